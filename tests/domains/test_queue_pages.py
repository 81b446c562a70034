"""Pages of the queue are fast however many orders are settled: the plan that is kept reads only those that wait."""

import asyncpg
import pytest

from bench.queue_shop import hire_crowd, queue_orders
from tillkeeper.domains.orders import queries

SETTLED = 3_000
WAITING = 20
# asyncpg prepares each statement, and from the sixth time on PostgreSQL may keep one plan for every caller.
KEPT_PLAN = "SET plan_cache_mode = force_generic_plan"


@pytest.mark.parametrize("sort", ["newest", "oldest"])
@pytest.mark.parametrize("state", ["waiting", "queued", "tab"])
@pytest.mark.every_postgres
async def test_a_page_of_waiting_orders_does_not_look_at_settled_ones(
    demo_database: str, state: queries.State, sort: queries.Sort
) -> None:
    """With the condition given as a parameter this plan read every order that the business ever had."""
    crowd = await hire_crowd(demo_database, 1)
    orders = await queue_orders(demo_database, crowd, SETTLED + WAITING, lines=1)
    connection = await asyncpg.connect(demo_database)
    try:
        # Past the rules of a cancelling: what is looked at is the plan.
        await connection.execute("SET session_replication_role = replica")
        await connection.execute("UPDATE orders SET status = 'cancelled' WHERE id = ANY($1::uuid[])", orders[WAITING:])
        await connection.execute("VACUUM ANALYZE orders")
        await connection.execute(KEPT_PLAN)
        statement = queries.page_statement(queries.OrderFilter(state=state, sort=sort), None, 50)
        await connection.execute(f"PREPARE page (uuid, uuid, text, integer, uuid) AS {statement}")
        person = crowd.clerks[0].user_id
        plan = await connection.fetch(
            "EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, COSTS OFF)"
            f" EXECUTE page('{crowd.business_id}', '{person}', NULL, 50, NULL)"
        )
    finally:
        await connection.close()
    text = "\n".join(row[0] for row in plan)
    assert "orders_waiting" in text
    assert "orders_in_queue" not in text
    assert "Seq Scan on orders" not in text
