"""Random people at random tills on the same few orders, while server processes are killed and started again."""

import asyncio
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from math import inf
from typing import Any

from bench.queue_shop import Clerk, Crowd, hire_crowd, queue_orders
from bench.wire import Line, Request
from tests.claims.linearizable import Call, is_linearizable
from tests.helpers.server import ServerProcess
from tests.races.guards import execute

PEOPLE = 8
ORDERS = 6
SERVERS = 3
# The shortest that a profile may have; a server does not start on a database whose rules were changed.
LEASE_SECONDS = 5
ROUND_SECONDS = 15.0
# So often somebody who claimed an order is heard of no more until the lease is over.
QUIET_SHARE = 0.3
KILL_EVERY_SECONDS = 3.0
ANSWER_SECONDS = 5.0
WORDS = {
    ("claim", 409): "order-claimed", ("release", 204): "released", ("release", 403): "claim-not-yours",
    ("release", 409): "stale-claim", ("write", 200): "changed", ("write", 409): "stale-claim",
}  # fmt: skip


@dataclass
class Till:
    """One person's device: which servers it knows, and the tokens it was given."""

    clerk: Clerk
    manages: bool
    load: "Load"
    chance: random.Random
    line: Line | None = None
    tokens: dict[str, int] = field(default_factory=dict)
    quiet_until: dict[str, float] = field(default_factory=dict)

    async def work(self, until: float) -> None:
        while time.time() < until:
            order = self.chance.choice(self.load.orders)
            if self.quiet_until.get(order, 0) > time.time():
                await asyncio.sleep(0.01)
                continue
            does = self.chance.choice(["claim"] * 12 + ["write"] * 9 + ["release"] * 4 + ["take-over"] * self.manages)
            if does in {"write", "release"} and order not in self.tokens:
                does = "claim"
            self.load.note(order, await self._call(order, does))
            await asyncio.sleep(self.chance.uniform(0, 0.08))
        self._hang_up()

    async def _call(self, order: str, does: str) -> Call:
        token = self.tokens.get(order) if does in {"write", "release"} else None
        request = self._request(order, does, token)
        began = time.time()
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                if self.line is None:
                    self.line = await Line.connect(self.chance.choice(self.load.urls))
                status, _, content = await self.line.call(request.on_the_wire())
        except (OSError, TimeoutError):
            self._hang_up()
            return Call(self.clerk.user_id, does, began, inf, None, token)
        return self._told(order, does, token, (began, time.time()), status, content)

    def _request(self, order: str, does: str, token: int | None) -> Request:
        path, body = f"/api/orders/{order}/claim", {"sessionId": self.load.crowd.session_id}
        match does:
            case "claim":
                return Request("POST", path, self.clerk.token, body)
            case "take-over":
                return Request("POST", f"{path}/takeover", self.clerk.token, body | {"reason": "Load"})
            case "release":
                return Request("DELETE", f"{path}?claimToken={token}", self.clerk.token)
        operation = {"id": f"op-{self.chance.getrandbits(64):x}", "op": "set-quantity", "lineId": "line-1",
                     "quantity": str(self.chance.randint(1, 9))}  # fmt: skip
        return Request("POST", f"/api/orders/{order}/operations", self.clerk.token,
                       {"baseVersion": 1, "claimToken": token, "operations": [operation]})  # fmt: skip

    def _told(
        self, order: str, does: str, token: int | None, spent: tuple[float, float], status: int, content: bytes
    ) -> Call:
        answer: dict[str, Any] = json.loads(content) if content else {}
        if status >= 500:
            # A server that is being ended says that it has lost its database: nobody knows what became of it.
            return Call(self.clerk.user_id, does, spent[0], inf, None, token)
        outcome = WORDS.get((does, status)) or answer["outcome"]
        claim = answer.get("claim") or (answer.get("order") or {}).get("claim")
        if outcome in {"claimed", "renewed", "taken-over"}:
            token = self.tokens[order] = answer["claim"]["token"]
            if self.chance.random() < QUIET_SHARE:
                self.quiet_until[order] = spent[1] + LEASE_SECONDS + 1
        elif status >= 400:
            assert answer["code"] == outcome, answer
        expires, holder = None, None
        if claim is not None:
            expires = datetime.fromisoformat(claim["expiresAt"]).timestamp() if status == 200 else None
            holder = claim["holder"]["id"] if outcome == "order-claimed" else None
        return Call(self.clerk.user_id, does, *spent, outcome, token, holder, expires)

    def _hang_up(self) -> None:
        if self.line is not None:
            self.line.close()
            self.line = None


@dataclass
class Load:
    """Rounds of work on fresh orders; each round's histories are checked."""

    database_url: str
    crowd: Crowd
    servers: list[ServerProcess]
    chance: random.Random
    kills: bool = True
    orders: list[str] = field(default_factory=list)
    histories: dict[str, list[Call]] = field(default_factory=dict)
    outcomes: Counter[str] = field(default_factory=Counter)
    violations: list[list[Call]] = field(default_factory=list)
    rounds: int = 0
    killed: int = 0

    @classmethod
    async def on(cls, database_url: str, *, seed: int, kills: bool = True) -> "Load":
        await execute(database_url, f"UPDATE profiles SET lease_seconds = {LEASE_SECONDS}")
        crowd = await hire_crowd(database_url, PEOPLE)
        await execute(
            database_url, f"UPDATE memberships SET role = 'manager' WHERE user_id = '{crowd.clerks[0].user_id}'"
        )
        servers = [await asyncio.to_thread(ServerProcess.start, database_url) for _ in range(SERVERS)]
        return cls(database_url, crowd, servers, random.Random(seed), kills)

    @property
    def urls(self) -> list[str]:
        return [server.url for server in self.servers]

    def note(self, order: str, call: Call) -> None:
        self.outcomes[f"{call.does}: {call.outcome or 'no answer'}"] += 1
        self.histories[order].append(call)

    async def run(self, seconds: float) -> None:
        """Work for so long; keep the histories that nothing explains."""
        deadline = time.time() + seconds
        async with asyncio.TaskGroup() as group:
            if self.kills:
                group.create_task(self._kill_and_start(deadline))
            while time.time() < deadline:
                await self._round()

    async def _round(self) -> None:
        self.orders = await queue_orders(self.database_url, self.crowd, ORDERS)
        self.histories = {order: [] for order in self.orders}
        until = time.time() + ROUND_SECONDS
        tills = [
            Till(clerk, place == 0, self, random.Random(self.chance.getrandbits(64)))
            for place, clerk in enumerate(self.crowd.clerks)
        ]
        await asyncio.gather(*(till.work(until) for till in tills))
        for history in self.histories.values():
            if not await asyncio.to_thread(is_linearizable, history, LEASE_SECONDS):
                self.violations.append(history)
        self.rounds += 1

    async def _kill_and_start(self, deadline: float) -> None:
        while time.time() < deadline:
            await asyncio.sleep(KILL_EVERY_SECONDS)
            place = self.chance.randrange(SERVERS)
            server = self.servers[place]
            port = int(server.url.rsplit(":", 1)[1])
            await asyncio.to_thread(server.kill)
            server.log.unlink(missing_ok=True)
            self.killed += 1
            self.servers[place] = await asyncio.to_thread(ServerProcess.start, self.database_url, port=port)

    def stop(self) -> None:
        for server in self.servers:
            server.stop()
