"""What a role may do by itself, on orders of the queue: where they are made, split, moved and taken from."""

from tests.api.test_limits import at_till, bread, limit
from tests.helpers.floor import (
    MANAGERS_PIN,
    Document,
    Person,
    add,
    cash,
    journal,
    key,
    nothing_changes,
    ok,
    person,
    refused,
    remove,
    set_discount,
    set_quantity,
    thing,
)
from tests.helpers.shop import Shop


async def approvals(shop: Shop, order: Document) -> dict[tuple[str, str], tuple[int, int]]:
    """Return what is permitted on an order: ``(value, amount_minor)`` by kind and line."""
    rows = await shop.sql("SELECT * FROM order_approvals WHERE order_id = $1::uuid", order["id"])
    return {(row["kind"], row["line_id"]): (row["value"], row["amount_minor"]) for row in rows}


async def change(who: Person, order: Document, *operations: Document, **more: object) -> Document:
    """Change lines of an order as it stands, which nobody minds; return the order."""
    version = ok(await who.get(f"/api/orders/{order['id']}"))["version"]
    body = {"baseVersion": version, "operations": list(operations), **more}
    changed: Document = ok(await who.post(f"/api/orders/{order['id']}/operations", body, key=key()))["order"]
    return changed


async def test_an_approval_is_divided_with_its_line(shop: Shop) -> None:
    """TX-5: one PIN permits so much given away, in however many orders the line is cut."""
    lucia, session = await at_till(shop)
    item = await bread(lucia, quantity="3")
    order = ok(await lucia.post("/api/orders", {"items": [item, thing("other", "2000")]}), 201)
    path = f"/api/orders/{order['id']}"
    await change(lucia, order, set_discount("op-1", "bread", {"percent": "100"}), approval=MANAGERS_PIN)
    assert await approvals(shop, order) == {("discount", "bread"): (100_000, 4500)}
    taken = {"lines": [{"lineId": "bread", "newLineId": "gift", "quantity": "1"}]}
    gift = ok(await lucia.post(f"{path}/split", taken))["other"]
    assert await approvals(shop, order) == {("discount", "bread"): (100_000, 3000)}
    assert await approvals(shop, gift) == {("discount", "gift"): (100_000, 1500)}
    for at, line in ((order, "bread"), (gift, "gift")):
        version = ok(await lucia.get(f"/api/orders/{at['id']}"))["version"]
        more = {"baseVersion": version, "operations": [set_quantity("op-2", line, "3.5")]}
        refused(await lucia.post(f"/api/orders/{at['id']}/operations", more, key=key()), 422, "discount-past-limit")
    # The whole line leaves nothing behind: brought back, it is asked for again.
    rest = ok(await lucia.post(f"{path}/split", {"lines": [{"lineId": "bread", "newLineId": "gifts"}]}))["other"]
    assert await approvals(shop, rest) == {("discount", "gifts"): (100_000, 3000)}
    assert await approvals(shop, order) == {("discount", "bread"): (100_000, 0)}
    version = ok(await lucia.get(path))["version"]
    back = {"baseVersion": version, "operations": [set_quantity("op-3", "bread", "1")]}
    refused(await lucia.post(f"{path}/operations", back), 422, "discount-past-limit")
    paying = {"sessionId": session["id"], "payments": [], "total": "0"}
    for each in (gift, rest):
        ok(await lucia.post(f"/api/orders/{each['id']}/payments", paying, key=key()), 201)


async def test_what_rounding_makes_of_the_parts_is_not_asked_for(shop: Shop) -> None:
    """TX-5: cut piece by piece, half of an odd price is permitted to the last."""
    lucia, _ = await at_till(shop)
    await shop.sql("UPDATE products SET price_minor = 1001 WHERE name ILIKE 'pan felipe%'")
    found = ok(await lucia.get("/api/products", params={"q": "pan felipe"}))["items"][0]
    item = {"id": "bread", "productId": found["id"], "quantity": "7"}
    order = ok(await lucia.post("/api/orders", {"items": [item, thing("other", "2000")]}), 201)
    halved = [set_discount("op-1", "bread", {"percent": "50"}), set_discount("op-2", None, {"amount": "301"})]
    await change(lucia, order, *halved, approval=MANAGERS_PIN)
    permitted = (await approvals(shop, order))["discount", "bread"][1]
    together = 0
    for number in range(6):
        quantity = ("1", "0.333")[number % 2]
        lines = {"lines": [{"lineId": "bread", "newLineId": "part", "quantity": quantity}]}
        part = ok(await lucia.post(f"/api/orders/{order['id']}/split", lines))["other"]
        together += (await approvals(shop, part))["discount", "part"][1]
    assert 0 <= together + (await approvals(shop, order))["discount", "bread"][1] - permitted <= 6


async def test_an_order_is_measured_under_its_own_profile_from_the_first(shop: Shop) -> None:
    """TX-5: whoever makes it, at whichever register or at none: refused, approved, or noted as a manager's word."""
    lucia, session = await at_till(shop)
    half_off = await bread(lucia, discount={"percent": "50"})
    place = {"locationId": session["location"]["code"], "profileId": session["profile"]["code"]}
    derlis, boss = await person(shop, "cashier1"), await person(shop, "manager1")
    async with nothing_changes(shop):
        refused(await derlis.post("/api/orders", {"items": [half_off], **place}), 422, "discount-past-limit")
    asked = {"items": [half_off], **place, "approval": MANAGERS_PIN}
    for order in (
        ok(await derlis.post("/api/orders", asked), 201),
        ok(await boss.post("/api/orders", {"items": [half_off], **place}), 201),
    ):
        assert await approvals(shop, order) == {("discount", "bread"): (50_000, 750)}
        paying = {"sessionId": session["id"], "payments": [cash("750")], "total": "750"}
        ok(await lucia.post(f"/api/orders/{order['id']}/payments", paying, key=key()), 201)


async def test_a_limit_is_that_of_the_orders_own_profile(shop: Shop) -> None:
    """TX-5: also where the caller's register has another profile; what one allows, another need not."""
    lucia, _ = await at_till(shop)
    derlis = await person(shop, "cashier1", register="ASU-2")
    half_off = await bread(lucia, discount={"percent": "50"})
    await shop.sql(
        "UPDATE profile_limits l SET most = 100000 FROM profiles p WHERE p.id = l.profile_id AND p.code = 'mostrador'"
    )
    for profile, location, is_past in (("mostrador", "ASU", False), ("caja-personal", "LUQ", True)):
        place = {"profileId": profile, "locationId": location}
        theirs = ok(await derlis.post("/api/orders", {"items": [thing("a", "5000")], **place}), 201)
        cancelled = await lucia.post(f"/api/orders/{theirs['id']}/cancel", {"reason": "x"})
        reduced = await lucia.post("/api/orders", {"items": [half_off], **place})
        if is_past:
            refused(cancelled, 422, "cancel-past-limit")
            refused(reduced, 422, "discount-past-limit")
        else:
            ok(cancelled)
            ok(reduced, 201)


async def test_a_move_past_a_limit_is_approved_as_any_change_is(shop: Shop) -> None:
    """TX-5: the way out that the refusal offers is one; what was permitted of open goods goes with them."""
    lucia, _ = await at_till(shop)
    boss = await person(shop, "manager1")
    await limit(shop, "open-item", 20_000)
    there = ok(await lucia.post("/api/orders", {"items": [thing("a", "15000")]}), 201)
    here = ok(await lucia.post("/api/orders", {"items": [thing("b", "12000"), thing("c", "8000")]}), 201)
    path, moved = (
        f"/api/orders/{here['id']}/split",
        {"lines": [{"lineId": "b", "newLineId": "b2"}], "toOrderId": there["id"]},
    )
    async with nothing_changes(shop):
        problem = refused(await lucia.post(path, moved), 422, "open-item-past-limit")
        assert [way["href"] for way in problem["actions"] if way["rel"] == "approve"] == [path]
        refused(await lucia.post(path, moved | {"approval": MANAGERS_PIN | {"pin": "0000"}}), 403, "approval-failed")
    there = ok(await lucia.post(path, moved | {"approval": MANAGERS_PIN}))["other"]
    row = (await journal(shop, "order.split"))[-1]
    assert (row["outcome"], str(row["approved_by"])) == ("moved", boss.id)
    assert await approvals(shop, there) == {("open-item", ""): (27_000, 27_000)}
    # Both parts are within the word that was given for the whole, and together no more than it.
    await limit(shop, "open-item", 5_000)
    back = {"lines": [{"lineId": "a", "newLineId": "a2"}]}
    part = ok(await lucia.post(f"/api/orders/{there['id']}/split", back))["other"]
    assert await approvals(shop, part) == {("open-item", ""): (15_000, 15_000)}
    assert await approvals(shop, there) == {("open-item", ""): (12_000, 12_000)}


async def test_a_line_that_comes_back_is_still_whose_it_was(shop: Shop) -> None:
    """TX-5: removed and added again in one call, it is neither one's own to cancel nor a cheaper one."""
    lucia, _ = await at_till(shop)
    derlis = await person(shop, "cashier1", register="ASU-2")
    theirs = ok(await derlis.post("/api/orders", {"items": [thing("a", "5000"), thing("b", "1000")]}), 201)
    path = f"/api/orders/{theirs['id']}"
    again = {"baseVersion": theirs["version"]}
    async with nothing_changes(shop):
        dearer = next(each for each in ok(await lucia.get("/api/products"))["items"] if int(each["price"]) > 5000)
        another = {"id": "a", "productId": dearer["id"]}
        for less in (thing("a", "1"), await bread(lucia, "a"), another, thing("a", "5000", "0.5")):
            operations = [remove("op-1", "a"), add("op-2", less)]
            answer = await lucia.post(f"{path}/operations", again | {"operations": operations}, key=key())
            refused(answer, 422, "cancel-past-limit")
    changed = await change(lucia, theirs, remove("op-3", "a"), add("op-4", thing("a", "5000")))
    assert {line["addedBy"]["username"] for line in changed["lines"]} == {"cashier1"}
    async with nothing_changes(shop):
        problem = refused(await lucia.post(f"{path}/cancel", {"reason": "x"}), 422, "cancel-past-limit")
        assert problem["value"] == "6000"


async def test_a_first_save_that_is_refused_names_no_cart(shop: Shop) -> None:
    """OS-2, EV-2: what was to be created is undone; its id would lead nowhere. One that is there is named."""
    lucia, _ = await at_till(shop)
    past = await bread(lucia, price="1")
    assert refused(await lucia.save(past), 422, "price-past-limit").get("orderSessionId") is None
    assert (await journal(shop, "order-session.save"))[-1]["subject_id"] is None
    cart = await lucia.cart(thing("a", "1000"))
    assert refused(await lucia.save(past), 422, "price-past-limit")["orderSessionId"] == cart["id"]
