"""The status line: what has no room ends with «…»."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.status import StatusLine

REASON = "Күтпеген жағдай болды. Соңғы өзгерістер түсіп қалмасын деп терезе жабылмайды"


def test_a_reason_that_has_no_room_ends_with_dots_and_is_whole_when_pointed_at(
    qtbot: QtBot,
) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_not_saved(lambda: REASON)
    label = next(one for one in line.findChildren(QLabel) if REASON[:9] in one.text())
    assert REASON in label.toolTip()
    size = QSize(label.sizeHint().width() // 2, label.sizeHint().height())
    label.setFixedSize(size)  # as a narrow window would
    drawn = label.grab().toImage()
    metrics, mode = label.fontMetrics(), Qt.TextElideMode.ElideRight
    shown = metrics.elidedText(label.text(), mode, size.width())
    assert shown.endswith("…")
    label.setText(shown)
    assert label.sizeHint().width() <= size.width()
    assert drawn == label.grab().toImage()
