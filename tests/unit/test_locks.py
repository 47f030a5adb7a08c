"""What is locked installs on the oldest Python that the README promises: Debian 12's."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parents[2]
DEBIAN_12 = "3.11.2"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_takes_the_python_of_debian_12(lock: str) -> None:
    names = re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
    assert len(names) > 15
    refusing = {
        name: wanted
        for name in names
        for wanted in metadata.distribution(name).metadata.get_all("Requires-Python") or ()
        if not SpecifierSet(wanted).contains(DEBIAN_12)
    }
    assert refusing == {}
