"""Kazakh names in Russian letters, as identity papers usually write them. An offer, never a fact.

The spelling of a name in Russian is its bearer's own (Жүсіп is Жусуп, Жусип or Юсуп), so what
stands here is confirmed by a person before it is printed as final.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans("әғқңөұүһіё", "агкноуухие")

_VOWELS = "аәеёиоөуұүыіэюя"
_USUAL = (
    (rf"(?<=.)үл(?![{_VOWELS}л])", "уль"),  # Айгүл, Зүлфия: Айгуль, Зульфия; but Гүлім: Гулим
    (rf"әл(?=[^{_VOWELS}л])|^әл$", "аль"),  # Әлмұхан: Альмухан
    (rf"діл(?![{_VOWELS}л])", "диль"),  # Ділназ, Әділ: Дильназ, Адиль
    (r"(?<=[әай])сел$", "сель"),  # Әсел: Асель
    (r"көл$", "коль"),  # Балтакөл: Балтаколь
    (r"ілия", "илья"),  # Ілияс: Ильяс
    (r"(?<=[гк])елд", "ельд"),  # Амангелді: Амангельды
    (r"(?<=[гк]ельд|.берд)і(?=$|ұлы|қызы|улы|кызы)", "ы"),
    (r"^тілеу", "тлеу"),  # Тілеуберген: Тлеуберген
    (r"^әуе", "ауэ"),  # Әуезов: Ауэзов
    (r"лә", "ля"),  # Ләззат: Ляззат
    (rf"(?<=[{_VOWELS}])йі", "и"),  # Сейітжан: Сеитжан
)
"""What is usually not written letter by letter."""
_PATTERNS = tuple((re.compile(pattern), usual) for pattern, usual in _USUAL)


def transliterate(text: str) -> str:
    """Return a Kazakh name or text in Russian letters: «Серікұлы» gives «Серикулы».

    Capitals keep their place; «ё» becomes «е», as official papers print it. No Kazakh letter is
    left; a text without Kazakh letters comes back as it is.
    """
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[^\W\d_]+", lambda word: _word(word[0]), text)


def _word(word: str) -> str:
    lower = word.lower()
    for pattern, usual in _PATTERNS:
        lower = pattern.sub(usual, lower)
    plain = lower.translate(_LETTERS)
    if plain == word.lower():
        return word
    if len(word) > 1 and word.isupper():
        return plain.upper()
    return plain[:1].upper() + plain[1:] if word[:1].isupper() else plain
