"""Pictures of the pages in sight, made on the render worker for whoever shows a PDF."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.core.log import record
from app.ui.paper_view import PaperView
from app.ui.raster import Raster
from app.ui.tasks import RENDER, Tasks


class PagePictures:
    """Fills the pages of a view that lack a picture; only the last wish counts."""

    def __init__(self, tasks: Tasks, raster: Raster, view: PaperView, owner: QWidget) -> None:
        """``owner``: once it is destroyed, pictures on their way are dropped."""
        self._tasks = tasks
        self._raster = raster
        self._view = view
        self._owner = owner
        self._wish = object()

    def want(self, pdf: bytes, still_shown: Callable[[], bool]) -> None:
        """Have the missing pages in sight drawn, unless ``still_shown`` says no by then."""
        missing = self._view.missing_pages()
        if not missing or not pdf:
            return
        scale = self._view.pixel_scale
        self._wish = wish = object()

        def work() -> dict[int, QImage]:
            return {index: self._raster.page(pdf, index, scale) for index in missing}

        def done(images: dict[int, QImage]) -> None:
            if still_shown():
                self._view.show_images(images, scale)

        self._tasks.run(
            work,
            done,
            record,
            self._owner,
            worker=RENDER,
            still_wanted=lambda: self._wish is wish and still_shown(),
        )
