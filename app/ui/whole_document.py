"""A document of its own, beside the papers of a case: saved or printed, and told in a banner.

Whoever calls says what makes its bytes; they are made on the render worker.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.i18n import _, ngettext
from app.ui.messages import Banner
from app.ui.tasks import RENDER, Tasks

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def save_document(tasks: Tasks, banner: Banner, path: Path, make: Callable[[], bytes]) -> None:
    """Write what ``make`` gives into a file."""

    def work() -> str:
        from app.core.atomic import write_bytes

        write_bytes(path, make())
        return path.name

    def done(name: str) -> None:
        banner.tell(_("Saved: {name}").format(name=name), "good")

    tasks.run(work, done, banner.tell_error, banner, worker=RENDER)


def print_document(
    tasks: Tasks, banner: Banner, printer: QPrinter, make: Callable[[], bytes]
) -> None:
    """Draw all pages of the PDF that ``make`` gives onto a printer."""

    def work() -> int:
        from app.ui.printing import print_whole

        return print_whole(printer, make())

    def done(count: int) -> None:
        said = ngettext(
            "Sent to the printer: {count} page.", "Sent to the printer: {count} pages.", count
        )
        banner.tell(said.format(count=count), "good")

    tasks.run(work, done, banner.tell_error, banner, worker=RENDER)
