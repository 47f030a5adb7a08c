"""What an office program makes of the Word files, where one is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools.docx_round_trip import SOFFICE, convert, differing, pages_of, write_papers

PAPERS = ["charter", "founding_minutes", "payment_sheet", "ballot"]


@pytest.mark.skipif(not shutil.which(SOFFICE), reason="LibreOffice is not installed")
def test_libreoffice_shows_every_word_on_as_many_pages(tmp_path: Path) -> None:
    written = write_papers(tmp_path, PAPERS)
    assert len(written) == 9
    convert([one.word for one in written], tmp_path / "word")
    for one in written:
        ours, theirs = pages_of(one.pdf), pages_of(one.laid_out)
        assert differing(" ".join(ours), " ".join(theirs)) == ""
        assert abs(len(ours) - len(theirs)) <= 1
        if "charter" in one.word.stem:
            assert f" {len(theirs) - 1} " in f" {theirs[-1]} ".replace("\r\n", " ")
