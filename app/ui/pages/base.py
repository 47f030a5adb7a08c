"""What pages have in common: a title, a sentence, a body that scrolls and is not too wide."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import _
from app.ui import icons, theme
from app.ui.context import Context


class Page(QWidget):
    """A page of the window.

    The shell builds it when it is first shown, and anew when the language changes; ``refresh``
    reads again what it shows.
    """

    help_text = ""
    """The help of this page (F1), a msgid."""

    typing_changed = Signal()
    """Whether Kazakh words can be typed here has changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._order = QTimer(self)
        self._order.setSingleShot(True)
        self._order.setInterval(0)  # once everything has its place
        self._order.timeout.connect(self.order_tabs)

    def refresh(self) -> None:
        """Read again what the page shows. Called each time it is shown."""

    def help_now(self) -> str:
        """Return the help for where he is, in the current language."""
        return _(self.help_text)

    def leave(self) -> None:
        """Called before another page is shown."""

    def close_page(self) -> None:
        """Called before the page is destroyed: the case is closed, or all is built anew."""

    def show_detail(self, detail: str) -> None:
        """Show a part of the page, such as one paper of many."""

    def claim_cursor(self) -> None:
        """Bring the cursor into the page, unless it is here or the page is not shown."""
        self._order.start()
        focus = QApplication.focusWidget()
        here = focus is not None and self.isAncestorOf(focus) and focus.isVisible()
        if here or not self.isVisible():
            return
        from PySide6.QtCore import Qt

        for child in self.findChildren(QWidget):
            wants = child.focusPolicy() & Qt.FocusPolicy.TabFocus
            if wants == Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled():
                child.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def order_tabs_soon(self) -> None:
        """Order Tab anew once what was just added has its place."""
        self._order.start()

    def order_tabs(self) -> None:
        """Let Tab go through the page as one reads it, however late a part of it was made."""
        from PySide6.QtCore import Qt

        placed: list[tuple[int, int, int, int, QWidget]] = []
        for child in self.findChildren(QWidget):
            takes = child.focusPolicy() & Qt.FocusPolicy.TabFocus
            whole = child.focusProxy() is None and not isinstance(
                child.parentWidget(), QComboBox | QAbstractSpinBox
            )
            here = child.isVisibleTo(self) and child.window() is self.window()  # not in a dialog
            if takes and whole and here:
                middle = child.mapTo(self, QPoint(0, child.height() // 2))
                seen, line = (y // theme.unit() for y in (self._seen_at(child, middle), middle.y()))
                placed.append((seen, line, middle.x(), len(placed), child))
        placed.sort(key=lambda place: place[:4])
        for before, after in pairwise(placed):
            QWidget.setTabOrder(before[4], after[4])

    def _seen_at(self, child: QWidget, middle: QPoint) -> int:
        """Return the height at which a part stands: scrolled away, at the edge of its view.

        What follows below a view comes after all of it, however much of it there is.
        """
        y, around = middle.y(), child.parentWidget()
        while around is not None and around is not self:
            if isinstance(around, QScrollArea):
                top = around.mapTo(self, QPoint(0, 0)).y()
                y = min(max(y, top), top + around.height() - 1)
            around = around.parentWidget()
        return y

    def takes_words(self) -> bool:
        """Return whether Kazakh words are typed here: then the letter bar is worth its room."""
        return False

    def begin_search(self) -> bool:
        """Put the cursor into the page's search field; return whether it has one."""
        return False


class CasePage(Page):
    """A page of the open case: there is none without one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        if context.session is None:
            raise RuntimeError("no case is open")
        self.session = context.session


class Column(QScrollArea):
    """A scrolling column of at most ``characters`` width; ``body`` takes the widgets."""

    def __init__(self, characters: float = 84, parent: QWidget | None = None) -> None:
        from PySide6.QtCore import Qt

        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        step = theme.unit()
        outer = QWidget()
        theme.role(outer, "page")
        row = QHBoxLayout(outer)
        row.setContentsMargins(step * 3, step * 2, step * 3, step * 3)
        inner = QWidget()
        inner.setMaximumWidth(theme.characters(characters) + step * 4)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(step)
        row.addWidget(inner, 1)
        row.addStretch(0)
        self.setWidget(outer)


def heading(layout: QVBoxLayout, title: str, why: str = "") -> QLabel:
    """Add a page's title and the sentence below it."""
    made = theme.label(title, "title")
    layout.addWidget(made)
    if why:
        layout.addWidget(theme.label(why, "why"))
    layout.addSpacing(theme.unit())
    return made


def card(kind: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """Return a card and its layout."""
    frame = QFrame()
    theme.role(frame, kind)
    step = theme.unit()
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
    layout.setSpacing(step)
    return frame, layout


def button(text: str, icon: str = "", kind: str = "") -> QPushButton:
    """Return a push button with an icon, in a role (``primary``, ``link``, ``danger``, ``big``)."""
    words = text.replace("&", "&&")
    from PySide6.QtCore import Qt

    made = QPushButton(f" {words}" if icon else words)  # room between icon and word
    made.setAccessibleName(text)
    if icon:
        tint = {"primary": "on_accent", "link": "accent", "danger": "bad", "big": "accent"}
        made.setIcon(icons.icon(icon, tint.get(kind, "text")))
        size = made.iconSize()
        size.scale(icons.icon_size(), icons.icon_size(), Qt.AspectRatioMode.KeepAspectRatio)
        made.setIconSize(size)
    if kind:
        theme.role(made, kind)
    made.setAutoDefault(True)
    return made


def link(text: str, act: Callable[[], None]) -> QLabel:
    """Return a sentence that is pressed like a link; it wraps and takes Tab and Enter."""
    from html import escape

    from PySide6.QtCore import Qt

    from app.ui.strangers import shown

    made = QLabel(f'<a href="go">{escape(shown(text))}</a>')
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.LinksAccessibleByMouse
        | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    )
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setAccessibleName(text)
    made.linkActivated.connect(lambda _target: act())
    return made


def row(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    """Return a row of widgets from the left."""
    layout = QHBoxLayout()
    layout.setSpacing(theme.unit())
    for widget in widgets:
        layout.addWidget(widget)
    if stretch:
        layout.addStretch(1)
    return layout


def back_row(text: str, act: Callable[[], None]) -> QHBoxLayout:
    """Return a link that leads back, at the left above a page's title."""
    made = button(text, "left", "link")
    made.clicked.connect(lambda _on=False: act())
    return row(made)


def boxed(layout: QLayout) -> QWidget:
    """Return a layout as a widget, to stand in a row that takes widgets only."""
    made = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    made.setLayout(layout)
    return made


def scrolling(inner: QWidget) -> QScrollArea:
    """Return a view that scrolls as a whole where the window is low."""
    from PySide6.QtCore import Qt

    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    theme.role(inner, "page")
    area.setWidget(inner)
    return area


def bring_whole(area: QScrollArea, inner: QWidget) -> None:
    """Scroll until a part is whole in sight; from its top when it is higher than the view."""
    bar, body = area.verticalScrollBar(), area.widget()
    if body is None or not inner.isVisible():
        return
    top = inner.mapTo(body, inner.rect().topLeft()).y()
    room = area.viewport().height()
    lowest = top + inner.height() - room
    if lowest > bar.value():
        bar.setValue(min(top, lowest))


def labelled(text: str, field: QWidget, help_text: str = "", example: str = "") -> QVBoxLayout:
    """Return a field with its label above (its buddy) and an example below it."""
    layout = QVBoxLayout()
    layout.setSpacing(theme.unit() // 4)
    name = theme.label(text)
    name.setBuddy(field)
    field.setAccessibleName(text)
    field.setAccessibleDescription(" ".join(part for part in (help_text, example) if part))
    layout.addWidget(name)
    layout.addWidget(field)
    below = " ".join(part for part in (help_text, example) if part)
    if below:
        layout.addWidget(theme.label(below, "helper"))
    return layout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and destroy it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


class LoadingPage(Page):
    """Stands while the store is being opened: the window is there, its content follows."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        layout = QVBoxLayout(self)
        step = theme.unit()
        layout.setContentsMargins(step * 3, step * 2, step * 3, step * 3)
        layout.addWidget(theme.words(_("What do I do next?"), "title"))
        layout.addWidget(theme.words(_("Opening your cases…"), "why"))
        layout.addStretch(1)
