"""Every broken package of this group is refused with a sentence."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.broken import refused
from tests.exchange.broken_packages import ARCHIVES, LEAST, every

KINDS = {
    "a bad name", "a name that is not UTF-8", "one name twice", "one entry twice", "a file lacks",
    "a file more", "another order", "another content", "content of another kind",
    "a wrong signature", "another key", "a weak key", "a lie in the header, central",
    "a lie in the header, local", "a lie in the header, both", "a lie at the end", "a gap",
    "an extra field", "a comment", "two names", "not listed", "not written", "a link",
    "a folder or device", "bytes after the end of a file", "no end of a file", "ZIP64", "two ends",
    "two directories", "something before", "the same, packed otherwise", "a bomb",
    "overlapping entries", "archives in archives", "too many files", "endless sizes",
    "another lock", "locked, but no package", "locked inside",
    "a manifest that is deflated",
}  # fmt: skip


def test_no_archive_made_to_harm_is_taken(tmp_path: Path) -> None:
    counted = refused(every(ARCHIVES), tmp_path)
    assert set(counted) == KINDS
    assert counted.total() >= LEAST["archives"]
    assert [path.name for path in tmp_path.rglob("*")] == []
