"""The live feed under its load: 2,000 event streams on two server processes while 500 events/s are written.

    python bench/feed.py [--streams 2000] [--rate 500] [--seconds 10]

The events are claims of waiting orders, sent through the API of the same two processes. Every stream's bytes are
compared (a checksum each), so "every event to every stream" is exact. An event's delay is from its row's time to the
arrival of the piece of stream that holds it. Prints figures; ends with 1 when a stream missed an event, writers fell
short of the rate by more than a tenth, or the p99 of delays exceeds 250 ms.
"""

import argparse
import asyncio
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import httpx
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.queue_shop import Crowd, hire_crowd, queue_orders
from bench.wire import Line, Request
from tests.helpers.server import ServerProcess
from tillkeeper.storage.embedded import EmbeddedPostgres

DELAY_MS_MAX: Final = 250
RATE_SHARE_MIN: Final = 0.9
WORKERS: Final = 2
# Processes of streams: each reads as fast as a core can.
READERS: Final = 2
WRITERS: Final = 16
# After the last write, for the last pieces to arrive.
SETTLE_SECONDS: Final = 3
ORDERS: Final = 4_000


@dataclass
class Stream(asyncio.Protocol):
    """One follower: counts its events, sums its bytes, notes how late each piece was."""

    request: bytes
    delays_ms: Counter[int]
    events: int = 0
    checksum: int = 0
    ready: bool = False
    _rest: bytearray = field(default_factory=bytearray)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the feed."""
        assert isinstance(transport, asyncio.WriteTransport)
        transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        """Take apart the chunks that are whole."""
        self._rest += data
        if not self.ready:
            end = self._rest.find(b"\r\n\r\n")
            if end < 0:
                return
            assert self._rest.startswith(b"HTTP/1.1 200"), bytes(self._rest[:200])
            del self._rest[: end + 4]
            self.ready = True
        while True:
            line = self._rest.find(b"\r\n")
            if line < 0:
                return
            size = int(self._rest[:line], 16)
            if len(self._rest) < line + size + 4:
                return
            self._piece(bytes(self._rest[line + 2 : line + 2 + size]))
            del self._rest[: line + size + 4]

    def _piece(self, piece: bytes) -> None:
        # A beat has a position and no type.
        count = piece.count(b'","type":"')
        if not count:
            return
        self.events += count
        self.checksum = zlib.crc32(piece, self.checksum)
        # The first event of a piece waited longest, the last least; those between lie between.
        now = time.time()
        first, last = (now - _written(piece, where) for where in (piece.find(b'"at":"'), piece.rfind(b'"at":"')))
        self.delays_ms[int(first * 1000)] += (count + 1) // 2
        self.delays_ms[int(last * 1000)] += count // 2


def _written(piece: bytes, where: int) -> float:
    text = piece[where + 6 : piece.index(b'"', where + 6)].decode()
    return datetime.fromisoformat(text).timestamp()


def read_streams(url: str, tokens: list[str], pipe: Connection) -> None:
    """Follow with every token until told to stop; report counts, checksums and delays."""
    asyncio.run(_read_streams(url, tokens, pipe))


async def _read_streams(url: str, tokens: list[str], pipe: Connection) -> None:
    parts = urlsplit(url)
    assert parts.hostname is not None
    assert parts.port is not None
    delays: Counter[int] = Counter()
    loop = asyncio.get_running_loop()
    streams = []
    for token in tokens:
        head = f"GET /api/feed HTTP/1.1\r\nHost: till\r\nAuthorization: Bearer {token}\r\n\r\n".encode()
        _, stream = await loop.create_connection(partial(Stream, head, delays), parts.hostname, parts.port)
        streams.append(stream)
    while not all(stream.ready for stream in streams):
        await asyncio.sleep(0.05)
    pipe.send("ready")
    while not pipe.poll():
        await asyncio.sleep(0.05)
    pipe.send(([stream.events for stream in streams], {stream.checksum for stream in streams}, delays))


async def write(url: str, crowd: Crowd, orders: list[str], rate: int, seconds: int) -> int:
    """Claim orders at ``rate`` a second from several tills; return how many claims were made."""
    made = 0
    began = time.perf_counter()

    async def till(place: int) -> None:
        nonlocal made
        line = await Line.connect(url)
        clerk = crowd.clerks[place]
        sent = place
        while (due := sent / rate) < seconds:
            await asyncio.sleep(max(0, began + due - time.perf_counter()))
            path = f"/api/orders/{orders[sent % len(orders)]}/claim"
            status, _, content = await line.call(
                Request("POST", path, clerk.token, {"sessionId": crowd.session_id}).on_the_wire()
            )
            assert status == 200, content
            made += 1
            sent += WRITERS
        line.close()

    await asyncio.gather(*(till(place) for place in range(WRITERS)))
    return made


async def measure(server: ServerProcess, database_url: str, *, streams: int, rate: int, seconds: int) -> bool:
    """Measure and print; return whether everything is within its bounds."""
    url = server.url
    crowd = await hire_crowd(database_url, max(streams, WRITERS))
    orders = await queue_orders(database_url, crowd, ORDERS)
    # Each order is claimed by one till again and again: a renewal is an event as well.
    orders = orders[: len(orders) // WRITERS * WRITERS]
    pipes, processes = [], []
    for reader in range(READERS):
        ours, theirs = multiprocessing.Pipe()
        tokens = [clerk.token for clerk in crowd.clerks[reader:streams:READERS]]
        process = multiprocessing.Process(target=read_streams, args=(url, tokens, theirs))
        process.start()
        pipes.append(ours)
        processes.append(process)
    for pipe in pipes:
        assert await asyncio.to_thread(pipe.recv) == "ready"
    used = _cpu_seconds(server)
    began = time.perf_counter()
    made = await write(url, crowd, orders, rate, seconds)
    took = time.perf_counter() - began
    await asyncio.sleep(SETTLE_SECONDS)
    used = _cpu_seconds(server) - used
    counts: list[int] = []
    checksums: set[int] = set()
    delays: Counter[int] = Counter()
    for pipe, process in zip(pipes, processes, strict=True):
        pipe.send("stop")
        events, sums, late = pipe.recv()
        counts += events
        checksums |= sums
        delays += late
        process.join()
    whole = len(counts) == streams and set(counts) == {made} and len(checksums) == 1
    p50, p99 = _percentile(delays, 0.50), _percentile(delays, 0.99)
    async with httpx.AsyncClient(trust_env=False) as http:
        text = (await http.get(f"{url}/metrics")).text
    lag = {
        line.split()[0].removeprefix("tillkeeper_feed_lag_seconds_"): float(line.split()[1])
        for line in text.splitlines()
        if line.startswith("tillkeeper_feed_lag_seconds_")
    }
    print(f"{streams} streams on {WORKERS} processes, {made} events in {took:.1f} s: {made / took:.0f} events/s")
    print(f"delivered {sum(counts)} events, {sum(counts) / took:.0f} a second; every event to every stream: {whole}")
    print(f"server processes used {used:.1f} s of processor, {1e6 * used / sum(counts):.2f} us a delivery")
    print(f"delay p50 {p50} ms  p99 {p99} ms  max {max(delays)} ms")
    print(f"mean time to hand-over in one process {1e3 * lag['sum'] / lag['count']:.0f} ms")
    return whole and made / took >= RATE_SHARE_MIN * rate and p99 <= DELAY_MS_MAX


def _cpu_seconds(server: ServerProcess) -> float:
    times = [psutil.Process(pid).cpu_times() for pid in server.process_ids()]
    return sum(time.user + time.system for time in times)


def _percentile(delays: Counter[int], share: float) -> int:
    wanted = share * delays.total()
    for delay in sorted(delays):
        wanted -= delays[delay]
        if wanted <= 0:
            return delay
    return max(delays)


def main() -> int:
    """Run the measurement in a database of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--streams", type=int, default=2000)
    parser.add_argument("--rate", type=int, default=500)
    parser.add_argument("--seconds", type=int, default=10)
    options = parser.parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with tempfile.TemporaryDirectory(prefix="tillkeeper-bench-") as folder, EmbeddedPostgres(Path(folder)) as database:
        program = [sys.executable, "-c", "from tillkeeper.cli import app; app()"]
        environment = os.environ | {"DATABASE_URL": database.url()}
        for command in ("migrate", "demo"):
            subprocess.run([*program, command], env=environment, check=True, stdout=subprocess.DEVNULL)
        server = ServerProcess.start(database.url(), workers=WORKERS)
        try:
            fine = asyncio.run(
                measure(
                    server,
                    database.url(),
                    streams=options.streams,
                    rate=options.rate,
                    seconds=options.seconds,
                )
            )
        finally:
            server.stop()
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
