"""One person's cart on several tills at one instant."""

import json
from typing import Any

import asyncpg
import pytest

from bench.wire import Request, all_at_once
from tests.helpers.server import ServerProcess
from tests.races.guards import CART_LOCK, CART_ORDER_LOCK, change_function, execute, slow_down
from tests.races.gun import Start, Track, errors, outcomes, rounds
from tests.races.people import Racer, RacingShop
from tests.races.tills import PRICE_MINOR, add, add_command, complete_command, key, save, save_command
from tillkeeper.domains.cash_sessions import GetOrCreateSession
from tillkeeper.journal import Answer

TILLS = 12
MEMBERSHIP_LOCK = "user_id = call.user_id FOR NO KEY UPDATE;"
LIVE_INDEX = "order_sessions_one_live_per_user"


async def cart_of(racing: RacingShop, server: ServerProcess, racer: Racer) -> Any:
    del racing
    (saved,) = await all_at_once(server.url, [save(racer, "first")])
    assert saved.status == 201
    return saved.json()


async def test_tills_that_save_the_first_item_at_once_share_one_cart(racing: RacingShop, server: ServerProcess) -> None:
    """OS-2: many tills, one person, no cart yet: one is created, all others go on with it."""
    for _ in range(3):
        (racer,) = await racing.hire(1)
        answers = await all_at_once(server.url, [save(racer, "same-line") for _ in range(TILLS)])
        assert sorted(answer.status for answer in answers) == [*[200] * (TILLS - 1), 201]
        assert len({answer.json()["id"] for answer in answers}) == 1
        assert await racing.value(
            "SELECT count(*) FROM order_sessions WHERE user_id = $1", racer.actor.user_id
        ) == 1  # fmt: skip


async def test_every_till_keeps_its_addition(racing: RacingShop, server: ServerProcess) -> None:
    """OR-1, OR-2: several tills add to one cart from the same version: every line is there, each once."""
    (racer,) = await racing.hire(1)
    tills = [racer, *[await racing.signed_in(racer.actor.username) for _ in range(3)]]
    cart = await cart_of(racing, server, racer)
    lines = [f"line-{n}" for n in range(40)]
    answers = await all_at_once(
        server.url, [add(tills[n % 4], cart["id"], each, base_version=cart["version"]) for n, each in enumerate(lines)]
    )
    assert {answer.status for answer in answers} == {200}
    (found,) = await all_at_once(server.url, [Request("GET", "/api/order-sessions/active", racer.token)])
    after = found.json()
    assert {each["id"] for each in after["items"]} == {"first", *lines}
    assert after["version"] == cart["version"] + len(lines)
    assert after["order"]["total"] == "205.00"


async def test_one_operation_sent_by_many_at_once_is_done_once(racing: RacingShop, server: ServerProcess) -> None:
    """OR-2: the same operation id without any key: the cart changes once, everybody is answered."""
    (racer,) = await racing.hire(1)
    cart = await cart_of(racing, server, racer)
    answers = await all_at_once(server.url, [add(racer, cart["id"], "again", base_version=cart["version"])] * 20)
    assert {answer.status for answer in answers} == {200}
    assert {answer.json()["orderSession"]["version"] for answer in answers} == {cart["version"] + 1}


@pytest.mark.every_postgres
async def test_without_the_membership_lock_tills_fail(racing: RacingShop) -> None:
    """OS-2: the index alone keeps the cart single, and answers every other till with an error."""
    await slow_down(racing.database_url)
    await change_function(racing.database_url, "order_session_save", MEMBERSHIP_LOCK, "user_id = call.user_id;")
    finishes = await save_at_once(racing)
    assert outcomes(finishes) == [*["UniqueViolationError"] * (TILLS - 1), "created"]
    assert {error.constraint_name for error in violations(finishes)} == {LIVE_INDEX}


@pytest.mark.every_postgres
async def test_without_the_live_index_the_lock_holds_the_race_and_nothing_holds_a_hand(racing: RacingShop) -> None:
    """OS-2: with the lock alone the race has one winner; a second live cart can be written past it."""
    await slow_down(racing.database_url)
    await execute(racing.database_url, f"DROP INDEX {LIVE_INDEX}")
    assert outcomes(await save_at_once(racing)) == ["created", *["updated"] * (TILLS - 1)]
    await execute(racing.database_url, SECOND_CART)
    assert await live_carts(racing) == 2


@pytest.mark.every_postgres
async def test_without_both_every_till_has_a_cart_of_its_own(racing: RacingShop) -> None:
    """OS-2: so the pair is needed; and the guarded product, in the same wide window, has one."""
    await slow_down(racing.database_url)
    assert outcomes(await save_at_once(racing)) == ["created", *["updated"] * (TILLS - 1)]
    assert await live_carts(racing) == 1
    await change_function(racing.database_url, "order_session_save", MEMBERSHIP_LOCK, "user_id = call.user_id;")
    await execute(racing.database_url, f"DROP INDEX {LIVE_INDEX}")
    assert outcomes(await save_at_once(racing)) == ["created"] * TILLS
    assert await live_carts(racing) == 1 + TILLS


@pytest.mark.every_postgres
async def test_without_the_order_session_lock_additions_are_lost(racing: RacingShop) -> None:
    """OR-2: neither lock on the cart: two tills write the same version, so one does not know of the other's line."""
    await slow_down(racing.database_url)
    guarded = await add_at_once(racing)
    assert guarded == TILLS + 1
    await change_function(racing.database_url, "order_to_change", *CART_LOCK)
    # The order's own lock still keeps them apart: the two overlap, and only without both the damage shows.
    assert await add_at_once(racing) == TILLS + 1
    await change_function(racing.database_url, "order_to_change", *CART_ORDER_LOCK)
    assert await add_at_once(racing) < TILLS + 1


@pytest.mark.every_postgres
async def test_a_save_that_races_the_payment_leaves_the_sale_alone(racing: RacingShop) -> None:
    """OS-1, OS-6, TX-1: a late save of a paid cart begins a new one; it never changes or wakes the settled one, and a
    save that comes before is never sold unseen.
    """
    await slow_down(racing.database_url)
    seen: set[str] = set()
    for _ in rounds(lambda: "paid" in seen, at_least=8):
        paid, finishes = await save_against_payment(racing)
        assert errors(finishes) == []
        order = await order_of(racing, paid)
        seen.add(order["status"])
        if order["status"] == "paid":
            assert order["session_status"] == "completed"
            assert order["total_minor"] == await sold_minor(racing, paid) == PRICE_MINOR
        else:
            # The save came first, and the till that pays has not shown it: nothing is sold.
            assert sorted(outcomes(finishes)) == ["order-total-mismatch", "updated"]
            assert await sold_minor(racing, paid) is None
    assert "paid" in seen


@pytest.mark.every_postgres
async def test_without_a_second_look_a_late_save_changes_a_paid_order(racing: RacingShop) -> None:
    """OS-1: the twin of the above: the live cart read without its lock, as it was before the wait; its order changes
    after the sale.
    """
    await slow_down(racing.database_url)
    live = "'pending_logout')\n        FOR NO KEY UPDATE;"
    await change_function(racing.database_url, "order_session_save", live, live.partition("\n")[0] + ";")
    # Whoever asks first is chance, and the damage needs the payment to.
    differing: set[bool] = set()
    for _ in rounds(lambda: True in differing):
        paid, _ = await save_against_payment(racing)
        order = await order_of(racing, paid)
        if order["status"] == "paid":
            differing.add(order["total_minor"] != await sold_minor(racing, paid))
    assert True in differing


async def save_at_once(racing: RacingShop) -> list[Any]:
    (racer,) = await racing.hire(1)
    async with Track.of(racing.database_url, TILLS) as track:
        return await track.race([Start(save_command("same-line"), racer.actor)] * TILLS)


async def add_at_once(racing: RacingShop) -> int:
    """Return the version that a new cart has after every till added a line; it begins at 2."""
    (racer,) = await racing.hire(1)
    async with Track.of(racing.database_url, TILLS) as track:
        (saved,) = await track.race([Start(save_command("first"), racer.actor)])
        assert isinstance(saved, Answer)
        cart = json.loads(saved.document)
        await track.race(
            [Start(add_command(cart["id"], f"line-{n}", base_version=1), racer.actor) for n in range(TILLS)]
        )
    version = await racing.value(
        "SELECT version FROM orders o JOIN order_sessions s ON s.order_id = o.id WHERE s.user_id = $1",
        racer.actor.user_id,
    )
    assert isinstance(version, int)
    return version - int(cart["version"]) + 1


async def save_against_payment(racing: RacingShop) -> tuple[str, list[Any]]:
    """Pay a cart on one till while another saves it; return the paid one's id, and how both ended."""
    (racer,) = await racing.hire(1)
    (register,) = await racing.build_registers(1)
    opening = GetOrCreateSession(register, None, None, None, on_existing=None)
    async with Track.of(racing.database_url, 2) as track:
        (saved,) = await track.race([Start(save_command("first"), racer.actor)])
        (opened,) = await track.race([Start(opening, racer.actor)])
        assert isinstance(saved, Answer)
        assert isinstance(opened, Answer)
        cart, session = json.loads(saved.document), json.loads(opened.document)["session"]
        finishes = await track.race(
            [
                Start(complete_command(cart["id"], session["id"]), racer.actor, key()),
                Start(save_command("first", "late"), racer.actor),
            ]
        )
    return cart["id"], finishes


async def order_of(racing: RacingShop, order_session_id: str) -> asyncpg.Record:
    (row,) = await racing.rows(
        "SELECT o.status, o.total_minor, s.status AS session_status FROM order_sessions s"
        " JOIN orders o ON o.id = s.order_id WHERE s.id = $1",
        order_session_id,
    )
    return row


async def sold_minor(racing: RacingShop, order_session_id: str) -> object:
    return await racing.value("SELECT total_minor FROM transactions WHERE order_session_id = $1", order_session_id)


async def live_carts(racing: RacingShop) -> object:
    return await racing.value("SELECT count(*) FROM order_sessions WHERE status = 'active'")


def violations(finishes: list[Any]) -> list[asyncpg.UniqueViolationError]:
    return [error for error in errors(finishes) if isinstance(error, asyncpg.UniqueViolationError)]


SECOND_CART = """
INSERT INTO order_sessions (business_id, id, user_id, order_id, status, last_seen_at, created_at, updated_at)
SELECT business_id, gen_random_uuid(), user_id, order_id, 'active', last_seen_at, created_at, updated_at
FROM order_sessions"""
