"""Transactions."""

from datetime import date, datetime
from typing import Literal

from tillkeeper.api.schemas.base import (
    AmountText,
    Answer,
    DiscountTotal,
    Gross,
    LineTotal,
    Net,
    NetTotal,
    OwnDiscount,
    PersonShown,
    Place,
    Subtotal,
    Tax,
    TaxTotal,
    Tender,
    Total,
)
from tillkeeper.api.schemas.orders import DiscountShown


class SessionNamed(Answer):
    """The cash session a transaction is booked in, with the register whose drawer it is."""

    id: str
    session_number: str
    register: Place


class SoldLine(Answer):
    """A line as it was sold."""

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


class Payment(Answer):
    """One tender of a transaction."""

    tender: Tender
    amount: AmountText
    tendered: AmountText | None
    change: AmountText | None


class _Booked(Answer):
    id: str
    number: str
    kind: Literal["sale", "refund"]
    session: SessionNamed
    register: Place
    """Where it was made; that of its session may be another where a session is shared (CS-16)."""
    cashier: PersonShown
    business_date: date
    at: datetime
    currency: str
    prices_include_tax: bool
    lines: list[SoldLine]
    subtotal: Subtotal
    discount_total: DiscountTotal
    net_total: NetTotal
    tax_total: TaxTotal
    total: Total
    order_id: str
    order_session_id: str | None


class Transaction(_Booked):
    """A completed sale or refund; immutable."""

    payments: list[Payment] | None
    """Null while a blind count hides what was paid with (CS-7); so is ``change``."""
    change: AmountText | None


class TransactionPaid(_Booked):
    """A sale as it is told to who was paid: with all it was paid with."""

    payments: list[Payment]
    change: AmountText


class TransactionPage(Answer):
    """A page of transactions, newest first."""

    items: list[Transaction]
    next_cursor: str | None
