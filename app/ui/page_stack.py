"""The pages of the window, one above the other, by their codes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.pages.base import Page


class PageStack(QStackedWidget):
    """Keeps the pages that were built. ``left`` tells that one gave way to another."""

    left = Signal()
    switched = Signal(str)
    typing_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._built: dict[str, Page] = {}
        self.code = ""

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._built.get(self.code)

    def built(self, code: str) -> Page | None:
        """Return a page that was built, or None."""
        return self._built.get(code)

    def put(self, code: str, page: Page) -> None:
        """Take a page, in the place of one of the same code, and show it."""
        old = self._built.pop(code, None)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
        self._built[code] = page
        page.typing_changed.connect(self.typing_changed)
        self.addWidget(page)
        self.switch(code)

    def switch(self, code: str) -> None:
        """Show a page that was built."""
        before = self.page
        if before is not None and self.code != code:
            before.leave()
            self.left.emit()
        self.code = code
        self.setCurrentWidget(self._built[code])
        self.switched.emit(code)

    def drop(self, codes: Iterable[str] | None = None) -> None:
        """Destroy pages; all when none is named."""
        for code in tuple(self._built if codes is None else codes):
            page = self._built.pop(code, None)
            if page is not None:
                page.close_page()
                self.removeWidget(page)
                page.hide()
                page.deleteLater()
            if self.code == code:
                self.code = ""

    def close_pages(self) -> None:
        """Let every page end its work: the window closes."""
        for page in self._built.values():
            page.close_page()
