"""Write ``docs/rules.md``: every rule with its gravity, its source and its sentence in Kazakh."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from app.core.i18n import Translator
from app.domain.findings import Severity
from app.domain.rules import RULES

PATH = Path(__file__).resolve().parents[1] / "docs" / "rules.md"

HEAD = """# The rules

Made by `python -m tools.rules_table` from `app/domain/rules/`; do not edit by hand.
BLOCK keeps «ЖОБА» on the papers that use the fact; WARN asks for a look.
Sources: `№ 372-V` the law on agricultural cooperatives, `ҚР АК` the Civil Code, `«Ауыл аманаты»`
the programme's rules and slides, «іс қағаздарын жүргізу тәртібі» the custom of office work where
the law is silent.
"""


def table() -> str:
    """Return the page."""
    translate = Translator("kk")
    parts = [HEAD]
    ordered = sorted(RULES.values(), key=lambda rule: rule.id.split(".")[0])
    for family, rules in groupby(ordered, key=lambda rule: rule.id.split(".")[0]):
        parts.append(f"\n## {family}\n\n| id | gravity | source | sentence |\n|---|---|---|---|\n")
        for rule in rules:
            gravity = "BLOCK" if rule.severity is Severity.BLOCK else "WARN"
            cells = (f"`{rule.id}`", gravity, rule.source or "-", translate(rule.message))
            parts.append(f"| {' | '.join(cells)} |\n")
    return "".join(parts)


def main() -> int:
    """Write the page."""
    PATH.write_text(table(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
