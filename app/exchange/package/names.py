"""Names of files in a package: readable in Kazakh, safe on every system, never a way out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from app.core.file_names import safe_name
from app.exchange.package.limits import MAX_DEPTH, MAX_PATH

MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"

_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])( *\..*)?", re.I)
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def is_safe_path(path: str) -> bool:
    """Return whether a file may bear this name: relative, ``/`` between the parts, NFC.

    Every part is what :func:`app.core.file_names.safe_name` would leave as it is, and no device
    of Windows; so no part is empty, ``.`` or ``..``, holds a drive, a backslash, a quotation mark
    or a character that is not seen.
    """
    if not 0 < len(path) <= MAX_PATH:
        return False
    parts = path.split("/")
    return len(parts) <= MAX_DEPTH and all(_is_safe_part(part) for part in parts)


def _is_safe_part(part: str) -> bool:
    return safe_name(part) == part and not _DEVICES.fullmatch(part)


def same_name(path: str) -> str:
    """Return what two names share when some system takes them for one."""
    folded = unicodedata.normalize("NFC", path).casefold()
    return unicodedata.normalize("NFC", folded)


def are_distinct(paths: Iterable[str]) -> bool:
    """Return whether all names can lie beside each other on every system.

    No two are alike but for case or composition, none is a folder of another, and none is called
    as the package's own two files.
    """
    files = {same_name(MANIFEST), same_name(SIGNATURE)}
    folders: set[str] = set()
    for path in paths:
        name = same_name(path)
        if name in files:
            return False
        files.add(name)
        parts = name.split("/")
        folders.update("/".join(parts[:count]) for count in range(1, len(parts)))
    return not files & folders


def is_plain(text: str, limit: int) -> bool:
    """Return whether a text can be shown in one line as it is: nothing unseen, not too long."""
    return len(text) <= limit and not any(unicodedata.category(c) in _UNSEEN for c in text)


def plain(text: str, limit: int) -> str:
    """Return a text as the manifest takes it: one line, nothing unseen, cut to ``limit``."""
    seen = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    kept = "".join(c for c in seen if unicodedata.category(c) not in _UNSEEN)
    return " ".join(kept.split())[:limit].strip()
