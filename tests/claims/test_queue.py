"""The shared queue over HTTP: created, sent, found, split, moved, paid, cancelled, and seen by everybody."""

import asyncio
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.claims.hands import Floor, Hands, at_work, line_move
from tests.helpers.floor import (
    Document,
    add,
    card,
    cash,
    everything,
    journal,
    key,
    lines,
    ok,
    person,
    refused,
    set_discount,
    thing,
)
from tests.helpers.shop import Shop


async def test_a_new_order_has_its_number_origin_and_labels(floor: Floor) -> None:
    """OR-1, EV-3: numbered per location and business day, waiting, unclaimed, and everybody is told."""
    made = [await floor.ana.queue(thing("a", "1000"), name="Mesa Rosa", table="7", note="sin sal", origin="kiosk")]
    made.append(await floor.beto.queue(thing("a", "1000")))
    assert [order["number"] for order in made] == ["ORD-ASU-20261120-0001", "ORD-ASU-20261120-0002"]
    shown = {name: made[0][name] for name in ("name", "table", "note", "origin", "status", "claim")}
    assert shown == {
        "name": "Mesa Rosa", "table": "7", "note": "sin sal", "origin": "kiosk", "status": "queued", "claim": None,
    }  # fmt: skip
    assert made[1]["origin"] == "till"
    row = (await journal(floor.shop, "order.create"))[0]
    assert (row["outcome"], str(row["user_id"]), '"type": "order.queued"' in row["event"]) == (
        "created", floor.ana.id, True,
    )  # fmt: skip


async def test_a_cart_is_sent_to_the_queue_and_the_till_is_free(floor: Floor) -> None:
    """OR-1, OS-6: the same order with the same lines, now everybody's; the cart is completed and empty."""
    cart = await floor.ana.person.cart(thing("a", "1000", "2"))
    sent = ok(await floor.ana.person.post(f"/api/order-sessions/{cart['id']}/send", {"note": "para llevar"}), 201)
    assert (sent["id"], lines(sent), sent["note"]) == (cart["order"]["id"], {"a": "2"}, "para llevar")
    assert await floor.ana.person.active() is None
    assert (await floor.beto.look(sent))["status"] == "queued"
    again = await floor.ana.person.post(f"/api/order-sessions/{cart['id']}/send", {})
    refused(again, 409, "order-session-not-active")


async def test_who_is_at_no_register_is_told_what_is_missing(floor: Floor) -> None:
    """EV-2, EV-7, OR-1: a cart is saved at a register, an order says where it belongs, or they sign in at one."""
    boss = await person(floor.shop, "admin", "espiga")
    cart = await boss.cart(thing("a", "1000"))
    send = f"/api/order-sessions/{cart['id']}/send"
    orders: list[tuple[Document, str]] = [({}, "$.locationId"), ({"locationId": "ASU"}, "$.profileId")]
    for language in ("en", "es-PY"):
        told = {"headers": {"Accept-Language": language}}
        said = [refused(await boss.post(send, **told), 422, "register-needed")]
        for more, field in orders:
            answer = await boss.post("/api/orders", {"items": [thing("a", "1")], **more}, **told)
            said.append(refused(answer, 422, "order-place-needed"))
            assert said[-1]["field"] == field
        assert not any("None" in problem["detail"] for problem in said)
    ok(await boss.save(thing("a", "1000"), registerId="ASU-1"))
    assert ok(await boss.post(send), 201)["location"]["code"] == "ASU"


async def test_an_empty_cart_has_nothing_to_send(floor: Floor) -> None:
    """OS-2."""
    cart = await floor.ana.person.cart()
    refused(await floor.ana.person.post(f"/api/order-sessions/{cart['id']}/send", {}), 422, "order-empty")


REFUSED_ORDERS: list[tuple[Document, int, str]] = [
    ({"items": [], "locationId": "nowhere"}, 422, "location-unknown"),
    ({"items": [], "profileId": "nothing"}, 422, "profile-unknown"),
    ({"items": [{"id": "a", "productId": "01a1fc83-6876-7143-8f0e-f8d1ad962150", "quantity": 1}]}, 422,
     "product-unknown"),
    ({"items": [thing("a", "1"), thing("a", "1")]}, 422, "line-id-twice"),
    ({"items": [thing("a", "9999999999"), thing("b", "9999999999")]}, 422, "order-total-too-large"),
    ({"items": [], "surprise": 1}, 422, "unknown-field"),
    ({}, 422, "field-missing"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "status", "code"), REFUSED_ORDERS, ids=[row[2] for row in REFUSED_ORDERS])
async def test_an_order_that_is_refused_leaves_nothing(floor: Floor, body: Document, status: int, code: str) -> None:
    """EV-2, S0-38: not even a number."""
    before = await everything(floor.shop)
    refused(await floor.ana.person.post("/api/orders", body), status, code)
    assert await everything(floor.shop) == before


async def test_lists_are_filtered_searched_and_paged(floor: Floor) -> None:
    """S0-24, CL-4: newest or oldest first, every order once, whoever has it in hand."""
    made = [await floor.ana.queue(thing("a", "1000"), name=f"Cliente {n}", table=str(n)) for n in range(1, 8)]
    await floor.ana.take(made[0])
    ok(await floor.ana.cancel(made[1]))
    assert (await floor.ana.pay(made[2])).status_code == 201
    numbers = [order["number"] for order in made]
    waiting = [number for number in reversed(numbers) if number not in numbers[1:3]]

    async def found(**filters: Any) -> list[str]:
        return [order["number"] for order in (await floor.beto.page(**filters))["items"]]

    assert await found() == waiting
    assert await found(status="cancelled") == [numbers[1]]
    assert await found(status="paid") == [numbers[2]]
    assert await found(status="all") == numbers[::-1]
    assert await found(profileId="mostrador") == waiting
    assert await found(profileId="caja-personal") == []
    assert await found(q="0005") == [numbers[4]]
    assert await found(q="cliente 6") == [numbers[5]]
    assert await found(q="%") == []
    assert await found(q="_") == []
    assert await found(sort="oldest") == waiting[::-1]
    assert (
        await paged(floor.beto, status="all") == await paged(floor.beto, status="all", sort="newest") == numbers[::-1]
    )
    assert await paged(floor.beto, status="all", sort="oldest") == numbers
    assert await paged(floor.beto, sort="oldest") == waiting[::-1]
    refused(await floor.ana.person.get("/api/orders", params={"cursor": "x"}), 422, "cursor-invalid")


async def paged(hands: Hands, **filters: Any) -> list[str]:
    """Return the numbers of a whole list, read three at a time."""
    seen, cursor = [], None
    while True:
        page = await hands.page(limit=3, **filters, **({} if cursor is None else {"cursor": cursor}))
        seen += [order["number"] for order in page["items"]]
        cursor = page["nextCursor"]
        if cursor is None:
            return seen


async def test_an_order_comes_with_the_total_that_its_sender_works_out(floor: Floor) -> None:
    """OR-3: another total is refused naming both, and not even a number is left; the same, however written, is not."""
    items = [thing("a", "1000", "3", discount={"percent": "10"})]
    before = await everything(floor.shop)
    answer = await floor.ana.person.post("/api/orders", {"items": items, "total": "3000"})
    problem = refused(answer, 409, "order-total-mismatch")
    assert (problem["yours"], problem["total"]) == ("3000", "2700")
    assert await everything(floor.shop) == before
    assert [(await floor.ana.queue(*items, total=total))["total"] for total in ("2700", 2700)] == ["2700"] * 2
    refused(await floor.ana.person.post("/api/orders", {"items": items, "total": "-1"}), 422, "amount-negative")


async def test_another_business_sees_nothing_of_it(floor: Floor) -> None:
    """EV-5: orders of one business are missing ones in another, for every call, also for who works in both."""
    order = await floor.beto.queue()
    other = await at_work(floor.shop, "cashier1", "test-register-1", business="harbor")
    assert (await other.page(status="all"))["items"] == []
    for answer in (
        await other.person.get(f"/api/orders/{order['id']}"),
        await other.person.get(f"/api/orders/{order['id']}/claim"),
        await other.person.get(f"/api/orders/{order['id']}/claim/history"),
        await other.claim(order),
        await other.release(order),
        await other.operate(order),
        await other.cancel(order),
        await other.split(order, line_move("line-1", "x")),
        await other.take_over(order),
        await other.ask(order),
    ):
        refused(answer, 404, "order-unknown")
    refused(await floor.ana.claim(order, session=other.drawer["id"]), 404, "session-unknown")


async def test_a_cart_looks_like_a_missing_order(floor: Floor) -> None:
    """EV-5: what somebody is still building is theirs alone."""
    order = (await floor.ana.person.cart(thing("a", "1000")))["order"]
    for who in (floor.ana, floor.beto, floor.boss):
        refused(await who.claim(order), 404, "order-unknown")
        refused(await who.person.get(f"/api/orders/{order['id']}"), 404, "order-unknown")


async def test_keys_are_remembered(floor: Floor) -> None:
    """EV-1: each write once under its key, the same answer again, marked; another body under it is refused."""
    order, once = await floor.ana.queue(thing("a", "1000", "4")), [key() for _ in range(5)]
    adding_once = add("same", thing("b", "1"))
    await floor.ana.claim(order, key=once[0])
    await floor.ana.operate(order, adding_once, key=once[1])
    claim = await floor.ana.claim(order, key=once[0])
    operated = await floor.ana.operate(order, adding_once, key=once[1])
    assert [claim.json()["outcome"], claim.headers["Idempotent-Replay"]] == ["claimed", "true"]
    assert operated.headers["Idempotent-Replay"] == "true"
    assert lines(await floor.ana.look(order)) == {"a": "4", "b": "1"}
    refused(await floor.ana.claim(order, session=floor.beto.drawer["id"], key=once[0]), 422, "idempotency-key-reused")
    released = [await floor.ana.release(order, key=once[2]) for _ in range(2)]
    assert [answer.headers.get("Idempotent-Replay") for answer in released] == [None, "true"]
    paid = [await floor.ana.pay(order, card("4001"), under=once[3]) for _ in range(2)]
    assert [answer.status_code for answer in paid] == [201, 201]
    assert paid[0].json() == paid[1].json()
    (count,) = await floor.shop.sql("SELECT count(*) FROM transactions")
    assert count["count"] == 1


async def test_paying_out_of_the_queue(floor: Floor) -> None:
    """TX-1, OR-3: too little, another total, an empty order: refused, and nothing is booked; then once."""
    order = await floor.ana.queue(thing("a", "1000"))
    await floor.ana.take(order)
    before = await everything(floor.shop)
    refused(await floor.ana.pay(order, cash("999")), 422, "payment-too-low")
    refused(await floor.ana.pay(order, card("1001")), 422, "payment-too-high")
    refused(await floor.ana.pay(order, cash("1000"), total="900"), 409, "order-total-mismatch")
    assert await everything(floor.shop) == before
    empty = await floor.ana.queue(thing("a", "1"))
    ok(await floor.ana.operate(empty, {"id": "gone", "op": "remove", "lineId": "a"}))
    refused(await floor.ana.pay(empty), 422, "order-empty")
    sold = ok(await floor.ana.pay(order, cash("600", "700"), card("400")), 201)
    assert (sold["orderId"], sold["total"], sold["change"]) == (order["id"], "1000", "100")
    paid = await floor.beto.look(order)
    assert (paid["status"], paid["claim"]) == ("paid", None)
    assert (await floor.beto.status(order))["canClaim"] is False


async def test_an_order_is_paid_as_the_till_shows_it_or_not_at_all(floor: Floor) -> None:
    """TX-1: by the total, by the version, or by both; what another till added since is not booked unseen."""
    order = await floor.ana.queue(thing("bread", "5000"))
    token = await floor.ana.take(order)
    now = ok(await floor.ana.operate(order, add("op-1", thing("beer", "8000")), token=token))["order"]
    missing = refused(await floor.ana.pay(order, cash("13000"), token=token, total=None), 428, "total-missing")
    assert (missing["total"], missing["version"]) == ("13000", now["version"])
    for shown in ({"total": None, "version": order["version"]}, {"version": order["version"]}):
        stale = refused(await floor.ana.pay(order, cash("13000"), token=token, **shown), 409, "version-stale")
        assert (stale["current"]["total"], stale["current"]["version"]) == ("13000", now["version"])
    for shown in ({"total": "5000"}, {"total": "5000", "version": now["version"]}):
        other = refused(await floor.ana.pay(order, cash("13000"), token=token, **shown), 409, "order-total-mismatch")
        assert (other["yours"], other["total"], other["version"]) == ("5000", "13000", now["version"])
    paid = await floor.ana.pay(order, cash("13000"), token=token, total=None, version=now["version"])
    assert ok(paid, 201)["total"] == "13000"


async def test_an_order_is_paid_from_a_drawer_of_its_profile(floor: Floor) -> None:
    """CL-1, EV-2: from another profile's it is refused as a claim is, free or not, and nothing is booked."""
    elsewhere = await floor.ana.queue(thing("a", "1000"), profileId="caja-personal")
    before = await everything(floor.shop)
    refused(await floor.ana.claim(elsewhere), 409, "profile-mismatch")
    problem = refused(await floor.ana.pay(elsewhere), 409, "profile-mismatch")
    assert problem["sessionNumber"] == floor.ana.drawer["sessionNumber"]
    assert await everything(floor.shop) == before
    await floor.shop.sql("UPDATE cash_sessions SET profile_id = (SELECT id FROM profiles WHERE code = 'caja-personal')"
                         " WHERE id::text = $1", floor.ana.drawer["id"])  # fmt: skip
    assert ok(await floor.ana.pay(elsewhere), 201)["orderId"] == elsewhere["id"]


async def test_auditors_read_the_queue_and_change_nothing(shop: Shop, floor: Floor) -> None:
    """EV-5: reading is theirs, hands are not."""
    order = await floor.ana.queue()
    await shop.sql("UPDATE memberships SET role = 'auditor' WHERE user_id = (SELECT id FROM users WHERE username = $1)",
                   "cashier3")  # fmt: skip
    auditor = await person(shop, "cashier3")
    ok(await auditor.get(f"/api/orders/{order['id']}"))
    for path, body in (
        ("claim", {"sessionId": floor.ana.drawer["id"]}),
        ("cancel", {"reason": "x"}),
        ("operations", {"baseVersion": 0, "operations": [add("x", thing("b", "1"))]}),
    ):
        refused(await auditor.post(f"/api/orders/{order['id']}/{path}", body), 403, "not-permitted")


# --- split and move ------------------------------------------------------------------------------


async def test_split_and_move(floor: Floor) -> None:
    """OR-1: lines, or pieces of them, into a new order beside it or into another that is there."""
    order = await floor.ana.queue(thing("a", "1000", "3"), thing("b", "500"), table="4")
    token = await floor.ana.take(order)
    parted = ok(await floor.ana.split(order, line_move("a", "a2", "1"), line_move("b", "b2"), claimToken=token))
    assert [lines(parted["order"]), lines(parted["other"])] == [{"a": "2"}, {"a2": "1", "b2": "1"}]
    other = parted["other"]
    assert (other["splitFromId"], other["table"], other["status"], other["claim"]) == (order["id"], "4", "queued", None)
    moved = ok(await floor.ana.split(order, line_move("a", "a3"), toOrderId=other["id"], claimToken=token))
    assert [lines(moved["order"]), lines(moved["other"])] == [{}, {"a2": "1", "b2": "1", "a3": "2"}]


SPLITS_REFUSED: list[tuple[list[Document], dict[str, Any], int, str]] = [
    ([line_move("x", "y")], {}, 422, "order-line-unknown"),
    ([line_move("a", "y", "4")], {}, 422, "order-line-too-small"),
    ([line_move("a", "y", "1"), line_move("a", "z", "1")], {}, 422, "line-id-twice"),
    ([line_move("a", "y", "0")], {}, 422, "number-out-of-range"),
    ([line_move("a", "y")], {"toOrderId": "nobody"}, 404, "order-unknown"),
    ([line_move("a", "theirs")], {"to": "other"}, 409, "order-line-exists"),
    ([line_move("a", "y")], {"to": "self"}, 422, "order-into-itself"),
    ([line_move("a", "y")], {"to": "held"}, 423, "order-claimed"),
    ([line_move("a", "y")], {"to": "paid"}, 409, "order-not-open"),
    ([line_move("a", "y")], {"claimToken": 7}, 409, "stale-claim"),
    ([], {}, 422, "list-length"),
]


@pytest.mark.parametrize(("moves", "more", "status", "code"), SPLITS_REFUSED)
async def test_a_split_that_is_refused_moves_nothing(
    floor: Floor, moves: list[Document], more: dict[str, Any], status: int, code: str
) -> None:
    """EV-2, OR-1: all or nothing, in both orders."""
    order = await floor.ana.queue(thing("a", "1000", "3"))
    others = {name: await floor.ana.queue(thing("theirs", "1")) for name in ("other", "held", "paid")}
    await floor.beto.take(others["held"])
    ok(await floor.ana.pay(others["paid"]), 201)
    to = more.pop("to", None) if (more := dict(more)) else None
    if to is not None:
        more["toOrderId"] = order["id"] if to == "self" else others[to]["id"]
    before = await everything(floor.shop)
    refused(await floor.ana.split(order, *moves, **more), status, code)
    assert await everything(floor.shop) == before


discounts = st.one_of(
    st.none(),
    st.builds(lambda n: {"percent": str(Decimal(n) / 1000)}, st.integers(0, 100_000)),
    st.builds(lambda n: {"amount": str(Decimal(n) / 100)}, st.integers(0, 3_000)),
)
bill_lines = st.lists(
    st.tuples(st.integers(0, 2_000), st.integers(1, 6), discounts, st.integers(0, 6)), min_size=1, max_size=5
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bill=bill_lines, order_discount=discounts, there=bill_lines, there_discount=discounts, into=st.booleans())
async def test_nothing_is_gained_or_lost_by_moving(
    shop: Shop, bill: list[Any], order_discount: Any, there: list[Any], there_discount: Any, *, into: bool
) -> None:
    """OR-1, OR-3: whole pieces moved between orders with any discounts: what both come to before tax is what it was,
    to the minor unit. Tax is worked out for each line anew: at most one unit for each line that there is.
    """
    await shop.sql("DELETE FROM profile_limits")
    who = await _bar(shop)

    async def served(content: list[Any], discount: Any) -> Document:
        items = [
            thing(f"l{n}", str(Decimal(price) / 100), str(pieces), taxRate="8.875", discount=off)
            for n, (price, pieces, off, _) in enumerate(content)
        ]
        order = await who.queue(*items)
        return ok(await who.operate(order, set_discount(key(), None, discount)))["order"]  # type: ignore[no-any-return]

    order = await served(bill, order_discount)
    moves = [
        line_move(f"l{n}", f"m{n}", str(min(wanted, pieces)))
        for n, (_, pieces, _, wanted) in enumerate(bill)
        if wanted > 0
    ]
    if not moves:
        return
    target = await served(there, there_discount) if into else None
    more = {} if target is None else {"toOrderId": target["id"]}
    parted = ok(await who.split(order, *moves, **more))
    after = [parted["order"], parted["other"]]

    def before_tax(orders: list[Document]) -> Decimal:
        return sum((Decimal(o["total"]) - Decimal(o["taxTotal"]) for o in orders), Decimal(0))

    was = [order] if target is None else [order, target]
    assert before_tax(after) == before_tax(was)
    assert sum(Decimal(o["subtotal"]) for o in after) == sum(Decimal(o["subtotal"]) for o in was)
    tax: Decimal = sum((Decimal(o["taxTotal"]) for o in after), Decimal(0))
    tax -= sum((Decimal(o["taxTotal"]) for o in was), Decimal(0))
    assert abs(tax) <= Decimal("0.01") * sum(len(o["lines"]) for o in after)


_bars: dict[str, Any] = {}


async def _bar(shop: Shop) -> Any:
    """Return a bartender of the test's shop; signed in once for all examples."""
    async with _bars_lock:
        if shop.database_url not in _bars:
            _bars.clear()
            _bars[shop.database_url] = await at_work(shop, "cashier4", "test-register-1", business="harbor")
        return _bars[shop.database_url]


_bars_lock = asyncio.Lock()
