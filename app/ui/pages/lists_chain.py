"""The decisions on a list, the last one first: who took each, why, and what it changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.domain.approved_list import ApprovedList, Decision
from app.ui import theme
from app.ui.pages.base import Column, card, clear
from app.ui.pages.lists_rows import corrected, counted, named

if TYPE_CHECKING:
    from app.services.model_lists import OpenList

BY = N_("{by}, {post}")
ROW_OUT = N_("Row {position} taken out: {name}")
ROW_IN = N_("Row {position} added: {name}")
ROW_FIXED = N_("Row {position} corrected: {what}")
MOST = 200
"""So many lines of one decision are shown; the paper has all of them."""


def decision_lines(
    approved: ApprovedList, seq: int, directions: Mapping[str, str]
) -> tuple[str, ...]:
    """Return what a decision changed, a line for each row; of the first only how many it put on."""
    decision = approved.decisions[seq - 1]
    if seq == 1:
        return (counted([entry.facts for entry in decision.added]),)
    names = {entry.position: entry.facts.name for one in approved.decisions for entry in one.added}
    lines = [
        _(ROW_OUT).format(position=position, name=names[position]) for position in decision.removed
    ]
    for fix in decision.corrected:
        what = corrected(fix, directions)
        lines.append(_(ROW_FIXED).format(position=fix.position, what=what))
    lines += [
        _(ROW_IN).format(position=entry.position, name=entry.facts.name) for entry in decision.added
    ]
    return tuple(lines)


class ChainPane(Column):
    """A card for each decision."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(100, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # many decisions are scrolled by keys
        self.setAccessibleName(_("Decisions"))
        self._shown: object = None
        self.decisions = QVBoxLayout()
        self.decisions.setSpacing(theme.unit())
        self.body.addLayout(self.decisions)
        self.body.addStretch(1)

    def show_list(self, opened: OpenList, directions: Mapping[str, str]) -> None:
        """Show the decisions of an approved list, unless they stand here already."""
        approved = opened.approved
        asked = (opened.summary.id, opened.summary.decisions)
        if approved is None or self._shown == asked:
            return
        self._shown = asked
        clear(self.decisions)
        for decision in reversed(approved.decisions):
            self.decisions.addWidget(self._card(approved, decision, directions))

    @staticmethod
    def _card(approved: ApprovedList, decision: Decision, directions: Mapping[str, str]) -> QWidget:
        frame, layout = card()
        title = named(decision.act, decision.number, decision.day)
        layout.addWidget(theme.label(title, "heading"))
        said = [_(BY).format(by=decision.by, post=decision.post), decision.body]
        layout.addWidget(theme.label(". ".join(part for part in said if part), "why"))
        if decision.reason:
            layout.addWidget(theme.label(decision.reason))
        lines = decision_lines(approved, decision.seq, directions)
        layout.addWidget(theme.label("\n".join(lines[:MOST])))
        return frame
