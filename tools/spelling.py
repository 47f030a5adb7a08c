"""Proof-read Kazakh text: spelling by hunspell-kk and the project's own list, signs by rule.

``python -m tools.spelling`` says what the wordings, the catalog, the reference files and the code
hold that neither the dictionary nor ``tests/fixtures/kk_words.txt`` knows. The list is reviewed by
eye, word by word: a word stands there because a person found it right, never because it came up.
"""

from __future__ import annotations

import ast
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from spylls.hunspell import Dictionary
from spylls.hunspell.readers import read_aff, read_dic
from spylls.hunspell.readers.file_reader import BaseReader

from app.kazakh import sort_key

ROOT = Path(__file__).resolve().parents[1]
DICTIONARY = ROOT / "tests" / "fixtures" / "hunspell" / "kk_KZ"
WORD_LIST = ROOT / "tests" / "fixtures" / "kk_words.txt"
CATALOG = ROOT / "translations" / "kk" / "LC_MESSAGES" / "messages.po"

GAP = "\ufffc"
"""Stands for a value that only the rendered text knows."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
ALPHABET = re.compile(r"[әғқңөұүһі]{5,}", re.IGNORECASE)
LATIN = re.compile(r"[A-Za-zƏəƟɵ]")
TEMPLATE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
LITERAL = re.compile(r'"([^"]*)"')
MARK = re.compile(r"^\s*(?:==?=?!?|###?|#|!\w?|\|\||\|\*|\||top:|foot:|@\w+(?: [\w=.,]+)*)[ \t]*")
CELL = re.compile(r"^\s*(?:\{\d\}|[\^>])+\s*")
ANCHOR = re.compile(r"\[#?\w+\]")
PLACEHOLDER = re.compile(r"\{\w*(?:[.!:][^}]*)?\}|<[^>]+>|\(\*[^)]*\);*")
ACCELERATOR = re.compile(r"&(?=\w)")

SIGNS = (
    (re.compile(r"\S {2,}\S"), "two spaces"),
    (re.compile(r"[\"“”„‟’‘]"), "a quote that is not «»"),
    (
        re.compile(r"(?<=[\w»)]) -(?= )|—|(?<=\w) -(?=\w)|(?<=[^\W\d])- (?=\w)"),
        "a hyphen for a dash",
    ),
    (re.compile(r"\w –\w|\w– \w"), "a dash with one space"),
    (re.compile(r"(?<=[^\W_]|») [,;:!?.](?![.\w])"), "a space before a sign"),
    (re.compile(r"[(«] | [)»]"), "a space inside brackets or quotes"),
    (
        re.compile(r"[,;][^\W\d_]|[а-яәіңғүұқөһ][:!?][^\W\d_]|[а-яәіңғүұқөһ]{3}\.[^\W\d_]"),
        "no space",
    ),
    (re.compile(r",,|;;|::|(?<!\.)\.\.(?!\.)|\.{4,}|,\."), "a sign twice"),
)

KAZAKH_CODE = (
    "app/forms/",
    "app/ui/",
    "app/domain/schema.py",
    "app/domain/naming.py",
    "app/domain/rules/base.py",
)
"""Code whose strings are Kazakh words; elsewhere they are endings, alphabets, Russian."""


@dataclass(frozen=True)
class Text:
    """A piece of Kazakh text and the place where a person mends it."""

    place: str
    text: str


@dataclass(frozen=True)
class Slip:
    """A word or a sign that is wrong, or that nobody has reviewed yet."""

    place: str
    fault: str
    word: str

    def __str__(self) -> str:
        return f"{self.place}: {self.fault}: {self.word}"


# -- where Kazakh stands ---------------------------------------------------------------------


def wordings() -> Iterator[Text]:
    """Give every line of the Kazakh wording, without markup and template code."""
    for path in sorted((ROOT / "resources" / "forms").rglob("*.txt")):
        if path.name == "kk.txt" or path.name.endswith(".kk.txt"):
            place = str(path.relative_to(ROOT / "resources" / "forms"))
            words = path.parent.name == "words"
            yield from wording_lines(place, path.read_text(encoding="utf-8"), pairs=words)


def wording_lines(place: str, source: str, *, pairs: bool = False) -> Iterator[Text]:
    """Give the lines of one wording; words printed by template code are lines of their own.

    Args:
        place: the wording's name.
        source: its text.
        pairs: lines are ``code = text``.
    """
    source = re.sub(r"\{#.*?#\}", lambda found: "\n" * found[0].count("\n"), source, flags=re.S)
    for found in TEMPLATE.finditer(source):
        number = source.count("\n", 0, found.start()) + 1
        for literal in LITERAL.findall(found[0]):
            if CYRILLIC.search(literal):
                yield Text(f"{place}:{number}", literal.strip(" ,"))
    plain = TEMPLATE.sub(lambda found: GAP + "\n" * found[0].count("\n"), source)
    for number, line in enumerate(plain.split("\n"), 1):
        text = line.partition("=")[2] if pairs and not line.startswith("#") else MARK.sub("", line)
        for cell in re.sub(r"\*\*|//", "", ANCHOR.sub("", text)).split("|"):
            if CYRILLIC.search(cell):
                yield Text(f"{place}:{number}", CELL.sub("", cell).strip())


def catalog() -> Iterator[Text]:
    """Give every Kazakh sentence of the interface."""
    with CATALOG.open("rb") as file:
        for message in read_po(file, locale="kk", charset="utf-8"):
            if message.id:
                place = f"catalog «{str(message.id)[:50]}»"
                said = message.string or ""
                forms = (said,) if isinstance(said, str) else said
                for line in (line for form in forms for line in form.split("\n")):
                    text = ACCELERATOR.sub("", PLACEHOLDER.sub(GAP, line))
                    if CYRILLIC.search(text):
                        yield Text(place, text.strip())


def reference() -> Iterator[Text]:
    """Give the Kazakh names of the reference files and the samples' answers."""
    for folder in ("reference", "samples"):
        for path in sorted((ROOT / "resources" / folder).rglob("*.json")):
            for key, text in _strings(json.loads(path.read_text(encoding="utf-8")), ""):
                if CYRILLIC.search(text) and "_ru" not in key and key not in {"source", "note"}:
                    yield Text(f"{folder}/{path.name} {key}", text)


def _strings(value: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in {"marks", "russian_spellings"}:
                yield from _strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, key)
    elif isinstance(value, str):
        yield key, value


def code() -> Iterator[Text]:
    """Give the Kazakh strings of the code: answers' defaults, examples, words of facts."""
    for path in sorted((ROOT / "app").rglob("*.py")):
        place = str(path.relative_to(ROOT))
        if not place.startswith(KAZAKH_CODE) or "russian" in path.name:
            continue
        for number, text in code_strings(path.read_text(encoding="utf-8")):
            yield Text(f"{place}:{number}", text)


def code_strings(source: str) -> Iterator[tuple[int, str]]:
    """Give the Cyrillic string literals of Python source: no docstrings, no ``name_ru=...``."""
    tree = ast.parse(source)
    other = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        or (isinstance(node, ast.keyword) and (node.arg or "").endswith("_ru"))
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in other:
            text = node.value
            if isinstance(text, str) and CYRILLIC.search(text):
                yield node.lineno, PLACEHOLDER.sub(GAP, text).strip()


# -- what is wrong ---------------------------------------------------------------------------


@cache
def dictionary() -> Dictionary:
    """Return hunspell-kk."""
    affixes, context = read_aff(_Lines(DICTIONARY.with_suffix(".aff")))
    words = read_dic(_Lines(DICTIONARY.with_suffix(".dic")), aff=affixes, context=context)
    return Dictionary(affixes, words)


class _Lines(BaseReader):  # type: ignore[misc]
    """Reads a file of the dictionary whole: the library's own readers leave their files open."""

    def __init__(self, path: Path) -> None:
        super().__init__(io.StringIO(path.read_text(encoding="utf-8-sig")))

    def reset_encoding(self, encoding: str) -> None:
        """Stay with the text as read: the dictionary names the same UTF-8."""
        del encoding


def word_list() -> list[str]:
    """Return the reviewed words, in the order of the file."""
    return [word for group in word_groups() for word in group]


def word_groups() -> list[list[str]]:
    """Return the reviewed words group by group; a group begins with a line «# -- …»."""
    groups: list[list[str]] = [[]]
    for line in WORD_LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("# --"):
            groups.append([])
        word = line.partition("#")[0].strip()
        if word:
            groups[-1].append(word)
    return [group for group in groups if group]


def words(text: str) -> Iterator[str]:
    """Give the words of a text; parts joined by a hyphen are words of their own.

    A row of nothing but the letters that Russian lacks is an alphabet, not a word.
    """
    for found in WORD.finditer(text):
        if CYRILLIC.search(found[0]) and not ALPHABET.fullmatch(found[0]):
            yield found[0]


class Reader:
    """Reads Kazakh; remembers which words of the list were needed."""

    def __init__(self, own: Iterable[str]) -> None:
        self._own = set(own)
        self.used: set[str] = set()
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Say whether a word is right: the dictionary has it, or a person reviewed it.

        A listed word without a capital stands for its capitalised and all-capital spellings too;
        a listed word with a capital for its all-capital spelling.
        """
        if word not in self._known:
            self._known[word] = bool(dictionary().lookup(word)) or self._listed(word)
        return self._known[word]

    def _listed(self, word: str) -> bool:
        spellings = {word, word.lower(), word.capitalize() if word.isupper() else word}
        found = spellings & self._own
        self.used |= found
        return bool(found)

    def slips(self, text: Text) -> Iterator[Slip]:
        """Give what is wrong in a text: letters, words, signs."""
        for word in words(text.text):
            if LATIN.search(word):
                yield Slip(text.place, "a Latin letter in a Kazakh word", word)
            elif not self.knows(word):
                yield Slip(text.place, "not in the dictionary", word)
        for sign, fault in SIGNS:
            for found in sign.finditer(text.text):
                start = max(0, found.start() - 15)
                yield Slip(text.place, fault, text.text[start : found.end() + 15])


def everything() -> Iterator[Text]:
    """Give all Kazakh text that stands in files."""
    yield from wordings()
    yield from catalog()
    yield from reference()
    yield from code()


def add(group: str, new: Iterable[str]) -> None:
    """Put reviewed words into a group of the list.

    Raises:
        SystemExit: there is no such group.
    """
    head, *groups = re.split(r"(?m)^(?=# -- )", WORD_LIST.read_text(encoding="utf-8"))
    for number, text in enumerate(groups):
        title, *lines = text.strip().split("\n")
        if re.match(rf"# -- {re.escape(group)}\b", title):
            lines = sorted(
                {*lines, *new}, key=lambda line: sort_key(line.partition("#")[0].strip())
            )
            groups[number] = "\n".join((title, *lines)) + "\n\n"
            WORD_LIST.write_text((head + "".join(groups)).rstrip("\n") + "\n", encoding="utf-8")
            return
    sys.exit(f"no group {group} in {WORD_LIST.name}")


def main() -> None:
    """Print the slips of all files, each word once with its first place; or add words."""
    if sys.argv[1:2] == ["add"]:
        add(sys.argv[2], sys.argv[3:])
        return
    reader = Reader(word_list())
    said: set[tuple[str, str]] = set()
    for text in everything():
        for slip in reader.slips(text):
            if (slip.fault, slip.word) not in said:
                said.add((slip.fault, slip.word))
                print(slip)


if __name__ == "__main__":
    main()
