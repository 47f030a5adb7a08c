"""What the command line takes: commands, options, and the language that it answers in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from app.cli_import import add_import
from app.cli_list_options import add_lists
from app.cli_package import add_package
from app.cli_register import add_register
from app.cli_report import add_report
from app.cli_scheme import add_scheme
from app.core.i18n import LANGUAGES, _, system_language, use_language
from app.core.paths import default_store
from app.core.usage import translate_argparse
from app.core.version import PROGRAM_VERSION
from app.services.model import DOCX, PDF


class UsageError(Exception):
    """The command line is not one that the program understands."""


class _Parser(argparse.ArgumentParser):
    """One clear line instead of argparse's two, and no exit from inside."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line, in the current language."""
    translate_argparse()
    parser = _Parser(
        prog="auyl-koop", description=_("Founds agricultural cooperatives. Opens its window.")
    )
    parser.add_argument(
        "--version", action="version", version=PROGRAM_VERSION, help=_("show the version and exit")
    )
    parser.add_argument("--db", type=Path, metavar="FILE", help=_("use this store"))
    parser.add_argument("--lang", choices=LANGUAGES, help=_("language of messages"))
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", parser_class=_Parser, required=True
    )
    demo = commands.add_parser("demo", help=_("put the sample case into the store"))
    of_samples = demo.add_mutually_exclusive_group()
    of_samples.add_argument(
        "--programme", action="store_true", help=_("put in all cases of the programme's figures")
    )
    of_samples.add_argument(
        "--put-away", action="store_true", help=_("take all samples out of the list of cases")
    )
    listing = commands.add_parser("list", help=_("list the cases"))
    listing.add_argument("--json", action="store_true", help=_("write JSON"))
    show = commands.add_parser("show", help=_("write a whole case"))
    show.add_argument("case", metavar="CASE", help=_("id or name of a case"))
    show.add_argument("--json", action="store_true", help=_("write the case file"))
    add_import(commands)
    check = commands.add_parser("check", help=_("list what is wrong with a case"))
    check.add_argument("case", metavar="CASE", help=_("id or name of a case"))
    check.add_argument("--json", action="store_true", help=_("write JSON"))
    documents = commands.add_parser("documents", help=_("write the papers as PDF or Word"))
    documents.add_argument("case", metavar="CASE", help=_("id or name of a case"))
    documents.add_argument("--out", type=Path, required=True, metavar="DIR")
    documents.add_argument(
        "--language",
        choices=("kk", "ru", "kk_ru"),
        default="kk",
        help=_("Kazakh, Russian, or both in two columns (the charter)"),
    )
    documents.add_argument("--format", choices=(PDF, DOCX), default=PDF)
    documents.add_argument("--only", default="", metavar="KEY,...")
    documents.add_argument("--blanks", action="store_true", help=_("for filling in by hand"))
    add_scheme(commands)
    add_report(commands)
    add_register(commands)
    add_package(commands)
    add_lists(commands)
    passport = commands.add_parser(
        "passport", help=_("write a project's passport and its presentation")
    )
    passport.add_argument("case", metavar="CASE", help=_("id or name of a case"))
    passport.add_argument("--out", type=Path, required=True, metavar="DIR")
    passport.add_argument(
        "--language", choices=("kk", "ru"), default="kk", help=_("Kazakh or Russian")
    )
    commands.add_parser("schema", help=_("write the JSON Schema of a case file"))
    commands.add_parser("self-test", help=_("check that the program is whole"))
    return parser


def use_first_language(arguments: list[str]) -> bool:
    """Speak the language of ``--lang``, else the window's, else the system's.

    Returns whether somebody chose it: else the store's may still be taken over.
    """
    from app.ui.hints import load  # no Qt: a file beside the store

    early = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    early.add_argument("--lang", default="")
    early.add_argument("--db", type=Path, default=None)
    try:
        found = early.parse_known_args(arguments)[0]
    except argparse.ArgumentError:  # the whole parser will say what is wrong
        found = argparse.Namespace(lang="", db=None)
    kept = load((found.db or default_store()).absolute().parent).language
    chosen = [code for code in (found.lang, kept) if code in LANGUAGES]
    use_language(chosen[0] if chosen else system_language())
    return bool(chosen)
