"""The blind walk: what a cashier can learn about the drawer while its count is owed, beyond their own sales.

The same shop is run several times. Every run is alike but for what a colleague's sales brought: so much in cash, or
another amount on a card. Whatever a cashier's credential reaches has to be word for word the same in each; a difference
is something that tells of the expected amount. The walk is made from the contract: every ``GET`` with every value of
every filter and every id there is, the whole feed by pages and as a stream, and what is refused.
"""

import asyncio
import itertools
import json
import re
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.feed.sse import following
from tests.helpers.floor import Document, Person, cash, key, ok, person, refused, thing
from tests.helpers.postgres import DEMO_SHOP, TestServer
from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop
from tests.laws.tree import ROOT

NOON = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
NOWHERE = "018f0000-0000-7000-8000-000000000000"
# Of the process, with no business in them; or a stream, which is followed apart.
APART = {"/metrics", "/api/feed"}
# What differs from one run to the next whatever is sold: ids, instants, positions, the mark of a cursor's list.
DIFFERS = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d)"
    r"|\b[0-9a-f]+-[0-9a-f]+-[0-9a-f]{10,}\b|\b[0-9a-f]{10,}-[0-9a-f]+-[0-9a-f]+\b"
    r"|(?<=\"requestId\":\")[0-9a-f]+|(?<=\"csrfToken\":\")[^\"]+|(?<=\.)[0-9a-f]{8}(?=\"\}$)"
)


@dataclass(frozen=True)
class Brought:
    """What the colleague's sales brought: a cart of so much, and an order of the queue, by this tender."""

    amount: str
    tender: str

    def paid(self, amount: str) -> Document:
        return {"tender": self.tender, "amount": amount}


CASH, CARD = Brought("30000", "cash"), Brought("45000", "card")
QUEUED = "8000"


APPROVAL = {"username": "manager1", "pin": "0000"}
# What a cashier may call and is refused, on the drawer whose count is owed.
REFUSED: tuple[tuple[str, Document], ...] = (
    ("/api/pos/sessions/{session_id}/close", {}),
    ("/api/pos/sessions/{session_id}/close", {"countedCash": "1", "approval": APPROVAL}),
    ("/api/pos/sessions/{session_id}/close", {"countedCash": "238000", "approval": APPROVAL}),
    (
        "/api/pos/sessions/{session_id}/close",
        {"countedCash": "1", "denominations": [{"value": "500", "count": 1}]},
    ),
    ("/api/pos/sessions/{session_id}/counts", {"kind": "recount", "amount": "1"}),
    ("/api/pos/sessions/{session_id}/counts", {"kind": "closing"}),
    ("/api/pos/sessions/{session_id}/approve", {}),
    ("/api/pos/sessions/{session_id}/approve", {"approval": APPROVAL}),
    ("/api/pos/sessions/get-or-create", {"registerId": "ASU-1", "onExisting": "refuse"}),
    ("/api/pos/sessions/get-or-create", {"registerId": "ASU-2", "onExisting": "refuse", "openingCash": "0.5"}),
    ("/api/order-sessions/{order_session_id}/complete", {"sessionId": "$session", "payments": [], "total": "0"}),
    ("/api/orders/{order_id}/cancel", {"reason": "x"}),
    ("/api/orders/{order_id}/claim", {"sessionId": "$session"}),
    ("/api/orders/{order_id}/claim/takeover", {"sessionId": "$session", "reason": "x"}),
    ("/api/orders/{order_id}/claim/requests", {"sessionId": "$session"}),
    ("/api/orders/{order_id}/payments", {"sessionId": "$session", "payments": [cash("1")], "total": "1"}),
)
# Commands that are not walked, by why nothing of the drawer is in their answers.
LEFT_OUT: dict[str, set[str]] = {
    "ends the session: half of the walks are made after it": {"post /api/pos/sessions/{session_id}/end"},
    "answers one's own sign-in": {"post /api/auth/login", "post /api/auth/logout", "put /api/auth/register"},
    "answers one's own cart": {
        "post /api/order-sessions",
        "post /api/order-sessions/recover",
        "put /api/order-sessions/{order_session_id}",
        "delete /api/order-sessions/{order_session_id}",
        "post /api/order-sessions/{order_session_id}/operations",
        "post /api/order-sessions/{order_session_id}/send",
    },
    "answers an order that is not paid, or its claim": {
        "post /api/orders",
        "post /api/orders/{order_id}/operations",
        "post /api/orders/{order_id}/split",
        "post /api/claims/release",
        "delete /api/orders/{order_id}/claim",
        "post /api/orders/{order_id}/claim/requests/{request_id}/decline",
        "post /api/orders/{order_id}/claim/requests/{request_id}/grant",
    },
    "is for managers": {
        "post /api/orders/{order_id}/claim/release",
        "post /api/products",
        "delete /api/sign-ins/{sign_in_id}",
        "post /api/webhooks",
        "put /api/webhooks/{webhook_id}",
        "delete /api/webhooks/{webhook_id}",
        "post /api/webhooks/{webhook_id}/deliveries/replay-dead",
        "post /api/webhooks/{webhook_id}/deliveries/{delivery_id}/replay",
        "post /api/webhooks/{webhook_id}/rotate-secret",
        "post /api/webhooks/{webhook_id}/test",
    },
}


@dataclass
class Floor:
    """One run of the shop, up to the owed count, and who walks through it."""

    shop: Shop
    walkers: dict[str, Person]
    session: Document
    known: dict[str, set[str]]
    """Ids and numbers of everything there is, by the name under which the contract asks for one."""

    async def transcript(self) -> list[str]:
        """Return everything that every walker is told, one line an answer."""
        told: list[str] = []
        for name, walker in self.walkers.items():
            told += [f"{name}: {DIFFERS.sub('~', line)}" async for line in self._walk(walker)]
        return told

    async def _walk(self, walker: Person) -> AsyncIterator[str]:
        contract = (await self.shop.http.get("/api/openapi.json")).json()
        reads = {path: item["get"] for path, item in contract["paths"].items() if "get" in item and path not in APART}
        assert len(reads) > 25
        for path, call in reads.items():
            for address, query in self._asked(path, call.get("parameters", [])):
                yield await _answer(walker, "GET", address, params=query)
        position = "0-0-0"
        while True:
            page = ok(await walker.get("/api/events", params={"since": position, "limit": 200}))
            for event in page["items"]:
                yield f"event {json.dumps(event, sort_keys=True)}"
            if page["nextCursor"] is None:
                break
            position = page["nextCursor"]
        async with following(walker.till, since="0-0-0") as frames:
            async for frame in frames:
                yield f"frame {frame.event} {json.dumps(frame.data, sort_keys=True)}"
                if frame.event == "beat" or frame.id == page["position"] or _is_last(frame.data, page):
                    break
        async for line in self._refused(walker):
            yield line

    def _asked(self, path: str, parameters: list[Document]) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield every address of a route, and for each filter every value that it can have."""
        in_path = [each["name"] for each in parameters if each["in"] == "path"]
        for ids in itertools.product(*(sorted(self.known[name]) for name in in_path)):
            address = path
            for name, value in zip(in_path, ids, strict=True):
                address = address.replace(f"{{{name}}}", value)
            yield address, {}
            for each in parameters:
                if each["in"] == "query":
                    for value in self._values(each):
                        yield address, {each["name"]: value}

    def _values(self, parameter: Document) -> list[str]:
        schema = parameter["schema"]
        choices = [schema, *schema.get("oneOf", []), *schema.get("anyOf", [])]
        named = [value for choice in choices for value in choice.get("enum", []) if value is not None]
        return named or sorted(self.known.get(parameter["name"], {"1"}))

    async def _refused(self, walker: Person) -> AsyncIterator[str]:
        for path, body in REFUSED:
            sent = {name: self.session["id"] if value == "$session" else value for name, value in body.items()}
            orders = sorted(self.known["order_id"]) if "{order_id}" in path else [NOWHERE]
            for order in orders:
                address = path.format(session_id=self.session["id"], order_id=order, order_session_id=NOWHERE)
                yield await _answer(walker, "POST", address, json=sent, key=key())


def _is_last(data: Any, page: Document) -> bool:
    return bool(page["items"]) and isinstance(data, dict) and data.get("position") == page["items"][-1]["position"]


async def _answer(walker: Person, method: str, address: str, **options: Any) -> str:
    answer = await walker.till.call(method, address, **options)
    shown = options.get("params") or options.get("json") or ""
    return f"{method} {address} {shown} {answer.status_code} {answer.headers.get('ETag')} {answer.text}"


Run = Callable[..., Any]


def test_no_command_of_the_contract_is_forgotten() -> None:
    """CS-7: each is walked, or it is said why nothing of a drawer is in what it answers."""
    contract = json.loads((ROOT / "docs" / "reference" / "openapi.json").read_text(encoding="utf-8"))
    commands = {
        f"{method} {path}"
        for path, calls in contract["paths"].items()
        for method in calls
        if method not in {"get", "head"}
    }
    walked = {f"post {path}" for path, _ in REFUSED}
    left_out = {command for commands_of_one in LEFT_OUT.values() for command in commands_of_one}
    assert walked & left_out == set()
    assert walked | left_out == commands


@pytest.fixture
async def run(postgres: TestServer, start_server: Callable[..., ServerProcess]) -> AsyncIterator[Run]:
    """Yield a function that runs the shop up to the owed count; ``breaks`` is SQL that takes a guard away first."""
    shops = []

    async def begin(brought: Brought, *, ended: bool, breaks: str | None = None) -> Floor:
        # Each has an event loop of its own.
        url = await asyncio.to_thread(postgres.make_database, DEMO_SHOP)
        server = await asyncio.to_thread(start_server, database_url=url)
        context = Shop.at(server.url, url)
        shop = await context.__aenter__()
        shops.append(context)
        await shop.sql("UPDATE profiles SET blind_count = true")
        if breaks is not None:
            await shop.sql(breaks)
        return await _day(shop, brought, ended=ended)

    yield begin
    for context in shops:
        await context.__aexit__(None, None, None)


async def _day(shop: Shop, brought: Brought, *, ended: bool) -> Floor:
    await shop.clock.set(NOON)
    lucia = await person(shop, "cashier1", register="ASU-1")
    derlis = await person(shop, "cashier2", register="ASU-1")
    rocio = await person(shop, "cashier3", register="LUQ-1")
    session = await lucia.open_drawer("ASU-1")
    ok(await derlis.start_shift("ASU-1", onExisting="join"))
    sold = []
    for who, amount, payment in (
        (lucia, "10000", cash("10000")),
        (derlis, brought.amount, brought.paid(brought.amount)),
    ):
        await shop.clock.advance(seconds=10)
        sold.append(await who.sell(session, amount, payment))
    await shop.clock.advance(seconds=10)
    order = ok(await derlis.post("/api/orders", {"items": [thing("a", QUEUED)], "name": "Mesa 4"}), 201)
    pay = {"sessionId": session["id"], "payments": [brought.paid(QUEUED)], "total": QUEUED}
    sold.append(ok(await derlis.post(f"/api/orders/{order['id']}/payments", pay, key=key()), 201))
    await shop.clock.advance(seconds=10)
    if ended:
        ok(await lucia.end(session))
    await shop.clock.advance(seconds=10)
    rows = await shop.sql("SELECT id, name FROM profiles")
    profiles = {str(row["id"]) for row in rows}
    registers = {str(row["id"]) for row in await shop.sql("SELECT id FROM pos_registers")} & {session["register"]["id"]}
    known = {
        "session_id": {session["id"]},
        "sessionId": {session["id"]},
        "order_id": {order["id"], *(str(each["orderId"]) for each in sold)},
        "order_session_id": {str(row["id"]) for row in await shop.sql("SELECT id FROM order_sessions")},
        "transaction_id": {each["id"] for each in sold},
        "number": {each["number"] for each in sold},
        "product_id": {str(row["id"]) for row in await shop.sql("SELECT id FROM products LIMIT 1")},
        "webhook_id": {NOWHERE},
        "profileId": profiles & {session["profile"]["id"]},
        "registerId": registers,
        "businessId": {lucia.till.login["business"]["id"]},
        "userId": {lucia.id, derlis.id},
        "since": {"0-0-0"},
        "limit": {"1", "200"},
        "yours": {"true", "false"},
        "q": {"mesa", "pan"},
    }
    return Floor(shop, {"lucia": lucia, "rocio": rocio}, session, known)


def _learnt(one: list[str], other: list[str]) -> list[tuple[str, str]]:
    """Return the answers that tell one run from the other."""
    # The order in which ids are asked for differs from run to run: all of it is compared. But for /readyz,
    # which tells of the server alone: it looks at the schema every five seconds, and the day has set the clock by then.
    one, other = ([said for said in told if "GET /readyz" not in said] for told in (one, other))
    return [pair for pair in zip(sorted(one), sorted(other), strict=True) if pair[0] != pair[1]]


@pytest.mark.parametrize("ended", [False, True], ids=["open", "ended"])
async def test_nothing_that_a_cashier_reaches_tells_the_expected_cash(run: Run, *, ended: bool) -> None:
    """CS-7: two drawers that should hold 248,000 and 210,000 look the same to the letter until the count is in."""
    one, other = await run(CASH, ended=ended), await run(CARD, ended=ended)
    told, told_other = await one.transcript(), await other.transcript()
    assert len(told) > 150
    assert _learnt(told, told_other) == []
    for floor, expected in ((one, "248000"), (other, "210000")):
        lucia = floor.walkers["lucia"]
        counted = ok(await lucia.count(floor.session, kind="closing", amount="230000"), 201)
        assert counted["session"]["status"] == "closed"
        assert counted["summary"]["expectedCash"] == counted["count"]["expected"] == expected
        assert len(ok(await lucia.get("/api/transactions"))["items"]) == 3


# A guard, and the shop without it: each has to be seen by the walk.
LEAKS = {
    "no blind count": "UPDATE profiles SET blind_count = false",
    "sales in events": "session_hides_sales(t.business_id, t.session_id, NULL)|false|sale_changes",
    "sales in documents": "cash_is_hidden(s, p.blind_count, viewer_role)|false|session_hides_sales",
    "the tenders of a session": "AND NOT hidden|AND true|cash_session_summary",
    "the sums of a session": "NOT role_may(viewer_role, 'records.read-all')|viewer_role IS NULL|cash_is_hidden",
}


@pytest.mark.parametrize("leak", LEAKS)
async def test_twin_the_walk_finds_what_leaks(run: Run, leak: str, connection: Any) -> None:
    """CS-7: with any one of its guards away, the walk tells the two drawers apart."""
    breaks = LEAKS[leak]
    if "|" in breaks:
        guard, hole, function = breaks.split("|")
        source = await connection.fetchval("SELECT pg_get_functiondef($1::regproc)", function)
        assert guard in source
        breaks = source.replace(guard, hole)
    ended = leak == "the tenders of a session"
    one, other = await run(CASH, ended=ended, breaks=breaks), await run(CARD, ended=ended, breaks=breaks)
    told, told_other = await one.transcript(), await other.transcript()
    assert set(told) != set(told_other)


async def test_under_a_blind_profile_the_first_closing_count_closes(run: Run) -> None:
    """CS-7, CS-8: whatever it says; nothing is refused, and there is no second try."""
    floor = await run(CASH, ended=False)
    lucia = floor.walkers["lucia"]
    for kind in ("spot", "spot"):
        spot = ok(await lucia.count(floor.session, kind=kind, amount="1"), 201)["count"]
        assert (spot["expected"], spot["overShort"], spot["pastLimit"]) == (None, None, None)
    closed = ok(await lucia.count(floor.session, kind="closing", amount="1"), 201)
    assert (closed["session"]["status"], closed["session"]["approval"]) == ("closed", "pending")
    refused(await lucia.count(floor.session, kind="closing", amount="248000"), 409, "session-closed")
    again = ok(await lucia.close(floor.session, countedCash="248000"))
    assert (again["alreadyClosed"], again["summary"]["countedCash"]) == (True, "1")
    assert len(await floor.shop.sql("SELECT FROM cash_counts WHERE kind = 'closing'")) == 1


async def test_while_it_is_blind_a_cashier_finds_a_sale_of_their_own_by_its_number(run: Run) -> None:
    """CS-7: for a receipt that is printed again: without what was paid with, and only while the session is open."""
    floor = await run(CASH, ended=False)
    lucia = floor.walkers["lucia"]
    found = []
    for number in sorted(floor.known["number"]):
        found += ok(await lucia.get("/api/transactions", params={"number": number}))["items"]
    assert [(sale["cashier"]["username"], sale["total"], sale["payments"], sale["change"]) for sale in found] == [
        ("cashier1", "10000", None, None),
    ]  # fmt: skip
    assert ok(await lucia.get(f"/api/transactions/{found[0]['id']}")) == found[0]
    assert ok(await lucia.get("/api/transactions"))["items"] == []
    boss = await person(floor.shop, "manager1")
    assert len(ok(await boss.get("/api/transactions"))["items"]) == 3
    ok(await lucia.end(floor.session))
    assert ok(await lucia.get("/api/transactions", params={"number": found[0]["number"]}))["items"] == []
    refused(await lucia.get(f"/api/transactions/{found[0]['id']}"), 404, "transaction-unknown")
