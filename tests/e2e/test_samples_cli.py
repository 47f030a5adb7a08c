"""The programme's samples at the command line: put in, listed, put away."""

from __future__ import annotations

import io
import json
from pathlib import Path

from app.cli import main


def run(store: Path, *arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main(["--lang", "en", "--db", str(store), *arguments], out=out, err=err)
    return code, out.getvalue(), err.getvalue()


def test_all_are_put_in_listed_and_put_away(tmp_path: Path) -> None:
    store = tmp_path / "auyl.sqlite3"
    assert run(store, "demo", "--programme") == (0, "Sample cases put in: 126.\n", "")
    rows = json.loads(run(store, "list", "--json")[1])
    assert len(rows) == 126
    assert all(row["sample"] for row in rows)
    assert run(store, "demo", "--programme")[1] == "Sample cases put in: 0.\n"
    assert run(store, "demo", "--put-away")[1].startswith("Samples taken out: 126;")
    assert json.loads(run(store, "list", "--json")[1]) == []


def test_the_two_wishes_exclude_each_other(tmp_path: Path) -> None:
    code, out, err = run(tmp_path / "auyl.sqlite3", "demo", "--programme", "--put-away")
    assert (code, out) == (2, "")
    assert err.startswith("auyl-koop: ")
