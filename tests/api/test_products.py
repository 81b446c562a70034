"""``/api/products``: the grid, search, barcodes, pages, adding one."""

from typing import Any

import pytest

from tests.helpers.floor import after_mark
from tests.helpers.shop import Shop, Till

CASHIER = "cashier2"


async def found(till: Till, **query: str) -> list[str]:
    answer = await till.get("/api/products", params=query)
    assert answer.status_code == 200, answer.text
    return [product["name"] for product in answer.json()["items"]]


async def refused(till: Till, **query: str) -> tuple[int, str]:
    answer = await till.get("/api/products", params=query)
    assert answer.headers["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


async def test_a_product_as_the_wire_shows_it(shop: Shop) -> None:
    """EV-6: exact decimals with the currency's own number of them."""
    till = await shop.sign_in("admin", business="harbor")
    (lager,) = (await till.get("/api/products", params={"q": "lager pint"})).json()["items"]
    assert lager == {
        "id": lager["id"],
        "code": "harbor-lager-pint",
        "name": "Harbor Lager, pint",
        "category": "Draft",
        "price": "8.00",
        "taxRate": "8.875",
        "sku": None,
        "barcode": None,
        "variants": [],
    }
    one = await till.get(f"/api/products/{lager['id']}")
    assert one.json() == lager | {"description": ""}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("chipa", ["Chipá", "Chipá so'o", "Chipá guazú (porción)", "Chipá asador"]),
        ("CHIPÁ  soo", ["Chipá so'o"]),
        ("ca le", ["Café con leche"]),
        ("mandi'o", ["Pastel mandi'o"]),
        ("784000001", ["Pan de hamburguesa (4 u.)"]),
        ("hipa", ["Chipá", "Chipá so'o", "Chipá guazú (porción)", "Chipá asador"]),
        ("hi", []),
        ("%", []),
        ("_", []),
    ],
)
async def test_search_by_parts_of_words(shop: Shop, query: str, names: list[str]) -> None:
    till = await shop.sign_in(CASHIER)
    if query == "784000001":
        names = [product["name"] for product in (await every(till)) if (product["barcode"] or "").startswith(query)]
        assert names
    assert await found(till, q=query) == names


async def every(till: Till, limit: int = 7, **query: str) -> list[dict[str, Any]]:
    """Return all products, page by page."""
    items: list[dict[str, Any]] = []
    params = {"limit": str(limit), **query}
    while True:
        page = (await till.get("/api/products", params=params)).json()
        assert len(page["items"]) <= limit
        items += page["items"]
        if page["nextCursor"] is None:
            return items
        params["cursor"] = page["nextCursor"]


@pytest.mark.parametrize("limit", [1, 7, 39, 40, 41, 200])
async def test_pages_show_everything_once(shop: Shop, limit: int) -> None:
    till = await shop.sign_in(CASHIER)
    items = await every(till, limit)
    assert len(items) == 40
    assert [product["id"] for product in items] == [product["id"] for product in await every(till, 200)]


async def test_categories_with_counts(shop: Shop) -> None:
    till = await shop.sign_in(CASHIER)
    categories = (await till.get("/api/products/categories")).json()["items"]
    assert categories[0] == {"name": "Panes", "count": 8}
    assert sum(category["count"] for category in categories) == 40
    for category in categories:
        assert len(await found(till, category=category["name"])) == category["count"]
    assert await found(till, category="Panes", q="chipa") == []


async def test_a_barcode_is_looked_up_exactly(shop: Shop) -> None:
    till = await shop.sign_in(CASHIER)
    water = next(product for product in await every(till) if product["name"] == "Agua mineral 500 ml")
    assert await found(till, barcode=water["barcode"]) == ["Agua mineral 500 ml"]
    assert await found(till, barcode=water["barcode"][:-1]) == []
    assert await found(till, barcode=water["barcode"], category="Panes") == []
    assert await found(till, barcode=water["barcode"], q="agua 500") == ["Agua mineral 500 ml"]
    assert await found(till, barcode=water["barcode"], q="chipa") == []


@pytest.mark.parametrize(
    "query",
    [
        {"barcode": "1" * 300},
        {"q": "x" * 300},
        {"category": "x" * 300},
        {"limit": "0"},
        {"limit": "201"},
        {"limit": "many"},
        {"cursor": "nonsense"},
        {"cursor": "MTo"},
        {"cursor": "ñ"},
    ],
)
async def test_bad_queries_are_problem_documents(shop: Shop, query: dict[str, str]) -> None:
    """EV-2: no 500 for anything a client can send."""
    till = await shop.sign_in(CASHIER)
    status, code = await refused(till, **query)
    assert status in {400, 422}
    assert code
    if "cursor" in query:
        known = (await till.get("/api/products", params={"limit": 1})).json()["nextCursor"]
        assert await refused(till, cursor=after_mark(query["cursor"], known)) == (422, "cursor-invalid")


async def test_another_business_has_other_products(shop: Shop) -> None:
    """EV-5: ids of others look like missing ones."""
    baker, barkeeper = await shop.sign_in(CASHIER), await shop.sign_in("cashier4")
    chipa = (await baker.get("/api/products", params={"q": "chipa"})).json()["items"][0]
    assert await found(barkeeper, q="chipa") == []
    for nobody in (chipa["id"], "nonsense", "00000000-0000-0000-0000-000000000000"):
        answer = await barkeeper.get(f"/api/products/{nobody}")
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


@pytest.mark.parametrize("path", ["/api/products", "/api/products/categories", "/api/products/x"])
async def test_without_a_credential_nothing_is_shown(shop: Shop, path: str) -> None:
    answer = await shop.http.get(path)
    assert (answer.status_code, answer.json()["code"]) == (401, "credential-missing")


async def test_adding_a_product(shop: Shop) -> None:
    """EV-1: under one key it is added once."""
    till = await shop.sign_in("manager1")
    body = {"name": "Ñoquis del 29", "price": 25000, "category": "Salados", "description": "Con salsa."}
    added = await till.post("/api/products", body, key="add-noquis-1")
    assert added.status_code == 201, added.text
    product = added.json()
    assert (product["code"], product["price"], product["taxRate"]) == ("noquis-del-29", "25000", "10")
    again = await till.post("/api/products", body, key="add-noquis-1")
    assert (again.status_code, again.json()) == (201, product)
    assert again.headers["Idempotent-Replay"] == "true"
    assert await found(till, q="noquis") == ["Ñoquis del 29"]
    assert (await every(till))[-1]["name"] == "Ñoquis del 29"
    other = await till.post("/api/products", body)
    assert (other.status_code, other.json()["code"]) == (409, "product-code-taken")
    assert other.json()["detail"].startswith("Ñoquis del 29 "), "the product that has it is named"
    other = await till.post("/api/products", body | {"name": "Otros", "sku": "noquis-del-29"})
    assert (other.status_code, other.json()["code"]) == (409, "product-code-taken")


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"price": "1500.50"}, 422, "amount-too-precise"),
        ({"price": -1}, 422, "amount-negative"),
        ({"price": "x"}, 422, "amount-not-a-number"),
        ({"taxRate": 101}, 422, "number-out-of-range"),
        ({"name": ""}, 422, "text-too-short"),
        ({"name": "***"}, 422, "name-without-letters"),
        ({"barcode": "1" * 300}, 422, "text-too-long"),
        ({"barcode": "7.84E+12"}, 422, "barcode-damaged"),
        ({"barcode": " "}, 422, "cell-missing"),
        ({"sku": "'"}, 422, "cell-missing"),
        ({"category": "  "}, 422, "cell-missing"),
        ({"colour": "red"}, 422, "unknown-field"),
    ],
)
async def test_a_bad_product_is_refused(shop: Shop, change: dict[str, object], status: int, code: str) -> None:
    """EV-2: each with its own code, and nothing is added."""
    till = await shop.sign_in("manager1")
    answer = await till.post("/api/products", {"name": "Pan nuevo", "price": "1500"} | change)
    assert answer.status_code == status, answer.text
    assert answer.json()["code"] == code
    assert len(await every(till)) == 40


async def test_a_product_is_added_as_a_list_brings_it(shop: Shop) -> None:
    """EV-12: blanks and a spreadsheet's apostrophe are no part of a code; with them one barcode named five products."""
    till = await shop.sign_in("manager1")
    codes = {"sku": " 'Y-500", "barcode": "'784 0000 200023 "}
    body = {"name": " Yerba  500 g ", "price": 1, "category": " Almacén "} | codes
    added = await till.post("/api/products", body)
    assert added.status_code == 201, added.text
    product = added.json()
    assert [product[name] for name in ("name", "category", "sku", "barcode")] == [
        "Yerba 500 g", "Almacén", "Y-500", "7840000200023",
    ]  # fmt: skip
    assert await found(till, barcode="7840000200023") == ["Yerba 500 g"]
    for barcode in ("7840000200023", " 7840000200023", "07840000200023"):
        other = await till.post("/api/products", {"name": "Otra", "price": 1, "barcode": barcode})
        assert (other.status_code, other.json()["code"]) == (409, "barcode-taken"), barcode


async def test_a_cashier_may_not_add_products(shop: Shop) -> None:
    till = await shop.sign_in(CASHIER)
    answer = await till.post("/api/products", {"name": "Pan nuevo", "price": "1500"})
    assert (answer.status_code, answer.json()["code"]) == (403, "not-permitted")
