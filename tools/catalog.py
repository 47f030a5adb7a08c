r"""Keep the interface's catalogs: extract, add translations, compile, check.

``add FILE.tsv`` takes lines ``msgid<TAB>kk<TAB>ru`` (line breaks written as ``\n``). It may be run
by several people at once: a lock keeps the catalogs whole.
"""

from __future__ import annotations

import ast
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "translations"
LANGUAGES = ("kk", "ru", "en")
KEYWORDS = {"_": None, "N_": None, "fill": None}


def po_path(language: str) -> Path:
    """Return the catalog of a language."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"


def extract() -> Catalog:
    """Return all msgids of the program."""
    catalog = Catalog(project="auyl-koop", charset="utf-8", fuzzy=False)
    for filename, lineno, message, comments, context in extract_from_dir(
        ROOT / "app", keywords=KEYWORDS, comment_tags=("NOTE:",)
    ):
        del lineno
        catalog.add(message, None, [(f"app/{filename}", 0)], (), comments, context=context)
    for path in sorted((ROOT / "app").rglob("*.py")):
        for text in inside_f_strings(path.read_text(encoding="utf-8")):
            catalog.add(text, None, [(str(path.relative_to(ROOT)), 0)])
    return catalog


def inside_f_strings(source: str) -> set[str]:
    """Return the msgids of calls inside f-strings: Babel does not look into those."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.JoinedStr):
            continue
        for call in ast.walk(node):
            named = isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
            if not named or call.func.id not in KEYWORDS or not call.args:  # type: ignore[attr-defined]
                continue
            first = call.args[0]  # type: ignore[attr-defined]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


def read(language: str) -> Catalog:
    """Return a language's catalog, empty when there is none yet."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, project="auyl-koop", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def write(path: Path, catalog: Catalog) -> None:
    """Write a catalog, sorted, without line numbers or dates: a diff shows words only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = BytesIO()
    write_po(buffer, catalog, sort_output=True, include_lineno=False, width=100, omit_header=True)
    body = buffer.getvalue()
    language = catalog.locale_identifier or ""
    head = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Language: {language}\\n"\n\n'
    )
    path.write_bytes(head.encode() + body.lstrip(b"\n"))


def add(files: list[str]) -> None:
    """Merge translations from tab-separated files into the kk, ru and en catalogs."""
    import fcntl  # a tool of Unix developers' machines; the program itself never imports this

    TRANSLATIONS.mkdir(exist_ok=True)
    with (TRANSLATIONS / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        catalogs = {language: read(language) for language in LANGUAGES}
        for name in files:
            for line in Path(name).read_text(encoding="utf-8").splitlines():
                if not line.strip():
                    continue
                parts = [part.replace("\\n", "\n") for part in line.split("\t")]
                if len(parts) != 3:
                    sys.exit(f"{name}: three columns expected: {line!r}")
                message, kazakh, russian = parts
                for language, text in (("kk", kazakh), ("ru", russian), ("en", message)):
                    catalogs[language].delete(message)  # or the old words would stay
                    catalogs[language].add(message, text)
        for language, catalog in catalogs.items():
            write(po_path(language), catalog)
            compile_one(language, catalog)


def compile_one(language: str, catalog: Catalog) -> None:
    """Write the compiled catalog beside its source."""
    with po_path(language).with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)


def check() -> list[str]:
    """Return what is missing: msgids without a translation."""
    wanted = {message.id for message in extract() if message.id}
    faults = []
    for language in LANGUAGES:
        catalog = read(language)
        for message in sorted(map(str, wanted)):
            found = catalog.get(message)
            if found is None or not found.string:
                faults.append(f"{language}: {message!r}")
    return faults


def prune() -> None:
    """Drop translations of msgids that the program no longer has."""
    wanted = {message.id for message in extract() if message.id}
    for language in LANGUAGES:
        old = read(language)
        kept = Catalog(locale=language, charset="utf-8", fuzzy=False)
        for message in old:
            if message.id and message.id in wanted:
                kept.add(message.id, message.string)
        write(po_path(language), kept)
        compile_one(language, kept)


def main(arguments: list[str]) -> int:
    """Run one command."""
    match arguments:
        case ["extract"]:
            write(TRANSLATIONS / "messages.pot", extract())
        case ["add", *files] if files:
            add(files)
        case ["compile"]:
            for language in LANGUAGES:
                compile_one(language, read(language))
        case ["prune"]:
            prune()
        case ["check"]:
            faults = check()
            print("\n".join(faults) or "every msgid is translated")
            return 1 if faults else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
