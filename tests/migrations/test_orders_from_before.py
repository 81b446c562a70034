"""Orders of a shop that was running before there were claims."""

from typing import Any

import asyncpg
import pytest

from tests.claims.hands import adding, at_work
from tests.helpers.floor import Document, cash, ok, person, thing
from tests.helpers.postgres import run_tillkeeper
from tests.helpers.shop import Shop
from tillkeeper.storage import migrate
from tillkeeper.storage.doctor import require_match

pytestmark = pytest.mark.every_postgres

BEFORE_CLAIMS = "0002"
CLAIM = {"claimed_by", "claimed_at", "claim_expires_at", "claim_session_id", "claim_register_id", "claim_sign_in_id"}


async def orders(database_url: str) -> list[dict[str, Any]]:
    connection = await asyncpg.connect(database_url)
    try:
        return [dict(row) for row in await connection.fetch("SELECT * FROM orders ORDER BY id")]
    finally:
        await connection.close()


async def a_shift(shop: Shop) -> tuple[Document, Document]:
    """Leave a paid order and a cart behind, and an open drawer; return the drawer and the cart."""
    ana = await person(shop, "cashier1", register="ASU-1")
    drawer = await ana.open_drawer("ASU-1")
    await ana.sell(drawer, "5000")
    cart = await ana.cart(thing("bread", "3000", "2"), thing("cake", "15000"))
    return drawer, cart


async def test_one_command_brings_claims_to_a_shop_with_orders(demo_database: str) -> None:
    """S0-34, S0-35, S0-33, S2-42: both columns and more in one migration; every order stays as it was, valid and
    unclaimed, is worked on and paid as before, and new ones can be claimed.
    """
    async with Shop.open_in_process(demo_database) as shop:
        drawer, cart = await a_shift(shop)
    await migrate.downgrade(demo_database, revision=BEFORE_CLAIMS)
    before = await orders(demo_database)
    assert {order["status"] for order in before} == {"paid", "building"}
    assert not CLAIM & before[0].keys()

    run_tillkeeper("migrate", database_url=demo_database)
    await require_match(demo_database)
    after = await orders(demo_database)
    assert [{name: order[name] for name in before[0]} for order in after] == before
    for order in after:
        assert {order[name] for name in CLAIM} == {None}
        assert order["fencing_token"] == 0

    async with Shop.open_in_process(demo_database) as shop:
        ana = await person(shop, "cashier1", register="ASU-1")
        known = await ana.active()
        assert known is not None
        assert (known["id"], known["items"]) == (cart["id"], cart["items"])
        await ana.operate(known, adding("coffee", "8000"))
        ok(await ana.pay(known, drawer, cash("29000"), total="29000"), 201)
        beto = await at_work(shop, "cashier2", "ASU-2")
        order = await beto.queue()
        assert await beto.take(order) == 1
