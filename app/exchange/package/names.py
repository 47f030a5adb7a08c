"""Names of files in a package: readable in Kazakh, safe on every system, never a way out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from app.core.file_names import safe_name
from app.exchange.package.limits import MAX_DEPTH, MAX_PATH
from app.exchange.package.model import FileKind

MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"

SUFFIXES: Mapping[FileKind, frozenset[str]] = {
    FileKind.CASE: frozenset({"json"}),
    FileKind.SNAPSHOT: frozenset({"json"}),
    FileKind.LIST: frozenset({"json"}),
    FileKind.PAPER: frozenset({"pdf"}),
    FileKind.COVER: frozenset({"pdf"}),
    FileKind.PUBLIC: frozenset({"pdf"}),
    FileKind.WORD: frozenset({"docx", "pptx"}),
    FileKind.LIST_PAPER: frozenset({"pdf", "docx", "xlsx"}),
    FileKind.SCAN: frozenset({"pdf", "jpg", "jpeg", "bin"}),
    FileKind.SIGNATURE: frozenset(
        {"cms", "p7s", "p7b", "p7m", "sig", "sign", "xml", "der", "pem", "b64", "txt", "bin"}
    ),
}
"""How the names of files of a kind may end. Nothing that a double click would run."""

_SUFFIX = re.compile(r"[a-z0-9]{1,8}")
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])( *\..*)?", re.I)
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
_MAX_PART = 250  # bytes; file systems take 255


def is_safe_path(path: str) -> bool:
    """Return whether a file may bear this name: relative, ``/`` between the parts, NFC.

    Every part is what :func:`app.core.file_names.safe_name` would leave as it is, and no device
    of Windows; so no part is empty, ``.`` or ``..``, holds a drive, a backslash, a quotation mark
    or a character that is not seen. The file itself ends with ``.`` and a short ASCII suffix.
    """
    if not 0 < len(path) <= MAX_PATH:
        return False
    *folders, file = path.split("/")
    stem, dot, suffix = file.rpartition(".")
    if not dot or not _SUFFIX.fullmatch(suffix) or len(file.encode("utf-8", "replace")) > _MAX_PART:
        return False
    return len(folders) < MAX_DEPTH and all(_is_safe_part(part) for part in (*folders, stem))


def _is_safe_part(part: str) -> bool:
    return safe_name(part) == part and not _DEVICES.fullmatch(part)


def suffix_of(path: str) -> str:
    """Return what follows the last dot."""
    return path.rpartition(".")[2]


def suffix_for(kind: FileKind, given: str) -> str:
    """Return the suffix a file of a kind may have, for one whose own name ends with ``given``.

    Scans and signatures are known by their content: a strange suffix becomes ``bin``.
    """
    wanted = given.lstrip(".").lower()
    return wanted if wanted in SUFFIXES[kind] else "bin"


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
