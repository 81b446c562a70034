"""Who sees what: one's own, one's business's, and nothing of anybody else's."""

import pytest

from tests.helpers.floor import cash, clear, ok, person, refused, thing
from tests.helpers.shop import Shop

NOWHERE = "018f0000-0000-7000-8000-000000000000"


async def test_a_cart_is_its_owners(shop: Shop) -> None:
    """S1-11, S1-48, EV-5: a colleague's looks like a missing one, by id, in lists, for reading and for writing."""
    lucia, derlis, boss = [await person(shop, name) for name in ("cashier1", "cashier2", "manager1")]
    cart = await lucia.cart(thing("a", "1000"))
    path = f"/api/order-sessions/{cart['id']}"
    session = await derlis.open_drawer("ASU-1")
    for answer in (
        await derlis.get(path),
        await derlis.till.put(path, {"items": [], "version": cart["version"]}),
        await derlis.try_to_operate(cart, clear("op-1")),
        await derlis.pay(cart, session, cash("1000")),
        await derlis.till.delete(path),
    ):
        assert refused(answer, 404, "order-session-unknown")["detail"]
    for query in ({}, {"userId": lucia.id}):
        assert ok(await derlis.get("/api/order-sessions", params=query))["items"] == []
    refused(await derlis.save(thing("b", "1"), userId=lucia.id), 403, "identity-mismatch")
    assert ok(await boss.get(path)) == cart
    seen = ok(await boss.get("/api/order-sessions", params={"userId": lucia.id, "status": "active"}))["items"]
    assert seen == [cart]
    for answer in (await boss.try_to_operate(cart, clear("op-1")), await boss.till.delete(path)):
        refused(answer, 404, "order-session-unknown")
    assert await lucia.active() == cart


async def test_nothing_of_another_business_is_there(shop: Shop) -> None:
    """EV-5, S1-48: every id of the bakery is unknown at the bar, also to who manages it and to who works at both."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    sold = await lucia.sell(session, "5000")
    cart = await lucia.cart(thing("a", "1000"))
    product = ok(await lucia.get("/api/products", params={"limit": 1}))["items"][0]["id"]
    for username in ("manager2", "cashier1", "admin"):
        guest = await person(shop, username, "harbor")
        for path, code in (
            (f"/api/pos/sessions/{session['id']}", "session-unknown"),
            (f"/api/order-sessions/{cart['id']}", "order-session-unknown"),
            (f"/api/orders/{cart['order']['id']}", "order-unknown"),
            (f"/api/transactions/{sold['id']}", "transaction-unknown"),
            (f"/api/products/{product}", "not-found"),
        ):
            refused(await guest.get(path), 404, code)
        for answer in (
            await guest.end(session),
            await guest.count(session, kind="spot", amount="1"),
            await guest.close(session, countedCash="1"),
        ):
            refused(answer, 404, "session-unknown")
        for path in ("/api/pos/sessions", "/api/transactions", "/api/order-sessions"):
            assert ok(await guest.get(path))["items"] == []
        assert (await guest.validation(session["id"]))["reason"] == "not-found"
        wrong = ok(await guest.get("/api/transactions", params={"sessionId": session["id"]}))
        assert wrong["items"] == []
        refused(await guest.get("/api/pos/sessions", params={"businessId": "espiga"}), 403, "identity-mismatch")
    registers = {
        register["code"]
        for register in ok(await (await person(shop, "manager2", "harbor")).get("/api/registers"))["items"]
    }
    assert registers == {"test-register-1", "test-register-2", "test-register-concurrent"}


async def test_sales_are_seen_by_whose_drawer_it_was(shop: Shop) -> None:
    """EV-5: one's own sessions' and those one joined; a manager sees all."""
    lucia, derlis, rocio, boss = [await person(shop, f) for f in ("cashier1", "cashier2", "cashier3", "manager1")]
    session = await lucia.open_drawer("ASU-1")
    ok(await derlis.start_shift("ASU-1"))
    sold = await derlis.sell(session, "5000")
    for who in (lucia, derlis, boss):
        assert [sale["id"] for sale in ok(await who.get("/api/transactions"))["items"]] == [sold["id"]]
    assert ok(await rocio.get("/api/transactions"))["items"] == []
    refused(await rocio.get(f"/api/transactions/{sold['id']}"), 404, "transaction-unknown")


async def test_validation_of_a_session_in_the_address(shop: Shop) -> None:
    """S0-04, S0-05, S0-09: yes with the session; no, each with its own reason and sentence, and no session."""
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2")
    session = await lucia.open_drawer("ASU-1")
    for profile in (None, "mostrador", session["profile"]["id"]):
        good = await lucia.validation(session["id"], profile)
        assert (good["valid"], good["session"]["id"], good["reason"]) == (True, session["id"], None)
    said = {}
    for who, session_id, profile, reason in (
        (lucia, NOWHERE, None, "not-found"),
        (lucia, "nonsense", None, "not-found"),
        (lucia, session["id"], "caja-personal", "profile-mismatch"),
        (lucia, session["id"], "nowhere", "profile-mismatch"),
        (derlis, session["id"], "mostrador", "not-yours"),
    ):
        bad = await who.validation(session_id, profile)
        assert (bad["valid"], bad["session"], bad["reason"]) == (False, None, reason)
        said[reason] = bad["detail"]
    ok(await derlis.start_shift("ASU-1"))
    assert (await derlis.validation(session["id"]))["valid"]
    ok(await lucia.end(session))
    ended = await lucia.validation(session["id"])
    assert (ended["valid"], ended["reason"]) == (False, "not-open")
    assert len({*said.values(), ended["detail"]}) == 4


async def test_a_failed_validation_is_logged(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    """S0-39: with the session asked for, the reason and the person; claims and refusals are in the journal."""
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2")
    session = await lucia.open_drawer("ASU-1")
    capsys.readouterr()
    assert (await lucia.validation(session["id"]))["valid"]
    assert "not valid for the caller" not in capsys.readouterr().out
    assert not (await derlis.validation(session["id"]))["valid"]
    logged = capsys.readouterr().out
    for told in (session["id"], derlis.id, "session-not-yours"):
        assert told in logged


async def test_the_list_of_open_sessions(shop: Shop) -> None:
    """S0-01, S0-02, S0-03, S0-09: by profile, register, business and status; closed ones and others' are absent."""
    lucia, derlis, rocio = [await person(shop, f"cashier{n}") for n in (1, 2, 3)]
    one, two = await lucia.open_drawer("ASU-1"), await derlis.open_drawer("ASU-2")
    three = await rocio.open_drawer("LUQ-1")
    ok(await derlis.close(two, countedCash="200000"))
    business = lucia.till.login["business"]

    async def listed(**query: str) -> set[str]:
        return {session["id"] for session in ok(await lucia.get("/api/pos/sessions", params=query))["items"]}

    assert await listed() == {one["id"], two["id"], three["id"]}
    assert await listed(status="open") == {one["id"], three["id"]}
    assert await listed(status="open", profileId="mostrador") == {one["id"]}
    assert await listed(profileId=three["profile"]["id"]) == {three["id"]}
    assert await listed(registerId="ASU-2") == {two["id"]}
    assert await listed(registerId=one["register"]["id"], status="open") == {one["id"]}
    assert await listed(businessId=business["code"]) == await listed(businessId=business["id"]) == await listed()
    assert await listed(profileId="nowhere") == set()
    whole = ok(await lucia.get("/api/pos/sessions", params={"limit": 2}))
    rest = ok(await lucia.get("/api/pos/sessions", params={"limit": 2, "cursor": whole["nextCursor"]}))
    assert [s["id"] for s in (*whole["items"], *rest["items"])] == [three["id"], two["id"], one["id"]]
    assert rest["nextCursor"] is None


async def test_the_list_is_of_one_business_named_or_not(shop: Shop) -> None:
    """S0-03, EV-5: whoever works in both has the drawers of the one that they are signed in to; naming it changes
    nothing, and naming the other is refused, since the credential says which (by id, by code, or not at all).
    """
    baker, barkeeper = await person(shop, "cashier1", "espiga"), await person(shop, "cashier1", "harbor")
    drawers = {
        "espiga": await baker.open_drawer("ASU-1"),
        "harbor": await barkeeper.open_drawer("test-register-1"),
    }
    for who, here, there in ((baker, "espiga", "harbor"), (barkeeper, "harbor", "espiga")):
        named = {each["business"]["code"]: each["business"]["id"] for each in who.till.login["memberships"]}
        for query in ({}, {"businessId": here}, {"businessId": named[here]}):
            for more in ({}, {"status": "open"}, {"profileId": drawers[here]["profile"]["code"]}):
                found = ok(await who.get("/api/pos/sessions", params={**query, **more}))["items"]
                assert [session["id"] for session in found] == [drawers[here]["id"]]
        for other in (there, named[there], "nowhere"):
            problem = refused(
                await who.get("/api/pos/sessions", params={"businessId": other}), 403, "identity-mismatch"
            )
            assert problem["field"] == "businessId"


async def test_no_session_is_shown_as_ones_own_that_is_not(shop: Shop) -> None:
    """S0-09: ``yours`` follows the credential, not the request."""
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2")
    session = await lucia.open_drawer("ASU-1")
    for who, yours in ((lucia, True), (derlis, False)):
        assert ok(await who.get(f"/api/pos/sessions/{session['id']}"))["yours"] is yours
        (shown,) = ok(await who.get("/api/pos/sessions"))["items"]
        assert shown["yours"] is yours
