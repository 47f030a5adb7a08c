"""Numbers that stand for invented people and bodies and can be nobody's."""

from __future__ import annotations

from app.domain.identifiers import control_digit


def iin_of(index: int, *, woman: bool) -> str:
    """Return an ЖСН with a right control digit and the seventh digit of the nineteenth century."""
    serial = index
    while True:
        eleven = f"{60 + index % 35:02d}{1 + index % 12:02d}{1 + index % 28:02d}"
        eleven += ("2" if woman else "1") + f"{serial:04d}"
        digit = control_digit(eleven)
        if digit is not None:
            return f"{eleven}{digit}"
        serial += 100


def bin_of(year: int, serial: int) -> str:
    """Return a БСН with a right control digit and a thirteenth month: no body was born in it.

    ``serial`` is below 1000 and names the body within its year.
    """
    for again in range(10):
        eleven = f"{year % 100:02d}1340{again}{serial:04d}"
        digit = control_digit(eleven)
        if digit is not None:
            return f"{eleven}{digit}"
    raise ValueError(serial)
