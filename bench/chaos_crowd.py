"""The people of :mod:`bench.chaos`: openers who race for drawers, and clerks who race for orders.

Each remembers what they were told; what must be true of it is said beside it.
"""

import asyncio
import random
import time
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from bench.ha.load import Hand

# Refusals that a clock jump or a colleague's call causes; any other refusal is a fault.
LOST_RACES: Final = {
    "order-claimed", "stale-claim", "claim-not-yours", "claim-needed", "order-not-claimed", "register-in-use",
    "session-already-open", "session-not-open", "session-not-yours", "session-ended",
}  # fmt: skip


@dataclass
class Told:
    """The answers that openers and clerks got."""

    created: list[str] = field(default_factory=list)
    """Ids of the sessions that somebody was told to have opened."""
    claims: dict[tuple[str, int], int] = field(default_factory=dict)
    """The number of the clerk who was told to have an order, by order and fencing token."""
    writes: dict[str, list[tuple[int, int, int]]] = field(default_factory=lambda: defaultdict(list))
    """By order: (fencing token that the write was sent with, version that it made, whose it was)."""
    refused: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    faults: list[str] = field(default_factory=list)

    def refuse(self, status: int, document: Any) -> None:
        """Count a refusal; one that no race explains is a fault."""
        code = str(document.get("code"))
        self.refused[code] += 1
        if code not in LOST_RACES:
            self.faults.append(f"refused {status} {code}: {document.get('detail')}")

    def claim_faults(self) -> list[str]:
        """Return each breach of the claims' law.

        A write is the token's own holder's, and an older token writes nothing after a newer one has.
        """
        faults = []
        for order, writes in self.writes.items():
            for token, _, who in writes:
                if self.claims.get((order, token)) != who:
                    faults.append(f"a write under another's token: order {order}, token {token}, by {who}")
            ordered = sorted(writes, key=lambda write: write[1])
            faults += [
                f"an older token wrote later: {order}, version {after[1]} under {after[0]} after {before}"
                for before, after in pairwise(ordered)
                if after[0] < before[0]
            ]
        return faults


class Opener(Hand):
    """Opens and ends drawers that others open too."""

    async def race(self, registers: list[str], told: Told, until: float) -> None:
        """Open one of the registers or join it, and end it again, as fast as it goes."""
        choose = random.Random(self._number)
        turn = 0
        while time.time() < until:
            turn += 1
            body = {"registerId": choose.choice(registers), "onExisting": "join"}
            status, opened = await self.call("POST", "/api/pos/sessions/get-or-create", body, f"open-{turn}")
            if status >= 300:
                told.refuse(status, opened)
                continue
            if opened["created"]:
                told.created.append(opened["session"]["id"])
            if opened["session"]["cashier"]["username"] == f"bench-{self._number}":
                await self._end(opened["session"]["id"], told, turn)
            await asyncio.sleep(choose.random() / 10)

    async def _end(self, session_id: str, told: Told, turn: int) -> None:
        status, ended = await self.call("POST", f"/api/pos/sessions/{session_id}/end", {}, f"end-{turn}")
        if status >= 300:
            told.refuse(status, ended)


class Clerk(Hand):
    """Takes orders in hand that others want too, and writes on them."""

    async def race(self, register: str, orders: list[str], told: Told, until: float) -> None:
        """Claim an order, write on it, and release it or go quiet."""
        choose = random.Random(self._number)
        body = {"registerId": register, "onExisting": "join"}
        status, opened = await self.call("POST", "/api/pos/sessions/get-or-create", body, "drawer")
        assert status < 300, opened
        session_id = opened["session"]["id"]
        turn = 0
        while time.time() < until:
            turn += 1
            order = choose.choice(orders)
            await self._work(order, session_id, told, turn, goes_quiet=choose.random() < 0.3)
            await asyncio.sleep(choose.random() / 20)

    async def _work(self, order: str, session_id: str, told: Told, turn: int, *, goes_quiet: bool) -> None:
        status, taken = await self.call(
            "POST", f"/api/orders/{order}/claim", {"sessionId": session_id}, f"claim-{turn}"
        )
        if status >= 300:
            told.refuse(status, taken)
            return
        if taken["claim"] is None:  # the clock jumped over the lease before the answer was written
            told.refused["over at once"] += 1
            return
        token = taken["claim"]["token"]
        known = told.claims.setdefault((order, token), self._number)
        if known != self._number:
            told.faults.append(f"two have one order: {order}, {known} and {self._number}, token {token}")
        for number in range(2):
            note = {"id": uuid.uuid4().hex, "op": "set-note", "lineId": "first", "note": f"{self._number}, {turn}"}
            body = {"baseVersion": taken["order"]["version"], "claimToken": token, "operations": [note]}
            status, changed = await self.call("POST", f"/api/orders/{order}/operations", body, f"write-{turn}-{number}")
            if status >= 300:
                told.refuse(status, changed)
                return
            told.writes[order].append((token, changed["order"]["version"], self._number))
        if not goes_quiet:
            status, released = await self.call("DELETE", f"/api/orders/{order}/claim", None, f"release-{turn}")
            if status >= 300:
                told.refuse(status, released)
