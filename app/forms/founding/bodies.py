"""Steps 3 and 4 of the algorithm: the board with its neighbours, and the executive director."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.applies import board_sitting, has_board, sitting
from app.domain.case import FoundingCase
from app.domain.findings import source_l372
from app.domain.law import SOLE_CHAIR_LIMIT
from app.forms.spec import Ask, AskAgenda, AskRecords, Section, Step


def _may_have_sole_chair(case: FoundingCase) -> bool:
    return case.sole_chair or len(case.founders) <= SOLE_CHAIR_LIMIT


def _outsider(case: FoundingCase) -> bool:
    # Asked again too when the founder who was chosen has left the list.
    return case.chosen("director.founder") is None


def _by_meeting(case: FoundingCase) -> bool:
    return case.director_by_meeting


_VOTES: tuple[Ask, ...] = (
    Ask("for", N_("For"), N_("Empty: all with a vote in the hall voted for.")),
    Ask("against", N_("Against")),
    Ask("abstained", N_("Abstained")),
)

BOARD = Step(
    code="board",
    title=N_("3. Board"),
    question=N_("Whom does the meeting elect to lead the cooperative?"),
    why=N_("The chair of the board acts for the cooperative without a power of attorney."),
    paper="founding_minutes",
    source=source_l372("33, 35, 36"),
    sections=(
        Section(
            N_("Board"),
            (
                Ask(
                    "board.sole_chair",
                    N_("A sole chair instead of a board"),
                    N_("Allowed with up to 10 members (№ 372-V, 35(2))."),
                    shown=_may_have_sole_chair,
                ),
                Ask(
                    "board.size",
                    N_("Number of board members"),
                    N_("The charter fixes the number (№ 372-V, 35(2))."),
                    "5",
                    required=True,
                    shown=has_board,
                ),
                Ask(
                    "board.term_years",
                    N_("Term, years"),
                    N_("The charter fixes the term (№ 372-V, 35(2))."),
                    "3",
                    required=True,
                ),
                AskRecords(
                    "board_members",
                    N_("Candidates and votes"),
                    N_("Add a board member"),
                    (
                        Ask("founder", N_("Member"), N_("One of the founders."), required=True),
                        *_VOTES,
                    ),
                    ("founder", "for", "against", "abstained"),
                    N_("Nobody sits on the board and the audit commission at once."),
                    shown=has_board,
                ),
                Ask(
                    "board.chair",
                    N_("Chair"),
                    N_("Elected by the meeting from the board's members (№ 372-V, 35(2))."),
                    required=True,
                ),
                AskAgenda("board"),
            ),
        ),
        Section(
            N_("Audit commission"),
            (
                AskRecords(
                    "audit_members",
                    N_("Candidates and votes"),
                    N_("Add a commission member"),
                    (
                        Ask("founder", N_("Member"), N_("Not a board member."), required=True),
                        *_VOTES,
                    ),
                    ("founder", "for", "against", "abstained"),
                    N_("Members of the board may not belong to it (№ 372-V, 36(2))."),
                ),
                Ask("audit.chair", N_("Chair of the commission"), N_("One of its members.")),
                Ask(
                    "audit.term_years",
                    N_("Term of the commission, years"),
                    N_("The law leaves it to the charter."),
                    "3",
                ),
                AskAgenda("audit"),
            ),
        ),
        Section(
            N_("Registration"),
            (
                Ask(
                    "authorised.founder",
                    N_("Who signs and submits the registration documents"),
                    N_("The meeting elects this person (№ 372-V, 15(3))."),
                    required=True,
                ),
                AskAgenda("authorised"),
            ),
        ),
    ),
)

DIRECTOR = Step(
    code="director",
    title=N_("4. Executive director"),
    question=N_("Who becomes executive director, and who elects him?"),
    why=N_(
        "The law knows no executive director: he acts by the charter and the chair's power of "
        "attorney, which is printed too."
    ),
    paper="board_minutes",
    source=source_l372("35(5), 35(6)"),
    sections=(
        Section(
            N_("The director"),
            (
                Ask(
                    "director.elected_by",
                    N_("Elected by"),
                    N_("A sole chair decides alone by «төраға шешімі»."),
                    choices=(
                        ("board", N_("The board (or the sole chair)")),
                        (
                            "general_meeting",
                            N_("The general meeting, with each board member's written consent"),
                        ),
                    ),
                ),
                Ask(
                    "director.founder",
                    N_("One of the founders"),
                    N_("Leave it empty when the director comes from outside."),
                ),
                Ask(
                    "director.surname",
                    N_("Surname"),
                    "",
                    "Тілендиев",
                    required=True,
                    shown=_outsider,
                ),
                Ask(
                    "director.given_name",
                    N_("Given name"),
                    "",
                    "Асқар",
                    required=True,
                    shown=_outsider,
                ),
                Ask("director.patronymic", N_("Patronymic"), "", "Болатұлы", shown=_outsider),
                Ask(
                    "director.iin",
                    N_("ЖСН"),
                    N_("Stands in the power of attorney."),
                    "850101300015",
                    required=True,
                    shown=_outsider,
                ),
                Ask(
                    "director.residence",
                    N_("Permanent residence"),
                    N_("Stands in the power of attorney."),
                    "Мичурин ауылы, Жамбыл көшесі, 7",
                    shown=_outsider,
                ),
                Ask(
                    "director.term_years",
                    N_("Term, years"),
                    N_("Not longer than the board's term."),
                    "3",
                    required=True,
                ),
                Ask(
                    "director.from_date",
                    N_("In office from"),
                    N_("Not before the day of the election."),
                    "24.11.2026",
                    required=True,
                ),
            ),
        ),
        Section(
            N_("The board's sitting"),
            (
                Ask(
                    "director.sitting_number",
                    N_("Number of the minutes or decision"),
                    N_("The board's first minutes have number 1."),
                    "1",
                    required=True,
                ),
                Ask(
                    "director.sitting_date",
                    N_("Date of the sitting"),
                    N_("Not before the founding meeting."),
                    "23.11.2026",
                    required=True,
                ),
                Ask("director.sitting_time", N_("Beginning"), "", "14:00", shown=board_sitting),
                Ask(
                    "director.sitting_place",
                    N_("Place of the sitting"),
                    N_("Empty: the place of the founding meeting."),
                    "мәдениет үйі",
                ),
                Ask(
                    "director.sitting_secretary",
                    N_("Secretary of the sitting"),
                    N_("Signs the minutes together with the chair."),
                    required=True,
                    shown=board_sitting,
                ),
            ),
            shown=sitting,
        ),
        Section(
            N_("Board members at the sitting and their consent"),
            (
                AskRecords(
                    "board_members",
                    N_("Board members"),
                    "",
                    (
                        Ask("present", N_("Present"), N_("Quorum: two thirds of the board.")),
                        Ask("consents", N_("Consents"), N_("His consent to the director.")),
                    ),
                    ("founder", "present", "consents"),
                    N_("The board is elected on the page before."),
                ),
                Ask(
                    "director.for",
                    N_("For"),
                    N_("Empty: all present voted for. Two thirds of those present decide."),
                    "5",
                    shown=board_sitting,
                ),
                Ask("director.against", N_("Against"), "", "0", shown=board_sitting),
                Ask("director.abstained", N_("Abstained"), "", "0", shown=board_sitting),
            ),
            shown=has_board,
        ),
        Section(
            N_("In the minutes"),
            (
                Ask(
                    "director.speech",
                    N_("What was said"),
                    N_("Empty: the ready sentence is printed."),
                    shown=board_sitting,
                ),
                Ask(
                    "director.decision",
                    N_("The decision"),
                    N_("Empty: the ready wording is printed."),
                    shown=sitting,
                ),
                AskAgenda("director", shown=_by_meeting),
            ),
        ),
        Section(
            N_("The chair's power of attorney for him"),
            (
                Ask("director.poa_number", N_("Number"), "", "1"),
                Ask("director.poa_date", N_("Date"), "", "24.11.2026"),
                Ask(
                    "director.poa_until",
                    N_("Valid until"),
                    N_("Empty: for the director's term."),
                    "23.11.2029",
                ),
            ),
        ),
    ),
)
