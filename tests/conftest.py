"""No test writes into the data folder of whoever runs it, or speaks his language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.i18n import current_language, use_language


@pytest.fixture(scope="session", autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the program's log and crash record a folder of the tests."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUYL_KOOP_DATA", str(folder))
        for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
            patch.delenv(variable, raising=False)
        patch.setenv("LANG", "C.UTF-8")
        yield folder


@pytest.fixture(autouse=True)
def same_language_after() -> Iterator[None]:
    """Let no test leave its language to the next one."""
    language = current_language()
    yield
    use_language(language)
