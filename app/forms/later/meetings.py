"""The meetings after the founding, and what each decided."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.findings import source_l372
from app.forms.spec import Ask, AskRecords, Section, Step

KINDS: tuple[tuple[str, str], ...] = (
    ("admission", N_("Admission of a member")),
    ("leaving", N_("Leaving at his own wish")),
    ("expulsion", N_("Expulsion")),
    ("death", N_("Death of a member, or the end of a legal person")),
    ("share_transfer", N_("Transfer of a share")),
    ("share_payout", N_("Payout of a share")),
    ("board_election", N_("Election to the board")),
    ("chair_election", N_("Election of the chair")),
    ("audit_election", N_("Election to the audit commission")),
    ("director_election", N_("Election of the executive director")),
    ("charter_amendment", N_("Amendment of the charter")),
    ("annual_report", N_("Annual report and balance")),
    ("other", N_("Another matter")),
)
"""What a meeting may decide, as people choose it."""

MEETINGS = Step(
    code="later_meetings",
    title=N_("Meetings"),
    question=N_("Which meetings were held after the founding?"),
    why=N_("The general meeting meets at least once a year, the board once in three months."),
    paper="later_minutes",
    source=source_l372("34, 35"),
    sections=(
        Section(
            "",
            (
                AskRecords(
                    "later_meetings",
                    N_("Meetings and sittings"),
                    N_("Add a meeting"),
                    (
                        Ask(
                            "body",
                            N_("Who met"),
                            choices=(
                                ("general", N_("General meeting")),
                                ("board", N_("Board")),
                                ("sole_chair", N_("Sole chair")),
                            ),
                        ),
                        Ask(
                            "kind",
                            N_("Kind of meeting"),
                            choices=(
                                ("regular", N_("Regular")),
                                ("extraordinary", N_("Extraordinary")),
                                ("absentee", N_("By absentee vote")),
                            ),
                        ),
                        Ask("date", N_("Date"), "", "25.03.2027"),
                        Ask("time", N_("Time"), "", "10:00"),
                        Ask("number", N_("Number of the minutes"), "", "2"),
                        Ask("notice_date", N_("Day on which the members were told")),
                        Ask("place", N_("Place"), N_("Building and street.")),
                        Ask("chair", N_("Chair of the meeting")),
                        Ask("secretary", N_("Secretary of the meeting")),
                        Ask(
                            "members",
                            N_("Members with a vote"),
                            N_("Empty: as the list of members says, or the size of the board."),
                        ),
                        Ask(
                            "present",
                            N_("Present, or ballots received"),
                            N_("Two thirds are a quorum (№ 372-V, 34(5), 35(5)). Empty: all."),
                        ),
                        Ask(
                            "secret_vote",
                            N_("Secret vote"),
                            N_("At the demand of a third of those present (№ 372-V, 34(5))."),
                        ),
                    ),
                    ("body", "date", "number"),
                ),
            ),
        ),
    ),
)

DECISIONS = Step(
    code="later_decisions",
    title=N_("Decisions"),
    question=N_("What did each meeting decide?"),
    why=N_("One matter of the agenda, one row. The minutes are worded from it."),
    paper="later_minutes",
    source=source_l372("18, 28, 29, 30, 31, 34(3)"),
    sections=(
        Section(
            "",
            (
                AskRecords(
                    "later_decisions",
                    N_("Matters and decisions"),
                    N_("Add a decision"),
                    (
                        Ask("meeting", N_("At which meeting")),
                        Ask("kind", N_("What was decided"), choices=KINDS),
                        Ask("title", N_("The matter as the agenda names it")),
                        Ask("member", N_("Whom it is about")),
                        Ask(
                            "person",
                            N_("Who is no member"),
                            N_("Full name of an elected director who is no member."),
                        ),
                        Ask("to_member", N_("Who takes the share over")),
                        Ask(
                            "application_date",
                            N_("Day of the application or of the notice of sale"),
                            N_("It is considered within 30 days (№ 372-V, 29(2))."),
                        ),
                        Ask(
                            "ground",
                            N_("Ground for the expulsion"),
                            N_("The charter names them (№ 372-V, 31(1))."),
                            choices=(
                                ("breach", N_("Broke the charter several times")),
                                ("debt", N_("Did not pay a contribution for long")),
                                ("damage", N_("Did damage and refused to make it good")),
                                ("false", N_("Gave false information when joining")),
                            ),
                        ),
                        Ask("reason", N_("What happened")),
                        Ask(
                            "amount",
                            N_("Sum, tenge"),
                            N_("Of a transfer: empty, the whole share."),
                        ),
                        Ask(
                            "amends",
                            N_("What the amendment changes"),
                            choices=(
                                ("other", N_("A clause")),
                                ("seat", N_("The location")),
                                ("name", N_("The name")),
                            ),
                        ),
                        Ask("clause", N_("Number of the clause"), "", "24"),
                        Ask(
                            "text",
                            N_("Text of the decision"),
                            N_(
                                "Of an amendment: the clause's new wording. Else empty: the ready "
                                "wording is printed."
                            ),
                        ),
                        Ask(
                            "effective",
                            N_("From which day"),
                            N_("Empty: the day of the meeting."),
                        ),
                        Ask("due", N_("By which day the share is paid out")),
                        Ask(
                            "notified",
                            N_("When he, or the registering body, was told"),
                            N_("Who was expelled: within 10 working days (№ 372-V, 31(1))."),
                        ),
                        Ask("speaker", N_("Who spoke"), N_("May stay empty.")),
                        Ask("speech", N_("What was said")),
                        Ask("for", N_("For"), N_("Empty: unanimous.")),
                        Ask("against", N_("Against")),
                        Ask("abstained", N_("Abstained")),
                    ),
                    ("meeting", "kind", "member"),
                ),
            ),
        ),
    ),
)
