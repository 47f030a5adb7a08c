"""Write the sample cases: three showcases, and the 123 invented ones of the programme's figures.

All are ordinary case files in ``resources/samples/programme``. Whatever is not on the programme's
slides is invented and marked «үлгі»: patronymics, names, okrugs, numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.exchange.case_file import CaseFile, dump
from tools.samples.showcases import SHOWCASES, case_of
from tools.samples.statistics import invented_cases

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "samples" / "programme"


def files() -> Iterator[tuple[str, CaseFile]]:
    """Give the name of every file with its case."""
    for showcase in SHOWCASES:
        yield f"{showcase.stem}.json", case_of(showcase)
    for stem, case in invented_cases():
        yield f"{stem}.json", case


def main() -> None:
    """Write the files and take away what no case stands for any more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = dict(files())
    for path in FOLDER.glob("*.json"):
        if path.name not in made:
            path.unlink()
    for name, case in made.items():
        (FOLDER / name).write_text(dump(case), encoding="utf-8")
    print(f"{FOLDER}: {len(made)}")


if __name__ == "__main__":
    main()
