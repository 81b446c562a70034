"""Orders: lines, operations, totals. Order sessions, tabs and the queue hold the same kind of order (OR-1)."""

from tillkeeper.domains.orders import queries
from tillkeeper.domains.orders.commands import CancelOrder, CreateOrder, OperateOnOrder, PayOrder, SplitOrder
from tillkeeper.domains.orders.model import Discount, Item, LineMove, LineOperation, OrderLabels
from tillkeeper.domains.orders.refusals import (
    PAST_LIMIT,
    LocationUnknown,
    OperationIdReused,
    OrderEmpty,
    OrderLineExists,
    OrderLineTooSmall,
    OrderLineUnknown,
    OrderNotOpen,
    OrderPlaceNeeded,
    OrderTooLong,
    OrderTotalMismatch,
    OrderTotalTooLarge,
    OrderUnknown,
    ProductUnknown,
    ProfileUnknown,
    TotalMissing,
    VariantUnknown,
)
from tillkeeper.domains.orders.store import forget_operations

__all__ = [
    "PAST_LIMIT",
    "CancelOrder",
    "CreateOrder",
    "Discount",
    "Item",
    "LineMove",
    "LineOperation",
    "LocationUnknown",
    "OperateOnOrder",
    "OperationIdReused",
    "OrderEmpty",
    "OrderLabels",
    "OrderLineExists",
    "OrderLineTooSmall",
    "OrderLineUnknown",
    "OrderNotOpen",
    "OrderPlaceNeeded",
    "OrderTooLong",
    "OrderTotalMismatch",
    "OrderTotalTooLarge",
    "OrderUnknown",
    "PayOrder",
    "ProductUnknown",
    "ProfileUnknown",
    "SplitOrder",
    "TotalMissing",
    "VariantUnknown",
    "forget_operations",
    "queries",
]
