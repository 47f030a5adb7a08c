"""The commands that write papers into files: ``documents`` and ``passport``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.core.errors import InputError
from app.core.i18n import N_, _
from app.domain.project import project_begun
from app.forms.deck import DEFENCE_DECK
from app.forms.passport_paper import PASSPORT
from app.forms.registry import named_papers
from app.services.model import DOCX, PDF
from app.services.papers import PaperService
from app.services.text import NO_SIGN

if TYPE_CHECKING:
    from app.domain.case import FoundingCase
    from app.services.cases import CaseService

Say = Callable[[str], None]


@dataclass(frozen=True)
class PaperCommands:
    """Writes papers of a case that ``find`` gives for its id or name.

    ``say`` tells how it goes, ``text`` takes the result: the path of each file.
    """

    cases: CaseService
    find: Callable[[str], tuple[int, FoundingCase]]
    say: Say
    text: Say

    def documents(self, options: argparse.Namespace) -> None:
        """Write the papers that the case needs, or those that are named.

        Raises:
            InputError: there is no such paper, or not in this language.
        """
        keys = [key.strip() for key in options.only.split(",") if key.strip()]
        case_id, case = self.find(options.case)
        _check_known(keys, options.language)
        self._save(case_id, case, options, keys, (options.format,), blanks=options.blanks)

    def passport(self, options: argparse.Namespace) -> None:
        """Write what a project is defended with: its passport and its presentation.

        Raises:
            InputError: there is no project.
        """
        case_id, case = self.find(options.case)
        if not project_begun(case):
            raise InputError(
                N_("Nothing of the project was written yet."),
                N_("Nothing was saved."),
                N_("Fill in the project in the window first."),
            )
        self._save(case_id, case, options, (PASSPORT.key, DEFENCE_DECK.key), (PDF, DOCX))

    def _save(
        self,
        case_id: int,
        case: FoundingCase,
        options: argparse.Namespace,
        keys: Sequence[str],
        kinds: Sequence[str],
        *,
        blanks: bool = False,
    ) -> None:
        """Write papers into the folder that the options name and tell where they are."""

        def progress(done: int, total: int, name: str) -> bool:
            self.say(f"{done + 1}/{total} {name}")
            return True

        lacking: set[str] = set()
        written = PaperService(self.cases).save_set(
            case,
            options.out,
            keys,
            languages=(options.language,),
            kinds=kinds,
            blanks=blanks,
            progress=progress,
            case_id=case_id,
            lacking=lacking,
        )
        if lacking:
            self.say(_(NO_SIGN).format(characters=" ".join(sorted(lacking))))
        for path in written:
            self.text(str(path))


def _check_known(keys: Sequence[str], language: str) -> None:
    for form in named_papers(keys):
        if language not in form.languages:
            raise InputError(
                N_("«{key}» is not made in «{language}»; it is made in: {known}."),
                key=form.key,
                language=language,
                known=", ".join(form.languages),
            )
