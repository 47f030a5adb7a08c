"""Wording templates (Jinja2) to blocks.

The wording stands in ``resources/forms/<key>/<language>.txt``; its markup is described in
``docs/architecture.md``. Values go in as plain text whatever they hold
(:mod:`app.documents.protect`). A mistake in a wording raises
:class:`~app.core.errors.WordingError` with file and line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from types import TracebackType

import jinja2
from jinja2 import meta, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from app import kazakh
from app.core.errors import WordingError
from app.core.paths import resources_dir
from app.documents.blocks import Block
from app.documents.case_forms import CaseForms
from app.documents.filters import FORMS, all_filters, is_empty
from app.documents.markup import parse_blocks
from app.documents.protect import (
    LINE_BREAK,
    PLACE_CLOSE,
    PLACE_OPEN,
    REF_CLOSE,
    REF_OPEN,
    protect,
)
from app.documents.said import Said, sources_of
from app.documents.tongue import BLANK, KAZAKH, KK, TONGUES, Tongue

WIDE_BLANK = "_" * 24
"""The same on a paper that is to be filled in by hand."""

_KEY = re.compile(r"[a-z][a-z0-9_]*")


# -- how values are printed --------------------------------------------------------------


def _printer(tongue: Tongue) -> Callable[[Context, object], Markup]:
    """Return what prints a value of ``{{ … }}`` as protected text."""

    @pass_context
    def print_value(context: Context, value: object) -> Markup:
        if isinstance(value, Markup):
            return value
        if value is None or (isinstance(value, Said) and is_empty(value)):
            gap = WIDE_BLANK if context.get("blanks", False) is True else BLANK
            return _ready(gap, value)
        return _ready(_text_of(value, tongue), value)

    return print_value


def _text_of(value: object, tongue: Tongue) -> str:
    known = value.value if isinstance(value, Said) and value.value is not None else value
    if isinstance(known, date) and not isinstance(known, datetime):
        return tongue.long_date(known)
    if isinstance(known, time):
        return kazakh.clock(known)
    return str(value)


def _ready(text: str, value: object = None) -> Markup:
    sources = value.sources if isinstance(value, Said) else ()
    return Markup(protect(text, sources))  # noqa: S704 - protected text


def _reference(anchor: str) -> Markup:
    """Return the mark that prints the number of the clause with this anchor."""
    return Markup(f"{REF_OPEN}{protect(anchor)}{REF_CLOSE}")  # noqa: S704 - protected text


def _joined(tongue: Tongue, parts: tuple[object, ...]) -> object:
    """Return ``a ~ b``: a value with the sources of both, or ready wording if one of them is."""
    if any(isinstance(part, Markup) for part in parts):
        pieces = (p if isinstance(p, Markup) else _ready(_text_of(p, tongue), p) for p in parts)
        return Markup("".join(pieces))  # noqa: S704 - protected text
    text = "".join("" if part is None else _text_of(part, tongue) for part in parts)
    return Said(text, sources_of(*parts))


# -- Jinja2 fitted to wording --------------------------------------------------------------


class _Generator(CodeGenerator):
    """Compiles ``a ~ b`` so that sources are kept and nothing is escaped as HTML."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja2's name
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class _Places(Extension):
    """Writes the place in the file before every line of wording, for messages about mistakes."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Return the tokens with places written into the plain text."""
        name = stream.name or "text"
        for token in stream:
            if token.type != "data":
                yield token
                continue
            marked = "\n".join(
                f"{PLACE_OPEN}{name}:{number}{PLACE_CLOSE}{line}"
                for number, line in enumerate(token.value.split("\n"), start=token.lineno)
            )
            yield Token(token.lineno, token.type, marked)


class _Environment(SandboxedEnvironment):
    code_generator_class = _Generator
    tongue: Tongue = KAZAKH

    def joined(self, parts: tuple[object, ...]) -> object:
        """Return ``a ~ b`` in the wording's language."""
        return _joined(self.tongue, parts)


@lru_cache(maxsize=8)
def _environment(root: Path, language: str = KK) -> _Environment:
    tongue = TONGUES[language]
    made = _Environment(
        loader=jinja2.FileSystemLoader(root),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=_printer(tongue),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[_Places],
    )
    made.filters.pop("safe")
    made.tongue = tongue
    made.filters.update(all_filters(tongue))
    made.globals.update(ref=_reference, br=Markup(LINE_BREAK))  # noqa: S704 - a constant
    return made


def _forms_dir() -> Path:
    return resources_dir() / "forms"


def _template_name(key: str, language: str) -> str:
    if not _KEY.fullmatch(key) or language not in TONGUES:
        raise WordingError(f"no such wording: {key!r} in {language!r}")
    return f"{key}/{language}.txt"


# -- public ------------------------------------------------------------------------------


def render_wording(
    key: str,
    language: str,
    facts: Mapping[str, object],
    *,
    blanks: bool = False,
    forms: CaseForms | None = None,
) -> tuple[Block, ...]:
    """Return the blocks of a paper in one language.

    ``facts`` are the names that the wording uses; values may be ``Said``, text, numbers, days,
    sequences and dataclasses of these. A ``Said`` without text, or None, prints as a ruled blank,
    a wide one with ``blanks`` (the wording can ask ``{% if blanks %}``). An empty plain text
    prints nothing. ``forms`` gives the official's own case forms and takes down which were used.

    Raises:
        WordingError: the wording is missing or wrong, or a fact that it uses is not given.
    """
    name = _template_name(key, language)
    given = {**facts, "blanks": blanks, FORMS: forms}
    return _render(name, lambda: _environment(_forms_dir(), language).get_template(name), given)


def render_text(
    source: str,
    facts: Mapping[str, object],
    *,
    language: str = KK,
    blanks: bool = False,
    name: str = "text",
    forms: CaseForms | None = None,
) -> tuple[Block, ...]:
    """Return the blocks of a wording given as text; it can include files of ``resources/forms``.

    Raises:
        WordingError: as :func:`render_wording`.
    """
    given = {**facts, "blanks": blanks, FORMS: forms}
    return _render(name, lambda: _environment(_forms_dir(), language).from_string(source), given)


def _render(
    name: str, load: Callable[[], jinja2.Template], facts: Mapping[str, object]
) -> tuple[Block, ...]:
    try:
        text = load().render(facts)
    except jinja2.TemplateSyntaxError as error:
        place = f"{error.name or name}:{error.lineno}"
        raise WordingError(f"{place}: {error.message}") from error
    except jinja2.TemplateNotFound as error:
        raise WordingError(f"{name}: there is no wording {error.message}") from error
    except WordingError as error:
        raise WordingError(f"{_place_of(error, name)}: {error}") from error
    except (
        jinja2.TemplateError,
        TypeError,
        ValueError,
        LookupError,
        ArithmeticError,
        AttributeError,
    ) as error:
        raise WordingError(f"{_place_of(error, name)}: {error}") from error
    return parse_blocks(text, name, facts)


def _place_of(error: BaseException, name: str) -> str:
    """Return file and line of the last frame that runs wording."""
    root = str(_forms_dir())
    place = name
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file == "<template>":
            place = f"{name}:{trace.tb_lineno}"
        elif file.startswith(root):
            place = f"{Path(file).relative_to(root).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


@lru_cache(maxsize=256)
def _version(root: Path, name: str) -> str:
    environment = _environment(root)
    digest = hashlib.sha256()
    todo, seen = [name], set[str]()
    while todo:
        current = todo.pop(0)
        if current in seen:
            continue
        seen.add(current)
        try:
            source = (root / current).read_text(encoding="utf-8")
        except OSError as error:
            raise WordingError(f"there is no wording {current}") from error
        digest.update(f"{current}\0{source}\0".encode())
        found = meta.find_referenced_templates(environment.parse(source))
        todo.extend(sorted(inner for inner in found if inner))
    return digest.hexdigest()[:12]


def wording_version(key: str, language: str) -> str:
    """Return a short hash of the wording's text and of all that it includes.

    Raises:
        WordingError: there is no such wording.
    """
    return _version(_forms_dir(), _template_name(key, language))


__all__ = [
    "WIDE_BLANK",
    "render_text",
    "render_wording",
    "wording_version",
]
