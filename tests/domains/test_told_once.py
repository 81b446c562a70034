"""An event tells what an answer shows: what it takes from the document is what it would read anew."""

from tests.helpers.floor import ok, person, set_quantity, thing
from tests.helpers.shop import Shop

_CHANGES = """
SELECT order_change(o) = order_change_of(o, order_document(o, u.id)) AS same,
    order_change(o) ->> 'lines' <> '[]' AS lines, o.claimed_by = u.id AS holds
FROM orders o JOIN users u ON u.id IN (SELECT user_id FROM memberships m WHERE m.business_id = o.business_id)
"""


async def test_a_change_is_the_same_from_a_document_and_from_the_tables(shop: Shop) -> None:
    """EV-3: of a cart, a claimed order and a settled one, whoever the document was shown to."""
    lucia, derlis = await person(shop, "cashier1", register="ASU-1"), await person(shop, "cashier2")
    session = await lucia.open_drawer("ASU-1")
    cart = await lucia.cart(thing("a", "1000", discount={"percent": "10"}), thing("b", "500", "2"))
    await lucia.operate(cart, set_quantity("op-1", "b", "3"))
    waits = ok(await lucia.post("/api/orders", {"items": [thing("c", "2000")], "name": "Ana"}), 201)
    ok(await lucia.post(f"/api/orders/{waits['id']}/claim", {"sessionId": session["id"]}))
    gone = ok(await lucia.post("/api/orders", {"items": [thing("d", "700")]}), 201)
    ok(await lucia.post(f"/api/orders/{gone['id']}/cancel", {"reason": "left"}))
    await derlis.cart(thing("e", "1"))
    compared = await shop.sql(_CHANGES)
    assert {row["same"] for row in compared} == {True}
    assert {row["lines"] for row in compared} == {True, False}
    assert {row["holds"] for row in compared} == {True, False, None}
