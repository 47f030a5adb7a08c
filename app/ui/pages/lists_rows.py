"""How a cooperative's row reads in the tables of the lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from app.core import figures
from app.core.i18n import N_, _, ngettext
from app.domain.approved_list import Act, Correction, RowFacts
from app.ui.pages.plain_table import Col

Row = TypeVar("Row")
DASH = "—"
CITED = N_("№ {number}, {day}")
SUM_OF = N_("{rows}, {sum} ₸ asked")
WAS = N_("{name}: {old} → {new}")
NAMES: dict[str, str] = {
    "name": N_("Name"),
    "name_ru": N_("Name in Russian"),
    "bin": N_("БСН"),
    "oblast": N_("Oblast"),
    "district": N_("District"),
    "okrug": N_("Okrug"),
    "direction": N_("Direction"),
    "founders": N_("Founders"),
    "tiyn": N_("Sum asked"),
    "jobs": N_("Jobs planned"),
    "consent_number": N_("Number of the consent"),
    "consent_date": N_("Date of the consent"),
    "registration_date": N_("Date of registration"),
}
"""What a fact of a row is called (msgids)."""
ACTS: dict[Act, str] = {
    Act.ORDER: N_("order of the head"),
    Act.DECISION: N_("decision of the office"),
    Act.MINUTES: N_("decision by minutes"),
    Act.RESOLUTION: N_("resolution of the akimat"),
}
"""What the paper of a decision is called (msgids)."""
PAPER = N_("{act} № {number}")
PAPER_OF = N_("{act} № {number} of {day}")


def day(value: date | None) -> str:
    """Return a day for the eye."""
    return figures.day(value) if value else ""


def capital(text: str) -> str:
    """Return words with a capital at their beginning."""
    return text[:1].upper() + text[1:]


def named(act: Act | None, number: str, on: date | None = None) -> str:
    """Return what the paper of a decision is called, with its number and its day."""
    words = _(ACTS[act or Act.ORDER])
    if on is None:
        return capital(_(PAPER).format(act=words, number=number))
    return capital(_(PAPER_OF).format(act=words, number=number, day=figures.day(on)))


def money(tiyn: int | None) -> str:
    """Return a sum for the eye."""
    return DASH if tiyn is None else figures.money(tiyn)


def consent(facts: RowFacts) -> str:
    """Return number and day of the АШБ's consent."""
    if facts.consent_number and facts.consent_date:
        return _(CITED).format(number=facts.consent_number, day=day(facts.consent_date))
    return facts.consent_number or day(facts.consent_date)


def counted(rows: Sequence[RowFacts]) -> str:
    """Return in words how many rows there are and what they ask for."""
    many = ngettext("{count} cooperative", "{count} cooperatives", len(rows)).format(
        count=figures.number(len(rows))
    )
    said = _(SUM_OF).format(rows=many, sum=figures.money(sum(row.tiyn or 0 for row in rows)))
    return said.replace(" ₸", "\u00a0₸")  # the sign never stands alone on a line


def told(name: str, text: str, directions: Mapping[str, str]) -> str:
    """Return a fact of a row for the eye, from the text that a decision keeps."""
    if not text:
        return DASH
    if name == "tiyn":
        return figures.money(int(text))
    if name in ("consent_date", "registration_date"):
        return figures.day(date.fromisoformat(text))
    return directions.get(text, text) if name == "direction" else text


def fact_columns(
    of: Callable[[Row], RowFacts], directions: Mapping[str, str]
) -> tuple[Col[Row], ...]:
    """Return the columns of a cooperative; ``directions`` may be filled later."""

    def direction(row: Row) -> str:
        code = of(row).direction
        return directions.get(code, code)

    return (
        Col(N_("Cooperative"), lambda row: of(row).name, wide=True),
        Col(N_("БСН"), lambda row: of(row).bin, spare=5),
        Col(N_("District"), lambda row: of(row).district, spare=3),
        Col(N_("Okrug"), lambda row: of(row).okrug, spare=1),
        Col(N_("Direction"), direction, spare=4),
        Col(
            N_("Founders"),
            lambda row: str(of(row).founders),
            key=lambda row: of(row).founders,
            right=True,
            spare=6,
        ),
        Col(
            N_("Asked, tenge"),
            lambda row: money(of(row).tiyn),
            key=lambda row: of(row).tiyn or 0,
            right=True,
        ),
        Col(
            N_("Consent"),
            lambda row: consent(of(row)),
            key=lambda row: (of(row).consent_date or date.min, of(row).consent_number),
            spare=7,
        ),
        Col(
            N_("Registered on"),
            lambda row: day(of(row).registration_date),
            key=lambda row: of(row).registration_date or date.min,
            spare=2,
        ),
    )


def corrected(fix: Correction, directions: Mapping[str, str]) -> str:
    """Return what a correction changes: the fact, what was said of it and what is said now."""
    return _(WAS).format(
        name=_(NAMES[fix.name]),
        old=told(fix.name, fix.old, directions),
        new=told(fix.name, fix.new, directions),
    )
