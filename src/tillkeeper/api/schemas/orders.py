"""Orders, order sessions and their line operations."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tillkeeper.api.schemas.approvals import ApprovalRequest
from tillkeeper.api.schemas.base import (
    END,
    TEXT,
    Action,
    Amount,
    AmountText,
    Answer,
    CallersOwn,
    DiscountTotal,
    Gross,
    Id,
    IdOrCode,
    Ignored,
    LineTotal,
    Name,
    Net,
    NetTotal,
    Note,
    OwnDiscount,
    PersonShown,
    Place,
    Request,
    Subtotal,
    Tax,
    TaxTotal,
    Total,
)
from tillkeeper.kernel import limits

ClientId = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=limits.CLIENT_ID_LENGTH_MAX,
        pattern=rf"^[A-Za-z0-9_-]+{END}",
        description="Made by the client.",
    ),
]
Version = Annotated[int, Meta(ge=0, le=2**53, description="Of the document as the caller knows it.")]
Quantity = Decimal
Percent = Decimal


class DiscountRequest(Request):
    """A percentage or an amount, not both."""

    percent: Percent | None = None
    amount: Amount | None = None


class ItemRequest(Request):
    """A line; with ``productId`` its name, price and tax come from the catalogue unless given.

    A product that has variants is sold by one of them, ``variantId``. Without ``productId`` a line needs its name and
    price, and without ``taxRate`` it carries no tax.
    """

    id: ClientId
    quantity: Quantity = Decimal(1)
    product_id: Id | None = None
    variant_id: Id | None = None
    name: Name | None = None
    price: Amount | None = None
    note: Note | None = None
    discount: DiscountRequest | None = None
    tax_rate: Percent | None = None


class AddOperation(Request, tag_field="op", tag="add"):
    """Add a line."""

    id: ClientId
    item: ItemRequest


class SetQuantityOperation(Request, tag_field="op", tag="set-quantity"):
    """Set a line's quantity."""

    id: ClientId
    line_id: ClientId
    quantity: Quantity


class SetNoteOperation(Request, tag_field="op", tag="set-note"):
    """Set or clear a line's note."""

    id: ClientId
    line_id: ClientId
    note: Note | None


class SetDiscountOperation(Request, tag_field="op", tag="set-discount"):
    """Set or clear the discount of a line, or (no ``lineId``) of the whole order."""

    id: ClientId
    discount: DiscountRequest | None
    line_id: ClientId | None = None


class RemoveOperation(Request, tag_field="op", tag="remove"):
    """Remove a line."""

    id: ClientId
    line_id: ClientId


class ClearOperation(Request, tag_field="op", tag="clear"):
    """Remove every line and the order's discount."""

    id: ClientId


Operation = (
    AddOperation | SetQuantityOperation | SetNoteOperation | SetDiscountOperation | RemoveOperation | ClearOperation
)


class OperationsRequest(Request):
    """Operations in order, made on ``baseVersion``."""

    base_version: Annotated[int, Meta(ge=0, le=2**53)]
    operations: Annotated[list[Operation], Meta(min_length=1, max_length=limits.OPERATIONS_PER_CALL_MAX)]
    total: Amount | None = None
    """The new total as the client works it out; refused when the server's differs."""
    approval: ApprovalRequest | None = None
    """Of what is past the caller's limits (TX-5); the order keeps it, for as much of these lines as it has now."""


Items = Annotated[list[ItemRequest], Meta(max_length=limits.ORDER_LINES_MAX)]


class SaveRequest(Request):
    """The lines of the cart, in order (OS-2).

    Without ``version`` they are added and changed by id, and lines that are not named stay (``kept``). With the current
    one the whole cart is what ``items`` says; no items never wipe it.
    """

    items: Items
    status: Literal["active"] | None = None
    user_id: CallersOwn | None = None
    register_id: IdOrCode | None = None
    version: Version | None = None
    approval: ApprovalRequest | None = None


class ReplaceRequest(Request):
    """The whole cart, its lines in order, as based on ``version`` (or ``If-Match``)."""

    items: Items | None = None
    status: Literal["active", "pending_logout"] | None = None
    version: Version | None = None
    approval: ApprovalRequest | None = None


class RecoverRequest(Request):
    """Bring the caller's order session back, at this register."""

    register_id: IdOrCode | None = None


class PaymentRequest(Request):
    """One tender of a sale. ``tendered`` is the cash handed over; change is the rest.

    Cash of more than what is due and the currency's largest note needs ``confirmTendered`` (TX-4).
    """

    tender: Annotated[str, Meta(min_length=1, max_length=limits.CODE_LENGTH_MAX, pattern=TEXT)]
    amount: Amount
    tendered: Amount | None = None
    confirm_tendered: bool = False


class CompleteRequest(Request):
    """Pay the order session on a cash session.

    ``total`` (or ``version``, or ``If-Match``) is what the till has on its screen: without either 428, and nothing else
    than what it says is booked.
    """

    session_id: Id
    payments: Annotated[list[PaymentRequest], Meta(max_length=limits.PAYMENTS_PER_SALE_MAX)]
    total: Amount | None = None
    version: Version | None = None
    register_id: IdOrCode | None = None
    """Where the sale is made; without it, at the register of the sign-in (CS-16)."""
    approval: ApprovalRequest | None = None


class DiscountShown(Answer):
    """A percentage or an amount."""

    percent: str | msgspec.UnsetType = msgspec.UNSET
    amount: AmountText | msgspec.UnsetType = msgspec.UNSET


class Line(Answer):
    """A line of an order, with the server's figures."""

    id: str
    product_id: str | None
    variant_id: str | None
    name: str
    price: AmountText
    quantity: str
    note: str | None
    discount: DiscountShown | None
    tax_rate: str
    gross: Gross
    discount_amount: OwnDiscount
    net: Net
    tax: Tax
    total: LineTotal
    added_by: PersonShown
    changed_version: int


class Claim(Answer):
    """A live claim: its holder, register, and end."""

    holder: PersonShown
    session_id: str
    register: Place
    claimed_at: datetime
    expires_at: datetime
    mine: bool | msgspec.UnsetType = msgspec.UNSET


class OrderFields(Answer):
    """An order without its lines."""

    id: str
    number: str | None
    status: Literal["building", "queued", "tab", "paid", "cancelled"]
    version: int
    currency: str
    prices_include_tax: bool
    discount: DiscountShown | None
    subtotal: Subtotal
    discount_total: DiscountTotal
    net_total: NetTotal
    tax_total: TaxTotal
    total: Total
    name: str | None
    note: str | None
    table: str | None
    origin: str
    location: Place | None
    profile: Place | None
    claim: Claim | None
    cancel_reason: str | None
    split_from_id: str | None
    created_by: PersonShown
    created_at: datetime
    queued_at: datetime | None
    updated_at: datetime


class Order(OrderFields):
    """Lines with prices that someone will pay."""

    lines: list[Line]
    fencing_token: int
    """Of the newest claim there was; raised by each."""


class OrderSessionFields(Answer):
    """An order session without its order."""

    id: str
    status: Literal["active", "pending_logout", "assigned_to_tab", "completed", "discarded"]
    user: PersonShown
    register: Place | None
    last_seen_at: datetime
    logout_time: datetime | None
    tab_id: str | None
    created_at: datetime
    updated_at: datetime


class OrderSession(OrderSessionFields):
    """One person's order in progress: the cart."""

    items: list[Line]
    order: Order
    version: int


class OrderSessionSaved(OrderSession):
    """The order session after a save."""

    kept: list[str]
    """Ids of the lines that were stored, are not named in ``items``, and stay."""
    actions: list[Action]
    """Of a parked order session, which takes the items and stays parked: how to bring it back."""
    ignored: Ignored


class Overwritten(Answer):
    """A value that a later operation replaced: both people are told (OR-2)."""

    operation_id: str
    line_id: str | None
    field: str
    by: PersonShown
    yours: object
    theirs: object


class OperationsAnswer(Answer):
    """The order session after the operations."""

    order_session: OrderSession
    merged: bool
    overwritten: list[Overwritten]


class ActiveElsewhere(Answer):
    """The other register on which the order session was just in use (OS-4)."""

    register: Place
    last_seen_at: datetime


class Recovered(Answer):
    """The caller's order session, if there is one."""

    order_session: OrderSession | None
    active_elsewhere: ActiveElsewhere | None = None


class Discarded(Answer):
    """The order session was put away."""

    discarded: bool
    id: str


class OrderSessionPage(Answer):
    """A page of order sessions, newest first."""

    items: list[OrderSession]
    next_cursor: str | None
