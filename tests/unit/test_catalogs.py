"""The catalogs: whole, without strange or half-done words, safe to fill, and kept by a tool."""

from __future__ import annotations

import gettext
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog as Messages
from babel.messages.mofile import write_mo
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.catalog import Catalog
from app.core.i18n import LANGUAGES, PLURALS, Translator, use_translator
from app.ui.menus import MENUS, Command
from tools import catalog as tool

PERCENT = re.compile(r"%(?:\(\w+\))?[a-z%]|%\d")
TRANSLATED = ("kk", "ru")


def pairs(language: str) -> Iterator[tuple[str, str]]:
    """Give every msgid with its translation; of counted ones every form with the plural."""
    for message in tool.read(language):
        if isinstance(message.id, str):
            if message.id:
                yield message.id, str(message.string)
        else:
            yield from ((message.id[-1], form) for form in message.string or ())


def fields(text: str) -> list[tuple[str, str, str]]:
    """Return every field with its format and conversion, sorted; ValueError where it is broken."""
    found = [
        (name, spec or "", conversion or "")
        for _literal, name, spec, conversion in string.Formatter().parse(text)
        if name is not None
    ]
    return sorted(found)


def test_the_catalogs_hold_what_the_code_says_and_nothing_else() -> None:
    assert tool.check() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_and_written_catalogs_are_the_same(language: str, tmp_path: Path) -> None:
    with (tmp_path / "new.mo").open("wb") as file:
        write_mo(file, tool.read(language))
    compiled = Catalog(tool.po_path(language).with_suffix(".mo"))
    fresh = Catalog(tmp_path / "new.mo")
    for message, text in pairs(language):
        assert compiled.gettext(message) == fresh.gettext(message)
        assert text


@pytest.mark.parametrize("language", TRANSLATED)
def test_fields_are_those_of_the_msgid(language: str) -> None:
    wrong = [
        (message, text)
        for message, text in pairs(language)
        if "{" in message + text
        and (fields(message) != fields(text) or any(not name for name, *_rest in fields(text)))
    ]
    assert not wrong


@pytest.mark.parametrize("language", TRANSLATED)
def test_percent_fields_are_those_of_the_msgid(language: str) -> None:
    wrong = [
        (message, text)
        for message, text in pairs(language)
        if re.search(r"%(?:\(\w+\))?[rsd](?!\w)|%\d", message)
        and sorted(PERCENT.findall(message)) != sorted(PERCENT.findall(text))
    ]
    assert not wrong


@pytest.mark.parametrize("language", TRANSLATED)
def test_breaks_blanks_and_endings_are_those_of_the_msgid(language: str) -> None:
    wrong = []
    for message, text in pairs(language):
        same = message.count("\n") == text.count("\n")
        same &= message[:1].isspace() == text[:1].isspace()
        same &= message[-1].isspace() == text[-1].isspace()
        same &= "\t" not in text
        same &= "  " not in text
        for ending in ("…", ":"):
            same &= message.rstrip().endswith(ending) == text.rstrip().endswith(ending)
        if not same:
            wrong.append((message, text))
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_menu_key_stands_before_a_letter_of_the_word(language: str) -> None:
    for message, text in pairs(language):
        keys = re.findall(r"&(?!&)(.?)", text.replace("&&", ""))
        assert len(keys) <= 1, text
        assert all(key.isalnum() for key in keys), text
        marked = bool(re.search(r"&\w", message.replace("&&", "")))
        assert bool(keys) == marked, (message, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_keys_differ_within_each_menu(language: str) -> None:
    say = Translator(language)
    menus = [[title for title, _entries in MENUS]]
    for _title, entries in MENUS:
        menus.append([e.text for e in entries if isinstance(e, Command) and e.code])
    menus[3] += ["&Colours", "Lan&guage"]
    for texts in menus:
        keys = [say(text).partition("&")[2][:1].casefold() for text in texts]
        assert len(set(keys)) == len(keys), (language, keys)


# -- counts ------------------------------------------------------------------------------------


@given(st.integers(min_value=0, max_value=10**7))
@settings(max_examples=200, deadline=None)
def test_the_form_of_a_count_is_what_gettext_takes(count: int) -> None:
    from gettext import c2py

    for forms, rule, form in PLURALS.values():
        assert form(count) == c2py(rule)(count)
        assert 0 <= form(count) < forms


def test_russian_counts() -> None:
    say = Translator("ru")

    def pages(count: int) -> str:
        text = say.counted(
            "Sent to the printer: {count} page.", "Sent to the printer: {count} pages.", count
        )
        return text.format(count=count)

    found = {count: pages(count).partition(": ")[2] for count in (1, 2, 5, 11, 12, 21, 22, 111)}
    assert found == {
        1: "1 страница.",
        2: "2 страницы.",
        5: "5 страниц.",
        11: "11 страниц.",
        12: "12 страниц.",
        21: "21 страница.",
        22: "22 страницы.",
        111: "111 страниц.",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_counted_sentence_has_its_forms(language: str) -> None:
    counted = [message for message in tool.read(language) if not isinstance(message.id, str)]
    assert counted
    say = Translator(language)
    for message in counted:
        one, many = tuple(message.id)
        said = {say.counted(one, many, count).replace("{count}", str(count)) for count in (1, 2, 5)}
        assert len(said) == 3, said
        assert len(tuple(message.string or ())) == PLURALS[language][0], message.string


def test_forms_are_found_as_the_standard_library_finds_them(tmp_path: Path) -> None:
    messages = Messages(locale="ru", charset="utf-8")
    messages.add("One file", "Один файл")
    messages.add(("{count} file", "{count} files"), ("{count} файл", "{count} файла", "{count} ф."))
    path = tmp_path / "messages.mo"
    with path.open("wb") as file:
        write_mo(file, messages)
    with path.open("rb") as file:
        standard = gettext.GNUTranslations(file)
    ours = Catalog(path)
    forms = ours.forms("{count} file", "{count} files")
    for count in (*range(30), 101, 111, 121):
        found = forms[PLURALS["ru"][2](count)]
        assert found == standard.ngettext("{count} file", "{count} files", count)
    assert ours.gettext("One file") == "Один файл"
    assert ours.forms("One file", "Files") == ()


def test_without_a_translation_english_counts() -> None:
    say = Translator("ru")
    assert say.counted("{count} cow", "{count} cows", 1) == "{count} cow"
    assert say.counted("{count} cow", "{count} cows", 21) == "{count} cows"


def test_a_shape_changes_every_sentence() -> None:
    say = Translator("kk", shape=lambda text: f"[{text}]")
    assert say("Home") == f"[{Translator('kk')('Home')}]"
    assert say("") == ""
    use_translator(Translator("kk"))


# -- the tool ----------------------------------------------------------------------------------


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the tool work on catalogs of this test."""
    monkeypatch.setattr(tool, "TRANSLATIONS", tmp_path / "translations")
    return tmp_path


def test_added_sentences_are_kept_with_all_their_forms(elsewhere: Path) -> None:
    lines = "Yes\tИә\tДа\n{n} cow\\p{n} cows\t{n} сиыр\t{n} корова\\p{n} коровы\\p{n} коров\n"
    (elsewhere / "new.tsv").write_text(lines, encoding="utf-8")
    tool.add([str(elsewhere / "new.tsv")])
    russian = Catalog(tool.po_path("ru").with_suffix(".mo"))
    assert russian.gettext("Yes") == "Да"
    assert russian.forms("{n} cow", "{n} cows") == ("{n} корова", "{n} коровы", "{n} коров")
    assert Catalog(tool.po_path("kk").with_suffix(".mo")).forms("{n} cow", "{n} cows") == (
        "{n} сиыр",
    )
    assert "Plural-Forms: nplurals=3" in tool.po_path("ru").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", ["One\tтек екеу", "{n} a\\p{n} b\t{n}\t{n}", "A\tБ\\pВ\tГ"])
def test_a_wrong_line_changes_nothing(elsewhere: Path, line: str) -> None:
    (elsewhere / "new.tsv").write_text(line, encoding="utf-8")
    with pytest.raises(SystemExit):
        tool.add([str(elsewhere / "new.tsv")])
    assert not tool.po_path("kk").exists()


def test_faults_are_named_and_update_mends_what_it_can(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = Messages()
    for message in ("Kept", "New", "Filled {count}", ("{count} cow", "{count} cows")):
        code.add(message)
    monkeypatch.setattr(tool, "extract", lambda: code)
    lines = (
        "Kept\tҚалды\tОсталось\nGone\tКетті\tУшло\nFilled {count}\tТолды {cont}\tПолно {count}\n"
    )
    (elsewhere / "new.tsv").write_text(lines, encoding="utf-8")
    tool.add([str(elsewhere / "new.tsv")])
    faults = tool.check()
    assert "kk: not in the program: 'Gone'" in faults
    assert "kk: other fields: 'Filled {count}'" in faults
    assert "ru: missing: 'New'" in faults
    tool.update()
    faults = tool.check()
    assert "ru: not translated: 'New'" in faults
    assert not any("Gone" in fault or fault.startswith("en") for fault in faults)
    kept = tool.read("ru")
    fuzzy = kept.get("Kept")
    assert fuzzy is not None
    fuzzy.flags.add("fuzzy")
    tool.write(tool.po_path("ru"), kept)
    assert "ru: fuzzy: 'Kept'" in tool.check()
