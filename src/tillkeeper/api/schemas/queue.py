"""The shared queue and claims."""

from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta

from tillkeeper.api.schemas.approvals import ApprovalRequest
from tillkeeper.api.schemas.base import (
    Amount,
    AmountText,
    Answer,
    Id,
    IdOrCode,
    Name,
    Note,
    PersonShown,
    Place,
    Reason,
    Request,
)
from tillkeeper.api.schemas.orders import (
    Claim,
    ClientId,
    Items,
    Operation,
    Order,
    Overwritten,
    PaymentRequest,
    Quantity,
    Version,
)
from tillkeeper.kernel import limits

ClaimToken = Annotated[
    int,
    Meta(
        ge=1,
        le=2**53,
        description="Of the claim that the write is made under; without it, only the sign-in that claimed may write.",
    ),
]


class CreateOrderRequest(Request):
    """A new order for the queue; location and profile default to the caller's register's."""

    items: Items
    name: Name | None = None
    note: Note | None = None
    table: Name | None = None
    origin: Name | None = None
    location_id: IdOrCode | None = None
    profile_id: IdOrCode | None = None
    total: Amount | None = None
    """The total as the client works it out; refused when the server's differs (OR-3)."""
    approval: ApprovalRequest | None = None


class SendRequest(Request):
    """How the order is known in the queue, beside its number."""

    name: Name | None = None
    note: Note | None = None
    table: Name | None = None


class OrderOperationsRequest(Request):
    """Operations in order, made on ``baseVersion``, under the claim's token."""

    base_version: Annotated[int, Meta(ge=0, le=2**53)]
    operations: Annotated[list[Operation], Meta(min_length=1, max_length=limits.OPERATIONS_PER_CALL_MAX)]
    claim_token: ClaimToken | None = None
    total: Amount | None = None
    approval: ApprovalRequest | None = None


class CancelRequest(Request):
    """Why the order is not wanted any more."""

    reason: Reason
    claim_token: ClaimToken | None = None
    approval: ApprovalRequest | None = None


class PayOrderRequest(Request):
    """Pay the order on a cash session.

    ``total`` (or ``version``, or ``If-Match``) is what the till has on its screen: without either 428, and nothing else
    than what it says is booked.
    """

    session_id: Id
    payments: Annotated[list[PaymentRequest], Meta(max_length=limits.PAYMENTS_PER_SALE_MAX)]
    claim_token: ClaimToken | None = None
    total: Amount | None = None
    version: Version | None = None
    register_id: IdOrCode | None = None
    """Where the sale is made; without it, at the register of the sign-in (CS-16)."""
    approval: ApprovalRequest | None = None


class LineMoveRequest(Request):
    """A line, or so many pieces of it, under a new id in the other order."""

    line_id: ClientId
    new_line_id: ClientId
    quantity: Quantity | None = None


class SplitRequest(Request):
    """Lines to put into a new order, or into ``toOrderId``."""

    lines: Annotated[list[LineMoveRequest], Meta(min_length=1, max_length=limits.ORDER_LINES_MAX)]
    to_order_id: Id | None = None
    claim_token: ClaimToken | None = None
    approval: ApprovalRequest | None = None


class ClaimRequestBody(Request):
    """The cash session to hold the order from."""

    session_id: Id


class ReleaseRequest(Request):
    """Why somebody's claim is released by a manager."""

    reason: Reason


class TakeOverRequest(Request):
    """Take the order from its holder."""

    session_id: Id
    reason: Reason
    approval: ApprovalRequest | None = None


class AskRequest(Request):
    """Ask the holder for the order."""

    session_id: Id
    message: Note | None = None


class OrderPage(Answer):
    """A page of the queue, newest first."""

    items: list[Order]
    next_cursor: str | None


class OrderOperationsAnswer(Answer):
    """The order after the operations."""

    order: Order
    merged: bool
    overwritten: list[Overwritten]


class SplitAnswer(Answer):
    """Both orders after the move."""

    order: Order
    other: Order


class HeldClaim(Answer):
    """The caller's claim, with the token that goes with every write."""

    holder: PersonShown
    session_id: str
    register: Place
    claimed_at: datetime
    expires_at: datetime
    mine: bool
    token: int


class ClaimAnswer(Answer):
    """The order and the caller's claim of it."""

    order: Order
    claim: HeldClaim
    outcome: Literal["claimed", "renewed", "taken-over"]


class ClaimStatus(Answer):
    """The holder of an order, if it has one."""

    claimed: bool
    claimed_by: PersonShown | None
    claimed_at: datetime | None
    expires_at: datetime | None
    register: Place | None
    can_claim: bool
    is_mine: bool


class ClaimHistoryEntry(Answer):
    """One thing that was done, or refused, on an order."""

    at: datetime
    command: str
    outcome: str
    refused: bool
    by: PersonShown | None
    session_id: str | None
    register: Place | None
    claim: dict[str, Any] | None
    former: PersonShown | None
    former_expired_at: datetime | None
    approved_by: PersonShown | None
    reason: str | None
    quiet_seconds: int | None


class ClaimHistory(Answer):
    """A page of what was done and refused on an order, newest first."""

    items: list[ClaimHistoryEntry]
    next_cursor: str | None


class ClaimRequestShown(Answer):
    """A cashier's request to the holder."""

    id: str
    order_id: str
    requested_by: PersonShown
    holder: PersonShown
    message: str | None
    status: Literal["waiting", "granted", "declined", "withdrawn"]
    requested_at: datetime
    answered_at: datetime | None


class HeldOrder(Answer):
    """As much of an order as a list of claims shows."""

    id: str
    number: str
    name: str | None
    table: str | None
    total: AmountText


class LiveClaim(Answer):
    """An order in somebody's hands, and who waits for it: as far as the reader asked, holds it or manages."""

    order: HeldOrder
    claim: Claim
    requests: list[ClaimRequestShown]


class LiveClaims(Answer):
    """A page of the live claims of the business, the oldest first."""

    items: list[LiveClaim]
    next_cursor: str | None


class Released(Answer):
    """How many orders were let go."""

    released: int
