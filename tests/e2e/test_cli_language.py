"""The command line speaks: which language, argparse's own words too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import cli_options
from app.core import usage
from app.core.i18n import LANGUAGES, Translator, current_language, use_language
from app.services.settings import SettingsService
from app.services.store import Store
from app.ui import hints
from tests.e2e.terminal import CLOCK, Terminal

ENGLISH = re.compile(r"\b(usage|positional|options|show this|required|invalid|expected|choose)\b")


@pytest.fixture(autouse=True)
def kazakh_again() -> Iterator[None]:
    yield
    use_language("kk")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "store.sqlite3")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("frob",),
        ("documents",),
        ("show", "1", "2"),
        ("--lang", "de", "list"),
        ("list", "--frob"),
        ("show",),
        ("--db",),
        ("list", "--json=1"),
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_wrong_usage_is_told_without_english(
    terminal: Terminal, language: str, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", f"{language}_KZ.UTF-8")
    assert terminal.run(*arguments) == 2
    assert terminal.err.strip()
    assert not ENGLISH.search(terminal.err), terminal.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_in_the_language(language: str) -> None:
    use_language(language)
    parser = cli_options.build_parser()
    pages = [parser.format_help(), parser.format_usage()]
    say = Translator(language)
    assert pages[0].startswith(say("usage: "))
    assert say("show this help message and exit") in " ".join(pages[0].split())
    assert say("positional arguments") in pages[0]
    if language != "en":
        assert not any(ENGLISH.search(page) for page in pages)


def test_the_words_of_argparse_are_still_argparse_s() -> None:
    import argparse
    import inspect

    source = inspect.getsource(argparse)
    for word in usage.WORDS:
        assert word.split("%")[0].strip().rstrip(" (") in source, word


def test_the_language_is_the_option_s_then_the_window_s_then_the_system_s(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    terminal.run("list")
    assert current_language() == "en"
    hints.save(tmp_path, hints.Hints(language="ru"))
    terminal.run("list")
    assert current_language() == "ru"
    terminal.run("--lang", "kk", "list")
    assert current_language() == "kk"
    terminal.run("--lang=en", "list")
    assert current_language() == "en"


def test_a_store_that_was_carried_here_brings_its_language(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "store.sqlite3", CLOCK)
    service = SettingsService(store)
    assert service.chosen("language") == ""
    service.set("language", "ru")
    assert service.chosen("language") == "ru"
    store.close()
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    terminal.run("list")
    assert current_language() == "ru"
