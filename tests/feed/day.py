"""A day at the bakery, one command a step: every command that changes something."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from tests.helpers.floor import no_limits
from tests.helpers.shop import Shop, Till

REGISTER = "ASU-1"


def key() -> str:
    return f"k{uuid4().hex}"


@dataclass
class Day:
    """The people who work today, and their drawers and orders."""

    shop: Shop
    lucia: Till
    derlis: Till
    boss: Till
    owner: Till
    held: dict[str, Any] = field(default_factory=dict)

    @classmethod
    async def begin(cls, shop: Shop) -> "Day":
        await no_limits(shop)
        return cls(
            shop=shop,
            lucia=await shop.sign_in("cashier1", business="espiga", register=REGISTER),
            derlis=await shop.sign_in("cashier2", business="espiga", register=REGISTER),
            boss=await shop.sign_in("manager1", business="espiga", register="ASU-2"),
            owner=await shop.sign_in("admin", business="espiga"),
        )

    async def steps(self) -> AsyncIterator[tuple[str, Callable[[], Awaitable[httpx.Response]]]]:
        """Yield each step's name and what does it; the next depends on the one before."""
        for part in (self._open, self._cart, self._queue, self._claims, self._settle, self._close):
            async for step in part():
                yield step

    async def _do(self, till: Till, method: str, path: str, body: object = None) -> httpx.Response:
        answer = await till.call(method, path, json=body, key=key())
        assert answer.status_code < 300, f"{method} {path}: {answer.text}"
        return answer

    async def _pay(self, till: Till, path: str, how: str, paid: dict[str, Any]) -> httpx.Response:
        shown = (await till.get(path)).json()["version"]
        return await self._do(till, "POST", f"{path}/{how}", {**paid, "version": shown})

    async def _keep(
        self, name: str, till: Till, path: str, body: object = None, *, method: str = "POST"
    ) -> httpx.Response:
        answer = await self._do(till, method, path, body)
        self.held[name] = answer.json()
        return answer

    async def _open(self) -> AsyncIterator[Any]:
        opening = {"registerId": REGISTER, "openingCash": "200000"}
        yield "open", lambda: self._keep("drawer", self.lucia, "/api/pos/sessions/get-or-create", opening)
        yield "join", lambda: self._do(self.derlis, "POST", "/api/pos/sessions/get-or-create", opening)
        at_asu2 = {"registerId": "ASU-2"}
        yield "open another", lambda: self._keep("bossDrawer", self.boss, "/api/pos/sessions/get-or-create", at_asu2)
        self.session = self.held["drawer"]["session"]["id"]
        mbeju = {"name": "Mbejú relleno", "price": "9000", "category": "Especialidades"}
        yield "add a product", lambda: self._do(self.boss, "POST", "/api/products", mbeju)
        for register in ("ASU-3", REGISTER):
            moved = {"registerId": register}
            yield f"move to {register}", lambda moved=moved: self._do(self.derlis, "PUT", "/api/auth/register", moved)
        spot = {"kind": "spot", "amount": "200000"}
        yield "spot count", lambda: self._do(self.lucia, "POST", f"/api/pos/sessions/{self.session}/counts", spot)

    async def _cart(self) -> AsyncIterator[Any]:
        bread = {"id": "bread", "name": "Chipa", "price": "3000", "quantity": "2", "taxRate": "10"}
        coffee = {"id": "coffee", "name": "Cocido", "price": "8000", "quantity": "1", "taxRate": "5"}
        yield "save", lambda: self._keep("cart", self.lucia, "/api/order-sessions", {"items": [bread, coffee]})
        cart = f"/api/order-sessions/{self.held['cart']['id']}"
        operations: list[tuple[str, dict[str, Any]]] = [
            ("add", {"op": "add", "item": {"id": "cake", "name": "Torta", "price": "15000", "quantity": "0.5"}}),
            ("quantity", {"op": "set-quantity", "lineId": "bread", "quantity": "5"}),
            ("note", {"op": "set-note", "lineId": "coffee", "note": "sin azúcar"}),
            ("line discount", {"op": "set-discount", "lineId": "cake", "discount": {"percent": "10"}}),
            ("order discount", {"op": "set-discount", "lineId": None, "discount": {"amount": "1000"}}),
            ("remove", {"op": "remove", "lineId": "bread"}),
            # A line that was removed comes back to its old place.
            ("bring back", {"op": "set-quantity", "lineId": "bread", "quantity": "1"}),
        ]
        for version, (name, operation) in enumerate(operations, start=self.held["cart"]["version"]):
            sent = {"baseVersion": version, "operations": [{"id": f"op-{version}", **operation}]}
            yield name, lambda sent=sent: self._do(self.lucia, "POST", f"{cart}/operations", sent)
        whole = {"items": [coffee | {"quantity": "3"}], "version": self.held["cart"]["version"] + len(operations)}
        yield "replace", lambda: self._do(self.lucia, "PUT", cart, whole)
        wine, beer = (await self.lucia.get("/api/products", params={"limit": 2})).json()["items"]
        for number, (name, items) in enumerate(
            {
                "replace adding a product": [coffee, {"id": "drink", "productId": beer["id"]}],
                "replace the product": [coffee, {"id": "drink", "productId": wine["id"]}],
                "replace the order of lines": [{"id": "drink", "productId": wine["id"]}, coffee],
            }.items(),
            start=whole["version"] + 1,
        ):
            written = {"items": items, "version": number}
            yield name, lambda written=written: self._do(self.lucia, "PUT", cart, written)
        yield "recover", lambda: self._do(self.lucia, "POST", "/api/order-sessions/recover", {})
        paid = {"sessionId": self.session, "payments": [{"tender": "cash", "amount": "50000"}]}
        yield "pay the cart", lambda: self._pay(self.lucia, cart, "complete", paid)
        yield "a cart to put away", lambda: self._keep("put", self.derlis, "/api/order-sessions", {"items": [bread]})
        yield (
            "clear",
            lambda: self._do(
                self.derlis,
                "POST",
                f"/api/order-sessions/{self.held['put']['id']}/operations",
                {"baseVersion": self.held["put"]["version"], "operations": [{"id": "all", "op": "clear"}]},
            ),
        )
        yield "discard", lambda: self._do(self.derlis, "DELETE", f"/api/order-sessions/{self.held['put']['id']}")

    async def _queue(self) -> AsyncIterator[Any]:
        items = [
            {"id": f"line{n}", "name": f"Empanada {n}", "price": "5000", "quantity": "2", "taxRate": "10"}
            for n in range(3)
        ]
        yield "queue an order", lambda: self._keep("order", self.derlis, "/api/orders", {"items": items, "table": "4"})
        yield "a cart to send", lambda: self._keep("sent", self.lucia, "/api/order-sessions", {"items": items[:1]})
        sent = f"/api/order-sessions/{self.held['sent']['id']}/send"
        yield "send", lambda: self._keep("queued", self.lucia, sent, {"note": "para llevar"})
        order = f"/api/orders/{self.held['order']['id']}"
        more = {"id": "q1", "op": "add", "item": {"id": "late", "name": "Jugo", "price": "7000", "quantity": "1"}}
        change = {"baseVersion": self.held["order"]["version"], "operations": [more]}
        yield "change in the queue", lambda: self._do(self.derlis, "POST", f"{order}/operations", change)
        moves = {"lines": [{"lineId": "line0", "newLineId": "moved0", "quantity": "1"}]}
        yield "split", lambda: self._keep("split", self.derlis, f"{order}/split", moves)
        into = moves["lines"] and {
            "lines": [{"lineId": "line1", "newLineId": "moved1"}],
            "toOrderId": self.held["split"]["other"]["id"],
        }
        yield "move", lambda: self._do(self.derlis, "POST", f"{order}/split", into)
        reason = {"reason": "se fue"}
        yield (
            "cancel",
            lambda: self._do(self.derlis, "POST", f"/api/orders/{self.held['split']['other']['id']}/cancel", reason),
        )

    async def _claims(self) -> AsyncIterator[Any]:
        order = f"/api/orders/{self.held['order']['id']}"
        own = {"sessionId": self.session}
        yield "claim", lambda: self._keep("claim", self.lucia, f"{order}/claim", own)
        yield "renew", lambda: self._do(self.lucia, "POST", f"{order}/claim", own)
        yield "ask", lambda: self._keep("asked", self.derlis, f"{order}/claim/requests", own)
        yield (
            "decline",
            lambda: self._do(self.lucia, "POST", f"{order}/claim/requests/{self.held['asked']['id']}/decline"),
        )
        yield "ask again", lambda: self._keep("asked", self.derlis, f"{order}/claim/requests", own)
        yield "grant", lambda: self._do(self.lucia, "POST", f"{order}/claim/requests/{self.held['asked']['id']}/grant")
        over = {"sessionId": self.held["bossDrawer"]["session"]["id"], "reason": "urgente"}
        yield "take over", lambda: self._do(self.boss, "POST", f"{order}/claim/takeover", over)
        yield "ask the boss", lambda: self._keep("asked", self.derlis, f"{order}/claim/requests", own)
        yield "ask no more", lambda: self._do(self.derlis, "POST", "/api/claims/release")
        yield "release", lambda: self._do(self.boss, "DELETE", f"{order}/claim")
        yield "claim once more", lambda: self._keep("claim", self.derlis, f"{order}/claim", own)
        yield "release all", lambda: self._do(self.derlis, "POST", "/api/claims/release")

    async def _settle(self) -> AsyncIterator[Any]:
        order = f"/api/orders/{self.held['order']['id']}"
        yield "claim to pay", lambda: self._keep("claim", self.derlis, f"{order}/claim", {"sessionId": self.session})
        paid = {
            "sessionId": self.session,
            "payments": [{"tender": "card", "amount": "10000"}, {"tender": "cash", "amount": "90000"}],
            "claimToken": self.held["claim"]["claim"]["token"],
        }
        yield "pay out of the queue", lambda: self._pay(self.derlis, order, "payments", paid)
        queued = f"/api/orders/{self.held['queued']['id']}"
        yield (
            "a claim left behind",
            lambda: self._keep("left", self.derlis, f"{queued}/claim", {"sessionId": self.session}),
        )
        bread = {"id": "last", "name": "Chipa", "price": "3000", "quantity": "2", "taxRate": "10"}
        yield "a cart left behind", lambda: self._do(self.derlis, "POST", "/api/order-sessions", {"items": [bread]})
        yield "sign out", lambda: self._do(self.derlis, "POST", "/api/auth/logout")
        yield "hold while it ends", lambda: self._do(self.lucia, "POST", f"{queued}/claim", {"sessionId": self.session})

    async def _close(self) -> AsyncIterator[Any]:
        drawer = f"/api/pos/sessions/{self.session}"
        yield "end", lambda: self._do(self.lucia, "POST", f"{drawer}/end", {"notes": "chau"})
        yield (
            "closing count",
            lambda: self._do(self.lucia, "POST", f"{drawer}/counts", {"kind": "closing", "amount": "300000"}),
        )
        close = {"countedCash": "300000", "reason": "billetes"}
        yield "close", lambda: self._do(self.lucia, "POST", f"{drawer}/close", close)
        yield "approve", lambda: self._do(self.boss, "POST", f"{drawer}/approve", {})
