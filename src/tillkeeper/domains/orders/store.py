"""Statements on orders that are no command's."""

from collections.abc import AsyncIterator
from uuid import UUID

from tillkeeper.kernel import limits
from tillkeeper.storage.database import Database

_BEFORE_ALL = UUID(int=0)


async def forget_operations(database: Database) -> AsyncIterator[None]:
    """Forget the operations of orders settled long ago, some at a time; yields after each time."""
    business_id: UUID | None = _BEFORE_ALL
    order_id: UUID | None = _BEFORE_ALL
    while business_id is not None:
        row = await database.fetch_row(
            "SELECT * FROM forget_order_operations($1, $2, $3, $4)",
            business_id,
            order_id,
            limits.ORDER_OPERATIONS_KEPT_DAYS,
            limits.RETENTION_AT_ONCE,
        )
        assert row is not None
        business_id, order_id = row["last_business"], row["last_order"]
        yield
