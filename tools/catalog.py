r"""Keep the interface's catalogs: extract, add translations, update, compile, check.

``add FILE.tsv`` takes lines ``msgid<TAB>kk<TAB>ru`` (line breaks written as ``\n``, the forms of a
counted sentence parted by ``\p``: two of the msgid, one in Kazakh, three in Russian). It may be run
by several people at once: a lock keeps the catalogs whole. ``update`` (`make messages`) brings the
catalogs to what the code holds: new msgids come in without words, those that are gone go.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from app.core.i18n import LANGUAGES, PLURALS, fields_of

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "translations"
KEYWORDS = {"_": None, "N_": None, "fill": None, "ngettext": (1, 2)}
Msgid = str | tuple[str, ...] | list[str]


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
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Language: {language}\\n"\n'
    )
    if language in PLURALS:
        count, rule, _form = PLURALS[language]
        head += f'"Plural-Forms: nplurals={count}; plural={rule};\\n"\n'
    path.write_bytes(head.encode() + b"\n" + body.lstrip(b"\n"))


@contextmanager
def locked() -> Iterator[None]:
    """Keep other runs of this tool out."""
    import fcntl  # a tool of Unix developers' machines; the program itself never imports this

    TRANSLATIONS.mkdir(exist_ok=True)
    with (TRANSLATIONS / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def add(files: list[str]) -> None:
    """Merge translations from tab-separated files into the kk, ru and en catalogs."""
    with locked():
        catalogs = {language: read(language) for language in LANGUAGES}
        for name in files:
            for line in Path(name).read_text(encoding="utf-8").splitlines():
                if line.strip():
                    columns = [part.replace("\\n", "\n") for part in line.split("\t")]
                    if len(columns) != 3:
                        sys.exit(f"{name}: three columns expected: {line!r}")
                    add_one(catalogs, *columns)
        for language, catalog in catalogs.items():
            write(po_path(language), catalog)
            compile_one(language, catalog)


def add_one(catalogs: dict[str, Catalog], message: str, kazakh: str, russian: str) -> None:
    """Put one sentence into the catalogs, or stop where it has not as many forms as it needs."""
    forms = tuple(message.split("\\p"))
    for language, text in (("kk", kazakh), ("ru", russian), ("en", message)):
        said = tuple(text.split("\\p"))
        needed = 1 if len(forms) == 1 else PLURALS[language][0]
        if len(forms) > 2 or len(said) != needed:
            sys.exit(f"{language}: {needed} forms expected: {text!r}")
        catalogs[language].delete(forms[0])  # or the old words would stay
        if len(forms) == 1:
            catalogs[language].add(message, text)
        else:
            catalogs[language].add(forms, said)


def compile_one(language: str, catalog: Catalog) -> None:
    """Write the compiled catalog beside its source."""
    with po_path(language).with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)


def check() -> list[str]:
    """Return what is wrong: msgids without a translation, strange ones, wrong fields or forms."""
    wanted = {message.id for message in extract() if message.id}
    faults = []
    for language in LANGUAGES:
        catalog = read(language)
        known = {message.id: message for message in catalog if message.id}
        faults += [f"{language}: not in the program: {gone!r}" for gone in _in_order(known, wanted)]
        for message_id in _in_order(wanted):
            if fault := _fault(known.get(message_id), message_id, language):
                faults.append(f"{language}: {fault}: {message_id!r}")
    return faults


def _in_order(ids: Iterable[Msgid], without: Container[Msgid] = ()) -> list[Msgid]:
    return sorted((found for found in ids if found not in without), key=str)


def _fault(message: Message | None, message_id: Msgid, language: str) -> str:
    """Return what is wrong with one translation."""
    if message is None:
        return "missing"
    if message.fuzzy:
        return "fuzzy"
    counted = isinstance(message_id, tuple)
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    if len(forms) != (PLURALS[language][0] if counted else 1):
        return "wrong count of forms"
    if not all(forms):
        return "not translated"
    needed = fields_of(message_id if isinstance(message_id, str) else message_id[-1])
    return "" if all(fields_of(form) == needed for form in forms) else "other fields"


def update() -> None:
    """Bring the catalogs to what the code holds: new msgids in, those that are gone out."""
    with locked():
        wanted = {message.id for message in extract() if message.id}
        for language in LANGUAGES:
            old = {message.id: message.string for message in read(language) if message.id}
            kept = read(language)
            for gone in old.keys() - wanted:
                kept.delete(gone)
            for new in wanted - old.keys():
                kept.add(new, new if language == "en" else None)
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
        case ["update"]:
            update()
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
