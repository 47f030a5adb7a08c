"""Which class draws which panel: the only place that knows."""

from __future__ import annotations

from app.forms.spec import Panel
from app.services.session import CaseSession
from app.ui.panels.base import CasePanel


def make_panel(panel: Panel, session: CaseSession) -> CasePanel:
    """Return the widget of a panel.

    Raises:
        KeyError: there is no such panel.
    """
    match panel.code:
        case "defence_round":
            from app.ui.panels.defence_round import DefenceRoundPanel

            return DefenceRoundPanel(panel, session)
        case "finance_equipment":
            from app.ui.panels.finance_equipment import FinanceEquipmentPanel

            return FinanceEquipmentPanel(panel, session)
        case "repayment_schedule":
            from app.ui.panels.repayment import RepaymentPanel

            return RepaymentPanel(panel, session)
    raise KeyError(panel.code)
