"""One thing has one Russian name: «СПК» is a cooperative, never the corporation (ӘКК).

«СПК» is the lawful abbreviation of an agricultural production cooperative (№ 372-V, 5(4)), and
custom calls the social-entrepreneurial corporation by the same three letters: on one page both
would be meant. So the corporation is «корпорация», in full where it is met first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOG = ROOT / "translations/ru/LC_MESSAGES/messages.po"
COOPERATIVE = re.compile(r"СПК «|\(СПК\)|«СПК»")
"""Before a name, or as what the lawful form is shortened to."""


def sentences() -> Iterator[tuple[str, str]]:
    with CATALOG.open("rb") as file:
        for message in read_po(file):
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            for text in forms:
                yield str(message.id), str(text or "")


def wordings() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "resources/forms").rglob("*.txt")):
        if re.search(r"(^|[._])ru\.txt$", path.name):
            for line in path.read_text("utf-8").splitlines():
                yield path.parent.name, line


def doubtful(text: str) -> bool:
    """Whether the three letters are said without a cooperative's name or form beside them."""
    if "(СПК)" in text and "производственн" not in text.casefold():
        return True
    return "СПК" in COOPERATIVE.sub("", text)


def test_the_corporation_is_never_called_by_the_letters_of_the_cooperative() -> None:
    found = [(place, text) for place, text in (*sentences(), *wordings()) if doubtful(text)]
    assert found == []


@pytest.mark.parametrize("wrong", ["стоит в списке", "файл отчёта", "файл отчета"])
def test_no_rejected_term_is_used(wrong: str) -> None:
    assert [text for _, text in (*sentences(), *wordings()) if wrong in text.casefold()] == []


def test_people_are_spoken_to_with_a_capital() -> None:
    """«Вы», «Ваш» in every sentence of the window; one of them small would look like a slip."""
    small = re.compile(r"\b(вы|вас|вам|вами|ваш\w*)\b")
    assert [text for _, text in sentences() if small.search(text)] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("СПК «Береке»", False),
        ("сельскохозяйственный производственный кооператив (СПК)", False),
        ("Отправить в СПК…", True),
        ("корпорация (СПК)", True),
    ],
)
def test_what_is_doubtful(text: str, wrong: bool) -> None:
    assert doubtful(text) is wrong
