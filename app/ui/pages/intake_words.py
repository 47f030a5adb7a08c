"""What is said of files that were taken in: outcomes, what to do, the sum of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.core.figures import number
from app.core.i18n import N_, _, ngettext
from app.core.terminal import one_line
from app.domain.office import Role, Sender
from app.services.model_exchange import FileResult, Outcome
from app.services.text import titled

if TYPE_CHECKING:
    from app.ui.intake_run import Line


class Look(NamedTuple):
    """How an outcome is shown: its words, the shape of its icon, its colour, what to do then."""

    words: str
    icon: str
    tint: str
    todo: str = ""


LOOKS: dict[Outcome, Look] = {
    Outcome.NEW: Look(N_("New"), "plus", "good"),
    Outcome.NEWER: Look(N_("Renewed"), "redo", "good"),
    Outcome.SAME: Look(N_("No change"), "check", "muted"),
    Outcome.OLDER: Look(N_("Older than yours"), "undo", "muted"),
    Outcome.CONFLICT: Look(
        N_("Both sides changed it"), "warn", "attention", N_("Choose an answer")
    ),
    Outcome.UNKNOWN_SENDER: Look(
        N_("Unknown sender"), "person", "attention", N_("Check who sent it")
    ),
    Outcome.LOCKED: Look(N_("Locked"), "lock", "attention", N_("Type the password")),
    Outcome.REFUSED: Look(N_("Not accepted"), "block", "bad", N_("Ask for the file again")),
}
DECLINED = Look(N_("Declined by you"), "close", "muted")
SEE_FINDINGS = N_("Look at what the check found")

ROLES: dict[Role, str] = {
    Role.OKRUG: N_("Rural okrug (akim)"),
    Role.DEPARTMENT: N_("Agriculture department (АШБ)"),
    Role.CORPORATION: N_("Social-entrepreneurial corporation (ӘКК)"),
}
SHORT_ROLES: dict[Role, str] = {
    Role.OKRUG: N_("okrug"),
    Role.DEPARTMENT: N_("АШБ"),
    Role.CORPORATION: N_("ӘКК"),
}
PACKAGE = ".auylkoop"
SEVERAL = N_("Cooperatives: {count}")
FINDINGS = N_("faults: {blocking}, remarks: {warnings}")
LIST = N_("List № {number}")

SAID: dict[Outcome, str] = {
    Outcome.NEW: N_("It was not here yet and has been taken in whole."),
    Outcome.NEWER: N_("The sender's later version has been taken in."),
    Outcome.SAME: N_("The same version is here already. Nothing has changed."),
    Outcome.OLDER: N_("What is here goes further than the file. Nothing has changed."),
    Outcome.CONFLICT: N_(
        "You and the sender changed the same answers, each in another way. Nothing of the file is "
        "taken until you have chosen."
    ),
    Outcome.UNKNOWN_SENDER: N_(
        "No file of this sender was accepted here before. Nothing of the file is taken until you "
        "have accepted the sender."
    ),
    Outcome.LOCKED: N_("The file is locked with a password. Ask the sender for it by telephone."),
    Outcome.REFUSED: N_("The file was not accepted. Nothing here has changed."),
}
SAID_DECLINED = N_("You declined this sender. Nothing of the file was taken.")

KNOWN_AS = N_("Its key is the one that you accepted under the name «{name}».")

_COUNTED: tuple[tuple[Outcome, str], ...] = (
    (Outcome.NEW, N_("{count} new")),
    (Outcome.NEWER, N_("{count} renewed")),
    (Outcome.SAME, N_("{count} without change")),
    (Outcome.OLDER, N_("{count} older than yours")),
    (Outcome.CONFLICT, N_("{count} changed by both sides")),
    (Outcome.UNKNOWN_SENDER, N_("{count} of unknown senders")),
    (Outcome.LOCKED, N_("{count} locked")),
    (Outcome.REFUSED, N_("{count} not accepted")),
)
COUNT_DECLINED = N_("{count} declined")


def look_of(line: Line) -> Look:
    """Return how a line's outcome is shown."""
    return DECLINED if line.declined else LOOKS[line.result.outcome]


def todo_words(line: Line) -> str:
    """Return what to do about a line; "" when there is nothing to do."""
    todo = look_of(line).todo
    if todo:
        return _(todo)
    found = any(case.blocking for case in line.result.cases)
    return _(SEE_FINDINGS) if line.result.taken and found else ""


def sentence(line: Line) -> str:
    """Return in a sentence or two what became of a file."""
    if line.declined:
        return _(SAID_DECLINED)
    result = line.result
    if result.outcome is Outcome.REFUSED and result.reason:
        return result.reason
    said = [_(SAID[result.outcome])]
    if result.known_as:
        said.append(_(KNOWN_AS).format(name=result.known_as))
    return " ".join(said)


def file_words(path: Path) -> str:
    """Return a file's name as a line shows it: the usual ending says nothing."""
    return one_line(path.stem if path.suffix.lower() == PACKAGE else path.name)


def sender_words(sender: Sender | None) -> str:
    """Return who sent a file, as the sender names himself: name, district, okrug."""
    if sender is None:
        return ""
    where = sender.okrug if sender.role is Role.OKRUG else sender.district or sender.oblast
    parts = [one_line(part) for part in (sender.name, where) if part.strip()]
    return ", ".join(dict.fromkeys(parts)) or _(ROLES[sender.role])


def sender_with_role(sender: Sender) -> str:
    """Return who sent a file and what that office does; one without any name says the latter."""
    words, role = sender_words(sender), _(ROLES[sender.role])
    return words if words == role else f"{words} ({_(SHORT_ROLES[sender.role])})"


def cooperative_words(result: FileResult) -> str:
    """Return which cooperative a file is about, or how many there are in it."""
    if len(result.cases) == 1:
        return one_line(titled(result.cases[0].title))
    parts = [_(LIST).format(number=one) for one in result.lists if one]
    if result.cases:
        parts.append(_(SEVERAL).format(count=number(len(result.cases))))
    return ", ".join(parts)


def findings_words(result: FileResult) -> str:
    """Return how many findings the check of this program has in what a file brought."""
    blocking = sum(case.blocking for case in result.cases)
    warnings = sum(case.warnings for case in result.cases)
    if not blocking and not warnings:
        return ""
    return _(FINDINGS).format(blocking=number(blocking), warnings=number(warnings))


def summary(lines: Sequence[Line]) -> str:
    """Return the sum of a run: «200 files: 180 new, 12 renewed, 3 not accepted»."""
    count = len(lines)
    head = ngettext("{count} file", "{count} files", count).format(count=number(count))
    counted = Counter(line.result.outcome for line in lines if not line.declined)
    parts = [
        _(text).format(count=number(counted[outcome]))
        for outcome, text in _COUNTED
        if counted[outcome]
    ]
    declined = sum(line.declined for line in lines)
    if declined:
        parts.append(_(COUNT_DECLINED).format(count=number(declined)))
    return f"{head}: {', '.join(parts)}" if parts else head


def report(lines: Sequence[Line], notes: Sequence[str] = ()) -> str:
    """Return the whole run as text: the sum, what was passed over, a line for each file."""
    rows = [summary(lines), *notes, ""]
    for line in lines:
        cells = (
            line.result.path.name,
            _(look_of(line).words),
            sender_words(line.result.sender),
            cooperative_words(line.result),
            findings_words(line.result),
            line.result.reason if line.result.outcome is Outcome.REFUSED else todo_words(line),
        )
        rows.append("\t".join(" ".join(cell.split()) for cell in cells))
    return "\n".join(rows) + "\n"
