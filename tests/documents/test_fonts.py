"""The font holds every sign that the papers print, in each face."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from app.core.paths import resources_dir
from app.documents.fonts import FACES, KAZAKH, SEED, SIGNS, face

ALPHABET = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"
PRINTED = "₸№«»–—“”„…•°§×−√□'\"()[]{}<>|*/\\#=@!%&+,-.:;?_0123456789"
FONTS = resources_dir() / "fonts"


@pytest.mark.parametrize("name", FACES)
def test_every_face_holds_what_is_printed(name: str) -> None:
    found = TTFont(FONTS / f"{name}.ttf").getBestCmap()
    lacking = [sign for sign in ALPHABET + PRINTED + SIGNS if ord(sign) not in found]
    assert lacking == []


@pytest.mark.parametrize("name", FACES)
def test_no_printed_letter_is_an_empty_glyph(name: str) -> None:
    font = TTFont(FONTS / f"{name}.ttf")
    glyphs, found = font["glyf"], font.getBestCmap()
    empty = [sign for sign in ALPHABET + PRINTED if glyphs[found[ord(sign)]].numberOfContours == 0]
    assert empty == []


@pytest.mark.parametrize("name", FACES)
def test_fonts_may_be_embedded(name: str) -> None:
    assert TTFont(FONTS / f"{name}.ttf")["OS/2"].fsType == 0


def test_licence_and_source_stand_beside_the_fonts() -> None:
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "PERMISSION & CONDITIONS" in licence
    assert "fonts-croscore" in Path(FONTS / "README.md").read_text(encoding="utf-8")


def test_common_characters_fit_into_one_subset() -> None:
    assert len(SEED) == len(set(SEED))
    assert len(SEED) + 33 < 256
    assert set(KAZAKH) <= set(SEED)


@pytest.mark.parametrize("index", range(len(FACES)))
def test_widths_are_the_fonts_own(index: int) -> None:
    font = TTFont(FONTS / f"{FACES[index]}.ttf")
    advance = font["hmtx"][font.getBestCmap()[ord("Қ")]][0]
    assert face(index).width("Қ", 1000) == pytest.approx(advance * 1000 / 2048, abs=0.5)
    assert face(index).words["ҚҚ"] == pytest.approx(2 * face(index).characters["Қ"])


def test_invisible_characters_have_no_width() -> None:
    assert face(0).width("а\u200b\u00ad\ufe0f\u0007б", 10) == face(0).width("аб", 10)
