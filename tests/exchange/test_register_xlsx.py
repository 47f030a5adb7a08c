"""The desk's workbook leaves nothing of anybody beside itself, also after it was killed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.exchange.register_xlsx import SheetColumn, write_table

MADE = datetime(2026, 11, 24, tzinfo=UTC)
NAME = SheetColumn("Атауы", "text", 30.0)


def write(path: Path, rows: Iterator[tuple[str]]) -> int:
    return write_table(path, "Кооперативтер", [NAME], rows, lambda: [None], made=MADE)


def test_what_a_killed_process_left_goes_with_the_next_writing(tmp_path: Path) -> None:
    path = tmp_path / "view.xlsx"

    def killed() -> Iterator[tuple[str]]:
        yield ("Майтөбе Сүт",)
        for left in list(tmp_path.iterdir()):  # as it would stay
            copy = left.with_name(left.name.replace("view.xlsx-", "view.xlsx-killed"))
            if left.is_dir():
                copy.mkdir()
                (copy / "sheet1").write_bytes(b"names")
            else:
                copy.write_bytes(b"names")
        assert len(list(tmp_path.iterdir())) == 4
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(path, killed())
    assert len(list(tmp_path.iterdir())) == 2
    assert write(path, iter([("Майтөбе Сүт",)])) == 1
    assert list(tmp_path.iterdir()) == [path]
