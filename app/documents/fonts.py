"""Tinos in four faces, Arimo in two: widths of words, codes of characters, subsets of a document.

A character that the font lacks is printed as □, so that nothing vanishes without a trace;
invisible characters have no width and are left out.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.core.paths import resources_dir
from app.documents.embed import EmbeddedFont

BOLD, ITALIC = 1, 2
SANS = 4
"""Added to a face: that of slides, Arimo, which has no italics here."""
FACES = (
    "Tinos-Regular",
    "Tinos-Bold",
    "Tinos-Italic",
    "Tinos-BoldItalic",
    "Arimo-Regular",
    "Arimo-Bold",
)
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
SIGNS = "№₸«»–—…“”„‘’•°§×−√□■"
SEED = (
    "".join(map(chr, range(33, 127)))
    + "".join(map(chr, range(0x410, 0x450)))
    + "Ёё"
    + KAZAKH
    + SIGNS
)
"""Characters that every document embeds, so that the embedded subset is the same and is kept."""

MISSING = "□"
_SUBSTITUTES = {"✓": "√", "✔": "√", "☑": "√", "☐": "□", "‐": "-", "‑": "-", "‒": "–", "―": "—"}
_WORDS_KEPT = 60_000


def _is_ignorable(character: str) -> bool:
    category = unicodedata.category(character)
    return category in ("Cc", "Cf", "Cs", "Co") or 0xFE00 <= ord(character) <= 0xFE0F


class _CharacterWidths(dict[str, float]):
    """Width of a character in thousandths of the size."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> float:
        shown = shown_as(self._face.charToGlyph, character)
        width = float(self._face.charWidths[ord(shown)]) if shown else 0.0
        self[character] = width
        return width


class _WordWidths(dict[str, float]):
    """Width of a word in thousandths of the size; each word is measured once."""

    def __init__(self, characters: _CharacterWidths) -> None:
        super().__init__()
        self._characters = characters

    def __missing__(self, word: str) -> float:
        if len(self) > _WORDS_KEPT:
            self.clear()
        width = sum(map(self._characters.__getitem__, word))
        self[word] = width
        return width


def shown_as(glyphs: dict[int, int], character: str) -> str:
    """Return what is printed for a character: itself, a likeness, □, a space or nothing."""
    if character.isspace():
        return " "
    if ord(character) in glyphs and ord(character) > 31:
        return "" if _is_ignorable(character) else character
    if _is_ignorable(character):
        return ""
    return _SUBSTITUTES.get(character, MISSING)


@dataclass(frozen=True)
class Face:
    """One face of the font with its measures."""

    index: int
    font: Any
    characters: _CharacterWidths
    words: _WordWidths

    @property
    def glyphs(self) -> dict[int, int]:
        """Glyph of every character that the face holds."""
        found: dict[int, int] = self.font.face.charToGlyph
        return found

    def width(self, text: str, size: float) -> float:
        """Return the width of a text in points."""
        return sum(map(self.characters.__getitem__, text)) * size / 1000


@lru_cache(maxsize=len(FACES))
def face(index: int) -> Face:
    """Return a face: 0 regular, ``BOLD``, ``ITALIC`` or both added; ``SANS`` for slides."""
    path = resources_dir() / "fonts" / f"{FACES[index]}.ttf"
    font = EmbeddedFont(FACES[index], str(path), asciiReadable=0, shapable=False)
    characters = _CharacterWidths(font.face)
    return Face(index, font, characters, _WordWidths(characters))


_ESCAPES = {"(": "\\(", ")": "\\)", "\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_HIGH = 0x10000


@lru_cache(maxsize=len(FACES))
def _seed_codes(index: int, codes: bytes) -> dict[int, str]:
    table = {32: " ", 0xA0: " "}
    for character, code in zip(SEED, codes, strict=True):
        table[ord(character)] = _ESCAPES.get(chr(code), chr(code))
    return table


class Codes(dict[int, str]):
    """Codes of a face's characters in one document, for ``str.translate``."""

    def __init__(self, index: int, doc: Any) -> None:
        self._face = face(index)
        self._doc = doc
        self.missing: set[str] = set()
        parts = self._face.font.splitString(SEED, doc)
        super().__init__(_seed_codes(index, parts[0][1]))
        self.name: str = self._face.font.getSubsetInternalName(0, doc)

    def __missing__(self, code: int) -> str:
        character = chr(code)
        shown = shown_as(self._face.glyphs, character)
        if shown == MISSING and character != MISSING:
            self.missing.add(character)
        if not shown or shown == " ":
            result = shown
        elif shown != character:
            result = self[ord(shown)]
        else:
            subset, coded = self._face.font.splitString(character, self._doc)[0]
            one = chr(coded[0])
            result = chr(_HIGH + subset * 256 + coded[0]) if subset else _ESCAPES.get(one, one)
        self[code] = result
        return result

    def parts(self, encoded: str) -> list[tuple[str, str]]:
        """Cut text that needs more than the first subset into (font name, codes)."""
        cut: list[tuple[int, list[str]]] = []
        for one in encoded:
            subset, code = divmod(max(ord(one) - _HIGH, 0), 256)
            piece = _ESCAPES.get(chr(code), chr(code)) if subset else one
            if not cut or cut[-1][0] != subset:
                cut.append((subset, []))
            cut[-1][1].append(piece)
        name = self._face.font.getSubsetInternalName
        return [(name(subset, self._doc), "".join(pieces)) for subset, pieces in cut]
