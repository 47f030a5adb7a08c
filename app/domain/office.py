"""The offices that hand files to each other: an okrug, the АШБ, the ӘКК."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What an office does in the scheme. The value is the setting ``office.role``."""

    OKRUG = "okrug"  # the rural okrug's akim: founds (step 3)
    DEPARTMENT = "department"  # АШБ: defence and the approved list (steps 2 and 4)
    CORPORATION = "corporation"  # ӘКК: finance (step 5)


@dataclass(frozen=True)
class Sender:
    """An office as its files name it.

    ``key`` is the office's public Ed25519 key, 64 hexadecimal digits: it alone says who it is.
    The names are what the office wrote about itself, nothing that anybody has checked.
    """

    key: str
    role: Role
    name: str = ""
    oblast: str = ""
    district: str = ""
    okrug: str = ""
