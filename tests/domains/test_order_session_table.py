"""The table of order sessions, whoever writes to it."""

import asyncpg
import pytest

from tests.helpers.floor import person, thing
from tests.helpers.shop import Shop

MAY_NOT = {
    "user_id = gen_random_uuid()": "order_sessions_business_id_user_id_fkey",
    "order_id = gen_random_uuid()": "order_sessions_business_id_order_id_fkey",
    "register_id = gen_random_uuid()": "order_sessions_business_id_register_id_fkey",
    "status = 'parked', logout_time = NULL": "order_sessions_status_check",
    "logout_time = NULL": "order_sessions_logout_time",
}


async def test_an_order_session_has_an_owner_lines_a_state_and_times(shop: Shop) -> None:
    """S1-06, S1-07: the row says whose it is, which order holds its lines, its state and its times."""
    lucia = await person(shop, "cashier1")
    cart = await lucia.cart(thing("a", "1"))
    assert (await lucia.post("/api/auth/logout")).status_code == 204
    (row,) = await shop.sql(
        "SELECT s.*, l.id AS line FROM order_sessions s JOIN order_lines l USING (business_id, order_id)"
    )
    assert (str(row["id"]), str(row["user_id"]), row["line"]) == (cart["id"], lucia.id, "a")
    assert (row["status"], row["tab_id"]) == ("pending_logout", None)
    assert row["created_at"] <= row["updated_at"] <= row["logout_time"]


@pytest.mark.parametrize("change", MAY_NOT)
async def test_no_hand_writes_an_order_session_that_is_none(shop: Shop, change: str) -> None:
    """S1-06, S1-07: each column is kept by a constraint, also from SQL past the program."""
    lucia = await person(shop, "cashier1")
    await lucia.cart(thing("a", "1"))
    assert (await lucia.post("/api/auth/logout")).status_code == 204
    with pytest.raises(asyncpg.IntegrityConstraintViolationError) as broken:
        await shop.sql(f"UPDATE order_sessions SET {change}")
    assert getattr(broken.value, "constraint_name", None) == MAY_NOT[change]
