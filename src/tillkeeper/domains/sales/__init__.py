"""Transactions and payments: immutable, booked in an open cash session."""

from tillkeeper.domains.sales import queries
from tillkeeper.domains.sales.model import Payment
from tillkeeper.domains.sales.refusals import (
    PaymentTooHigh,
    PaymentTooLow,
    TenderedUnlikely,
    TenderNotAccepted,
    TransactionUnknown,
)

__all__ = [
    "Payment",
    "PaymentTooHigh",
    "PaymentTooLow",
    "TenderNotAccepted",
    "TenderedUnlikely",
    "TransactionUnknown",
    "queries",
]
