"""A clock that is set: nothing stays shut longer than its own rule, nothing opens or goes too early to anybody's harm.

Each line of a table is a jump while something stands, and what is right after it.
"""

from datetime import UTC, datetime, timedelta

import pytest

from tests.feed.snapshots import settled
from tests.helpers.floor import Person, cash, key, ok, password_of, person, refused, sign_in_by_pin, thing
from tests.helpers.floor import sign_in_with as sign_in
from tests.helpers.shop import Shop
from tillkeeper.app import retention
from tillkeeper.kernel import limits

NOON = datetime(2026, 7, 1, 15, 0, tzinfo=UTC)
SECOND, HOUR, DAY, YEAR = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1), timedelta(days=365)
AHEAD = {"a second": SECOND, "an hour": HOUR, "three hours": 3 * HOUR, "a day": DAY, "a year": YEAR}
BOTH_WAYS = {**AHEAD, **{f"{name} back": -jump for name, jump in AHEAD.items()}}


@pytest.fixture(autouse=True)
async def _noon(shop: Shop) -> None:
    await shop.clock.set(NOON)


async def at(shop: Shop, jump: timedelta) -> None:
    await shop.clock.set(NOON + jump)


# --- guesses ----------------------------------------------------------------------


@pytest.mark.parametrize("jump", AHEAD.values(), ids=AHEAD)
async def test_a_right_pin_ahead_shuts_nobody_out(shop: Shop, jump: timedelta) -> None:
    """DV-3: signed in while the clock was ahead; when it is right again, everybody signs in at that register."""
    await at(shop, jump)
    await sign_in_by_pin(shop, "cashier2", "2222", "ASU-1")
    await at(shop, -SECOND)
    for name, pin in (("cashier2", "2222"), ("cashier3", "3333"), ("manager1", "9999")):
        shop.http.cookies.clear()
        await sign_in_by_pin(shop, name, pin, "ASU-1")


@pytest.mark.parametrize("jump", BOTH_WAYS.values(), ids=BOTH_WAYS)
async def test_a_wait_is_never_longer_than_its_rule(shop: Shop, jump: timedelta) -> None:
    """DV-3: five wrong passwords, a jump: at most the five seconds that stood, from the first look after it on."""
    for _ in range(5):
        refused(await sign_in(shop, username="cashier2", password="wrong"), 401, "sign-in-failed")
    await at(shop, jump)
    answer = await sign_in(shop, **password_of("cashier2", "espiga"))
    if answer.status_code == 429:
        assert answer.json()["retryAfterSeconds"] <= limits.SIGN_IN_WAIT_FIRST_SECONDS
        await shop.clock.advance(seconds=answer.json()["retryAfterSeconds"])
        answer = await sign_in(shop, **password_of("cashier2", "espiga"))
    ok(answer)


@pytest.mark.parametrize("jump", AHEAD.values(), ids=AHEAD)
async def test_a_spent_budget_stays_spent_no_longer(shop: Shop, jump: timedelta) -> None:
    """DV-3: used up while the clock was ahead: the next guess is free after one refill, not after the jump."""
    await at(shop, jump)
    clear = "UPDATE sign_in_throttles SET blocked_until = '-infinity', wrong_tries = 0"
    for _ in range(limits.GUESSES_FROM_ONE_SOURCE):
        refused(await sign_in(shop, username="cashier2", password="wrong"), 401, "sign-in-failed")
        await shop.sql(clear)
    await at(shop, -SECOND)
    problem = refused(await sign_in(shop, username="cashier2", password="wrong"), 429, "sign-in-throttled")
    assert 0 < problem["retryAfterSeconds"] <= limits.GUESSES_FROM_ONE_SOURCE_REFILL_SECONDS
    await shop.clock.advance(seconds=problem["retryAfterSeconds"])
    refused(await sign_in(shop, username="cashier2", password="wrong"), 401, "sign-in-failed")


# --- sign-ins ----------------------------------------------------------------------


@pytest.mark.parametrize("jump", BOTH_WAYS.values(), ids=BOTH_WAYS)
async def test_a_sign_in_lives_as_long_as_it_may(shop: Shop, jump: timedelta) -> None:
    """DV-3: past its end by the clock it is over, and a new one is given at once; a clock that goes back ends none."""
    who = await person(shop, "cashier2")
    await at(shop, jump)
    answer = await who.get("/api/auth/me")
    assert answer.status_code == (200 if jump < timedelta(seconds=limits.SIGN_IN_LIFETIME_SECONDS) else 401)
    again = await person(shop, "cashier2")
    ok(await again.get("/api/auth/me"))


LIFETIME = timedelta(seconds=limits.SIGN_IN_LIFETIME_SECONDS)


@pytest.mark.parametrize("jump", AHEAD.values(), ids=AHEAD)
@pytest.mark.parametrize("by", ["its use", "the chores"])
async def test_a_sign_in_from_ahead_lasts_one_lifetime(shop: Shop, jump: timedelta, by: str) -> None:
    """DV-3: given while the clock was a year ahead it goes on when the clock is right, and lasts one lifetime from then
    on: by its first use, or by the chores where nobody uses it.
    """
    await at(shop, jump)
    who = await person(shop, "cashier2")
    await at(shop, timedelta(0))
    if by == "its use":
        ok(await who.get("/api/auth/me"))
    else:
        await retention.delete_expired(shop.database_url)
    (row,) = await shop.sql("SELECT created_at, expires_at FROM access_tokens")
    assert (row["created_at"], row["expires_at"]) == (NOON, NOON + LIFETIME)
    await at(shop, LIFETIME - SECOND)
    ok(await who.get("/api/auth/me"))
    await at(shop, LIFETIME)
    refused(await who.get("/api/auth/me"), 401, "credential-invalid")


async def test_without_setting_it_right_it_lasts_as_long_as_the_jump(shop: Shop) -> None:
    """DV-3: the twin: nothing is set right, and the sign-in outlives its rule by a year."""
    await shop.sql(
        "CREATE OR REPLACE FUNCTION sign_ins_set_right(lifetime_seconds integer) RETURNS integer"
        " LANGUAGE sql AS $$ SELECT 0 $$"
    )
    await at(shop, YEAR)
    who = await person(shop, "cashier2")
    await at(shop, timedelta(0))
    ok(await who.get("/api/auth/me"))
    await at(shop, LIFETIME)
    ok(await who.get("/api/auth/me"))


async def test_what_is_used_once_more_is_not_renewed(shop: Shop) -> None:
    """DV-3: only a clock that went back begins a sign-in anew: looks at it do not."""
    who = await person(shop, "cashier2")
    for hours in (5, 10, 15):
        await at(shop, timedelta(hours=hours))
        ok(await who.get("/api/auth/me"))
    await at(shop, LIFETIME)
    refused(await who.get("/api/auth/me"), 401, "credential-invalid")


# --- claims ----------------------------------------------------------------------


@pytest.mark.parametrize("jump", BOTH_WAYS.values(), ids=BOTH_WAYS)
async def test_a_claim_holds_an_order_no_longer_than_its_lease(shop: Shop, jump: timedelta) -> None:
    """CL-2: claimed ahead, and the clock corrected: a colleague gets the order at once, or within two leases."""
    ana, ben = await person(shop, "cashier2", register="ASU-1"), await person(shop, "cashier3", register="ASU-2")
    mine, theirs = await ana.open_drawer("ASU-1"), await ben.open_drawer("ASU-2")
    order = await _queued(ana)
    await at(shop, jump)
    ana = await person(shop, "cashier2", register="ASU-1")
    claim = ok(await ana.post(f"/api/orders/{order}/claim", {"sessionId": mine["id"]}))["claim"]
    await at(shop, timedelta(0))
    ben = await person(shop, "cashier3", register="ASU-2")
    answer = await ben.post(f"/api/orders/{order}/claim", {"sessionId": theirs["id"]})
    if answer.status_code != 200:
        refused(answer, 409, "order-claimed")
        assert abs(jump) <= timedelta(seconds=_lease_seconds(claim)), "stays shut for as long as the jump"
        await shop.clock.advance(seconds=2 * _lease_seconds(claim))
        answer = await ben.post(f"/api/orders/{order}/claim", {"sessionId": theirs["id"]})
    assert answer.status_code == 200, answer.text


def _lease_seconds(claim: dict[str, str]) -> int:
    begin, end = (datetime.fromisoformat(claim[name]) for name in ("claimedAt", "expiresAt"))
    return int((end - begin).total_seconds())


async def _queued(who: Person) -> str:
    body = {"items": [thing("a", "1000")]}
    answer = await who.post("/api/orders", body, key=key())
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


# --- money and numbers ----------------------------------------------------------------------


@pytest.mark.parametrize("jump", BOTH_WAYS.values(), ids=BOTH_WAYS)
async def test_a_shift_goes_on(shop: Shop, jump: timedelta) -> None:
    """EV-1, CS-9, TX-1: a drawer opened before the jump sells after it and back; a number is one sale's."""
    who = await person(shop, "cashier2", register="ASU-1")
    session = await who.open_drawer("ASU-1")
    numbers = []
    for moment in (timedelta(0), jump, timedelta(0), jump):
        await at(shop, moment)
        who = await person(shop, "cashier2", register="ASU-1")
        cart = await who.cart(thing("a", "1000"))
        asked = key()
        sale = ok(await who.pay(cart, session, cash("1000"), key=asked), 201)
        again = await who.pay(cart, session, cash("1000"), key=asked)
        assert (ok(again, 201), again.headers["Idempotent-Replay"]) == (sale, "true")
        numbers.append(sale["number"])
    assert len(set(numbers)) == len(numbers)
    ok(await who.end(session))
    closed = ok(await who.close(session, countedCash="204000", reason="clock"))
    assert closed["session"]["status"] == "closed"


@pytest.mark.parametrize("jump", AHEAD.values(), ids=AHEAD)
async def test_events_are_read_through_a_jump(shop: Shop, jump: timedelta) -> None:
    """EV-3: the feed goes by its positions, not by the clock: none is missing, none comes twice."""
    boss = await person(shop, "manager1", register="ASU-1")
    start = ok(await boss.get("/api/events?limit=200"))["position"]
    for number, moment in enumerate((jump, -jump, timedelta(0))):
        await at(shop, moment)
        boss = await person(shop, "manager1", register="ASU-1")
        ok(await boss.post("/api/products", {"name": f"Product {number}", "price": "1"}), 201)
    await settled(shop)
    page = ok(await boss.get(f"/api/events?limit=200&since={start}"))["items"]
    assert [each["type"] for each in page if each["type"] == "product.added"] == ["product.added"] * 3
    assert len({each["position"] for each in page}) == len(page)


@pytest.mark.parametrize("jump", AHEAD.values(), ids=AHEAD)
async def test_what_is_forgotten_ahead_is_nothing_that_sells(shop: Shop, jump: timedelta) -> None:
    """EV-1: the chores of a clock that is a year ahead take no order, sale, key or drawer that is in use."""
    who = await person(shop, "cashier2", register="ASU-1")
    session = await who.open_drawer("ASU-1")
    cart = await who.cart(thing("a", "1000"))
    await at(shop, jump)
    await retention.delete_expired(shop.database_url)
    await at(shop, timedelta(0))
    who = await person(shop, "cashier2", register="ASU-1")
    active = await who.active()
    assert active is not None
    asked = key()
    sale = ok(await who.pay(active, session, cash("1000"), key=asked), 201)
    await at(shop, jump)
    await retention.delete_expired(shop.database_url)
    await at(shop, timedelta(0))
    who = await person(shop, "cashier2", register="ASU-1")
    assert ok(await who.pay(cart, session, cash("1000"), key=asked), 201) == sale
