"""All Kazakh of the program is spelled as hunspell-kk or a person who read it says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.kazakh import dates, numbers, sort_key
from tests.language.papers_text import all_printed
from tools import spelling
from tools.spelling import Reader, Slip, Text

MONTH_FORMS = (
    dates.long_date,
    dates.cited_date,
    dates.date_on,
    dates.date_until,
    dates.date_from,
)
COUNTS = (*range(1, 101), 200, 1_000, 1_000_000, 1_000_000_000)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(spelling.word_list())


@pytest.fixture(scope="module")
def found(reader: Reader) -> list[Slip]:
    """What is wrong in all Kazakh of the program; the reader knows then which words were needed."""
    texts = [*spelling.everything(), *(Text(place, line) for place, line in all_printed())]
    texts += [
        Text("a date", form(date(2026, month, 3))) for form in MONTH_FORMS for month in range(1, 13)
    ]
    texts += [
        Text("a number", words(count))
        for words in (numbers.number_in_words, numbers.ordinal_in_words)
        for count in COUNTS
    ]
    return [slip for text in texts for slip in reader.slips(text)]


def test_every_word_and_sign_is_right(found: list[Slip]) -> None:
    assert sorted({str(slip) for slip in found}) == []


def test_the_list_holds_only_words_that_are_needed(reader: Reader, found: list[Slip]) -> None:
    assert found == []
    assert sorted(set(spelling.word_list()) - reader.used) == []


def test_the_list_is_in_order_and_names_each_word_once() -> None:
    groups = spelling.word_groups()
    assert len(groups) == 8
    for group in groups:
        assert group == sorted(group, key=sort_key)
    words = spelling.word_list()
    assert len(words) == len(set(words))


def test_the_sources_of_the_text_are_all_read() -> None:
    places = {text.place.split(":")[0].split(" ")[0] for text in spelling.everything()}
    assert {
        "charter/kk.txt",
        "founding_minutes/agenda.kk.txt",
        "founding_minutes/decisions/kk.txt",
        "words/kk.txt",
        "catalog",
        "reference/oblasts.json",
        "samples/maitobe-sut.json",
        "app/forms/founding/founders.py",
    } <= places
    assert not any("ru.txt" in place for place in places)


@pytest.mark.parametrize(
    ("text", "fault", "word"),
    [
        ("құрылтай жиналысының хатамасы", "not in the dictionary", "хатамасы"),
        ("кооперативінін мүшесі", "not in the dictionary", "кооперативінін"),
        ("ауыл шаруашылыгы", "not in the dictionary", "шаруашылыгы"),
        ("түлкібас ауданы", "not in the dictionary", "түлкібас"),
        ("құрылтaй шарты", "a Latin letter in a Kazakh word", "құрылтaй"),
        ("жарғы  бекітілсін", "two spaces", "жарғы  бекітілсін"),
        ('"жарғы" бекітілсін', "a quote that is not «»", '"'),
        ("жоғары орган - жалпы жиналыс", "a hyphen for a dash", "-"),
        ("жоғары орган — жалпы жиналыс", "a hyphen for a dash", "—"),
        ("жоғары орган –жалпы жиналыс", "a dash with one space", "–"),
        ("шарты , жарғы", "a space before a sign", ","),
        ("( жарғы)", "a space inside brackets or quotes", "( "),
        ("жарғы,шарт", "no space", ","),
        ("жарғы бекітілсін..", "a sign twice", ".."),
    ],
)
def test_a_slip_is_seen(reader: Reader, text: str, fault: str, word: str) -> None:
    slips = list(reader.slips(Text("here", text)))
    assert [slip.fault for slip in slips].count(fault) >= 1
    assert any(slip.fault == fault and word in slip.word for slip in slips)


@pytest.mark.parametrize(
    "text",
    [
        "«Майтөбе Сүт» АӨК, БСН 230340000007; 35-баптың 2 және 4-тармақтары",
        "20___ жылғы «____» ____________ қабылданды.",
        "МАЙТӨБЕ – ТҮЛКІБАС АУДАНЫ",
        "Excel файлын (*.xlsx) ашыңыз…",
    ],
)
def test_what_is_right_passes(reader: Reader, text: str) -> None:
    assert list(reader.slips(Text("here", text))) == []


def test_a_wording_is_read_without_its_code() -> None:
    source = (
        "{# ескерту #}\n"
        '# {% if seal %}Мөрдің {{ tell("seal", "дөңгелек мөрі") }} болады{% endif %} [keep]\n'
        "@table 1,4,2 [height=9]\n"
        "|| № | > Қолы | **Сомасы**\n"
    )
    read = [(text.place, text.text) for text in spelling.wording_lines("x", source)]
    gap = spelling.GAP
    assert read == [
        ("x:2", "дөңгелек мөрі"),
        ("x:2", f"{gap}Мөрдің {gap} болады{gap}"),
        ("x:4", "Қолы"),
        ("x:4", "Сомасы"),
    ]
    pairs = spelling.wording_lines("x", "iin = ЖСН\n", pairs=True)
    assert [text.text for text in pairs] == ["ЖСН"]


def test_strings_of_code_are_read_and_its_comments_are_not() -> None:
    source = '"""Жарғы."""\nx = "Құрылтай {name} шарты"  # ескерту\nf(name_ru="Устав")\n'
    assert list(spelling.code_strings(source)) == [(2, f"Құрылтай {spelling.GAP} шарты")]


def test_the_dictionary_carries_its_licence_and_is_not_shipped() -> None:
    from build_installer import DATA

    folder = spelling.DICTIONARY.parent
    assert "MPL" in (folder / "copyright").read_text(encoding="utf-8")
    assert "MOZILLA PUBLIC LICENSE" in (folder / "MPL-1.1").read_text(encoding="utf-8")
    assert not any(folder.is_relative_to(spelling.ROOT / shipped) for shipped in DATA)


def test_a_word_is_added_to_its_group_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# Words.\n\n# -- abbreviations\nАЕК  # x\n\n# -- window: forms\nуа\n", "utf-8")
    monkeypatch.setattr(spelling, "WORD_LIST", path)
    spelling.add("window", ["әк", "яки"])
    assert path.read_text("utf-8") == (
        "# Words.\n\n# -- abbreviations\nАЕК  # x\n\n# -- window: forms\nәк\nуа\nяки\n"
    )
    assert spelling.word_groups() == [["АЕК"], ["әк", "уа", "яки"]]
    with pytest.raises(SystemExit):
        spelling.add("nothing", ["әк"])
