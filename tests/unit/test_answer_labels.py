"""Answers named and read for people, whichever flow asks for them."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.i18n import use_language
from app.domain.answers import Answers, Record
from app.domain.case import FoundingCase, read_case
from app.domain.schema import COLLECTIONS, FIELDS
from app.forms.labels import answer_label, answer_text
from app.forms.review import review
from app.services.reference import load_reference


def case_of(answers: Answers) -> FoundingCase:
    return read_case(answers, load_reference(), date(2026, 11, 23))


@pytest.fixture
def case() -> FoundingCase:
    return case_of(
        Answers(
            {"name.proper": "Береке"},
            {
                "founders": (
                    Record("f1", {"surname": "Ахметов", "given_name": "Нұрлан"}),
                    Record("f2", {}),
                ),
                "russian_spellings": (
                    Record("s1", {"at": "name.proper", "of": "Береке", "text": "Береке"}),
                ),
                "payments": (Record("p1", {"member": "f1", "kind": "share"}),),
            },
        )
    )


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("meeting.time", "Басталу уақыты"),
        ("founders/f1/iin", "Ахметов Нұрлан: ЖСН"),
        ("founders/f1", "Құрылтайшылар тізімі: Ахметов Нұрлан"),
        ("founders/f2/iin", "Құрылтайшылар тізімі, № 2: ЖСН"),
        ("payments/p1/amount", "Төленген жарналар, № 1: Сомасы, теңге"),
        ("registration.bin", "Кооперативтің БСН-і"),
    ],
)
def test_labels_name_the_question_and_the_record(
    case: FoundingCase, address: str, label: str
) -> None:
    assert answer_label(address, case) == label


def test_a_record_of_the_sender_is_named_by_its_own_name(case: FoundingCase) -> None:
    assert answer_label("founders/f9/iin", case, name="Сейітқали Қайрат").startswith(
        "Сейітқали Қайрат: "
    )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_answer_has_words(case: FoundingCase, language: str) -> None:
    before = "kk"
    use_language(language)
    try:
        hidden = {"screening_marks", "russian_spellings", "case_forms", "plan_lines", "checklist"}
        for key in FIELDS:
            assert answer_label(key, case) not in ("", key), key
        for collection, fields in COLLECTIONS.items():
            assert answer_label(collection, case) != collection, collection
            for name in fields:
                label = answer_label(f"{collection}/x/{name}", case)
                assert collection in hidden or not label.endswith(f": {name}"), (collection, name)
    finally:
        use_language(before)


@pytest.mark.parametrize(
    ("address", "text", "shown"),
    [
        ("contribution.share_amount", "100000", "100\u00a0000 ₸"),
        ("contribution.share_amount", "жүз", "жүз"),
        ("payments/p1/member", "f1", "Ахметов Нұрлан"),
        ("payments/p1/member", "gone", "gone"),
        ("meeting.place", "  ", ""),
        ("founders/f1", "Ахметов Нұрлан", "Ахметов Нұрлан"),
        ("no.such", "x", "x"),
    ],
)
def test_answers_read_as_people_write_them(
    case: FoundingCase, address: str, text: str, shown: str
) -> None:
    assert answer_text(address, text, case) == shown


@pytest.mark.parametrize(("language", "name"), [("kk", "Қайта өңдеу"), ("ru", "Переработка")])
def test_the_review_reads_a_direction_in_the_window_s_language(language: str, name: str) -> None:
    case = case_of(Answers({"name.direction": "milk"}))
    use_language(language)
    try:
        lines = {line.address: line.value for line in review(case)}
    finally:
        use_language("kk")
    assert lines["name.direction"].startswith(name)
