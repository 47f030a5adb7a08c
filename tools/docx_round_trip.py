"""Word files of the sample's papers through LibreOffice, beside our own PDFs, page by page.

``python -m tools.docx_round_trip OUT [--only charter,ballot] [--language kk_ru]`` writes every
paper in every language as DOCX and as PDF, has soffice lay the DOCX out, and puts both pages side
by side: above our PDF, below LibreOffice's, in one picture a paper. It prints how many pages each
has and which words only one of them has; the exit code is 1 when there are any.

soffice runs with a profile of its own and is no part of the program.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

from app.domain.case import read_case
from app.forms.registry import WORDED
from app.services.papers import PaperService
from app.services.reference import load_reference
from app.services.samples import read_sample

if TYPE_CHECKING:
    from PIL.Image import Image

SOFFICE = "soffice"
TODAY = date(2026, 12, 10)
_SCALE = 60 / 72
_SECONDS = 300
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Written:
    """One paper in one language: its Word file and our PDF."""

    word: Path
    pdf: Path

    @property
    def laid_out(self) -> Path:
        """The PDF that LibreOffice makes of the Word file."""
        return self.word.with_suffix(".pdf")


def main() -> int:
    """Write, convert, compare; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="keys of papers, with commas")
    parser.add_argument("--language", default="", help="kk, ru or kk_ru")
    chosen = parser.parse_args()
    if not shutil.which(SOFFICE):
        print("soffice is not installed: nothing to compare with", file=sys.stderr)
        return 2
    wanted = [key for key in chosen.only.split(",") if key]
    written = write_papers(chosen.out, wanted, chosen.language)
    convert([one.word for one in written], chosen.out / "word")
    return max((compare(one, chosen.out) for one in written), default=0)


def write_papers(out: Path, keys: list[str], language: str = "") -> list[Written]:
    """Write the sample's papers, each in each of its languages, as Word file and as PDF."""
    case = read_case(read_sample().answers, load_reference(), TODAY)
    service = PaperService()
    for folder in ("word", "pdf"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    found = []
    for form in WORDED:
        for one in form.languages:
            if (keys and form.key not in keys) or language not in ("", one):
                continue
            stem = f"{form.number}_{form.key}_{one}"
            made = Written(out / "word" / f"{stem}.docx", out / "pdf" / f"{stem}.pdf")
            made.word.write_bytes(service.file_to_change(case, form.key, language=one))
            made.pdf.write_bytes(service.render(case, form.key, language=one).pdf)
            found.append(made)
    return found


def convert(files: list[Path], out: Path) -> None:
    """Have soffice make PDFs of Word files; raise when it fails or takes minutes."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                SOFFICE,
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(out),
                *map(str, files),
            ],
            check=True,
            capture_output=True,
            timeout=_SECONDS,
        )


def compare(written: Written, out: Path) -> int:
    """Print what differs between both PDFs, make the picture; return 1 when words do."""
    ours, theirs = pages_of(written.pdf), pages_of(written.laid_out)
    picture = out / f"{written.word.stem}.png"
    above, below = pictures(written.pdf), pictures(written.laid_out)
    side_by_side(above, below).save(picture)
    differ = differing(" ".join(ours), " ".join(theirs))
    print(f"{written.word.stem}: {len(ours)} / {len(theirs)} pages{differ and f', {differ}'}")
    return 1 if differ else 0


def pages_of(pdf: Path) -> list[str]:
    """Return the text of each page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def differing(ours: str, theirs: str) -> str:
    """Return the words that only one of two texts has; how often one stands follows the pages."""
    one, other = (set(_WORD.findall(text)) for text in (ours, theirs))
    lost, new = sorted(one - other), sorted(other - one)
    parts = [f"lost: {' '.join(lost)}" if lost else "", f"new: {' '.join(new)}" if new else ""]
    return "; ".join(filter(None, parts))


def pictures(pdf: Path) -> list[Image]:
    """Return each page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=_SCALE).to_pil() for page in document]
    finally:
        document.close()


def side_by_side(above: list[Image], below: list[Image]) -> Image:
    """Return two rows of pages as one picture."""
    from PIL import Image as Pictures

    width = max(page.width for page in (*above, *below))
    height = max(page.height for page in (*above, *below))
    sheet = Pictures.new("RGB", (width * max(len(above), len(below)), height * 2), "gray")
    for row, pages in enumerate((above, below)):
        for column, page in enumerate(pages):
            sheet.paste(page, (column * width, row * height))
    return sheet


if __name__ == "__main__":
    raise SystemExit(main())
