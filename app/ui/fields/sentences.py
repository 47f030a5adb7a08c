"""Sentences about findings, ready to show."""

from __future__ import annotations

from app.core.i18n import _, fill
from app.domain.findings import Finding


def finding_message(finding: Finding) -> str:
    """Return the finding's sentence in the current language."""
    return fill(finding.message, finding.arguments, finding.translated)


def finding_text(finding: Finding) -> str:
    """Return a finding as it stands at its field: how grave, what, by which source."""
    word = _("Must be corrected") if finding.blocks else _("Please check")
    sentence = f"{word}: {finding_message(finding)}"
    return f"{sentence} ({finding.source})" if finding.source else sentence
