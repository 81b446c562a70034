"""What can be done about a refusal for a claim: named in the answer, and it works."""

import pytest

from tests.claims.hands import LEASE_SECONDS, Floor, adding, line_move
from tests.helpers.floor import Document, ok, person, refused, thing


def _ways(problem: Document) -> dict[str, tuple[str, str]]:
    return {action["rel"]: (action["method"], action["href"]) for action in problem["actions"]}


def _others(order: Document) -> dict[str, tuple[str, str]]:
    path = f"/api/orders/{order['id']}/claim"
    return {"ask": ("POST", f"{path}/requests"), "take-over": ("POST", f"{path}/takeover")}


async def test_who_finds_an_order_held_may_ask_or_take_it_over(floor: Floor) -> None:
    """EV-2, CL-1, CL-4: of a claim, a change and a move into it; both ways lead on."""
    order, mine = await floor.ana.queue(thing("a", "1000")), await floor.beto.queue(thing("b", "1000"))
    await floor.ana.take(order)
    for answer, status in (
        (await floor.beto.claim(order), 409),
        (await floor.beto.operate(order), 423),
        (await floor.beto.split(mine, line_move("b", "moved"), toOrderId=order["id"]), 423),
    ):
        problem = refused(answer, status, "order-claimed")
        assert (problem["orderId"], _ways(problem)) == (order["id"], _others(order))
    for rel, who, more, status in (
        ("ask", floor.beto, {}, 201),
        ("take-over", floor.boss, {"reason": "Customer waits"}, 200),
    ):
        method, href = _others(order)[rel]
        body = {"sessionId": who.drawer["id"], **more}
        assert (await who.person.till.call(method, href, json=body)).status_code == status


@pytest.mark.parametrize(("language", "title"), [("en", "Ask for it"), ("es-PY", "Pedirlo")])
async def test_ways_out_speak_the_readers_language(floor: Floor, language: str, title: str) -> None:
    """EV-2, EV-7."""
    order = await floor.ana.queue()
    await floor.ana.take(order)
    answer = await floor.beto.claim(order, headers={"Accept-Language": language})
    assert refused(answer, 409, "order-claimed")["actions"][0]["title"] == title


async def test_whose_claim_has_ended_claims_again_unless_somebody_has_it(floor: Floor) -> None:
    """EV-2, CL-3: from every write under the old token, and from its release."""
    order = await floor.ana.queue()
    token = await floor.ana.take(order)
    await floor.shop.clock.advance(seconds=LEASE_SECONDS)
    problem = refused(await floor.ana.operate(order, token=token), 409, "stale-claim")
    path = f"/api/orders/{order['id']}/claim"
    assert (problem["orderId"], _ways(problem)) == (order["id"], {"claim": ("POST", path)})
    await floor.beto.take(order)
    for answer in (
        await floor.ana.operate(order, token=token),
        await floor.ana.pay(order, token=token),
        await floor.ana.cancel(order, claimToken=token),
    ):
        assert _ways(refused(answer, 409, "stale-claim")) == _others(order)
    newer = await floor.boss.take_over(order)
    assert ok(newer)["claim"]["token"] > token
    stale = refused(await floor.boss.release(order, token), 409, "stale-claim")
    assert _ways(stale) == {"claim": ("POST", path)}
    ok(await floor.boss.person.till.call("POST", path, json={"sessionId": floor.boss.drawer["id"]}))


async def test_what_has_changed_meanwhile_is_read(floor: Floor) -> None:
    """EV-2, OR-2: an order of the queue, and a cart."""
    order = await floor.ana.queue()
    problem = refused(await floor.ana.operate(order, adding("x"), base=order["version"] + 1), 409, "version-stale")
    ((method, href),) = _ways(problem).values()
    assert ok(await floor.ana.person.till.call(method, href)) == problem["current"] == order
    cart = await floor.ana.person.cart(thing("a", "1000"))
    stale = {"items": [], "version": cart["version"] + 1}
    answer = await floor.ana.person.till.put(f"/api/order-sessions/{cart['id']}", stale)
    problem = refused(answer, 409, "version-stale")
    ((method, href),) = _ways(problem).values()
    assert ok(await floor.ana.person.till.call(method, href)) == problem["current"] == cart


async def test_who_may_not_release_or_take_over_asks(floor: Floor) -> None:
    """EV-2, CL-4: of an order that somebody else has; of one that nobody has, it is claimed."""
    order = await floor.ana.queue()
    path = f"/api/orders/{order['id']}/claim"
    asks, claims = {"ask": ("POST", f"{path}/requests")}, {"claim": ("POST", path)}
    free = (refused(await floor.beto.take_over(order), 403, "take-over-not-permitted"),
            refused(await floor.beto.ask(order), 409, "order-not-held"))  # fmt: skip
    await floor.ana.take(order)
    held = refused(await floor.beto.take_over(order), 403, "take-over-not-permitted")
    not_theirs = refused(await floor.beto.release(order), 403, "claim-not-yours")
    assert [_ways(problem) for problem in (*free, held, not_theirs)] == [claims, claims, asks, _others(order)]
    assert {problem["orderId"] for problem in (*free, held, not_theirs)} == {order["id"]}


async def test_a_webhook_that_has_changed_meanwhile_is_read_as_one(floor: Floor) -> None:
    """EV-2: not as an order of its id, which there is none of."""
    till = floor.boss.person.till
    hook = (await till.post("/api/webhooks", {"url": "https://shop.example/told", "eventTypes": ["*"]})).json()
    path = f"/api/webhooks/{hook['id']}"
    problem = refused(await till.put(path, {"version": hook["version"] + 1}), 409, "version-stale")
    assert _ways(problem) == {"view": ("GET", path)}


async def test_a_manager_without_a_drawer_releases_a_claim_with_a_reason(floor: Floor) -> None:
    """CL-4, CL-5, S0-50: the holder's next write is refused, the history has who and why; a cashier may not."""
    order = await floor.ana.queue()
    token = await floor.ana.take(order)
    boss = await person(floor.shop, "admin")
    problem = refused(await boss.till.delete(f"/api/orders/{order['id']}/claim"), 403, "claim-not-yours")
    method, href = _ways(problem)["release"]
    assert "release" not in _ways(refused(await floor.beto.release(order), 403, "claim-not-yours"))
    refused(await floor.beto.person.till.call(method, href, json={"reason": "Mine now"}), 403, "claim-not-yours")
    refused(await boss.till.call(method, href, json={"reason": "   "}), 422, "text-blank")
    assert (await boss.till.call(method, href, json={"reason": "Left for the day"})).status_code == 204
    refused(await floor.ana.operate(order, token=token), 409, "stale-claim")
    newest = ok(await boss.get(f"/api/orders/{order['id']}/claim/history"))["items"][1]
    assert (newest["outcome"], newest["by"]["username"], newest["reason"]) == (
        "released", "admin", "Left for the day",
    )  # fmt: skip
    ok(await floor.beto.claim(order))
