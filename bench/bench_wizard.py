"""How long the window is blocked: every page's first opening, a letter typed, the rules.

Printed for 50 and 500 founders: the longest turn of the event loop in milliseconds while a page
is built (wanted: at most 50), while a letter is typed into its first field, and the rules alone.

Run: ``QT_QPA_PLATFORM=offscreen python -m bench.bench_wizard``.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from statistics import median
from types import MappingProxyType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.answers import Answers, Record
from app.domain.case import read_case
from app.domain.rules import all_findings
from app.services.model import CaseSummary, OpenCase
from app.services.reference import load_reference
from app.services.samples import read_sample
from app.services.session import CaseSession
from app.ui import theme
from app.ui.wizard.wizard import Wizard
from bench.measure import timed

WANTED = 50.0
TODAY = date(2026, 11, 23)


def answers_with(count: int) -> Answers:
    """Return the sample with so many founders."""
    sample = read_sample().answers
    people = sample.records("founders")
    many = tuple(Record(f"f{i + 1:02d}", people[i % len(people)].values) for i in range(count))
    return replace(sample, collections=MappingProxyType({**sample.collections, "founders": many}))


def session_of(answers: Answers) -> CaseSession:
    """Return an open case that is in no store."""
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    summary = CaseSummary(1, "u", "", False, now, now, None, 0, "", "", "meeting")
    return CaseSession(OpenCase(summary, answers), load_reference(), TODAY, rules=all_findings)


def settle() -> float:
    """Let the event loop turn until it has nothing to do; return its longest turn."""
    longest = 0.0
    for _ in range(400):
        turn = timed(QApplication.processEvents)
        longest = max(longest, turn)
        if turn < 0.05:
            break
    return longest


def measure(count: int) -> None:
    """Print the figures of one case."""
    answers = answers_with(count)
    reference = load_reference()
    rules = []
    for _ in range(15):
        case = read_case(answers, reference, TODAY)
        rules.append(timed(partial(all_findings, case)))
    print(f"{count} founders: rules {median(rules):.1f} ms (median of {len(rules)})")
    wizard = Wizard(session_of(answers))
    wizard.resize(1366, 728)
    wizard.show()
    settle()
    for step in wizard.steps:
        built = max(timed(partial(wizard.open_step, step.code)), settle())
        page = wizard.pages[step.code]
        line = next((w for w in page.findChildren(QLineEdit) if w.isVisibleTo(page)), None)
        typed = 0.0
        if line is not None:
            line.setFocus()
            settle()
            typed = max(timed(partial(QTest.keyClick, line, Qt.Key.Key_1)), settle())
        over = "  over" if built > WANTED else ""
        print(
            f"  {step.code:13} built, longest block {built:5.1f} ms  a letter {typed:5.1f} ms{over}"
        )
    wizard.close()
    wizard.deleteLater()
    settle()


def main() -> None:
    """Print the figures for 50 and 500 founders."""
    app = QApplication([])
    theme.apply(app, "light")
    for count in (50, 500):
        measure(count)


if __name__ == "__main__":
    main()
