"""Kinds are recognised from the text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kazakh import inflect, recognise


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ахметов", "surname"),
        ("Төлегенова", "surname"),
        ("Серікұлы", "patronymic"),
        ("Иванович", "patronymic"),
        ("Ахметов Нұрлан Серікұлы", "fullname"),
        ("Н. Ахметов", "fullname"),
        ("Нұрлан", "name"),
        ("Түлкібас ауданы", "izafet"),
        ("Қазақстан Республикасы", "izafet"),
        ("«Майтөбе Сүт» өндірістік кооперативі", "izafet"),
        ("құрылтайшы", "noun"),
        ("жарғы", "noun"),
        ("үлгілік жарғы", "phrase"),
        ("тіркеуші орган", "phrase"),
        ("АҚШ", "abbr"),
        ("«Майтөбе Сүт» ӨК", "abbr"),
        ("ҚазҰУ", "abbr"),
        ("2026", "number"),
        ("№ 5", "number"),
        ("қыркүйек", "month"),
        ("олар", "pronoun"),
        ("«Майтөбе Сүт»", "quoted"),
        ("", "phrase"),
        ("34 %", "phrase"),
    ],
)
def test_recognise(text: str, kind: str) -> None:
    assert recognise(text) == kind


@given(st.text(max_size=30))
def test_recognise_never_fails(text: str) -> None:
    assert inflect(text, "genitive", recognise(text)) or not text


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("жұмыс жоспары", "жұмыс жоспарына"),
        ("тексеру одағы", "тексеру одағына"),
        ("жарна мөлшері", "жарна мөлшеріне"),
        ("пай иесі", "пай иесіне"),
        ("дауыс беруі", "дауыс беруіне"),
        ("мүшелікке қабылдау туралы өтініші", "мүшелікке қабылдау туралы өтінішіне"),
        ("қаржы лизингі", "қаржы лизингіне"),
        ("ауыл халқы", "ауыл халқына"),
        ("оның ұлы", "оның ұлына"),
        ("бас хатшы", "бас хатшыға"),
        ("жаңа үлгі", "жаңа үлгіге"),
        ("екі жылқы", "екі жылқыға"),
        ("бес кісі", "бес кісіге"),
        ("негізгі жалақы", "негізгі жалақыға"),
        ("бірінші", "біріншіге"),
    ],
)
def test_possessive_heads_and_whole_stems(text: str, want: str) -> None:
    assert inflect(text, "dative") == want
