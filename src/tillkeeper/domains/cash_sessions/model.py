"""What a cash session is, and the decisions about it that need no I/O."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from tillkeeper.domains.cash_sessions.refusals import (
    ApprovalRequired,
    CountMissing,
    CountsDiffer,
    DenominationsInvalid,
    DenominationZero,
    SessionClosed,
    SessionEnded,
    SessionNotYours,
)
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.money import Currency, amount_minor, amount_wire


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
    over_short_limit_minor: int | None


@dataclass(frozen=True, slots=True)
class Denomination:
    """So many pieces of one note or coin."""

    value_minor: int
    count: int


@dataclass(frozen=True, slots=True)
class Approval:
    """Who permitted it; checked by PIN before the command is carried out."""

    approver_id: UUID


@dataclass(frozen=True, slots=True)
class FinalCount:
    """What closing a session records."""

    expected_minor: int
    counted_minor: int
    closing_notes: str | None
    reason: str | None
    """Why it differs, where the profile asks."""
    approved_by: UUID | None


def check_may_count(session: CashSession, actor: Actor) -> None:
    """A drawer is ended, counted and closed by its cashier or by a manager.

    Refusal: ``session-not-yours``.
    """
    if session.cashier_id != actor.user_id and not actor.manages:
        raise SessionNotYours(sessionNumber=session.number, cashierName=session.cashier_name)


def check_takes_count(session: CashSession, kind: str) -> None:
    """A spot count is one in mid-session; a closing count may come until the session is closed (CS-5).

    Refusals: ``session-closed``, ``session-ended``.
    """
    if session.status is Status.CLOSED:
        raise SessionClosed(sessionNumber=session.number)
    if session.status is Status.ENDED and kind == "spot":
        raise SessionEnded(sessionNumber=session.number)


def counted(amount_minor: int | None, denominations: tuple[Denomination, ...] | None, currency: Currency) -> int:
    """Return what was counted in minor units: as one figure, by notes and coins, or as both alike.

    Refusals: ``count-missing``, ``counts-differ`` and those of ``sum_denominations``.
    """
    if denominations is None:
        if amount_minor is None:
            raise CountMissing
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


def check_over_short(
    session: CashSession,
    *,
    expected_minor: int,
    counted_minor: int,
    reason: str | None,
    approval: Approval | None,
    currency: Currency,
) -> None:
    """Beyond the profile's limit a count needs a reason and an approver (CS-8).

    A difference is never refused away: with both it is recorded as counted. Under a
    blind profile the refusal does not tell by how much. Refusal: ``approval-required``.
    """
    limit = session.over_short_limit_minor
    over_short_minor = counted_minor - expected_minor
    if limit is None or abs(over_short_minor) <= limit:
        return
    if reason is not None and reason.strip() and approval is not None:
        return
    fields = {"limit": amount_wire(limit, currency), "countedCash": amount_wire(counted_minor, currency)}
    if not session.is_blind:
        fields["overShort"] = amount_wire(over_short_minor, currency)
    raise ApprovalRequired(**fields)
