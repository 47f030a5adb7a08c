"""The wording's markup becomes blocks; mistakes name file and line."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from app.core.errors import WordingError
from app.documents import wording
from app.documents.blocks import (
    BackSheet,
    Blank,
    Clause,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    SignatureBlock,
    Space,
    Stamp,
    Table,
    Title,
    TitlePage,
    plain,
)
from app.documents.markup import parse_blocks
from app.documents.said import Said
from app.documents.tongue import BLANK
from app.documents.wording import render_text, render_wording, wording_version


def one_paragraph(source: str, **facts: object) -> Paragraph:
    (block,) = render_text(source, facts)
    assert isinstance(block, Paragraph)
    return block


def printed(source: str, **facts: object) -> str:
    return plain(one_paragraph(source, **facts).text)


# -- blocks --------------------------------------------------------------------------------


def test_chunks_become_blocks_in_order() -> None:
    blocks = parse_blocks(
        "= ХАТТАМА\n№ 1\n\n== Бірінші\n\n==! Нөмірсіз\n\n=== Кіші\n\n# Тармақ\n\n## бір\n\n"
        "### а\n\nМәтін\n\n! Шегініссіз\n\n@space 2\n\n@page\n\n@blank 2 қолы"
    )
    assert [type(block) for block in blocks] == [
        Title, Heading, Heading, Heading, Clause, Clause, Clause,
        Paragraph, Paragraph, Space, PageBreak, Blank,
    ]  # fmt: skip
    assert blocks[0] == Title((Run("ХАТТАМА"), Run("\n"), Run("№ 1")))
    assert blocks[9] == Space(2.0)
    assert blocks[11] == Blank((Run("қолы"),), 2)


def test_numbers_run_through_chapters_clauses_points_and_letters() -> None:
    source = "\n\n".join(
        ["== А", "# а", "## б", "### в", "### г", "## д", "# е", "## ж", "== З", "# и", "### к"]
    )
    numbers = [b.number for b in parse_blocks(source) if isinstance(b, Heading | Clause)]
    assert numbers == [
        "1.", "1.1.", "1)", "а)", "ә)", "2)", "1.2.", "1)", "2.", "2.1.", "а)",
    ]  # fmt: skip


def test_clauses_without_chapters_count_by_themselves() -> None:
    blocks = parse_blocks("# а\n\n# б\n\nМынадай:\n\n## бір\n\n## екі\n\nЖәне:\n\n## бір")
    assert [b.number for b in blocks if isinstance(b, Clause)] == ["1.", "2.", "1)", "2)", "1)"]


def test_an_unnumbered_heading_keeps_the_count() -> None:
    blocks = parse_blocks("== А\n\n==! Б\n\n== В\n\n# г")
    assert [b.number for b in blocks if isinstance(b, Heading | Clause)] == ["1.", "", "2.", "2.1."]


def test_references_point_forward_and_back() -> None:
    blocks = render_text(
        '== А [#chapter]\n\n# {{ ref("later") }}-тармақ, {{ ref("chapter") }}-тарау\n\n'
        "# б [#later]",
        {},
    )
    assert isinstance(blocks[1], Clause)
    assert plain(blocks[1].text) == "1.2-тармақ, 1-тарау"
    assert isinstance(blocks[2], Clause)
    assert (blocks[2].anchor, plain(blocks[2].text)) == ("later", "б")


def test_faces() -> None:
    text = one_paragraph("а **б** //в **г**// http://д").text
    assert text == (
        Run("а "),
        Run("б", bold=True),
        Run(" "),
        Run("в ", italic=True),
        Run("г", bold=True, italic=True),
        Run(" http://д"),
    )


@pytest.mark.parametrize(
    ("source", "align", "indent", "small"),
    [
        ("мәтін", "justify", True, False),
        ("! мәтін", "justify", False, False),
        ("!c мәтін", "center", False, False),
        ("!r мәтін", "right", False, False),
        ("!s мәтін", "justify", False, True),
        ("!cs мәтін", "center", False, True),
    ],
)
def test_paragraph_kinds(source: str, align: str, indent: bool, small: bool) -> None:
    block = one_paragraph(source)
    assert (block.align, block.indent, block.small) == (align, indent, small)
    assert plain(block.text) == "мәтін"


def test_a_signature_may_stay_with_what_is_below_it() -> None:
    kept, free = render_text("@sign [keep]\nТөраға | А. Б.\n\nСоңы", {})[0], signed()
    assert isinstance(kept, SignatureBlock)
    assert (kept.keep_with_next, len(kept.lines)) == (True, 1)
    assert not free.keep_with_next


def signed() -> SignatureBlock:
    block = render_text("@sign\nТөраға | А. Б.", {})[0]
    assert isinstance(block, SignatureBlock)
    return block


def test_lines_of_a_chunk_are_one_text_and_keep_is_taken_off() -> None:
    block = one_paragraph("бір\n  екі\tүш   төрт [keep]")
    assert plain(block.text) == "бір екі үш төрт"
    assert block.keep_with_next


def test_a_mark_begins_a_block_without_an_empty_line() -> None:
    source = "{% for item in items %}\n## {{ item }};\n{% endfor %}\nсоңы"
    blocks = render_text(source, {"items": ["бір", "екі"]})
    assert [plain(b.text) for b in blocks if isinstance(b, Clause)] == ["бір;", "екі; соңы"]


def test_table() -> None:
    (table,) = parse_blocks(
        "@table 1,4,2 [height=9] [nolines] [normal]\n|| № | Аты | Қолы\n| > 1 | ^ Ахмет | \n"
        "\n|* {2} Барлығы | 2 |"
    )
    assert isinstance(table, Table)
    assert (table.widths, table.row_height_mm) == ((1, 4, 2), 9)
    assert (table.lines, table.small) == (False, False)
    assert [plain(cell.text) for cell in table.head[0].cells] == ["№", "Аты", "Қолы"]
    assert {cell.align for cell in table.head[0].cells} == {"center"}
    first, last = table.rows
    assert [cell.align for cell in first.cells] == ["right", "center", "left"]
    assert [plain(cell.text) for cell in first.cells] == ["1", "Ахмет", ""]
    assert (last.bold, [cell.span for cell in last.cells]) == (True, [2, 1])
    assert [plain(cell.text) for cell in last.cells] == ["Барлығы", "2"]


def test_rows_without_options_share_the_width_and_are_filled_up() -> None:
    (table,) = parse_blocks("| а | б | в\n| г")
    assert isinstance(table, Table)
    assert list(table.widths) == [1, 1, 1]
    assert [len(row.cells) for row in table.rows] == [3, 3]


def test_stamp_signatures_back_sheet_and_title_page() -> None:
    blocks = parse_blocks(
        "@titlepage\ntop: БЕКІТІЛГЕН\ntop: № 1\n\n= ЖАРҒЫ\n\nfoot: 2026 жыл\n@end\n"
        "@stamp\n1-қосымша\nекінші жол\n\n@sign\nТөраға | А. Б.\nХатшы\n\n@back\n{pages} парақ"
    )
    page, stamp, sign, back = blocks
    assert isinstance(page, TitlePage)
    assert [plain(line) for line in page.top] == ["БЕКІТІЛГЕН", "№ 1"]
    assert page.middle == (Title((Run("ЖАРҒЫ"),)),)
    assert [plain(line) for line in page.foot] == ["2026 жыл"]
    assert isinstance(stamp, Stamp)
    assert [plain(line) for line in stamp.lines] == ["1-қосымша", "екінші жол"]
    assert isinstance(sign, SignatureBlock)
    assert [(plain(s.role), plain(s.name)) for s in sign.lines] == [
        ("Төраға", "А. Б."),
        ("Хатшы", ""),
    ]
    assert isinstance(back, BackSheet)
    assert plain(back.lines[0]) == "{pages} парақ"


# -- values ----------------------------------------------------------------------------------


def test_sources_reach_blocks_rows_and_signatures() -> None:
    blocks = render_text(
        "{{ name|upper }} {{ day }} {{ name }}\n\n"
        "@table 1,1\n| {{ name }} | {{ day }}\n| {{ day }} | б\n\n"
        "@sign\n{{ role }} | {{ name }}\n\n"
        "@titlepage\ntop: {{ day }}\n\n= {{ name }}\n@end",
        {
            "name": Said("Сүт", "name.proper"),
            "day": Said("ертең", "meeting.date"),
            "role": Said("Төраға", "r"),
        },
    )
    text, table, sign, page = blocks
    assert isinstance(text, Paragraph)
    assert text.sources == ("name.proper", "meeting.date")
    assert plain(text.text) == "СҮТ ертең Сүт"
    assert isinstance(table, Table)
    assert [row.sources for row in table.rows] == [
        ("name.proper", "meeting.date"),
        ("meeting.date",),
    ]
    assert isinstance(sign, SignatureBlock)
    assert sign.lines[0].sources == ("r", "name.proper")
    assert isinstance(page, TitlePage)
    assert page.sources == ("meeting.date",)
    assert isinstance(page.middle[0], Title)
    assert page.middle[0].sources == ("name.proper",)


@pytest.mark.parametrize(
    "expression",
    [
        "name|gen", "name|dat('phrase')", "name|capfirst", "name|replace('а', 'б')",
        "name ~ ' б'", "[name, name]|join", "(name|lines)[0]", "name|default('жоқ')",
        "name|blank(5)",
    ],
)  # fmt: skip
def test_filters_keep_the_source(expression: str) -> None:
    block = one_paragraph(f"{{{{ {expression} }}}}", name=Said("ауыл", "name.x"))
    assert block.sources == ("name.x",)


def test_a_text_of_several_answers_has_all_their_sources() -> None:
    facts = {"a": Said("а", "x"), "b": Said("б", "y")}
    assert one_paragraph("{{ a ~ ' ' ~ b }}", **facts).sources == ("x", "y")
    assert one_paragraph("{{ [a, b]|join(', ') }}", **facts).sources == ("x", "y")


def test_letters_of_ready_wording_change_but_not_its_sources() -> None:
    macro = "{% macro m() %}{{ a }} {{ b }}{% endmacro %}"
    facts = {"a": Said("ауыл", "a.x"), "b": Said("кент", "b.y")}
    upper = one_paragraph(macro + "{{ m()|upper }}", **facts)
    assert (plain(upper.text), upper.sources) == ("АУЫЛ КЕНТ", ("a.x", "b.y"))
    first = one_paragraph(macro + "{{ m()|capfirst }}", **facts)
    assert (plain(first.text), first.sources) == ("Ауыл кент", ("a.x", "b.y"))


def test_what_is_not_known_is_a_blank_with_its_source() -> None:
    block = one_paragraph("Күні: {{ day }}, {{ none_known }}", day=Said("", "d"), none_known=None)
    assert plain(block.text) == f"Күні: {BLANK}, {BLANK}"
    assert block.sources == ("d",)
    assert printed("{{ day|gen }} {{ day|longdate }} {{ day|money }}", day=Said("", "d")) == (
        " ".join([BLANK] * 3)
    )
    (wide,) = render_text(
        "{{ day }}{% if blanks %} (қолмен){% endif %}", {"day": None}, blanks=True
    )
    assert isinstance(wide, Paragraph)
    assert plain(wide.text) == f"{wording.WIDE_BLANK} (қолмен)"
    assert printed("{{ day|blank(3) }}", day=None) == "___"


def test_defaults_and_empty_plain_text_print_nothing_of_their_own() -> None:
    assert printed("а{{ x|default('') }}{{ '' }}б{{ x|default('в') }}", x=Said("", "x")) == "абв"


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("day|longdate", "2026 жылғы 23 қараша"),
        ("typed|longdate", "2026 жылғы 23 қараша"),
        ("said_day|citeddate", "2026 жылғы 23 қарашадағы"),
        ("day|dateuntil", "2026 жылғы 23 қарашаға дейін"),
        ("day", "2026 жылғы 23 қараша"),
        ("said_day", "2026 жылғы 23 қараша"),
        ("wrong|longdate", "32.13.2026"),
        ("hour|clock", "10:30"),
        ("'9:05'|clock", "09:05"),
        ("'25:70'|clock", "25:70"),
        ("2162550|money", "21 625,50 теңге"),
        ("tiyn|money", "21 625 теңге"),
        ("tiyn|moneywords", "жиырма бір мың алты жүз жиырма бес теңге"),
        ("3|ordinal", "3-ші"),
        ("7|poss3", "7-сі"),
        ("27600000|number", "27 600 000"),
        ("'34'|numwords", "отыз төрт"),
        ("'ауданы'|gen", "ауданының"),
        ("'а' ~ 5 ~ none", "а5"),
    ],
)
def test_filters(expression: str, wanted: str) -> None:
    facts: dict[str, object] = {
        "day": date(2026, 11, 23),
        "typed": "23.11.2026",
        "said_day": Said.of(date(2026, 11, 23), "d"),
        "wrong": "32.13.2026",
        "hour": time(10, 30),
        "tiyn": Said.of(2_162_500, "m"),
    }
    assert printed(f"{{{{ {expression} }}}}", **facts).replace("\u00a0", " ") == wanted


def test_macros_and_includes_give_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "forms"
    (root / "common").mkdir(parents=True)
    (root / "paper").mkdir()
    (root / "common" / "who.txt").write_text("**{{ name }}**{{ br }}жол", encoding="utf-8")
    (root / "paper" / "kk.txt").write_text(
        "{% macro strong(x) %}//{{ x }}//{% endmacro %}\n"
        '{{ strong(name) ~ name }} {% include "common/who.txt" %}\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(wording, "resources_dir", lambda: tmp_path)
    (block,) = render_wording("paper", "kk", {"name": Said("А & <b>", "n")})
    assert isinstance(block, Paragraph)
    assert block.text == (
        Run("А & <b>", italic=True),
        Run("А & <b> "),
        Run("А & <b>", bold=True),
        Run("\nжол"),
    )
    before = wording_version("paper", "kk")
    assert len(before) == 12
    (root / "common" / "who.txt").write_text("басқа", encoding="utf-8")
    wording._version.cache_clear()
    assert wording_version("paper", "kk") != before


# -- mistakes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "place", "why"),
    [
        ("а\n\nб {{ nobody }}", 3, "nobody"),
        ("а\n\n{% if %}", 3, "expression"),
        ("а\n\n\n{{ x.y.z }}", 4, "y"),
        ("а\n\n@nosuch x", 3, "@nosuch"),
        ("{% if true %}\nа\n\nб **в\n{% endif %}", 4, r"\*\*"),
        ("а\n\n@table 1\n| а | б", 4, "2 cells"),
        ("@table 1\n| а\nмәтін", 3, "begins with"),
        ("@table a,b\n| а", 1, "numbers"),
        ("@table 1 [wide]\n| а", 1, "option"),
        ("@table 1,2", 1, "no rows"),
        ("а\n\n{{ ref('nowhere') }}", 3, "nowhere"),
        ("# а [#x]\n\n# б [#x]", 3, "twice"),
        ("@titlepage\n\nа", 1, "without @end"),
        ("а\n\n@end", 3, "without @titlepage"),
        ("а\n\n@space much", 3, "not a number"),
        ("{{ '5'|money }}", 1, "tiyn"),
        ("{{ 'x'|ordinal }}", 1, "whole number"),
        ("а\n\n!q б", 3, "!q"),
        ("{{ x|safe }}", 1, "safe"),
        ("{{ x.__class__ }}", 1, "unsafe"),
        ('{% include "no/such.txt" %}', 1, "no/such"),
    ],
)
def test_a_mistake_names_its_line(source: str, place: int, why: str) -> None:
    with pytest.raises(WordingError, match=why) as caught:
        render_text(source, {"x": Said("х", "x")}, name="text")
    assert str(caught.value).startswith(f"text:{place}:") or why == "no/such"


def test_a_mistake_in_an_included_file_names_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "forms" / "common").mkdir(parents=True)
    (tmp_path / "forms" / "common" / "a.txt").write_text("\nа\n\n**б\n", encoding="utf-8")
    (tmp_path / "forms" / "common" / "b.txt").write_text("\nа\n\n{{ zz }}\n", encoding="utf-8")
    monkeypatch.setattr(wording, "resources_dir", lambda: tmp_path)
    with pytest.raises(WordingError, match=r"^common/a\.txt:4: "):
        render_text('х\n\n{% include "common/a.txt" %}', {})
    with pytest.raises(WordingError, match=r"^common/b\.txt:4: "):
        render_text('х\n\n{% include "common/b.txt" %}', {})


@pytest.mark.parametrize("key", ["no_such_paper", "../secret", "a/b", ""])
def test_a_wording_that_is_not_there(key: str) -> None:
    with pytest.raises(WordingError):
        render_wording(key, "kk", {})
    with pytest.raises(WordingError):
        wording_version(key, "kk")
