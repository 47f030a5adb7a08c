"""Every broken package of this group is refused with a sentence."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.broken import refused
from tests.exchange.broken_packages import BYTES, LEAST, every

KINDS = {
    "flipped", "flipped, list", "one bit", "cut off", "begins late", "bytes added", "bytes gone",
    "zeros", "bytes twice", "swapped", "something before", "something after", "two halves",
    "something else", "noise", "locked, flipped", "locked, cut off", "locked, bytes added",
    "another password",
}  # fmt: skip


def test_no_byte_can_be_another_one(tmp_path: Path) -> None:
    counted = refused(every(BYTES), tmp_path)
    assert set(counted) == KINDS
    assert counted.total() >= LEAST["bytes"]


def test_with_the_other_groups_they_are_enough() -> None:
    assert sum(LEAST.values()) >= 20_000
