"""Ways to break the rules on the working group and the screening of okrugs."""

from __future__ import annotations

from app.domain.answers import Answers
from tests.unit.rules.breaks import Break, Step, more, rows
from tests.unit.rules.samples import changed, row

VALUES = {
    "screening.order_number": "145-ө",
    "screening.order_date": "15.09.2026",
    "screening.order_signer": "Б. Сейтов",
    "screening.from_date": "20.09.2026",
    "screening.to_date": "10.10.2026",
    "screening.conclusion_number": "1",
    "screening.conclusion_date": "12.10.2026",
    "screening.proposal_number": "87",
    "screening.proposal_date": "15.10.2026",
}


def _mark(okrug: str, criterion: str, value: str, score: str) -> Step:
    record = row(f"{okrug}{criterion}", okrug=okrug, criterion=criterion, value=value, score=score)
    return more("screening_marks", record)


CLEAN: tuple[Step, ...] = (
    lambda answers: changed(answers, VALUES),
    rows(
        "working_group",
        row("w0", name="Оспанов Қайрат Болатұлы", post="аудан әкімінің орынбасары", role="chair"),
        row("w1", name="Сағынтаев Асхат", post="бөлім басшысы", role="secretary"),
    ),
    rows(
        "criteria",
        row("c0", name="Ірі қара мал", unit="бас", weight="2", better="more"),
        row("c1", name="Егістік жер", unit="га", weight="1", better="more"),
        row("c2", name="Бастамашыл топ", unit="адам", weight="1", better="more"),
    ),
    rows(
        "screened_okrugs",
        row(
            "s0",
            okrug="Мичурин",
            date="25.09.2026",
            result="recommended",
            conclusion="Сүт бар, өңдейтін орын жоқ.",
        ),
        row("s1", okrug="Жабағылы", date="26.09.2026", result="later"),
    ),
    *(
        _mark(okrug, criterion, value, score)
        for okrug, score, value in (("s0", "5", "900"), ("s1", "2", "300"))
        for criterion in ("c0", "c1", "c2")
    ),
    rows(
        "proposals",
        row("o0", okrug="s0", direction="milk", members="50", reason="Өңдейтін орын жоқ."),
    ),
)
"""A screening without a fault, to be laid over any case."""


def screened(answers: Answers) -> Answers:
    """Return the answers with a screening that has no fault."""
    for step in CLEAN:
        answers = step(answers)
    return answers


def _break(rule: str, address: str, values: dict[str, str] | None = None, *steps: Step) -> Break:
    return Break(f"screening.{rule}", address, values or {}, (*CLEAN, *steps))


SCREENING = (
    _break("no_members", "working_group", None, rows("working_group")),
    _break("no_chair", "working_group", {"working_group/w0/role": "member"}),
    _break("two_chairs", "working_group/w1/role", {"working_group/w1/role": "chair"}),
    _break("member_name", "working_group/w1/name", {"working_group/w1/name": " "}),
    _break("member_post", "working_group/w1/post", {"working_group/w1/post": ""}),
    _break(
        "member_twice",
        "working_group/w1/name",
        {"working_group/w1/name": "Оспанов Кайрат  Болатұлы"},
    ),
    _break("no_signer", "screening.order_signer", {"screening.order_signer": ""}),
    _break("no_order_number", "screening.order_number", {"screening.order_number": ""}),
    _break("no_order_date", "screening.order_date", {"screening.order_date": ""}),
    _break("order_after_screening", "screening.order_date", {"screening.order_date": "21.09.2026"}),
    _break("period_reversed", "screening.to_date", {"screening.to_date": "19.09.2026"}),
    _break("outside_period", "screened_okrugs/s0/date", {"screened_okrugs/s0/date": "11.10.2026"}),
    _break("okrug_ahead", "screened_okrugs/s0/date", {"screened_okrugs/s0/date": "24.11.2026"}),
    _break("date_ahead", "screening.proposal_date", {"screening.proposal_date": "24.11.2026"}),
    _break(
        "conclusion_early", "screening.conclusion_date", {"screening.conclusion_date": "25.09.2026"}
    ),
    _break("proposal_early", "screening.proposal_date", {"screening.proposal_date": "11.10.2026"}),
    _break("okrug_name", "screened_okrugs/s1/okrug", {"screened_okrugs/s1/okrug": ""}),
    _break("okrug_twice", "screened_okrugs/s1/okrug", {"screened_okrugs/s1/okrug": "Мичурин а.о."}),
    _break("okrug_date", "screened_okrugs/s1/date", {"screened_okrugs/s1/date": ""}),
    _break("no_result", "screened_okrugs/s1/result", {"screened_okrugs/s1/result": ""}),
    _break("unreasoned", "screened_okrugs/s0/conclusion", {"screened_okrugs/s0/conclusion": ""}),
    _break(
        "against_ranking",
        "screened_okrugs/s1/conclusion",
        {f"screening_marks/s0{criterion}/score": "1" for criterion in ("c0", "c1", "c2")},
    ),
    _break("criterion_name", "criteria/c1/name", {"criteria/c1/name": ""}),
    _break("criterion_twice", "criteria/c1/name", {"criteria/c1/name": "ірі  қара мал"}),
    _break("weight_zero", "criteria/c1/weight", {"criteria/c1/weight": "0"}),
    _break("weight_heavy", "criteria/c0/weight", {"criteria/c0/weight": "3"}),
    _break("score_range", "screening_marks/s0c0/score", {"screening_marks/s0c0/score": "6"}),
    _break("mark_without_value", "screening_marks/s0c0/value", {"screening_marks/s0c0/value": ""}),
    _break("mark_without_score", "screening_marks/s0c0/score", {"screening_marks/s0c0/score": ""}),
    _break("unscored", "screened_okrugs/s0/result", {"screening_marks/s0c0/score": ""}),
    _break(
        "mark_twice",
        "screening_marks/x/score",
        None,
        more("screening_marks", row("x", okrug="s0", criterion="c0", value="1", score="1")),
    ),
    _break("proposal_okrug", "proposals/o0/okrug", {"proposals/o0/okrug": ""}),
    _break("proposal_direction", "proposals/o0/direction", {"proposals/o0/direction": ""}),
    _break("proposal_reason", "proposals/o0/reason", {"proposals/o0/reason": ""}),
    _break("proposal_few_members", "proposals/o0/members", {"proposals/o0/members": "2"}),
    _break("proposal_not_recommended", "proposals/o0/okrug", {"proposals/o0/okrug": "s1"}),
    _break("no_proposal", "screened_okrugs/s0/result", {"proposals/o0/okrug": "s1"}),
)
