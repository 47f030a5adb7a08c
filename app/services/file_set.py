"""The file set of a case for the АШБ, its check list, and the copy for a public notice board."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import InputError
from app.core.file_names import safe_name
from app.core.i18n import N_
from app.core.version import PROGRAM_VERSION
from app.db import archive, books, revisions
from app.documents.tongue import BOTH, KK, RU
from app.domain.parse import format_date
from app.domain.rules import findings_beside
from app.exchange.package.model import SUFFIX, Content, FileKind, Manifest, Purpose
from app.exchange.package.names import plain
from app.exchange.package.signing import fingerprint
from app.exchange.package.writer import pack
from app.forms.papers import PaperForm
from app.forms.registry import named_papers
from app.forms.subjects import subject_ids
from app.services.archive import answers_to_json, revision_of
from app.services.cover import Cover, cover_pdf, word_title
from app.services.layout import PaperLayout
from app.services.model import PaperState, PaperStatus
from app.services.packing import CaseParts, case_parts, packed_sender, pdf_pages, sample_refused
from app.services.papers import PaperService
from app.services.public_copy import public_papers
from app.services.standing import Standing, too_early
from app.services.told import Progress, Stopped, Told
from app.services.wanted import Wanted, check_list

if TYPE_CHECKING:
    from app.domain.case import FoundingCase
    from app.domain.reference import Reference
    from app.services.cases import CaseService
    from app.services.office import OfficeService

MIN_PASSWORD = 8
"""Characters of a password at least. Who holds the file can try as many as he likes."""

COVER_NAMES = {
    KK: "Ілеспе хат және тізімдеме.pdf",
    RU: "Сопроводительное письмо и опись.pdf",
}
WORD_FOLDER = "Word"
PUBLIC_NAMES = {KK: "жариялауға арналған", RU: "для публикации"}


@dataclass(frozen=True)
class SetOptions:
    """How a file set is written: the cover's language, papers to add as Word, the password."""

    language: str = KK
    word: tuple[str, ...] = ()
    password: str = ""


@dataclass(frozen=True)
class Written:
    """A file that was written: what it holds, and its own SHA-256."""

    path: Path
    files: int
    papers: int
    pages: int
    size: int
    sha256: str
    locked: bool
    fingerprint: str


class FileSetService:
    """Writes packages of one case. Call it on the render worker: it lays papers out."""

    def __init__(
        self, cases: CaseService, office: OfficeService, reference: Callable[[], Reference]
    ) -> None:
        self._cases = cases
        self._office = office
        self._reference = reference
        self._papers = PaperService(cases)
        self._layout = PaperLayout(cases, Standing(cases))

    # -- before ------------------------------------------------------------------------------

    def check_list(
        self, case_id: int, case: FoundingCase, language: str = KK
    ) -> tuple[Wanted, ...]:
        """Return what the АШБ will ask for and how each of it stands.

        ``language`` is the covering letter's.
        """
        findings = findings_beside(case, self._cases.names_beside(case_id))
        scans = self._cases.attachments(case_id)
        return check_list(case, findings, self._states(case_id, case), scans, language)

    def _states(self, case_id: int, case: FoundingCase) -> dict[str, PaperState]:
        """Return how each paper stands in the language in which it stands best."""
        issued = {one.language for one in self._cases.issued(case_id)}
        languages = [KK, *(one for one in (BOTH, RU) if one in issued)]
        best: dict[str, PaperState] = {}
        for language in languages:
            for state in self._papers.states(case_id, case, language):
                known = best.get(state.key)
                if known is None or _rank(state) < _rank(known):
                    best[state.key] = state
        return best

    def file_name(self, case: FoundingCase, language: str = KK, *, public: bool = False) -> str:
        """Return a name for the file: the cooperative's, and the letter's date or number."""
        name = case.short_name if case.proper_name else "Кооператив"
        day = case.day("sending.date")
        parts = [name, format_date(day) if day else case.text("sending.number")]
        if public:
            parts = [name, PUBLIC_NAMES[language]]
        return safe_name(" ".join(part for part in parts if part), "Кооператив") + SUFFIX

    # -- writing -----------------------------------------------------------------------------

    def write(
        self,
        case_id: int,
        out: Path,
        options: SetOptions | None = None,
        progress: Progress | None = None,
    ) -> Written | None:
        """Write the file set of a case in the place of ``out``; None when it was stopped.

        The same case and options give the same bytes, a locked one the same once unlocked. The
        version that was sent is remembered, so that an answer to it can be taken in.

        Raises:
            FileError: it cannot be written; what was there before is unchanged.
            InputError: the case is a sample, the password too short, a paper is not known.
            UnknownCaseError: there is no such case.
        """
        options = options or SetOptions()
        check_password(options.password)
        told = Told(progress)
        try:
            parts, contents, pages = self._contents(case_id, options, told)
            manifest = self._manifest(Purpose.CASE, parts)
            told.begin(len(contents))
            pack(manifest, told.watch(contents), self._office.sign, out, options.password)
        except Stopped:
            return None
        except archive.UnknownPaperError as error:  # by another hand, while this was at work
            raise InputError(
                N_("A scan was removed while the file set was being written."),
                N_("Nothing was written."),
                N_("Write it again."),
            ) from error
        self._note_sent(case_id, parts)
        return self._written(out, contents, pages, locked=bool(options.password))

    def cover(self, case_id: int, options: SetOptions | None = None) -> bytes:
        """Return the covering letter with the inventory as PDF, to be printed.

        Raises:
            InputError: the case is a sample, or a paper is not known.
        """
        return self._contents(case_id, options or SetOptions(), Told(None))[1][0].data()

    def write_public(
        self,
        case_id: int,
        out: Path,
        language: str = KK,
        progress: Progress | None = None,
    ) -> Written | None:
        """Write the copy for a public notice board: papers without anything personal.

        It holds no case, no scan, no signature file, no letter, and never the founding contract
        (№ 372-V, 16(3)). None when it was stopped.

        Raises:
            FileError: it cannot be written; what was there before is unchanged.
            InputError: the case is a sample, or nothing of it can be made public yet.
        """
        opened = self._cases.open(case_id)
        if opened.summary.sample:
            raise sample_refused()
        case = self._read(case_id)
        told = Told(progress)
        try:
            made = [
                Content(f"{name}.pdf", FileKind.PUBLIC, _given(data), name, pdf_pages(data))
                for name, data in public_papers(self._layout, case, language, self._blocked)
            ]
            if not made:
                raise InputError(
                    N_("Nothing of this case can be made public yet."),
                    N_("Nothing was written."),
                    N_("Fill in the notice of the meeting first."),
                )
            told.begin(len(made))
            pack(self._manifest(Purpose.PUBLIC, None), told.watch(made), self._office.sign, out)
        except Stopped:
            return None
        return self._written(out, made, sum(one.pages for one in made), locked=False)

    # -- inner -------------------------------------------------------------------------------

    def _read(self, case_id: int) -> FoundingCase:
        from app.domain.case import read_case

        answers = self._cases.open(case_id).answers
        return read_case(answers, self._reference(), self._cases.store.now().date())

    def _blocked(self, case: FoundingCase, form: PaperForm, language: str) -> bool:
        return too_early(case, form) or bool(
            self._papers.blocking(case, form.key, language=language)
        )

    def _manifest(self, purpose: Purpose, parts: CaseParts | None) -> Manifest:
        cases = (parts.packed,) if parts else ()
        sender = packed_sender(self._office)
        return Manifest(purpose, sender, PROGRAM_VERSION, (), cases)

    def _contents(
        self, case_id: int, options: SetOptions, told: Told
    ) -> tuple[CaseParts, tuple[Content, ...], int]:
        """Return the case, all files of its set (the cover first), and how many pages they have."""
        parts = case_parts(self._cases, case_id, self._reference(), count_pages=told.pages)
        word = tuple(self._word(parts.case, options))
        sheet = Cover(
            parts=parts,
            word=tuple((one.title, sha256(one.data()).hexdigest()) for one in word),
            wanted=self.check_list(case_id, parts.case, options.language),
            fingerprint=fingerprint(self._office.me().key),
            language=options.language,
        )
        pdf, pages = cover_pdf(self._layout, sheet)
        cover = Content(
            COVER_NAMES[options.language],
            FileKind.COVER,
            _given(pdf),
            word_title(options.language),
            pdf_pages(pdf),
        )
        return parts, (cover, *parts.contents, *word), pages

    def _word(self, case: FoundingCase, options: SetOptions) -> list[Content]:
        """Return the papers that are added as Word or PowerPoint."""
        made = []
        for form in named_papers(options.word):
            language = options.language
            for record_id in subject_ids(case, form.per) or ("",):
                kind = form.kinds[1]
                name = self._papers.file_name(
                    case, form.key, record_id, language=language, kind=kind
                )
                data = self._papers.file_to_change(case, form.key, record_id, language=language)
                title = plain(name, 300)
                made.append(
                    Content(f"{WORD_FOLDER}/{_short(name)}", FileKind.WORD, _given(data), title)
                )
        return made

    def _note_sent(self, case_id: int, parts: CaseParts) -> None:
        answers, now = parts.case.answers, self._cases.store.now()
        with self._cases.store.write() as connection:
            snapshot = archive.keep_snapshot(
                connection, case_id, answers_to_json(answers), revision_of(answers)
            )
            revisions.note_sent(connection, case_id, parts.packed.revision, snapshot, now)
            books.note(connection, case_id, now, "sent", ())

    def _written(
        self, out: Path, contents: Sequence[Content], pages: int, *, locked: bool
    ) -> Written:
        data = sha256()
        size = 0
        with out.open("rb") as file:
            while chunk := file.read(1 << 20):
                data.update(chunk)
                size += len(chunk)
        return Written(
            path=out,
            files=len(contents),
            papers=sum(one.kind in (FileKind.PAPER, FileKind.PUBLIC) for one in contents),
            pages=pages,
            size=size,
            sha256=data.hexdigest(),
            locked=locked,
            fingerprint=fingerprint(self._office.me().key),
        )


def _given(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def _rank(state: PaperState) -> int:
    return _BEST.index(state.status)


_BEST = (
    PaperStatus.ISSUED,
    PaperStatus.STALE,
    PaperStatus.READY,
    PaperStatus.DRAFT,
    PaperStatus.NOT_YET,
    PaperStatus.NOT_NEEDED,
)


def _short(name: str) -> str:
    """Return a file's name that a package takes; its ending stays."""
    stem, dot, ending = name.rpartition(".")
    return f"{safe_name(stem, limit=70)}{dot}{ending}"


def check_password(password: str) -> None:
    """Refuse a password that is soon guessed; "" is none at all.

    Raises:
        InputError: it is too short.
    """
    if password and len(password) < MIN_PASSWORD:
        raise InputError(
            N_("The password is too short: it needs {count} characters at least."),
            N_("Nothing was written."),
            N_("Choose a longer one, such as four words."),
            count=MIN_PASSWORD,
        )
