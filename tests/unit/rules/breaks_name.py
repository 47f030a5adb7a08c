"""Ways to break the rules on the name, the place, the activities and the contributions."""

from __future__ import annotations

from tests.unit.rules.breaks import PROPERTY, VALUER, Break, more, rows
from tests.unit.rules.samples import row

NAME = (
    Break("name.quotes", "name.proper", {"name.proper": "«Майтөбе Сүт»"}),
    Break("name.inner_quotes", "name.proper", {"name.proper": "Майтөбе «Сүт» өнімі"}),
    Break("name.legal_form_inside", "name.proper", {"name.proper": "Майтөбе Сүт АШӨК"}),
    Break("name.latin_letters", "name.proper", {"name.proper": "Maйтөбе Сүт"}),
    Break("name.state_body", "name.proper", {"name.proper": "Мичурин әкімдігі"}),
    Break(
        "name.person",
        "name.proper",
        {"name.proper": "Жарылқасын Сүт", "founders/f8/given_name": "Жарылқасын"},
    ),
    Break("name.named_after", "name.proper", {"name.proper": "Абай атындағы"}),
    Break("name.russian_differs", "name.proper_ru", {"name.proper_ru": "Молоко Майтобе"}),
    Break("name.postcode", "name.postcode", {"name.postcode": "1613"}),
    Break("name.unknown_oblast", "name.oblast", {"name.oblast": "Атлантида"}),
    Break(
        "name.unknown_district",
        "name.district",
        {"name.district": "Қордай", "meeting.district": "Қордай"},
    ),
    Break("name.term_over", "name.term_until", {"name.term_until": "20.11.2026"}),
    Break(
        "name.two_main_activities",
        "activities/a2/main",
        {"activities/a1/main": "1"},
        steps=(more("activities", row("a2", code="01410", main="1")),),
    ),
    Break(
        "name.same_activity",
        "activities/a2/code",
        steps=(more("activities", row("a2", code="10.511")),),
    ),
)

CONTRIBUTION = (
    Break(
        "contribution.fee_over_limit",
        "contribution.entrance_fee",
        {"contribution.entrance_fee": "21 625,01"},
    ),
    Break("contribution.fee_zero", "contribution.entrance_fee", {"contribution.entrance_fee": "0"}),
    Break("contribution.aek_unknown", "contribution.entrance_fee", {"meeting.date": "01.01.2027"}),
    Break(
        "contribution.share_missing",
        "founders/f0/share_amount",
        {"contribution.share_mode": "individual"},
        founders=5,
    ),
    Break(
        "contribution.share_zero",
        "founders/f0/share_amount",
        {"contribution.share_mode": "individual", "founders/f0/share_amount": "0"},
        founders=5,
    ),
    Break(
        "contribution.same_share_zero",
        "contribution.share_amount",
        {"contribution.share_amount": "0"},
    ),
    Break(
        "contribution.entrance_due_early",
        "contribution.entrance_due",
        {"contribution.entrance_due": "19.11.2026"},
    ),
    Break(
        "contribution.share_due_early",
        "contribution.share_due",
        {"contribution.share_due": "19.11.2026"},
    ),
    Break(
        "contribution.own_due_early",
        "founders/f8/share_due",
        {"founders/f8/share_due": "19.11.2026"},
    ),
    Break(
        "contribution.property_without_description",
        "founders/f9/property_description",
        {**PROPERTY, "founders/f9/property_description": ""},
    ),
    Break(
        "contribution.property_without_report",
        "founders/f9/property_report",
        {**PROPERTY, "contribution.share_amount": "86 500 001"},
        steps=(VALUER,),
    ),
    Break("contribution.valuers_missing", "valuers", PROPERTY),
    Break(
        "contribution.valuer_empty",
        "valuers/v3/founder",
        PROPERTY,
        steps=(VALUER, more("valuers", row("v3"))),
    ),
    Break(
        "contribution.valuer_twice",
        "valuers/v3/founder",
        PROPERTY,
        steps=(VALUER, more("valuers", row("v3", founder="f5"))),
    ),
    Break(
        "contribution.valuer_values_own",
        "valuers/v1/founder",
        PROPERTY,
        steps=(rows("valuers", row("v1", founder="f9")),),
    ),
)
