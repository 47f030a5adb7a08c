"""Sounds: which vowel harmony a word has and what kind of sound it ends in.

Kazakh endings have a front and a back form (vowel harmony) and begin with another consonant
after vowels, sonorants and voiceless sounds (assimilation). Both are read off the word's end.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Final: TypeAlias = Literal["vowel", "nasal", "glide", "buzz", "voiceless"]

FRONT_VOWELS = "әеөүіэё"
BACK_VOWELS = "аоұыя"
VOWELS = FRONT_VOWELS + BACK_VOWELS + "иую"

FINAL_KIND: dict[str, Final] = {
    **dict.fromkeys("аәеоөұүыіэяё", "vowel"),
    **dict.fromkeys("мнң", "nasal"),
    **dict.fromkeys("лрйуию", "glide"),
    **dict.fromkeys("зж", "buzz"),
}
"""What the last letter asks of an ending. Letters not named here are voiceless: also б, в, г, д,
which end only loans and are devoiced there (заводтың, округке, Әуезовке)."""

_FULL_VOWEL: dict[str, bool] = {
    **dict.fromkeys(FRONT_VOWELS, True),
    **dict.fromkeys(BACK_VOWELS, False),
    "ь": True,
}
_VOWEL_SET = frozenset(VOWELS)
_BEFORE_GLIDE = _VOWEL_SET - frozenset("иую")
_FULL_BACK = frozenset("аоыя")
_IRREGULAR = (
    ("ғали", False),
    ("қали", False),
    ("педагог", True),
    ("цифр", False),
)
"""Ends of words whose endings custom chooses against the rule: педагогке, цифрдан."""
_IRREGULAR_FINALS = frozenset(tail[-1] for tail, _ in _IRREGULAR)
_READ_BACK = frozenset({"ми", "жию", "сию"})
"""Stems whose и is read ый, so that they are back (миға, жиюға); others read ій (биге, киюге)."""
_SURNAME_ENDINGS = ("ов", "ев", "ёв")


def final_sound(word: str) -> Final:
    """Return what the end of a lower-case word asks of an ending; signs ь, ъ are not heard.

    A final и, у or ю ends in a glide and takes -дың, not -ның (таудың, Төле бидің).
    """
    index = len(word) - 1
    while index > 0 and word[index] in "ьъ":
        index -= 1
    return FINAL_KIND.get(word[index], "voiceless") if word else "voiceless"


def is_front(word: str) -> bool:
    """Tell whether a lower-case word takes the front endings.

    The last full vowel decides (law of vowel harmony). Before that the last consonant may: қ, ғ
    and х go with back endings (Тәуфиққа, тарихқа), and к, г with front ones (округке, банкке,
    Екатеринбургке) unless а, о, ы or я stands before them (блокқа). Surnames in -ов, -ев follow
    their stem (Құнанбаевқа, Ахметовке); names in -ғали are back (Мұқағалиға).
    """
    if not word:
        return False
    last = word[-1]
    if last in "қғх":
        return False
    if last in "кг" and len(word) > 1 and word[-2] not in _FULL_BACK:
        return True
    if last == "в":
        stem = stem_of_surname(word)
        if stem and (found := vowel_harmony(stem)) is not None:
            return found and stem[-1] not in "қғх"
    if last in _IRREGULAR_FINALS:
        for tail, front in _IRREGULAR:
            if word.endswith(tail):
                return front
    found = vowel_harmony(word) if word not in _READ_BACK else False
    if found is None:
        return last in "кг"
    return found


def stem_of_surname(word: str) -> str | None:
    """Return the stem of a lower-case surname in -ов, -ев; ``None`` when it is no such surname."""
    return word[:-2] if word.endswith(_SURNAME_ENDINGS) else None


def vowel_harmony(word: str) -> bool | None:
    """Return the harmony of the last full vowel; ``None`` when the word has no vowel.

    и is soft unless қ or ғ stands before it (Мичуринге; but қию - қиюға). у and ю at the end of a
    word or beside a vowel are glides and follow the vowel before (бекітуге, оқуға, тілеуге);
    otherwise у is the back vowel of loans (институтқа, нотариусқа), ю the front one (салютке).
    """
    only_glide: bool | None = None
    for index in range(len(word) - 1, -1, -1):
        letter = word[index]
        full = _FULL_VOWEL.get(letter)
        if full is not None:
            return full
        if letter == "и":
            return not (index and word[index - 1] in "қғ")
        if letter in "ую":
            is_closed = index + 1 < len(word) and word[index + 1] not in _VOWEL_SET
            after_vowel = index > 0 and word[index - 1] in _BEFORE_GLIDE
            if is_closed and not after_vowel:
                return letter == "ю"
            only_glide = letter == "ю"
    return only_glide
