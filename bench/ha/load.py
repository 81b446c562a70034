"""Tills that trade through a fail-over, and screens that follow: both go on by themselves, as the console does.

Every write has a key and is sent again under it, to the next server, until it is answered. What was acknowledged and
what was heard is kept, to be compared with the database afterwards (:mod:`bench.ha.drill`).
"""

import asyncio
import contextlib
import json
import time
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final
from urllib.parse import urlsplit

from bench.wire import Line, Request

# A call is given up by its till after this; the server's own limit is 20 s.
ANSWER_SECONDS: Final = 30
CONNECT_SECONDS: Final = 5
AGAIN_SECONDS: Final = 0.25
OPERATIONS_OF_A_SALE: Final = 4


@dataclass
class Log:
    """The answers and events that clients got."""

    acknowledged: dict[str, float] = field(default_factory=dict)
    """Key of each write that was answered with success, and when."""
    sales: list[str] = field(default_factory=list)
    """Ids of the transactions that tills were given."""
    refused: list[str] = field(default_factory=list)
    unanswered: dict[str, int] = field(default_factory=dict)
    heard: list[list[str]] = field(default_factory=list)
    """Positions of the events that each screen was sent, in order."""
    ended: list[str] = field(default_factory=list)

    def longest_gap(self, *, until: float) -> float:
        """Return the longest time without an acknowledged write."""
        times = [*sorted(self.acknowledged.values()), until]
        return max((later - earlier for earlier, later in pairwise(times)), default=0)


class Hand:
    """One person who calls whichever server answers."""

    def __init__(self, number: int, servers: list[str], log: Log, run: str) -> None:
        self._number = number
        self._servers = servers
        self._log = log
        self._run = run
        self._at = number
        self._line: Line | None = None

    async def call(self, method: str, path: str, body: object, name: str) -> tuple[int, Any]:
        """Send a write under its key until it is answered, a refusal included; return its status and document."""
        key = f"{self._run}-{self._number}-{name}"
        request = Request(method, path, f"tk_bench_{self._number}", body, key).on_the_wire()
        while True:
            try:
                if self._line is None:
                    url = self._servers[self._at % len(self._servers)]
                    self._line = await asyncio.wait_for(Line.connect(url), CONNECT_SECONDS)
                status, _, content = await asyncio.wait_for(self._line.call(request), ANSWER_SECONDS)
            except (OSError, TimeoutError) as error:
                self._count(type(error).__name__)
                self._hang_up()
                await asyncio.sleep(AGAIN_SECONDS)
                continue
            document = json.loads(content) if content else None
            if status < 500:
                if status < 300:
                    self._log.acknowledged[key] = time.time()
                return status, document
            self._count(f"{status} {(document or {}).get('code')}")
            await asyncio.sleep(AGAIN_SECONDS)

    def _count(self, what: str) -> None:
        self._log.unanswered[what] = self._log.unanswered.get(what, 0) + 1

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None
        self._at += 1


class Till(Hand):
    """One register and its cashier."""

    async def trade(self, until: float) -> None:
        """Open the drawer and sell until the time is up; what was begun is brought to its end."""
        register = f"bench-{self._number}"
        opened = await self._write("POST", "/api/pos/sessions/get-or-create", {"registerId": register}, "open")
        sale = 0
        while opened is not None and time.time() < until:
            sale += 1
            await self._sell(f"{sale:05}", register, opened["session"]["id"])

    async def _sell(self, sale: str, register: str, session_id: str) -> None:
        items = [_line(f"{self._run}-{self._number}-{sale}-0")]
        cart = await self._write(
            "POST", "/api/order-sessions", {"items": items, "registerId": register}, f"{sale}-first"
        )
        for number in range(1, OPERATIONS_OF_A_SALE):
            if cart is None:
                return
            operation = {"id": f"{self._run}-{self._number}-{sale}-t{number}", "op": "add",
                         "item": _line(f"{self._run}-{self._number}-{sale}-{number}")}  # fmt: skip
            body = {"baseVersion": cart["version"], "operations": [operation]}
            answer = await self._write("POST", f"/api/order-sessions/{cart['id']}/operations", body, f"{sale}-{number}")
            cart = None if answer is None else answer["orderSession"]
        if cart is None:
            return
        total = cart["order"]["total"]
        paid = {"sessionId": session_id, "total": total, "payments": [{"tender": "cash", "amount": total}]}
        sold = await self._write("POST", f"/api/order-sessions/{cart['id']}/complete", paid, f"{sale}-pay")
        if sold is not None:
            self._log.sales.append(sold["id"])

    async def _write(self, method: str, path: str, body: object, name: str) -> Any:
        status, document = await self.call(method, path, body, name)
        if status in {200, 201}:
            return document
        self._log.refused.append(f"{self._run}-{self._number}-{name}: {status} {document.get('code')}")
        return None


def _line(line_id: str) -> dict[str, object]:
    return {"id": line_id, "name": "Lager", "price": "5.00", "quantity": 1, "taxRate": "8.875"}


async def follow(servers: list[str], at: int, token: str, log: Log) -> None:
    """Follow the feed until cancelled, from where it was, at the next server when one goes away.

    Ends where its place in the history is gone: the console would load everything again, and here that is a fault.
    """
    heard: list[str] = []
    log.heard.append(heard)
    while not any(" 410 " in line for line in log.ended):
        with contextlib.suppress(OSError, TimeoutError):
            await _follow_once(servers[at % len(servers)], token, heard, log)
        at += 1
        await asyncio.sleep(AGAIN_SECONDS)


async def _follow_once(url: str, token: str, heard: list[str], log: Log) -> None:
    parts = urlsplit(url)
    reader, writer = await asyncio.wait_for(asyncio.open_connection(parts.hostname, parts.port), CONNECT_SECONDS)
    resumed = f"Last-Event-ID: {heard[-1]}\r\n" if heard else ""
    writer.write(
        f"GET /api/feed HTTP/1.1\r\nHost: {parts.netloc}\r\nAuthorization: Bearer {token}\r\n{resumed}\r\n".encode()
    )
    name, event = "", ""
    try:
        while raw := await reader.readline():
            line = raw.decode().rstrip("\r\n")
            if line.startswith("HTTP/1.1") and " 200 " not in line:
                log.ended.append(line)
                return
            if line.startswith("id: "):
                name = line[4:]
            elif line.startswith("event: "):
                event = line[7:]
            elif line.startswith("data: ") and event == "end":
                log.ended.append(line)
            elif not line:
                if name and not event:
                    heard.append(name)
                name, event = "", ""
    finally:
        writer.close()
