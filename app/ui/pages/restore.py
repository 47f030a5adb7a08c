"""The store cannot be read: the verified backups, with date and count. The damaged file is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.clock import SystemClock
from app.core.errors import StoreError
from app.core.figures import moment
from app.core.i18n import N_, _
from app.ui import theme
from app.ui.context import Context
from app.ui.messages import Banner, confirm, error_text
from app.ui.pages.base import Page, button, heading, row

if TYPE_CHECKING:
    from app.services.model import Backup

LINE = N_("{date} · cases: {cases} · {size} kB")
ASIDE = N_("The damaged file is kept as {name}.")


class RestorePage(Page):
    """Lists the backups and puts the chosen one in the store's place."""

    help_text = N_(
        "The file with your cases is damaged. Choose the newest backup and restore it. The damaged "
        "file is kept beside it, nothing is deleted."
    )

    def __init__(
        self, context: Context, error: StoreError, path: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self.path = path
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 3, step * 2, step * 3, step * 2)
        layout.setSpacing(step)
        heading(
            layout,
            _("Which backup shall be restored?"),
            _("Each backup was checked. The damaged file is set aside, never deleted."),
        )
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.banner.tell(error_text(error), "bad")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Backups"))
        self.list.setAccessibleDescription(_("Enter restores the chosen backup"))
        self.list.itemActivated.connect(lambda _item: self.restore())
        layout.addWidget(self.list, 1)
        self.none = theme.label(_("There is no usable backup beside the file."), "why")
        self.none.hide()
        layout.addWidget(self.none)
        self.restore_button = button(_("Restore this backup"), "restore", "primary")
        self.restore_button.clicked.connect(self.restore)
        self.restore_button.setEnabled(False)
        self.again_button = button(_("Try to open it again"))
        self.again_button.clicked.connect(context.restart_wanted)
        self.fresh_button = button(_("Begin with an empty file…"), kind="danger")
        self.fresh_button.clicked.connect(self.begin_anew)
        layout.addLayout(row(self.restore_button, self.again_button, self.fresh_button))
        self.refresh()

    def refresh(self) -> None:
        """Look for backups; each is opened and checked."""

        def work() -> Sequence[Backup]:
            from app.services.backups import verified_backups

            return verified_backups(self.path)

        self.context.tasks.run(work, self._show, self.banner.tell_error, self)

    def _show(self, backups: Sequence[Backup]) -> None:
        self.list.clear()
        for backup in backups:
            text = _(LINE).format(
                date=moment(backup.made_at.astimezone()),
                cases=backup.cases,
                size=max(1, backup.size // 1024),
            )
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, str(backup.path))
            self.list.addItem(item)
        self.list.setVisible(bool(backups))
        self.none.setVisible(not backups)
        self.restore_button.setEnabled(bool(backups))
        if backups:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def restore(self) -> None:
        """Put the chosen backup in the store's place and open it."""
        row_number = self.list.currentRow()
        if row_number < 0:
            return
        chosen = Path(str(self.list.item(row_number).data(Qt.ItemDataRole.UserRole)))

        def work() -> Path | None:
            from app.services.backups import restore

            return restore(self.path, chosen, SystemClock())

        self.context.tasks.run(work, self._opened, self.banner.tell_error, self)

    def begin_anew(self) -> None:
        """Set the damaged file aside and begin with an empty one, after a question."""
        if not confirm(
            self,
            _("Begin with an empty file?"),
            _("Your cases are not in it. The damaged file and the backups stay where they are."),
            _("Begin anew"),
        ):
            return

        def work() -> Path | None:
            from app.services.backups import set_aside

            return set_aside(self.path, SystemClock())

        self.context.fresh = True
        self.context.tasks.run(work, self._opened, self.banner.tell_error, self)

    def _opened(self, aside: Path | None) -> None:
        if aside is not None:
            self.context.notice.emit(_(ASIDE).format(name=aside.name))
        # The same number may be another case in the backup: nothing is reopened by itself.
        self.context.hints = self.context.hints._replace(last_case=0)
        self.context.restart_wanted.emit()
