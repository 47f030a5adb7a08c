"""Ready wording of the agenda: titles, decisions and what the speaker said.

The wizard shows these as editable defaults; the minutes include the same files, so that what he
reads is what is printed. The wording stands in ``resources/forms/founding_minutes/``
(``agenda.kk.txt``, ``decisions/kk.txt``, ``speeches/kk.txt``).
"""

from __future__ import annotations

from app.documents.blocks import Block, Paragraph, plain
from app.documents.wording import render_text
from app.domain.case import FoundingCase
from app.forms.founding_minutes import minutes_facts
from app.forms.meeting_facts import agenda_title, item_facts

_DECISION = '{% include "founding_minutes/decisions/kk.txt" %}'
_SPEECH = '{% include "founding_minutes/speeches/kk.txt" %}'


def ready_decision(case: FoundingCase, item: str) -> str:
    """Return the ready decision of an agenda item, a paragraph a line; blanks for missing facts."""
    return _text(case, item, _DECISION)


def ready_speech(case: FoundingCase, item: str) -> str:
    """Return what the speaker says on an agenda item, to stand after his name and a dash."""
    return _text(case, item, _SPEECH)


def _text(case: FoundingCase, item: str, wording: str) -> str:
    facts = {**minutes_facts(case), "item": item_facts(case, item)}
    blocks = render_text(wording, facts, name=f"founding_minutes/{item}")
    return "\n".join(line for line in map(_line, blocks) if line)


def _line(block: Block) -> str:
    return plain(block.text) if isinstance(block, Paragraph) else ""


__all__ = ["agenda_title", "ready_decision", "ready_speech"]
