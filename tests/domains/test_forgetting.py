"""Operations of settled orders and old sign-ins go after a while; what anything depends on stays (decision 12)."""

import asyncio
import time

import asyncpg
import pytest

from tests.claims.hands import Floor
from tests.helpers.floor import Document, everything, key, lines, ok, refused, set_quantity, thing
from tests.helpers.much_later import after_days, floor_of, signed_in_again
from tests.helpers.shop import Shop
from tillkeeper.app.retention import RETENTION_LOCK, delete_expired
from tillkeeper.kernel import limits
from tillkeeper.storage.database import Database

pytestmark = pytest.mark.every_postgres

# A sign-in runs out within a day.
LATER_DAYS = max(limits.ORDER_OPERATIONS_KEPT_DAYS, limits.SIGN_IN_KEPT_DAYS) + 2


@pytest.fixture
async def floor(shop: Shop) -> Floor:
    return await floor_of(shop)


async def operations_of(floor: Floor, *orders: Document) -> list[int]:
    return [
        (await floor.shop.sql("SELECT count(*) FROM order_operations WHERE order_id = $1::uuid", order["id"]))[0][0]
        for order in orders
    ]


# --- operations of orders -----------------------------------------------------------------------------------------


async def test_operations_go_a_while_after_their_order_is_settled_and_not_before(floor: Floor) -> None:
    """OR-2: paid, cancelled, thrown away; one that is still open keeps every id, and a repeat changes nothing."""
    paid, cancelled, still_open, paid_late = [await floor.ana.queue(thing("a", "5000")) for _ in range(4)]
    ok(await floor.ana.pay(paid), 201)
    ok(await floor.ana.cancel(cancelled))
    twice = set_quantity(key(), "a", "2")
    still_open = ok(await floor.ana.operate(still_open, twice))["order"]
    cart = await floor.beto.person.cart(thing("b", "100"))
    ok(await floor.beto.person.till.delete(f"/api/order-sessions/{cart['id']}"))
    (thrown,) = await floor.shop.sql("SELECT order_id AS id FROM order_sessions WHERE id = $1::uuid", cart["id"])
    orders = (paid, cancelled, {"id": str(thrown["id"])}, still_open, paid_late)

    await after_days(floor, limits.ORDER_OPERATIONS_KEPT_DAYS - 1)
    later = await signed_in_again(floor)
    ok(await later.ana.pay(paid_late), 201)
    before = await operations_of(floor, *orders)
    await delete_expired(floor.shop.database_url)
    assert await operations_of(floor, *orders) == before
    assert all(before)

    await after_days(floor, LATER_DAYS)
    await delete_expired(floor.shop.database_url)
    assert await operations_of(floor, *orders) == [0, 0, 0, *before[3:]]
    later = await signed_in_again(floor)
    again = await later.ana.operate(still_open, twice)
    assert ok(again)["order"]["version"] == still_open["version"]
    assert ok(await later.ana.person.get(f"/api/orders/{paid['id']}"))["lines"]


async def test_a_settled_order_answers_the_same_with_its_operations_forgotten(floor: Floor) -> None:
    """EV-1, OR-2: an outbox that comes back after all that time: the same refusal, the same remembered answer."""
    order = await floor.ana.queue(thing("a", "5000"))
    late = set_quantity(key(), "a", "3")
    under = key()
    ok(await floor.ana.operate(order, late))
    ok(await floor.ana.pay(order, under=under), 201)
    before = refused(await floor.ana.operate(order, late), 409, "order-not-open")
    history = await floor.boss.history(order)
    assert await operations_of(floor, order) != [0]

    await after_days(floor, LATER_DAYS)
    await delete_expired(floor.shop.database_url)
    assert await operations_of(floor, order) == [0]
    later = await signed_in_again(floor)
    assert refused(await later.ana.operate(order, late), 409, "order-not-open") == before
    assert (await later.boss.history(order))[1:] == history


async def test_operations_of_an_open_order_can_not_go_and_without_the_guard_a_repeat_is_done_again(
    floor: Floor,
) -> None:
    """OR-2: the twin: three beers become two again, because the first tap is not known any more."""
    order = await floor.ana.queue(thing("beer", "5000"))
    two, three = set_quantity("two", "beer", "2"), set_quantity("three", "beer", "3")
    order = ok(await floor.ana.operate(order, two))["order"]
    order = ok(await floor.ana.operate(order, three))["order"]
    with pytest.raises(asyncpg.IntegrityConstraintViolationError, match="append-only until its order is settled"):
        await floor.shop.sql("DELETE FROM order_operations")
    assert lines(ok(await floor.ana.operate(order, two))["order"]) == {"beer": "3"}
    await floor.shop.sql("DROP TRIGGER order_operations_kept ON order_operations")
    await floor.shop.sql("DELETE FROM order_operations")
    assert lines(ok(await floor.ana.operate(order, two))["order"]) == {"beer": "2"}


async def test_a_few_at_a_time_passes_over_what_stays(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    """OR-2: each transaction is small, and an old tab in front of the rest holds nothing up."""
    orders = [await floor.ana.queue(thing("a", "5000")) for _ in range(6)]
    for order in orders[1::2]:
        ok(await floor.ana.cancel(order))
    await after_days(floor, LATER_DAYS)
    monkeypatch.setattr(limits, "RETENTION_AT_ONCE", 1)
    await delete_expired(floor.shop.database_url)
    assert [count > 0 for count in await operations_of(floor, *orders)] == [True, False] * 3


# --- sign-ins -----------------------------------------------------------------------------------------------------


async def sign_ins(floor: Floor) -> int:
    return int((await floor.shop.sql("SELECT count(*) FROM access_tokens"))[0][0])


async def test_sign_ins_go_a_while_after_they_ran_out_however_they_ended(floor: Floor) -> None:
    """EV-1, EV-4: one that is not over stays, revoked or not; who it was stays in the journal."""
    before = await sign_ins(floor)
    answer = await floor.beto.person.post("/api/auth/logout", key=(under := key()))
    assert answer.status_code == 204
    await after_days(floor, limits.SIGN_IN_KEPT_DAYS)
    await delete_expired(floor.shop.database_url)
    assert await sign_ins(floor) == before, "they ran out less than that ago"

    await after_days(floor, LATER_DAYS)
    later = await signed_in_again(floor)
    gone = await later.beto.person.post("/api/auth/logout", key=under)
    assert gone.status_code == 204
    await delete_expired(floor.shop.database_url)
    assert await sign_ins(floor) == 3
    once_more = await later.beto.person.post("/api/auth/logout", key=under)
    assert (once_more.status_code, once_more.headers["Idempotent-Replay"]) == (204, "true")
    refused(await floor.ana.person.get("/api/auth/me"), 401, "credential-invalid")
    assert (await later.ana.person.get("/api/auth/me")).status_code == 200
    rows = await floor.shop.sql("SELECT count(*) FROM journal WHERE command = 'identity.sign-in' AND NOT refused")
    assert rows[0][0] >= before + 3


async def test_what_ran_out_is_not_told_to_every_process(floor: Floor) -> None:
    """EV-5: thousands of notifications at once would hold up every till; one that is still good is told."""
    heard: asyncio.Queue[object] = asyncio.Queue()
    connection = await asyncpg.connect(floor.shop.database_url)
    try:
        await connection.add_listener("identity_changed", lambda *told: heard.put_nowait(told[-1]))
        await after_days(floor, LATER_DAYS)
        later = await signed_in_again(floor)
        await delete_expired(floor.shop.database_url)
        assert await sign_ins(floor) == 3
        ended = await floor.shop.sql("DELETE FROM access_tokens WHERE user_id = $1::uuid RETURNING id", later.ana.id)
        assert await heard.get() == str(ended[0]["id"])
        assert heard.empty()
    finally:
        await connection.close()


# --- who does it, and when ----------------------------------------------------------------------------------------


async def test_one_process_at_a_time(floor: Floor) -> None:
    """While another is at it nothing is done here, and nobody fails."""
    await after_days(floor, LATER_DAYS)
    before = await everything(floor.shop)
    database = await Database.connect(floor.shop.database_url, size=1)
    try:
        async with database.alone(RETENTION_LOCK, wait_seconds=1):
            await delete_expired(floor.shop.database_url)
            assert await everything(floor.shop) == before
    finally:
        await database.close()
    await delete_expired(floor.shop.database_url)
    assert await sign_ins(floor) == 0


async def test_a_server_does_it_by_itself(demo_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A running server comes to it without being asked."""
    monkeypatch.setattr(limits, "RETENTION_EVERY_SECONDS", 1)
    async with Shop.open_in_process(demo_database) as shop:
        floor = await floor_of(shop)
        assert await sign_ins(floor) == 3
        await after_days(floor, LATER_DAYS)
        deadline = time.monotonic() + 20
        while await sign_ins(floor):
            assert time.monotonic() < deadline
            await asyncio.sleep(0.05)
