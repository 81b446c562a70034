"""No statement of the program reads more because the shop has grown: under either kind of plan, whatever it is in."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from pprint import pformat
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from tests.feed.day import REGISTER, Day
from tests.helpers.floor import MANAGERS_PIN
from tests.helpers.postgres import DEMO_SHOP, TestServer
from tests.helpers.shop import PASSWORD, Shop, Till
from tests.plans.allowed import NOT_RUN, READS_MORE, ROWS_MOST, SMALL
from tests.plans.grown import JOURNAL_ROWS, grow
from tests.plans.to_run import functions_not_run, statements_not_run, told_apart
from tests.plans.watched import Read, Watched, watched
from tests.webhooks.receiver import Receiver
from tillkeeper.app.retention import delete_expired
from tillkeeper.domains import catalogue
from tillkeeper.kernel import limits
from tillkeeper.storage import doctor, migrate
from tillkeeper.storage.database import Database


def excess(reads: list[Read]) -> dict[tuple[str, str], tuple[int, int]]:
    """Return what grew with the shop: by statement and table, sequential scans and the most rows that one call read."""
    found: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for read in reads:
        if read.table not in SMALL and (read.scans or read.rows > ROWS_MOST):
            scans, rows = found[told_apart(read.statement), read.table]
            found[told_apart(read.statement), read.table] = (scans + read.scans, max(rows, read.rows))
    return found


# --- the program's whole day

LISTS = (
    "/api/businesses", "/api/locations", "/api/profiles", "/api/registers", "/api/claims", "/api/webhooks",
    "/api/products", "/api/products?category=Rubro 7", "/api/products?barcode=770000000042",
    "/api/products?q=articulo 77", "/api/products?q=zzz", "/api/products?q=o", "/api/products?q=old-19999",
    "/api/products?q=770000019999", "/api/products?q=cul 1999&category=Rubro 7",
    "/api/products/categories",
    "/api/orders", "/api/orders?status=all", "/api/orders?status=paid", "/api/orders?status=cancelled",
    "/api/orders?status=all&sort=oldest", "/api/orders?status=all&profileId=counter", "/api/orders?q=4",
    "/api/orders?status=all&q=zzz", "/api/orders?status=all&q=mesa", "/api/orders?status=all&q=mesa 7&sort=oldest",
    "/api/orders?status=all&q=old-77778", "/api/orders?status=paid&q=7777", "/api/orders?status=cancelled&q=mesa",
    "/api/orders?status=all&q=mesa 8&profileId=counter",
    "/api/order-sessions?userId={me}", "/api/order-sessions?status=discarded", "/api/order-sessions",
    "/api/order-sessions?status=completed",
    "/api/pos/sessions", "/api/pos/sessions?status=closed", "/api/pos/sessions?registerId=ASU-1",
    "/api/pos/sessions?registerId=ASU-2",
    "/api/pos/sessions?yours=true", "/api/pos/sessions?profileId=counter",
    "/api/pos/sessions?approval=pending",
    "/api/transactions", "/api/transactions?sessionId={drawer}",
    "/api/orders/{order}/claim/history", "/api/orders/{order}/claim/history?renewals=gaps",
    "/api/webhooks/{webhook}/deliveries", "/api/webhooks/{webhook}/deliveries?status=dead",
    "/api/webhooks/{webhook}/deliveries?status=delivered", "/api/webhooks/{webhook}/deliveries?status=waiting",
    "/api/sign-ins", "/api/events",
)  # fmt: skip
DOCUMENTS = (
    "/api/auth/me", "/api/order-sessions/active", "/api/order-sessions/{cart}", "/api/orders/{order}",
    "/api/orders/{order}/claim", "/api/pos/sessions/{drawer}", "/api/pos/sessions/{drawer}/validation",
    "/api/products/{product}", "/api/transactions/{sale}", "/api/webhooks/{webhook}", "/api/webhooks/event-types",
    "/api/sign-ins/guesses", "/healthz", "/readyz", "/metrics",
)  # fmt: skip
PAGES = 3


async def read_everything(shop: Shop, till: Till) -> None:
    """Read each document of old, and some pages of each list."""
    (old,) = await shop.sql(
        "SELECT (SELECT id FROM cash_sessions WHERE number = 'OLD-2500') AS drawer,"
        " (SELECT id FROM orders WHERE number = 'OLD-50000') AS order,"
        " (SELECT id FROM transactions WHERE number = 'OLD-50001') AS sale,"
        " (SELECT id FROM products WHERE code = 'old-77') AS product,"
        " (SELECT id FROM order_sessions ORDER BY id LIMIT 1) AS cart,"
        " (SELECT id FROM webhooks WHERE disabled_reason = 'by-hand') AS webhook"
    )
    named = {**old, "me": till.login["user"]["id"]}
    for path in DOCUMENTS:
        answer = await till.get(path.format(**named))
        assert answer.status_code in {200, 403, 404, 409}, f"{path}: {answer.text}"
    for path in LISTS:
        address = path.format(**named)
        since, step = ("since", "position") if "events" in path else ("cursor", "nextCursor")
        query = ""
        for _ in range(PAGES):
            answer = await till.get(address + ("&" if "?" in address else "?") + f"limit=200{query}")
            if answer.status_code == 403:
                break
            assert answer.status_code == 200, f"{address}: {answer.text}"
            if answer.json()["nextCursor"] is None:
                break
            query = f"&{since}={answer.json()[step]}"


_DELIVERED = """SELECT FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
WHERE w.url = $1 AND d.status = 'delivered'"""


async def tell_others(shop: Shop, boss: Till, receiver: Receiver) -> None:
    """Do with webhooks, old and new, what a manager does."""
    (old,) = await shop.sql("SELECT id FROM webhooks WHERE disabled_reason = 'by-hand'")
    (dead,) = await shop.sql("SELECT id FROM webhook_deliveries WHERE status = 'dead' ORDER BY id LIMIT 1")
    path = f"/api/webhooks/{old['id']}"
    for answer in (
        await boss.post("/api/webhooks", {"url": receiver.url, "eventTypes": ["webhook.test"]}),
        await boss.post(f"{path}/deliveries/{dead['id']}/replay"),
        await boss.post(f"{path}/deliveries/replay-dead"),
        await boss.post(f"{path}/rotate-secret", {"overlapSeconds": 60}),
        await boss.post(f"{path}/test"),
    ):
        assert answer.status_code < 300, answer.text
    version = (await boss.get(path)).json()["version"]
    assert (await boss.put(path, {"active": True, "version": version})).status_code == 200
    for webhook in (await boss.get("/api/webhooks")).json()["items"]:
        assert (await boss.post(f"/api/webhooks/{webhook['id']}/test")).status_code == 202
    await receiver.wait_for(1)
    deadline = time.monotonic() + 60
    while not await shop.sql(_DELIVERED, receiver.url):
        assert time.monotonic() < deadline, "no message was noted as delivered"
        await asyncio.sleep(0.1)
    assert (await boss.delete(path)).status_code < 300


_LIMITS = """INSERT INTO profile_limits SELECT business_id, p.id, role, kind, 10 ^ 15
FROM profiles p, unnest('{cashier,manager}'::text[]) role,
    unnest('{discount,price,tax,open-item,cancel}'::text[]) kind"""


async def change_prices(shop: Shop, day: Day) -> None:
    """Add a product by its barcode, and sell another beyond one's limit, with the manager's approval."""
    carrying = {"name": "Mate", "price": "9000", "taxRate": "10", "barcode": "7840058001238"}
    answer = await day.boss.post("/api/products", carrying)
    assert answer.status_code < 300, answer.text
    await shop.sql("UPDATE profile_limits SET most = 25000 WHERE role = 'cashier' AND kind = 'price'")
    line = {"id": "1", "productId": answer.json()["id"], "quantity": "1", "price": "1000"}
    answer = await day.lucia.post("/api/orders", {"items": [line], "approval": MANAGERS_PIN})
    assert answer.status_code < 300, answer.text


async def be_refused(shop: Shop, day: Day) -> None:
    """Sign in with a wrong PIN and the right one, and ask for what is not there."""
    for pin, status in (("0000", 401), ("1111", 200)):
        given = {"username": "cashier1", "pin": pin, "registerId": REGISTER, "businessId": "espiga"}
        answer = await shop.http.post("/api/auth/login", json=given)
        assert answer.status_code == status, answer.text
    answer = await day.lucia.post(f"/api/orders/{uuid4()}/claim", {"sessionId": str(uuid4())}, key="k-no-such-order")
    assert answer.status_code == 404, answer.text
    answer = await day.lucia.post("/api/webhooks", {"url": "http://127.0.0.1:9/", "eventTypes": ["*"]}, key="k-webhook")
    assert answer.status_code == 403, answer.text


async def be_guessed_at(shop: Shop) -> None:
    """Try wrong PINs of one person, and of invented people at a register, until managers are told of each."""
    guesses = [("cashier3", REGISTER)] * limits.SIGN_IN_FREE_TRIES
    guesses += [(f"nobody{number}", "ASU-2") for number in range(limits.GUESSES_OF_ONE_SOURCE + 1)]
    for name, register in guesses:
        given = {"username": name, "pin": "0000", "registerId": register, "businessId": "espiga"}
        answer = await shop.http.post("/api/auth/login", json=given)
        assert answer.status_code in {401, 429}, answer.text
    told = await shop.sql("SELECT FROM journal WHERE command = 'identity.guessing'")
    assert len(told) == 2, told


async def follow_one_another(shop: Shop, boss: Till) -> None:
    """Sign in at the console one after the other; the last sign-in is ended by a manager."""
    for name in ("cashier1", "cashier2"):
        body = {"username": name, "password": PASSWORD, "businessId": "espiga", "cookie": True}
        answer = await shop.http.post("/api/auth/login", json=body)
        assert answer.status_code == 200, answer.text
    shop.http.cookies.clear()
    first = (await boss.get("/api/sign-ins?limit=1")).json()
    rows = first["items"] + (await boss.get(f"/api/sign-ins?cursor={first['nextCursor']}")).json()["items"]
    (last,) = [row for row in rows if row["kind"] == "console"]
    assert (await boss.delete(f"/api/sign-ins/{last['id']}")).status_code == 204


async def learn(database_url: str) -> None:
    """Have the planner learn what the day has changed, as autovacuum does at whatever moment it comes by."""
    connection = await asyncpg.connect(database_url)
    try:
        await connection.execute("SET statement_timeout = 0")
        await connection.execute("VACUUM (ANALYZE)")
    finally:
        await connection.close()


async def a_day(database_url: str) -> None:
    """Have the whole program run once through what it does, on the grown shop."""
    async with (
        Receiver.listening() as receiver,
        Shop.open_in_process(database_url, TILLKEEPER_WEBHOOK_PRIVATE_TARGETS="yes") as shop,
    ):
        day = await Day.begin(shop)
        # What a role may do is looked up all day, and reached by nobody before change_prices.
        await shop.sql(_LIMITS)
        await be_refused(shop, day)
        await follow_one_another(shop, day.boss)
        async for _, do in day.steps():
            await do()
        for till in (day.boss, day.lucia):
            await read_everything(shop, till)
        await tell_others(shop, day.boss, receiver)
        await change_prices(shop, day)
        await be_guessed_at(shop)
    await learn(database_url)
    await delete_expired(database_url)
    await doctor.examine_at(database_url)
    await catalogue.queries.shared_barcodes(database_url)


@pytest.fixture(scope="module")
def grown(run_folder: Path) -> Iterator[tuple[TestServer, str]]:
    """Yield a database server of its own and the name of its grown database, to copy.

    Of its own: a million rows are one transaction of many seconds, and an open transaction in any database of a server
    holds back every feed of that server (decision 9). Screens of other tests would show nothing new for as long.
    """
    folder = run_folder / "grown"
    folder.mkdir(exist_ok=True)  # another process of the run may have a shop of its own there
    with TestServer("18", folder).running() as server:
        url = server.make_database(DEMO_SHOP)
        asyncio.run(grow(url))
        yield server, url.split("/")[3].split("?", 1)[0]


@pytest.fixture
def copies(grown: tuple[TestServer, str]) -> Iterator[Callable[[], str]]:
    """Yield what makes a copy of the grown database and returns its URL; the one before goes."""
    server, name = grown
    made: list[str] = []

    def copy() -> str:
        if made:
            server.drop_database(made.pop())
        made.append(server.copy_database(name))
        return made[0]

    yield copy
    for url in made:
        server.drop_database(url)


@pytest.fixture
def modest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a hundredth of what was sold in 833 days be old, so that tables stay as grown as they are."""
    for kept in ("WEBHOOK_DELIVERED", "WEBHOOK_DEAD", "ORDER_OPERATIONS", "SIGN_IN"):
        monkeypatch.setattr(limits, f"{kept}_KEPT_DAYS", 825)
    monkeypatch.setattr(limits, "RETENTION_PAUSE_MS", 0)
    # A receiver that answers nobody stays one for as long as the day takes.
    monkeypatch.setattr(limits, "WEBHOOK_FAILURES_IN_ROW_MAX", 10**6)


async def planned_by(database_url: str, plans: str) -> None:
    """Have every statement planned so, and every row be counted that is read."""
    await migrate.upgrade(database_url)
    connection = await asyncpg.connect(database_url)
    try:
        name = await connection.fetchval("SELECT current_database()")
        # Rows that an index alone answers for are in no figure.
        for setting in (
            f"plan_cache_mode = {plans}",
            "enable_indexonlyscan = off",
            "track_functions = 'all'",
            # Of statements that set no limit of their own, such as a chore's: the one that stands is named.
            "statement_timeout = '120s'",
        ):
            await connection.execute(f'ALTER DATABASE "{name}" SET {setting}')
    finally:
        await connection.close()


# A day of it takes forty seconds on a quiet machine. What stands for longer than this is named by its line.
DAY_SECONDS = 360


# The shop is made, and two days in it are run.
@pytest.mark.timeout(900)
@pytest.mark.usefixtures("modest")
async def test_nothing_reads_more_because_the_shop_has_grown(
    copies: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """EV-3, CS-6: beside a million journal rows and a hundred thousand orders, no statement scans what grows nor reads
    more rows of it than the largest page has, under the plans of a new connection and under those that are kept.
    """
    connect = asyncpg.connect

    def connect_watched(*arguments: Any, **options: Any) -> Any:
        # Those of the test itself have no kind of their own.
        if "connection_class" in options:
            options["connection_class"] = watched(options["connection_class"])
        return connect(*arguments, **options)

    monkeypatch.setattr(asyncpg, "connect", connect_watched)
    found: dict[tuple[str, str], tuple[int, int]] = {}
    not_run: set[str] = set()
    for plans in ("force_custom_plan", "force_generic_plan"):
        monkeypatch.setattr(Watched, "reads", [])
        monkeypatch.setattr(Watched, "statements", set())
        database_url = await asyncio.to_thread(copies)
        await planned_by(database_url, plans)
        async with asyncio.timeout(DAY_SECONDS):
            await a_day(database_url)
        found |= excess(Watched.reads)
        not_run |= {*statements_not_run(Watched.statements)}
        not_run |= await functions_not_run(database_url, Watched.statements)
    allowed = {key: entry for key in found for entry in READS_MORE if entry[0] in key[0] and entry[1] == key[1]}
    wrong = {
        "reads more": {key: found[key] for key in found if key not in allowed},
        "not needed any more in READS_MORE": READS_MORE.keys() - set(allowed.values()),
        "no step of the day reaches it, so nobody knows what it reads": not_run - NOT_RUN,
        "a step reaches it, so it goes out of NOT_RUN": NOT_RUN - not_run,
    }
    assert not any(wrong.values()), pformat(wrong, width=200)


async def test_the_way_the_feed_was_read_is_found(copies: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: what is written above the horizon looked for once for each row of a page."""
    database_url = await asyncio.to_thread(copies)
    await planned_by(database_url, "force_custom_plan")
    monkeypatch.setattr(Watched, "reads", [])
    connection = await asyncpg.connect(database_url, connection_class=Watched)
    try:
        ((made,),) = await asyncpg.Connection.fetch(connection, "SELECT pg_get_functiondef('feed_rows'::regproc)")
        now = "SELECT now.known, now.waiting,"
        assert made.count(now) == 1
        broken = made.replace(
            now,
            "SELECT now.known, EXISTS (SELECT FROM journal w"
            " WHERE w.business_id = wanted_business AND w.transaction_id >= now.horizon),",
        )
        await asyncpg.Connection.execute(connection, broken)
        business = "(SELECT business_id FROM businesses WHERE code = 'espiga')"
        await connection.fetch(f"SELECT * FROM feed_rows({business}, 1000, 0, NULL, 3)")
    finally:
        await connection.close()
    ((scans, rows),) = excess(Watched.reads).values()
    assert scans > 1
    assert rows > JOURNAL_ROWS


async def test_a_watched_statement_that_is_cancelled_says_so(
    demo_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server that is watched ends as any: a rollback's error in the cancellation's place let its tasks go on."""
    connect = asyncpg.connect

    def connect_watched(*arguments: Any, **options: Any) -> Any:
        return connect(*arguments, **options | {"connection_class": watched(options["connection_class"])})

    monkeypatch.setattr(asyncpg, "connect", connect_watched)
    database = await Database.connect(demo_database, size=1)
    try:
        asking = asyncio.create_task(database.fetch_value("SELECT pg_sleep(30) IS NULL"))
        await asyncio.sleep(0.5)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
    finally:
        await database.close()
