"""Why a package was refused: one sentence each, never more of its content than a name."""

from __future__ import annotations

from app.core.errors import InputError
from app.core.i18n import N_


class PackageError(InputError):
    """The file is no package, is damaged, or says what no package of ours says."""


class NewerPackage(PackageError):  # noqa: N818 - the contract's name
    """The file was written by a newer program."""


class PasswordNeeded(PackageError):  # noqa: N818 - the contract's name
    """The file is locked and no password was given."""


class WrongPassword(PackageError):  # noqa: N818 - the contract's name
    """The file is locked with another password."""


def refused(happened: str, **arguments: object) -> PackageError:
    """Return the error for a file that cannot be taken as it is."""
    return PackageError(
        happened,
        N_("Nothing was changed."),
        N_("Copy the file from the sender again; if it stays so, ask him to write it anew."),
        **arguments,
    )


def damaged() -> PackageError:
    """Return the error for a file whose bytes are not as they were written."""
    return refused(N_("The file set is damaged or was changed after it was written."))


def not_a_package() -> PackageError:
    """Return the error for a file that is something else."""
    return refused(N_("The file is not a file set of this program."))


def too_large() -> PackageError:
    """Return the error for a file that promises more than a package may hold."""
    return refused(N_("The file set is larger than this program takes."))


def newer(version: int, known: int) -> NewerPackage:
    """Return the error for a file of a later format."""
    return NewerPackage(
        N_("The file set was written by a newer program (format {version}, known up to {known})."),
        N_("Nothing was changed."),
        N_("Install the newer program, or ask the sender for a file of the older one."),
        version=version,
        known=known,
    )


def password_needed() -> PasswordNeeded:
    """Return the error for a locked file and no password."""
    return PasswordNeeded(
        N_("The file set is locked with a password."),
        N_("Nothing was changed."),
        N_("Enter the password that the sender told you."),
    )


def wrong_password() -> WrongPassword:
    """Return the error for a locked file and another password."""
    return WrongPassword(
        N_("The password does not open this file set."),
        N_("Nothing was changed."),
        N_("Look at capital letters and the keyboard's language, and enter it again."),
    )


def unsigned() -> PackageError:
    """Return the error for a signature that is not the sender's."""
    return refused(N_("The file set's signature is not that of the office it names."))


def strange_content(path: str) -> PackageError:
    """Return the error for a file whose content is not that of its kind."""
    return refused(
        N_("«{path}» in the file set is not the kind of file it is said to be."), path=path
    )
