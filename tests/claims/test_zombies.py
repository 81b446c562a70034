"""A holder that is stopped past its lease and wakes up: real clients, SIGSTOP, and everything that they then say."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import psutil
import pytest

from tests.claims.hands import LEASE_SECONDS, OPENING, Hands, adding, at_work
from tests.helpers.floor import Document, key, lines, ok, person, refused
from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop
from tests.races.guards import change_function

Started = Callable[..., ServerProcess]

CLIENT = """
import json, sys, httpx
url, credential, order, drawer, says_token, path, body = json.loads(sys.argv[1])
http = httpx.Client(base_url=url, headers={"Authorization": f"Bearer {credential}"}, trust_env=False)
claim = http.post(f"/api/orders/{order}/claim", json={"sessionId": drawer}).json()["claim"]
print("claimed", flush=True)
sys.stdin.readline()
if says_token:
    body["claimToken"] = claim["token"]
answer = http.post(f"/api/orders/{order}/{path}", json=body, headers={"Idempotency-Key": "zombie-write"})
print(answer.status_code, answer.json().get("code"), flush=True)
"""
LATE = {"id": "late", "name": "Late", "price": "1", "quantity": "1"}
# What the client says on waking.
WRITES: dict[str, tuple[str, Document]] = {
    "operations": (
        "operations", {"baseVersion": 1, "operations": [{"id": "late-op", "op": "add", "item": LATE}]},
    ),
    "payment": ("payments", {"payments": [{"tender": "cash", "amount": "900000"}]}),
    "cancel": ("cancel", {"reason": "Nobody wants it"}),
    "split": ("split", {"lines": [{"lineId": "line-1", "newLineId": "moved", "quantity": "0.5"}]}),
}  # fmt: skip


@dataclass
class Night:
    """Ana's till holds an order and is stopped; the lease is over."""

    shop: Shop
    ana: Hands
    beto: Hands
    order: Document


async def another_person(night: Night) -> None:
    await _change_it(night, night.beto)


async def the_same_person_elsewhere(night: Night) -> None:
    """Let Ana go on at another till, signed in anew, with the same drawer."""
    here = Hands(await person(night.shop, "cashier1", register="ASU-3"), night.ana.drawer)
    await _change_it(night, here)


async def _change_it(night: Night, who: Hands) -> None:
    token = await who.take(night.order)
    ok(await who.operate(night.order, adding("taken"), token=token))


Taken = Callable[[Night], Awaitable[None]]
# Who has taken the order meanwhile, whether the client says its token, and what it is told.
ZOMBIES: dict[str, tuple[Taken, bool, str]] = {
    "another has it, by token": (another_person, True, "409 stale-claim"),
    "another has it, without a token": (another_person, False, "423 order-claimed"),
    "the same person elsewhere, by token": (the_same_person_elsewhere, True, "409 stale-claim"),
    "the same person elsewhere, without a token": (the_same_person_elsewhere, False, "409 stale-claim"),
}


async def wake_up(
    server: ServerProcess, shop: Shop, taken: Taken, write: str, *, says_token: bool
) -> tuple[Night, str]:
    """Stop a client that holds an order, let it be taken, wake the client; return what it was told."""
    await shop.clock.set(OPENING)
    ana, beto = await at_work(shop, "cashier1", "ASU-1"), await at_work(shop, "cashier2", "ASU-2")
    night = Night(shop, ana, beto, await ana.queue())
    path, body = WRITES[write]
    if path == "payments":
        body = body | {"sessionId": ana.drawer["id"]}
    spoken = [server.url, ana.person.till.token, night.order["id"], ana.drawer["id"], says_token, path, body]
    with subprocess.Popen(  # noqa: ASYNC220 - it is stopped and woken by its id
        [sys.executable, "-c", CLIENT, json.dumps(spoken)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as client:
        assert client.stdin is not None
        assert client.stdout is not None
        assert client.stdout.readline() == "claimed\n"
        client.send_signal(signal.SIGSTOP)
        _wait_until_stopped(client.pid)
        client.stdin.write("write\n")
        client.stdin.flush()
        refused(await beto.claim(night.order), 409, "order-claimed")
        await shop.clock.advance(seconds=LEASE_SECONDS)
        await taken(night)
        client.send_signal(signal.SIGCONT)
        return night, client.stdout.readline().strip()


def _wait_until_stopped(pid: int) -> None:
    deadline = time.monotonic() + 10
    while psutil.Process(pid).status() != psutil.STATUS_STOPPED:
        assert time.monotonic() < deadline


@pytest.mark.parametrize("zombie", ZOMBIES)
async def test_a_frozen_holder_wakes_up_to_a_refusal(start_server: Started, demo_database: str, zombie: str) -> None:
    """CL-3, CL-2: a real client, stopped past its lease while another till took the order; whatever it says on waking,
    by its token or without one, is refused, and nothing of it is applied.
    """
    taken, says_token, told = ZOMBIES[zombie]
    server = start_server(workers=2)
    async with Shop.at(server.url, demo_database) as shop:
        night, answer = await wake_up(server, shop, taken, "operations", says_token=says_token)
        assert answer == told
        await _nothing_was_applied(night)


@pytest.mark.parametrize("write", WRITES)
async def test_no_write_of_a_till_left_behind_counts(start_server: Started, demo_database: str, write: str) -> None:
    """CL-3, TX-1: lines, payment, cancelling, moving lines: the person is the holder, the till is not."""
    server = start_server()
    async with Shop.at(server.url, demo_database) as shop:
        night, answer = await wake_up(server, shop, the_same_person_elsewhere, write, says_token=False)
        assert answer == "409 stale-claim"
        await _nothing_was_applied(night)


async def _nothing_was_applied(night: Night) -> None:
    seen = await night.beto.look(night.order)
    assert lines(seen) == {"line-1": "1", "taken": "1"}
    assert seen["status"] == "queued"
    assert await night.shop.sql("SELECT FROM transactions") == []
    (written,) = await night.shop.sql("SELECT count(*) FROM order_operations WHERE operation_id = 'late-op'")
    assert written["count"] == 0


async def test_without_its_guard_the_till_left_behind_writes(server: ServerProcess, demo_database: str) -> None:
    """CL-3: the twin: the same person, so that only the sign-in tells the two tills apart."""
    await change_function(
        demo_database, "order_to_change", "claim_token IS NULL AND o.claim_sign_in_id <> call.token_id", "false"
    )
    async with Shop.at(server.url, demo_database) as shop:
        night, answer = await wake_up(server, shop, the_same_person_elsewhere, "operations", says_token=False)
        assert answer == "200 None"
        assert "late" in lines(await night.beto.look(night.order))


async def test_lines_are_not_moved_into_an_order_that_is_held_elsewhere(shop: Shop) -> None:
    """CL-3: the second order of a move is written to without a token of its own; the sign-in speaks for it."""
    await shop.clock.set(OPENING)
    ana = await at_work(shop, "cashier1", "ASU-1")
    there = Hands(await person(shop, "cashier1", register="ASU-3"), ana.drawer)
    one, other = await ana.queue(), await ana.queue()
    token = await ana.take(one)
    await there.take(other)
    move = {"lineId": "line-1", "newLineId": "moved", "quantity": "0.5"}
    refused(await ana.split(one, move, toOrderId=other["id"], claimToken=token), 409, "stale-claim")
    await ana.take(other)
    ok(await ana.split(one, move, toOrderId=other["id"], claimToken=token))


async def test_the_sign_in_that_claims_may_leave_the_token_out(shop: Shop) -> None:
    """CL-1, CL-3: a client that has one claim at a time needs no token; signed in anew, it claims again and goes on."""
    await shop.clock.set(OPENING)
    ana = await at_work(shop, "cashier1", "ASU-1")
    order = await ana.queue()
    await ana.take(order)
    ok(await ana.operate(order, adding("more")))
    anew = Hands(await person(shop, "cashier1", register="ASU-1"), ana.drawer)
    problem = refused(await anew.operate(order, adding("even-more")), 409, "stale-claim")
    assert problem["claim"]["mine"] is True
    assert ok(await anew.claim(order))["outcome"] == "renewed"
    ok(await anew.operate(order, adding("even-more")))
    ok(await anew.pay(order, under=key()), 201)
