"""Papers of the screening: 16 the order, 17 conclusion, 17a an okrug's sheet, 18 proposal."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.case import FoundingCase
from app.domain.screening import ScreenedOkrug, Standing, screening_begun, screening_of
from app.forms.common import said, said_day
from app.forms.papers import PaperForm, Per, Phase
from app.forms.screening_facts import (
    criterion_rows,
    head_facts,
    mark_tables,
    okrug_row,
    okrug_rows,
    proposal_rows,
    ranking_chart,
)
from app.forms.values import paragraphs

_PLACE = ("meeting.oblast", "meeting.district", "meeting.department")
_ORDER = ("screening.order_number", "screening.order_date")
_FOUND = ("criteria", "screened_okrugs", "screening_marks")


def _needed(case: FoundingCase) -> bool:
    return screening_begun(case.answers)


def _order(case: FoundingCase, _record_id: str) -> dict[str, object]:
    return head_facts(case)


def _conclusion(case: FoundingCase, _record_id: str) -> dict[str, object]:
    screening = screening_of(case)
    okrugs = okrug_rows(case, screening)
    return {
        **head_facts(case),
        "okrugs": okrugs,
        "recommended": tuple(okrug.name for okrug in okrugs if okrug.recommended),
        "tables": mark_tables(case, screening),
        "ranking": ranking_chart(case, screening),
        "conclusion": paragraphs(case.text("screening.conclusion"), "screening.conclusion"),
    }


def _sheet(case: FoundingCase, record_id: str) -> dict[str, object]:
    screening = screening_of(case)
    found = [standing for standing in screening.standings if standing.okrug.id == record_id]
    nobody = Standing(ScreenedOkrug("", "", None, "", ""), 0, 0, 0, 0, None)
    standing = found[0] if found else nobody
    return {
        **head_facts(case),
        "okrug": okrug_row(case, standing, 1),
        "rows": criterion_rows(screening, [standing.okrug]),
        "count": len(screening.okrugs),
    }


def _proposal(case: FoundingCase, _record_id: str) -> dict[str, object]:
    return {
        **head_facts(case),
        "proposals": proposal_rows(case, screening_of(case)),
        "proposal_number": said(case, "screening.proposal_number"),
        "proposal_day": said_day(case, "screening.proposal_date"),
    }


WORKING_GROUP_ORDER = PaperForm(
    key="working_group_order",
    number="16",
    title=N_("Order on the working group"),
    file_name="Жұмыс тобын құру туралы өкім",
    file_name_ru="Распоряжение о создании рабочей группы",
    phase=Phase.SCREENING,
    facts=_order,
    uses=(
        *_PLACE,
        *_ORDER,
        "screening.order_signer",
        "screening.order_signer_post",
        "screening.controller",
        "screening.controller_post",
        "screening.from_date",
        "screening.to_date",
        "working_group",
    ),
    needed=_needed,
)

SCREENING_CONCLUSION = PaperForm(
    key="screening_conclusion",
    number="17",
    title=N_("Conclusion of the screening"),
    file_name="Скрининг қорытындысы",
    file_name_ru="Заключение по итогам скрининга",
    phase=Phase.SCREENING,
    facts=_conclusion,
    uses=(
        *_PLACE,
        *_ORDER,
        *_FOUND,
        "screening.from_date",
        "screening.to_date",
        "screening.conclusion",
        "screening.conclusion_number",
        "screening.conclusion_date",
        "working_group",
    ),
    needed=_needed,
    landscape=True,
)

SCREENING_SHEET = PaperForm(
    key="screening_sheet",
    number="17a",
    title=N_("Screening sheet of an okrug"),
    file_name="Скрининг парағы",
    file_name_ru="Лист скрининга",
    phase=Phase.SCREENING,
    facts=_sheet,
    uses=(*_PLACE, *_ORDER, *_FOUND, "working_group"),
    per=Per.OKRUG,
    needed=_needed,
)

PROPOSAL = PaperForm(
    key="proposal",
    number="18",
    title=N_("Proposal to the АШБ"),
    file_name="Кооперативтер құру туралы ұсыныс",
    file_name_ru="Предложение о создании кооперативов",
    phase=Phase.SCREENING,
    facts=_proposal,
    uses=(
        *_PLACE,
        *_ORDER,
        "screening.order_signer",
        "screening.order_signer_post",
        "screening.conclusion_number",
        "screening.conclusion_date",
        "screening.proposal_number",
        "screening.proposal_date",
        "screened_okrugs",
        "proposals",
        "working_group",
    ),
    needed=_needed,
)

SCREENING_PAPERS: tuple[PaperForm, ...] = (
    WORKING_GROUP_ORDER,
    SCREENING_CONCLUSION,
    SCREENING_SHEET,
    PROPOSAL,
)
"""The papers of the screening in the order of printing."""
