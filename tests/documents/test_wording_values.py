"""No value of any kind can act as markup, make a block or change another block."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import (
    BackSheet,
    Block,
    Clause,
    Heading,
    Inline,
    Paragraph,
    SignatureBlock,
    Stamp,
    Table,
    Title,
    TitlePage,
    plain,
)
from app.documents.protect import clean, protect, reveal, take_sources
from app.documents.said import Said
from app.documents.tongue import BLANK
from app.documents.wording import render_text

WORDING = """= {{ v }}
{{ v }}

== {{ v }} [#a]

# {{ v }} {{ ref("a") }}

{{ v }}

!c **{{ v }}**

@table 1,2
|| {{ v }} | б
| {{ v }} | ^ {{ v }}

@stamp
{{ v }}
{{ v }}

@sign
{{ v }} | {{ v }}

@titlepage
top: {{ v }}

{{ v }}

foot: {{ v }}
@end

@back
{{ v }}
"""
KINDS = [Title, Heading, Clause, Paragraph, Paragraph, Table, Stamp, SignatureBlock, TitlePage]
HOSTILE = (
    "**x**",
    "//x//",
    "|",
    "a|b|c",
    "| x",
    "|| x",
    "|* x",
    "# x",
    "## x",
    "= x",
    "== x",
    "! x",
    "!c x",
    "@sign",
    "@table 1",
    "@page",
    "@end",
    "@titlepage",
    "{{ 7*7 }}",
    "{% if %}",
    "{# x #}",
    "{2} x",
    "> x",
    "^ x",
    "<b>x</b>",
    "<para>",
    "&amp; &lt;",
    "[#a]",
    "x [#a]",
    "[keep]",
    "top: x",
    "foot:",
    "{pages}",
    "a\n\n# b",
    "a\r\n\r\n@page\r\n",
    "\u2028\u2028x",
    "\x00\x07x",
    "\ue100x\ue101",
    "\ue105a\ue106",
    "\ue023 x",
    "\ue107",
    "x\u202ey",
    "x\u200by",
    "%s %(x)s",
    "{0}",
    "\\",
    "\\n",
    "$x$",
    "' OR 1=1 --",
    "=SUM(A1)",
    "../../etc",
    "Й",
    "é́́",
    "🐄 сиыр",
    "\ufeffx",
    "\ud800",
    "а" * 300,
)


def every_inline(block: Block) -> list[Inline]:
    """Return all texts of a block."""
    match block:
        case Title() | Heading() | Clause() | Paragraph():
            return [block.text]
        case Table():
            return [cell.text for row in (*block.head, *block.rows) for cell in row.cells]
        case Stamp() | BackSheet():
            return list(block.lines)
        case SignatureBlock():
            return [text for line in block.lines for text in (line.role, line.name)]
        case TitlePage():
            inner = [text for part in block.middle for text in every_inline(part)]
            return [*block.top, *inner, *block.foot]
    raise AssertionError(block)


def shape(blocks: tuple[Block, ...]) -> list[tuple[type, int]]:
    """Return what does not depend on the value: kinds and numbers of texts."""
    return [(type(block), len(every_inline(block))) for block in blocks]


def check(value: str) -> None:
    plain_shape = shape(render_text(WORDING, {"v": Said("мән", "x.y")}))
    blocks = render_text(WORDING, {"v": Said(value, "x.y")})
    printed = " ".join(part for part in clean(value).split(" ") if part)
    if not printed.strip():
        clause = blocks[2]
        assert isinstance(clause, Clause)
        assert plain(clause.text) == f"{BLANK} 1"
        return
    assert shape(blocks) == plain_shape
    assert [type(block) for block in blocks[:-1]] == KINDS
    clause, back = blocks[2], blocks[-1]
    assert isinstance(clause, Clause)
    assert plain(clause.text) == f"{printed} 1"
    assert clause.number == "1.1."
    assert clause.sources == ("x.y",)
    assert isinstance(blocks[4], Paragraph)
    assert plain(blocks[4].text).strip(" ") == printed
    assert {run.bold for run in blocks[4].text} == {True}
    table = blocks[5]
    assert isinstance(table, Table)
    assert [plain(cell.text) for cell in table.rows[0].cells] == [printed, printed]
    assert [cell.align for cell in table.rows[0].cells] == ["left", "center"]
    assert isinstance(back, BackSheet)
    assert plain(back.lines[0]) == printed
    for text in (text for block in blocks for text in every_inline(block)):
        assert not any(
            unicodedata.category(one) in ("Cc", "Co") for one in plain(text) if one != "\n"
        )


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_stay_plain(value: str) -> None:
    check(value)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_value_stays_plain(value: str) -> None:
    check(value)


@settings(max_examples=60, deadline=None)
@given(st.text("*/|#=!@[]{}<>^&%-+.:\n\r\t \\\"'аx1", max_size=30))
def test_any_value_of_signs_stays_plain(value: str) -> None:
    check(value)


def test_a_value_cannot_ask_for_the_count_of_pages() -> None:
    (back,) = render_text("@back\n{pages} {{ v }}", {"v": "{pages}"})
    assert isinstance(back, BackSheet)
    assert plain(back.lines[0]) == "{pages} {pages}"
    assert sum(run.text.count("{pages}") for run in back.lines[0]) == 1


def test_an_address_is_text_too() -> None:
    (block,) = render_text("а {{ v }}", {"v": Said("б", "founders/\n|**\ue101x/iin")})
    assert isinstance(block, Paragraph)
    assert plain(block.text) == "а б"
    assert len(block.sources) >= 1


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_protection_gives_the_text_back(value: str) -> None:
    assert reveal(protect(value)) == clean(value)
    text, sources = take_sources(protect(value, ("a/b", "c")))
    assert (reveal(text), sources) == (clean(value), ("a/b", "c"))


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_cleaning_is_done_once(value: str) -> None:
    assert clean(clean(value)) == clean(value)
