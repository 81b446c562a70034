"""Every instant of a day has one form, wherever it is told: answers, refusals, events, streams, messages, journal.

The clock stands at a whole second, where PostgreSQL's own JSON and msgspec's leave digits out.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx

from tests.feed.day import Day, key
from tests.feed.snapshots import events_since
from tests.feed.sse import following, next_event
from tests.helpers.programs import program, revoke
from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop, Till
from tests.webhooks.receiver import Receiver, says
from tests.webhooks.test_webhooks import add, delivery, tried
from tillkeeper.kernel import limits
from tillkeeper.kernel.clock import INSTANT_PATTERN

WHOLE_SECOND = datetime(2026, 7, 1, 15, 0, tzinfo=UTC)
# Whatever anybody would take for an instant.
LIKE_AN_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:?[0-9]{2}.*", re.DOTALL)
# SQL's instant_wire as PostgreSQL would write it.
NATIVE = """
CREATE OR REPLACE FUNCTION instant_wire(at timestamptz) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT to_jsonb(at) #>> '{}' $$
"""
# What Python writes: when an event was, when a message tells of it, how long a sign-in lasts.
OF_PYTHON = {"SignedIn.expiresAt", "WebhookMessage.timestamp"}


class Heard:
    """Everything that was told, and which instants of the contract were among it."""

    def __init__(self, contract: dict[str, Any]) -> None:
        self._schemas: dict[str, Any] = contract["components"]["schemas"]
        self._paths = [
            (re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))), len(re.findall(r"\{", path)), calls)
            for path, calls in contract["paths"].items()
        ]
        self.wrong: set[str] = set()
        self.shown: set[str] = set()

    def hear_message(self, body: bytes) -> None:
        """Take a message to a webhook."""
        message = json.loads(body)
        self.take("message", message)
        self._walk(message, {"$ref": "#/components/schemas/WebhookMessage"}, "")

    async def hear(self, answer: httpx.Response) -> None:
        """Take an answer; an httpx hook."""
        if not re.search(r"\bjson\b", answer.headers.get("content-type", "")):
            return
        await answer.aread()
        document = answer.json()
        self.take(f"{answer.request.method} {answer.request.url.path}", document)
        schema = self._schema_of(answer)
        if schema is not None:
            self._walk(document, schema, "")

    def take(self, source: str, document: Any) -> None:
        """Take any JSON; every text in it that is like an instant is one of the wire."""
        self.wrong |= {
            f"{source} {path}: {text}"
            for path, text in _texts(document)
            if LIKE_AN_INSTANT.fullmatch(text) and not re.fullmatch(INSTANT_PATTERN, text)
        }

    def _schema_of(self, answer: httpx.Response) -> Any:
        path = answer.request.url.path
        described = min(
            ((n, calls) for pattern, n, calls in self._paths if pattern.fullmatch(path)), key=lambda p: p[0]
        )
        call = described[1][answer.request.method.lower()]
        found = call["responses"].get(str(answer.status_code), {}).get("content", {})
        return next((content["schema"] for content in found.values()), None)

    def _walk(self, value: Any, schema: Any, name: str) -> None:
        if value is None:
            return
        if "$ref" in schema:
            model = schema["$ref"].rpartition("/")[2]
            self._walk(value, self._schemas[model], model)
        for option in (*schema.get("oneOf", ()), *schema.get("anyOf", ())):
            self._walk(value, option, name)
        if schema.get("format") == "date-time" and isinstance(value, str):
            self.shown.add(name)
        if isinstance(value, list):
            for each in value:
                self._walk(each, schema.get("items", {}), name)
        if isinstance(value, dict):
            for field, inner in schema.get("properties", {}).items():
                self._walk(value.get(field), inner, f"{name}.{field}")

    def all_of_the_contract(self) -> set[str]:
        """Return every instant that the contract has, as ``Schema.field``."""
        return {
            f"{model}.{field}"
            for model, schema in self._schemas.items()
            for field, inner in schema.get("properties", {}).items()
            for option in (inner, *inner.get("oneOf", ()))
            if option.get("format") == "date-time"
        }


def _texts(value: Any, path: str = "$") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, f"{path}[]")
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, f"{path}.{name}")


async def _whole_day(shop: Shop, receiver: Receiver) -> Heard:
    """Live a day, and more: refusals, an expired claim, a drawer elsewhere, messages that fail."""
    await shop.clock.set(WHOLE_SECOND)
    heard = Heard((await shop.http.get("/api/openapi.json")).json())
    shop.http.event_hooks["response"].append(heard.hear)
    day = await Day.begin(shop)
    webhook = await add(day.boss, receiver.url)
    async for step, do in day.steps():
        await do()
        if step == "claim":
            await _around_a_claim(day)
        if step == "sign out":
            await _into_the_parked_cart(shop)
        if step == "a cart to put away":
            await _a_cart_elsewhere(shop)
        if step == "open another":
            refusal = await day.boss.post("/api/pos/sessions/get-or-create", {"registerId": "ASU-3"}, key=key())
            assert refusal.json()["code"] == "session-already-open"
            stale = await day.boss.put("/api/webhooks/" + webhook["id"], {"url": receiver.url, "version": 99})
            assert stale.json()["code"] == "version-stale"
            await _read(day.boss, "/api/registers", "/api/claims")
    await _messages(day, webhook, receiver, heard)
    await _guesses(shop)
    await revoke(shop, await program(shop))
    session = day.session
    await _read(
        day.boss, "/api/pos/sessions", f"/api/pos/sessions/{session}", f"/api/pos/sessions/{session}/validation",
        "/api/orders?status=all", "/api/order-sessions", "/api/transactions", "/api/events?limit=200", "/api/webhooks",
        "/api/businesses", "/api/locations", "/api/profiles", "/api/products?limit=200", "/api/webhooks/event-types",
        "/api/sign-ins", "/api/sign-ins/guesses",
    )  # fmt: skip
    for event in await events_since(day.boss, "0-0-0"):
        heard.take(f"event {event['type']}", event)
    async for row in _journal(shop):
        heard.take(*row)
    return heard


async def _read(till: Till, *addresses: str) -> None:
    for address in addresses:
        answer = await till.get(address)
        assert answer.status_code == 200, answer.text


async def _around_a_claim(day: Day) -> None:
    """Look at a live claim from each side; then at the same after it expired."""
    order = f"/api/orders/{day.held['order']['id']}"
    sent = {"baseVersion": 1, "operations": [{"id": "late", "op": "clear"}]}
    assert (await day.derlis.post(f"{order}/operations", sent)).status_code == 423
    assert (await day.derlis.post(f"{order}/claim", {"sessionId": day.session}, key=key())).status_code == 409
    await day.derlis.post(f"{order}/claim/requests", {"sessionId": day.session})
    await _read(day.boss, order, f"{order}/claim", "/api/claims")
    await day.shop.clock.advance(minutes=10)
    again = await day.lucia.post(f"{order}/claim", {"sessionId": day.session})
    assert again.status_code == 200, again.text
    await _read(day.boss, f"{order}/claim/history")


async def _a_cart_elsewhere(shop: Shop) -> None:
    derlis = await shop.sign_in("cashier2", business="espiga", register="ASU-2")
    told = (await derlis.post("/api/order-sessions/recover", {"registerId": "ASU-2"})).json()
    assert told["activeElsewhere"] is not None
    back = await derlis.post("/api/order-sessions/recover", {"registerId": "ASU-1"})
    assert back.status_code == 200, back.text
    assert (await derlis.post("/api/auth/logout", {})).status_code == 204


async def _into_the_parked_cart(shop: Shop) -> None:
    derlis = await shop.sign_in("cashier2", business="espiga")
    parked = (await derlis.post("/api/order-sessions", {"items": [{"id": "z", "name": "Té", "price": "1"}]})).json()
    assert parked["logoutTime"] is not None
    await _read(derlis, f"/api/order-sessions/{parked['id']}")


async def _guesses(shop: Shop) -> None:
    """Try wrong PINs until managers are told."""
    wrong = {"username": "cashier2", "pin": "0000", "registerId": "ASU-2"}
    for _ in range(limits.SIGN_IN_FREE_TRIES):
        refused = await shop.http.post("/api/auth/login", json=wrong)
        assert refused.json()["code"] == "sign-in-failed", refused.text


async def _messages(day: Day, webhook: dict[str, Any], receiver: Receiver, heard: Heard) -> None:
    """Have messages told, refused and waiting; the secret replaced."""
    path = f"/api/webhooks/{webhook['id']}"
    await delivery(day.boss, webhook, status="delivered")
    assert (await day.boss.post(f"{path}/rotate-secret", {})).status_code == 200
    receiver.answer = says(500)
    assert (await day.boss.post(f"{path}/test", {})).status_code in {200, 201, 202}
    await tried(day.boss, webhook, 1)
    await delivery(day.boss, webhook, status="waiting")
    await _read(day.boss, "/api/webhooks", path)
    for message in receiver.messages:
        heard.hear_message(message.body)


async def _journal(shop: Shop) -> AsyncIterator[tuple[str, Any]]:
    for row in await shop.sql("SELECT command, answer, event FROM journal"):
        for name in ("answer", "event"):
            if row[name] is not None:
                yield f"{name} of {row['command']}", json.loads(row[name])


async def test_every_instant_of_a_day_has_the_one_form(open_shop: Shop, receiver: Receiver) -> None:
    """EV-6: RFC 3339, UTC, six digits; and each instant that the contract has was among what was told."""
    heard = await _whole_day(open_shop, receiver)
    assert heard.wrong == set()
    assert heard.all_of_the_contract() - heard.shown == set()


async def test_twin_what_postgresql_writes_is_refused(open_shop: Shop, receiver: Receiver) -> None:
    """EV-6: with the one function of SQL away, every instant that it makes is found, in each kind of answer."""
    await open_shop.sql(NATIVE)
    heard = await _whole_day(open_shop, receiver)
    wrong = {found.split(":")[0].rpartition(".")[2] for found in heard.wrong}
    assert wrong >= {name.rpartition(".")[2] for name in heard.all_of_the_contract() - OF_PYTHON}
    for kind in ("GET", "POST", "event", "message", "answer", "event of"):
        assert any(found.startswith(f"{kind} ") for found in heard.wrong), kind


async def test_the_stream_has_it_too(server: ServerProcess, demo_database: str) -> None:
    """EV-6: what is sent as it happens is what the pages have."""
    async with Shop.at(server.url, demo_database) as shop:
        await shop.clock.set(WHOLE_SECOND)
        boss = await shop.sign_in("manager1", business="espiga", register="ASU-2")
        async with following(boss) as frames, asyncio.timeout(20):
            opened = await boss.post("/api/pos/sessions/get-or-create", {"registerId": "ASU-2"})
            assert opened.status_code == 201, opened.text
            told = (await next_event(frames)).data
    instants = {text for _, text in _texts(told) if LIKE_AN_INSTANT.fullmatch(text)}
    assert instants == {told["at"], told["changes"][0]["document"]["openedAt"]} == {"2026-07-01T15:00:00.000000Z"}
