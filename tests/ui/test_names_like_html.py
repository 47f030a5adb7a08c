"""Names that look like HTML are shown as they are: on every page, on hovering, in every box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QMessageBox,
    QWidget,
)

from app.core.errors import InputError
from app.domain.answers import Answers, Record
from app.domain.schema import COLLECTIONS, FIELDS, Field, Kind
from app.services.samples import read_sample
from app.ui import messages
from tests.ui.walk import EVERYWHERE, open_page
from tests.ui.window_support import Opener

MARK = "<img src=//x/y>"
WORDS = (Kind.TEXT, Kind.LONG_TEXT)


def hostile(fields: dict[str, Field], values: dict[str, str]) -> dict[str, str]:
    """Return answers whose free words begin with something like HTML."""
    return {
        key: f"{MARK}{text}" if text and fields[key].kind in WORDS and " " in text else text
        for key, text in values.items()
    }


def hostile_case() -> Answers:
    """Return the sample with a picture in every name and sentence."""
    known = read_sample().answers
    people = {"surname": f"{MARK}Ахметов", "name": f"{MARK}бірдеңе"}
    collections = {
        name: tuple(
            Record(
                one.id,
                {
                    **hostile(COLLECTIONS[name], dict(one.values)),
                    **{key: said for key, said in people.items() if one.get(key)},
                },
            )
            for one in records
        )
        for name, records in known.collections.items()
    }
    values = hostile(FIELDS, dict(known.values))
    values["name.proper"] = f"{MARK}Береке"
    return replace(known, values=values, collections=collections)


def read_as_html(root: QWidget) -> Iterator[str]:
    """Yield what Qt would lay out as HTML with the mark in it."""
    for part in (root, *root.findChildren(QWidget)):
        said = [("tool tip", part.toolTip())]
        if isinstance(part, QLabel) and part.textFormat() != Qt.TextFormat.PlainText:
            said.append(("label", part.text()))
        if isinstance(part, QAbstractItemView) and part.model() is not None:
            said += [("cell", text) for text in tips(part)]
        for what, text in said:
            if MARK in text:  # as it stands: escaped it would not
                yield f"{what} of {type(part).__name__}: {text[:120]}"


def tips(view: QAbstractItemView) -> Iterator[str]:
    """Yield what a table or a list says on hovering."""
    model = view.model()
    rows = range(min(model.rowCount(), 40))
    columns = range(1 if isinstance(view, QListView) else model.columnCount())
    found = [model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
             for row in rows for column in columns]  # fmt: skip
    if not isinstance(view, QListView):
        sides = ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, rows))
        found += [
            model.headerData(place, side, Qt.ItemDataRole.ToolTipRole)
            for side, places in sides
            for place in places
        ]
    return (text for text in found if isinstance(text, str))


@pytest.mark.parametrize("role", ["okrug", "department", "corporation"])
def test_no_page_reads_a_name_as_html(opened: Opener, role: str) -> None:
    window = opened()
    services = window.context.services
    services.settings.set("office.role", role)
    window.context.office_changed.emit()
    case = services.cases.create(hostile_case())
    window.open_case(case.summary.id, "scheme")
    found: dict[str, list[str]] = {}
    shown = 0
    for page in EVERYWHERE:
        open_page(window, page)
        shown += sum(MARK in label.text() for label in window.findChildren(QLabel))
        if told := sorted(set(read_as_html(window))):
            found[page] = told
    assert sorted({one for told in found.values() for one in told}) == [], found.keys()
    assert shown


def test_a_box_says_a_name_as_it_is(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened()
    seen: list[str] = []

    def look(box: QMessageBox) -> int:
        seen.extend(read_as_html(box))
        seen.append(box.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    messages.tell(window, InputError("No {name}.", "Safe {name}.", "Do {name}.", name=MARK))
    messages.confirm(window, f"Delete {MARK}?", f"{MARK} goes.", "Yes")
    assert seen == [f"No {MARK}.", f"Delete {MARK}?"]
