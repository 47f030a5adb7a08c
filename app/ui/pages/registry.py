"""Which class is which page. Imported when the first page is built, after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.context import Context
from app.ui.pages.base import Page

if TYPE_CHECKING:
    from app.domain.findings import Finding
    from app.ui.open_case import OpenCaseControl


def make(code: str, context: Context, control: OpenCaseControl | None) -> Page:
    """Build a page.

    Raises:
        KeyError: there is no such page.
    """
    match code:
        case "home":
            from app.ui.pages.home import HomePage

            return HomePage(context)
        case "cases":
            from app.ui.pages.cases import CasesPage

            return CasesPage(context)
        case "bin":
            from app.ui.pages.bin import BinPage

            return BinPage(context)
        case "register":
            from app.ui.pages.register import RegisterPage

            return RegisterPage(context)
        case "intake":
            from app.ui.pages.intake import IntakePage

            return IntakePage(context)
        case "lists":
            from app.ui.pages.lists import ListsPage

            return ListsPage(context)
        case "finance_desk":
            from app.ui.pages.finance_desk import FinanceDeskPage

            return FinanceDeskPage(context)
        case "report":
            from app.ui.pages.report import ReportPage

            return ReportPage(context)
        case "settings":
            from app.ui.pages.settings import SettingsPage

            return SettingsPage(context)
    if control is None:
        raise KeyError(code)
    return _make_of_case(code, context)


def _finance_closed(context: Context) -> Finding | None:
    from app.domain.rules.scheme import finance_closed

    return finance_closed(context.session.case) if context.session is not None else None


def _make_of_case(code: str, context: Context) -> Page:
    match code:
        case "scheme":
            from app.ui.pages.scheme import SchemePage

            return SchemePage(context)
        case "finance" if (closed := _finance_closed(context)) is not None:
            from app.ui.pages.finance_closed import FinanceClosedPage

            return FinanceClosedPage(context, closed)
        case "wizard" | "screening" | "project" | "finance" | "members":
            from app.ui.pages.flow import FlowPage

            return FlowPage(context, code)
        case "documents":
            from app.ui.pages.documents import DocumentsPage

            return DocumentsPage(context)
        case "file_set":
            from app.ui.pages.file_set import FileSetPage

            return FileSetPage(context)
        case "spelling":
            from app.ui.pages.spelling import SpellingPage

            return SpellingPage(context)
        case "payments":
            from app.ui.pages.payments import PaymentsPage

            return PaymentsPage(context)
        case "next_steps":
            from app.ui.pages.next_steps import NextStepsPage

            return NextStepsPage(context)
    raise KeyError(code)
