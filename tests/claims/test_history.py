"""What is kept of every claim: who, when, from which session and register, and why."""

from typing import Any

import pytest

from tests.claims.hands import LEASE_SECONDS, OPENING, Floor, at_work
from tests.claims.steps import Scene, Step, walk
from tests.helpers.floor import after_mark, ok, refused
from tillkeeper.kernel.clock import instant_wire


async def test_everything_that_happened_to_an_order_is_kept(floor: Floor) -> None:
    """CL-5, S0-39, S0-49: claim, renewal and the silence before it, refusal, release, expiry, take-over, a screen
    lock and the end of a shift, each with who, session, register and reason.
    """
    scene = Scene(floor, await floor.beto.queue())
    await walk(scene, [
        Step("ana", "claim", 200, "claimed", "order.claimed"),
        40,
        Step("ana", "claim", 200, "renewed", "order.claim-renewed"),
        Step("beto", "claim", 409, "order-claimed"),
        Step("ana", "release", 204, "released", "order.released"),
        Step("beto", "claim", 200, "claimed", "order.claimed"),
        LEASE_SECONDS + 10,
        Step("ana", "claim", 200, "claimed", "order.claimed"),
        Step("beto", "take over", 403, "take-over-not-permitted"),
        Step("beto", "take over by PIN", 200, "taken-over", "order.taken-over"),
        Step("beto", "lock screen", 200, "released", "order.released"),
        Step("ana", "claim", 200, "claimed", "order.claimed"),
        5,
        Step("ana", "end shift", 200, "ended", "cash-session.ended"),
    ])  # fmt: skip
    told = [
        (entry["command"], entry["outcome"], entry["by"]["username"], entry["reason"])
        for entry in reversed(await floor.boss.history(scene.order))
    ]
    assert told == [
        ("order.create", "created", "cashier2", None),
        ("order.claim", "claimed", "cashier1", None),
        ("order.claim", "renewed", "cashier1", None),
        ("order.claim", "order-claimed", "cashier2", None),
        ("order.release", "released", "cashier1", None),
        ("order.claim", "claimed", "cashier2", None),
        ("order.claim", "expired", "cashier2", None),
        ("order.claim", "claimed", "cashier1", None),
        ("order.take-over", "take-over-not-permitted", "cashier2", "Customer waits"),
        ("order.take-over", "taken-over", "cashier2", "Customer waits"),
        ("order.release-mine", "released", "cashier2", None),
        ("order.claim", "claimed", "cashier1", None),
        ("order.claim", "expired", "cashier1", None),
    ]


async def test_the_history_is_read_page_by_page(floor: Floor) -> None:
    """CL-5: every entry once, the newest first, whatever the page; what happens meanwhile moves nothing."""
    order = await floor.ana.queue()
    await floor.ana.take(order)
    for _ in range(205):
        refused(await floor.beto.claim(order), 409, "order-claimed")
    whole = await floor.boss.history_pages(order, limit=200)
    assert [len(page) for page in whole] == [200, 7]
    assert [entry["outcome"] for entry in whole[1][-2:]] == ["claimed", "created"]
    await floor.shop.clock.advance(seconds=LEASE_SECONDS + 5)
    path = f"/api/orders/{order['id']}/claim/history"
    first = ok(await floor.boss.person.get(path, params={"limit": 1}))
    assert [entry["outcome"] for entry in first["items"]] == ["expired"]
    await floor.beto.take(order)
    rest = ok(await floor.boss.person.get(path, params={"limit": 200, "cursor": first["nextCursor"]}))
    assert rest["items"] == whole[0]
    told = [entry for page in await floor.boss.history_pages(order, limit=7) for entry in page]
    assert [entry["outcome"] for entry in told[:2]] == ["claimed", "expired"]
    assert told[2:] == [entry for page in whole for entry in page]


async def test_an_expiry_stands_where_the_clock_puts_it(floor: Floor) -> None:
    """CL-5: refused after the claim of somebody else had run out, for another reason: that is newer than the expiry."""
    order = await floor.ana.queue()
    await floor.ana.take(order)
    await floor.shop.clock.advance(seconds=LEASE_SECONDS + 5)
    refused(await floor.beto.claim(order, session=floor.ana.drawer["id"]), 403, "session-not-yours")
    expected = ["session-not-yours", "expired", "claimed", "created"]
    assert [entry["outcome"] for entry in await floor.boss.history(order)] == expected
    await floor.shop.clock.advance(seconds=5)
    await floor.beto.take(order)
    told = await floor.boss.history(order)
    assert [entry["outcome"] for entry in told] == ["claimed", *expected]
    assert [entry["at"] for entry in told] == sorted((entry["at"] for entry in told), reverse=True)


@pytest.mark.parametrize("mark", ["x", "", "1-2", "1-2-3-4", "ffffffffffffff-1-1", "1-g-1", "1-1-1\n"])
async def test_no_cursor_of_a_history(floor: Floor, mark: str) -> None:
    """EV-2, EV-9: what no answer gave is refused; so is the cursor of another order, or with other renewals shown."""
    orders = [await floor.ana.queue(), await floor.ana.queue()]
    for order in orders:
        await floor.ana.take(order)
    path, other = (f"/api/orders/{order['id']}/claim/history" for order in orders)
    look = floor.ana.person.get
    known = ok(await look(path, params={"limit": 1}))["nextCursor"]
    for cursor in (mark, after_mark(mark, known)):
        refused(await look(path, params={"cursor": cursor}), 422, "cursor-invalid")
    refused(await look(other, params={"cursor": known}), 422, "cursor-invalid")
    refused(await look(path, params={"cursor": known, "renewals": "gaps"}), 422, "cursor-invalid")
    ok(await look(path, params={"cursor": known}))


async def test_an_entry_says_where_and_how_long(floor: Floor) -> None:
    """CL-5: the cash session and its register, also of refusals, releases and expiries; the silence of a renewal."""
    scene = Scene(floor, await floor.beto.queue())
    await walk(scene, [
        Step("ana", "claim", 200, "claimed", "order.claimed"),
        40,
        Step("ana", "claim", 200, "renewed", "order.claim-renewed"),
        Step("beto", "claim", 409, "order-claimed"),
        LEASE_SECONDS,
        Step("boss", "take over", 200, "taken-over", "order.taken-over"),
    ])  # fmt: skip
    taken, expired, refusal, renewed, claimed, _ = await floor.boss.history(scene.order)
    assert _where(taken) == (floor.boss.drawer["id"], "ASU-3")
    assert _where(expired) == _where(claimed) == _where(renewed) == (floor.ana.drawer["id"], "ASU-1")
    assert _where(refusal) == (floor.beto.drawer["id"], "ASU-2")
    assert (refusal["refused"], refusal["claim"]["holder"]["username"]) == (True, "cashier1")
    assert [renewed["quietSeconds"], claimed["quietSeconds"]] == [40, None]
    assert expired["at"] == renewed["claim"]["expiresAt"] == taken["formerExpiredAt"]
    assert taken["former"]["username"] == "cashier1"


async def test_ordinary_renewals_can_be_left_out(floor: Floor) -> None:
    """CL-5: of an order held in the ordinary way the history tells what happened, and a silence of half a lease."""
    renewed = Step("ana", "claim", 200, "renewed", "order.claim-renewed")
    scene = Scene(floor, await floor.beto.queue())
    await walk(scene, [
        Step("ana", "claim", 200, "claimed", "order.claimed"),
        LEASE_SECONDS // 3, renewed,
        LEASE_SECONDS // 3, renewed,
        LEASE_SECONDS // 3, renewed,
        LEASE_SECONDS // 2, renewed,
        Step("ana", "release", 204, "released", "order.released"),
    ])  # fmt: skip

    async def told(**query: str) -> list[tuple[str, int | None]]:
        path = f"/api/orders/{scene.order['id']}/claim/history"
        entries = ok(await floor.boss.person.get(path, params=query))["items"]
        return [(entry["outcome"], entry["quietSeconds"]) for entry in entries]

    assert len(await told()) == len(await told(renewals="all")) == 7
    assert await told(renewals="gaps") == [
        ("released", None), ("renewed", LEASE_SECONDS // 2), ("claimed", None), ("created", None),
    ]  # fmt: skip
    # What is left out takes no place in the list.
    assert await told(renewals="gaps", limit="3") == (await told(renewals="gaps"))[:3]


def _where(entry: dict[str, Any]) -> tuple[str, str]:
    return entry["sessionId"], entry["register"]["code"]


async def test_a_grant_shows_whose_it_is_now(floor: Floor) -> None:
    """CL-5: handed over on request, with the claim it made."""
    scene = Scene(floor, await floor.beto.queue())
    await walk(scene, [
        Step("ana", "claim", 200, "claimed", "order.claimed"),
        Step("beto", "ask", 201, "asked", "order.asked-for"),
        Step("ana", "grant", 200, "granted", "order.request-granted"),
    ])  # fmt: skip
    granted = (await floor.boss.history(scene.order))[0]
    assert (granted["claim"]["holder"]["username"], granted["former"]["username"]) == ("cashier2", "cashier1")


async def test_the_status_and_the_dashboard(floor: Floor) -> None:
    """S0-23: who has it, since when, until when, and whether the caller could; every live claim at once."""
    first, second = await floor.ana.queue(), await floor.ana.queue()
    assert (await floor.ana.status(first))["canClaim"] is True
    await floor.ana.take(first)
    await floor.shop.clock.advance(seconds=1)
    await floor.beto.take(second)
    mine, theirs = await floor.ana.status(first), await floor.beto.status(first)
    since = instant_wire(OPENING)
    assert (mine["claimed"], mine["isMine"], mine["canClaim"], mine["claimedAt"]) == (True, True, False, since)
    assert (theirs["claimedBy"]["username"], theirs["isMine"], theirs["canClaim"]) == ("cashier1", False, False)
    live = ok(await floor.boss.person.get("/api/claims"))["items"]
    assert [(each["order"]["id"], each["claim"]["holder"]["username"]) for each in live] == [
        (first["id"], "cashier1"), (second["id"], "cashier2"),
    ]  # fmt: skip
    await floor.ana.person.end(floor.ana.drawer)
    live = ok(await floor.boss.person.get("/api/claims"))["items"]
    assert [each["order"]["id"] for each in live] == [second["id"]]


async def test_claims_come_in_pages_the_oldest_first(floor: Floor) -> None:
    """S0-23, S0-52: each once; of one instant by their ids; one that ends between two pages hides none behind it."""
    orders = []
    for second in range(4):
        await floor.shop.clock.advance(seconds=second % 2)
        orders.append(await floor.ana.queue())
        await floor.ana.take(orders[-1])

    async def page(**query: Any) -> tuple[list[str], str | None]:
        answer = ok(await floor.boss.person.get("/api/claims", params=query))
        return [each["order"]["id"] for each in answer["items"]], answer["nextCursor"]

    ids = [order["id"] for order in orders]
    assert await page() == await page(limit=4) == (ids, None)
    first, cursor = await page(limit=3)
    assert first == ids[:3]
    assert (await floor.ana.release(orders[2])).status_code == 204
    assert await page(limit=3, cursor=cursor) == (ids[3:], None)
    for wrong in ("x", ids[0], f"1_{'0' * 36}", f"ffffffffffffff_{ids[0]}"):
        refused(await floor.boss.person.get("/api/claims", params={"cursor": wrong}), 422, "cursor-invalid")


async def test_a_claim_needs_a_drawer_of_the_orders_profile(floor: Floor) -> None:
    """CL-1, S0-01: own or joined, open, and of the same profile; each other case has its own refusal."""
    order = await floor.ana.queue()
    other = await floor.ana.queue(profileId="caja-personal")
    refused(await floor.beto.claim(order, session=floor.ana.drawer["id"]), 403, "session-not-yours")
    refused(await floor.beto.claim(order, session=order["id"]), 404, "session-unknown")
    refused(await floor.beto.claim(order, session="no id"), 404, "session-unknown")
    refused(await floor.ana.claim(other), 409, "profile-mismatch")
    third = await at_work_by_joining(floor)
    ok(await third.claim(order))
    assert (await third.status(order))["register"]["code"] == "ASU-1"


async def at_work_by_joining(floor: Floor) -> Any:
    from tests.claims.hands import Hands  # noqa: PLC0415 - the only user of a joined drawer
    from tests.helpers.floor import person  # noqa: PLC0415 - the only user of a joined drawer

    who = await person(floor.shop, "cashier3", "espiga", "ASU-1")
    joined = ok(await who.start_shift("ASU-1"))
    assert joined["outcome"] == "joined"
    return Hands(who, joined["session"])


async def test_the_same_person_at_another_till(floor: Floor) -> None:
    """CL-1, CL-3: from the same drawer it is a renewal, and the sign-in that renewed lets go of it by signing out;
    from another drawer it is a new claim with a higher token, and the till left behind is fenced off.
    """
    order = await floor.beto.queue()
    first = await floor.ana.take(order)
    again = await floor.shop.sign_in("cashier1", business="espiga", register="ASU-1")
    renewed = ok(await again.post(f"/api/orders/{order['id']}/claim", {"sessionId": floor.ana.drawer["id"]}))
    assert (renewed["outcome"], renewed["claim"]["token"]) == ("renewed", first)
    await floor.ana.person.sign_out()
    assert (await floor.beto.status(order))["claimed"] is True
    moved = ok(await again.post("/api/pos/sessions/get-or-create", {"registerId": "ASU-1"}))
    assert moved["outcome"] == "resumed"
    assert (await again.post("/api/auth/logout")).status_code == 204
    assert (await floor.beto.status(order))["claimed"] is False


async def test_claims_from_two_drawers_raise_the_token(floor: Floor) -> None:
    """CL-3: the older till's writes and releases are refused, the newer one's are not."""
    await floor.ana.person.end(floor.ana.drawer)
    joined = await floor.shop.sign_in("cashier1", business="espiga", register="ASU-2")
    own = await at_work(floor.shop, "cashier1", "ASU-1")
    order = await floor.beto.queue()
    before = await own.take(order)
    await floor.shop.sql(
        "INSERT INTO cash_session_participants (business_id, session_id, user_id, joined_at)"
        " SELECT business_id, id, $2, shop_now() FROM cash_sessions WHERE id::text = $1",
        floor.beto.drawer["id"], own.id,
    )  # fmt: skip
    there = ok(await joined.post(f"/api/orders/{order['id']}/claim", {"sessionId": floor.beto.drawer["id"]}))
    assert (there["outcome"], there["claim"]["token"]) == ("claimed", before + 1)
    refused(await own.operate(order, token=before), 409, "stale-claim")
    refused(await own.release(order, before), 409, "stale-claim")
    assert (await own.release(order, before + 1)).status_code == 204


async def test_a_profile_may_let_cashiers_take_over(floor: Floor) -> None:
    """CL-4: with a reason alone, where the profile says so; the reason and who approved stay in the history."""
    order = await floor.ana.queue()
    await floor.ana.take(order)
    refused(await floor.beto.take_over(order, approval={"username": "cashier3", "pin": "3333"}), 403,
            "approver-not-permitted")  # fmt: skip
    refused(await floor.beto.take_over(order, reason=""), 422, "text-too-short")
    taken = ok(await floor.beto.take_over(order, approval={"username": "manager1", "pin": "9999"}))
    assert taken["outcome"] == "taken-over"
    assert (await floor.boss.history(order))[0]["approvedBy"]["username"] == "manager1"
    await floor.shop.sql("UPDATE profiles SET cashiers_take_over = true WHERE code = 'mostrador'")
    ok(await floor.ana.take_over(order, reason="I served them"))
    newest = (await floor.boss.history(order))[0]
    assert (newest["reason"], newest["approvedBy"], newest["former"]["username"]) == ("I served them", None, "cashier2")


@pytest.mark.parametrize(
    ("reason", "code"),
    [("", "text-too-short"), ("   ", "text-blank"), ("\n\t\u00a0", "text-blank"), (" \x00", "text-not-allowed")],
)
async def test_a_reason_says_something(floor: Floor, reason: str, code: str) -> None:
    """EV-2, CL-4, CL-5: an order is neither cancelled nor taken over for a reason of which nobody learns why."""
    order = await floor.ana.queue()
    refused(await floor.beto.cancel(order, reason), 422, code)
    await floor.ana.take(order)
    problem = refused(await floor.boss.take_over(order, reason), 422, code)
    assert problem["field"] == "$.reason"
    assert (await floor.ana.status(order))["isMine"] is True
    ok(await floor.boss.take_over(order, " .\n"))
    assert ok(await floor.boss.cancel(order, "Se fue "))["cancelReason"] == "Se fue "


async def test_several_drawers_are_open_on_one_profile(floor: Floor) -> None:
    """S0-01, S0-02, S0-04, S0-05: each validates; the list shows the profile's open ones and no other's."""
    shown = ok(await floor.boss.person.get("/api/pos/sessions", params={"profileId": "mostrador", "status": "open"}))
    assert {each["id"] for each in shown["items"]} == {who.drawer["id"] for who in (floor.ana, floor.beto, floor.boss)}
    await floor.beto.person.end(floor.beto.drawer)
    shown = ok(await floor.boss.person.get("/api/pos/sessions", params={"profileId": "mostrador", "status": "open"}))
    assert floor.beto.drawer["id"] not in {each["id"] for each in shown["items"]}
    assert (await floor.ana.person.validation(floor.ana.drawer["id"], "mostrador"))["valid"] is True
    assert (await floor.beto.person.validation(floor.beto.drawer["id"], "mostrador"))["reason"] == "not-open"
    wrong = [
        (await floor.ana.person.validation(drawer, profile))["reason"]
        for drawer, profile in (
            (floor.boss.drawer["id"], "mostrador"),
            (floor.ana.drawer["id"], "caja-personal"),
            ("00000000-0000-7000-8000-000000000000", "mostrador"),
        )
    ]
    assert wrong == ["not-yours", "profile-mismatch", "not-found"]


async def test_orders_from_before_claims_are_whole(floor: Floor) -> None:
    """S0-33, S0-35: an order without any of the claim's columns is valid, unclaimed and can be worked on."""
    order = await floor.ana.queue()
    (row,) = await floor.shop.sql("SELECT * FROM orders WHERE id::text = $1", order["id"])
    assert [row[name] for name in row.keys() if name.startswith("claim")] == [None] * 6  # noqa: SIM118 - a Record
    assert row["fencing_token"] == 0
    ok(await floor.beto.operate(order))
