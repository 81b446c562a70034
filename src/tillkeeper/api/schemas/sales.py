"""Transactions."""

from datetime import date, datetime
from typing import Literal

from tillkeeper.api.schemas.base import AmountText, Answer, PersonShown, Place, Tender
from tillkeeper.api.schemas.orders import DiscountShown


class SessionNamed(Answer):
    """The cash session a transaction is booked in."""

    id: str
    session_number: str


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
    gross: AmountText
    discount_amount: AmountText
    net: AmountText
    tax: AmountText


class Payment(Answer):
    """One tender of a transaction."""

    tender: Tender
    amount: AmountText
    tendered: AmountText | None
    change: AmountText | None


class Transaction(Answer):
    """A completed sale or refund; immutable."""

    id: str
    number: str
    kind: Literal["sale", "refund"]
    session: SessionNamed
    register: Place
    cashier: PersonShown
    business_date: date
    at: datetime
    currency: str
    lines: list[SoldLine]
    subtotal: AmountText
    discount_total: AmountText
    tax_total: AmountText
    total: AmountText
    payments: list[Payment]
    change: AmountText
    order_id: str
    order_session_id: str | None


class TransactionPage(Answer):
    """A page of transactions, newest first."""

    items: list[Transaction]
    next_cursor: str | None
