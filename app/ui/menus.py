"""The menu bar: one table of commands; the shell gives each its slot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.core.i18n import LANGUAGES, N_, _
from app.ui import icons, theme
from app.ui.shell import MENU_TITLES

LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
THEME_NAMES = {
    "system": N_("As the system"),
    "light": N_("Light"),
    "dark": N_("Dark"),
}


@dataclass(frozen=True)
class Command:
    """One line of a menu. ``code`` names its slot; an empty one is a separator."""

    code: str = ""
    text: str = ""
    keys: str = ""
    icon: str = ""
    checkable: bool = False
    of_case: bool = False  # needs an open case


TITLE = "title_msgid"
"""The property that holds a submenu's title."""
SEPARATOR = Command()
Entry = Command | str  # a str names a submenu that is built by itself

MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        MENU_TITLES[0],
        (
            Command("new", N_("&New founding"), "Ctrl+N", "plus"),
            Command("open", N_("&Open a case…"), "Ctrl+O", "folder"),
            Command("sample", N_("Open the sa&mple"), icon="sample"),
            Command("programme", N_("The programme's sample d&ata")),
            Command("take_out", N_("&Take the samples out")),
            SEPARATOR,
            Command("duplicate", N_("Make a &second case like this"), icon="copy", of_case=True),
            Command("delete", N_("Move this case to the &bin"), icon="bin", of_case=True),
            Command("bin", N_("The b&in…"), icon="trash-restore"),
            SEPARATOR,
            Command("save", N_("Sa&ve"), "Ctrl+S", "save", of_case=True),
            Command("copy_to", N_("Make a &copy of everything…"), icon="stick"),
            Command("open_copy", N_("Open a co&py…"), icon="restore"),
            SEPARATOR,
            Command("quit", N_("&Quit"), "Ctrl+Q", "close"),
        ),
    ),
    (
        MENU_TITLES[1],
        (
            Command("undo", N_("&Undo"), "Ctrl+Z", "undo", of_case=True),
            Command("redo", N_("&Redo"), "Ctrl+Y", "redo", of_case=True),
            SEPARATOR,
            Command("find", N_("&Find a case"), "Ctrl+F", "search"),
        ),
    ),
    (
        MENU_TITLES[2],
        (
            Command("home", N_("&Home"), "Alt+Home", "home"),
            Command("wizard", N_("&Founding"), "Ctrl+E", "steps", of_case=True),
            Command("next", N_("&Next step"), "Ctrl+PgDown", "right", of_case=True),
            Command("previous", N_("&Previous step"), "Ctrl+PgUp", "left", of_case=True),
            SEPARATOR,
            Command("preview", N_("Paper &beside the questions"), "F9", checkable=True),
            Command("letters", N_("Kazakh &letters"), "F8", checkable=True),
            "theme",
            "language",
            SEPARATOR,
            Command("settings", N_("&Settings"), "Ctrl+,", "settings"),
        ),
    ),
    (
        MENU_TITLES[3],
        (
            Command(
                "documents", N_("A&ll papers of the case"), "Ctrl+D", "documents", of_case=True
            ),
            Command("print", N_("&Print…"), "Ctrl+P", "print", of_case=True),
            Command("save_papers", N_("&Save the papers…"), icon="save", of_case=True),
            Command("spelling", N_("&Russian spellings"), icon="edit", of_case=True),
            SEPARATOR,
            Command("payments", N_("Paid &contributions"), icon="money", of_case=True),
            Command("next_steps", N_("What to &do next"), icon="signpost", of_case=True),
        ),
    ),
    (
        MENU_TITLES[4],
        (
            Command("help", N_("Help of this &page"), "F1", "help"),
            Command("folder", N_("Where my &data and backups are"), icon="folder"),
            SEPARATOR,
            Command("about", N_("&About the program"), icon="info"),
        ),
    ),
)


class Menus(QObject):
    """Builds the menu bar of a window and keeps its actions by code."""

    def __init__(
        self,
        window: QMainWindow,
        tops: Sequence[QMenu],
        slots: Mapping[str, Callable[[], None]],
        choose_theme: Callable[[str], None],
        choose_language: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self.actions: dict[str, QAction] = {}
        self._choices: dict[str, QActionGroup] = {}
        self._commands = {
            entry.code: entry
            for _title, entries in MENUS
            for entry in entries
            if isinstance(entry, Command) and entry.code
        }
        for menu, (_title, entries) in zip(tops, MENUS, strict=True):
            for entry in entries:
                if entry == "theme":
                    self._choice(menu, "theme", N_("&Colours"), list(THEME_NAMES), choose_theme)
                elif entry == "language":
                    self._choice(
                        menu, "language", N_("Lan&guage"), list(LANGUAGES), choose_language
                    )
                elif isinstance(entry, Command) and entry.code:
                    menu.addAction(self._action(entry, slots[entry.code]))
                else:
                    menu.addSeparator()
        self.retranslate()
        self._tint()
        theme.watcher.changed.connect(self._tint)

    def _action(self, command: Command, slot: Callable[[], None]) -> QAction:
        action = QAction(self._window)
        action.setObjectName(f"action_{command.code}")
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
        action.setCheckable(command.checkable)
        action.triggered.connect(lambda _checked=False: slot())
        self.actions[command.code] = action
        return action

    def _choice(
        self, menu: QMenu, code: str, title: str, values: list[str], choose: Callable[[str], None]
    ) -> None:
        inner = menu.addMenu("")
        inner.menuAction().setProperty(TITLE, title)
        group = QActionGroup(self._window)
        group.setExclusive(True)
        for value in values:
            action = QAction(self._window)
            action.setCheckable(True)
            action.setData(value)
            action.triggered.connect(lambda _checked=False, chosen=value: choose(chosen))
            group.addAction(action)
            inner.addAction(action)
        self._choices[code] = group

    def choose(self, code: str, value: str) -> None:
        """Tick one value of a submenu (``theme``, ``language``)."""
        for action in self._choices[code].actions():
            action.setChecked(action.data() == value)

    def enable(self, *, ready: bool, case_open: bool, undo: bool, redo: bool) -> None:
        """Let only those commands be chosen that can do something now."""
        always = {"quit", "help", "about", "folder", "letters"}
        for code, action in self.actions.items():
            needs_case = self._commands[code].of_case
            action.setEnabled(code in always or (ready and (case_open or not needs_case)))
        self.actions["undo"].setEnabled(case_open and undo)
        self.actions["redo"].setEnabled(case_open and redo)

    def titles(self) -> Iterator[tuple[QAction, str]]:
        """Give the bar's menus and their submenus, as entries, with their titles as msgids.

        They are asked of Qt each time: PySide may let go of menus that it did not make itself.
        """
        for top, title in zip(self._window.menuBar().actions(), MENU_TITLES, strict=True):
            yield top, title
            menu = top.menu()
            if isinstance(menu, QMenu):
                for entry in menu.actions():
                    if isinstance(inner := entry.property(TITLE), str):
                        yield entry, inner

    def retranslate(self) -> None:
        """Say everything in the current language."""
        for entry, title in self.titles():
            entry.setText(_(title))
        for code, action in self.actions.items():
            action.setText(_(self._commands[code].text))
        for action in self._choices["theme"].actions():
            action.setText(_(THEME_NAMES[action.data()]))
        for action in self._choices["language"].actions():
            action.setText(LANGUAGE_NAMES[action.data()])

    def _tint(self) -> None:
        for code, action in self.actions.items():
            if name := self._commands[code].icon:
                action.setIcon(icons.icon(name, "muted"))
