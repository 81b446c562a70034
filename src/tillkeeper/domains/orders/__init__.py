"""Orders: lines, operations, totals. Order sessions, tabs and the queue hold the same kind of order (OR-1)."""

from tillkeeper.domains.orders.model import Discount, Item, LineOperation
from tillkeeper.domains.orders.refusals import (
    OrderEmpty,
    OrderLineExists,
    OrderLineUnknown,
    OrderTooLong,
    OrderTotalMismatch,
    OrderTotalTooLarge,
    ProductUnknown,
    VersionMissing,
    VersionStale,
)

__all__ = [
    "Discount",
    "Item",
    "LineOperation",
    "OrderEmpty",
    "OrderLineExists",
    "OrderLineUnknown",
    "OrderTooLong",
    "OrderTotalMismatch",
    "OrderTotalTooLarge",
    "ProductUnknown",
    "VersionMissing",
    "VersionStale",
]
