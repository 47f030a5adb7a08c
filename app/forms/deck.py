"""Paper 19a: the presentation with which a project is defended, looking like slides 4 and 5.

It shows the passport's own facts (:mod:`app.forms.passport_facts`); slides without any are left
out. Its words stand in ``resources/forms/defence_deck/<language>.txt``, ``code = text``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.core.i18n import N_
from app.documents.blocks import Chart
from app.documents.deck.parts import (
    Align,
    Cards,
    Chain,
    Content,
    Cover,
    Figure,
    Listed,
    Note,
    Panels,
    Part,
    Plot,
    Presentation,
    Rows,
    Stage,
)
from app.documents.said import Said, sources_of
from app.documents.tongue import BLANK, TONGUES
from app.domain.case import FoundingCase
from app.domain.project import project_begun
from app.forms.common import coop_names
from app.forms.papers import PaperForm, Phase
from app.forms.passport_facts import passport_facts
from app.forms.passport_paper import PASSPORT
from app.forms.passport_rows import ChainLink, ChainRow
from app.forms.passport_values import Sum
from app.forms.words import word_table

KEY = "defence_deck"


def defence_slides(case: FoundingCase, _record_id: str) -> Presentation:
    """Return the presentation of a case's project, in the language of the case's view."""
    made = _Deck(case)
    slides: list[Cover | Content] = [made.cover()]
    for content in (
        made.chain(),
        made.purpose(),
        made.money(),
        made.plan(),
        made.loan(),
        made.risks(),
    ):
        if content is not None:
            slides.append(content)
    title = " — ".join(part for part in (DEFENCE_DECK.stem(case.language), made.coop) if part)
    return Presentation(
        title,
        tuple(slides),
        language=TONGUES[case.language].tag,
        author=str(made.coop),
        subject=DEFENCE_DECK.stem(case.language),
        continued=made.say("continued"),
    )


class _Deck:
    """Makes the slides of one case."""

    def __init__(self, case: FoundingCase) -> None:
        self._facts: Mapping[str, Any] = passport_facts(case)
        self._words = word_table(f"{KEY}/{case.language}.txt")
        coop = coop_names(case)
        self.coop = coop.short if coop.proper else Said("", "name.proper")

    def say(self, code: str, **facts: object) -> Said:
        """Return words of the presentation, with the addresses of what stands in them."""
        return Said(self._words[code].format(**facts), sources_of(*facts.values()))

    # -- the slides -----------------------------------------------------------------------

    def cover(self) -> Cover:
        """Say whose project it is, where, in which direction."""
        facts = self._facts
        expanded = facts["expanded"]
        lines = [facts["direction"], facts["place_line"]]
        if expanded and expanded.name:
            lines.insert(0, self.say("expanding", name=expanded.name))
        if facts["leader"]:
            lines.append(self.say("leader", name=facts["leader"]))
        number, day = facts["project_number"], facts["project_day"]
        foot = [self.say("number", number=number)] if number else []
        if day.known:
            foot.append(day.long)
        return Cover(
            self.say("above"),
            self.coop or self.say("project"),
            tuple(line for line in lines if line),
            Said(", ".join(foot), sources_of(*foot)),
        )

    def chain(self) -> Content | None:
        """Show the value chain with the figures of slide 4."""
        stages = [stage for stage in self._stages() if stage.figures or stage.lists]
        if not stages:
            return None
        title = [part for part in (self.coop, self._facts["direction"]) if part]
        heading = Said(" – ".join(title), sources_of(*title)) if title else self.say("chain")
        return Content(heading, (Chain(tuple(stages)),), self._facts["place_line"])

    def _stages(self) -> Iterable[Stage]:
        facts = self._facts
        rows = {row.stage: row for row in facts["chain"]}
        shown: dict[str, tuple[tuple[Figure, ...], tuple[Listed, ...]]] = {
            "production": (
                self._figures(
                    members=facts["members"].figures,
                    borrowers=facts["borrowers_count"].figures,
                    heads=facts["heads"].figures,
                    member_loans=self._millions("member_loans"),
                ),
                (),
            ),
            "collection": (self._figures(capacity=facts["capacity"]), ()),
            "processing": (
                self._figures(asked=self._millions("asked")),
                (
                    *self._listed("equipment", (row.name for row in facts["equipment"])),
                    *self._listed("products", (row.name for row in facts["products"])),
                ),
            ),
            "sale": ((), self._listed("", (row.name for row in facts["outlets"]))),
        }
        for stage, (figures, lists) in shown.items():
            yield self._stage(rows[stage], figures, lists)
        if facts["expanded"]:
            yield self._growing()

    def _stage(
        self, row: ChainRow, figures: tuple[Figure, ...], lists: tuple[Listed, ...]
    ) -> Stage:
        """Return a column: what alone happens at a stage is its name («СҮТ ӨНДІРУ»)."""
        head, links = Said(row.title), row.links
        alone = len(links) == 1 and links[0].name and links[0].name != BLANK
        if alone:
            head = links[0].name
        amounts = tuple(
            Figure(self.say("amount") if alone else _begun(link.name), link.amount)
            for link in links
            if link.name and link.amount and not self._told(link.amount)
        )
        plain = (
            link.note if alone else _line(link)
            for link in links
            if link.note or not (alone or link.amount)
        )
        known = {str(point) for listed in lists for point in listed.points}
        plain = (point for point in plain if not known.issuperset(point.split(", ")))
        upper = Said(head.upper(), head.source)
        return Stage(upper, figures + amounts, self._listed("", plain) + lists)

    def _told(self, amount: Said) -> bool:
        """Return whether the chain tells an amount already: the capacity, the heads."""
        heads, capacity = self._facts["heads"].figures, self._facts["capacity"]
        told = (str(capacity), f"{heads} {self.say('heads_unit')}" if heads else "")
        return any(one and amount.startswith(one) for one in told)

    def _growing(self) -> Stage:
        """Return the column of an expansion: how the capacity grows."""
        facts = self._facts
        expanded = facts["expanded"]
        times = self.say("times", times=expanded.times) if expanded.times else Said()
        return Stage(
            str(self.say("growing")).upper(),
            self._figures(growing=times, before=expanded.capacity, after=facts["capacity"]),
        )

    def purpose(self) -> Content | None:
        """Tell aim and effect; of an expansion also what it expands."""
        facts = self._facts
        lists = (*self._listed("aim", facts["aim"]), *self._listed("effect", facts["effect"]))
        parts: list[Part] = [Panels(lists)] if lists else []
        if expanded := facts["expanded"]:
            cells = (
                expanded.name,
                expanded.members.figures,
                expanded.capacity,
                self._of(expanded.finance),
            )
            head = tuple(
                self.say(f"expanded_{code}") for code in ("name", "members", "capacity", "finance")
            )
            if any(cells):
                aligns: tuple[Align, ...] = ("left", "center", "center", "center")
                row = tuple(map(_or_dash, cells))
                parts.append(Rows(head, (row,), (5, 2, 3, 3), aligns))
        return Content(self.say("purpose"), tuple(parts)) if parts else None

    def money(self) -> Content | None:
        """Show the equipment, what it costs, and where the money comes from."""
        facts = self._facts
        part = facts["ratios"].own_percent
        own = self.say("own_part", percent=part) if part else self.say("own")
        cost, asked = self._millions("uses_total"), self._millions("asked")
        figures = [*self._figures(cost=cost, asked=asked)]
        if facts["own"].tiyn is not None:
            figures.append(Figure(own, self._millions("own")))
        ceiling = facts["ceiling"]
        if ceiling and ceiling.limit.tiyn is not None:
            label = self.say("ceiling", times=ceiling.times)
            figures.append(Figure(label, self._of(ceiling.limit)))
        parts: list[Part] = [Cards(tuple(figures))] if figures else []
        if ceiling and ceiling.kept is not None:
            verdict = self.say("kept" if ceiling.kept else "over")
            parts.append(Note(Said(verdict, ceiling.amount.figures.source)))
        if rows := self._bought():
            parts.append(rows)
        return Content(self.say("money"), tuple(parts)) if parts else None

    def _bought(self) -> Rows | None:
        facts = self._facts
        rows = [
            (row.name, row.maker, row.price.figures, row.quantity.figures, row.total.figures)
            for row in facts["equipment"]
            if row.name or row.total.tiyn
        ]
        rows += [
            (row.name, "", "", "", row.amount.figures) for row in facts["investments"] if row.name
        ]
        if not rows:
            return None
        head = tuple(map(self.say, ("item", "maker", "price", "quantity", "total")))
        return Rows(
            head,
            tuple(tuple(map(_or_dash, row)) for row in rows),
            (6, 5, 3, 2, 3),
            ("left", "left", "right", "center", "right"),
            (self.say("sum"), "", "", "", facts["uses_total"].figures),
        )

    def plan(self) -> Content | None:
        """Show the five years as a chart, and when the money has come back."""
        facts = self._facts
        chart, ratios = facts["chart"], facts["ratios"]
        if not isinstance(chart, Chart):
            return None
        late = self.say("payback_late")
        payback = Said(late, ratios.payback.source) if ratios.payback_late else ratios.payback
        figures = self._figures(
            payback=payback, margin=ratios.margin, coverage=ratios.least_coverage
        )
        return Content(self.say("plan"), (Plot(chart), Cards(figures)))

    def loan(self) -> Content | None:
        """Show how the loan is repaid, year by year."""
        facts = self._facts
        if not facts["loan_known"]:
            return None
        rate = facts["rate"]
        figures = self._figures(
            asked=self._millions("asked"),
            rate=Said(f"{rate}\u00a0%", rate.source),
            interest_all=self._millions("loan_interest"),
            paid_all=self._millions("loan_paid"),
        )
        grace = facts["grace"]
        terms = {"months": facts["months"].figures, "method": facts["method"]}
        if grace.value:
            note = self.say("terms_grace", grace=grace.figures, **terms)
        else:
            note = self.say("terms", **terms)
        rows = tuple(
            (Said(str(row.number), row.payment.source), row.principal, row.interest, row.payment,
             row.balance)
            for row in facts["loan_years"]
        )  # fmt: skip
        total = ("asked", "loan_interest", "loan_paid")
        table = Rows(
            tuple(map(self.say, ("year", "principal", "interest", "payment", "balance"))),
            rows,
            (2, 4, 4, 4, 4),
            ("center", "right", "right", "right", "right"),
            (self.say("sum"), *(facts[name].figures for name in total), ""),
        )
        return Content(self.say("loan"), (Cards(figures), Note(note), table))

    def risks(self) -> Content | None:
        """Tell the risks with their measures, and the jobs."""
        facts = self._facts
        figures = self._figures(
            jobs=facts["jobs"].figures, job_cost=self._of(facts["ratios"].cost_of_job)
        )
        parts: list[Part] = [Cards(figures)] if figures else []
        rows = tuple(
            tuple(map(_or_dash, (row.name, row.text, row.more)))
            for row in facts["risks"]
            if row.name or row.more
        )
        if rows:
            head = tuple(map(self.say, ("risk", "likelihood", "measure")))
            parts.append(Rows(head, rows, (6, 2.4, 6), ("left", "center", "left")))
        if not parts:
            return None
        return Content(self.say("risks" if rows else "jobs_only"), tuple(parts))

    # -- pieces -----------------------------------------------------------------------------

    def _figures(self, **figures: Said) -> tuple[Figure, ...]:
        """Return those figures that are known, each below its own word."""
        return tuple(Figure(self.say(code), value) for code, value in figures.items() if value)

    def _millions(self, name: str) -> Said:
        """Return a sum of the passport as slides show it: «27,6 млн ₸»."""
        return self._of(self._facts[name])

    def _of(self, amount: Sum) -> Said:
        if amount.tiyn is None:
            return Said()
        return self.say("millions", sum=amount.millions)

    def _listed(self, code: str, points: Iterable[Said]) -> tuple[Listed, ...]:
        """Return a list below its heading; nothing when it has no points."""
        found = tuple(point for point in points if point)
        return (Listed(self.say(code) if code else "", found),) if found else ()


def _line(link: ChainLink) -> Said:
    parts = [part for part in (link.name, link.note) if part]
    return Said(" – ".join(parts), sources_of(*parts))


def _begun(text: Said) -> Said:
    """Return a text with a capital first letter."""
    return Said(text[:1].upper() + text[1:], text.source)


def _or_dash(cell: str) -> str:
    """Return a cell's text; a dash where nothing is known."""
    return cell or Said("–", getattr(cell, "source", ""))


DEFENCE_DECK = PaperForm(
    key=KEY,
    number="19a",
    title=N_("Presentation of the project"),
    file_name="Жобаны қорғау таныстырылымы",
    file_name_ru="Презентация к защите проекта",
    phase=Phase.DEFENCE,
    facts=PASSPORT.facts,
    uses=tuple(use for use in PASSPORT.uses if not use.startswith("meeting.akim")),
    needed=project_begun,
    landscape=True,
    slides=defence_slides,
)
