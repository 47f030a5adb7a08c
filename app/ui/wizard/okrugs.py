"""Okrugs that were typed before, read beside the window and kept for the fields to offer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Fetch = Callable[[str], Sequence[str]]
Run = Callable[[Callable[[], Sequence[str]], Callable[[Sequence[str]], None]], object]


class OkrugMemory:
    """Answers at once with what is known and asks the store for what is not.

    Put it in with :func:`app.ui.fields.memory.use_okrugs`. ``run(operation, on_done)`` works beside
    the window; ``changed`` is called when more is known.
    """

    def __init__(self, fetch: Fetch, run: Run, changed: Callable[[], None]) -> None:
        self._fetch = fetch
        self._run = run
        self._changed = changed
        self._known: dict[str, Sequence[str]] = {}

    def __call__(self, district: str) -> Sequence[str]:
        """Return the okrugs known for a district (all when it is empty)."""
        if district not in self._known:
            self._known[district] = ()
            self._run(lambda: self._fetch(district), lambda found: self._keep(district, found))
        return self._known[district]

    def _keep(self, district: str, found: Sequence[str]) -> None:
        if tuple(found) != tuple(self._known[district]):
            self._known[district] = tuple(found)
            self._changed()
