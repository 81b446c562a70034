"""One barcode names one thing of a business, compared as the trade does (EV-12)."""

import json
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from tests.domains.catalogue.given import DOLLAR, read
from tests.domains.catalogue.test_import import Counter
from tests.helpers.postgres import run_tillkeeper
from tests.helpers.traces import FOLDER
from tillkeeper.domains.catalogue import AddProduct, ImportProducts
from tillkeeper.storage import migrate
from tillkeeper.storage.database import Database
from tillkeeper.storage.doctor import require_match

pytestmark = pytest.mark.every_postgres

CASES: list[dict[str, str]] = json.loads((FOLDER.parent / "tables" / "barcodes.json").read_text())["cases"]
COLA = "5449000000996"
BEFORE = "0018"


@pytest.fixture
async def counter(empty_database: str) -> AsyncIterator[Counter]:
    database = await Database.connect(empty_database, size=2)
    yield await Counter.open(database)
    await database.close()


@pytest.fixture
def url(empty_database: str) -> str:
    return empty_database


async def refusal(counter: Counter, command: Any) -> tuple[str, dict[str, Any]]:
    answer = await counter.run(command)
    assert answer.refusal is not None, answer.document
    return answer.refusal.code, dict(answer.refusal.fields)


def listed(rows: str) -> ImportProducts:
    return ImportProducts(read(f"name,price,barcode\n{rows}", DOLLAR), file_name="l.csv", file_sha256="0" * 64)


async def test_barcodes_are_compared_as_the_trade_does(counter: Counter) -> None:
    """EV-12: one table of cases drives this function and the console's."""
    for case in CASES:
        rows = await counter.database.fetch_rows("SELECT barcode_key($1) AS key", case["barcode"])
        assert rows[0]["key"] == case["key"], case


async def test_a_second_product_of_a_barcode_is_refused_when_it_is_added(counter: Counter) -> None:
    """EV-12, F02: naming the first; with zeros in front it is the same barcode, and another business has its own."""
    await counter.run(AddProduct("Cola A", 200, sku="CA", barcode=COLA))
    code, fields = await refusal(counter, AddProduct("Cola B", 900, sku="CB", barcode=f"0{COLA}"))
    assert (code, fields) == ("barcode-taken", {"barcode": f"0{COLA}", "productCode": "CA", "name": "Cola A"})
    other = await Counter.open(counter.database, "elsewhere")
    assert (await other.run(AddProduct("Cola", 100, barcode=COLA))).refusal is None


async def test_a_second_row_of_a_barcode_is_refused(counter: Counter) -> None:
    """EV-12, F02: of one list, and of a list against the catalogue; each names the first."""
    code, fields = await refusal(counter, listed(f"Cola A,2.00,{COLA}\nCola B,9.00,{COLA}\n"))
    assert code == "list-rows-refused"
    assert fields["rows"] == [
        {
            "line": 3,
            "code": "barcode-repeated",
            "fields": {"barcode": COLA, "otherLine": 2, "name": "Cola A"},
        }
    ]
    await counter.run(AddProduct("Cola", 200, sku="C-1", barcode=COLA))
    code, fields = await refusal(counter, listed(f"Cola light,2.00,{COLA}\n"))
    assert fields["rows"][0]["code"] == "barcode-taken"
    assert fields["rows"][0]["fields"]["name"] == "Cola"


async def test_a_list_may_give_a_barcode_to_another_product(counter: Counter) -> None:
    """EV-12: what a list leaves in the end is looked at, not the order of its rows."""
    await counter.import_(read(f"name,price,barcode\nCola A,2.00,{COLA}\nCola B,9.00,40170725\n", DOLLAR))
    swapped = await counter.import_(read(f"name,price,barcode\nCola A,2.00,40170725\nCola B,9.00,{COLA}\n", DOLLAR))
    assert swapped["changed"] == 2
    assert await counter.names(barcode=COLA) == ["Cola B"]


async def test_a_price_list_says_nothing_of_barcodes(counter: Counter) -> None:
    """EV-12: a list without the column changes no barcode and is refused for none."""
    await counter.import_(read(f"name,price,barcode\nCola A,2.00,{COLA}\n", DOLLAR))
    await counter.import_(read("name,price\nCola A,3.00\n", DOLLAR))
    assert await counter.names(barcode=COLA) == ["Cola A"]


async def test_what_is_not_for_sale_lets_its_barcode_go(counter: Counter) -> None:
    """EV-12: an archived product's barcode is free, and comes back with it only while it is."""
    head = "Handle,Title,Option1 Value,Variant Price,Variant Barcode,Status\n"
    live = read(f"{head}cola,Cola,Default Title,2.00,{COLA},active\n", DOLLAR)
    gone = read(f"{head}cola,Cola,Default Title,2.00,{COLA},archived\n", DOLLAR)
    await counter.import_(live)
    await counter.import_(gone)
    await counter.run(AddProduct("Cola neu", 200, barcode=COLA))
    code, fields = await refusal(counter, ImportProducts(live, file_name="l.csv", file_sha256="0" * 64))
    assert (code, fields["rows"][0]["code"]) == ("list-rows-refused", "barcode-taken")


async def test_variants_share_no_barcode_either(counter: Counter) -> None:
    """EV-12: neither with one another nor with a product."""
    head = "Handle,Title,Option1 Value,Variant Price,Variant Barcode\n"
    twice = read(f"{head}shirt,Shirt,S,2.00,{COLA}\nshirt,,M,2.00,{COLA}\n", DOLLAR)
    code, fields = await refusal(counter, ImportProducts(twice, file_name="l.csv", file_sha256="0" * 64))
    assert fields["rows"][0]["code"] == "barcode-repeated"
    await counter.import_(read(f"{head}shirt,Shirt,S,2.00,{COLA}\nshirt,,M,2.00,40170725\n", DOLLAR))
    code, fields = await refusal(counter, AddProduct("Socks", 100, barcode="40170725"))
    assert (code, fields["name"]) == ("barcode-taken", "Shirt")
    assert await counter.names(barcode="00040170725") == ["Shirt"]


async def test_the_database_has_the_last_word(counter: Counter, url: str) -> None:
    """EV-12: a statement of nobody's making is refused by the constraint that keeps the rule."""
    await counter.import_(read(f"name,price,barcode\nCola A,2.00,{COLA}\nCola B,9.00,40170725\n", DOLLAR))
    connection = await asyncpg.connect(url)
    try:
        with pytest.raises(asyncpg.ExclusionViolationError, match="product_barcodes_one_thing"):
            await connection.execute("UPDATE products SET barcode = $1 WHERE name = 'Cola B'", COLA)
        # The twin without the constraint: two products of one barcode.
        await connection.execute("ALTER TABLE product_barcodes DROP CONSTRAINT product_barcodes_one_thing")
        await connection.execute("UPDATE products SET barcode = $1 WHERE name = 'Cola B'", COLA)
    finally:
        await connection.close()
    assert await counter.names(barcode=COLA) == ["Cola A", "Cola B"]


async def test_a_shop_that_has_duplicates_is_brought_up_to_date(counter: Counter, url: str) -> None:
    """EV-12: the migration neither fails nor chooses; both are named and found until one of them lets go."""
    await counter.import_(read(f"name,price,barcode\nCola A,2.00,{COLA}\nCola B,9.00,40170725\nTea,1,0094\n", DOLLAR))
    await migrate.downgrade(url, revision=BEFORE)
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("UPDATE products SET barcode = $1 WHERE name = 'Cola B'", f"0{COLA}")
    finally:
        await connection.close()
    told = run_tillkeeper("migrate", database_url=url)
    assert f"The barcode 0{COLA} of kiosk is on 2 products: Cola A (cola-a), Cola B (cola-b)." in told
    await require_match(url)
    assert await counter.names(barcode=COLA) == ["Cola A", "Cola B"]
    unchanged = read(f"name,price,barcode\nCola A,2.00,{COLA}\nCola B,9.00,0{COLA}\n", DOLLAR)
    assert await counter.counts(unchanged) == (0, 0, 2, 0)
    await counter.import_(read("name,price,barcode\nCola B,9.00,40170725\n", DOLLAR))
    assert await counter.names(barcode=COLA) == ["Cola A"]
    code, fields = await refusal(counter, AddProduct("Cola C", 100, barcode=COLA))
    assert (code, fields["name"]) == ("barcode-taken", "Cola A")
