"""Whether a written file set is whole: read to its last byte, nothing taken in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.core.i18n import N_
from app.domain.office import Role, Sender
from app.exchange.package.model import Purpose
from app.exchange.package.reader import PasswordNeeded, WrongPassword, open_package
from app.exchange.package.signing import fingerprint

PURPOSES: dict[str, str] = {
    Purpose.CASE.value: N_("A case for the АШБ"),
    Purpose.REPLY.value: N_("An answer of the АШБ"),
    Purpose.LIST.value: N_("The approved list for the ӘКК"),
    Purpose.FINANCE.value: N_("Finance from the ӘКК"),
    Purpose.PUBLIC.value: N_("A copy for a public notice board"),
}
"""What a package is for (msgids)."""

ROLES: dict[Role, str] = {
    Role.OKRUG: N_("Rural okrug"),
    Role.DEPARTMENT: N_("Agriculture department (АШБ)"),
    Role.CORPORATION: N_("Social-entrepreneurial corporation (ӘКК)"),
}
"""What an office is called (msgids)."""


@dataclass(frozen=True)
class VerifiedFile:
    """A file of the package: its path, what it is called, its pages (0: unknown), its SHA-256."""

    path: str
    title: str
    kind: str
    pages: int
    size: int
    sha256: str


@dataclass(frozen=True)
class Verified:
    """A package that is whole: signed by the key of its sender, every byte as it was written.

    ЭЦҚ files in it (``signatures``) were not checked: that is done with the national tools.
    """

    path: Path
    purpose: str
    sender: Sender
    fingerprint: str
    program: str
    cases: tuple[str, ...]  # uuids
    files: tuple[VerifiedFile, ...]
    signatures: int
    locked: bool
    size: int
    sha256: str


def verify(path: Path, password: str = "") -> Verified:
    """Read a package whole and return what it holds.

    Raises:
        FileError: the file cannot be read.
        PackageError: it is no package, is damaged, or was changed after it was written.
        PasswordNeeded, WrongPassword: it is locked.
    """
    with open_package(path, password) as package:
        manifest = package.manifest
        return Verified(
            path=path,
            purpose=manifest.purpose.value,
            sender=manifest.sender,
            fingerprint=fingerprint(manifest.sender.key),
            program=manifest.program,
            cases=tuple(case.uuid for case in manifest.cases),
            files=tuple(
                VerifiedFile(one.path, one.title, one.kind.value, one.pages, one.size, one.sha256)
                for one in manifest.files
            ),
            signatures=sum(scan.signature for case in manifest.cases for scan in case.scans),
            locked=package.locked,
            size=path.stat().st_size,
            sha256=package.sha256,
        )


__all__ = ["PURPOSES", "ROLES", "PasswordNeeded", "Verified", "WrongPassword", "verify"]
