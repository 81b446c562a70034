"""Pages of order sessions are read off an index, newest first, and not sorted out of all that there ever were."""

import asyncpg
import pytest

from tillkeeper.domains.order_sessions import queries
from tillkeeper.kernel.ids import new_id


@pytest.mark.parametrize(
    ("status", "index"), [(None, "order_sessions_recent"), ("discarded", "order_sessions_by_status")]
)
@pytest.mark.every_postgres
async def test_a_managers_page_is_read_off_an_index(demo_database: str, status: str | None, index: str) -> None:
    """S1-48, S1-56: admins view all, whatever the history has grown to."""
    connection = await asyncpg.connect(demo_database)
    try:
        # The table is small here: without a sort there is a plan only where an index has the order.
        await connection.execute(
            "SET enable_sort = off; SET enable_seqscan = off; SET plan_cache_mode = force_custom_plan"
        )
        statement = queries.page_statement(None, status, None)
        await connection.execute(f"PREPARE page (uuid, uuid, text, integer, uuid, boolean) AS {statement}")
        shown = "NULL" if status is None else f"'{status}'"
        plan = await connection.fetch(f"EXPLAIN EXECUTE page('{new_id()}', NULL, {shown}, 50, NULL, true)")
    finally:
        await connection.close()
    text = "\n".join(row[0] for row in plan)
    assert index in text
    assert "Sort Key: s.created_at" not in text
