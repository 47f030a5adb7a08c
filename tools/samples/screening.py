"""Step 1 of a showcase: the working group, the okrugs that it screened, what it proposes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.paths import resources_dir
from app.domain.answers import Record
from tools.samples.founding import typed
from tools.samples.texts import Texts

Figure = int | tuple[str, str, int]
"""What one okrug has: a quantity, or words in both languages with their score."""


@dataclass(frozen=True)
class Okrug:
    """One screened okrug: result and conclusion, and the proposal for it if there is one."""

    name: str
    result: str
    conclusion: tuple[str, str]
    direction: str = ""
    cooperative: tuple[str, str] = ("", "")
    members: int = 0
    reason: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Screening:
    """The screening of one district. Days are counted from the order's."""

    district: tuple[str, str]  # «Түлкібас ауданы» in both languages, in the genitive in Russian
    order: date
    number: str
    figures: tuple[tuple[Figure, ...], ...]  # a row a shipped criterion, a column an okrug
    okrugs: tuple[Okrug, ...]
    conclusion: tuple[str, str]


def values_of(one: Screening, texts: Texts) -> dict[str, str]:
    """Return the single answers of a screening."""
    kk, ru = one.district

    def day(after: int) -> str:
        return typed(one.order + timedelta(days=after))

    return {
        "screening.order_number": one.number,
        "screening.order_date": day(0),
        "screening.order_signer": texts.say("Аудандықов Үлгі Үлгіұлы", "Аудандыков Улги Улгиулы"),
        "screening.order_signer_post": texts.say(f"{kk}ның әкімі", f"аким {ru}"),
        "screening.controller": texts.say("Орынбасаров Үлгі Үлгіұлы", "Орынбасаров Улги Улгиулы"),
        "screening.controller_post": texts.say(
            f"{kk} әкімінің орынбасары", f"заместитель акима {ru}"
        ),
        "screening.from_date": day(1),
        "screening.to_date": day(18),
        "screening.conclusion_number": "1",
        "screening.conclusion_date": day(21),
        "screening.conclusion": texts.say(*one.conclusion),
        "screening.proposal_number": "1",
        "screening.proposal_date": day(22),
    }


def records_of(one: Screening, texts: Texts) -> dict[str, tuple[Record, ...]]:
    """Return the collections of a screening."""
    rules = shipped_criteria()
    criteria = tuple(
        _record(
            f"k{i}",
            name=texts.say(rule["name_kk"], rule["name_ru"]),
            unit=texts.say(rule["unit_kk"], rule["unit_ru"]),
            weight=str(rule["weight"]),
            better=rule["better"],
        )
        for i, rule in enumerate(rules, start=1)
    )
    okrugs = tuple(
        _record(
            f"o{i}",
            okrug=okrug.name,
            date=typed(one.order + timedelta(days=1 + 4 * i)),
            result=okrug.result,
            conclusion=texts.say(*okrug.conclusion),
        )
        for i, okrug in enumerate(one.okrugs, start=1)
    )
    marks = tuple(
        _record(f"m{k}x{o}", okrug=f"o{o}", criterion=f"k{k}", value=value, score=str(score))
        for k, (rule, row) in enumerate(zip(rules, one.figures, strict=True), start=1)
        for o, (value, score) in enumerate(_marks(rule["better"], row, texts), start=1)
    )
    proposals = tuple(
        _record(
            f"u{i}",
            okrug=f"o{i}",
            direction=okrug.direction,
            cooperative=texts.say(*okrug.cooperative),
            members=str(okrug.members),
            reason=texts.say(*okrug.reason),
        )
        for i, okrug in enumerate(one.okrugs, start=1)
        if okrug.direction
    )
    return {
        "working_group": _group(one, texts),
        "criteria": criteria,
        "screened_okrugs": okrugs,
        "screening_marks": marks,
        "proposals": proposals,
    }


def shipped_criteria() -> list[dict[str, str]]:
    """Return the criteria that the program offers."""
    path = resources_dir() / "reference" / "screening.json"
    found: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))["criteria"]
    return found


def _marks(better: str, row: tuple[Figure, ...], texts: Texts) -> list[tuple[str, int]]:
    """Return value and score of each okrug: of figures 1 to 5 between the least and the most."""
    figures = [figure for figure in row if isinstance(figure, int)]
    marks = []
    for figure in row:
        if not isinstance(figure, int):
            marks.append((texts.say(figure[0], figure[1]), figure[2]))
            continue
        low, high = min(figures), max(figures)
        share = (figure - low) * 4 / (high - low) if high > low else 2
        marks.append((str(figure), round(5 - share if better == "less" else 1 + share)))
    return marks


def _group(one: Screening, texts: Texts) -> tuple[Record, ...]:
    kk, ru = one.district
    rows = (
        (
            "chair",
            ("Орынбасаров Үлгі Үлгіұлы", "Орынбасаров Улги Улгиулы"),
            (f"{kk} әкімінің орынбасары", f"заместитель акима {ru}"),
        ),
        (
            "deputy",
            ("Бөлімбаев Үлгі Үлгіұлы", "Болимбаев Улги Улгиулы"),
            (
                "аудандық ауыл шаруашылығы бөлімінің басшысы",
                "руководитель районного отдела сельского хозяйства",
            ),
        ),
        (
            "secretary",
            ("Хатшиева Үлгі Үлгіқызы", "Хатшиева Улги Улгикызы"),
            (
                "аудандық ауыл шаруашылығы бөлімінің бас маманы",
                "главный специалист районного отдела сельского хозяйства",
            ),
        ),
        (
            "member",
            ("Қаржыбаева Үлгі Үлгіқызы", "Каржыбаева Улги Улгикызы"),
            (
                "аудандық экономика және қаржы бөлімінің маманы",
                "специалист районного отдела экономики и финансов",
            ),
        ),
        (
            "member",
            ("Кәсіпбеков Үлгі Үлгіұлы", "Касипбеков Улги Улгиулы"),
            (
                "аудандық кәсіпкерлік бөлімінің маманы",
                "специалист районного отдела предпринимательства",
            ),
        ),
        (
            "member",
            ("Малдыбаев Үлгі Үлгіұлы", "Малдыбаев Улги Улгиулы"),
            (
                "аудандық ветеринария бөлімінің басшысы",
                "руководитель районного отдела ветеринарии",
            ),
        ),
    )
    return tuple(
        _record(f"t{i}", name=texts.say(*name), post=texts.say(*post), role=role)
        for i, (role, name, post) in enumerate(rows, start=1)
    )


def _record(record_id: str, **values: str) -> Record:
    return Record(record_id, {name: value for name, value in values.items() if value})
