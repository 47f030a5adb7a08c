"""Case forms of inserted values: the official's own form wins over the program's.

One object serves one paper: it knows his own forms and remembers which forms the paper asked for,
so that the window can show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.documents.tongue import TONGUES, Tongue

OwnForms = Mapping[tuple[str, str, str], str]
"""Forms written by the official: (language, text, case) -> form."""


@dataclass(frozen=True)
class AskedForm:
    """A form that a paper printed: ``form`` of ``text`` in ``case``, and what the program says.

    ``source`` holds the addresses of the answers that the text came from.
    """

    language: str
    text: str
    case: str
    form: str
    proposed: str
    kind: str
    source: str

    @property
    def certain(self) -> bool:
        """Whether the program's form is sure; the official should look at one that is not."""
        return TONGUES[self.language].certain(self.text, self.case, self.kind)


@dataclass
class CaseForms:
    """The case forms of one paper."""

    own: OwnForms = field(default_factory=dict)
    asked: dict[tuple[str, str, str], AskedForm] = field(default_factory=dict)

    def inflect(self, tongue: Tongue, text: str, case: str, kind: str, source: str) -> str:
        """Return the official's own form of a text in a case, else the program's."""
        key = (tongue.code, text, case)
        proposed = tongue.inflect(text, case, kind)
        form = self.own.get(key) or proposed
        self.asked[key] = AskedForm(tongue.code, text, case, form, proposed, kind, source)
        return form
