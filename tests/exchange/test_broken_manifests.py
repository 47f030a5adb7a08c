"""Every broken package of this group is refused with a sentence."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.broken import refused
from tests.exchange.broken_packages import LEAST, MANIFESTS, every

KINDS = {
    "a wrong value", "a key lacks", "a key twice", "a key too many", "no JSON of ours",
    "another version", "a file of another kind", "another size", "another hash", "another name",
    "a reference astray", "another purpose", "the same twice", "wrong ancestors", "too much",
    "a public copy with a case",
}  # fmt: skip


def test_no_key_of_a_manifest_takes_anything_else(tmp_path: Path) -> None:
    counted = refused(every(MANIFESTS), tmp_path)
    assert set(counted) == KINDS
    assert counted.total() >= LEAST["manifests"]
