"""Walks every page of the window and reads all its words; used by the tests of languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QEventLoop,
    QModelIndex,
    QObject,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QMenu,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

from app.forms.flow import REVIEW
from app.forms.flows import FLOWS
from app.ui.pages.documents import DocumentsPage
from app.ui.pages.flow import FlowPage
from app.ui.preview import Preview
from app.ui.shell import MainWindow
from app.ui.wizard.page import StepPage

PLACES = (
    "home", "cases", "intake", "register", "lists", "finance_desk", "report", "bin", "settings",
    "scheme", "documents", "spelling", "payments", "file_set", "next_steps",
)  # fmt: skip
STEPS = tuple(
    f"{flow.code}:{code}" for flow in FLOWS for code in (*(s.code for s in flow.steps), REVIEW)
)
EVERYWHERE = (*PLACES, *STEPS)
"""Every page of an open case, each step of every flow on its own."""

SAID = (
    "text",
    "title",
    "toolTip",
    "statusTip",
    "accessibleName",
    "accessibleDescription",
    "placeholderText",
    "windowTitle",
    "prefix",
    "suffix",
)
BACKUP = re.compile(r"^23.* 14:02 · ")
"""A line of the list of backups: each start adds one."""
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def settle() -> None:
    """Let what is deleted go and what was asked for be drawn."""
    for _turn in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def open_page(window: MainWindow, page: str) -> None:
    """Show a page whole: a step of a flow built to its end."""
    code, _colon, step = page.partition(":")
    window.show_page(code)
    shown = window.page
    if isinstance(shown, FlowPage):
        shown.wizard.open_step(step)
    settle()


def words(root: QObject) -> Counter[str]:
    """Return every word below an object, with how often it stands there."""
    return Counter(said for thing in (root, *root.findChildren(QObject)) for said in _said(thing))


def _said(thing: QObject) -> Iterator[str]:
    if isinstance(thing.parent(), QCalendarWidget):
        return
    for name in SAID:
        value = thing.property(name)
        if isinstance(value, str) and value.strip():
            lines = [line for line in value.split("\n") if not BACKUP.search(line)]
            yield f"{type(thing).__name__}.{name}: {' / '.join(lines)}"
    if isinstance(thing, QTextEdit):
        yield f"QTextEdit: {thing.toPlainText()}"
    if isinstance(thing, QComboBox):
        yield from (f"QComboBox: {thing.itemText(i)}" for i in range(thing.count()))
    model = thing.model() if isinstance(thing, QAbstractItemView) else None
    if model is not None:
        yield from _cells(model)
        if isinstance(thing, QTableView | QTreeView):
            for column in range(model.columnCount()):
                head = model.headerData(column, Qt.Orientation.Horizontal)
                yield f"head: {head}"


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for row in range(min(model.rowCount(parent), 30)):
            for column in range(columns):
                cell = model.index(row, column, parent)
                values = [cell.data(role) for role in ROLES]
                yield from (f"cell: {value}" for value in values if isinstance(value, str))
            below = model.index(row, 0, parent)
            if not isinstance(model, QAbstractListModel | QAbstractTableModel):
                waiting.append(below)


def around(window: MainWindow) -> Counter[str]:
    """Return the words around the pages: menus, side bar, status line, letters, title."""
    found: Counter[str] = Counter([f"title: {window.windowTitle()}"])
    parts: list[QWidget | None] = [window.menuBar(), window.side, window.status, window.letters]
    for part in parts:
        if part is not None:
            found += words(part)
    for action in window.menus.actions.values():
        found += Counter(_said(action))
    waiting = list(window.menuBar().actions())
    while waiting:
        entry = waiting.pop()
        found[f"menu: {entry.text()}"] += 1
        inner = entry.menu()
        if isinstance(inner, QMenu):
            waiting += inner.actions()
    return found


def page_words(window: MainWindow) -> Counter[str]:
    """Return the words of the page that is shown; of the wizard its frame and the open step."""
    page = window.page
    assert page is not None
    if isinstance(page, DocumentsPage):
        _let_draw(page.preview)
    if not isinstance(page, FlowPage):
        return words(page)
    wizard = page.wizard
    step = wizard.stack.currentWidget()
    assert step is not None
    if isinstance(step, StepPage):
        step.finish()
        settle()
    return words(step) + words(wizard.rail) + words(wizard.back) + words(wizard.forward)


def _let_draw(preview: Preview) -> None:
    """Wait for the paper: the number of its pages is told only then."""
    (timer,) = preview.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    while timer.isActive():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def shown(root: QWidget) -> Iterator[QWidget]:
    """Give every widget that can be seen."""
    yield from (w for w in root.findChildren(QWidget) if w.isVisible() and w.width() > 0)
