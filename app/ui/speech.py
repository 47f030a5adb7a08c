"""The window's language: our sentences, Qt's own words, numbers, months and the first day.

Qt brings catalogs of its dialogs in Kazakh and Russian. Where they lack a word or it misleads
(«Елемеу» on both Discard and Ignore), :data:`BETTER` gives ours through the program's catalogs.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.core.i18n import N_, _, first_spoken, use_language

if TYPE_CHECKING:
    from app.ui.shell import MainWindow

LOCALES = {"kk": "kk_KZ", "ru": "ru_KZ", "en": "en_GB"}
"""Days of English too begin with the day and weeks with Monday, as in Kazakhstan."""

BETTER: dict[tuple[str, str], str] = {
    (context, source): ours
    for context, words in {
        "QPlatformTheme": {
            "Discard": N_("Do not save"),
            "Ignore": N_("Ignore"),
            "Abort": N_("Stop"),
            "Reset": N_("As before"),
            "Restore Defaults": N_("Usual settings"),
        },
        "QFileDialog": {
            "&Look in:": N_("&Folder:"),
            "Files of &type:": N_("Files of &type:"),
            "Parent Directory": N_("One folder up"),
            "Go to the parent directory": N_("Go one folder up"),
            "Save As": N_("Save as"),
            "Show ": N_("Show: "),
            "Create New Folder": N_("New folder"),
            "Create a New Folder": N_("New folder"),
            "New Folder": N_("New folder"),
            "&New Folder": N_("&New folder"),
            "Directory:": N_("Folder:"),
            "Find Directory": N_("Find the folder"),
            "%1\nDirectory not found.\nPlease verify the correct directory name was given.": N_(
                "%1\nThe folder was not found. Check its name."
            ),
            "Could not delete directory.": N_("The folder could not be deleted."),
            "%1 already exists.\nDo you want to replace it?": N_(
                "%1 already exists.\nDo you want to replace it?"
            ),
        },
        "QAbstractFileIconProvider": {"Drive": N_("Drive"), "Folder": N_("Folder")},
        "QAccessibleActionInterface": {
            "ShowMenu": N_("Show the menu"),
            "SetFocus": N_("Put the cursor here"),
        },
        "QShortcut": {"Control": "Ctrl", "Keyboard": N_("Keyboard")},
    }.items()
    for source, ours in words.items()
}
"""Qt's words (context and English source) that are said in words of our own, as msgids."""

log = logging.getLogger(__name__)


def system_language() -> str:
    """Return the language to begin with: the first that the system asks for and we speak."""
    return first_spoken(QLocale.system().uiLanguages())


def speak(language: str) -> None:
    """Speak a language from now on: sentences, numbers, months; Qt's own words come after it."""
    use_language(language)
    QLocale.setDefault(QLocale(LOCALES[language]))


class BetterWords(QTranslator):
    """Answers for Qt's words that are said in ours; asked before Qt's own catalog."""

    def isEmpty(self) -> bool:
        """It always has words: an empty one would not be installed."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's own signature
        /,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """Return our word, or nothing so that Qt's catalog is asked."""
        ours = BETTER.get((context, sourceText))
        return _(ours) if ours else None  # type: ignore[return-value]


_installed: list[QTranslator] = []


def say_qt(language: str) -> None:
    """Let Qt's own dialogs and menus speak a language; not needed before the first paint."""
    app = QCoreApplication.instance()
    if app is None:
        return
    while _installed:
        app.removeTranslator(_installed.pop())
    if language == "en":
        return
    own = QTranslator()
    if not own.load(str(catalog_of_qt(language))):
        log.warning("no words of Qt for %s", language)
    for translator in (own, BetterWords()):
        app.installTranslator(translator)
        _installed.append(translator)


def catalog_of_qt(language: str) -> Path:
    """Return where Qt's catalog of a language lies."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return Path(folder) / f"qtbase_{language}.qm"


def learn_language(window: MainWindow) -> None:
    """Take over the language that was chosen over this store on another computer.

    Only on this computer's first run: its own choice wins ever after.
    """
    context = window.context
    if not context.first_run:
        return
    context.first_run = False
    services = context.services

    def use(chosen: str) -> None:
        if chosen and chosen != context.hints.language:
            window.choose_language(chosen)

    context.tasks.run(lambda: services.settings.chosen("language"), use, None, window)
