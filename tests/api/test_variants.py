"""A product of several variants is sold by one of them; what was sold may be moved when it is for sale no longer."""

import pytest

from tests.helpers.floor import Document, Person, add, nothing_changes, ok, person, refused, set_discount
from tests.helpers.shop import Shop

NOWHERE = "018f0000-0000-7000-8000-000000000000"


async def shirt(shop: Shop, lucia: Person, *variants: str) -> Document:
    """Return a product of the bakery, now with variants at 1, 2, … guaraníes."""
    product = (await _products(lucia))[0]
    await shop.sql(
        "INSERT INTO product_variants (business_id, id, product_id, name, price_minor, position)"
        " SELECT p.business_id, gen_random_uuid(), p.id, v.name, v.n, v.n"
        " FROM products p, unnest($2::text[]) WITH ORDINALITY AS v (name, n) WHERE p.id::text = $1",
        product["id"],
        list(variants),
    )
    return (await _products(lucia))[0]


async def _products(who: Person) -> list[Document]:
    found: list[Document] = ok(await who.get("/api/products?limit=1"))["items"]
    return found


@pytest.mark.parametrize(
    "given", [{}, {"name": "Remera", "price": "2"}], ids=["from the catalogue", "by its own words"]
)
async def test_a_product_with_variants_is_not_sold_without_one(shop: Shop, given: Document) -> None:
    """OR-1, EV-2: it went at the price of no variant; the refusal names those there are, on every way onto an order."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    cart = await lucia.cart()
    product = await shirt(shop, lucia, "Chica", "Grande")
    item = {"id": "a", "productId": product["id"], **given}
    async with nothing_changes(shop):
        for answer in (
            await lucia.save(item),
            await lucia.try_to_operate(cart, add("op-1", item)),
            await lucia.till.put(f"/api/order-sessions/{cart['id']}", {"items": [item], "version": cart["version"]}),
            await lucia.post("/api/orders", {"items": [item]}),
        ):
            problem = refused(answer, 422, "variant-missing")
            assert problem["variants"] == [{"id": each["id"], "name": each["name"]} for each in product["variants"]]
            assert "Chica, Grande" in problem["detail"]
            assert product["name"] in problem["detail"]
        unknown = refused(await lucia.save(item | {"variantId": NOWHERE}), 422, "variant-unknown")
        assert (unknown["productId"], unknown["variantId"]) == (product["id"], NOWHERE)
        # What spells no id is no variant either: it was said to be a product.
        unknown = refused(await lucia.save(item | {"variantId": "Chica"}), 422, "variant-unknown")
        assert (unknown["productId"], unknown["variantId"]) == (product["id"], "Chica")
        assert unknown["field"] == "$.items[0].variantId"
    saved = await lucia.cart(item | {"variantId": product["variants"][1]["id"]})
    assert saved["items"][0]["price"] == given.get("price", "2")


async def test_a_line_becomes_no_product_without_its_variant(shop: Shop) -> None:
    """OR-2: a whole cart that changes what a line is asks the same."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    product = await shirt(shop, lucia, "Chica")
    cart = await lucia.cart({"id": "a", "name": "Algo", "price": "1000"})
    items = [{"id": "a", "productId": product["id"]}]
    async with nothing_changes(shop):
        answer = await lucia.till.put(f"/api/order-sessions/{cart['id']}", {"items": items, "version": cart["version"]})
        refused(answer, 422, "variant-missing")


async def test_archived_variants_are_none(shop: Shop) -> None:
    """OR-1: a product whose last variant is gone is sold as itself again; an archived one is nobody's to name."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    product = await shirt(shop, lucia, "Chica")
    item = {"id": "a", "productId": product["id"]}
    await shop.sql("UPDATE product_variants SET archived_at = now()")
    refused(await lucia.save(item | {"variantId": product["variants"][0]["id"]}), 422, "variant-unknown")
    await lucia.cart(item)


@pytest.mark.parametrize(
    "gone",
    ["UPDATE products SET archived_at = now()", "UPDATE product_variants SET archived_at = now()", "SELECT"],
    ids=["the product", "the variant", "nothing"],
)
async def test_a_line_is_moved_whatever_became_of_its_product(shop: Shop, gone: str) -> None:
    """OR-1, TX-5: archived, or with variants since: the part is measured against the catalogue as it was."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    await lucia.open_drawer("ASU-1")
    product = (await _products(lucia))[0]
    order = ok(
        await lucia.post("/api/orders", {"items": [{"id": "a", "productId": product["id"], "quantity": "2"}]}), 201
    )
    await shirt(shop, lucia, "Chica")
    await shop.sql(gone)
    lines = {"lines": [{"lineId": "a", "newLineId": "b", "quantity": "1"}]}
    part = ok(await lucia.post(f"/api/orders/{order['id']}/split", lines))["other"]
    assert [(line["productId"], line["price"]) for line in part["lines"]] == [(product["id"], product["price"])]
    body = {"baseVersion": part["version"], "operations": [set_discount("op-1", "b", {"percent": "50"})]}
    problem = refused(await lucia.post(f"/api/orders/{part['id']}/operations", body), 422, "discount-past-limit")
    assert problem["value"] == "50"
