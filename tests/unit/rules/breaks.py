"""One way to break each rule: what to change in the clean case, and where the finding stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from app.domain.answers import Answers, Record
from app.domain.approved_list import ListCheck
from tests.unit.rules.samples import (
    TODAY,
    changed,
    clean_answers,
    row,
    sample_founder,
    sample_iin,
    with_records,
)

Step = Callable[[Answers], Answers]


@dataclass(frozen=True)
class Break:
    """A broken case: values at addresses, other steps, and the place of the finding."""

    rule: str
    address: str
    values: dict[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    founders: int = 50
    today: date = TODAY
    lists: ListCheck | None = None

    def answers(self) -> Answers:
        """Return the broken answers."""
        answers = clean_answers(self.founders)
        for step in self.steps:
            answers = step(answers)
        return changed(answers, self.values)


def rows(collection: str, *records: Record) -> Step:
    """Return a step that replaces a collection."""
    return lambda answers: with_records(answers, collection, *records)


def more(collection: str, *records: Record) -> Step:
    """Return a step that adds rows to a collection."""
    return lambda answers: with_records(answers, collection, *answers.records(collection), *records)


def people(*changes: tuple[str, str], which: tuple[int, ...]) -> dict[str, str]:
    """Return changes of several founders."""
    return {f"founders/f{i}/{name}": value for i in which for name, value in changes}


LEGAL = more(
    "founders",
    row(
        "l1",
        kind="legal",
        legal_name="«Береке» ЖШС",
        bin="990140004654",
        location="Мичурин ауылы, Абай көшесі, 1",
        representative="Асқаров Асқар",
        representative_basis="жарғы",
        signed="1",
    ),
)
PROXY = {
    "founders/f9/attendance": "proxy",
    "founders/f9/proxy_name": "Оспанов Ерлан Қайратұлы",
    "founders/f9/proxy_number": "1254",
    "founders/f9/proxy_date": "10.11.2026",
    "founders/f9/proxy_notary": "Жұманова А. С.",
}
PROPERTY = {
    "founders/f9/share_form": "property",
    "founders/f9/property_description": "МТЗ-82 тракторы, 2015 жылғы",
    "founders/f9/property_valued_by": "Серікбаев Н.",
}
VALUER = rows("valuers", row("v1", other_name="Бағалаушы Бақыт"), row("v2", founder="f5"))
GENERAL = {"director.elected_by": "general_meeting"}


def paid(**values: str) -> Step:
    """Return a step that records one payment."""
    full = {"member": "f1", "kind": "share", "amount": "50 000", "date": "21.11.2026"} | values
    return rows("payments", Record("p1", full))


_MISSING_PLAIN = (
    "meeting.date meeting.time meeting.oblast meeting.district meeting.okrug meeting.settlement "
    "meeting.place meeting.akim_name meeting.end_time name.proper name.direction name.oblast "
    "name.district name.settlement name.street name.okrug name.postcode "
    "contribution.entrance_fee contribution.entrance_due contribution.share_amount "
    "contribution.share_due board.size officers.chair officers.secretary board.chair audit.chair "
    "authorised.founder director.surname director.given_name director.iin director.from_date "
    "director.sitting_date director.sitting_secretary director.residence"
)

MISSING = (
    *(Break(f"missing.{key}", key, {key: ""}) for key in _MISSING_PLAIN.split()),
    Break("missing.meeting.gathering_date", "meeting.gathering_date", {"meeting.gathering": "1"}),
    Break("missing.meeting.convener", "meeting.convener", {"meeting.convener_kind": "other"}),
    Break("missing.activities", "activities", steps=(rows("activities"),)),
    Break("missing.activities.code", "activities/a2/code", steps=(more("activities", row("a2")),)),
    Break(
        "missing.activities.name",
        "activities/a2/name",
        steps=(more("activities", row("a2", code="99999")),),
    ),
    *(
        Break(f"missing.founders.{name}", f"founders/f7/{name}", {f"founders/f7/{name}": ""})
        for name in ("surname", "given_name", "iin", "residence")
    ),
    *(
        Break(
            f"missing.founders.{name}",
            f"founders/l1/{name}",
            {f"founders/l1/{name}": ""},
            steps=(LEGAL,),
        )
        for name in ("legal_name", "bin", "location", "representative", "representative_basis")
    ),
    Break("missing.counting_members", "counting_members", {"meeting.secret_vote": "1"}),
    Break("missing.board_members", "board_members", steps=(rows("board_members"),)),
    Break("missing.audit_members", "audit_members", steps=(rows("audit_members"),)),
    *(
        Break(f"missing.{name}.founder", f"{name}/x/founder", steps=(more(name, row("x")),))
        for name in ("counting_members", "board_members", "audit_members")
    ),
)

UNREADABLE = (
    Break("unreadable.date", "meeting.date", {"meeting.date": "31.02.2026"}),
    Break("unreadable.time", "meeting.time", {"meeting.time": "25:00"}),
    Break(
        "unreadable.money", "contribution.share_amount", {"contribution.share_amount": "елу мың"}
    ),
    Break("unreadable.whole", "board.size", {"board.size": "үш"}),
    Break("unreadable.percent", "charter.delay_percent", {"charter.delay_percent": "101"}),
    Break("unreadable.number", "project.capacity", {"project.capacity": "көп"}),
    Break("unreadable.member", "payments/p1/member", steps=(paid(member="gone"),)),
    Break(
        "unreadable.record",
        "proposals/x/okrug",
        steps=(rows("proposals", row("x", okrug="gone")),),
    ),
    Break("unreadable.choice", "name.size", {"name.size": "huge"}),
    Break("unreadable.founder", "officers.chair", {"officers.chair": "gone"}),
    Break("unreadable.iin_digits", "founders/f7/iin", {"founders/f7/iin": "06121160001O"}),
    Break("unreadable.iin_length", "founders/f7/iin", {"founders/f7/iin": "61211600013"}),
    Break("unreadable.iin_zeros_lost", "founders/f7/iin", {"founders/f7/iin": "61211600012"}),
    Break("unreadable.iin_control", "founders/f7/iin", {"founders/f7/iin": "061211600013"}),
    *(
        Break(rule, "founders/l1/bin", {"founders/l1/bin": typed}, steps=(LEGAL,))
        for rule, typed in (
            ("unreadable.bin_digits", "9901400046XX"),
            ("unreadable.bin_length", "99014000465"),
            ("unreadable.bin_control", "990140004655"),
        )
    ),
    Break("unreadable.iban", "registration.iban", {"registration.iban": "KZ00"}),
    Break("unreadable.phone", "founders/f7/phone", {"founders/f7/phone": "12-34"}),
    Break("unreadable.activity", "activities/a1/code", {"activities/a1/code": "сүт"}),
)

MEETING = (
    Break("meeting.before_law", "meeting.date", {"meeting.date": "20.11.2006"}),
    Break("meeting.far_ahead", "meeting.date", {"meeting.date": "20.11.2036"}),
    Break(
        "meeting.gathering_later",
        "meeting.gathering_date",
        {"meeting.gathering": "1", "meeting.gathering_date": "21.11.2026"},
    ),
    Break("meeting.notice_later", "meeting.notice_date", {"meeting.notice_date": "21.11.2026"}),
    Break("meeting.ends_before_it_begins", "meeting.end_time", {"meeting.end_time": "10:00"}),
    Break(
        "meeting.consent_missing",
        "meeting.consent_number",
        {"meeting.consent_number": "", "meeting.consent_date": ""},
    ),
    Break(
        "meeting.consent_missing_with_reason",
        "meeting.consent_missing_reason",
        {
            "meeting.consent_number": "",
            "meeting.consent_date": "",
            "meeting.consent_missing_reason": "жауап күтілуде",
        },
    ),
    Break("meeting.consent_half", "meeting.consent_date", {"meeting.consent_date": ""}),
    Break("meeting.consent_later", "meeting.consent_date", {"meeting.consent_date": "21.11.2026"}),
    Break(
        "meeting.nobody_votes",
        "founders",
        people(("attendance", "absent"), which=tuple(range(50))),
    ),
    Break(
        "meeting.too_few_present",
        "founders",
        people(("attendance", "absent"), which=tuple(range(33, 50))),
    ),
)

FOUNDERS = (
    Break(
        "founders.too_few",
        "founders",
        steps=(rows("founders", sample_founder(0), sample_founder(1)),),
    ),
    Break(
        "founders.few_with_vote",
        "founders",
        people(("membership", "associated"), which=(2, 3, 4)),
        founders=5,
    ),
    Break(
        "founders.associated_over_fifth",
        "founders",
        people(("membership", "associated"), which=tuple(range(30, 41))),
    ),
    Break(
        "founders.associated_near_fifth",
        "founders",
        people(("membership", "associated"), which=tuple(range(30, 40))),
    ),
    Break(
        "founders.associated_property",
        "founders/f9/share_form",
        {**PROPERTY, "founders/f9/membership": "associated"},
    ),
    Break("founders.same_iin", "founders/f8/iin", {"founders/f8/iin": f" {sample_iin(7)} "}),
    Break(
        "founders.same_bin",
        "founders/l2/bin",
        {},
        steps=(LEGAL, more("founders", row("l2", kind="legal", bin="9901 4000 4654"))),
    ),
    Break(
        "founders.same_name",
        "founders/f8/surname",
        {
            "founders/f7/surname": "Серікбаев",
            "founders/f8/surname": "Серикбаев",
            "founders/f8/given_name": "НУРЛАН",
        },
    ),
    Break(
        "founders.birth_date_mismatch",
        "founders/f8/birth_date",
        {"founders/f8/iin": "061211600012", "founders/f8/birth_date": "12.12.2006"},
    ),
    Break(
        "founders.birth_date_future",
        "founders/f8/birth_date",
        {"founders/f8/birth_date": "24.11.2026"},
    ),
    Break(
        "founders.under_age",
        "founders/f8/birth_date",
        {"founders/f8/birth_date": "21.11.2008"},
    ),
    Break("founders.iin_like_bin", "founders/f8/iin", {"founders/f8/iin": "990140004654"}),
    Break(
        "founders.bin_like_iin",
        "founders/l1/bin",
        {"founders/l1/bin": "061211600012"},
        steps=(LEGAL,),
    ),
    Break("founders.latin_letters", "founders/f8/surname", {"founders/f8/surname": "Ахмeтов"}),
    Break("founders.digits_in_name", "founders/f8/surname", {"founders/f8/surname": "Ахметов1"}),
    Break("founders.lower_case", "founders/f8/given_name", {"founders/f8/given_name": "ержан"}),
    Break(
        "founders.public_servant",
        "founders/f8/public_servant",
        {"founders/f8/public_servant": "1"},
    ),
    Break(
        "founders.akim",
        "founders/f8/surname",
        {
            "founders/f8/surname": "Асанов",
            "founders/f8/given_name": "Серік",
            "founders/f8/patronymic": "Маратұлы",
        },
    ),
    *(
        Break(f"proxies.{name}", f"founders/f9/{name}", {**PROXY, f"founders/f9/{name}": ""})
        for name in ("proxy_name", "proxy_number", "proxy_date", "proxy_notary")
    ),
    Break(
        "proxies.is_founder",
        "founders/f9/proxy_name",
        {
            **PROXY,
            "founders/f9/proxy_name": "Оспанов Ерлан",
            "founders/f5/surname": "Оспанов",
            "founders/f5/given_name": "Ерлан",
        },
    ),
    Break(
        "proxies.same_person",
        "founders/f9/proxy_name",
        {**PROXY, **{key.replace("f9", "f8"): value for key, value in PROXY.items()}},
    ),
    Break(
        "proxies.later_than_meeting",
        "founders/f9/proxy_date",
        {**PROXY, "founders/f9/proxy_date": "21.11.2026"},
    ),
    Break(
        "proxies.associated",
        "founders/f9/attendance",
        {**PROXY, "founders/f9/membership": "associated"},
    ),
)

OFFICERS = (
    Break("officers.same_person", "officers.secretary", {"officers.secretary": "f0"}),
    Break("officers.chair_absent", "officers.chair", {"founders/f0/attendance": "absent"}),
    Break("officers.secretary_absent", "officers.secretary", {"founders/f1/attendance": "proxy"}),
    Break(
        "officers.counting_absent",
        "counting_members/c1/founder",
        {"founders/f8/attendance": "absent"},
        steps=(rows("counting_members", row("c1", founder="f8")),),
    ),
    Break(
        "officers.counting_twice",
        "counting_members/c2/founder",
        steps=(rows("counting_members", row("c1", founder="f8"), row("c2", founder="f8")),),
    ),
    Break(
        "officers.counting_candidate",
        "counting_members/c1/founder",
        {"meeting.secret_vote": "1"},
        steps=(rows("counting_members", row("c1", founder="f2")),),
    ),
    Break(
        "officers.counting_officer",
        "counting_members/c1/founder",
        steps=(rows("counting_members", row("c1", founder="f1")),),
    ),
)
