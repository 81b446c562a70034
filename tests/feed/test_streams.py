"""The live feed over real server processes: resumed, cut short, and never in the way of others."""

import asyncio
import random
import socket
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx
import pytest

from tests.feed.snapshots import events_since, settled
from tests.feed.sse import following, next_event
from tests.helpers.loopback import LOOPBACK
from tests.helpers.server import ServerProcess
from tests.helpers.shop import PASSWORD, Shop, Till
from tillkeeper.kernel import limits

READERS = 20
WRITES = 60
STAYS_MAX = 30  # events, until a reader is disconnected
Started = Callable[..., ServerProcess]


async def save(till: Till, number: int) -> None:
    items = [{"id": f"line{number}", "name": f"Chipa {number}", "price": "3000", "quantity": "1"}]
    answer = await till.post("/api/order-sessions", {"items": items})
    assert answer.status_code in {200, 201}, answer.text


async def test_twenty_readers_who_come_and_go_all_read_the_same(start_server: Started, demo_database: str) -> None:
    """EV-3: over two servers of two processes each, disconnected at random during the load, each reader ends with
    every event once and in order.
    """
    servers = [start_server(workers=2), start_server(workers=2)]
    async with Shop.at(servers[0].url, demo_database) as shop:
        boss = await shop.sign_in("manager1", business="espiga", register="ASU-1")
        cashiers = [await shop.sign_in(f"cashier{n}", business="espiga", register="ASU-1") for n in (1, 2, 3)]
        await settled(shop)
        start = (await boss.get("/api/events?limit=1")).headers["feed-position"]
        writing = asyncio.gather(*(_write(till) for till in cashiers))
        chance = random.Random(4)
        reading = [asyncio.create_task(_read_through(boss, servers, start, chance)) for _ in range(READERS)]
        await writing
        await settled(shop)
        everything = [event["position"] for event in await events_since(boss, start)]
        assert len(everything) == len(cashiers) * WRITES
        streams = await asyncio.wait_for(asyncio.gather(*reading), 60)
    for positions, connections in streams:
        assert positions == everything
        assert connections >= len(everything) / STAYS_MAX


async def _write(till: Till) -> None:
    for number in range(WRITES):
        await save(till, number)


async def _read_through(
    till: Till, servers: list[ServerProcess], start: str, chance: random.Random
) -> tuple[list[str], int]:
    positions: list[str] = []
    connections = 0
    total = len(("cashier1", "cashier2", "cashier3")) * WRITES
    while len(positions) < total:
        connections += 1
        stays_until = min(total, len(positions) + chance.randint(1, STAYS_MAX))
        last = positions[-1] if positions else start
        async with following(till, url=chance.choice(servers).url, last_id=last) as frames:
            async for frame in frames:
                if frame.event == "message":
                    assert frame.id is not None
                    assert frame.id == frame.data["position"]
                    positions.append(frame.id)
                if len(positions) == stays_until:
                    break
    return positions, connections


async def test_a_stream_begins_where_it_is_told_to(server: ServerProcess, demo_database: str) -> None:
    """EV-3: after ``since``, after the browser's last id (which is newer), or now."""
    async with Shop.at(server.url, demo_database) as shop:
        till = await shop.sign_in("cashier1", business="espiga", register="ASU-1")
        for number in range(3):
            await save(till, number)
        await settled(shop)
        events = [event for event in await events_since(till, "0-0-0") if event["type"] == "order-session.saved"]
        first, second, third = (event["position"] for event in events)
        async with following(till, since=first) as frames:
            assert [(await next_event(frames)).id, (await next_event(frames)).id] == [second, third]
        async with following(till, since=first, last_id=second) as frames:
            assert (await next_event(frames)).data == events[2]
        async with following(till) as frames:
            await save(till, 4)
            live = (await next_event(frames)).data
        assert live["position"] not in {first, second, third}
        assert live["type"] == "order-session.saved"


async def test_the_console_follows_with_its_cookie(server: ServerProcess, demo_database: str) -> None:
    """EV-3: EventSource sends no header; the cookie is enough, and reading needs no CSRF token."""
    async with Shop.at(server.url, demo_database) as shop:
        body = {"username": "cashier1", "password": PASSWORD, "businessId": "espiga", "cookie": True}
        login = (await shop.http.post("/api/auth/login", json=body)).json()
        till = Till(http=shop.http, token="-", login=login)
        other = await shop.sign_in("cashier1", business="espiga", register="ASU-1")
        async with following(till, cookie=True) as frames:
            await save(other, 1)
            assert (await next_event(frames)).event == "message"


@pytest.mark.parametrize("workers", [1, 2])
async def test_a_sign_in_that_ends_takes_its_stream_along(
    start_server: Started, demo_database: str, workers: int
) -> None:
    """EV-5: within a second, in whichever process the stream is."""
    server = start_server(workers=workers)
    async with Shop.at(server.url, demo_database) as shop:
        tills = [await shop.sign_in("cashier2", business="espiga") for _ in range(6)]
        for till in tills:
            async with following(till) as frames:
                began = time.monotonic()
                assert (await till.post("/api/auth/logout")).status_code == 204
                last = [frame async for frame in frames][-1]
            assert (last.event, last.data) == ("end", {"reason": "signed-out"})
            assert time.monotonic() - began < 1


async def test_a_slow_reader_is_ended_and_nobody_waits_for_it(start_server: Started, demo_database: str) -> None:
    """EV-3: it is told why, comes back by its last id and misses nothing; a quick one beside it never notices."""
    server = start_server()
    async with Shop.at(server.url, demo_database) as shop:
        boss = await shop.sign_in("manager1", business="espiga")
        await settled(shop)
        start = (await boss.get("/api/events?limit=1")).headers["feed-position"]
        address = urlsplit(server.url)
        with socket.socket() as slow:
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            slow.connect((address.hostname, address.port))
            slow.sendall(f"GET /api/feed HTTP/1.1\r\nHost: till\r\nAuthorization: Bearer {boss.token}\r\n\r\n".encode())
            slow.settimeout(30)
            got = bytearray(slow.recv(1024))
            async with following(boss) as frames:
                count = limits.FEED_EVENTS_WAITING_MAX + 4 * limits.FEED_ROWS_PER_READ
                writing = asyncio.create_task(_flood(shop, boss, count))
                quick = [(await next_event(frames)).id for _ in range(count)]
                await writing
            answer = await boss.get("/api/transactions?limit=1")
            assert answer.status_code == 200
            while b"event: end" not in got:
                got += await asyncio.to_thread(slow.recv, 1 << 20)
        assert b'{"reason":"too-slow"}' in got
        ids = [line[4:].decode() for line in bytes(got).split(b"\n") if line.startswith(b"id: ")]
        assert ids == quick[: len(ids)], "what it got is the beginning of what there was"
        assert len(ids) < count
        missed = [event["position"] for event in await events_since(boss, ids[-1] if ids else start)]
        assert ids + missed == quick


async def _flood(shop: Shop, till: Till, count: int) -> None:
    """Write more, and larger, than any socket's buffers hold."""
    for _ in range(count // limits.FEED_ROWS_PER_READ):
        await shop.sql(
            "INSERT INTO journal (business_id, transaction_id, at, user_id, command, outcome, refused, event)"
            " SELECT $1::text::uuid, journal_transaction_id(), clock_timestamp(), $2::text::uuid, 'test.write',"
            " 'written', false, jsonb_build_object('type', 'test.written', 'changes', jsonb_build_array("
            " jsonb_build_object('kind', 'test', 'text', repeat('x', 4000)))) FROM generate_series(1, $3)",
            till.login["business"]["id"], till.login["user"]["id"], limits.FEED_ROWS_PER_READ,
        )  # fmt: skip
        await asyncio.sleep(0.05)


async def test_events_of_another_process_come_without_its_hint(server: ServerProcess, demo_database: str) -> None:
    """EV-3: written past the server, so that nobody tells it; the poll finds it."""
    async with Shop.at(server.url, demo_database) as shop:
        till = await shop.sign_in("manager1", business="espiga")
        async with following(till) as frames:
            await _flood(shop, till, limits.FEED_ROWS_PER_READ)
            began = time.monotonic()
            assert (await next_event(frames)).data["type"] == "test.written"
            assert time.monotonic() - began < 2 * limits.FEED_POLL_MS / 1000


async def test_a_server_that_is_told_to_stop_ends_its_streams(start_server: Started, demo_database: str) -> None:
    """EV-3: streams do not hold up the end of a server, and their clients are told to come back."""
    server = start_server(workers=2)
    async with Shop.at(server.url, demo_database) as shop:
        till = await shop.sign_in("cashier1", business="espiga")
        async with following(till) as first, following(till) as second:
            began = time.monotonic()
            await asyncio.to_thread(server.stop)
            assert time.monotonic() - began < 4
            for frames in (first, second):
                assert [frame async for frame in frames][-1].data == {"reason": "stopping"}


async def test_readiness_and_metrics_speak_of_the_feed(server: ServerProcess, demo_database: str) -> None:
    """EV-3: an operator sees whether it lives, how many follow, and how late it is."""
    async with Shop.at(server.url, demo_database) as shop:
        till = await shop.sign_in("cashier1", business="espiga")
        began = time.monotonic()
        ready = await shop.http.get("/readyz")
        # A server that has just started hears the others a moment later, on a crowded machine a few.
        while ready.json()["checks"]["feed"] != "live" and time.monotonic() - began < 5:
            ready = await shop.http.get("/readyz")
        names = ("database", "schema", "disk", "standby", "pool", "pepper")
        assert ready.json() == {"status": "ready", "checks": {**dict.fromkeys(names, "ok"), "feed": "live"}}
        async with following(till) as frames:
            await save(till, 1)
            await next_event(frames)
            text = ""
            for _ in range(20):
                async with httpx.AsyncClient(**LOOPBACK) as fresh:
                    text += (await fresh.get(f"{server.url}/metrics")).text
    for name in ("connections 1.0", "lag_seconds_count 1.0", "events_sent_total 1.0"):
        assert f"tillkeeper_feed_{name}" in text
