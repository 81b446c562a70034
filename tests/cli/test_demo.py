"""``tillkeeper demo``: the shop that people write against."""

import asyncio
from typing import Any

import asyncpg
import pytest

from tests.cli.program import Ended, tillkeeper
from tests.helpers.shop import PASSWORD, Shop
from tillkeeper.cli.demo import SIGN_INS, fill_if_empty
from tillkeeper.domains.shops import Business, insert_business
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.money import Currency
from tillkeeper.storage.database import Database

PINS = {"cashier1": "1111", "cashier2": "2222", "cashier3": "3333", "cashier4": "4444", "cashier5": "5555"}
PINS |= {"manager1": "9999", "manager2": "8888", "admin": "7777"}
ESPIGA = {"cashier1": "cashier", "cashier2": "cashier", "cashier3": "cashier", "manager1": "manager", "admin": "admin"}
HARBOR = {"cashier1": "cashier", "cashier4": "cashier", "cashier5": "cashier", "manager2": "manager", "admin": "admin"}


def run(database_url: str, *arguments: str) -> Ended:
    return tillkeeper("demo", *arguments, database_url=database_url)


async def dump(database_url: str) -> dict[str, list[Any]]:
    """Return every row of every table."""
    connection = await asyncpg.connect(database_url)
    try:
        tables = await connection.fetch(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        return {
            name: sorted(row[0] for row in await connection.fetch(f"SELECT t::text FROM {name} t"))
            for (name,) in tables
        }
    finally:
        await connection.close()


async def test_the_fixed_places(shop: Shop) -> None:
    baker, barkeeper = await shop.sign_in("manager1"), await shop.sign_in("manager2")
    espiga, harbor = baker.login["business"], barkeeper.login["business"]
    assert (espiga["code"], espiga["name"], espiga["currency"]) == ("espiga", "Panadería La Espiga", "PYG")
    assert (espiga["timeZone"], espiga["locale"]) == ("America/Asuncion", "es-PY")
    assert (harbor["code"], harbor["name"], harbor["currency"]) == ("harbor", "Harbor Bar", "USD")
    assert (harbor["timeZone"], harbor["locale"]) == ("America/New_York", "en")
    registers = {
        each["code"]: (each["location"]["code"], each["location"]["numberCode"], each["profile"]["code"])
        for till in (baker, barkeeper)
        for each in (await till.get("/api/registers")).json()["items"]
    }
    assert registers == {
        "ASU-1": ("ASU", "ASU", "mostrador"),
        "ASU-2": ("ASU", "ASU", "mostrador"),
        "ASU-3": ("ASU", "ASU", "mostrador"),
        "LUQ-1": ("LUQ", "LUQ", "caja-personal"),
        "test-register-1": ("test-location", "HBR", "counter"),
        "test-register-2": ("test-location", "HBR", "counter"),
        "test-register-concurrent": ("test-location", "HBR", "counter"),
    }
    profiles = {
        each["code"]: each for till in (baker, barkeeper) for each in (await till.get("/api/profiles")).json()["items"]
    }
    shares = {code: profile["sharesRegisters"] for code, profile in profiles.items()}
    assert shares == {"mostrador": True, "caja-personal": False, "counter": True}
    assert profiles["counter"]["defaultFloat"] == "200.00"
    assert {profile["leaseSeconds"] for profile in profiles.values()} == {90}
    assert {profile["blindCount"] for profile in profiles.values()} == {False}


async def test_the_fixed_accounts(shop: Shop) -> None:
    """Some work in both businesses, under one name, with a role in each."""
    for business, people, register in (("espiga", ESPIGA, "ASU-1"), ("harbor", HARBOR, "test-register-1")):
        for username, role in people.items():
            by_password = (await shop.sign_in(username, business=business)).login
            assert (by_password["role"], by_password["business"]["code"]) == (role, business)
            by_pin = {"username": username, "pin": PINS[username], "registerId": register}
            answer = await shop.http.post("/api/auth/login", json=by_pin)
            assert (answer.status_code, answer.json()["role"]) == (200, role)
    both = {username for username in PINS if username in ESPIGA and username in HARBOR}
    assert both == {"cashier1", "admin"}
    for username in sorted(both):
        answer = await shop.http.post("/api/auth/login", json={"username": username, "password": PASSWORD})
        assert answer.json()["code"] == "business-required"


async def test_the_products(shop: Shop) -> None:
    """EV-6: guaraníes without decimals, tax inside; dollars and cents, tax on top."""
    for username, count, decimals, include, rates in (
        ("manager1", 40, 0, True, {"10", "5"}),
        ("manager2", 30, 2, False, {"8.875"}),
    ):
        till = await shop.sign_in(username)
        products = (await till.get("/api/products", params={"limit": "200"})).json()["items"]
        assert len(products) == count
        assert till.login["business"]["pricesIncludeTax"] is include
        assert {product["taxRate"] for product in products} == rates
        assert {len(product["price"].partition(".")[2]) for product in products} == {decimals}
        assert len({product["category"] for product in products}) >= 5
        barcodes = [product["barcode"] for product in products if product["barcode"]]
        assert len(set(barcodes)) == len(barcodes) >= 5
        assert all(_check_digit_is_right(barcode) for barcode in barcodes)


def _check_digit_is_right(barcode: str) -> bool:
    digits = [int(digit) for digit in reversed(barcode)]
    return sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


async def test_it_is_journalled_like_anything_else(demo_database: str) -> None:
    """EV-4: one row a command, in the name of the business's admin, and no secret in any."""
    journal = (await dump(demo_database))["journal"]
    commands = [
        command
        for row in journal
        for command in ("shops.set-up-business", "catalogue.import-products")
        if f",{command}," in row
    ]
    assert sorted(commands) == ["catalogue.import-products"] * 2 + ["shops.set-up-business"] * 2
    assert not any(secret in row for row in journal for secret in (PASSWORD, "argon2"))


async def test_again_changes_nothing_and_says_so(demo_database: str) -> None:
    before = await dump(demo_database)
    again = run(demo_database)
    assert again.code == 0, again.told
    assert "here already; nothing was changed" in again.told
    await asyncio.to_thread(fill_if_empty, demo_database)
    assert await dump(demo_database) == before


@pytest.mark.parametrize("missing", ["products", "harbor"])
async def test_what_a_crash_left_undone_is_completed(empty_database: str, missing: str) -> None:
    assert run(empty_database).code == 0
    whole = {table: len(rows) for table, rows in (await dump(empty_database)).items()}
    await _forget(empty_database, ["products"] if missing == "products" else EVERYTHING)
    await asyncio.to_thread(fill_if_empty, empty_database)
    assert {table: len(rows) for table, rows in (await dump(empty_database)).items()} == whole


EVERYTHING = ["products", "pos_registers", "profiles", "locations", "memberships", "journal", "businesses"]


async def _forget(database_url: str, tables: list[str]) -> None:
    """Take the bar's rows out of ``tables``, as if the commands that wrote them had not come to it."""
    connection = await asyncpg.connect(database_url)
    await connection.execute("ALTER TABLE journal DISABLE TRIGGER journal_append_only")
    bar = "business_id = (SELECT business_id FROM businesses WHERE code = 'harbor')"
    await connection.execute(f"DELETE FROM journal WHERE command = 'catalogue.import-products' AND {bar}")
    for table in tables:
        for kept_beside in {"products": ["product_barcodes"], "profiles": ["profile_limits"]}.get(table, []):
            await connection.execute(f"DELETE FROM {kept_beside} WHERE {bar}")
        await connection.execute(f"DELETE FROM {table} WHERE {bar}")
    await connection.execute("ALTER TABLE journal ENABLE TRIGGER journal_append_only")
    await connection.close()


async def test_other_businesses_are_left_alone_unless_told(empty_database: str) -> None:
    database = await Database.connect(empty_database, size=1)
    async with database.transaction("another business") as tx:
        await insert_business(
            tx, Business(new_id(), "acme", "Acme", Currency("EUR", 2), "Europe/Madrid", "en", prices_include_tax=True)
        )
    await database.close()
    before = await dump(empty_database)
    refused = run(empty_database)
    assert refused.code == 1
    assert "acme" in refused.told
    assert "--beside-others" in refused.told
    await asyncio.to_thread(fill_if_empty, empty_database)
    assert await dump(empty_database) == before
    assert "Created: Panadería La Espiga, Harbor Bar." in run(empty_database, "--beside-others").told


def test_the_sign_ins_are_told(demo_database: str) -> None:
    told = run(demo_database).told
    assert SIGN_INS in told
    for username, pin in PINS.items():
        assert any(username in line and pin in line for line in told.splitlines())
    assert PASSWORD in told
