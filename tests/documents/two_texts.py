"""The two texts of one charter: rendered from one case, read clause by clause beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from app.documents.blocks import Block, Clause, Heading, Paragraph, Title, plain
from app.documents.wording import render_wording
from app.domain.case import FoundingCase, read_case
from app.domain.spelling import spellings
from app.forms.charter import FORM
from app.forms.in_russian import in_russian
from app.services.reference import load_reference
from tests.documents import paper_cases
from tests.documents.spelled import spelled as confirmed

FIGURES = re.compile(r"\d+(?:[ \u00a0]\d{3})*(?:,\d+)?")
"""A number as it is printed: «5 000 000», «12,5», «161300»."""

WORDS: dict[str, tuple[str, str]] = {
    "two thirds": ("үштен екі", r"дв(?:е|ух|умя) трет"),
    "one third": ("үштен бір", r"одной трет"),
    "one fifth": ("бестен бір", "одной пятой"),
    "five working days": ("бес жұмыс күн", "пяти рабочих дней"),
    "ten working days": ("он жұмыс күн", "десяти рабочих дней"),
    "three calendar days": ("күнтізбелік үш күн", "трех календарных дней"),
    "thirty calendar days": ("күнтізбелік отыз күн", r"тридцат[ьи] календарных дней"),
    "a month": (r"бір ай[ \w]", r"од(?:ного|ин) месяц"),
    "three months": (r"үш ай[ \w]", r"тр(?:ех|и) месяц"),
    "once a year": (r"жылына (?:кемінде )?бір рет", "одного раза в год"),
    "once": ("бір рет", "одного раза"),
    "fivefold": ("бес еселенген", "пятикратный"),
    "twenty thousandfold": ("жиырма мың еселенген", "двадцатитысячекратн"),
    "ten members": ("оннан ас", r"(?:превышает|превысит) десят"),
    "one vote": (r"бір дауыс(?:ы| құқ|\))", r"один голос|одного голоса"),
}
"""Numbers that the charter writes in words, in both languages."""

TERMS: dict[str, tuple[str, str]] = {
    "associated": ("қауымдасқан", "ассоциированн"),
    "general meeting": (r"жалпы жиналыс", r"общ(?:ее|его|ему|им|ем) собрани"),
    "founding meeting": ("құрылтай жиналыс", r"учредительн\w+ собрани"),
    "founding contract": ("құрылтай шарт", r"учредительн\w+ договор"),
    "constituent documents": ("құрылтай құжат", r"учредительн\w+ документ"),
    "founder": ("құрылтайшы", "учредител(?!ьн)"),
    "charter": ("жарғы(?!лық)", r"устав(?!н|ле)"),
    "the Law": ("Заң(?:ға|да|ның|мен|на)?(?![а-яәіңғүұқөһ])", r"Закон(?:а|ом|ами|у|е)?\b"),
    "audit commission": ("тексеру комиссия", r"ревизионн\w+ комисси"),
    "director": ("атқарушы директор", r"исполнительн\w+ директор"),
    "share contribution": (r"мүлік \(пай\)", r"имущественн\w+ \(паев"),
    "entrance fee": ("кіру(?:,| және| немесе| жарна)", "вступительн"),
    "additional contribution": ("қосымша жарна", r"дополнительн\w+(?: взнос|,)"),
    "share fund": ("пай қор", r"паев\w+(?: и резервн\w+)? фонд"),
    "reserve fund": ("резервтік қор", r"резервн\w+ фонд"),
    "cooperative payments": ("кооперативтік төлем", r"кооперативн\w+ выплат"),
    "net income": ("таза табыс", r"чист\w+ доход"),
    "dividend": ("дивиденд", "дивиденд"),
    "power of attorney": ("сенімхат", "доверенност"),
    "court": (r"\bсот(?:тың|та|ы)?\b", r"\bсуд(?:а|е|ом|ебн\w+)?\b"),
    "trade secret": ("коммерциялық құпия", r"коммерческ\w+ тайн"),
    "monthly index": ("айлық есептік", r"месячн\w+ расчетн\w+ показател"),
    "calendar": ("күнтізбелік", "календарн"),
    "written": ("жазбаша", "письменн"),
    "in kind": ("заттай", "натуральн"),
    "natural person": ("жеке тұлға", r"физическ\w+ лиц"),
    "legal person": ("заңды тұлға", r"юридическ\w+ лиц"),
    "seal": (r"мөр(?:і|сіз|дің)?\b", "печат"),
    "minutes": ("хаттама", "протокол"),
    "ballot": ("бюллетен", "бюллетен"),
    "register": ("тізілім", "реестр"),
    "loss": ("залал", "убытк|ущерб"),
    "liquidation": ("тарат", "ликвид"),
    "reorganisation": ("қайта ұйымдаст", "реорганиз"),
}
"""Terms of the glossary that a clause has in both texts or in neither."""


def kazakh(case: FoundingCase) -> tuple[Block, ...]:
    """Return the Kazakh charter of a case."""
    return render_wording("charter", "kk", FORM.facts(case, ""))


def russian(case: FoundingCase) -> tuple[Block, ...]:
    """Return the Russian charter of a case."""
    return render_wording("charter", "ru", FORM.facts(in_russian(case), ""))


def spelled(case: FoundingCase, texts: dict[str, str]) -> FoundingCase:
    """Return the case with these Russian spellings confirmed, by address."""
    return read_case(confirmed(case.answers, texts), load_reference(), paper_cases.TODAY)


def fully_spelled(case: FoundingCase) -> FoundingCase:
    """Return the case with a Russian text for every point that a person typed into the charter."""
    texts = {
        one.address: "\n".join(f"пункт {line}" for line in one.kazakh.splitlines())
        for one in spellings(case)
        if one.address in ("name.aims", "charter.sources", "charter.unanimous_matters")
    }
    return spelled(case, texts)


def clauses(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Give number and text of every running block."""
    for block in blocks:
        match block:
            case Heading() | Clause():
                yield block.number, plain(block.text)
            case Title() | Paragraph():
                yield "", plain(block.text)
            case _:
                pass


def figures(text: str) -> list[str]:
    """Return the numbers of a text in one spelling and order, so that dates of both compare."""
    return sorted(found.replace("\u00a0", " ") for found in FIGURES.findall(text))


def refs(block: Block) -> list[str]:
    """Return the anchors of the clauses that a block points to."""
    if isinstance(block, Clause | Paragraph | Heading):
        return sorted(run.ref for run in block.text if run.ref)
    return []


@cache
def differences(kk: str, ru: str) -> tuple[str, ...]:
    """Return what one text of a clause says and the other does not."""
    found = [] if figures(kk) == figures(ru) else [f"figures {figures(kk)} | {figures(ru)}"]
    for name, (ours, theirs) in WORDS.items():
        counts = len(re.findall(ours, kk, re.I)), len(re.findall(theirs, ru, re.I))
        if counts[0] != counts[1]:
            found.append(f"{name}: {counts}")
    for name, (ours, theirs) in TERMS.items():
        flags = re.NOFLAG if name == "the Law" else re.I
        if bool(re.search(ours, kk, flags)) != bool(re.search(theirs, ru, flags)):
            found.append(f"term: {name}")
    return tuple(found)


__all__ = [
    "clauses",
    "differences",
    "figures",
    "fully_spelled",
    "kazakh",
    "refs",
    "russian",
    "spelled",
]
