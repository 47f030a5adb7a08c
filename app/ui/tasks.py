"""Work beside the window: one thread for the store, one for laying out and drawing papers.

``run`` hands an operation over; its result comes back to the window's thread. Results are values.
A callback whose parent widget has been destroyed is dropped. In tests everything runs inline.
"""

from __future__ import annotations

import logging
import threading
import weakref
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

Result = TypeVar("Result")
Failed = Callable[[Exception], None]

STORE = "store"
RENDER = "render"

log = logging.getLogger(__name__)


class _Job(NamedTuple):
    operation: Callable[[], Any]
    on_done: Callable[[Any], None] | None
    on_error: Failed | None
    parent: weakref.ref[QObject] | None
    still_wanted: Callable[[], bool] | None


class _Worker:
    """One thread that does one thing after the other."""

    def __init__(self, name: str, deliver: Callable[[_Job, Any, Exception | None], None]) -> None:
        import queue

        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._deliver = deliver
        self._thread = threading.Thread(target=self._loop, name=f"auyl-{name}", daemon=True)
        self._thread.start()

    def put(self, job: _Job) -> None:
        self._jobs.put(job)

    def stop(self, seconds: float) -> bool:
        """Do what is queued, then end; return whether it ended in time."""
        self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _loop(self) -> None:
        while (job := self._jobs.get()) is not None:
            if job.still_wanted is not None and not job.still_wanted():
                continue
            try:
                result = job.operation()
            except Exception as error:  # noqa: BLE001 - handed to the window, which knows its kind
                self._deliver(job, None, error)
            else:
                self._deliver(job, result, None)
            del job


class Tasks(QObject):
    """Runs operations on the workers; lives on the window's thread.

    ``on_unhandled`` takes the errors of operations that gave no ``on_error``.
    """

    _ready = Signal(object, object, object)
    busy_changed = Signal(int)

    def __init__(self, *, inline: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inline = inline
        self._workers: dict[str, _Worker] = {}
        self._running = 0
        self._closed = False
        self.on_unhandled: Failed | None = None
        # Emitted on a worker, the signal is queued to this thread by itself.
        self._ready.connect(self._finish)

    @property
    def running(self) -> int:
        """How many operations have been handed over and not come back."""
        return self._running

    def run(
        self,
        operation: Callable[[], Result],
        on_done: Callable[[Result], None] | None = None,
        on_error: Failed | None = None,
        parent: QObject | None = None,
        *,
        worker: str = STORE,
        still_wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Run ``operation`` on a worker and its callback on the window's thread.

        ``parent`` is the widget the callback belongs to: once destroyed, the callback is dropped.
        ``still_wanted`` is asked on the worker just before it starts: when it says no, the
        operation is skipped and no callback comes (a newer one is on its way).
        """
        if self._closed:
            return
        job = _Job(
            operation, on_done, on_error, weakref.ref(parent) if parent else None, still_wanted
        )
        if self._inline:
            self._run_inline(job)
            return
        if still_wanted is None:
            self._count(+1)
        self._worker(worker).put(job)

    def run_and_wait(self, operation: Callable[[], Result], seconds: float = 10.0) -> Result:
        """Run on the store's worker and wait for it: for closing and for the last save.

        Raises:
            TimeoutError: the worker did not come back in time.
        """
        if self._inline:
            return operation()
        done = threading.Event()
        box: list[Result] = []
        faults: list[Exception] = []

        def work() -> None:
            try:
                box.append(operation())
            except Exception as error:  # noqa: BLE001 - raised again below, on the caller's thread
                faults.append(error)
            finally:
                done.set()

        self._worker(STORE).put(_Job(work, None, None, None, None))
        self._count(+1)
        if not done.wait(seconds):
            raise TimeoutError("the store's worker did not answer")
        if faults:
            raise faults[0]
        return box[0]

    def deliver(self) -> None:
        """Call the callbacks of what has come back already, without waiting for the event loop."""
        QCoreApplication.sendPostedEvents(self)

    def close(self, seconds: float = 10.0) -> bool:
        """Finish what is queued and end the threads; callbacks that come later are dropped."""
        self._closed = True
        ended = [worker.stop(seconds) for worker in self._workers.values()]
        self._workers.clear()
        return all(ended)

    def _worker(self, name: str) -> _Worker:
        if name not in self._workers:
            self._workers[name] = _Worker(name, self._deliver)
        return self._workers[name]

    def _deliver(self, job: _Job, result: Any, error: Exception | None) -> None:
        # On the worker's thread: the signal is queued to the window's.
        if shiboken6.isValid(self):
            self._ready.emit(job, result, error)

    def _run_inline(self, job: _Job) -> None:
        if job.still_wanted is not None and not job.still_wanted():
            return
        try:
            result = job.operation()
        except Exception as error:  # noqa: BLE001 - handed to the window, which knows its kind
            self._call(job, None, error)
        else:
            self._call(job, result, None)

    @Slot(object, object, object)
    def _finish(self, job: _Job, result: Any, error: Exception | None) -> None:
        if self._closed:
            return
        if job.still_wanted is None:
            self._count(-1)
        self._call(job, result, error)

    def _count(self, step: int) -> None:
        self._running += step
        self.busy_changed.emit(self._running)

    def _call(self, job: _Job, result: Any, error: Exception | None) -> None:
        if job.parent is not None:
            parent = job.parent()
            if parent is None or not shiboken6.isValid(parent):
                if error is not None:
                    log.warning("a dropped task failed: %s", type(error).__name__)
                return
        if error is None:
            if job.on_done is not None:
                job.on_done(result)
        elif job.on_error is not None:
            job.on_error(error)
        elif self.on_unhandled is not None:
            self.on_unhandled(error)
        else:
            raise error
