"""Ways to break the rules on bodies, votes, director, charter, agreement of papers, and after."""

from __future__ import annotations

from tests.unit.rules.breaks import GENERAL, LEGAL, Break, more, paid, people, rows
from tests.unit.rules.samples import row, sample_iin

BOARD = (
    Break("board.too_small", "board.size", {"board.size": "1"}),
    Break("board.size_differs", "board.size", {"board.size": "5"}),
    Break(
        "board.twice",
        "board_members/b9/founder",
        steps=(more("board_members", row("b9", founder="f1")),),
    ),
    Break(
        "board.audit_twice",
        "audit_members/u9/founder",
        steps=(more("audit_members", row("u9", founder="f3")),),
    ),
    Break("board.associated", "board_members/b2/founder", {"founders/f2/membership": "associated"}),
    Break(
        "board.on_both_bodies",
        "audit_members/u9/founder",
        steps=(more("audit_members", row("u9", founder="f2")),),
    ),
    Break("board.chair_outside", "board.chair", {"board.chair": "f9"}),
    Break("board.chair_associated", "board.chair", {"founders/f0/membership": "associated"}),
    Break(
        "board.chair_on_audit",
        "audit_members/u3/founder",
        {"board.sole_chair": "1", "board.chair": "f3"},
        founders=10,
    ),
    Break("board.sole_chair_over_ten", "board.sole_chair", {"board.sole_chair": "1"}, founders=11),
    Break(
        "board.sole_chair_near_ten",
        "board.sole_chair",
        {"board.sole_chair": "1", "founders/f9/membership": "associated"},
        founders=11,
    ),
    Break("board.audit_chair_outside", "audit.chair", {"audit.chair": "f9"}),
    Break(
        "board.audit_alone",
        "audit_members",
        steps=(rows("audit_members", row("u3", founder="f3")),),
    ),
    Break("board.term_zero", "board.term_years", {"board.term_years": "0"}),
    Break("board.public_servant", "board.chair", {"founders/f0/public_servant": "1"}),
)

VOTES = (
    Break(
        "votes.more_than_hall",
        "agenda.name.for",
        {"agenda.name.for": "50", "agenda.name.against": "1"},
    ),
    Break("votes.do_not_add_up", "agenda.name.for", {"agenda.name.for": "49"}),
    Break(
        "votes.not_carried",
        "agenda.name.for",
        {"agenda.name.for": "25", "agenda.name.against": "25"},
    ),
    Break(
        "votes.charter_not_carried",
        "agenda.charter.for",
        {"agenda.charter.for": "33", "agenda.charter.against": "17"},
    ),
    Break(
        "votes.candidate_more_than_hall",
        "board_members/b1/for",
        {"board_members/b1/for": "51"},
    ),
    Break(
        "votes.candidate_do_not_add_up",
        "audit_members/u3/for",
        {"audit_members/u3/for": "40", "audit_members/u3/against": "9"},
    ),
    Break(
        "votes.candidate_not_elected",
        "board_members/b1/for",
        {"board_members/b1/for": "20", "board_members/b1/against": "30"},
    ),
    Break("votes.blank_decision", "agenda.name.decision", {"agenda.name.decision": "___ ..."}),
)

DIRECTOR = (
    Break("director.on_board", "director.founder", {"director.founder": "f2"}),
    Break("director.on_audit", "director.founder", {"director.founder": "f4"}),
    Break("director.is_a_founder", "director.iin", {"director.iin": sample_iin(8)}),
    Break(
        "director.sitting_before_meeting",
        "director.sitting_date",
        {"director.sitting_date": "19.11.2026"},
    ),
    Break(
        "director.sitting_ahead", "director.sitting_date", {"director.sitting_date": "24.11.2026"}
    ),
    Break(
        "director.sitting_before_meeting_ends",
        "director.sitting_time",
        {"director.sitting_date": "20.11.2026", "director.sitting_time": "11:59"},
    ),
    Break(
        "director.no_quorum",
        "board_members/b1/present",
        {"board_members/b1/present": "0", "board_members/b2/present": "0"},
    ),
    Break("director.votes_do_not_add_up", "director.for", {"director.for": "2"}),
    Break("director.not_carried", "director.for", {"director.for": "1", "director.against": "2"}),
    Break(
        "director.member_does_not_consent",
        "board_members/b1/consents",
        {**GENERAL, "board_members/b1/consents": "0"},
    ),
    Break(
        "director.member_objects", "board_members/b1/consents", {"board_members/b1/consents": "0"}
    ),
    Break(
        "director.secretary_is_chair",
        "director.sitting_secretary",
        {"director.sitting_secretary": "f0"},
    ),
    Break(
        "director.from_before_election",
        "director.from_date",
        {"director.from_date": "20.11.2026"},
    ),
    Break("director.term_zero", "director.term_years", {"director.term_years": "0"}),
    Break("director.term_over_board", "director.term_years", {"director.term_years": "4"}),
    Break("director.poa_before_election", "director.poa_date", {"director.poa_date": "20.11.2026"}),
    Break(
        "director.poa_over",
        "director.poa_until",
        {"director.poa_date": "22.11.2026", "director.poa_until": "22.11.2026"},
    ),
    Break(
        "director.poa_over_three_years",
        "director.poa_until",
        {"director.poa_date": "22.11.2026", "director.poa_until": "23.11.2029"},
    ),
    Break("director.latin_letters", "director.surname", {"director.surname": "Тілeндиев"}),
    Break("director.blank_decision", "director.decision", {"director.decision": "-"}),
)

CHARTER = (
    Break(
        "charter.meeting_rarer_than_yearly",
        "charter.annual_meeting_months",
        {"charter.annual_meeting_months": "13"},
    ),
    Break("charter.leave_days", "charter.leave_days", {"charter.leave_days": "31"}),
    Break("charter.payout_months", "charter.payout_months", {"charter.payout_months": "13"}),
    Break(
        "charter.liability_zero",
        "charter.liability_percent",
        {"charter.liability": "additional", "charter.liability_percent": "0"},
    ),
    Break(
        "charter.associated_share_missing",
        "charter.associated_share",
        {"founders/f9/membership": "associated"},
    ),
    Break(
        "charter.associated_share_zero",
        "charter.associated_share",
        {"charter.associated_share": "0"},
    ),
    Break(
        "charter.associated_share_differs",
        "charter.associated_share",
        {
            "contribution.share_mode": "individual",
            "charter.associated_share": "10 000",
            "founders/f4/membership": "associated",
            **people(("share_amount", "20 000"), which=(0, 1, 2, 3, 4)),
        },
        founders=5,
    ),
    Break(
        "charter.income_over_hundred",
        "charter.coop_payments_percent",
        {"charter.coop_payments_percent": "95,5"},
    ),
    Break("charter.delay_high", "charter.delay_percent", {"charter.delay_percent": "5"}),
    Break("charter.notice_outlasts_leaving", "charter.notice_days", {"charter.notice_days": "30"}),
    Break("charter.notice_short", "charter.notice_days", {"charter.notice_days": "4"}),
    *(
        Break(f"charter.{name}_zero", f"charter.{name}", {f"charter.{name}": "0"})
        for name in (
            "notice_days",
            "absentee_days",
            "admission_days",
            "preemption_days",
            "delay_months",
            "archive_years",
        )
    ),
)

PAPERS = (
    Break("papers.oblast_spelling", "name.oblast", {"name.oblast": "Түркістан облысы"}),
    Break("papers.district_spelling", "name.district", {"name.district": "Түлкібас ауданы"}),
    Break("papers.okrug_spelling", "name.okrug", {"name.okrug": "Мичуурин"}),
    Break("papers.settlement_spelling", "name.settlement", {"name.settlement": "Мичурин а."}),
    Break("papers.another_okrug", "name.okrug", {"name.okrug": "Балтакөл"}),
    Break(
        "papers.residence_spelling",
        "founders/f8/residence",
        {"founders/f8/residence": "Мичуурин ауылы, Абай көшесі, 2"},
    ),
    Break("papers.mixed_letters", "meeting.place", {"meeting.place": "мәдeниет үйі"}),
    Break(
        "papers.another_name",
        "agenda.name.decision",
        {"agenda.name.decision": "«Алға Бам» АӨК атауы бекітілсін."},
    ),
    Break(
        "papers.unlawful_form",
        "agenda.creation.decision",
        {"agenda.creation.decision": "«Майтөбе Сүт» АШӨК құрылсын."},
    ),
    Break("papers.unsigned", "founders", {"founders/f8/signed": ""}),
    Break("papers.not_compared", "founders", {"founders/f8/compared": ""}),
)

AFTER = (
    Break("payments.no_member", "payments/p1/member", steps=(paid(member=""),)),
    Break("payments.no_amount", "payments/p1/amount", steps=(paid(amount=""),)),
    Break("payments.no_date", "payments/p1/date", steps=(paid(date=""),)),
    Break("payments.before_meeting", "payments/p1/date", steps=(paid(date="19.11.2026"),)),
    Break("payments.still_to_come", "payments/p1/date", steps=(paid(date="24.11.2026"),)),
    Break("payments.share_over_due", "payments/p1/amount", steps=(paid(amount="50 000,01"),)),
    Break(
        "payments.fee_over_due",
        "payments/p1/amount",
        steps=(paid(kind="entrance", amount="21 626"),),
    ),
    Break(
        "payments.same_number",
        "payments/p2/number",
        steps=(
            paid(number="7"),
            more(
                "payments",
                row("p2", member="f2", amount="1", date="21.11.2026", number="7"),
            ),
        ),
    ),
    Break("registration.before_meeting", "registration.date", {"registration.date": "19.11.2026"}),
    Break("registration.still_to_come", "registration.date", {"registration.date": "24.11.2026"}),
    Break(
        "registration.bin_without_date", "registration.date", {"registration.bin": "940140000385"}
    ),
    Break("registration.date_without_bin", "registration.bin", {"registration.date": "23.11.2026"}),
    Break("registration.bin_like_iin", "registration.bin", {"registration.bin": "061211600012"}),
    Break(
        "registration.bin_of_founder",
        "registration.bin",
        {"registration.bin": "990140004654"},
        steps=(LEGAL,),
    ),
    Break(
        "registration.extract_item_absent",
        "registration.extract_item",
        {"registration.extract_item": "valuers"},
    ),
    Break(
        "registration.extract_before_meeting",
        "registration.extract_date",
        {"registration.extract_date": "19.11.2026"},
    ),
)
