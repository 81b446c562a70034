"""Money at one instant: the same cart paid by many, sales against End."""

import asyncio
import json
from typing import Any

import pytest

from bench.wire import all_at_once
from tests.helpers.server import ServerProcess
from tests.races.guards import CART_LOCK, change_function, execute, slow_down
from tests.races.gun import Finish, Start, Track, errors, outcomes, rounds
from tests.races.people import Racer, RacingShop
from tests.races.tills import (
    PRICE_MINOR,
    add_command,
    complete,
    complete_command,
    end,
    get_or_create,
    key,
    save,
    save_command,
)
from tillkeeper.app.runner import Runner
from tillkeeper.domains.cash_sessions import EndSession, GetOrCreateSession
from tillkeeper.journal import Answer
from tillkeeper.kernel.ids import parse_id
from tillkeeper.kernel.versions import BasedOn
from tillkeeper.storage.database import Database

PAYERS = 50
SELLERS = 8
SALE_LOCK = "FOR NO KEY UPDATE;"
SALE_INDEX = "transactions_one_sale_per_order"

# What belongs together of every session: the frozen figure, the rows it is the sum of, and the sums beside them.
BOOKS = """
SELECT s.id, s.status, s.expected_cash_minor, t.cash_minor, t.sales_minor, t.transactions_count,
    (SELECT sum(m.effect_minor) FROM cash_movements m WHERE m.session_id = s.id) AS moved,
    (SELECT coalesce(sum(p.amount_minor), 0) FROM payments p WHERE p.session_id = s.id) AS paid,
    (SELECT coalesce(sum(x.total_minor), 0) FROM transactions x WHERE x.session_id = s.id) AS sold,
    (SELECT count(*) FROM transactions x WHERE x.session_id = s.id) AS sales,
    (SELECT count(*) FROM transactions x WHERE x.session_id = s.id AND x.at > s.ended_at) AS late
FROM cash_sessions s JOIN cash_session_totals t ON t.session_id = s.id"""


async def test_one_cart_paid_50_times_is_sold_once(racing: RacingShop, server: ServerProcess) -> None:
    """OS-6, TX-1: 50 payments of one cart at one instant, each under a key of its own: one transaction."""
    (racer,) = await racing.hire(1)
    (register,) = await racing.build_registers(1)
    opened, saved = await all_at_once(server.url, [get_or_create(racer, register), save(racer, "beer")])
    session_id, cart_id = opened.json()["session"]["id"], saved.json()["id"]
    answers = await all_at_once(server.url, [complete(racer, cart_id, session_id) for _ in range(PAYERS)])
    assert sorted(answer.status for answer in answers) == [201, *[409] * (PAYERS - 1)]
    sold = next(answer.json() for answer in answers if answer.status == 201)
    refused = [answer.json() for answer in answers if answer.status == 409]
    assert {(each["code"], each["transactionId"]) for each in refused} == {("order-session-not-active", sold["id"])}
    (books,) = await racing.rows(BOOKS)
    assert (books["sales"], books["transactions_count"], books["sold"], books["paid"]) == (1, 1, 500, 500)


async def test_one_payment_sent_20_times_under_one_key_is_one_answer(racing: RacingShop, server: ServerProcess) -> None:
    """EV-1, OS-6: a till that sends again gets its transaction again: one effect, 19 replays."""
    (racer,) = await racing.hire(1)
    (register,) = await racing.build_registers(1)
    opened, saved = await all_at_once(server.url, [get_or_create(racer, register), save(racer, "beer")])
    request = complete(racer, saved.json()["id"], opened.json()["session"]["id"])
    answers = await all_at_once(server.url, [request] * 20)
    assert {answer.status for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum(answer.replayed for answer in answers) == 19
    assert await racing.value("SELECT count(*) FROM transactions") == 1


@pytest.mark.every_postgres
async def test_sales_that_race_end_are_in_it_or_refused(racing: RacingShop, server: ServerProcess) -> None:
    """CS-5, CS-6, CS-11: frozen expected cash is the sum of the movements, and nothing is sold after it."""
    for _ in range(5):
        cashier, carts, session_id = await crowded_drawer(racing, server)
        requests = [complete(seller, cart, session_id) for seller, cart in carts]
        # End goes off in the middle of the sales.
        requests.insert(len(requests) // 2, end(cashier, session_id))
        answers = await all_at_once(server.url, requests)
        sold = sum(answer.status == 201 for answer in answers)
        refused = [answer.json()["code"] for answer in answers if answer.status == 409]
        assert set(refused) <= {"session-not-open"}
        assert sold + len(refused) == SELLERS
        await balanced(racing, session_id, sold)


async def crowded_drawer(racing: RacingShop, server: ServerProcess) -> tuple[Racer, list[tuple[Racer, str]], str]:
    """Open a drawer, let everybody join it, and put something into everybody's cart."""
    people = await racing.hire(SELLERS)
    (register,) = await racing.build_registers(1)
    (opened,) = await all_at_once(server.url, [get_or_create(people[0], register)])
    joined = await all_at_once(server.url, [get_or_create(racer, register) for racer in people])
    assert {answer.status for answer in joined} == {200}
    saved = await all_at_once(server.url, [save(racer, "beer") for racer in people])
    carts = [(racer, answer.json()["id"]) for racer, answer in zip(people, saved, strict=True)]
    return people[0], carts, opened.json()["session"]["id"]


async def balanced(racing: RacingShop, session_id: str, sold: int) -> None:
    (books,) = await racing.rows(f"{BOOKS} WHERE s.id = $1", session_id)
    assert books["status"] == "ended"
    assert books["expected_cash_minor"] == books["moved"] == books["cash_minor"]
    assert books["sold"] == books["paid"] == books["sales_minor"] == 500 * sold
    assert books["sales"] == books["transactions_count"] == sold
    assert books["late"] == 0


# --- the guards of a sale, taken away ------------------------------------------------------------------------------


@pytest.mark.every_postgres
async def test_without_the_session_lock_a_sale_slips_in_behind_end(racing: RacingShop) -> None:
    """CS-6, CS-11: the twin: a drawer that was frozen without a sale that it holds."""
    await slow_down(racing.database_url)
    for _ in range(3):
        ended, finishes = await sales_against_end(racing)
        assert errors(finishes) == []
        assert ended.outcome == "ended"
        (books,) = await racing.rows(f"{BOOKS} ORDER BY s.opened_at DESC LIMIT 1")
        assert books["expected_cash_minor"] == books["moved"]
    await change_function(racing.database_url, "session_to_work_on", SALE_LOCK, ";")
    missing: list[int] = []
    for _ in rounds(lambda: any(missing)):
        # On a crowded machine End may come before the sale looked, or after it was booked.
        await sales_against_end(racing)
        (books,) = await racing.rows(f"{BOOKS} ORDER BY s.opened_at DESC LIMIT 1")
        assert books["status"] == "ended"
        missing.append(books["moved"] - books["expected_cash_minor"])
    assert max(missing) > 0


@pytest.mark.every_postgres
async def test_without_the_cart_lock_payers_fail(racing: RacingShop) -> None:
    """OS-6: the order's own lock and the index still allow one sale, and answer the other payers with errors."""
    await slow_down(racing.database_url)
    guarded = await pay_at_once(racing)
    assert outcomes(guarded) == ["completed", *["order-session-not-active"] * (SELLERS - 1)]
    await change_function(racing.database_url, "order_to_change", *CART_LOCK)
    finishes = await pay_at_once(racing)
    assert outcomes(finishes) == [*["UniqueViolationError"] * (SELLERS - 1), "completed"]


@pytest.mark.every_postgres
async def test_without_the_sale_index_the_locks_hold_and_without_both_a_cart_is_paid_again(racing: RacingShop) -> None:
    """OS-6: lock and index overlap; without the pair every payer is charged."""
    await slow_down(racing.database_url)
    await execute(racing.database_url, f"DROP INDEX {SALE_INDEX}")
    assert outcomes(await pay_at_once(racing)) == ["completed", *["order-session-not-active"] * (SELLERS - 1)]
    await change_function(racing.database_url, "order_to_change", *CART_LOCK)
    finishes = await pay_at_once(racing)
    assert outcomes(finishes) == ["completed"] * SELLERS
    assert (
        await racing.value("SELECT max(n) FROM (SELECT count(*) AS n FROM transactions GROUP BY order_id) c") == SELLERS
    )


async def prepared_sale(racing: RacingShop, track: Track) -> tuple[Racer, str, str]:
    (racer,) = await racing.hire(1)
    (register,) = await racing.build_registers(1)
    (saved,) = await track.race([Start(save_command("beer"), racer.actor)])
    (opened,) = await track.race([Start(GetOrCreateSession(register, None, None, None, on_existing=None), racer.actor)])
    assert isinstance(saved, Answer)
    assert isinstance(opened, Answer)
    return racer, json.loads(saved.document)["id"], json.loads(opened.document)["session"]["id"]


BY = pytest.mark.parametrize("seen", [None, (2,)], ids=["by total", "by version"])


@pytest.mark.every_postgres
@BY
async def test_no_sale_books_what_the_paying_till_did_not_show(racing: RacingShop, seen: BasedOn) -> None:
    """OS-2, OS-6: while another till of the same person adds a line; a till says what it shows."""
    await slow_down(racing.database_url)
    assert await sold_beside_an_addition(racing, seen, PRICE_MINOR) - {None} == {PRICE_MINOR}


@pytest.mark.every_postgres
@BY
async def test_without_the_comparison_a_sale_books_another_total(racing: RacingShop, seen: BasedOn) -> None:
    """OS-2, OS-6: the twins: what the till says is there and nobody looks at it."""
    await slow_down(racing.database_url)
    if seen:
        look = "NOT o.version = ALL (seen_versions)"
        await change_function(racing.database_url, "order_pay", look, f"false AND {look}")
    else:
        look = "PERFORM refuse_other_total(o, o.version, seen_total_minor);"
        await change_function(racing.database_url, "refuse_unseen_total", look, "")
    assert 2 * PRICE_MINOR in await sold_beside_an_addition(racing, seen, 2 * PRICE_MINOR)


async def sold_beside_an_addition(racing: RacingShop, seen: BasedOn, total_minor: int) -> set[object]:
    """Pay carts of one line while another till adds a second, until one is sold at ``total_minor``.

    Returns the totals booked, None for a refusal.
    """
    booked: set[object] = set()
    async with Track.of(racing.database_url, 2) as track:
        for _ in rounds(lambda: total_minor in booked, at_least=8):
            racer, cart, session = await prepared_sale(racing, track)
            paying = Start(complete_command(cart, session, seen_versions=seen), racer.actor, key())
            adding = Start(add_command(cart, "another", base_version=2), racer.actor)
            assert errors(await track.race([paying, adding])) == []
            booked.add(
                await racing.value("SELECT total_minor FROM transactions WHERE order_session_id = $1", parse_id(cart))
            )
    return booked


async def pay_at_once(racing: RacingShop) -> list[Finish]:
    async with Track.of(racing.database_url, SELLERS) as track:
        racer, cart, session = await prepared_sale(racing, track)
        return await track.race([Start(complete_command(cart, session), racer.actor, key()) for _ in range(SELLERS)])


async def sales_against_end(racing: RacingShop) -> tuple[Answer, list[Finish]]:
    """Pay a cart and, while the sale is between its look at the session and its booking, end the session."""
    async with Track.of(racing.database_url, 1) as track:
        racer, cart, session = await prepared_sale(racing, track)
        session_id = parse_id(session)
        assert session_id is not None
        ending = EndSession(session_id, None)
        database = await Database.connect(racing.database_url, size=1)
        try:
            sale = asyncio.create_task(track.race([Start(complete_command(cart, session), racer.actor, key())]))
            ended = asyncio.create_task(end_when_the_sale_runs(track, Runner(database), ending, racer))
            return await ended, await sale
        finally:
            await database.close()


async def end_when_the_sale_runs(track: Track, runner: Runner, ending: EndSession, racer: Racer) -> Any:
    await track.fired.wait()
    return await runner.run(ending, racer.actor)
