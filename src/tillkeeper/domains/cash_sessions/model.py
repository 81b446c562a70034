"""A cash session, and the decisions about it that need no I/O."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from tillkeeper.domains.cash_sessions.refusals import (
    CountMissing,
    CountsDiffer,
    DenominationsInvalid,
    DenominationZero,
    SessionClosed,
    SessionEnded,
    SessionNotClosed,
    SessionNotYours,
)
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.money import Currency, amount_minor, amount_wire
from tillkeeper.kernel.permissions import Permission


class Status(StrEnum):
    """A session's life: open, then ended (no more sales), then closed (counted, final); CS-5."""

    OPEN = "open"
    ENDED = "ended"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CashSession:
    """A cash session as the commands read it, with what its profile says."""

    id: UUID
    number: str
    status: Status
    cashier_id: UUID
    cashier_name: str
    cash_minor: int
    """Sum of its movements so far."""
    expected_cash_minor: int | None
    """Frozen when it ended."""
    is_blind: bool
    """Cashiers may not see the expected amount: the profile counts blind, and the session is not closed."""
    over_short_limit_minor: int | None
    closed_by: UUID | None
    approval: str | None

    @property
    def expected_minor(self) -> int:
        """Expected cash: as it was when the session ended, else now."""
        return self.cash_minor if self.expected_cash_minor is None else self.expected_cash_minor


@dataclass(frozen=True, slots=True)
class Denomination:
    """So many pieces of one note or coin."""

    value_minor: int
    count: int


class ApprovalState(StrEnum):
    """How a difference past the profile's limit stands (CS-8)."""

    PENDING = "pending"
    APPROVED = "approved"
    BY_ONESELF = "by-oneself"
    """Nobody else works in the business."""


@dataclass(frozen=True, slots=True)
class FinalCount:
    """The record of a close."""

    expected_minor: int
    counted_minor: int
    closing_notes: str | None
    reason: str | None
    """Why it differs."""
    approval: ApprovalState | None
    """None: the difference is within the profile's limit."""
    approved_by: UUID | None


def check_may_count(session: CashSession, actor: Actor) -> None:
    """A drawer is ended, counted and closed by its cashier or by a manager.

    Refusal: ``session-not-yours``.
    """
    if session.cashier_id != actor.user_id and not actor.may(Permission.WORK_ON_ANY_SESSION):
        raise SessionNotYours(sessionNumber=session.number, cashierName=session.cashier_name)


def check_takes_count(session: CashSession, kind: str) -> None:
    """A spot count is one in mid-session; a closing count may come until the session is closed (CS-5).

    A recount is one of a closed session. Refusals: ``session-closed``, ``session-ended``, ``session-not-closed``.
    """
    if kind == "recount":
        if session.status is not Status.CLOSED:
            raise SessionNotClosed(sessionNumber=session.number)
        return
    if session.status is Status.CLOSED:
        raise SessionClosed(sessionNumber=session.number)
    if session.status is Status.ENDED and kind == "spot":
        raise SessionEnded(sessionNumber=session.number)


def counted(
    amount_minor: int | None, denominations: tuple[Denomination, ...] | None, currency: Currency, *, field: str
) -> int:
    """Return what was counted in minor units: as one figure (``field``), by notes and coins, or as both alike.

    Refusals: ``count-missing``, ``counts-differ`` and those of ``sum_denominations``.
    """
    if denominations is None:
        if amount_minor is None:
            raise CountMissing(field=field)
        return amount_minor
    pieces_minor = sum_denominations(denominations, currency)
    if amount_minor is not None and amount_minor != pieces_minor:
        raise CountsDiffer(amount=amount_wire(amount_minor, currency), pieces=amount_wire(pieces_minor, currency))
    return pieces_minor


def sum_denominations(denominations: tuple[Denomination, ...], currency: Currency) -> int:
    """Return the counted amount in minor units.

    Refusals: ``denomination-zero``, ``denominations-invalid``; ``amount-too-large``, since a
    count by pieces is an amount like one that was typed.
    """
    values = [piece.value_minor for piece in denominations]
    for index, value in enumerate(values):
        if value == 0:
            raise DenominationZero(field=f"$.denominations[{index}].value")
        if values.count(value) > 1:
            raise DenominationsInvalid(value=amount_wire(value, currency))
    counted_minor = sum(piece.value_minor * piece.count for piece in denominations)
    return amount_minor(Decimal(counted_minor).scaleb(-currency.decimals), currency, field="$.denominations")


def is_past_limit(session: CashSession, *, counted_minor: int) -> bool:
    """Return whether the difference needs somebody's approval (CS-8)."""
    limit = session.over_short_limit_minor
    return limit is not None and abs(counted_minor - session.expected_minor) > limit
