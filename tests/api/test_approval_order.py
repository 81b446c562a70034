"""An approval is no way to try PINs, and nobody approves for themselves."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import pytest

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
    set_discount,
    thing,
)
from tests.helpers.shop import Shop

NOWHERE = "018f0000-0000-7000-8000-000000000000"
RIGHT, WRONG = MANAGERS_PIN, {**MANAGERS_PIN, "pin": "0000"}
OFF = {"percent": "100"}

# A call with an approval on something that is not there, and what it is told.
MISSING: dict[str, tuple[str, Document, str]] = {
    "close": (f"/api/pos/sessions/{NOWHERE}/close", {"countedCash": "1"}, "session-unknown"),
    "approve": (f"/api/pos/sessions/{NOWHERE}/approve", {}, "session-unknown"),
    "take over": (f"/api/orders/{NOWHERE}/claim/takeover", {"sessionId": NOWHERE, "reason": "x"}, "order-unknown"),
    "cancel": (f"/api/orders/{NOWHERE}/cancel", {"reason": "x"}, "order-unknown"),
    "split": (f"/api/orders/{NOWHERE}/split", {"lines": [{"lineId": "a", "newLineId": "b"}]}, "order-unknown"),
    "pay": (f"/api/orders/{NOWHERE}/payments", {"sessionId": NOWHERE, "payments": []}, "order-unknown"),
    "change": (
        f"/api/orders/{NOWHERE}/operations",
        {"baseVersion": 1, "operations": [set_discount("op-1", None, OFF)]},
        "order-unknown",
    ),
    "change a cart": (
        f"/api/order-sessions/{NOWHERE}/operations",
        {"baseVersion": 1, "operations": [set_discount("op-1", None, OFF)]},
        "order-session-unknown",
    ),
    "pay a cart": (
        f"/api/order-sessions/{NOWHERE}/complete", {"sessionId": NOWHERE, "payments": []}, "order-session-unknown",
    ),
}  # fmt: skip


async def pins_looked_at(shop: Shop) -> Sequence[Any]:
    """Return what is counted of wrong PINs of approvers and of anybody."""
    return [tuple(row.values()) for row in await shop.sql("SELECT * FROM sign_in_throttles ORDER BY subject")]


def told(answer: Any) -> tuple[int, Document]:
    """Return the answer without what differs from call to call."""
    return answer.status_code, {name: value for name, value in answer.json().items() if name != "requestId"}


@pytest.mark.parametrize("call", MISSING)
async def test_what_is_not_there_is_404_whatever_the_pin(shop: Shop, call: str) -> None:
    """CS-8, EV-5: an invented id says nothing of a PIN, and no PIN is looked at."""
    path, body, code = MISSING[call]
    lucia = await person(shop, "cashier1", register="ASU-1")
    await lucia.open_drawer("ASU-1")
    before = await pins_looked_at(shop)
    answers = [await lucia.post(path, body | {"approval": pin}, key=key()) for pin in (RIGHT, WRONG)]
    for answer in answers:
        refused(answer, 404, code)
    assert told(answers[0]) == told(answers[1])
    assert await pins_looked_at(shop) == before


async def test_every_call_that_takes_an_approval_is_in_the_table(shop: Shop) -> None:
    """CS-8: of the contract; those that begin something name nothing that could be missing."""
    contract = (await shop.http.get("/api/openapi.json")).json()
    takes = set()
    for path, item in contract["paths"].items():
        for method, operation in item.items():
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            schema = contract["components"]["schemas"].get(body.get("$ref", "").rpartition("/")[2], {})
            if "approval" in schema.get("properties", {}):
                takes.add((method, path.split("{")[0], path.rpartition("/")[2]))
    known = {("post", "/".join(path.split("/")[:-2]) + "/", path.rpartition("/")[2]) for path, _, _ in MISSING.values()}
    known = {(m, p.replace(f"{NOWHERE}/", ""), end) for m, p, end in known}
    begins = {("post", "/api/orders", "orders"), ("post", "/api/order-sessions", "order-sessions")}
    whole = {each for each in takes if each[0] == "put"}
    assert {each[1] for each in whole} == {"/api/order-sessions/"}
    assert takes - begins - whole == known


Asking = Callable[[Document], Awaitable[Any]]


async def _within_the_limit(_shop: Shop, lucia: Person, _session: Document) -> Asking:
    cart = await lucia.cart(thing("a", "1000"))
    return lambda approval: lucia.try_to_operate(cart, set_discount(key(), "a", {"percent": "5"}), approval=approval)


async def _settled(_shop: Shop, lucia: Person, session: Document) -> Asking:
    cart = await lucia.cart(thing("a", "1000"))
    ok(await lucia.pay(cart, session, cash("1000")), 201)
    return lambda approval: lucia.try_to_operate(cart, set_discount(key(), "a", OFF), approval=approval)


async def _on_no_drawer(_shop: Shop, lucia: Person, _session: Document) -> Asking:
    cart = await lucia.cart(thing("a", "1000"))
    return lambda approval: lucia.pay(cart, {"id": NOWHERE}, cash("1"), approval=approval)


async def _past_the_limit_at_the_payment(shop: Shop) -> tuple[Person, Document]:
    """Return the cashier at no register, whose limits are the payment's, and a cart of half its price."""
    away = await person(shop, "cashier1")
    return away, await away.cart(thing("a", "1000", discount={"percent": "50"}))


async def _less_than_due(shop: Shop, _lucia: Person, session: Document) -> Asking:
    away, cart = await _past_the_limit_at_the_payment(shop)
    return lambda approval: away.pay(cart, session, cash("1"), approval=approval)


async def _at_no_register(shop: Shop, _lucia: Person, session: Document) -> Asking:
    away, cart = await _past_the_limit_at_the_payment(shop)
    return lambda approval: away.pay(cart, session, cash("500"), registerId="nowhere", approval=approval)


async def _another_total(_shop: Shop, lucia: Person, _session: Document) -> Asking:
    cart = await lucia.cart(thing("a", "1000"))
    off = set_discount(key(), "a", OFF)
    return lambda approval: lucia.try_to_operate(cart, off, total="1", approval=approval)


async def _another_total_in_the_queue(_shop: Shop, lucia: Person, _session: Document) -> Asking:
    order = ok(await lucia.post("/api/orders", {"items": [thing("a", "1000")]}), 201)
    body = {"baseVersion": order["version"], "operations": [set_discount(key(), "a", OFF)], "total": "1"}
    return lambda approval: lucia.post(f"/api/orders/{order['id']}/operations", body | {"approval": approval})


async def _another_total_of_a_new_order(_shop: Shop, lucia: Person, _session: Document) -> Asking:
    body = {"items": [thing("a", "1000", discount=OFF)], "total": "1"}
    return lambda approval: lucia.post("/api/orders", body | {"approval": approval})


async def _by_a_cashier(_shop: Shop, lucia: Person, _session: Document) -> Asking:
    cart = await lucia.cart(thing("a", "1000"))
    return lambda approval: lucia.try_to_operate(
        cart, set_discount(key(), "a", OFF), approval={"username": "cashier2", "pin": approval["pin"]}
    )


async def _by_oneself(_shop: Shop, lucia: Person, session: Document) -> Asking:
    pins = {RIGHT["pin"]: "1111", WRONG["pin"]: "0000"}
    return lambda approval: lucia.close(
        session, countedCash="1", approval={"username": "cashier1", "pin": pins[approval["pin"]]}
    )


@pytest.mark.parametrize(
    "asked",
    [
        _within_the_limit, _settled, _on_no_drawer, _less_than_due, _at_no_register, _another_total,
        _another_total_in_the_queue, _another_total_of_a_new_order, _by_a_cashier, _by_oneself,
    ],
)  # fmt: skip
async def test_no_answer_depends_on_a_pin_that_could_not_approve(
    shop: Shop, asked: Callable[[Shop, Person, Document], Awaitable[Asking]]
) -> None:
    """CS-8: not needed, too late, wrong otherwise, or by somebody who may not: one answer for every PIN."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    ask = await asked(shop, lucia, await lucia.open_drawer("ASU-1"))
    before = await pins_looked_at(shop)
    wrong, right = told(await ask(WRONG)), told(await ask(RIGHT))
    assert wrong[0] == right[0]
    assert wrong[1].get("code") == right[1].get("code")
    assert await pins_looked_at(shop) == before


async def test_where_it_is_needed_the_pin_decides(shop: Shop) -> None:
    """CS-8: a wrong one is counted and nothing is done; the right one is written down as the approver's."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    cart = await lucia.cart(thing("a", "1000"))
    async with nothing_changes(shop):
        off = set_discount("op-1", "a", OFF)
        refused(await lucia.try_to_operate(cart, off, approval=WRONG), 403, "approval-failed")
    assert await pins_looked_at(shop) != []
    ok(await lucia.try_to_operate(cart, off, approval=RIGHT))
    tried, done = (await journal(shop, "order-session.operate"))[-2:]
    assert (tried["outcome"], tried["approved_by"]) == ("approval-failed", None)
    assert done["approved_by"] is not None


async def test_nobody_approves_for_themselves(shop: Shop) -> None:
    """CS-8: not who asks and not the session's cashier, whatever their role, for a close, a sale and an order."""
    boss = await person(shop, "manager1", register="ASU-1")
    drawer = await boss.open_drawer("ASU-1")
    refused(await boss.close(drawer, countedCash="1", approval=MANAGERS_PIN), 403, "approval-by-oneself")
    derlis = await person(shop, "cashier2")
    derliss = await derlis.open_drawer("ASU-2")
    refused(await boss.close(derliss, countedCash="1", approval=MANAGERS_PIN), 403, "approval-by-oneself")
    # A participant of the manager's own drawer asks: it is still the manager's drawer.
    lucia = await person(shop, "cashier1", register="ASU-1")
    ok(await lucia.start_shift("ASU-1"))
    cart = await lucia.cart(thing("a", "1000"))
    ok(await lucia.try_to_operate(cart, add("op-1", thing("b", "1000", discount=OFF)), approval=MANAGERS_PIN))
    refused(await lucia.pay(cart, drawer, cash("1000")), 422, "discount-past-limit")
    refused(await lucia.pay(cart, drawer, cash("1000"), approval=MANAGERS_PIN), 403, "approval-by-oneself")
    herself = {"username": "cashier1", "pin": "1111"}
    refused(await lucia.pay(cart, drawer, cash("1000"), approval=herself), 403, "approval-by-oneself")
    ok(await lucia.pay(cart, drawer, cash("1000"), approval={"username": "admin", "pin": "7777"}), 201)
    # Nor where somebody else counts it: the drawer is the manager's, who approves neither at once nor later.
    admin = await person(shop, "admin")
    refused(await admin.close(drawer, countedCash="1", approval=MANAGERS_PIN), 403, "approval-by-oneself")
    ok(await admin.close(drawer, countedCash="1"))
    refused(await boss.post(f"/api/pos/sessions/{drawer['id']}/approve", {}), 403, "approval-by-oneself")


async def test_a_pending_approval_is_given_by_somebody_else(shop: Shop) -> None:
    """CS-8: later from the board, or by PIN at the till; not by who counted, nor by whose drawer it was."""
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2")
    boss, admin = await person(shop, "manager1"), await person(shop, "admin")
    mine = ok(await lucia.close(await lucia.open_drawer("ASU-1"), countedCash="1"))["session"]
    bosses = await boss.open_drawer("ASU-2")
    bosses = ok(await boss.close(bosses, countedCash="1"))["session"]
    derliss = await derlis.open_drawer("ASU-3")
    counted_for = ok(await boss.close(derliss, countedCash="1"))["session"]
    assert {each["approval"] for each in (mine, bosses, counted_for)} == {"pending"}
    path = "/api/pos/sessions/{id}/approve"
    listed = ok(await admin.get("/api/pos/sessions", params={"approval": "pending"}))["items"]
    assert {each["id"] for each in listed} == {mine["id"], bosses["id"], counted_for["id"]}
    refused(await lucia.post(path.format(**mine), {}), 403, "approval-by-oneself")
    refused(await derlis.post(path.format(**mine), {}), 403, "session-not-yours")
    for session in (bosses, counted_for):
        refused(await boss.post(path.format(**session), {}), 403, "approval-by-oneself")
        refused(await boss.post(path.format(**session), {"approval": MANAGERS_PIN}), 403, "approval-by-oneself")
    # Nor by whoever counted, where somebody else asks: the PIN is the counter's own.
    refused(await derlis.post(path.format(**counted_for), {"approval": MANAGERS_PIN}), 403, "approval-by-oneself")
    # Their PIN is no more than their word: not of the drawer's cashier, and not of who asks.
    another = await boss.open_drawer("ASU-2")
    another = ok(await admin.close(another, countedCash="1"))["session"]
    refused(await admin.post(path.format(**another), {"approval": MANAGERS_PIN}), 403, "approval-by-oneself")
    refused(await boss.post(path.format(**mine), {"approval": MANAGERS_PIN}), 403, "approval-by-oneself")
    at_till = {"reason": "Vuelto", "approval": MANAGERS_PIN}
    refused(await lucia.post(path.format(**mine), at_till | {"approval": WRONG}), 403, "approval-failed")
    done = ok(await lucia.post(path.format(**mine), at_till))["session"]
    assert (done["approval"], done["approvedBy"]["username"], done["overShortReason"]) == (
        "approved", "manager1", "Vuelto",
    )  # fmt: skip
    assert done["summary"] == mine["summary"]
    assert ok(await admin.post(path.format(**bosses), {}))["session"]["approvedBy"]["username"] == "admin"
    assert ok(await admin.post(path.format(**mine), {}))["session"] == {**done, "yours": False}
    clean = await lucia.open_drawer("ASU-1")
    refused(await admin.post(path.format(**clean), {}), 409, "nothing-to-approve")


async def test_whoever_counted_the_drawer_does_not_approve_the_count(shop: Shop) -> None:
    """CS-8: a count that a manager made and the cashier closed by: she approves it neither in the close nor later."""
    lucia, boss = await person(shop, "cashier1"), await person(shop, "manager1")
    session = await lucia.open_drawer("ASU-1")
    ok(await boss.count(session, kind="closing", amount="1"), 201)
    refused(await lucia.close(session, approval=MANAGERS_PIN), 403, "approval-by-oneself")
    closed = ok(await lucia.close(session))["session"]
    assert (closed["approval"], closed["approvedBy"]) == ("pending", None)
    path = f"/api/pos/sessions/{session['id']}/approve"
    refused(await boss.post(path, {}), 403, "approval-by-oneself")
    refused(await lucia.post(path, {"approval": MANAGERS_PIN}), 403, "approval-by-oneself")
    refused(await boss.count(session, kind="recount", amount="200000"), 403, "approval-by-oneself")
    assert ok(await (await person(shop, "admin")).post(path, {}))["session"]["approvedBy"]["username"] == "admin"


async def test_a_later_count_of_the_cashiers_own_is_the_one_that_is_approved(shop: Shop) -> None:
    """CS-8: a manager who counted before the cashier did has no hand in the count that closed."""
    lucia, boss = await person(shop, "cashier1"), await person(shop, "manager1")
    session = await lucia.open_drawer("ASU-1")
    ok(await boss.count(session, kind="closing", amount="200000"), 201)
    closed = ok(await lucia.close(session, countedCash="1", approval=MANAGERS_PIN))["session"]
    assert (closed["approval"], closed["approvedBy"]["username"]) == ("approved", "manager1")


async def test_a_recount_is_an_entry_by_somebody_who_could_approve(shop: Shop) -> None:
    """CS-7, CS-8: what was closed stays; the recount stands beside it."""
    lucia, boss = await person(shop, "cashier1"), await person(shop, "manager1")
    session = await lucia.open_drawer("ASU-1")
    refused(await boss.count(session, kind="recount", amount="1"), 409, "session-not-closed")
    closed = ok(await lucia.close(session, countedCash="1"))["session"]
    refused(await lucia.count(session, kind="recount", amount="200000"), 403, "approval-by-oneself")
    entry = ok(await boss.count(session, kind="recount", amount="200000"), 201)
    assert (entry["count"]["kind"], entry["count"]["overShort"], entry["session"]) == ("recount", "0", None)
    assert ok(await lucia.get(f"/api/pos/sessions/{session['id']}")) == closed


async def test_whoever_left_approves_nothing(shop: Shop) -> None:
    """CS-8: a disabled person is nobody: by their PIN, and also when they leave after it was looked at."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")

    async def verdict(username: str, *, is_checked: bool) -> str:
        (row,) = await shop.sql(
            "SELECT approver_verdict(b.business_id, u.id, $2, '{}') AS said FROM users u, businesses b"
            " WHERE u.username = $1 AND b.code = 'espiga'", username, is_checked,
        )  # fmt: skip
        return str(row["said"])

    assert await verdict("manager1", is_checked=True) == "stands"
    await shop.sql("UPDATE users SET disabled_at = shop_now() WHERE username IN ('manager1', 'cashier3')")
    for username in ("manager1", "cashier3"):
        assert await verdict(username, is_checked=True) == "approver-not-permitted"
        assert await verdict(username, is_checked=False) == "approval-unchecked"
    for approval in (MANAGERS_PIN, {"username": "cashier3", "pin": "3333"}):
        refused(await lucia.close(session, countedCash="1", approval=approval), 403, "approval-failed")


GONE = {
    "removed": "DELETE FROM memberships m USING users u, businesses b WHERE u.id = m.user_id AND"
    " b.business_id = m.business_id AND b.code = 'harbor' AND u.username <> 'manager2'",
    "disabled": "UPDATE users SET disabled_at = shop_now() WHERE username <> 'manager2'",
}


@pytest.mark.parametrize("others", GONE)
async def test_alone_in_a_business_ones_own_word_is_marked_as_such(shop: Shop, others: str) -> None:
    """CS-8, D15: a shop of one person is never stuck, and what they approve of their own is shown so."""
    await shop.sql(GONE[others])
    helen = await person(shop, "manager2", "harbor", register="test-register-1")
    session = await helen.open_drawer("test-register-1")
    closed = ok(await helen.close(session, countedCash="10.00"))["session"]
    assert (closed["approval"], closed["approvedBy"]["username"]) == ("by-oneself", "manager2")


async def test_twin_without_the_check_a_manager_is_short_by_her_own_word(shop: Shop) -> None:
    """The damage without the one check: manager2, 190.00 short of 200.00, approves it herself."""
    source = (await shop.sql("SELECT pg_get_functiondef('approver_verdict'::regproc) AS text"))[0]["text"]
    guard = "is_own boolean := coalesce(approver = ANY (not_by), false)"
    assert guard in source
    await shop.sql(source.replace(guard, "is_own boolean := false"))
    helen = await person(shop, "manager2", "harbor", register="test-register-1")
    session = await helen.open_drawer("test-register-1")
    own = {"username": "manager2", "pin": "8888"}
    closed = ok(await helen.close(session, countedCash="10.00", approval=own))["session"]
    assert (closed["approval"], closed["approvedBy"]["username"]) == ("approved", "manager2")
