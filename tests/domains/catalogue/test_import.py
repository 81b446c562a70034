"""Importing into a real catalogue: what a list makes of what is there."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec
import pytest

from tests.domains.catalogue.given import DOLLAR, LISTS, SHARED, read, read_file
from tillkeeper.app.runner import Runner
from tillkeeper.app.set_up import Member, SetUpBusiness, first_actor
from tillkeeper.domains.catalogue import AddProduct, ImportProducts, ProductList, queries
from tillkeeper.domains.shops import Business
from tillkeeper.journal import Answer
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.permissions import Role
from tillkeeper.storage.database import Database

pytestmark = pytest.mark.every_postgres


class Counter:
    """A shop's catalogue, and someone of the shop at work on it."""

    def __init__(self, database: Database, actor: Actor) -> None:
        self.database = database
        self.actor = actor

    @classmethod
    async def open(cls, database: Database, code: str = "kiosk", role: Role = Role.ADMIN) -> "Counter":
        business = Business(new_id(), code, code.title(), DOLLAR, "America/New_York", "en", prices_include_tax=False)
        member = Member(new_id(), f"boss-of-{code}", "Boss", role, password_hash="none", pin_hash="none")
        counter = cls(database, first_actor(business, member))
        admin = replace(counter.actor, role=Role.ADMIN)
        answer = await Runner(database).run(SetUpBusiness(business, (), (), (), (member,)), admin)
        assert answer.refusal is None, answer.document
        return counter

    async def run(self, command: Any) -> Answer:
        return await Runner(self.database).run(command, self.actor)

    async def import_(self, listed: ProductList, **options: Any) -> dict[str, Any]:
        answer = await self.run(ImportProducts(listed, file_name="list.csv", file_sha256="0" * 64, **options))
        assert answer.refusal is None, answer.document
        document: dict[str, Any] = msgspec.json.decode(answer.document)
        return document

    async def counts(self, listed: ProductList, **options: Any) -> tuple[int, int, int, int]:
        """Import; return how many were created, changed, unchanged, skipped."""
        document = await self.import_(listed, **options)
        return document["created"], document["changed"], document["unchanged"], document["skipped"]

    async def products(self, **sought: str) -> list[dict[str, Any]]:
        page = await queries.page(self.database, self.actor, queries.Sought(**sought), limit=200, cursor=None)
        items: list[dict[str, Any]] = msgspec.json.decode(page)["items"]
        return items

    async def names(self, **sought: str) -> list[str]:
        return [product["name"] for product in await self.products(**sought)]

    async def pages(self, limit: int, **sought: str) -> list[str]:
        """Return the names on all pages of that many."""
        names: list[str] = []
        cursor = None
        while True:
            wanted = queries.Sought(**sought)
            page = msgspec.json.decode(
                await queries.page(self.database, self.actor, wanted, limit=limit, cursor=cursor)
            )
            names += [product["name"] for product in page["items"]]
            cursor = page["nextCursor"]
            if cursor is None:
                return names


@pytest.fixture
async def database(empty_database: str) -> AsyncIterator[Database]:
    opened = await Database.connect(empty_database, size=4)
    yield opened
    await opened.close()


@pytest.fixture
async def kiosk(database: Database) -> Counter:
    return await Counter.open(database)


def plain(*rows: str, header: str = "name,price,category,sku,barcode,tax") -> ProductList:
    return read("\n".join([header, *rows]) + "\n", DOLLAR)


EVERY_LIST = [
    (LISTS / "shopify_market.csv", 4),
    (LISTS / "plain_kiosk.csv", 5),
    (SHARED / "shopify-apparel.csv", 20),
    (SHARED / "shopify-home-and-garden.csv", 20),
]


@pytest.mark.parametrize(("file", "count"), EVERY_LIST, ids=[file.name for file, _ in EVERY_LIST])
async def test_the_same_list_again_changes_nothing(kiosk: Counter, file: Any, count: int) -> None:
    listed = read_file(file, DOLLAR)
    assert await kiosk.counts(listed) == (count, 0, 0, 0)
    before = await kiosk.database.fetch_rows("SELECT * FROM products ORDER BY id")
    variants = await kiosk.database.fetch_rows("SELECT * FROM product_variants ORDER BY id")
    assert await kiosk.counts(listed) == (0, 0, count, 0)
    assert await kiosk.database.fetch_rows("SELECT * FROM products ORDER BY id") == before
    assert await kiosk.database.fetch_rows("SELECT * FROM product_variants ORDER BY id") == variants


async def test_an_import_is_one_row_of_the_journal(kiosk: Counter) -> None:
    """EV-4, EV-3: who imported what, and what came of it; nothing to tell when nothing changed."""
    listed = read_file(LISTS / "plain_kiosk.csv", DOLLAR)
    await kiosk.import_(listed)
    await kiosk.import_(listed)
    rows = await kiosk.database.fetch_rows(
        "SELECT outcome, refused, user_id, event->>'type' AS event FROM journal"
        " WHERE command = 'catalogue.import-products' ORDER BY ordinal"
    )
    assert [tuple(row) for row in rows] == [
        ("imported", False, kiosk.actor.user_id, "catalogue.imported"),
        ("nothing-changed", False, kiosk.actor.user_id, None),
    ]


async def test_with_a_bad_row_nothing_is_imported_unless_told(kiosk: Counter) -> None:
    """EV-4: the refusal is in the journal with its rows, and is all that is left."""
    listed = plain("Pan,1.50,,,,", "Té,1.999,,,,", "Café,,,,,")
    answer = await kiosk.run(ImportProducts(listed, "list.csv", "0" * 64))
    assert answer.refusal is not None
    assert (answer.refusal.code, answer.refusal.fields["count"]) == ("list-rows-refused", 2)
    assert await kiosk.products() == []
    refused = "SELECT answer->'rows'->0->>'line' FROM journal WHERE refused"
    assert await kiosk.database.fetch_value(refused) == "3"
    assert await kiosk.counts(listed, skip_bad=True) == (1, 0, 0, 2)
    assert await kiosk.names() == ["Pan"]


async def test_a_list_of_prices_keeps_what_it_does_not_speak_of(kiosk: Counter) -> None:
    await kiosk.import_(plain("Chipá,3.00,Chipas,CH-1,7840000000017,10", "Pan,1.50,Panes,,,5"))
    assert await kiosk.counts(plain("Chipá,3.50", "Pan,1.50", header="name,price")) == (0, 1, 1, 0)
    chipa, pan = await kiosk.products()
    assert (chipa["price"], chipa["category"], chipa["sku"], chipa["barcode"]) == (
        "3.50",
        "Chipas",
        "CH-1",
        "7840000000017",
    )
    assert (chipa["taxRate"], pan["taxRate"]) == ("10", "5")
    assert await kiosk.names(query="ch-1") == ["Chipá"], "it is still found by its stock number"


async def test_an_empty_cell_clears(kiosk: Counter) -> None:
    await kiosk.import_(plain("Chipá,3.00,Chipas,CH-1,7840000000017,10"))
    assert await kiosk.counts(plain("Chipá,3.00,,CH-1,,")) == (0, 1, 0, 0)
    (chipa,) = await kiosk.products()
    assert (chipa["category"], chipa["barcode"], chipa["taxRate"]) == (None, None, "10")


async def test_a_stock_number_is_the_product_whatever_its_name(kiosk: Counter) -> None:
    await kiosk.import_(plain("Chipa,3.00,,CH-1,,"))
    (before,) = await kiosk.products()
    assert await kiosk.counts(plain("Chipá barrero,3.00,,CH-1,,")) == (0, 1, 0, 0)
    (after,) = await kiosk.products()
    assert (after["id"], after["name"]) == (before["id"], "Chipá barrero")
    assert await kiosk.names(query="barrero") == ["Chipá barrero"]


async def test_a_plain_row_finds_a_product_of_an_export(kiosk: Counter) -> None:
    await kiosk.import_(read_file(LISTS / "shopify_market.csv", DOLLAR))
    by_number, by_name = "Guampa,20.00,,GUA-1,,", "Poncho de sesenta listas,130.00,Ponchos,,,"
    assert await kiosk.counts(plain(by_number, by_name)) == (0, 2, 0, 0)
    poncho, guampa, _book = await kiosk.products()
    assert (guampa["name"], guampa["price"], guampa["code"]) == ("Guampa", "20.00", "guampa-de-palo-santo")
    assert poncho["price"] == "130.00"
    assert [variant["name"] for variant in poncho["variants"]] == ["Único / Negro", "Único / Rojo", "Niño / Negro"]
    assert await kiosk.names(query="nino negro") == ["Poncho de sesenta listas"], "its variants still find it"


async def test_a_row_that_could_mean_two_products_is_bad(kiosk: Counter) -> None:
    await kiosk.import_(plain("Té,7.00,,,,", "Torta,16.00,,TOR-1,,"))
    listed = plain("Torta de miel,20.00,,te,,", "Torta,16.00,,TOR-1,,", "Torta,17.00,,,,")
    answer = await kiosk.run(ImportProducts(listed, "list.csv", "0" * 64))
    assert answer.refusal is not None
    rows = answer.refusal.fields["rows"]
    assert isinstance(rows, list)
    assert [(row["line"], row["code"]) for row in rows] == [(2, "row-ambiguous"), (4, "row-repeated")]


async def test_variants_that_an_export_drops_are_kept_out_of_sale_and_come_back(kiosk: Counter) -> None:
    head = "Handle,Title,Option1 Value,Variant Price,Variant Barcode"
    both = read(f"{head}\nshirt,Shirt,S,20,111\nshirt,,L,22,222\n", DOLLAR)
    await kiosk.import_(both)
    (before,) = await kiosk.products()
    assert await kiosk.counts(read(f"{head}\nshirt,Shirt,S,20,111\n", DOLLAR)) == (0, 1, 0, 0)
    (reduced,) = await kiosk.products()
    assert [variant["name"] for variant in reduced["variants"]] == ["S"]
    assert await kiosk.names(barcode="222") == []
    assert await kiosk.counts(both) == (0, 1, 0, 0)
    assert await kiosk.products() == [before]


async def test_an_archived_product_is_not_for_sale(kiosk: Counter) -> None:
    head = "Handle,Title,Option1 Value,Variant Price,Status"
    await kiosk.import_(read(f"{head}\nshirt,Shirt,Default Title,20,active\n", DOLLAR))
    assert await kiosk.counts(read(f"{head}\nshirt,Shirt,Default Title,20,archived\n", DOLLAR)) == (0, 1, 0, 0)
    assert await kiosk.products() == []
    product_id = await kiosk.database.fetch_value("SELECT id FROM products")
    assert isinstance(product_id, UUID)
    assert await queries.one(kiosk.database, kiosk.actor, product_id) is None


async def test_new_products_come_last(kiosk: Counter) -> None:
    """A tile that a finger knows does not move when the list is sorted anew."""
    await kiosk.import_(plain("Pan,1.50,,,,", "Té,7.00,,,,"))
    await kiosk.import_(plain("Agua,4.00,,,,", "Té,7.00,,,,", "Pan,1.50,,,,"))
    assert await kiosk.names() == ["Pan", "Té", "Agua"]


async def test_the_usual_tax_is_that_of_most_products(kiosk: Counter) -> None:
    await kiosk.import_(plain("Pan,1.50,,,,10", "Té,7.00,,,,10", "Leche,8.50,,,,5"))
    document = await kiosk.import_(plain("Agua,4.00", header="name,price"))
    assert document["otherwiseTaxRate"] == "10"
    await kiosk.import_(plain("Miel,9.00", header="name,price"), tax_percent_milli=8_875)
    rates = {product["name"]: product["taxRate"] for product in await kiosk.products()}
    assert rates == {"Pan": "10", "Té": "10", "Leche": "5", "Agua": "10", "Miel": "8.875"}


async def test_two_businesses_never_meet(database: Database, kiosk: Counter) -> None:
    """EV-5: the same codes, stock numbers and barcodes in another business are other products."""
    other = await Counter.open(database, code="market")
    listed = read_file(LISTS / "plain_kiosk.csv", DOLLAR)
    await kiosk.import_(listed)
    assert await other.products() == []
    assert await other.counts(listed) == (5, 0, 0, 0)
    assert await other.counts(plain("Café nuevo,30.00,,CAF-250,,")) == (0, 1, 0, 0)
    assert "Café nuevo" not in await kiosk.names()
    (product,) = await kiosk.products(barcode="7840000200016")
    assert await queries.one(database, other.actor, UUID(product["id"])) is None


@pytest.mark.parametrize("role", [Role.CASHIER, Role.AUDITOR])
async def test_only_managers_change_the_catalogue(database: Database, role: Role) -> None:
    counter = await Counter.open(database, code="till", role=role)
    for command in (ImportProducts(plain("Pan,1.50,,,,"), "list.csv", "0" * 64), AddProduct("Pan", 150)):
        answer = await counter.run(command)
        assert answer.refusal is not None
        assert answer.refusal.code == "not-permitted"
    assert await counter.products() == []


async def test_a_half_done_import_leaves_nothing(kiosk: Counter) -> None:
    """EV-4: rows and journal commit together or not at all."""
    await kiosk.database.fetch_value(
        "ALTER TABLE product_variants ADD CONSTRAINT nothing_costs_80 CHECK (price_minor <> 8000)"
    )
    with pytest.raises(Exception, match="nothing_costs_80"):
        await kiosk.import_(read_file(LISTS / "shopify_market.csv", DOLLAR))
    assert await kiosk.products() == []
    imports = "SELECT count(*) FROM journal WHERE command = 'catalogue.import-products'"
    assert await kiosk.database.fetch_value(imports) == 0
