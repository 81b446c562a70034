"""An operation's id: the same operation again changes nothing, another one under it is refused."""

from tests.claims.hands import LEASE_SECONDS, Floor, line_move
from tests.feed.snapshots import events_since, settled
from tests.helpers.floor import add, key, ok, refused, set_note, set_quantity, thing
from tests.races.guards import execute


async def test_an_id_is_one_operations(floor: Floor) -> None:
    """OR-2, EV-2: two tills that count from 1: the second's wine is refused by its id, with all that came with it, and
    not passed over; what is the same operation, however its numbers are written, changes nothing.
    """
    order = await floor.ana.queue(thing("a", "5000"))
    beer = add("1", thing("beer", "15000", "2"))
    sold = ok(await floor.ana.operate(order, beer))["order"]
    for who, other in (
        (floor.beto, add("1", thing("wine", "40000"))),
        (floor.ana, add("1", thing("beer", "15000", "3"))),
        (floor.ana, add("1", thing("beer", "15000", "2", note="fría"))),
        (floor.ana, set_quantity("1", "beer", "2")),
        (floor.beto, beer),  # who typed it once more at another till wants two more
    ):
        problem = refused(await who.operate(sold, set_note(key(), "a", "lost"), other), 422, "operation-id-reused")
        assert (problem["operationId"], problem["by"]["username"]) == ("1", "cashier1")
        assert await floor.ana.look(order) == sold
    again = add("1", thing("beer", "15000", "2.000"))
    assert ok(await floor.ana.operate(sold, again, base=order["version"]))["order"] == sold
    twice = [add("2", thing("wine", "40000")), add("2", thing("water", "5000"))]
    refused(await floor.ana.operate(sold, *twice), 422, "operation-id-reused")
    assert await floor.ana.look(order) == sold


async def test_an_operation_from_before_contents_were_kept(floor: Floor) -> None:
    """OR-2: its id is still the first one's; nobody knows what exactly was sent, so nobody is refused."""
    order = await floor.ana.queue(thing("a", "5000"))
    sold = ok(await floor.ana.operate(order, add("1", thing("beer", "15000"))))["order"]
    await execute(
        floor.shop.database_url,
        "ALTER TABLE order_operations DISABLE TRIGGER USER",
        "UPDATE order_operations SET content_hash = NULL WHERE operation_id = '1'",
        "ALTER TABLE order_operations ENABLE TRIGGER USER",
    )
    assert ok(await floor.ana.operate(sold, add("1", thing("wine", "40000"))))["order"] == sold


async def test_what_was_sent_before_keeps_no_lease(floor: Floor) -> None:
    """CL-2, EV-3, OR-2: an operation that comes again changes nothing, not the lease either: no event would tell of it,
    and every screen that follows the feed would show the order free while it is held.
    """
    order = await floor.beto.queue()
    await floor.ana.take(order)
    beer = add("1", thing("beer", "15000"))
    ok(await floor.ana.operate(order, beer))
    await settled(floor.shop)
    read = await floor.beto.person.get(f"/api/orders/{order['id']}")
    await floor.shop.clock.advance(seconds=LEASE_SECONDS - 1)
    ok(await floor.ana.operate(order, beer))
    assert await events_since(floor.beto.person.till, read.headers["Feed-Position"]) == []
    assert await floor.beto.look(order) == read.json()
    await floor.shop.clock.advance(seconds=1)
    assert not (await floor.beto.status(order))["claimed"]


async def test_lines_that_come_keep_the_lease(floor: Floor) -> None:
    """CL-2: who moves lines works on both orders, and keeps both."""
    source, target = await floor.beto.queue(thing("a", "5000")), await floor.beto.queue(thing("b", "5000"))
    await floor.ana.take(source)
    await floor.ana.take(target)
    await floor.shop.clock.advance(seconds=LEASE_SECONDS - 1)
    ok(await floor.ana.split(source, line_move("a", "c"), toOrderId=target["id"]))
    await floor.shop.clock.advance(seconds=LEASE_SECONDS - 1)
    assert [(await floor.beto.status(order))["claimed"] for order in (source, target)] == [True, True]
