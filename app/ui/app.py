"""The window's life: dress, paint, open the store beside it, close in order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.core.i18n import LANGUAGES
from app.core.paths import data_dir
from app.ui import hints as hint_store
from app.ui import speech, theme
from app.ui.context import Context
from app.ui.shell import MainWindow
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.ui.collector import Collector
    from app.ui.ports import Services
    from app.ui.recording import Recording

log = logging.getLogger(__name__)

OpenServices = Callable[[bool], "Services"]


class FirstPaint(QObject):
    """Calls once, after the window has been painted for the first time."""

    def __init__(self, window: MainWindow, call: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._call: Callable[[], None] | None = call
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint, then let the event loop turn once more."""
        if event.type() == QEvent.Type.Paint and self._call is not None:
            call, self._call = self._call, None
            QTimer.singleShot(0, call)
            QTimer.singleShot(0, self._stop)
        return False

    def _stop(self) -> None:
        self._window.removeEventFilter(self)


def make_window(
    store: Path,
    open_services: OpenServices,
    *,
    tasks: Tasks | None = None,
    after_paint: Callable[[], None] = lambda: None,
) -> MainWindow:
    """Make the window, not shown yet. The store is opened after its first paint.

    ``open_services(fresh)`` runs on the store's worker; ``fresh`` says whether an empty store may
    begin although backups of one exist. ``after_paint`` is called before that.
    """
    hints = hint_store.load(store.parent)
    first_run = hints.language not in LANGUAGES
    if first_run:
        hints = hints._replace(language=speech.system_language())
    speech.speak(hints.language)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, hints.theme)
    workers = tasks or Tasks()
    context = Context(workers, store, hints)
    context.first_run = first_run
    window = MainWindow(context)

    def open_store() -> None:
        fresh, context.fresh = context.fresh, False
        workers.run(lambda: open_services(fresh), context.use_services, failed, window)

    def failed(error: Exception) -> None:
        from app.ui.unopened import show_open_error

        show_open_error(window, error)

    def painted() -> None:
        window.finish()
        from app.ui.heartbeat import Heartbeat

        after_paint()
        Heartbeat(window)
        open_store()

    context.restart_wanted.connect(open_store)
    FirstPaint(window, painted)
    return window


def run(
    argv: list[str], store: Path, open_services: OpenServices, files: Sequence[Path] = ()
) -> int:
    """Open the window and live until it is closed; return the exit code.

    ``files`` of other offices are taken in once the store is open.
    """
    app = QApplication([*argv[:1], *theme.ARGUMENTS])
    app.setProperty(theme.STYLED, True)
    app.setApplicationName("auyl-koop")
    app.setQuitOnLastWindowClosed(False)  # the window quits after it has saved
    recordings: list[Recording] = []

    def record() -> None:
        from app.ui.recording import Recording

        recordings.append(Recording(window, data_dir()))

    window = make_window(store, open_services, after_paint=record)
    window.wanted = tuple(files)
    collector: list[Collector] = []
    window.context.services_opened.connect(
        lambda: None if collector else collector.append(watch_garbage(window))
    )
    window.show()
    code = app.exec()
    close(window)
    for one in collector:
        one.stop()
    for recording in recordings:
        recording.close()
    return code


def watch_garbage(window: MainWindow) -> Collector:
    """Collect garbage on the window's thread: fully when a case is closed or nobody looks."""
    from PySide6.QtCore import Qt

    from app.ui.collector import Collector

    collector = Collector(window)
    window.context.session_changed.connect(lambda: QTimer.singleShot(0, collector.collect))
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.applicationStateChanged.connect(
            lambda state: (
                None if state == Qt.ApplicationState.ApplicationActive else collector.collect()
            )
        )
    return collector


def close(window: MainWindow) -> None:
    """Close the store on its own worker, then end the workers."""
    context = window.context
    if context.ready:
        services = context.services
        context.use_services(None)
        try:
            context.tasks.run_and_wait(services.close, 30.0)
        except Exception as error:  # noqa: BLE001 - closing goes on; the next start recovers
            log.warning("the store did not close well: %s", type(error).__name__)
    context.tasks.close()
