"""How the cooperative is called, № 372-V, art. 5(4), and the bodies and places beside it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.reference import Direction
from app.domain.typed import TypedAnswers

QUOTES = "«»\"'„“”‟ "
"""What is taken off both ends of a typed name: the program sets «» itself."""

AGRICULTURE = "ауыл шаруашылығы басқармасы"
"""The agriculture department (АШБ) of an oblast."""

REPUBLICAN_CITIES = frozenset({"Астана", "Шымкент"})
"""Cities of republican rank whose bare name is no oblast's: «Алматы» alone is Алматы облысы."""


def full_name(own: str) -> str:
    """Return «…» ауыл шаруашылығы өндірістік кооперативі."""
    return f"«{own}» ауыл шаруашылығы өндірістік кооперативі"


def short_name(own: str) -> str:
    """Return «…» АӨК."""
    return f"«{own}» АӨК"


def full_name_ru(own: str) -> str:
    """Return Сельскохозяйственный производственный кооператив «…»."""
    return f"Сельскохозяйственный производственный кооператив «{own}»"


def short_name_ru(own: str) -> str:
    """Return СПК «…»."""
    return f"СПК «{own}»"


def oblast_name(typed: str) -> str:
    """Return «Түркістан облысы», or «Шымкент қаласы» for a city of republican rank."""
    if not typed or typed.endswith(("облысы", "қаласы")):
        return typed
    return f"{typed} {'қаласы' if typed in REPUBLICAN_CITIES else 'облысы'}"


@dataclass(frozen=True)
class NamedCase(TypedAnswers):
    """The names that follow from the answers."""

    @property
    def proper_name(self) -> str:
        """The cooperative's own name without quotes: «Майтөбе Сүт»."""
        return self.text("name.proper").strip(QUOTES)

    @property
    def proper_name_ru(self) -> str:
        """The Russian form of the own name; the Kazakh one when none was typed."""
        return self.text("name.proper_ru").strip(QUOTES) or self.proper_name

    @property
    def full_name(self) -> str:
        """«…» ауыл шаруашылығы өндірістік кооперативі."""
        return full_name(self.proper_name)

    @property
    def short_name(self) -> str:
        """«…» АӨК."""
        return short_name(self.proper_name)

    @property
    def full_name_ru(self) -> str:
        """Сельскохозяйственный производственный кооператив «…»."""
        return full_name_ru(self.proper_name_ru)

    @property
    def short_name_ru(self) -> str:
        """СПК «…»."""
        return short_name_ru(self.proper_name_ru)

    @property
    def direction(self) -> Direction | None:
        """The direction of the programme, or None."""
        return self.reference.directions.get(self.text("name.direction"))

    @property
    def department(self) -> str:
        """The АШБ's full name in Kazakh; composed from the oblast when none was typed."""
        typed = self.text("meeting.department")
        if typed:
            return typed
        oblast = oblast_name(self.text("meeting.oblast"))
        return f"{oblast}ның {AGRICULTURE}" if oblast else AGRICULTURE
