"""Founders represented by a proxy: a notarised power of attorney, no member, one principal."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.likeness import fold
from app.domain.parts import Founder
from app.domain.rules.base import block, day, of, repeated, warn, who

_DATA = {
    name: block(f"proxies.{name}", message, source_l372("34(6)"))
    for name, message in (
        ("proxy_name", N_("{who}: write who came by the power of attorney.")),
        ("proxy_number", N_("{who}: write the number of the notarised power of attorney.")),
        ("proxy_date", N_("{who}: write the date of the notarised power of attorney.")),
        ("proxy_notary", N_("{who}: write which notary certified the power of attorney.")),
    )
}
IS_FOUNDER = block(
    "proxies.is_founder",
    N_(
        "{who}: the proxy has the name of a founder ({other}). "
        "A member of the cooperative may not be a proxy; name another person."
    ),
    source_l372("34(6)"),
)
SAME_PROXY = warn(
    "proxies.same_person",
    N_("{who}: the same proxy came for {other} too. Check whether he votes for each apart."),
    source_l372("34(6)"),
)
LATER = block(
    "proxies.later_than_meeting",
    N_("{who}: the power of attorney ({issued}) is later than the meeting ({meeting})."),
    source_l372("34(6)"),
)
ASSOCIATED = warn(
    "proxies.associated",
    N_("{who} is an associated member and has no vote: a proxy changes nothing for the count."),
    source_l372("25(4), 34(2)"),
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with powers of attorney."""
    represented = [founder for founder in case.founders if founder.attendance == "proxy"]
    if not represented:
        return
    names: dict[str, Founder] = {}
    for founder in case.founders:
        if not founder.legal and founder.person.given_name and founder.person.surname:
            names.setdefault(fold(founder.person.full_name), founder)
            short = f"{founder.person.surname} {founder.person.given_name}"
            names.setdefault(fold(short), founder)
    for founder in represented:
        yield from _proxy(case, founder, names)
    by_id = {founder.id: founder for founder in represented}
    for later, first in repeated((fold(f.proxy.name), f.id) for f in represented):
        yield SAME_PROXY.at(
            of(by_id[later], "proxy_name"),
            related=(of(by_id[first], "proxy_name"),),
            who=who(by_id[later]),
            other=who(by_id[first]),
        )


def _proxy(case: FoundingCase, founder: Founder, names: dict[str, Founder]) -> Iterator[Finding]:
    typed = case.answers.record("founders", founder.id)
    for name, rule in _DATA.items():
        if typed is not None and not typed.get(name).strip():
            yield rule.at(of(founder, name), who=who(founder))
    other = names.get(fold(founder.proxy.name)) if founder.proxy.name else None
    if other:
        yield IS_FOUNDER.at(
            of(founder, "proxy_name"),
            related=(of(other, "surname"),),
            who=who(founder),
            other=who(other),
        )
    issued, meeting = founder.proxy.issued, case.meeting_date
    if issued and meeting and issued > meeting:
        yield LATER.at(
            of(founder, "proxy_date"),
            related=("meeting.date",),
            who=who(founder),
            issued=day(issued),
            meeting=day(meeting),
        )
    if founder.associated:
        yield ASSOCIATED.at(
            of(founder, "attendance"), related=(of(founder, "membership"),), who=who(founder)
        )
