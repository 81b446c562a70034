"""``tillkeeper replay``: real days through the HTTP API, whatever dies meanwhile."""

import asyncio
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from tests.cli.program import Ended, tillkeeper
from tests.helpers.server import ServerProcess, free_port
from tests.helpers.shop import Shop
from tillkeeper.cli.demo.shops import DATA
from tillkeeper.cli.replay.figures import Priced, Trade, price_of_unlisted, tender
from tillkeeper.cli.replay.sales_file import SalesFileError, read_days
from tillkeeper.kernel.money import Currency

WEEK = (DATA / "bakery_week.csv").read_text(encoding="utf-8")
SHARED_SALES = Path(__file__).parents[3] / "shared" / "data" / "bakery-sales.csv"
AGREES = "Every drawer is counted, and the reports say what the file says."


def replay(file: Path, database_url: str, *options: object) -> Ended:
    return tillkeeper("replay", file, "--business", "espiga", *options, database_url=database_url)


@pytest.fixture
def week(tmp_path: Path) -> Path:
    file = tmp_path / "week.csv"
    file.write_text(WEEK, encoding="utf-8")
    return file


async def row(database_url: str, sql: str, *arguments: object) -> tuple[Any, ...]:
    connection = await asyncpg.connect(database_url)
    try:
        found = await connection.fetchrow(sql, *arguments)
        assert found is not None
        return tuple(found)
    finally:
        await connection.close()


BOOKED = """
SELECT (SELECT count(*) FROM transactions), (SELECT sum(quantity_milli) / 1000 FROM transaction_lines),
       (SELECT count(*) FROM cash_sessions WHERE status = 'closed' AND over_short_minor = 0),
       (SELECT count(*) FROM cash_sessions)
"""


def test_a_database_without_the_business(week: Path, empty_database: str, demo_database: str) -> None:
    ended = replay(week, empty_database)
    assert (ended.code, "\n    tillkeeper demo\n" in ended.told) == (1, True), ended.told
    ended = tillkeeper(
        "replay", week, "--business", "acme", "--registers", 1, "--cashiers", "a", database_url=demo_database
    )
    assert ended.code == 1
    assert "There is no business acme in this database: it holds espiga, harbor." in ended.told
    assert "demo's" not in ended.told


async def test_the_week_that_comes_along(demo_database: str) -> None:
    """CS-5, CS-6, OS-6, TX-1, S1-34, S1-35, S4-21: every sale of the file is booked once, every drawer balances."""
    done = tillkeeper("demo", "--replay", database_url=demo_database)
    assert done.code == 0, done.told
    assert AGREES in done.told
    sales = [sale for day in read_days(WEEK) for sale in day.sales]
    items = sum(len(sale.taps) for sale in sales)
    assert await row(demo_database, BOOKED) == (len(sales), items, 21, 21)
    sold = Counter(item for sale in sales for item in sale.taps)
    for name, count in sold.most_common(5):
        by_name = "SELECT sum(quantity_milli) / 1000 FROM transaction_lines WHERE name = $1"
        assert await row(demo_database, by_name, name) == (count,)


async def test_the_same_command_again_books_nothing_twice(demo_database: str, week: Path) -> None:
    """EV-1, S1-36: finished or not, the same replay goes on where it stopped."""
    assert replay(week, demo_database, "--days", 1).code == 0
    booked = await row(demo_database, BOOKED)
    again = replay(week, demo_database, "--days", 1)
    assert (again.code, AGREES in again.told, "remembered ones" in again.told) == (0, True, True)
    assert await row(demo_database, BOOKED) == booked
    assert replay(week, demo_database, "--days", 2).code == 0
    one, two = (len(day.sales) for day in read_days(WEEK, most=2))
    assert (await row(demo_database, BOOKED))[0] == one + two


def start_replay(file: Path, url: str, receipts: Path, database_url: str) -> subprocess.Popen[str]:
    program = [sys.executable, "-c", "from tillkeeper.cli import app; app()", "replay", str(file)]
    options = ["--business", "espiga", "--days", "2", "--url", url, "--receipts", str(receipts)]
    return subprocess.Popen(
        [*program, *options, "--database-url", database_url],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def wait_for_sales(receipts: Path, count: int) -> None:
    """Wait until so many sales were acknowledged."""
    deadline = time.monotonic() + 60
    while not receipts.exists() or len(receipts.read_text().splitlines()) < count:
        assert time.monotonic() < deadline, "the replay does not get on"
        time.sleep(0.005)


@pytest.fixture
def mortal_server(demo_database: str) -> Iterator[Callable[[], ServerProcess]]:
    """Yield a function that kills every process of the server and starts it again at the same address."""
    port = free_port()
    running = [ServerProcess.start(demo_database, workers=2, port=port)]

    def kill_and_start() -> ServerProcess:
        if running[0].process.poll() is None:
            running[0].kill()
        running[0] = ServerProcess.start(demo_database, workers=2, port=port)
        return running[0]

    yield kill_and_start
    running[0].stop()


def test_servers_killed_in_the_middle_lose_and_double_nothing(
    demo_database: str, week: Path, tmp_path: Path, mortal_server: Callable[[], ServerProcess]
) -> None:
    """EV-1, OS-6: every acknowledged sale is there after kill -9 of every server process, none twice, sums agree."""
    receipts = tmp_path / "receipts.jsonl"
    with start_replay(week, mortal_server().url, receipts, demo_database) as trading:
        for sales in (30, 80, 130):
            wait_for_sales(receipts, sales)
            mortal_server()
        told, _ = trading.communicate(timeout=120)
    assert trading.returncode == 0, told
    assert AGREES in told
    assert "sent again" in told
    sales = sum(len(day.sales) for day in read_days(WEEK, most=2))
    assert len(receipts.read_text().splitlines()) == sales
    assert asyncio.run(row(demo_database, BOOKED))[0] == sales


def test_a_killed_replay_goes_on_with_the_same_command(
    demo_database: str, week: Path, tmp_path: Path, server: ServerProcess
) -> None:
    """EV-1: killed in the middle of an order, it finishes that order and books nothing twice."""
    receipts = tmp_path / "receipts.jsonl"
    with start_replay(week, server.url, receipts, demo_database) as trading:
        wait_for_sales(receipts, 40)
        trading.kill()
    noted = receipts.read_text().splitlines()
    sales = sum(len(day.sales) for day in read_days(WEEK, most=2))
    assert 40 <= len(noted) < sales, "killed in the middle"
    with start_replay(week, server.url, receipts, demo_database) as finished:
        told, _ = finished.communicate(timeout=120)
    assert finished.returncode == 0, told
    assert AGREES in told
    assert receipts.read_text().splitlines()[: len(noted) - 1] == noted[:-1]
    assert asyncio.run(row(demo_database, BOOKED))[0] == sales


async def test_a_lost_sale_would_be_seen(demo_database: str, week: Path) -> None:
    """The check fails when the server's books are tampered with: a sale taken away, another changed."""
    assert replay(week, demo_database, "--days", 1).code == 0
    connection = await asyncpg.connect(demo_database)
    booked = ("transactions", "transaction_lines", "payments")
    for table in booked:
        await connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    lost = await connection.fetchval("DELETE FROM transactions WHERE number LIKE '%0003' RETURNING id")
    await connection.execute("UPDATE transactions SET total_minor = total_minor + 1 WHERE number LIKE '%0007'")
    await connection.execute("""
        UPDATE transaction_lines SET quantity_milli = quantity_milli + 1000
        WHERE transaction_id = (SELECT id FROM transactions WHERE number LIKE '%0011')
          AND position = (SELECT min(position) FROM transaction_lines)
    """)
    for table in booked:
        await connection.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
    await connection.close()
    assert lost is not None
    checked = replay(week, demo_database, "--days", 1)
    assert checked.code == 1
    assert "is missing" in checked.told
    assert "0007: total is" in checked.told
    assert "0011: items is" in checked.told
    assert AGREES not in checked.told


@pytest.mark.parametrize("taken", ["drawer", "cart"])
async def test_a_person_at_the_till_is_not_disturbed(
    demo_database: str, week: Path, server: ServerProcess, taken: str
) -> None:
    """OS-2: someone's drawer and someone's order are left as they are, and the way out is told."""
    async with Shop.at(server.url, demo_database) as shop:
        till = await shop.sign_in("cashier1", business="espiga", register="ASU-1")
        if taken == "drawer":
            await till.post("/api/pos/sessions/get-or-create", {"registerId": "ASU-1"})
        else:
            item = {"id": "mine", "name": "Torta", "price": 90000, "quantity": 1}
            await till.post("/api/order-sessions", {"items": [item]})
        refused = await asyncio.to_thread(replay, week, demo_database, "--days", 1, "--url", server.url)
        assert refused.code == 1
        told = {"drawer": "ASU-1 is open with POS-ASU-", "cart": "cashier1 has an order in progress"}[taken]
        assert told in refused.told
        cart = (await till.get("/api/order-sessions/active")).json()
        assert (cart is None) == (taken == "drawer")
        assert cart is None or [line["name"] for line in cart["items"]] == ["Torta"]


def test_a_server_that_stays_away_ends_the_replay_with_the_way_on(demo_database: str, week: Path) -> None:
    nobody = f"http://127.0.0.1:{free_port()}"
    ended = replay(week, demo_database, "--url", nobody, "--patience", "0.3")
    assert ended.code == 4
    assert "The same command goes on" in ended.told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a,b\n", "first line"),
        ("date,time,transaction,item\n2016-10-30,09:58:11,1\n", "Line 2"),
        ("date,time,transaction,item\n2016-10-30,09:58:11,1,Bread\n30/10/2016,09:58:11,1,Bread\n", "Line 3"),
    ],
)
def test_a_file_that_is_not_of_sales(text: str, line: str) -> None:
    with pytest.raises(SalesFileError, match=line):
        read_days(text)


def test_what_was_not_recorded_is_left_out() -> None:
    day, *others = read_days(WEEK)
    assert len(others) == 6
    assert sum(len(sale.taps) for sale in day.sales) == sum(
        line.startswith(str(day.date)) and not line.endswith("NONE") for line in WEEK.splitlines()
    )


def test_the_real_file_begins_with_the_week_that_comes_along() -> None:
    if not SHARED_SALES.exists():
        pytest.skip("no real sales beside this checkout")
    whole = SHARED_SALES.read_text(encoding="utf-8")
    assert read_days(whole, most=7) == read_days(WEEK)
    days = read_days(whole)
    assert (len(days), sum(len(sale.taps) for day in days for sale in day.sales)) == (91, 12_070 - 570)


def test_customers_pay_the_same_way_each_time() -> None:
    """EV-6: card and cash add up to what is due, and the notes handed over cover the cash."""
    guarani = Currency("PYG", 0)
    ways: Counter[tuple[bool, bool]] = Counter()
    for number in range(500):
        paid = tender(str(number), 13_001, guarani)
        assert paid == tender(str(number), 13_001, guarani)
        assert paid.cash_minor + paid.card_minor == 13_001
        assert paid.cash_given_minor >= paid.cash_minor
        ways[bool(paid.cash_minor), bool(paid.card_minor)] += 1
    assert set(ways) == {(True, False), (False, True), (True, True)}


def test_tax_on_top_is_rounded_half_up_a_line() -> None:
    """OR-3: 8.875 % of 4.00 is 35.5 cents, which is 36."""
    bar = Trade(Currency("USD", 2), prices_include_tax=False)
    assert bar.line_minor(Priced("x", 400, 8_875), 1) == 436
    assert Trade(Currency("PYG", 0), prices_include_tax=True).line_minor(Priced("x", 400, 8_875), 3) == 1_200


@pytest.mark.parametrize("decimals", [0, 2, 3])
def test_prices_made_of_names_are_plausible(decimals: int) -> None:
    currency = Currency("XXX", decimals)
    prices = {price_of_unlisted(f"item {number}", currency) for number in range(200)}
    assert len(prices) > 20
    assert min(prices) > 0
