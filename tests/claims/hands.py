"""Orders of the queue in a test's words: who takes which in hand, and what they are told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

import httpx

from tests.helpers.floor import Document, Person, cash, key, ok, person, thing
from tests.helpers.shop import Shop

# A working morning in Asunción; the clock stands here until a test moves it.
OPENING = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)
LEASE_SECONDS = 90
_operations = count(1)


def fresh_operation() -> str:
    """Return an operation id that nobody used in this run."""
    return f"op-{next(_operations):08}"


def adding(line_id: str, price: str = "5000", **more: Any) -> Document:
    return {"id": fresh_operation(), "op": "add", "item": thing(line_id, price, **more)}


@dataclass
class Hands:
    """Somebody at a till, with an open drawer and the tokens of the claims they were given."""

    person: Person
    drawer: Document
    tokens: dict[str, int] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.person.id

    async def queue(self, *items: Document, **labels: Any) -> Document:
        """Put an order into the queue."""
        lines = list(items) or [thing("line-1", "5000")]
        return ok(await self.person.post("/api/orders", {"items": lines, **labels}), 201)

    async def look(self, order: Document) -> Document:
        return ok(await self.person.get(f"/api/orders/{order['id']}"))

    async def page(self, **filters: Any) -> Document:
        return ok(await self.person.get("/api/orders", params=filters))

    async def claim(self, order: Document, **more: Any) -> httpx.Response:
        session = more.pop("session", self.drawer["id"])
        answer = await self.person.post(f"/api/orders/{order['id']}/claim", {"sessionId": session}, **more)
        return self._keep_token(order, answer)

    async def take(self, order: Document) -> int:
        """Claim an order that nobody has; return the token."""
        answer = ok(await self.claim(order))
        token: int = answer["claim"]["token"]
        return token

    async def release(self, order: Document, token: int | None = None, **more: Any) -> httpx.Response:
        query = {} if token is None else {"claimToken": token}
        return await self.person.till.delete(f"/api/orders/{order['id']}/claim", params=query, **more)

    async def operate(
        self, order: Document, *operations: Document, base: int | None = None, token: int | None = None, **more: Any
    ) -> httpx.Response:
        body: Document = {
            "baseVersion": order["version"] if base is None else base,
            "operations": list(operations) or [adding(f"line-{fresh_operation()}")],
        }
        if token is not None:
            body["claimToken"] = token
        return await self.person.post(f"/api/orders/{order['id']}/operations", body, **more)

    async def pay(
        self, order: Document, *payments: Document, token: int | None = None, under: str | None = None, **more: Any
    ) -> httpx.Response:
        total = (await self.look(order))["total"]
        body = {"sessionId": self.drawer["id"], "payments": list(payments) or [cash(total)], "total": total, **more}
        if token is not None:
            body["claimToken"] = token
        return await self.person.post(f"/api/orders/{order['id']}/payments", body, key=under or key())

    async def cancel(self, order: Document, reason: str = "Customer left", **more: Any) -> httpx.Response:
        return await self.person.post(f"/api/orders/{order['id']}/cancel", {"reason": reason, **more})

    async def split(self, order: Document, *lines: Document, **more: Any) -> httpx.Response:
        return await self.person.post(f"/api/orders/{order['id']}/split", {"lines": list(lines), **more})

    async def take_over(self, order: Document, reason: str = "Customer waits", **more: Any) -> httpx.Response:
        body = {"sessionId": self.drawer["id"], "reason": reason, **more}
        return self._keep_token(order, await self.person.post(f"/api/orders/{order['id']}/claim/takeover", body))

    async def ask(self, order: Document, **more: Any) -> httpx.Response:
        return await self.person.post(
            f"/api/orders/{order['id']}/claim/requests", {"sessionId": self.drawer["id"], **more}
        )

    async def answer(self, order: Document, request_id: str, word: str) -> httpx.Response:
        """Grant or decline a request."""
        return await self.person.post(f"/api/orders/{order['id']}/claim/requests/{request_id}/{word}")

    async def status(self, order: Document) -> Document:
        return ok(await self.person.get(f"/api/orders/{order['id']}/claim"))

    async def history(self, order: Document) -> list[Document]:
        """Return what happened to the order, the newest first."""
        return (await self.history_pages(order, limit=200))[0]

    async def history_pages(self, order: Document, *, limit: int) -> list[list[Document]]:
        """Return the pages of what happened to the order."""
        pages: list[list[Document]] = []
        more: dict[str, str] = {}
        while True:
            query = {"limit": limit, **more}
            answer = ok(await self.person.get(f"/api/orders/{order['id']}/claim/history", params=query))
            pages.append(answer["items"])
            if answer["nextCursor"] is None:
                return pages
            more = {"cursor": answer["nextCursor"]}

    async def lock_screen(self) -> Document:
        return ok(await self.person.post("/api/claims/release"))

    def _keep_token(self, order: Document, answer: httpx.Response) -> httpx.Response:
        if answer.status_code == httpx.codes.OK:
            self.tokens[order["id"]] = answer.json()["claim"]["token"]
        return answer


@dataclass
class Floor:
    """The bakery in the morning: three cashiers with a drawer each on one profile, and their manager."""

    shop: Shop
    ana: Hands
    beto: Hands
    boss: Hands

    def named(self, name: str) -> Hands:
        found: Hands = getattr(self, name)
        return found


def line_move(line_id: str, new_line_id: str, quantity: str | None = None) -> Document:
    return {"lineId": line_id, "newLineId": new_line_id} | ({} if quantity is None else {"quantity": quantity})


async def at_work(shop: Shop, username: str, register: str, business: str = "espiga") -> Hands:
    """Sign somebody in at a register and open its drawer."""
    who = await person(shop, username, business, register)
    return Hands(who, await who.open_drawer(register))


def names(people: Sequence[Document | None]) -> list[str | None]:
    return [None if each is None else each["username"] for each in people]
