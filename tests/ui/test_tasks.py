"""Work beside the window: results come back, a destroyed parent hears nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.tasks import RENDER, STORE, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_work_is_done_elsewhere_and_told_here(tasks: Tasks, qtbot: QtBot) -> None:
    here = threading.get_ident()
    told: list[tuple[int, int]] = []
    tasks.run(threading.get_ident, lambda ident: told.append((ident, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] != here
    assert told[0][1] == here
    assert tasks.running == 0


def test_each_worker_is_one_thread_and_keeps_the_order(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[tuple[str, int, int]] = []
    for number in range(20):
        for worker in (STORE, RENDER):
            tasks.run(
                lambda n=number, w=worker: seen.append((w, n, threading.get_ident())),  # type: ignore[misc]
                worker=worker,
            )
    qtbot.waitUntil(lambda: tasks.running == 0)
    for worker in (STORE, RENDER):
        mine = [entry for entry in seen if entry[0] == worker]
        assert [entry[1] for entry in mine] == list(range(20))
        assert len({entry[2] for entry in mine}) == 1
    assert len({entry[2] for entry in seen}) == 2


def test_an_error_goes_to_its_taker(tasks: Tasks, qtbot: QtBot) -> None:
    errors: list[Exception] = []
    tasks.run(lambda: 1 // 0, None, errors.append)
    tasks.on_unhandled = errors.append
    tasks.run(lambda: int("x"))
    qtbot.waitUntil(lambda: len(errors) == 2)
    assert [type(error) for error in errors] == [ZeroDivisionError, ValueError]


def test_a_destroyed_parent_hears_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    parent = QObject()
    gate = threading.Event()
    told: list[object] = []
    tasks.run(lambda: gate.wait(5), told.append, told.append, parent)
    shiboken6.delete(parent)
    gate.set()
    qtbot.waitUntil(lambda: tasks.running == 0)
    assert told == []


def test_work_that_is_no_longer_wanted_is_skipped(tasks: Tasks, qtbot: QtBot) -> None:
    done: list[int] = []
    gate = threading.Event()
    tasks.run(lambda: gate.wait(5))
    newest = 3
    for number in range(1, 4):
        tasks.run(
            lambda n=number: n,  # type: ignore[misc]
            done.append,
            still_wanted=lambda n=number: n == newest,  # type: ignore[misc]
        )
    gate.set()
    qtbot.waitUntil(lambda: bool(done))
    assert done == [3]


def test_waiting_gives_the_result_or_raises(tasks: Tasks) -> None:
    assert tasks.run_and_wait(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        tasks.run_and_wait(lambda: 1 // 0)
    gate = threading.Event()
    with pytest.raises(TimeoutError):
        tasks.run_and_wait(lambda: gate.wait(5), 0.01)
    gate.set()


def test_closing_finishes_what_is_queued(qtbot: QtBot) -> None:
    tasks = Tasks()
    done: list[int] = []
    for number in range(10):
        tasks.run(lambda n=number: done.append(n))  # type: ignore[misc]
    assert tasks.close()
    assert done == list(range(10))
    tasks.run(lambda: done.append(99))
    assert done[-1] == 9


def test_inline_does_the_same_at_once(qtbot: QtBot) -> None:
    tasks = Tasks(inline=True)
    told: list[object] = []
    tasks.run(lambda: 5, told.append)
    tasks.run(lambda: 1 // 0, None, lambda error: told.append(type(error)))
    tasks.run(lambda: 6, told.append, still_wanted=lambda: False)
    assert told == [5, ZeroDivisionError]
    assert tasks.run_and_wait(lambda: 8) == 8
    with pytest.raises(ZeroDivisionError):
        tasks.run(lambda: 1 // 0)
