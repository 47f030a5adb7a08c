"""Is the program whole? Fonts, store, translations, wording, and a rendered paper."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TextIO

from app.core.clock import SystemClock
from app.core.i18n import LANGUAGES, Translator
from app.core.paths import resources_dir
from app.documents.fonts import FACES
from app.domain.answers import Answers
from app.domain.case import read_case
from app.services.reference import load_reference


def self_test(out: TextIO) -> int:
    """Run every check, write a line for each, and return 0 when all passed, else 1."""
    checks: tuple[tuple[str, Callable[[], None]], ...] = (
        ("fonts", _fonts),
        ("reference data", _reference),
        ("translations", _translations),
        ("store and migrations", _store),
        ("Russian declension", _russian),
        ("wording and PDF of every paper in every language", _papers),
        ("Word and PowerPoint files", _files_to_change),
        ("charts and the summary sheet", _charts),
        ("calendar file", _calendar),
        ("file set: signature and lock", _file_set),
    )
    failed = 0
    for name, check in checks:
        try:
            check()
        except Exception as error:  # noqa: BLE001 - whatever is broken is told; the next check runs
            failed += 1
            print(f"FAILED  {name}: {type(error).__name__}: {error}", file=out)
        else:
            print(f"ok      {name}", file=out)
    return 1 if failed else 0


def _demand(condition: object, message: str) -> None:
    if not condition:
        raise RuntimeError(message)


def _fonts() -> None:
    for face in FACES:
        path = resources_dir() / "fonts" / f"{face}.ttf"
        _demand(path.stat().st_size > 100_000, f"{path.name} is too small")


def _reference() -> None:
    reference = load_reference()
    _demand(reference.aek_on(date(2026, 1, 1)), "no АЕК of 2026")
    _demand(len(reference.oblasts) >= 20, "oblasts are missing")
    _demand(len(reference.activities) >= 50, "activities are missing")


def _translations() -> None:
    from app.forms.founding import STEPS

    for language in LANGUAGES:
        translate = Translator(language)
        known = all(translate(step.title) != step.title for step in STEPS)
        _demand(known or language == "en", f"no {language} catalog")  # en is the msgid itself


def _store() -> None:
    from app.services.cases import CaseService
    from app.services.store import Store

    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "self-test.sqlite3", SystemClock())
        try:
            cases = CaseService(store)
            made = cases.create(Answers({"name.proper": "Өзін-өзі тексеру"}))
            _demand(cases.open(made.summary.id).answers == made.answers, "the store forgot a case")
        finally:
            store.close()


def _papers() -> None:
    from app.forms.registry import PAPERS
    from app.services.papers import PaperService
    from app.services.samples import read_sample

    sample = read_sample()
    case = read_case(sample.answers, load_reference(), date(2026, 1, 1), sample=True)
    service = PaperService()
    for form in PAPERS:
        for language in form.languages:
            rendered = service.render(case, form.key, language=language)
            _demand(rendered.pdf.startswith(b"%PDF-"), f"{form.key} is no PDF in {language}")
            _demand(rendered.pages > 0, f"{form.key} has no pages in {language}")


def _files_to_change() -> None:
    from app.services.papers import PaperService
    from app.services.samples import read_sample

    sample = read_sample()
    case = read_case(sample.answers, load_reference(), date(2026, 1, 1), sample=True)
    made = PaperService().file_to_change(case, "charter", language="kk_ru")
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        _demand("word/document.xml" in parts.namelist(), "the charter is no Word file")
    made = PaperService().file_to_change(case, "defence_deck")
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        _demand("ppt/presentation.xml" in parts.namelist(), "the deck is no PowerPoint file")


def _calendar() -> None:
    from app.exchange.ics import Event, write_calendar

    event = Event("self-test", date(2026, 1, 1), "Өзін-өзі тексеру", "")
    made = write_calendar([event], "Ауыл аманаты", SystemClock().now())
    _demand("Өзін-өзі тексеру" in made.decode(), "the calendar file lost its event")


def _file_set() -> None:
    from app.domain.office import Role, Sender
    from app.exchange.package.model import Content, FileKind, Manifest, Purpose
    from app.exchange.package.reader import PackageError, open_package
    from app.exchange.package.signing import new_seed, public_key, sign
    from app.exchange.package.writer import pack

    seed, password = new_seed(), "self-test"
    manifest = Manifest(Purpose.PUBLIC, Sender(public_key(seed), Role.OKRUG), "", ())
    content = Content("Өзін-өзі тексеру.pdf", FileKind.PUBLIC, lambda: b"%PDF-")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "self-test.auylkoop"
        pack(manifest, (content,), lambda data: sign(seed, data), path, password)
        with open_package(path, password) as package:
            _demand(package.read(content.path) == b"%PDF-", "the file set lost its paper")
        try:
            open_package(path, password * 2).close()
        except PackageError:
            return
    _demand(condition=False, message="another password opens the file set")


def _charts() -> None:
    from app.documents.chart_picture import chart_png
    from app.domain.report import Row, make_report, years
    from app.forms.report import report_charts
    from app.services.report import report_pdf, report_xlsx

    day = date(2026, 1, 1)
    row = Row("milk", "Түркістан", "Түлкібас", "Мичурин", day, day, 2_760_000_000, 6, 1)
    reference = load_reference()
    report = make_report((row,), (years(2026),), "direction", reference)
    charts = report_charts(report, reference, "kk")
    _demand(charts and chart_png(charts[0], 400).startswith(b"\x89PNG"), "a chart is no picture")
    _demand(report_pdf(report, reference, day).startswith(b"%PDF-"), "the sheet is no PDF")
    with zipfile.ZipFile(io.BytesIO(report_xlsx(report, reference, day))) as parts:
        _demand("xl/workbook.xml" in parts.namelist(), "the sheet is no workbook")


def _russian() -> None:
    from app import russian

    _demand(russian.inflect("Ахметов Нурлан Серикулы", "dative").startswith("Ахметову"), "names")
    _demand(russian.inflect("сельский округ", "genitive") == "сельского округа", "phrases")
