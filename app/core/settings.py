"""Every setting of the program: one entry with key, type, default and description."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.core.i18n import DEFAULT_LANGUAGE, LANGUAGES, N_


class SettingType(Enum):
    """What a setting's text stands for."""

    TEXT = "text"
    FLAG = "flag"  # "1" or "0"
    WHOLE = "whole"  # digits
    CHOICE = "choice"  # one of the setting's choices


@dataclass(frozen=True)
class Setting:
    """One setting. ``description`` is a msgid; values are kept as text."""

    key: str
    type: SettingType
    default: str
    description: str
    choices: tuple[str, ...] = ()

    def allows(self, value: str) -> bool:
        """Return whether a text may stand as the value."""
        match self.type:
            case SettingType.FLAG:
                return value in ("0", "1")
            case SettingType.WHOLE:
                return value.isascii() and value.isdigit()
            case SettingType.CHOICE:
                return value in self.choices
            case SettingType.TEXT:
                return True


ROLES = ("okrug", "department", "corporation")
"""What an office does in the scheme: the akim's okrug, the АШБ, the ӘКК."""

_T, _F, _C = SettingType.TEXT, SettingType.FLAG, SettingType.CHOICE

SETTINGS: dict[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting("language", _C, DEFAULT_LANGUAGE, N_("Language of the program"), LANGUAGES),
        Setting("letter_bar", _F, "1", N_("Show the bar of Kazakh letters")),
        Setting("office.oblast", _T, "", N_("Oblast offered in a new case")),
        Setting("office.district", _T, "", N_("District offered in a new case")),
        Setting("office.okrug", _T, "", N_("Rural okrug offered in a new case")),
        Setting("office.settlement", _T, "", N_("Settlement offered in a new case")),
        Setting("office.postcode", _T, "", N_("Postal code offered in a new case")),
        Setting("office.akim_name", _T, "", N_("The akim's name offered in a new case")),
        Setting("office.akim_post", _T, "", N_("The akim's post offered in a new case")),
        Setting("office.role", _C, "okrug", N_("What this office does"), ROLES),
        Setting("office.name", _T, "", N_("The office's name on the files that it sends")),
        Setting("folder.packages", _T, "", N_("Folder where files for other offices were saved")),
        Setting("register.columns", _T, "", N_("Columns of the table of all cooperatives")),
        Setting("folder.papers", _T, "", N_("Folder where papers were saved last")),
        Setting("folder.copies", _T, "", N_("Folder where a copy of the data was made last")),
    )
}
"""Every setting by its key."""
