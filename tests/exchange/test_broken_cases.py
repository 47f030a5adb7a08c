"""Every broken package of this group is refused with a sentence."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.broken import refused
from tests.exchange.broken_packages import CASES, LEAST, every

KINDS = {
    "an answer that cannot be", "a field that cannot be", "a record that cannot be",
    "a case file that cannot be", "a case file cut off", "another case than the manifest says",
    "a sample",
}  # fmt: skip


def test_no_case_file_that_cannot_be_is_taken(tmp_path: Path) -> None:
    counted = refused(every(CASES), tmp_path)
    assert set(counted) == KINDS
    assert counted.total() >= LEAST["cases"]
