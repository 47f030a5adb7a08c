"""The charter as PDF beside plain ReportLab platypus on the same text, in the same run.

The same 12 chapters, 90 clauses and 5 000 words go through both, in turn; the median of each and
their ratio are printed. Ours also writes page numbers, bookmarks, metadata and marks. The wanted
ratio is at most 1.2.

Run: ``python -m bench.bench_charter [rounds]``.
"""

from __future__ import annotations

import sys
from functools import partial
from io import BytesIO
from statistics import median

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, SimpleDocTemplate
from reportlab.platypus import Paragraph as PlatypusParagraph

from app.core.paths import resources_dir
from app.documents.blocks import Block, Clause, Heading, Paper, Run
from app.documents.pdf import write_pdf
from app.documents.styles import BODY, FIRST_LINE, MM, leading
from bench.measure import timed

WANTED = 1.2
CHAPTERS, CLAUSES, WORDS = 12, 90, 5_000
_VOCABULARY = (
    "кооператив мүшесі жалпы жиналыс басқарма төрағасы пай жарнасы мүлік құқығы міндеті "
    "шешім қабылдайды жарғыда белгіленген тәртіппен ауыл шаруашылығы өнімін өндіру өңдеу "
    "сақтау өткізу жөніндегі қызметті жүзеге асырады осы Заңға сәйкес мүшелерінің дауыс "
    "беруі арқылы көпшілік дауыспен күнтізбелік күннен кешіктірмей жазбаша нысанда хабарлауға "
    "тиіс қаржылық есептілік резервтік қор тексеру комиссиясы атқарушы директор өкілеттігі "
    "№ 372-V 2015 жылғы 29 қазандағы «Майтөбе Сүт» – бұдан әрі Кооператив"
)
_ENDINGS = ("", "ның", "ға", "ды", "да", "дан", "мен", "лары", "ларының", "сыз", "лық", "шы")


def charter(turn: int) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return chapters (number, heading, clauses); another ``turn`` gives other sentences."""
    words_each = WORDS // CLAUSES
    seed = turn * 7919 + 17
    stems = _VOCABULARY.split()
    chapters: list[tuple[str, str, list[tuple[str, str]]]] = []
    for number in range(1, CHAPTERS + 1):
        count = CLAUSES // CHAPTERS + (1 if number <= CLAUSES % CHAPTERS else 0)
        clauses = []
        for clause in range(1, count + 1):
            words = []
            for _ in range(words_each):
                seed = (seed * 1_103_515_245 + 12_345) % 2**31
                ending = _ENDINGS[(seed >> 20) % len(_ENDINGS)]
                words.append(stems[(seed >> 8) % len(stems)] + ending)
            clauses.append((f"{number}.{clause}.", " ".join(words) + "."))
        chapters.append((f"{number}.", "Кооперативтің басқару органдары", clauses))
    return chapters


def paper(turn: int) -> Paper:
    """Return the charter in our blocks; every clause holds a fact."""
    blocks: list[Block] = []
    for number, heading, clauses in charter(turn):
        blocks.append(Heading((Run(heading),), 1, number))
        blocks += [
            Clause(label, (Run(text),), sources=(f"charter.{label}",)) for label, text in clauses
        ]
    return Paper("Жарғы", tuple(blocks), author="Майтөбе Сүт", subject="Жарғы")


def ours(turn: int) -> bytes:
    """Write the charter with our writer."""
    return write_pdf(paper(turn)).pdf


def platypus(turn: int) -> bytes:
    """Write the same text with plain platypus: no page numbers, no bookmarks, no metadata."""
    body = ParagraphStyle(
        "body",
        fontName="Tinos",
        fontSize=BODY,
        leading=leading(BODY),
        alignment=TA_JUSTIFY,
        firstLineIndent=FIRST_LINE,
    )
    head = ParagraphStyle(
        "head",
        fontName="Tinos-B",
        fontSize=BODY,
        leading=leading(BODY),
        alignment=TA_CENTER,
        spaceBefore=leading(BODY),
        spaceAfter=leading(BODY) / 2,
    )
    story: list[Flowable] = []
    for number, heading, clauses in charter(turn):
        story.append(PlatypusParagraph(f"{number} {heading}", head))
        story += [PlatypusParagraph(f"{label} {text}", body) for label, text in clauses]
    target = BytesIO()
    SimpleDocTemplate(
        target,
        pagesize=A4,
        leftMargin=30 * MM,
        rightMargin=15 * MM,
        topMargin=20 * MM,
        bottomMargin=20 * MM,
    ).build(story)
    return target.getvalue()


def measure(rounds: int = 25) -> tuple[float, float, float]:
    """Return the medians of ours and of platypus in milliseconds, and the median of the ratios."""
    for name, file in (("Tinos", "Tinos-Regular.ttf"), ("Tinos-B", "Tinos-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(resources_dir() / "fonts" / file)))
    for turn in range(3):
        ours(turn)
        platypus(turn)
    mine: list[float] = []
    theirs: list[float] = []
    for turn in range(rounds):
        pair = [(mine, ours), (theirs, platypus)]
        for times, work in pair if turn % 2 else reversed(pair):
            times.append(timed(partial(work, turn + 100)))
    ratios = [m / t for m, t in zip(mine, theirs, strict=True)]
    return median(mine), median(theirs), median(ratios)


def main() -> int:
    """Print the figures; 1 when the ratio is above the wanted one."""
    rounds = max(15, int(sys.argv[1])) if len(sys.argv) > 1 else 25
    mine, theirs, ratio = measure(rounds)
    words = sum(len(text.split()) for _n, _h, clauses in charter(0) for _l, text in clauses)
    print(f"charter of {CHAPTERS} chapters, {CLAUSES} clauses, {words} words; {rounds} rounds")
    print(f"ours      {mine:7.1f} ms   (bookmarks, metadata, marks, page numbers)")
    print(f"platypus  {theirs:7.1f} ms   (plain)")
    print(f"ratio     {ratio:7.2f}      (wanted: at most {WANTED})")
    return 0 if ratio <= WANTED else 1


if __name__ == "__main__":
    raise SystemExit(main())
