"""The end of a lease: by the clock alone, between any two looks at it, and over the head of a frozen client."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from tests.claims.hands import LEASE_SECONDS, OPENING, Floor, Hands, adding, at_work
from tests.helpers.floor import Document, lines, ok, refused
from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop

# More looks at the clock than any command takes.
LOOKS = 12

TICKING = f"""
CREATE SEQUENCE looks;
CREATE OR REPLACE FUNCTION shop_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT timestamptz '{OPENING.isoformat()}' + make_interval(secs => nextval('looks'))
$$"""


async def _another_claims(floor: Floor, order: Document) -> tuple[int, str]:
    answer = await floor.beto.claim(order)
    return answer.status_code, answer.json().get("code", "claimed")


async def _another_writes(floor: Floor, order: Document) -> tuple[int, str]:
    answer = await floor.beto.operate(order, adding("line-2"))
    return answer.status_code, answer.json().get("code", "changed")


async def _another_releases(floor: Floor, order: Document) -> tuple[int, str]:
    answer = await floor.beto.release(order)
    return answer.status_code, answer.json()["code"] if answer.content else "was-free"


async def _another_takes_over(floor: Floor, order: Document) -> tuple[int, str]:
    answer = await floor.beto.take_over(order)
    return answer.status_code, answer.json().get("code", "taken-over")


async def _another_asks(floor: Floor, order: Document) -> tuple[int, str]:
    answer = await floor.beto.ask(order)
    return answer.status_code, answer.json().get("code", "asked")


ASKED: dict[str, tuple[Callable[..., object], set[tuple[int, str]]]] = {
    "claim": (_another_claims, {(409, "order-claimed"), (200, "claimed")}),
    "write": (_another_writes, {(423, "order-claimed"), (200, "changed")}),
    "release": (_another_releases, {(403, "claim-not-yours"), (204, "was-free")}),
    "take over": (_another_takes_over, {(403, "take-over-not-permitted")}),
    "ask": (_another_asks, {(201, "asked"), (409, "order-not-held")}),
}


@pytest.mark.parametrize("does", ASKED)
async def test_a_lease_that_ends_between_two_looks_at_the_clock(floor: Floor, does: str) -> None:
    """CL-2, EV-2, S0-38: wherever within a command the lease ends, the answer is one of the two whole ones: a
    refusal names a holder, and nothing fails.
    """
    ask, allowed = ASKED[does]
    for statement in TICKING.split(";\n"):
        await floor.shop.sql(statement)
    for looks in range(LOOKS):
        order = await floor.ana.queue()
        await floor.ana.take(order)
        await floor.shop.sql(
            "UPDATE orders SET claim_expires_at = $2::timestamptz + make_interval(secs => nextval('looks') + $3)"
            " WHERE id::text = $1",
            order["id"], OPENING, looks,
        )  # fmt: skip
        assert await ask(floor, order) in allowed  # type: ignore[misc]  # one of the coroutines above


async def test_the_profile_sets_the_lease(floor: Floor) -> None:
    """S0-48: the time of inactivity is the profile's."""
    await floor.shop.sql("UPDATE profiles SET lease_seconds = 10 WHERE code = 'mostrador'")
    order = await floor.ana.queue()
    await floor.ana.take(order)
    await floor.shop.clock.advance(seconds=9)
    refused(await floor.beto.claim(order), 409, "order-claimed")
    await floor.shop.clock.advance(seconds=1)
    assert (await floor.beto.status(order)) == {
        "claimed": False, "claimedBy": None, "claimedAt": None, "expiresAt": None, "register": None,
        "canClaim": True, "isMine": False,
    }  # fmt: skip
    ok(await floor.beto.claim(order))


CLIENT = """
import json, sys, httpx
order, drawer, token, url = json.loads(sys.argv[1])
http = httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}, trust_env=False)
claim = http.post(f"/api/orders/{order}/claim", json={"sessionId": drawer}).json()["claim"]
print("claimed", flush=True)
sys.stdin.readline()
item = {"id": "late", "name": "Late", "price": "1", "quantity": "1"}
answer = http.post(f"/api/orders/{order}/operations", json={
    "baseVersion": 1, "claimToken": claim["token"], "operations": [{"id": "late-op", "op": "add", "item": item}]})
print(answer.status_code, answer.json()["code"], flush=True)
"""


async def test_a_frozen_holder_wakes_up_to_a_refusal(
    start_server: Callable[..., ServerProcess], demo_database: str
) -> None:
    """CL-3, CL-2: a real client, stopped past its lease while another took the order; what it says on waking is
    refused by its token, and nothing of it is applied.
    """
    server = start_server(workers=2)
    async with Shop.at(server.url, demo_database) as shop:
        await shop.clock.set(OPENING)
        ana, beto = await at_work(shop, "cashier1", "ASU-1"), await at_work(shop, "cashier2", "ASU-2")
        order = await ana.queue()
        spoken = json.dumps([order["id"], ana.drawer["id"], ana.person.till.token, server.url])
        with subprocess.Popen(  # noqa: ASYNC220 - it is stopped and woken by its id
            [sys.executable, "-c", CLIENT, spoken], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as client:  # fmt: skip
            assert client.stdin is not None
            assert client.stdout is not None
            assert client.stdout.readline() == "claimed\n"
            client.send_signal(signal.SIGSTOP)
            _wait_until_stopped(client.pid)
            client.stdin.write("write\n")
            client.stdin.flush()
            await _taken_by_another(shop, beto, order)
            client.send_signal(signal.SIGCONT)
            assert client.stdout.readline() == "409 stale-claim\n"
        assert lines(await beto.look(order)) == {"line-1": "1", "taken": "1"}
        operations = await shop.sql("SELECT count(*) FROM order_operations WHERE operation_id = 'late-op'")
        assert operations[0]["count"] == 0


async def _taken_by_another(shop: Shop, beto: Hands, order: Document) -> None:
    refused(await beto.claim(order), 409, "order-claimed")
    await shop.clock.advance(seconds=LEASE_SECONDS)
    token = await beto.take(order)
    ok(await beto.operate(order, adding("taken"), token=token))


def _wait_until_stopped(pid: int) -> None:
    import psutil  # noqa: PLC0415 - beside its only use

    deadline = time.monotonic() + 10
    while psutil.Process(pid).status() != psutil.STATUS_STOPPED:
        assert time.monotonic() < deadline
