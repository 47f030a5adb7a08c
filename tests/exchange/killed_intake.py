"""Take packages in until killed, in a process of its own; run by ``test_intake_faults``."""

from __future__ import annotations

import sys
from pathlib import Path

from app.core.clock import SystemClock
from app.services.intake import IntakeService
from app.services.office import OfficeService
from app.services.reference import load_reference
from app.services.store import Store


def main(store: Path, folder: Path) -> None:
    """Take every package of a folder in and say so, a line for each."""
    with Store(store, SystemClock()) as opened:
        reference = load_reference()
        intake = IntakeService(opened, OfficeService(opened), lambda: reference)
        print("ready", flush=True)
        for path in intake.files_in([folder]):
            result = intake.take(path, accept=True)
            print(path.name, result.outcome.value, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
