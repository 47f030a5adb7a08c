"""The paper beside the questions: laid out and drawn anew as one types, at the place one edits."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import N_, _
from app.core.log import record
from app.services.text import NO_SIGN
from app.ui import theme
from app.ui.messages import Banner, error_text
from app.ui.page_pictures import PagePictures
from app.ui.paper_view import PAGE_OF, PaperView
from app.ui.raster import Raster
from app.ui.tasks import RENDER, Tasks
from app.ui.zoom_tools import zoom_tools

if TYPE_CHECKING:
    from app.domain.case import FoundingCase
    from app.services.model import Rendered
    from app.services.papers import PaperService
    from app.services.session import CaseSession

DEBOUNCE_MS = 15
"""After a change; while a paper is being drawn, later changes wait for it and go together."""
CANNOT = N_("This paper cannot be shown just now. What you typed is kept.")

MISSING_NAMED = 12


def missing_words(characters: str) -> str:
    """Return in one line which characters print as □."""
    named = " ".join(characters[:MISSING_NAMED]) + ("…" if characters[MISSING_NAMED:] else "")
    return _(NO_SIGN).format(characters=named)


@dataclass(frozen=True)
class _Asked:
    """Which paper is wanted."""

    key: str
    record_id: str
    language: str
    blanks: bool


@dataclass(frozen=True)
class _Drawn:
    """What the render worker gives back: values only."""

    rendered: Rendered
    sizes: tuple[tuple[float, float], ...]
    images: dict[int, QImage]
    scale: float


class Preview(QWidget):
    """Shows one paper of the open case and follows its changes.

    ``source_clicked`` names the answer at the place that was clicked. ``drawn`` tells that the
    newest state is on the screen, with the milliseconds since the change.
    """

    source_clicked = Signal(str)
    drawn = Signal(float)

    def __init__(
        self,
        session: CaseSession,
        papers: PaperService,
        tasks: Tasks,
        parent: QWidget | None = None,
        *,
        raster: Raster | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._papers = papers
        self._tasks = tasks
        self._raster = raster or Raster()
        self._key = ""
        self._record_id = ""
        self._language = "kk"
        self._blanks = False
        self._shown = _Asked("", "", "kk", blanks=False)
        self._pdf = b""
        self._generation = 0
        self._busy = False
        self._dirty = False
        self._changed_at = 0.0
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._draw)
        self._stop: Callable[[], None] = session.subscribe(lambda _addresses: self._changed())
        self.destroyed.connect(lambda _object=None, stop=self._stop: stop())

    def _lay_out(self) -> None:
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bar = QWidget()
        head = QHBoxLayout(bar)
        head.setContentsMargins(step, step // 2, step, step // 2)
        head.setSpacing(step // 2)
        self._title = theme.label(kind="helper")
        self._pages = QLabel()
        theme.role(self._pages, "helper")
        head.addWidget(self._title, 1)
        head.addWidget(self._pages)
        self.view = PaperView()
        self._pictures = PagePictures(self._tasks, self._raster, self.view, self)
        for tool in zoom_tools(self.view):
            head.addWidget(tool)
        self.banner = Banner()
        layout.addWidget(bar)
        layout.addWidget(self.banner)
        layout.addWidget(self.view, 1)
        self.view.source_clicked.connect(self.source_clicked)
        self.view.pages_wanted.connect(self._want_pages)
        self.view.page_changed.connect(self._say_page)

    # -- what to show --------------------------------------------------------------------

    @property
    def _asked(self) -> _Asked:
        return _Asked(self._key, self._record_id, self._language, self._blanks)

    def show_paper(
        self, key: str, record_id: str = "", *, language: str = "kk", blanks: bool = False
    ) -> None:
        """Show a paper in a language (of one record, when it is a paper per record)."""
        if _Asked(key, record_id, language, blanks) == self._asked and self._pdf:
            return
        self._key, self._record_id, self._language, self._blanks = key, record_id, language, blanks
        self._title.setText(_title_of(key))
        self._changed()

    def hide_title(self) -> None:
        """Leave the paper's name out of the bar: the page says it already."""
        self._title.hide()

    def follow(self, address: str) -> None:
        """Mark the place of an answer and bring it into view."""
        self.view.mark(address)

    def refresh(self) -> None:
        """Draw the paper again."""
        self._changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while nobody saw it."""
        super().showEvent(event)
        if self._dirty:
            self._timer.start()

    def sizeHint(self) -> QSize:
        """Ask for the width at which a page can be read."""
        return QSize(theme.characters(76), theme.unit() * 80)

    def stop(self) -> None:
        """The case is closed: follow it no more, and let the document go."""
        self._stop()
        self._timer.stop()
        self._generation += 1
        self._tasks.run(self._raster.close, worker=RENDER)

    # -- drawing -------------------------------------------------------------------------

    def _changed(self) -> None:
        if not self._dirty:
            self._changed_at = time.perf_counter()
        self._dirty = True
        if self.isVisible() and not self._busy and not self._timer.isActive():
            self._timer.start()

    def _draw(self) -> None:
        if not self._key or self._busy:
            return
        self._dirty = False
        self._busy = True
        self._generation += 1
        generation = self._generation
        case: FoundingCase = self._session.case
        asked = self._asked
        scale, address = self.view.pixel_scale, self.view.address
        seen = self.view.visible_pages() or [0]
        same = self._shown == asked

        def work() -> _Drawn:
            rendered = self._papers.render(
                case, asked.key, asked.record_id, language=asked.language, blanks=asked.blanks
            )
            sizes = self._raster.sizes(rendered.pdf)
            pages = set(seen) if same else {0}
            marked = self.view.pages_with(rendered.marks, address)
            if marked and not pages.intersection(marked):
                pages = {marked[0]}
            images = {
                index: self._raster.page(rendered.pdf, index, scale)
                for index in sorted(pages)
                if index < len(sizes)
            }
            return _Drawn(rendered, sizes, images, scale)

        self._tasks.run(
            work,
            lambda result: self._done(generation, asked, result),
            lambda error: self._failed(generation, error),
            self,
            worker=RENDER,
        )

    def _done(self, generation: int, shown: _Asked, result: _Drawn) -> None:
        self._busy = False
        if generation == self._generation:
            self._say_missing(result.rendered.missing)
            new = shown != self._shown
            self._shown = shown
            self._pdf = result.rendered.pdf
            self.view.show_document(result.sizes, result.rendered.marks, new=new)
            self.view.show_images(result.images, result.scale)
            self.view.mark(self.view.address)
            self._want_pages()
            if not self._dirty:
                self.drawn.emit((time.perf_counter() - self._changed_at) * 1000)
        self._again()

    def _failed(self, generation: int, error: Exception) -> None:
        self._busy = False
        if generation == self._generation:
            if isinstance(error, UserError):
                self.banner.tell(error_text(error), "attention")
            else:
                record(error)
                self.banner.tell(_(CANNOT), "bad")
        self._again()

    def _say_missing(self, characters: str) -> None:
        if characters:
            self.banner.tell(missing_words(characters), "attention")
        else:
            self.banner.clear()

    def _again(self) -> None:
        if self._dirty:
            self._timer.start()

    def _want_pages(self) -> None:
        """Have pictures made of the visible pages that lack one."""
        generation = self._generation
        self._pictures.want(self._pdf, lambda: generation == self._generation)

    def _say_page(self, page: int, count: int) -> None:
        self._pages.setText(_(PAGE_OF).format(page=page, count=count))


def _title_of(key: str) -> str:
    if not key:
        return ""
    from app.forms.registry import paper

    return _(paper(key).title)
