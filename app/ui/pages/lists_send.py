"""Files for other offices: who gets which cases, and how each file is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import N_, _
from app.ui import theme
from app.ui.context import Context
from app.ui.messages import Banner, error_text
from app.ui.pages.base import back_row, heading
from app.ui.pages.sending import Recipient, Report, SendView, Sent, Write

if TYPE_CHECKING:
    from app.domain.office import Sender
    from app.services.list_groups import OkrugGroup
    from app.services.lists import ListService
    from app.services.model_lists import OpenList
    from app.ui.pages.plain_table import PlainTable

DEPARTMENT = N_("АШБ: {name}")
REPLY_NAME = N_("Reply {name}")
LIST_NAME = N_("List {name}")
FINANCE_NAME = N_("Finance {name}")
CORPORATION = N_("The ӘКК")
PlaceOf = tuple[Recipient, Callable[[Path, str, Callable[[int, int, str], bool]], object]]
"""A recipient, and what writes his file: the path, the password, how far it is."""
Offer = tuple[tuple[Recipient, ...], Write]


class SendPane(QWidget):
    """The view that sends: a way back, what the files are, to whom they go."""

    def __init__(
        self, context: Context, back: str, left: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        step = theme.unit()
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 3, step * 2, step * 3, step * 2)
        column.setSpacing(step)
        column.addLayout(back_row(back, left))
        self._title = heading(column, "")
        self._why = theme.label(kind="why")
        column.addWidget(self._why)
        self.view = SendView(context)
        column.addWidget(self.view, 1)

    @property
    def table(self) -> PlainTable:
        """To whom the files go."""
        return self.view.table

    @property
    def banner(self) -> Banner:
        """Where it says how the writing went."""
        return self.view.banner

    def offer(self, title: str, why: str, offer: Offer) -> None:
        """Offer to write files."""
        self._title.setText(title)
        self._why.setText(why)
        self.view.offer(*offer)


def replies(lists: ListService) -> Offer:
    """Return the okrugs that get a reply; each gets its own cases alone. On a worker.

    Raises:
        InputError: there is no case.
    """
    from app.services.outbox import no_case

    files = lists.files
    groups = files.groups()
    if not groups:
        raise no_case()
    return _offer(
        [(_recipient(group), _of_group(files.reply, group)) for group in groups], REPLY_NAME
    )


def list_file(lists: ListService, opened: OpenList) -> Offer:
    """Return the ӘКК as the one that gets an approved list with its cases. On a worker."""
    files, list_id = lists.files, opened.summary.id
    here = [row for row in opened.rows if not row.removed and row.facts.uuid in opened.case_ids]
    name = f"№ {opened.summary.number}"
    one = Recipient(name, _(CORPORATION), len(here))

    def write(out: Path, password: str, told: Callable[[int, int, str], bool]) -> object:
        return files.list_package(list_id, out, password, told)

    return _offer([(one, write)], LIST_NAME, {one.key: name})


def finances(lists: ListService, known: Sequence[Sender]) -> Offer:
    """Return who gets the finance: each АШБ that sent a list, each okrug. On a worker."""
    files = lists.files
    named = {sender.key: sender.name for sender in known}

    def of_cases(ids: Sequence[int], name: str) -> Callable[..., object]:
        return lambda out, password, told: files.finance_package(out, ids, password, told, name)

    places: list[PlaceOf] = []
    for owner, ids in lists.cases_by_owner().items():
        said = _(DEPARTMENT).format(name=named.get(owner, "")).rstrip(": ")
        places.append((Recipient(owner, said, len(ids)), of_cases(tuple(ids), said)))
    for group in files.groups():
        places.append((_recipient(group), of_cases(group.case_ids, group.name)))
    return _offer(places, FINANCE_NAME)


def _recipient(group: OkrugGroup) -> Recipient:
    key = "/".join((group.key, group.oblast, group.district, group.okrug))
    return Recipient(key, group.name, len(group.case_ids))


def _of_group(write: Callable[..., object], group: OkrugGroup) -> Callable[..., object]:
    return lambda out, password, told: write(group, out, password, told)


def _offer(places: Sequence[PlaceOf], words: str, names: dict[str, str] | None = None) -> Offer:
    """Return recipients with what writes those that are chosen, a file each."""
    from app.services.list_groups import file_names

    said = [_(words).format(name=(names or {}).get(one.key, one.name)) for one, _write in places]
    called = dict(zip((one.key for one, _write in places), file_names(said), strict=True))

    def write(keys: Sequence[str], folder: Path, password: str, report: Report) -> list[Sent]:
        wanted = [place for place in places if place[0].key in frozenset(keys)]
        return _write_all(wanted, called, folder, password, report)

    return tuple(one for one, _write in places), write


def _write_all(
    places: Sequence[PlaceOf], called: dict[str, str], folder: Path, password: str, report: Report
) -> list[Sent]:
    """Write one file after the other; a fault of one does not keep the others."""
    from app.services.outbox import Stopped

    sent: list[Sent] = []
    for done, (one, write) in enumerate(places):
        if not report(done, len(places), one.name):
            break
        out = _free(folder / called[one.key])

        def told(_done: int, _total: int, _name: str, at: int = done, who: str = one.name) -> bool:
            return report(at, len(places), who)

        try:
            write(out, password, told)
        except Stopped:
            break
        except UserError as error:
            sent.append(Sent(one.key, None, error_text(error)))
        else:
            sent.append(Sent(one.key, out))
    return sent


def _free(path: Path) -> Path:
    """Return a file's name that is not taken yet: what lies there may be on its way already."""
    made, number = path, 1
    while made.exists():
        number += 1
        made = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return made
