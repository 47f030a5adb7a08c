"""«Тексеру»: everything asked read as sentences with links back, findings, what will be printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget

from app.core.i18n import N_, _, ngettext
from app.domain.case import FoundingCase
from app.domain.findings import Finding
from app.domain.schema import COLLECTIONS, FIELDS
from app.forms.flow import keys_of
from app.forms.flows import FOUNDING, CaseFlow, flow_at, own_findings
from app.forms.papers import uses_address
from app.forms.registry import PAPERS
from app.forms.review import ReviewLine, review
from app.forms.spec import Panel
from app.services.session import CaseSession
from app.ui import theme
from app.ui.fields.look import LINE_CHARS, Shape, chars, shape_pixmap
from app.ui.fields.sentences import finding_message

MOST_LINES = 80
"""Lines of one step that are written out at once; the rest is counted and linked."""

MOST_NAMES = 12
"""People named for one fault; the rest is counted."""

NOT_BEGUN = N_(
    "Nothing of this part is written yet, so there is nothing to check and nothing to print. "
    "Begin with any of the steps below."
)

_GROUPS: tuple[tuple[bool, Shape, str, str], ...] = (
    (
        True,
        Shape.BLOCK,
        N_("Must be corrected"),
        N_("Papers that use these facts bear «ЖОБА» until then."),
    ),
    (False, Shape.WARN, N_("Please check"), N_("Nothing is held up by these.")),
)


class ReviewPage(QWidget):
    """The page after the last step."""

    address_chosen = Signal(str)
    paper_chosen = Signal(str)
    step_chosen = Signal(str)

    def __init__(
        self,
        session: CaseSession,
        flow: CaseFlow,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._flow = flow
        self._steps = flow.steps
        self._papers = [form for form in PAPERS if form.phase in flow.phases]
        self._whole: set[str] = set()
        self._document: QTextDocument | None = None
        unit = theme.unit(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 3, unit * 3, unit * 3, unit)
        column.setSpacing(unit * 2)
        self.title = theme.label(_("Is everything right?"), "title")
        self.why = theme.label(
            _("Read it as it will stand in the papers; every line leads back to its question."),
            "why",
        )
        self.view = QTextBrowser()
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setOpenLinks(False)
        self.view.setAccessibleName(_("Everything that was asked, and what the rules say"))
        self.view.setAccessibleDescription(_("Tab goes from link to link, Enter opens one"))
        self.view.setMaximumWidth(chars(self, LINE_CHARS + 14))
        self.view.viewport().setAutoFillBackground(False)
        self.view.anchorClicked.connect(self._go)
        column.addWidget(self.title)
        column.addWidget(self.why)
        column.addWidget(self.view, 1)
        theme.watcher.changed.connect(self._dress)

    def refresh(self) -> None:
        """Write the page anew from the case; it stays where it was scrolled to."""
        bar = self.view.verticalScrollBar()
        place = bar.value()
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(0)
        for shape in (Shape.BLOCK, Shape.WARN, Shape.COMPLETE):
            document.addResource(
                QTextDocument.ResourceType.ImageResource,
                QUrl(f"mark:{shape.value}"),
                shape_pixmap(shape, self),
            )
        document.setDefaultStyleSheet(self._style())
        document.setHtml("".join(self._parts()))
        self.view.setDocument(document)
        if self._document is not None:
            self._document.deleteLater()
        self._document = document
        bar.setValue(place)

    def text(self) -> str:
        """Return the whole page as plain text, for tests and copying."""
        return self.view.toPlainText()

    def _dress(self) -> None:
        if self.isVisible():
            self.refresh()

    def _style(self) -> str:
        c = theme.colours()
        unit = theme.unit(self)
        heading = self.font().pointSizeF() * 1.2
        return (
            f"body {{ color: {c['text']}; }}"
            f"h2 {{ font-size: {heading:.1f}pt; margin-top: {unit * 3}px;"
            f" margin-bottom: {unit}px; }}"
            f"p {{ margin-top: 0; margin-bottom: {unit // 2}px; }}"
            f"a {{ color: {c['accent']}; }}"
            f".quiet {{ color: {c['muted']}; }}"
            f".bad {{ color: {c['bad']}; }}"
            f"td {{ padding: {max(2, unit // 3)}px {unit}px {max(2, unit // 3)}px 0; }}"
        )

    def _own(self) -> Sequence[Finding]:
        return own_findings(self._flow.code, self._session.findings)

    # -- what is written -------------------------------------------------------------------

    def _parts(self) -> Iterable[str]:
        if not self._flow_begun():
            yield f"<p>{escape(_(NOT_BEGUN))}</p>"
        else:
            yield from self._findings(self._own())
            yield from self._print()
        lines: dict[str, list[ReviewLine]] = {}
        for line in review(self._session.case, self._steps):
            lines.setdefault(line.step, []).append(line)
        for step in self._steps:
            yield f"<h2>{escape(_(step.title))}</h2>"
            yield from self._step(step.code, lines.get(step.code, []))

    def _flow_begun(self) -> bool:
        """Return whether anything of this flow was typed; the founding is always asked for."""
        if self._flow.code == FOUNDING or self._own():
            return True
        answers = self._session.answers
        keys = {key for step in self._steps for key in keys_of(step)}
        own = {key for key in keys if flow_at(key) == self._flow.code}
        return any(
            answers.records(key) if key in COLLECTIONS else answers.at(key)
            for key in own
            if key in COLLECTIONS or key in FIELDS
        )

    def _findings(self, findings: Sequence[Finding]) -> Iterable[str]:
        if not findings:
            yield f"<h2>{_image(Shape.COMPLETE)} {escape(_('The rules find no fault.'))}</h2>"
            return
        for blocks, shape, title, meaning in _GROUPS:
            found = [finding for finding in findings if finding.blocks is blocks]
            if not found:
                continue
            yield f"<h2>{_image(shape)} {escape(_(title))}: {len(found)}</h2>"
            yield f"<p class='quiet'>{escape(_(meaning))}</p>"
            for same in _alike(found):
                yield f"<p>{_image(shape)} {self._said(same)}</p>"

    def _said(self, findings: Sequence[Finding]) -> str:
        first = findings[0]
        source = f" <span class='quiet'>({escape(first.source)})</span>" if first.source else ""
        sentence = escape(finding_message(first)) + source
        if len(findings) == 1:
            return f"{escape(self._owner(first))}{sentence} {_link(first.address, _('Go there'))}"
        names = [
            _link(finding.address, self._owner(finding).removesuffix(": ") or str(place))
            for place, finding in enumerate(findings[:MOST_NAMES], start=1)
        ]
        if len(findings) > MOST_NAMES:
            names.append(escape(_("and {count} more").format(count=len(findings) - MOST_NAMES)))
        return f"{sentence} {len(findings)}: {', '.join(names)}"

    def _owner(self, finding: Finding) -> str:
        """Return whose fault it is, where the sentence does not say it."""
        parts = finding.address.split("/")
        founder = self._session.case.founder(parts[1]) if len(parts) == 3 else None
        if founder is None or parts[0] != "founders" or not founder.name:
            return ""
        return f"{founder.name}: "

    def _print(self) -> Iterable[str]:
        case = self._session.case
        blocking = [finding for finding in self._own() if finding.blocks]
        yield f"<h2>{escape(_('What will be printed'))}</h2><table cellspacing='0'>"
        for paper in self._papers:
            if not paper.needed(case):
                continue
            if paper.after_meeting and case.planned:
                shape, word = Shape.WARN, _("only after the meeting's day")
            elif any(uses_address(paper, a) for finding in blocking for a in finding.addresses):
                shape, word = Shape.BLOCK, _("draft («ЖОБА»)")
            else:
                shape, word = Shape.COMPLETE, _("ready")
            title = _link(f"paper:{paper.key}", _(paper.title))
            yield (
                f"<tr><td>{escape(paper.number)}</td><td>{title}"
                f"</td><td>{_image(shape)} {escape(word)}</td></tr>"
            )
        yield "</table>"

    def _step(self, code: str, lines: Sequence[ReviewLine]) -> Iterable[str]:
        if not lines:
            go = _link(f"step:{code}", _("Go there"))
            words = "" if self._is_drawn(code) else escape(_("Nothing is written here yet."))
            yield f"<p><span class='quiet'>{words}</span> {go}</p>"
            return
        shown = lines if code in self._whole else lines[:MOST_LINES]
        yield "<table cellspacing='0'>"
        for line in shown:
            if line.missing:
                word = escape(_("not answered yet"))
                value = f"<span class='bad'>{_image(Shape.BLOCK)} {word}</span>"
            else:
                value = escape(line.value)
            yield (
                f"<tr><td width='36%' class='quiet'>{escape(line.label)}</td><td>{value}</td>"
                f"<td>{_link(line.address, _('Change'))}</td></tr>"
            )
        yield "</table>"
        if len(shown) < len(lines):
            rest = len(lines) - len(shown)
            more = ngettext("Show {count} more line", "Show {count} more lines", rest)
            more = more.format(count=rest)
            yield f"<p>{_link(f'more:{code}', more)}</p>"

    def _is_drawn(self, code: str) -> bool:
        """Return whether a step is a table or a picture that is read on its own page."""
        items = (
            item
            for step in self._steps
            if step.code == code
            for section in step.sections
            for item in section.items
        )
        return any(isinstance(item, Panel) for item in items)

    def _go(self, url: QUrl) -> None:
        target = url.toString()
        if target.startswith("more:"):
            self._whole.add(target.removeprefix("more:"))
            self.refresh()
        elif target.startswith("step:"):
            self.step_chosen.emit(target.removeprefix("step:"))
        elif target.startswith("paper:"):
            self.paper_chosen.emit(target.removeprefix("paper:"))
        else:
            self.address_chosen.emit(target.removeprefix("go:"))


def has_papers(flow: CaseFlow, case: FoundingCase) -> bool:
    """Return whether a flow has anything to print as the case stands."""
    return any(form.phase in flow.phases and form.needed(case) for form in PAPERS)


def _alike(findings: Sequence[Finding]) -> Iterable[Sequence[Finding]]:
    """Return findings that say the same thing of several people together, in their order."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.id, finding_message(finding)), []).append(finding)
    return groups.values()


def _image(shape: Shape) -> str:
    return f"<img src='mark:{shape.value}'>"


def _link(target: str, words: str) -> str:
    known = target.startswith(("paper:", "more:", "step:"))
    return f"<a href='{escape(target if known else f'go:{target}')}'>{escape(words)}</a>"
