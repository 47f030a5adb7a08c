"""What a showcase says in Kazakh, with the Russian spelling confirmed for it."""

from __future__ import annotations

SPELLED = {
    "Басқаров Үлгі Үлгіұлы, ауыл шаруашылығы бөлімінің маманы": (
        "Баскаров Улги Улгиулы, специалист отдела сельского хозяйства"
    ),
    "Абай көшесі": "улица Абая",
    "Жамбыл көшесі": "улица Жамбыла",
    "Қажымұқан көшесі": "улица Кажымукана",
}
"""Spellings that every showcase needs and that are not offered letter by letter."""

MAKER = ("«Үлгі» зауыты", "завод «Улги»")
TONNE, KG, LITRE = ("тонна", "т"), ("кг", "кг"), ("литр", "л")


class Texts(dict[str, str]):
    """Russian spellings by Kazakh text; :meth:`say` notes a pair and gives the Kazakh."""

    def say(self, kazakh: str, russian: str) -> str:
        """Note the Russian spelling of a text and return the Kazakh.

        Raises:
            ValueError: the same text was given two spellings.
        """
        if self.setdefault(kazakh, russian) != russian:
            raise ValueError(kazakh)
        return kazakh
