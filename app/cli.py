"""The command line, on the same services as the window.

``auyl-koop [--db FILE] demo | list | show | import | check | documents | scheme | report |
register | passport | package | verify | list-draw | list-approve | list-change | list-show |
list-send | reply | finance-send | schema | self-test``.
Results go to stdout, progress and faults to stderr. Exit 0: done; 1: ``check`` found something that
blocks, a file of ``import`` waits for a decision, or a self-test failed; 2: wrong usage or bad
input, nothing changed, or the output could not be written; 130: stopped by Ctrl+C.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from app.cli_options import UsageError, build_parser, use_first_language
from app.core.clock import Clock, SystemClock, today
from app.core.errors import FileError, UserError
from app.core.i18n import N_, _, fill, use_language
from app.core.log import record, start_log, stop_log
from app.core.paths import data_dir, default_store
from app.core.terminal import give_up, json_for, one_line, writable
from app.core.version import PROGRAM_VERSION

if TYPE_CHECKING:
    from app.cli_papers import PaperCommands
    from app.domain.approved_list import ListCheck
    from app.domain.case import FoundingCase
    from app.domain.findings import Finding
    from app.domain.reference import Reference
    from app.services.cases import CaseService
    from app.services.model import OpenCase
    from app.services.settings import SettingsService


def main(
    arguments: Sequence[str],
    *,
    out: TextIO | None = None,
    err: TextIO | None = None,
    clock: Clock | None = None,
) -> int:
    """Run one command and return the exit code."""
    run = _Run(writable(out or sys.stdout), writable(err or sys.stderr), clock or SystemClock())
    try:
        told = use_first_language(list(arguments))
        options = build_parser().parse_args(list(arguments))
        options.language_told = told
        code = run.command(options)
        run.flush()
    except UsageError as error:
        run.say(f"auyl-koop: {error}")
    except UserError as error:
        parts = (fill(text, error.arguments) for text in (error.happened, error.safe, error.todo))
        run.say("auyl-koop: " + " ".join(part for part in parts if part))
    except BrokenPipeError:  # the reader (``| head``) has enough
        give_up(run.out)
    except KeyboardInterrupt:
        run.say(f"auyl-koop: {_('Stopped.')}")
        return 130
    except Exception as error:  # noqa: BLE001 - the last net
        # A bug of ours. Its words may hold what somebody typed: only its places are shown.
        from app.core.crash import report

        record(error)
        run.say(f"auyl-koop: {_('An error in the program itself. Send this report:')}")
        print(report(error), file=run.err)
    else:
        return code
    finally:
        stop_log()
    return 2


class _Run:
    """One run of the command line: where it writes, and what its command does."""

    def __init__(self, out: TextIO, err: TextIO, clock: Clock) -> None:
        self.out = out
        self.err = err
        self.clock = clock
        self.check: Callable[[str], ListCheck | None] = lambda _uuid: None

    def say(self, text: str) -> None:
        """Write one line to stderr, if that can be written."""
        try:
            print(one_line(text), file=self.err, flush=True)
        except OSError:
            give_up(self.err)

    def line(self, *cells: object) -> None:
        """Write one line of a table to stdout; whatever stands in a cell, it stays one line."""
        self.text("\t".join(one_line(cell) for cell in cells))

    def text(self, text: str) -> None:
        """Write text and a line's end to stdout.

        Raises:
            FileError: the disk behind it is full or gone.
            BrokenPipeError: nobody reads it any more.
        """
        try:
            print(text, file=self.out)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._not_written() from error

    def flush(self) -> None:
        """Bring the results out, as :meth:`text` does."""
        try:
            self.out.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._not_written() from error

    def _not_written(self) -> FileError:
        give_up(self.out)
        return FileError(
            N_("The result could not be written."),
            "",
            N_("Check the disk or the program that it goes to."),
        )

    def write(self, data: object) -> None:
        """Write JSON to stdout."""
        self.text(json_for(self.out, json.dumps(data, ensure_ascii=False, indent=2)))

    def command(self, options: argparse.Namespace) -> int:
        """Run the command that the options name."""
        match options.command:
            case "schema":
                from app.exchange.case_file import json_schema

                self.write(json_schema())
                return 0
            case "verify":
                from app.cli_package import verify_package

                verify_package(options, self.line, self.write)
                return 0
            case "self-test":
                from app.services.self_test import self_test

                return self_test(self.out)
            case _:
                start_log(data_dir())
                return self._with_store(options)

    def _with_store(self, options: argparse.Namespace) -> int:
        from app.services.cases import CaseService
        from app.services.list_taking import list_check
        from app.services.settings import SettingsService
        from app.services.store import Store

        store = Store(options.db or default_store(), self.clock)
        try:
            settings = SettingsService(store)

            def check(uuid: str) -> ListCheck | None:
                with store.read() as connection:
                    return list_check(connection, uuid)

            self.check = check
            if not options.language_told and (chosen := settings.chosen("language")):
                use_language(chosen)
            return self._on(CaseService(store), settings, options)
        finally:
            store.close()

    def _on(
        self, cases: CaseService, settings: SettingsService, options: argparse.Namespace
    ) -> int:
        match options.command:
            case "demo":
                self._demo(cases, options)
            case "list":
                self._list(cases, as_json=options.json)
            case "show":
                opened = _find(cases, options.case)
                self._show(opened, self._read(opened, settings), as_json=options.json)
            case "import":
                from app.cli_import import take_in
                from app.services.reference import load_reference

                return take_in(
                    cases,
                    lambda: load_reference(settings.aek(), settings.ceilings()),
                    options,
                    self.say,
                    self.line,
                )
            case "check":
                opened = _find(cases, options.case)
                others = cases.names_beside(opened.summary.id)
                return self._check(self._read(opened, settings), others, as_json=options.json)
            case "report":
                from app.cli_report import write_report
                from app.services.reference import load_reference

                reference = load_reference(settings.aek(), settings.ceilings())
                self.text(str(write_report(cases.store, reference, options)))
            case "register":
                from app.cli_register import write_register
                from app.services.reference import load_reference

                written = write_register(
                    cases.store,
                    lambda: load_reference(settings.aek(), settings.ceilings()),
                    options,
                )
                self.line(*written)
            case "package":
                from app.cli_package import write_package
                from app.services.reference import load_reference

                write_package(
                    cases,
                    lambda: load_reference(settings.aek(), settings.ceilings()),
                    options,
                    self.say,
                    self.line,
                )
            case "scheme":
                self._scheme(self._read(_find(cases, options.case), settings), options)
            case (
                "list-draw"
                | "list-approve"
                | "list-change"
                | "list-show"
                | "list-send"
                | "reply"
                | "finance-send"
            ):
                self._lists(cases, settings, options)
            case "documents":
                self._papers(cases, settings).documents(options)
            case "passport":
                self._papers(cases, settings).passport(options)
        return 0

    def _lists(
        self, cases: CaseService, settings: SettingsService, options: argparse.Namespace
    ) -> None:
        from app.cli_list import ListCommands
        from app.services.reference import load_reference

        def reference() -> Reference:
            return load_reference(settings.aek(), settings.ceilings())

        ListCommands(cases, reference, self.say, self.line, self.write).run(options)

    def _scheme(self, case: FoundingCase, options: argparse.Namespace) -> None:
        from app.cli_scheme import as_data, as_rows

        if options.json:
            self.write(as_data(case))
            return
        for row in as_rows(case):
            self.line(*row)

    def _demo(self, cases: CaseService, options: argparse.Namespace) -> None:
        from app.services import samples

        if options.programme:
            made = samples.open_programme_sample(cases)
            self.text(_(samples.PUT_IN).format(count=made))
        elif options.put_away:
            gone = samples.put_away_samples(cases)
            told = _(samples.TAKEN_OUT)
            self.text(told.format(destroyed=gone.destroyed, binned=gone.binned))
        else:
            opened = samples.open_sample(cases)
            self.text(f"{opened.summary.id} {one_line(opened.summary.title)}")

    def _papers(self, cases: CaseService, settings: SettingsService) -> PaperCommands:
        from app.cli_papers import PaperCommands

        def find(text: str) -> tuple[int, FoundingCase]:
            opened = _find(cases, text)
            return opened.summary.id, self._read(opened, settings)

        return PaperCommands(cases, find, self.say, self.text)

    def _read(self, opened: OpenCase, settings: SettingsService) -> FoundingCase:
        from app.domain.case import read_case
        from app.services.reference import load_reference

        return read_case(
            opened.answers,
            load_reference(settings.aek(), settings.ceilings()),
            today(self.clock),
            sample=opened.summary.sample,
            lists=None if opened.summary.sample else self.check(opened.summary.uuid),
        )

    def _list(self, cases: CaseService, *, as_json: bool) -> None:
        rows = cases.list()
        if as_json:
            self.write(
                [
                    {
                        "id": row.id,
                        "uuid": row.uuid,
                        "title": row.title,
                        "sample": row.sample,
                        "founders": row.founders,
                        "meeting_date": row.meeting_date,
                        "okrug": row.okrug,
                        "updated_at": row.updated_at.isoformat(),
                    }
                    for row in rows
                ]
            )
            return
        for row in rows:
            self.line(row.id, row.title or _("(no name yet)"))

    def _show(self, opened: OpenCase, case: FoundingCase, *, as_json: bool) -> None:
        if as_json:
            from app.exchange.case_file import CaseFile, dump

            summary = opened.summary
            file = CaseFile(summary.uuid, opened.answers, summary.sample, PROGRAM_VERSION)
            self.text(json_for(self.out, dump(file).rstrip("\n")))
            return
        from app.forms.review import review

        step = ""
        for line in review(case):
            if line.step != step:
                step = line.step
                self.text(f"\n{_(line.step_title)}")
            self.text(f"  {one_line(line.text)}")

    def _check(self, case: FoundingCase, others: Sequence[str], *, as_json: bool) -> int:
        from app.domain.rules import findings_beside

        findings = findings_beside(case, others)
        if as_json:
            self.write([_finding(finding) for finding in findings])
        else:
            for finding in findings:
                word = _("blocks") if finding.blocks else _("check")
                text = fill(finding.message, finding.arguments, finding.translated)
                self.line(word, finding.address, text, finding.source)
        return 1 if any(finding.blocks for finding in findings) else 0


def _find(cases: CaseService, text: str) -> OpenCase:
    return cases.open(cases.find(text).id)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "severity": finding.severity.value,
        "address": finding.address,
        "related": list(finding.related),
        "message": fill(finding.message, finding.arguments, finding.translated),
        "source": finding.source,
    }
