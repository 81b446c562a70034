"""What a role may do on a sale by itself, and somebody else's approval of what goes beyond it."""

from typing import Any

import pytest

from tests.helpers.floor import (
    MANAGERS_PIN,
    Document,
    Person,
    add,
    card,
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


async def bread(who: Person, line_id: str = "bread", **more: Any) -> Document:
    """Return a line of the product that the reports of fraud name: Pan felipe, 1,500."""
    found = ok(await who.get("/api/products", params={"q": "pan felipe"}))["items"][0]
    assert found["price"] == "1500"
    return {"id": line_id, "productId": found["id"], "quantity": "1", **more}


async def limit(shop: Shop, kind: str, most: int | None, role: str = "cashier") -> None:
    """Set a limit of every profile; None takes it away."""
    await shop.sql("DELETE FROM profile_limits WHERE role = $1 AND kind = $2", role, kind)
    if most is not None:
        await shop.sql("INSERT INTO profile_limits SELECT business_id, id, $1, $2, $3 FROM profiles", role, kind, most)


async def at_till(shop: Shop, username: str = "cashier2", register: str = "ASU-1") -> tuple[Person, Document]:
    who = await person(shop, username, register=register)
    return who, await who.open_drawer(register)


PAST: dict[str, tuple[Document, str, str, str]] = {
    "the price": ({"price": "1"}, "price-past-limit", "price", "99.933"),
    "a price above it": ({"price": "3000"}, "price-past-limit", "price", "100"),
    "the tax": ({"taxRate": "0"}, "tax-past-limit", "tax", "10"),
    "the discount": ({"discount": {"percent": "100"}}, "discount-past-limit", "discount", "100"),
    "an amount off": ({"discount": {"amount": "400"}}, "discount-past-limit", "discount", "26.667"),
}


@pytest.mark.parametrize("past", PAST)
async def test_what_is_past_the_limit_is_refused_where_it_is_typed(shop: Shop, past: str) -> None:
    """TX-5: by operations, by a whole cart and in the queue; the refusal names limit, value and the way out."""
    changed, code, kind, value = PAST[past]
    lucia, _ = await at_till(shop)
    item = await bread(lucia, **changed)
    cart = await lucia.cart()
    async with nothing_changes(shop):
        answers = [
            await lucia.try_to_operate(cart, add("op-1", item)),
            await lucia.save(item),
            await lucia.till.put(f"/api/order-sessions/{cart['id']}", {"items": [item], "version": cart["version"]}),
            await lucia.post("/api/orders", {"items": [item]}),
        ]
        for answer in answers:
            problem = refused(answer, 422, code)
            past_it = {each["limit"]: each["value"] for each in problem["exceeded"]}
            assert past_it[kind] == value
            assert (problem["limit"], problem["value"], problem["lineId"]) == (kind, value, "bread")
            (way,) = problem["actions"]
            assert (way["rel"], way["href"], way["method"]) == (
                "approve", answer.request.url.path, answer.request.method,
            )  # fmt: skip


async def test_up_to_the_limit_nobody_is_asked(shop: Shop) -> None:
    """TX-5: the limit itself is within it; half a unit of rounding is no discount."""
    lucia, session = await at_till(shop)
    cart = await lucia.cart(
        await bread(lucia, "a", discount={"percent": "25"}),
        await bread(lucia, "b", price="1125"),
        # Two and a half guaraníes off ten are three: 30 %, by rounding.
        thing("c", "10", discount={"percent": "25"}),
    )
    ok(await lucia.pay(cart, session, cash("2258")), 201)


async def test_stacked_reductions_count_once_against_the_catalogue(shop: Shop) -> None:
    """TX-5: a lower price, a line's discount and the order's are one reduction, whatever each is called."""
    lucia, _ = await at_till(shop)
    cart = await lucia.cart(await bread(lucia, price="1350", discount={"percent": "10"}))
    problem = refused(
        await lucia.try_to_operate(cart, set_discount("op-1", None, {"percent": "10"})), 422, "discount-past-limit"
    )
    assert problem["value"] == "27.133"
    ok(await lucia.try_to_operate(cart, set_discount("op-2", None, {"percent": "7"})))
    # A dearer price that is discounted down to the catalogue's gives nothing away.
    await lucia.operate(cart, set_discount("op-3", None, None), remove("op-4", "bread"))
    ok(await lucia.save(await bread(lucia, "other", price="1800", discount={"amount": "300"})))


async def test_what_others_of_the_order_cost_hides_no_free_line(shop: Shop) -> None:
    """TX-5: a limit is of each line; a dear order does not make a cheap line free."""
    lucia, _ = await at_till(shop)
    cart = await lucia.cart(thing("dear", "500000"))
    refused(
        await lucia.try_to_operate(cart, add("op-1", await bread(lucia, discount={"percent": "100"}))),
        422,
        "discount-past-limit",
    )
    refused(await lucia.try_to_operate(cart, add("op-2", thing("free", "0"))), 422, "discount-past-limit")


async def test_goods_outside_the_catalogue_have_a_limit_of_their_own(shop: Shop) -> None:
    """TX-5: together, in money; without a limit, which is how a profile begins, any amount."""
    lucia, _ = await at_till(shop)
    ok(await lucia.save(thing("a", "900000")), 201)
    await limit(shop, "open-item", 20_000)
    cart = await lucia.active()
    assert cart is not None
    problem = refused(await lucia.try_to_operate(cart, set_quantity("op-1", "a", "2")), 422, "open-item-past-limit")
    assert (problem["most"], problem["value"], problem["lineId"]) == ("20000", "1800000", None)
    ok(await lucia.try_to_operate(cart, remove("op-2", "a"), add("op-3", thing("b", "20000"))))


async def test_a_payment_decides_what_no_operation_could(shop: Shop) -> None:
    """TX-5: a cart without a register is on no profile until it is paid; the drawer's profile is looked at then."""
    lucia = await person(shop, "cashier2")
    session = await lucia.open_drawer("ASU-1")
    cart = await lucia.cart(await bread(lucia, price="1", discount={"percent": "100"}, taxRate="0"))
    async with nothing_changes(shop):
        problem = refused(await lucia.pay(cart, session), 422, "price-past-limit")
        assert {each["limit"] for each in problem["exceeded"]} == {"discount", "price", "tax"}
        refused(await lucia.pay(cart, session, approval=MANAGERS_PIN | {"pin": "0000"}), 403, "approval-failed")
    once = key()
    sold = ok(await lucia.pay(cart, session, key=once, approval=MANAGERS_PIN), 201)
    assert sold["total"] == "0"
    row = (await journal(shop, "order-session.complete"))[-1]
    manager = await person(shop, "manager1")
    assert (row["outcome"], str(row["approved_by"]), str(row["user_id"])) == ("completed", manager.id, lucia.id)
    again = await lucia.pay(cart, session, key=once, approval=MANAGERS_PIN)
    assert again.headers["Idempotent-Replay"] == "true"
    assert ok(again, 201) == sold


async def test_one_approval_covers_the_order_as_it_was_approved(shop: Shop) -> None:
    """TX-5, D5: what was permitted is not asked again, at the payment neither; more of it, or another product, is."""
    lucia, session = await at_till(shop)
    item = await bread(lucia)
    cart = await lucia.cart(item)
    off = set_discount("op-1", "bread", {"percent": "50"})
    changed = (await lucia.operate(cart, off, approval=MANAGERS_PIN))["orderSession"]
    permitted = await shop.sql("SELECT kind, line_id, value, amount_minor FROM order_approvals")
    assert [tuple(row.values()) for row in permitted] == [("discount", "bread", 50_000, 750)]
    changed = (await lucia.operate(changed, add("op-2", thing("other", "2000"))))["orderSession"]
    for more in (
        set_quantity("op-3", "bread", "2"),
        set_discount("op-4", "bread", {"percent": "51"}),
        set_discount("op-5", None, {"percent": "30"}),
        add("op-6", {**item, "id": "second", "discount": {"percent": "50"}}),
    ):
        refused(await lucia.try_to_operate(changed, more), 422, "discount-past-limit")
    # A greater part of less money; and another product of the very price.
    fewer = [set_quantity("op-8", "bread", "0.6"), set_discount("op-9", "bread", {"percent": "75"})]
    refused(await lucia.try_to_operate(changed, *fewer), 422, "discount-past-limit")
    cake = ok(await lucia.get("/api/products", params={"limit": 5}))["items"][-1]["id"]
    assert cake != item["productId"]
    await shop.sql("UPDATE products SET price_minor = 1500, tax_percent_milli = 10000")
    items = [{**item, "productId": cake, "discount": {"percent": "50"}}, thing("other", "2000")]
    refused(await lucia.save(*items), 422, "discount-past-limit")
    less = (await lucia.operate(changed, set_discount("op-7", "bread", {"percent": "40"})))["orderSession"]
    ok(await lucia.pay(less, session, card("2900")), 201)


async def test_an_order_in_the_queue_is_limited_as_a_cart_is(shop: Shop) -> None:
    """TX-5: operations, the payment out of the queue, and lines that are split off with what is permitted."""
    lucia, session = await at_till(shop)
    order = ok(await lucia.post("/api/orders", {"items": [await bread(lucia), thing("other", "2000")]}), 201)
    path = f"/api/orders/{order['id']}"
    body = {"baseVersion": order["version"], "operations": [set_discount("op-1", "bread", {"percent": "100"})]}
    refused(await lucia.post(f"{path}/operations", body), 422, "discount-past-limit")
    ok(await lucia.post(f"{path}/operations", body | {"approval": MANAGERS_PIN}))
    halves = ok(await lucia.post(f"{path}/split", {"lines": [{"lineId": "bread", "newLineId": "b"}]}))
    paid = await lucia.post(
        f"/api/orders/{halves['other']['id']}/payments",
        {"sessionId": session["id"], "payments": [], "total": "0"},
        key=key(),
    )
    assert ok(paid, 201)["total"] == "0"
    await shop.sql("UPDATE order_lines SET price_minor = 1, gross_minor = 1, charged_minor = 1 WHERE id = 'other'")
    await shop.sql("UPDATE orders SET subtotal_minor = 1, total_minor = 1 WHERE id = $1", halves["order"]["id"])
    await limit(shop, "open-item", 0)
    pay = {"sessionId": session["id"], "payments": [cash("1")], "total": "1"}
    refused(await lucia.post(f"{path}/payments", pay, key=key()), 422, "open-item-past-limit")
    ok(await lucia.post(f"{path}/payments", pay | {"approval": MANAGERS_PIN}, key=key()), 201)
    # The history says who approved, and from which drawer it was paid (CL-5).
    paid, refusal, *_, changed, early, _ = ok(await lucia.get(f"{path}/claim/history"))["items"]
    assert (paid["command"], paid["approvedBy"]["username"], paid["sessionId"]) == (
        "order.pay",
        "manager1",
        session["id"],
    )
    assert changed["approvedBy"]["username"] == "manager1"
    assert (refusal["refused"], refusal["approvedBy"], early["refused"], early["approvedBy"]) == (True, None) * 2


async def test_a_manager_needs_nobody_and_their_word_stays_with_the_order(shop: Shop) -> None:
    """TX-5: a cashier goes on with an order that a manager reduced; a manager with a limit is asked as well."""
    boss = await person(shop, "manager1", register="ASU-2")
    lucia, _ = await at_till(shop)
    free = await bread(boss, discount={"percent": "100"})
    order = ok(await boss.post("/api/orders", {"items": [free, thing("other", "2000")]}), 201)
    path = f"/api/orders/{order['id']}/operations"
    more = [add("op-1", thing("third", "1000"))]
    ok(await lucia.post(path, {"baseVersion": order["version"], "operations": more}))
    await limit(shop, "discount", 60_000, role="manager")
    refused(await boss.post("/api/orders", {"items": [free]}), 422, "discount-past-limit")
    admin = {"username": "admin", "pin": "7777"}
    ok(await boss.post("/api/orders", {"items": [free], "approval": admin}), 201)
    refused(await lucia.post("/api/orders", {"items": [free], "approval": MANAGERS_PIN}), 403, "approver-not-permitted")


async def test_a_free_line_that_was_approved_is_no_cause_for_a_second_piece(shop: Shop) -> None:
    """TX-5: what is outside the catalogue and costs nothing is permitted by the piece: its money says nothing."""
    lucia, session = await at_till(shop)
    free = thing("gift", "0", "2")
    order = ok(await lucia.post("/api/orders", {"items": [free], "approval": MANAGERS_PIN}), 201)
    path = f"/api/orders/{order['id']}"
    ok(await lucia.post(f"{path}/claim", {"sessionId": session["id"]}))

    async def pieces(operation: str, quantity: str, **more: Any) -> Any:
        version = ok(await lucia.get(path))["version"]
        body = {"baseVersion": version, "operations": [set_quantity(operation, "gift", quantity)], **more}
        return await lucia.post(f"{path}/operations", body, key=key())

    refused(await pieces("op-1", "3"), 422, "discount-past-limit")
    ok(await pieces("op-2", "1"))
    ok(await pieces("op-3", "2"))
    ok(await pieces("op-4", "5", approval=MANAGERS_PIN))
    ok(await lucia.post(f"{path}/payments", {"sessionId": session["id"], "payments": [], "total": "0"}, key=key()), 201)


async def test_a_price_that_changes_later_makes_nobodys_sale_a_reduced_one(shop: Shop) -> None:
    """TX-5: a line is measured against the catalogue as it was when the line was added."""
    lucia, session = await at_till(shop)
    cart = await lucia.cart(await bread(lucia))
    await shop.sql("UPDATE products SET price_minor = 9000, tax_percent_milli = 5000")
    ok(await lucia.pay(cart, session, cash("1500")), 201)


async def test_an_order_that_others_made_is_cancelled_with_an_approval(shop: Shop) -> None:
    """TX-5: one's own needs none; of others' also not by emptying it, nor by splitting it off first."""
    lucia, _ = await at_till(shop)
    derlis = await person(shop, "cashier1", register="ASU-2")
    mine = ok(await lucia.post("/api/orders", {"items": [thing("a", "5000")]}), 201)
    ok(await lucia.post(f"/api/orders/{mine['id']}/cancel", {"reason": "x"}))
    theirs = ok(await derlis.post("/api/orders", {"items": [thing("a", "5000"), thing("b", "1000")]}), 201)
    path = f"/api/orders/{theirs['id']}"
    async with nothing_changes(shop):
        problem = refused(await lucia.post(f"{path}/cancel", {"reason": "x"}), 422, "cancel-past-limit")
        assert (problem["value"], problem["most"]) == ("6000", "0")
        emptied = {"baseVersion": theirs["version"], "operations": [remove("op-1", "a"), remove("op-2", "b")]}
        refused(await lucia.post(f"{path}/operations", emptied), 422, "cancel-past-limit")
        emptied["operations"] = [{"id": "op-3", "op": "clear"}]
        refused(await lucia.post(f"{path}/operations", emptied), 422, "cancel-past-limit")
    split = ok(await lucia.post(f"{path}/split", {"lines": [{"lineId": "a", "newLineId": "a2"}]}))
    refused(await lucia.post(f"/api/orders/{split['other']['id']}/cancel", {"reason": "x"}), 422, "cancel-past-limit")
    await limit(shop, "cancel", 5_000)
    ok(await lucia.post(f"/api/orders/{split['other']['id']}/cancel", {"reason": "x"}))
    await limit(shop, "cancel", 0)
    ok(await lucia.post(f"{path}/cancel", {"reason": "x", "approval": MANAGERS_PIN}))
    row = (await journal(shop, "order.cancel"))[-1]
    assert (row["outcome"], row["approved_by"] is not None) == ("cancelled", True)


async def test_what_others_put_on_is_taken_off_with_an_approval(shop: Shop) -> None:
    """TX-5: a piece or a line as well as the order; what one put on oneself, and what comes on top, needs none."""
    lucia, session = await at_till(shop)
    derlis = await person(shop, "cashier1", register="ASU-2")
    theirs = ok(await derlis.post("/api/orders", {"items": [thing("a", "5000", "3"), thing("b", "1000")]}), 201)
    path = f"/api/orders/{theirs['id']}"
    ok(await lucia.post(f"{path}/claim", {"sessionId": session["id"]}))

    async def change(*operations: Document, **more: Any) -> Any:
        version = ok(await lucia.get(path))["version"]
        return await lucia.post(
            f"{path}/operations", {"baseVersion": version, "operations": list(operations), **more}, key=key()
        )

    async with nothing_changes(shop):
        for operations, value in (
            ([remove("op-1", "b")], "1000"),
            ([set_quantity("op-2", "a", "1")], "10000"),
            # More of one makes up for none of another.
            ([set_quantity("op-3", "a", "4"), remove("op-4", "b")], "1000"),
            ([add("op-5", thing("c", "90000")), {"id": "op-6", "op": "clear"}], "16000"),
        ):
            problem = refused(await change(*operations), 422, "cancel-past-limit")
            assert (problem["value"], problem["most"]) == (value, "0")
    ok(await change(add("op-7", thing("mine", "9000", "2")), set_quantity("op-8", "a", "4")))
    ok(await change(set_quantity("op-9", "mine", "1"), set_discount("op-10", "a", {"percent": "10"})))
    ok(await change(remove("op-11", "mine")))
    await limit(shop, "cancel", 5_000)
    ok(await change(set_quantity("op-12", "a", "3")))
    refused(await change(set_quantity("op-13", "a", "2"), remove("op-14", "b")), 422, "cancel-past-limit")
    ok(await change(set_quantity("op-15", "a", "2"), remove("op-16", "b"), approval=MANAGERS_PIN))
    row = (await journal(shop, "order.operate"))[-1]
    assert (row["outcome"], row["approved_by"] is not None) == ("changed", True)


async def test_a_profile_says_its_limits(shop: Shop) -> None:
    """TX-5: what a till tells its cashier beforehand; what is not listed has none."""
    lucia = await person(shop, "cashier1")
    profiles = ok(await lucia.get("/api/profiles"))["items"]
    assert profiles[0]["limits"] == [
        {"role": "cashier", "limit": kind, "most": most}
        for kind, most in (("cancel", "0"), ("discount", "25"), ("price", "25"), ("tax", "0"))
    ]


async def test_twin_without_limits_everything_goes(shop: Shop) -> None:
    """The damage of a profile without limits: the very sale of the reports, without a word."""
    await shop.sql("DELETE FROM profile_limits")
    lucia, session = await at_till(shop)
    cart = await lucia.cart(await bread(lucia, price="1", taxRate="0", discount={"percent": "100"}))
    assert ok(await lucia.pay(cart, session), 201)["total"] == "0"
