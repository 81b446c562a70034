"""A shift of small sales that goes on whatever dies, and remembers every answer it got."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from tests.races.people import Racer, RacingShop
from tillkeeper.cli.replay.till import Till, Timings, connect

BUSINESS = "espiga"
TILLS = 5
SALES_EACH = 20
SALES = TILLS * SALES_EACH
PRICE_MINOR = 4_500
PIECES = 3
# A restart of the server and recovery of the database, on a busy machine.
PATIENCE_SECONDS = 60.0


@dataclass
class Shift:
    """The commands that the tills sent, and the answers they got."""

    timings: Timings = field(default_factory=Timings)
    acknowledged: dict[str, Any] = field(default_factory=dict)
    """Answers by idempotency key."""
    transactions: list[Any] = field(default_factory=list)
    sessions: list[tuple[Till, str]] = field(default_factory=list)
    sold: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def write(self, till: Till, path: str, body: object, key: str) -> Any:
        answer = await till.call("write", "POST", path, body=body, key=key)
        assert key not in self.acknowledged
        self.acknowledged[key] = answer
        return answer

    async def after(self, sales: int) -> None:
        """Wait until so many sales are acknowledged."""
        async with self.sold:
            await self.sold.wait_for(lambda: len(self.transactions) >= sales)


async def crew_of(racing: RacingShop) -> list[tuple[Racer, str]]:
    """Return a cashier and a register for each till."""
    people = await racing.hire(TILLS, business=BUSINESS)
    registers = await racing.build_registers(TILLS, business=BUSINESS, profile="mostrador")
    return list(zip(people, registers, strict=True))


async def trade(url: str, crew: list[tuple[Racer, str]], disasters: Callable[[Shift], Awaitable[None]]) -> Shift:
    """Open drawers and sell from all tills at once while ``disasters`` happen; return what came of it."""
    shift = Shift()
    async with asyncio.TaskGroup() as group:
        group.create_task(_let_happen(disasters, shift))
        for racer, register in crew:
            till = Till(connect(url), shift.timings, PATIENCE_SECONDS, token=racer.token)
            group.create_task(_sell(shift, till, register))
    return shift


async def close_up(shift: Shift) -> None:
    """End and count every drawer; each holds its float and the cash of its own sales."""
    for till, session_id in shift.sessions:
        cash = sum(
            int(payment["amount"])
            for transaction in shift.transactions
            if transaction["session"]["id"] == session_id
            for payment in transaction["payments"]
            if payment["tender"] == "cash"
        )
        path = f"/api/pos/sessions/{session_id}"
        ended = await till.call("end", "POST", f"{path}/end", body={})
        counted = str(int(ended["session"]["openingCash"]) + cash)
        closed = await till.call("close", "POST", f"{path}/close", body={"countedCash": counted})
        assert closed["summary"]["status"] == "balanced"
        await till.http.aclose()


async def _let_happen(disasters: Callable[[Shift], Awaitable[None]], shift: Shift) -> None:
    await disasters(shift)


async def _sell(shift: Shift, till: Till, register: str) -> None:
    opened = await shift.write(till, "/api/pos/sessions/get-or-create", {"registerId": register}, f"{register}-opening")
    session_id = opened["session"]["id"]
    shift.sessions.append((till, session_id))
    for number in range(SALES_EACH):
        transaction = await _one_sale(shift, till, session_id, f"{register}-{number}")
        async with shift.sold:
            shift.transactions.append(transaction)
            shift.sold.notify_all()


async def _one_sale(shift: Shift, till: Till, session_id: str, name: str) -> Any:
    """Ring up some chipas tap by tap, and pay part by card, part in cash."""
    line = {"id": name, "name": "Chipá", "price": str(PRICE_MINOR), "quantity": 1, "taxRate": 10}
    cart = await shift.write(till, "/api/order-sessions", {"items": [line]}, f"{name}-first")
    for pieces in range(2, PIECES + 1):
        operation = {"id": f"{name}-{pieces}", "op": "set-quantity", "lineId": name, "quantity": pieces}
        changed = await shift.write(
            till,
            f"/api/order-sessions/{cart['id']}/operations",
            {"baseVersion": cart["version"], "operations": [operation]},
            f"{name}-{pieces}-pieces",
        )
        cart = changed["orderSession"]
    total = PIECES * PRICE_MINOR
    payments = [
        {"tender": "card", "amount": str(PRICE_MINOR)},
        {"tender": "cash", "amount": str(total - PRICE_MINOR), "tendered": "10000"},
    ]
    return await shift.write(
        till,
        f"/api/order-sessions/{cart['id']}/complete",
        {"sessionId": session_id, "payments": payments, "total": str(total)},
        f"{name}-paying",
    )
