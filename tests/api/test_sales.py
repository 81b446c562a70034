"""Paying a cart: ``complete``, and the transactions that come of it."""

import pytest

from tests.helpers.floor import (
    Document,
    card,
    cash,
    everything,
    key,
    lines,
    no_limits,
    ok,
    person,
    refused,
    set_discount,
    thing,
)
from tests.helpers.shop import Shop

NOWHERE = "018f0000-0000-7000-8000-000000000000"


async def test_a_sale(shop: Shop) -> None:
    """S1-15, S1-34, S1-35, OS-6, TX-1: the transaction has the cart's items and totals; the till is empty."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    session = await lucia.open_drawer("ASU-1")
    cart = await lucia.cart(thing("a", "5000", "2", taxRate="10"), thing("b", "1500", "0.5", taxRate="5", note="tibio"))
    cart = (await lucia.operate(cart, set_discount("op-1", None, {"percent": "10"})))["orderSession"]
    sold = ok(await lucia.pay(cart, session, cash("10000")), 201)
    assert sold["kind"] == "sale"
    assert sold["session"] == {name: session[name] for name in ("id", "sessionNumber", "register")}
    assert sold["register"]["code"] == "ASU-1"
    assert sold["cashier"]["username"] == "cashier1"
    assert (sold["orderId"], sold["orderSessionId"]) == (cart["order"]["id"], cart["id"])
    for name in ("subtotal", "discountTotal", "netTotal", "taxTotal", "total", "currency"):
        assert sold[name] == cart["order"][name]
    of_the_cart = [{k: v for k, v in line.items() if k not in {"addedBy", "changedVersion"}} for line in cart["items"]]
    assert sold["lines"] == of_the_cart
    assert sold["total"] == "9675"
    assert sold["change"] == "325"
    assert sold["payments"] == [{"tender": "cash", "amount": "9675", "tendered": "10000", "change": "325"}]
    assert await lucia.active() is None
    kept = ok(await lucia.get(f"/api/order-sessions/{cart['id']}"))
    assert (kept["status"], kept["order"]["status"]) == ("completed", "paid")
    assert (await lucia.cart(thing("c", "1")))["id"] != cart["id"]
    assert ok(await lucia.get(f"/api/transactions/{sold['id']}")) == sold


async def test_paying_twice_is_one_sale(shop: Shop) -> None:
    """S1-36, EV-1, OS-6: under the same key the same answer, under another the refusal that names the sale."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    cart = await lucia.cart(thing("a", "5000"))
    same = key()
    first = await lucia.pay(cart, session, cash("5000"), key=same)
    again = await lucia.pay(cart, session, cash("5000"), key=same)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again.headers["Idempotent-Replay"] == "true"
    assert "Idempotent-Replay" not in first.headers
    problem = refused(await lucia.pay(cart, session, cash("5000")), 409, "order-session-not-active")
    assert (problem["state"], problem["transactionId"]) == ("completed", first.json()["id"])
    refused(await lucia.pay(cart, session, cash("6000"), key=same), 422, "idempotency-key-reused")
    assert len(ok(await lucia.get("/api/transactions"))["items"]) == 1
    totals = ok(await lucia.get(f"/api/pos/sessions/{session['id']}"))["totals"]
    assert (totals["totalSales"], totals["totalTransactions"]) == ("5000", 1)


@pytest.mark.parametrize(
    ("payments", "booked", "change"),
    [
        ([cash("10000")], [("cash", "10000", "0")], "0"),
        ([cash("20000")], [("cash", "10000", "10000")], "10000"),
        ([cash("10000", "50000")], [("cash", "10000", "40000")], "40000"),
        ([card("10000")], [("card", "10000", None)], "0"),
        ([card("4000"), cash("6000")], [("card", "4000", None), ("cash", "6000", "0")], "0"),
        ([card("4000"), cash("10000")], [("card", "4000", None), ("cash", "6000", "4000")], "4000"),
        ([cash("3000"), cash("7000", "20000")], [("cash", "3000", "0"), ("cash", "7000", "13000")], "13000"),
        ([card("4000"), card("6000")], [("card", "4000", None), ("card", "6000", None)], "0"),
    ],
)
async def test_ways_to_pay(
    shop: Shop, payments: list[Document], booked: list[tuple[str, str, str | None]], change: str
) -> None:
    """TX-1: split tender, change for cash; what is booked adds up to the total and the drawer holds the cash part."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1", openingCash=0)
    sold = ok(await lucia.pay(await lucia.cart(thing("a", "10000")), session, *payments), 201)
    assert [(p["tender"], p["amount"], p["change"]) for p in sold["payments"]] == booked
    assert sold["change"] == change
    in_cash = sum(int(amount) for tender, amount, _ in booked if tender == "cash")
    assert ok(await lucia.end(session))["session"]["summary"]["expectedCash"] == str(in_cash)


@pytest.mark.parametrize(
    ("payments", "status", "code"),
    [
        ([], 422, "payment-too-low"),
        ([cash("9999")], 422, "payment-too-low"),
        ([card("5000"), cash("4999")], 422, "payment-too-low"),
        ([cash("10000", "9999")], 422, "payment-too-low"),
        ([card("10001")], 422, "payment-too-high"),
        ([card("15000"), cash("1000")], 422, "payment-too-high"),
        ([{"tender": "voucher", "amount": "10000"}], 422, "tender-not-accepted"),
        ([{"tender": "Cash", "amount": "10000"}], 422, "tender-not-accepted"),
        ([{"tender": "ca\x00sh", "amount": "10000"}], 422, "text-not-allowed"),
        ([card("10000") | {"tendered": "10000"}], 422, "tendered-not-cash"),
        ([cash("-10000")], 422, "amount-negative"),
        ([cash("10000.5")], 422, "amount-too-precise"),
        ([cash("10000")] * 21, 422, "list-length"),
        ([cash("9999999999")] * 20, 422, "tendered-unlikely"),
        ([cash("9999999999") | {"confirmTendered": True}] * 20, 201, ""),
    ],
)
async def test_payments_that_do_not_settle(shop: Shop, payments: list[Document], status: int, code: str) -> None:
    """TX-1, OS-6: refused whole: no transaction, no payment, no movement, the cart as it was."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    cart = await lucia.cart(thing("a", "10000"))
    before = await everything(shop)
    answer = await lucia.pay(cart, session, *payments)
    if status == 201:
        assert ok(answer, 201)["total"] == "10000"
        return
    refused(answer, status, code)
    assert await everything(shop) == before


async def test_whom_and_what_can_be_paid_on(shop: Shop) -> None:
    """CS-11, EV-5, S0-09: on one's own or a joined open session; unknown and foreign ones look the same."""
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2")
    maya = await person(shop, "cashier4", "harbor")
    mine = await lucia.open_drawer("ASU-1")
    cart = await derlis.cart(thing("a", "1000"))
    foreign = await maya.open_drawer("test-register-1")
    before = await everything(shop)
    refused(await derlis.pay(cart, mine, cash("1000")), 403, "session-not-yours")
    for unknown in (NOWHERE, foreign["id"], "nonsense"):
        refused(await derlis.pay(cart, {"id": unknown}, cash("1000")), 404, "session-unknown")
    refused(await lucia.pay(cart, mine, cash("1000")), 404, "order-session-unknown")
    assert await everything(shop) == before
    ok(await derlis.start_shift("ASU-1"))
    ok(await derlis.pay(cart, mine, cash("1000")), 201)


async def test_nothing_is_sold_that_is_not_there(shop: Shop) -> None:
    """OS-6: an empty cart is refused; one that costs nothing is a sale without payments."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    refused(await lucia.pay(await lucia.cart(), session), 422, "order-empty")
    await no_limits(shop)
    free = await lucia.cart(thing("a", "5000", discount={"percent": "100"}))
    sold = ok(await lucia.pay(free, session, total="0"), 201)
    assert (sold["total"], sold["payments"], sold["change"]) == ("0", [], "0")
    again = await lucia.cart(thing("a", "5000", discount={"percent": "100"}))
    assert ok(await lucia.pay(again, session, cash("0"), total="0"), 201)["payments"] == []


async def test_a_payment_of_nothing_is_not_booked(shop: Shop) -> None:
    """TX-1: a receipt names no tender that nobody used, and no sum of a tender counts it."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    cart = await lucia.cart(thing("a", "5000"))
    sold = ok(await lucia.pay(cart, session, card("0"), cash("5000")), 201)
    assert [payment["tender"] for payment in sold["payments"]] == ["cash"]
    assert sold["change"] == "0"


async def test_a_total_that_disagrees_is_refused_naming_both(shop: Shop) -> None:
    """OR-3: on operations and on payment, and nothing changes."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    cart = await lucia.cart(thing("a", "5000"))
    before = await everything(shop)
    for answer in (
        await lucia.pay(cart, session, cash("5000"), total="4999"),
        await lucia.try_to_operate(cart, set_discount("op-1", "a", {"amount": "1"}), total="5000"),
    ):
        problem = refused(answer, 409, "order-total-mismatch")
        assert (problem["yours"], problem["total"]) in {("4999", "5000"), ("5000", "4999")}
        assert problem["version"] == cart["order"]["version"]
    assert await everything(shop) == before
    ok(await lucia.pay(cart, session, cash("5000"), total=5000), 201)


async def test_paying_needs_an_idempotency_key(shop: Shop) -> None:
    """EV-1: 428 without one, and nothing is sold."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    cart = await lucia.cart(thing("a", "5000"))
    path = f"/api/order-sessions/{cart['id']}/complete"
    refused(
        await lucia.post(path, {"sessionId": session["id"], "payments": [cash("5000")]}), 428, "idempotency-key-missing"
    )
    assert await lucia.active() == cart


async def test_the_totals_of_a_session_are_those_of_its_sales(shop: Shop) -> None:
    """S4-21, CS-6: list, session and summary say the same, each sale counted in its own session and no other."""
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2")
    one, two = await lucia.open_drawer("ASU-1"), await derlis.open_drawer("ASU-2")
    for price in ("1000", "2000", "3000"):
        await lucia.sell(one, price)
    await derlis.sell(two, "500", card("500"))
    listed = {s["id"]: s for s in ok(await lucia.get("/api/pos/sessions"))["items"]}
    assert listed[one["id"]]["totals"]["totalSales"] == "6000"
    assert listed[two["id"]]["totals"] == {
        "totalSales": "500", "totalCash": "0", "totalCard": "500", "totalRefunds": "0", "totalTransactions": 1,
    }  # fmt: skip
    assert listed[one["id"]]["totals"] == ok(await lucia.get(f"/api/pos/sessions/{one['id']}"))["totals"]
    boss = await person(shop, "manager1")
    of_one = ok(await boss.get("/api/transactions", params={"sessionId": one["id"]}))["items"]
    assert sorted(sale["total"] for sale in of_one) == ["1000", "2000", "3000"]
    numbers = [sale["number"] for sale in ok(await boss.get("/api/transactions"))["items"]]
    assert [number[-4:] for number in numbers] == ["0004", "0003", "0002", "0001"]


async def test_tax_on_top_is_paid_too(shop: Shop) -> None:
    """OR-3: at the bar tax comes on top: 8.875 % of 10.00 is 0.89, rounded half up."""
    maya = await person(shop, "cashier4", "harbor")
    session = await maya.open_drawer("test-register-1")
    cart = await maya.cart(thing("a", "10.00", taxRate="8.875"))
    assert (cart["order"]["taxTotal"], cart["order"]["total"]) == ("0.89", "10.89")
    refused(await maya.pay(cart, session, cash("10.00")), 422, "payment-too-low")
    sold = ok(await maya.pay(cart, session, cash("20.00")), 201)
    assert (sold["total"], sold["change"], lines(sold)) == ("10.89", "9.11", {"a": "1"})


# Tax inside the price, and on top: two of one thing at 10 % with 10 % off, one of another without tax, 5 % off all.
# gross, discount of the line, net, tax, total; and of the sale: subtotal, discounts, net, tax, total.
FIGURES: dict[str, tuple[tuple[str, str, str], tuple[str, str], list[tuple[str, ...]], tuple[str, ...]]] = {
    "inside, as at the bakery": (
        ("cashier1", "espiga", "ASU-1"),
        ("5500", "3000"),
        [("11000", "1100", "8550", "855", "9405"), ("3000", "0", "2850", "0", "2850")],
        ("14000", "1745", "11400", "855", "12255"),
    ),
    "on top, as at the bar": (
        ("cashier4", "harbor", "test-register-1"),
        ("5.00", "3.00"),
        [("10.00", "1.00", "8.55", "0.86", "9.41"), ("3.00", "0.00", "2.85", "0.00", "2.85")],
        ("13.00", "1.60", "11.40", "0.86", "12.26"),
    ),
}


@pytest.mark.parametrize("where", FIGURES)
async def test_net_has_no_tax_in_it(shop: Shop, where: str) -> None:
    """OR-3: less discounts, gross is net + tax inside the price, and net where tax comes on top; net + tax is paid."""
    (who, business, register), (taxed, untaxed), of_lines, of_sale = FIGURES[where]
    cashier = await person(shop, who, business, register=register)
    session = await cashier.open_drawer(register)
    cart = await cashier.cart(
        thing("a", taxed, "2", taxRate="10", discount={"percent": "10"}), thing("b", untaxed, taxRate="0")
    )
    cart = (await cashier.operate(cart, set_discount("op-1", None, {"percent": "5"})))["orderSession"]
    sold = ok(await cashier.pay(cart, session, card(of_sale[-1])), 201)
    for document in (cart["order"], sold, ok(await cashier.get(f"/api/transactions/{sold['id']}"))):
        names = ("gross", "discountAmount", "net", "tax", "total")
        assert [tuple(line[name] for name in names) for line in document["lines"]] == of_lines
        assert (
            tuple(document[name] for name in ("subtotal", "discountTotal", "netTotal", "taxTotal", "total")) == of_sale
        )
        assert document["pricesIncludeTax"] is (business == "espiga")
