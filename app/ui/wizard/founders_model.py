"""The founders as a compact table: №, name, number, attendance, share, faults."""

from __future__ import annotations

from app.core import figures
from app.core.i18n import N_, _
from app.domain.answers import Record
from app.domain.schema import Kind
from app.ui.wizard.records_model import Column, RecordsModel

_IN_NAME = frozenset({"surname", "given_name", "patronymic", "legal_name", "kind"})
_ATTENDANCE = {"present": N_("present"), "proxy": N_("by proxy"), "absent": N_("absent")}
_SHARE_FORM = {"money": N_("money"), "property": N_("property")}


class FoundersModel(RecordsModel):
    """Rows read from the typed case: composed names, the share that applies to each."""

    def _make_columns(self) -> list[Column]:
        made = [
            Column("#", "№", 3, Kind.WHOLE),
            Column("name", _("Full name"), 24, Kind.TEXT, stretch=True),
        ]
        asked = [name for name in self.asked.columns if name not in _IN_NAME]
        if "iin" in asked:
            made.append(Column("iin", _("ЖСН or БСН"), 13, Kind.IIN))
        if "attendance" in asked:
            widest = max(9, *(len(_(said)) for said in _ATTENDANCE.values()))
            made.append(Column("attendance", _("Came"), widest, Kind.CHOICE, optional=True))
        if "share_form" in asked:
            made.append(Column("share_form", _("Form"), 7, Kind.CHOICE))
        made.append(Column("share", _("Share, ₸"), 9, Kind.MONEY, optional="iin" in asked))
        if "share_due" in asked:
            made.append(Column("share_due", _("Pay by"), 11, Kind.DATE, optional=True))
        made.append(Column("!", _("Faults"), 2, Kind.TEXT))
        return made

    def text_of(self, record: Record, name: str, index: int) -> str:
        """Return what a cell says, read from the case."""
        if name == "#":
            return str(index + 1)
        founder = self.session.case.founder(record.id)
        if founder is None:
            return ""
        match name:
            case "name":
                return founder.name
            case "iin":
                return founder.number
            case "attendance":
                return _(_ATTENDANCE.get(founder.attendance, founder.attendance))
            case "share_form":
                form = "property" if founder.in_kind else "money"
                return _(_SHARE_FORM[form])
            case "share":
                typed = record.get("share_amount")
                own = self.session.case.text("contribution.share_mode") != "same"
                if founder.share is None:
                    return typed if own else ""
                return figures.money(founder.share)
            case _:
                return record.get(name).strip()

    def amount_of(self, record: Record, name: str, text: str) -> int | None:
        """Return the share that counts, typed or the same for all."""
        founder = self.session.case.founder(record.id)
        if name == "share" and founder is not None:
            return founder.share
        return super().amount_of(record, name, text)

    def totals(self) -> dict[str, str]:
        """Return the number of founders, of votes in the hall, and the share fund so far."""
        case = self.session.case
        if not case.founders:
            return {}
        shares = [founder.share for founder in case.founders if founder.share is not None]
        came = f"{len(case.attending)} / {len(case.founders)}"
        total = {
            "#": str(len(case.founders)),
            "name": _("votes in the hall: {votes}").format(votes=case.votes_in_hall),
            "share": figures.money(sum(shares)) if shares else "",
        }
        if any(column.name == "attendance" for column in self.columns):
            total["attendance"] = came
        return total
