"""The shop floor in a test's words: who does what at which till, and what they are told."""

import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

import asyncpg
import httpx

from tests.helpers.shop import PASSWORD, Shop, Till

Document = dict[str, Any]
PROBLEM = "application/problem+json"
PROBLEM_FIELDS = ("type", "title", "status", "code", "detail", "actions")
# What may change though a request was refused: that it was asked is written down, wrong
# PINs are counted, and where a right one was typed is known.
NOTED = {"journal", "known_devices", "sign_in_throttles"}

_keys = count(1)


def key() -> str:
    """Return an idempotency key that no one has used in this run."""
    return f"test-key-{next(_keys):08}"


def ok(answer: httpx.Response, status: int = 200) -> Document:
    """Return the document of an answer that must be good."""
    assert answer.status_code == status, f"{answer.status_code} instead of {status}: {answer.text}"
    assert answer.headers["Content-Type"] == "application/json"
    document: Document = answer.json()
    return document


def refused(answer: httpx.Response, status: int, code: str) -> Document:
    """Return the problem document of an answer that must be this refusal, whole and well-formed (EV-2)."""
    assert (answer.status_code, answer.headers.get("Content-Type")) == (status, PROBLEM), answer.text
    document: Document = answer.json()
    assert document["code"] == code, answer.text
    assert tuple(name for name in PROBLEM_FIELDS if name in document) == PROBLEM_FIELDS
    assert document["status"] == status
    assert document["type"].endswith(code)
    assert document["detail"]
    assert "{" not in document["detail"]
    for action in document["actions"]:
        assert set(action) == {"rel", "method", "href", "title"}
    return document


@dataclass
class Person:
    """Somebody signed in, and what they can do at a till."""

    till: Till

    @property
    def id(self) -> str:
        return str(self.till.login["user"]["id"])

    async def get(self, path: str, **options: Any) -> httpx.Response:
        return await self.till.get(path, **options)

    async def post(self, path: str, json: object = None, **options: Any) -> httpx.Response:
        return await self.till.post(path, json, **options)

    # --- the drawer -------------------------------------------------------------------------

    async def start_shift(self, register: str, **more: Any) -> httpx.Response:
        """Press *Start shift* at a register; return whatever the server says."""
        return await self.post("/api/pos/sessions/get-or-create", {"registerId": register, **more})

    async def open_drawer(self, register: str, **more: Any) -> Document:
        """Open a drawer that nobody has; return the cash session."""
        answer = ok(await self.start_shift(register, **more), 201)
        session: Document = answer["session"]
        return session

    async def end(self, session: Document, **more: Any) -> httpx.Response:
        return await self.post(f"/api/pos/sessions/{session['id']}/end", more)

    async def count(self, session: Document, **more: Any) -> httpx.Response:
        return await self.post(f"/api/pos/sessions/{session['id']}/counts", more)

    async def close(self, session: Document, **more: Any) -> httpx.Response:
        return await self.post(f"/api/pos/sessions/{session['id']}/close", more)

    async def validation(self, session_id: str, profile: str | None = None) -> Document:
        """Ask as a console does before it shows anything."""
        query = {} if profile is None else {"profileId": profile}
        return ok(await self.get(f"/api/pos/sessions/{session_id}/validation", params=query))

    # --- the cart ---------------------------------------------------------------------------

    async def save(self, *items: Document, **more: Any) -> httpx.Response:
        """Save the whole cart; return whatever the server says."""
        return await self.post("/api/order-sessions", {"items": list(items), **more})

    async def cart(self, *items: Document) -> Document:
        """Have a cart of these items and no others; return the order session."""
        now = await self.active()
        answer = await self.save(*items, **({} if now is None else {"version": now["version"]}))
        assert answer.status_code in {200, 201}, answer.text
        return order_session(answer.json())

    async def active(self) -> Document | None:
        answer = await self.get("/api/order-sessions/active")
        assert answer.status_code == 200, answer.text
        document: Document | None = answer.json()
        return document

    async def operate(self, cart: Document, *operations: Document, base: int | None = None, **more: Any) -> Document:
        """Change lines; return ``{orderSession, merged, overwritten}``."""
        return ok(await self.try_to_operate(cart, *operations, base=base, **more))

    async def try_to_operate(
        self, cart: Document, *operations: Document, base: int | None = None, **more: Any
    ) -> httpx.Response:
        body = {"baseVersion": cart["version"] if base is None else base, "operations": list(operations), **more}
        return await self.post(f"/api/order-sessions/{cart['id']}/operations", body)

    async def pay(
        self, cart: Document, session: Document, *payments: Document, key: str | None = None, **more: Any
    ) -> httpx.Response:
        """Pay the cart on a cash session, as this till shows it; without a ``key`` under a fresh one."""
        shown = {} if "version" in more else {"total": cart["order"]["total"]}
        body = {"sessionId": session["id"], "payments": list(payments), **shown, **more}
        return await self.post(f"/api/order-sessions/{cart['id']}/complete", body, key=key or _fresh_key())

    async def sell(self, session: Document, price: str, *payments: Document) -> Document:
        """Sell one thing, paid in cash unless told otherwise; return the transaction."""
        cart = await self.cart(thing("line-1", price))
        return ok(await self.pay(cart, session, *(payments or (cash(price),))), 201)

    async def sign_out(self) -> None:
        answer = await self.post("/api/auth/logout")
        assert answer.status_code == 204, answer.text


def _fresh_key() -> str:
    return key()


async def person(shop: Shop, username: str, business: str = "espiga", register: str | None = None) -> Person:
    """Sign somebody in, at the bakery unless told otherwise."""
    return Person(await shop.sign_in(username, business=business, register=register))


async def sign_in_with(shop: Shop, **body: Any) -> httpx.Response:
    """Try to sign in with exactly this; return whatever the server says."""
    return await shop.http.post("/api/auth/login", json=body)


async def sign_in_by_pin(shop: Shop, username: str, pin: str, register: str) -> Person:
    login = ok(await sign_in_with(shop, username=username, pin=pin, registerId=register))
    return Person(Till(shop.http, login["token"], login))


def password_of(username: str, business: str) -> Document:
    return {"username": username, "password": PASSWORD, "businessId": business}


# --- what is sold and how it is paid -----------------------------------------------------------


def thing(line_id: str, price: str, quantity: str = "1", **more: Any) -> Document:
    """Return an item that is in no catalogue."""
    return {"id": line_id, "name": f"Thing {line_id}", "price": price, "quantity": quantity, **more}


def cash(amount: str, tendered: str | None = None) -> Document:
    return {"tender": "cash", "amount": amount} | ({} if tendered is None else {"tendered": tendered})


def card(amount: str) -> Document:
    return {"tender": "card", "amount": amount}


def add(operation_id: str, item: Document) -> Document:
    return {"id": operation_id, "op": "add", "item": item}


def set_quantity(operation_id: str, line_id: str, quantity: str) -> Document:
    return {"id": operation_id, "op": "set-quantity", "lineId": line_id, "quantity": quantity}


def set_note(operation_id: str, line_id: str, note: str | None) -> Document:
    return {"id": operation_id, "op": "set-note", "lineId": line_id, "note": note}


def set_discount(operation_id: str, line_id: str | None, discount: Document | None) -> Document:
    return {"id": operation_id, "op": "set-discount", "lineId": line_id, "discount": discount}


def remove(operation_id: str, line_id: str) -> Document:
    return {"id": operation_id, "op": "remove", "lineId": line_id}


def clear(operation_id: str) -> Document:
    return {"id": operation_id, "op": "clear"}


def order_session(saved: Document) -> Document:
    """Return the order session of a save's answer, without what the answer says of the save."""
    return {name: value for name, value in saved.items() if name not in {"kept", "actions", "ignored"}}


def lines(order: Document) -> dict[str, str]:
    """Return what is in an order or order session: quantity by line id."""
    found = order["items"] if "items" in order else order["lines"]
    return {line["id"]: line["quantity"] for line in found}


MANAGERS_PIN = {"username": "manager1", "pin": "9999"}
"""The approval of the bakery's manager."""


async def no_limits(shop: Shop) -> None:
    """Let every role do what it likes: for tests about something else than limits."""
    await shop.sql("DELETE FROM profile_limits")


# --- looking past the program ------------------------------------------------------------------


def after_mark(mark: str, cursor: str) -> str:
    """Return a cursor of the same list, asked for in the same way, that begins after ``mark``."""
    _, point, bond = cursor.partition(".")
    return mark + point + bond


async def everything(shop: Shop) -> Mapping[str, str]:
    """Return a fingerprint of the content of every table, to see whether anything changed."""
    connection = await asyncpg.connect(shop.database_url)
    try:
        names = await connection.fetch(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        return {
            name: await connection.fetchval(f"SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM {name} t")
            for name in sorted(row["relname"] for row in names)
            if name not in NOTED
        }
    finally:
        await connection.close()


@contextlib.asynccontextmanager
async def nothing_changes(shop: Shop) -> AsyncIterator[None]:
    """Hold that the block leaves every table as it was."""
    before = await everything(shop)
    yield
    assert await everything(shop) == before


async def journal(shop: Shop, command: str | None = None) -> list[Document]:
    """Return the journal's rows, oldest first."""
    rows = await shop.sql(
        "SELECT * FROM journal WHERE $1::text IS NULL OR command = $1 ORDER BY transaction_id, ordinal", command
    )
    return [dict(row) for row in rows]
