"""A PDF that somebody else made, shown page by page: for papers that belong to no open case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import _
from app.ui import theme
from app.ui.messages import Banner
from app.ui.page_pictures import PagePictures
from app.ui.paper_view import PAGE_OF, PaperView
from app.ui.raster import Raster
from app.ui.tasks import RENDER, Tasks
from app.ui.zoom_tools import zoom_tools


@dataclass(frozen=True)
class _Drawn:
    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    first: QImage
    scale: float


class PdfPane(QWidget):
    """``show_pdf`` has a PDF made on the render worker and shows it when it comes."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._raster = raster = Raster()
        # PDFium knows one thread: its document goes there, not where Python's garbage is found.
        self.destroyed.connect(lambda _object=None: tasks.run(raster.close, worker=RENDER))
        self._generation = 0
        self.pdf = b""
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.banner = Banner()
        self.view = PaperView()
        self._pictures = PagePictures(tasks, self._raster, self.view, self)
        self.view.setAccessibleDescription(_("Page up and page down turn the pages"))
        self._pages = theme.words(kind="helper")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, step // 2)
        head.setSpacing(step // 2)
        head.addStretch(1)
        head.addWidget(self._pages)
        for tool in zoom_tools(self.view):
            head.addWidget(tool)
        layout.addWidget(self.banner)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        self.view.pages_wanted.connect(self._want_pages)
        self.view.page_changed.connect(
            lambda page, count: self._pages.setText(_(PAGE_OF).format(page=page, count=count))
        )

    def show_pdf(self, make: Callable[[], bytes]) -> None:
        """Have a PDF made and show it; an older wish that is still under way is dropped."""
        self._generation += 1
        generation, scale = self._generation, self.view.pixel_scale

        def work() -> _Drawn:
            pdf = make()
            sizes = self._raster.sizes(pdf)
            return _Drawn(pdf, sizes, self._raster.page(pdf, 0, scale), scale)

        def done(drawn: _Drawn) -> None:
            if generation != self._generation:
                return
            self.banner.clear()
            self.pdf = drawn.pdf
            self.view.show_document(drawn.sizes, (), new=True)
            self.view.show_images({0: drawn.first}, drawn.scale)
            self._want_pages()

        def failed(error: Exception) -> None:
            if generation == self._generation:
                self.forget()
                self.banner.tell_error(error)

        self._tasks.run(work, done, failed, self, worker=RENDER)

    def forget(self) -> None:
        """Show nothing."""
        self._generation += 1
        self.pdf = b""
        self.view.clear()

    def _want_pages(self) -> None:
        """Have pictures made of the visible pages that lack one."""
        generation = self._generation
        self._pictures.want(self.pdf, lambda: generation == self._generation)
