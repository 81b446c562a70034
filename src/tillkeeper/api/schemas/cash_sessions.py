"""Cash sessions: get or create, end, count, close."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from tillkeeper.api.schemas.approvals import ApprovalRequest
from tillkeeper.api.schemas.base import (
    Amount,
    AmountText,
    Answer,
    CallersOwn,
    IdOrCode,
    Ignored,
    Note,
    PersonShown,
    Place,
    Request,
    Tender,
)
from tillkeeper.kernel import limits


class GetOrCreateRequest(Request):
    """Open the register's drawer, or get the session that has it."""

    register_id: IdOrCode
    location_id: IdOrCode | None = None
    vendor_id: IdOrCode | None = None
    """Old clients' word for the business; what is not the credential's is ignored."""
    user_id: CallersOwn | None = None
    opening_cash: Amount | None = None
    """Default: the profile's float."""
    opening_notes: Note | None = None
    on_existing: Literal["join", "refuse"] | None = None
    """What to do about a colleague's session on a shared register. ``refuse``: never join. ``join``: join it, even when
    the caller has a drawer of their own elsewhere. Without it they join unless they have one: then 409 asks them."""


class DenominationCount(Request):
    """So many pieces of one note or coin."""

    value: Amount
    count: Annotated[int, Meta(ge=0, le=limits.DENOMINATION_COUNT_MAX)]


Denominations = Annotated[list[DenominationCount], Meta(max_length=limits.DENOMINATIONS_MAX)]


class EndRequest(Request):
    """No more sales on this session."""

    notes: Note | None = None


class CountRequest(Request):
    """A count: one figure, or notes and coins; where both are given they must agree.

    Under a blind profile a cashier's first ``closing`` one closes the session (CS-7); a ``recount`` is an entry on a
    closed session.
    """

    kind: Literal["spot", "closing", "recount"]
    amount: Amount | None = None
    denominations: Denominations | None = None


class CloseRequest(Request):
    """The final count: one figure, or notes and coins, or both alike; without one the last closing count."""

    counted_cash: Amount | None = None
    denominations: Denominations | None = None
    closing_notes: Note | None = None
    reason: Note | None = None
    """Why it differs: asked for past the profile's limit, where the count is not blind."""
    approval: ApprovalRequest | None = None
    """Of a difference past the profile's limit; without it the session closes with the approval pending (CS-8)."""


class ApproveRequest(Request):
    """Answer for the difference: the caller's own word, or that of whose PIN is given."""

    reason: Note | None = None
    approval: ApprovalRequest | None = None


class Totals(Answer):
    """Sums of a session; null where a blind count hides them."""

    total_sales: AmountText | None
    total_cash: AmountText | None
    total_card: AmountText | None
    total_refunds: AmountText | None
    total_transactions: int


class TenderSummary(Answer):
    """Expected and counted of one tender."""

    tender: Tender
    expected: AmountText | None
    counted: AmountText | None
    difference: AmountText | None


class CloseSummary(Answer):
    """Expected cash, counted cash, and the difference."""

    opening_cash: AmountText
    expected_cash: AmountText | None
    counted_cash: AmountText | None
    over_short: AmountText | None
    status: Literal["balanced", "over", "short"] | None
    by_tender: list[TenderSummary]


class CashSessionForAll(Answer):
    """A cash session as an event tells of it: with nothing about the reader, and no amount that a blind count hides."""

    id: str
    session_number: str
    status: Literal["open", "ended", "closed"]
    business_date: date
    register: Place
    location: Place
    profile: Place
    cashier: PersonShown
    participants: list[PersonShown]
    opened_at: datetime
    ended_at: datetime | None
    ended_by: PersonShown | None
    """The person who ended it: its cashier or a manager."""
    closed_at: datetime | None
    closed_by: PersonShown | None
    """The person whose close made the count final."""
    opening_cash: AmountText
    opening_notes: str | None
    closing_notes: str | None
    over_short_reason: str | None
    """Why the count differs (CS-8)."""
    approval: Literal["pending", "approved", "by-oneself"] | None
    """How a difference past the profile's limit stands; ``by-oneself`` where nobody else works."""
    approved_by: PersonShown | None
    """The person who approved the difference."""
    currency: str
    overdue: bool
    totals: Totals
    summary: CloseSummary | None
    version: int
    """Raised by each change, sales included."""


class CashSession(CashSessionForAll):
    """One period in which a register's drawer is in someone's charge."""

    yours: bool


class CashSessionPage(Answer):
    """A page of cash sessions, newest first."""

    items: list[CashSession]
    next_cursor: str | None


class SessionOpened(Answer):
    """The answer of get-or-create."""

    session: CashSession
    outcome: Literal["created", "resumed", "joined"]
    created: bool
    ignored: Ignored


class SessionAnswer(Answer):
    """A cash session."""

    session: CashSession


class SessionClosed(Answer):
    """A closed session and its result."""

    session: CashSession
    summary: CloseSummary
    already_closed: bool


class DenominationShown(Answer):
    """So many pieces of one note or coin."""

    value: AmountText
    count: int


class CashCount(Answer):
    """A count that was kept."""

    id: str
    kind: Literal["spot", "closing", "recount"]
    amount: AmountText
    denominations: list[DenominationShown] | None
    at: datetime
    by: PersonShown
    expected: AmountText | None
    over_short: AmountText | None
    past_limit: bool | None
    """Whether the difference needs somebody's approval (CS-8)."""


class CountAnswer(Answer):
    """A count that was kept; with the session and its result when it closed it."""

    count: CashCount
    session: CashSession | None
    summary: CloseSummary | None


class SessionValidation(Answer):
    """Whether the caller may work on a session."""

    valid: bool
    session: CashSession | None = None
    reason: Literal["not-found", "profile-mismatch", "not-open", "not-yours"] | None = None
    detail: str | None = None
