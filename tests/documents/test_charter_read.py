"""The charter read by a lawyer: zeros as sentences, clauses that must agree with each other."""

from __future__ import annotations

import pytest

from app.documents.blocks import Block, Clause, plain
from app.documents.wording import render_wording
from app.domain.case import FoundingCase
from app.forms.charter import FORM
from tests.documents import paper_cases
from tests.documents.legal_text import anchors, faults, part, sources, text_of


def render(case: FoundingCase) -> tuple[Block, ...]:
    return render_wording("charter", "kk", FORM.facts(case, ""))


def usual() -> tuple[Block, ...]:
    return render(paper_cases.make())


def numbers(blocks: tuple[Block, ...]) -> dict[str, str]:
    return {b.anchor: b.number.rstrip(".") for b in blocks if isinstance(b, Clause) and b.anchor}


# -- zero is a choice too -----------------------------------------------------------------

ZEROS = {
    "contribution.entrance_fee": "0",
    "charter.reserve_percent": "0",
    "charter.reserve_yearly_percent": "0",
    "charter.coop_payments_percent": "0",
    "charter.dividend_percent": "0",
    "charter.delay_percent": "0",
    "charter.deal_limit_aek": "0",
}


@pytest.mark.parametrize("loss_cover", ["reserve_first", "contributions"])
def test_zeros_read_as_a_sentence_not_as_a_sum(loss_cover: str) -> None:
    blocks = render(paper_cases.make({**ZEROS, "charter.loss_cover": loss_cover}))
    said = text_of(blocks).replace("\u00a0", " ")
    assert faults(blocks) == []
    assert " 0 пайыз" not in said
    assert said.count("(нөл)") == 1
    assert "0 (нөл) теңге, яғни кіру жарнасы енгізілмейді" in said
    assert "сомасына қарамастан" in part(blocks, "deals")
    assert "резервтік қор құрылмайды" in part(blocks, "reserve")
    assert "резервтік" not in part(blocks, "income") + part(blocks, "item16")
    assert "тұрақты мөлшері белгіленбейді" in part(blocks, "item15")
    assert "онымен жасалған шартта белгіленген мөлшерде дивиденд" in part(blocks, "dividends")
    assert {f"item{number:02d}" for number in range(1, 21)} <= anchors(blocks)
    printed = sources(blocks) - {"charter.reserve_yearly_percent"}
    assert set(ZEROS) - {"charter.reserve_yearly_percent"} <= printed


def test_a_reserve_without_a_yearly_part_is_filled_as_the_meeting_decides() -> None:
    blocks = render(paper_cases.make({"charter.reserve_yearly_percent": "0"}))
    assert "жалпы жиналыс белгілейтін бөлігін аудару арқылы" in part(blocks, "reserve")
    assert "резервтік қорға аударылады" in part(blocks, "income")
    assert "charter.reserve_yearly_percent" in sources(blocks)


# -- the law's own words, read against it --------------------------------------------------


def test_votes_that_need_two_thirds_are_excepted_from_the_simple_majority() -> None:
    blocks = usual()
    number = numbers(blocks)
    both = f"{number['charter_vote']} және {number['contract_change']}-тармақтарында"
    assert both in part(blocks, "majority")


def test_a_leavers_share_bears_loss_as_far_as_liability_goes() -> None:
    blocks = usual()
    number = numbers(blocks)
    assert f"{number['liability']}-тармағына сәйкес көтеретін залалдағы үлесі" in text_of(blocks)


def test_a_share_bought_stands_for_the_buyers_contribution() -> None:
    words = "сатып алынған пай оның мүлік (пай) жарнасы ретінде есепке алынады"
    assert words in text_of(usual())
    assert words not in text_of(
        render(paper_cases.make({"charter.share_transfer": "members_only"}))
    )


def test_a_ballot_is_never_sent_by_telephone() -> None:
    case = paper_cases.make({"charter.notice_method": "phone_and_board"})
    said = part(render(case), "absentee")
    assert "қолхатпен табыс етіледі не пошта арқылы" in said


def test_internal_papers_of_a_sole_chair_are_named_too() -> None:
    blocks = render(paper_cases.make({"board.sole_chair": "1"}, count=5))
    assert "жалпы жиналыс пен Кооператив төрағасы бекіткен" in part(blocks, "item10")
    assert "жалпы жиналыс пен басқарма бекіткен" in part(usual(), "item10")


def test_the_first_words_of_a_list_stay_with_its_first_point() -> None:
    for block in usual():
        if isinstance(block, Clause) and plain(block.text).endswith(":"):
            assert block.keep_with_next, plain(block.text)


def test_a_commission_of_one_holds_no_sittings() -> None:
    blocks = render(paper_cases.make({"board.sole_chair": "1"}, count=5))
    assert "Оның құрамына 1 (бір) мүше кіреді" in part(blocks, "audit").replace("\u00a0", " ")
    assert "Тексеру комиссиясының отырысы" not in text_of(blocks)
    assert "Тексеру комиссиясының шешімін оның мүшесі жеке қабылдайды." in text_of(blocks)
    assert "Тексеру комиссиясының отырысы" in text_of(usual())
    assert faults(blocks) == []


def test_equal_individual_shares_have_no_least_and_largest() -> None:
    people = tuple(paper_cases.founder(i, share_amount="80 000") for i in range(4))
    blocks = render(
        paper_cases.make({"contribution.share_mode": "individual"}, {"founders": people}, count=4)
    )
    said = part(blocks, "item13").replace("\u00a0", " ")
    assert "әрқайсысының мөлшері – 80 000 (сексен мың) теңге" in said
    assert "ең жоғары" not in said
