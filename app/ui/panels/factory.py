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
        case "chain":
            from app.ui.panels.chain import ChainPanel

            return ChainPanel(panel, session)
        case "expands":
            from app.ui.panels.expands import ExpandsPanel

            return ExpandsPanel(panel, session)
        case "plan":
            from app.ui.panels.plan import PlanPanel

            return PlanPanel(panel, session)
        case "project_loan":
            from app.ui.panels.loan import ProjectLoanPanel

            return ProjectLoanPanel(panel, session)
        case "project_money":
            from app.ui.panels.loan import ProjectMoneyPanel

            return ProjectMoneyPanel(panel, session)
        case "finance_equipment":
            from app.ui.panels.finance_equipment import FinanceEquipmentPanel

            return FinanceEquipmentPanel(panel, session)
        case "repayment_schedule":
            from app.ui.panels.repayment import RepaymentPanel

            return RepaymentPanel(panel, session)
        case "repayment_state":
            from app.ui.panels.repayment import RepaymentStatePanel

            return RepaymentStatePanel(panel, session)
        case "screening_copy":
            from app.ui.panels.screening_start import ScreeningCopy

            return ScreeningCopy(panel, session)
        case "usual_criteria":
            from app.ui.panels.screening_start import UsualCriteria

            return UsualCriteria(panel, session)
        case "group_paste":
            from app.ui.panels.screening_start import GroupPaste

            return GroupPaste(panel, session)
        case "screening_matrix":
            from app.ui.panels.screening_matrix import ScreeningMatrix

            return ScreeningMatrix(panel, session)
        case "screening_comparison":
            from app.ui.panels.screening_comparison import ScreeningComparison

            return ScreeningComparison(panel, session)
        case "members_list":
            from app.ui.panels.members_list import MembersListPanel

            return MembersListPanel(panel, session)
    raise KeyError(panel.code)
