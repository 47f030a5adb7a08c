"""The main window: side bar, pages, status line; it decides what pages only ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _
from app.ui import icons, speech, theme
from app.ui.context import Context
from app.ui.page_stack import PageStack
from app.ui.pages.base import LoadingPage, Page
from app.ui.remembered import Remembered
from app.ui.sidebar import PLACES, UNDER, SideBar
from app.ui.status import StatusLine

if TYPE_CHECKING:
    from pathlib import Path

    from app.ui.actions import Actions
    from app.ui.letterbar import LetterBar
    from app.ui.menus import Menus
    from app.ui.open_case import OpenCaseControl
    from app.ui.second_start import CallWatch

NARROW_CHARACTERS = 140
"""Below this width in average characters the side bar shows icons alone."""
CASE_PAGES = (*(place.code for place in PLACES if place.of_case), *UNDER)


MENU_TITLES = (N_("&Case"), N_("&Edit"), N_("&View"), N_("&Papers"), N_("&Help"))


class MainWindow(QMainWindow):
    """The window. Pages are built when first shown.

    Before its first paint it holds what that paint shows; :meth:`finish` adds the rest.
    """

    actions_: Actions
    menus: Menus

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        context.setParent(self)
        context.flush = self.flush
        self.setObjectName("main_window")
        self.side = SideBar(context.hints.role)
        self.pages = PageStack()
        self.pages.left.connect(self.save_soon)
        self.pages.switched.connect(self.side.show_page)
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self.letters: LetterBar | None = None
        self.control: OpenCaseControl | None = None
        self.open_error: Exception | None = None  # why the store is not open
        self._calls: CallWatch | None = None
        self.wanted: tuple[Path, ...] = ()  # files that the program was started with
        middle = QWidget()
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.pages, 1)
        central = QWidget()
        layout = QHBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.side)
        layout.addWidget(middle, 1)
        self.setCentralWidget(central)
        self.pages.put("loading", LoadingPage(context))
        self.top_menus = [self.menuBar().addMenu(_(title)) for title in MENU_TITLES]
        self._say_title()
        self.remembered = Remembered(self)
        self.remembered.restore_size()

    # -- start ---------------------------------------------------------------------------

    def _connect(self) -> None:
        context = self.context
        self.side.chosen.connect(self.show_page)
        context.page_wanted.connect(self.show_page)
        context.address_wanted.connect(self.go_to)
        context.case_wanted.connect(self.open_case)
        context.new_wanted.connect(self.actions_.new)
        context.sample_wanted.connect(self.actions_.sample)
        context.programme_wanted.connect(self.actions_.programme)
        context.close_wanted.connect(self.actions_.save_and_close)
        context.bin_wanted.connect(self.actions_.move_to_bin)
        context.reread_wanted.connect(self.actions_.read_anew)
        context.services_opened.connect(self._on_services)
        context.session_changed.connect(self._on_session)
        context.office_changed.connect(self._show_okrug)
        context.language_wanted.connect(self.choose_language)
        context.theme_wanted.connect(self.choose_theme)
        context.letters_wanted.connect(self.actions_.view.show_letters)
        context.copy_wanted.connect(self.actions_.copy_to)
        context.open_copy_wanted.connect(self.actions_.open_copy)
        context.notice.connect(self.status.notice)
        context.failed.connect(self.show_error)
        context.tasks.on_unhandled = self.show_error
        context.tasks.busy_changed.connect(self.status.show_busy)
        self.status.findings_wanted.connect(self.actions_.show_review)

    def finish(self) -> None:
        """Build what the first paint did not need: the menus' commands, the letter bar."""
        from app.ui.actions import Actions
        from app.ui.drop import WindowDrop
        from app.ui.focus_watch import FocusWatch
        from app.ui.letterbar import LetterBar
        from app.ui.menus import Menus

        theme.follow_system()
        speech.say_qt(self.context.hints.language)
        hints = self.context.hints
        self.actions_ = Actions(self)
        self.menus = Menus(
            self,
            self.top_menus,
            self.actions_.slots_by_code(),
            self.choose_theme,
            self.choose_language,
        )
        self.menus.choose("theme", hints.theme)
        self.menus.choose("language", hints.language)
        self.menus.actions["letters"].setChecked(hints.letters)
        self.menus.actions["preview"].setChecked(hints.preview)
        self._enable()
        self._connect()
        icon = QIcon()
        for size in (16, 32, 48, 128):
            icon.addPixmap(QPixmap(icons.pixmap("app", "text", size)))
        self.setWindowIcon(icon)
        self.letters = LetterBar(self)
        self._column.addWidget(self.letters)
        self.fit_letters()
        self.pages.switched.connect(self.fit_letters)
        self.pages.typing_changed.connect(self.fit_letters)
        FocusWatch(self, self.context, self.save_soon, lambda: self.current_page in CASE_PAGES)
        WindowDrop(self)

    def fit_letters(self) -> None:
        """Show the letter bar where words are typed, unless it was folded away."""
        if self.letters is not None:
            page = self.pages.page
            typed = page is not None and page.takes_words()
            self.letters.setVisible(typed and self.context.hints.letters)

    def _on_services(self) -> None:
        from app.ui.second_start import listen

        if self._calls is None:
            self._calls = listen(self)
        self._enable()
        self.open_error = None
        self.pages.drop()
        speech.learn_language(self)
        self._show_okrug()
        self.show_page("home")
        hints = self.context.hints
        if hints.last_case and hints.last_page and not (self.wanted or self.context.session):
            # The same case, page and place as when it was closed; a case that is gone is no fault.
            self.actions_.open_case(hints.last_case, hints.last_page, quietly=True)

    def come_forward(self) -> None:
        """Bring the window to the front: the program was started a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)  # where the system keeps windows from taking the front

    # -- pages ---------------------------------------------------------------------------

    @property
    def current_page(self) -> str:
        """The code of the page that is shown."""
        return self.pages.code

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self.pages.page

    def show_page(self, wanted: str) -> None:
        """Show a page by its code, ``documents:charter`` with a part of it; build it if need be."""
        code, _colon, detail = wanted.partition(":")
        if not self.context.ready or (code in CASE_PAGES and self.context.session is None):
            self.side.show_page(self.pages.code)
            return
        page = self.pages.built(code)
        if page is None:
            page = self._make(code)
            self.pages.put(code, page)
        else:
            self.pages.switch(code)
        page.refresh()
        if detail:
            page.show_detail(detail)
        page.claim_cursor()

    def _make(self, code: str) -> Page:
        from app.ui.pages import registry

        return registry.make(code, self.context, self.control)

    # -- the open case -------------------------------------------------------------------

    def open_case(self, case_id: int, page: str = "wizard") -> None:
        """Open a case and show one of its pages, ``wizard:<step>`` with a step."""
        self.actions_.open_case(case_id, page)

    def go_to(self, address: str) -> None:
        """Show the field of an address on the page that asks for it."""
        if self.control is None:
            return
        from app.forms.flows import page_at

        code = page_at(address)
        self.show_page(code)
        page = self.pages.built(code)
        if page is not None:
            self.control.go_to(page, address)

    def _on_session(self) -> None:
        self.pages.drop(CASE_PAGES)
        session = self.context.session
        self.status.show_case(is_open=session is not None)
        self._say_case()
        self._enable()

    def _say_case(self) -> None:
        session = self.context.session
        title = ""
        if session is not None:
            from app.services.text import titled

            case = session.case
            title = titled(case.short_name if case.proper_name else "")
        self.side.show_case(title)
        self._say_title(title)

    def say_case_changed(self) -> None:
        """Show what a change altered around the page: name, findings, undo."""
        self._say_case()
        self._enable()

    def _say_title(self, case: str = "") -> None:
        name = _("Auyl Amanaty")
        self.setWindowTitle(f"{case} — {name}" if case else name)

    def _enable(self) -> None:
        session = self.context.session
        self.menus.enable(
            ready=self.context.ready,
            case_open=session is not None,
            undo=session is not None and session.can_undo,
            redo=session is not None and session.can_redo,
        )

    def _show_okrug(self) -> None:
        services = self.context.services

        def show(office: object) -> None:
            self.status.show_okrug(str(getattr(office, "okrug", "")))

        def show_desk(role: str) -> None:
            self.side.show_role(role)
            if self.context.hints.role != role:
                self.remembered.keep(role=role)

        self.context.tasks.run(services.settings.office, show, None, self)
        self.context.tasks.run(lambda: services.office.role().value, show_desk, None, self)

    def save_soon(self) -> None:
        """Save the open case now; the status line says when it was."""
        if self.control is not None:
            self.control.save()

    def flush(self) -> None:
        """Save the open case and wait for it."""
        if self.control is not None:
            self.control.flush()

    # -- language and colours ------------------------------------------------------------

    def choose_language(self, language: str) -> None:
        """Speak another language at once, without a restart."""
        speech.speak(language)
        speech.say_qt(language)
        self.setLocale(QLocale())
        self.remembered.keep(language=language)
        self.retranslate()

    def choose_theme(self, mode: str) -> None:
        """Wear light, dark or the system's colours."""
        theme.set_mode(mode)
        self.remembered.keep(theme=mode)
        self.menus.choose("theme", mode)
        self._rebuild()

    def retranslate(self) -> None:
        """Say everything in the current language; pages are built anew where they stood."""
        self.menus.choose("language", self.context.hints.language)
        self.menus.retranslate()
        self.side.retranslate()
        self.status.retranslate()
        if self.letters is not None:
            self.letters.retranslate()
        self._say_case()
        self._rebuild()

    def _rebuild(self) -> None:
        current = self.pages.code
        if not self.context.ready:
            if self.open_error is not None:
                from app.ui.unopened import show_open_error

                show_open_error(self, self.open_error)
            elif current == "loading":
                self.pages.put("loading", LoadingPage(self.context))
            return
        self.save_soon()
        self.pages.drop()
        self.show_page(current or "home")

    # -- events --------------------------------------------------------------------------

    def show_error(self, error: BaseException) -> None:
        """Tell an error that no page took."""
        from app.ui import messages

        messages.tell(self, error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the cursor with Enter too, not by Space alone."""
        focus = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focus, QPushButton) and not event.isAutoRepeat():
            focus.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the side bar out where the window is narrow."""
        super().resizeEvent(event)
        self.side.make_narrow(self.width() < theme.characters(NARROW_CHARACTERS))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save and close; a save that fails keeps the window open and says why."""
        try:
            self.flush()
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing typed may be lost
            if not self.actions_.close_anyway(error):
                event.ignore()
                return
        self.remembered.keep_place()
        if self.control is not None:
            self.control.stop()
        self.pages.close_pages()
        event.accept()
        QTimer.singleShot(0, QApplication.quit)
