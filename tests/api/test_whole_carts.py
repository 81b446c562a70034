"""Whole-document writes of the cart: it is afterwards what the document says."""

from typing import Any

import pytest

from tests.helpers.floor import Document, Person, ok, person, refused, remove, set_quantity, thing
from tests.helpers.shop import Shop

NOWHERE = "018f0000-0000-7000-8000-000000000000"


async def _two_products(who: Person) -> tuple[Document, Document]:
    beer, wine = ok(await who.get("/api/products", params={"limit": 2}))["items"]
    assert beer["price"] != wine["price"]
    return beer, wine


@pytest.mark.parametrize("by", ["put", "post"])
async def test_a_line_becomes_the_product_that_the_document_says(shop: Shop, by: str) -> None:
    """OR-2, OR-1: with that one's name, price and tax unless they are given, as a new line; no product is one too."""
    lucia = await person(shop, "cashier1")
    beer, wine = await _two_products(lucia)
    cart = await lucia.cart({"id": "a", "productId": beer["id"], "quantity": "2", "note": "fría"}, thing("b", "1000"))

    async def written(**item: Any) -> Document:
        items = [{"id": "a", "quantity": "2", "note": "fría", **item}, thing("b", "1000")]
        now = await lucia.active()
        assert now is not None
        path = f"/api/order-sessions/{cart['id']}"
        sent = lucia.till.put(path, {"items": items, "version": now["version"]}) if by == "put" else lucia.save(*items)
        line, _ = ok(await sent)["items"]
        return {name: line[name] for name in ("productId", "name", "price", "taxRate", "quantity", "note")}

    def shown(product: Document, **more: Any) -> Document:
        of_product = {"productId": product["id"], "name": product["name"], "price": product["price"]}
        return of_product | {"taxRate": product["taxRate"], "quantity": "2", "note": "fría"} | more

    assert await written(productId=wine["id"]) == shown(wine)
    own = {"name": "La de la casa", "price": "7777", "taxRate": "5"}
    assert await written(productId=beer["id"], **own) == shown(beer, **own)
    assert await written(productId=beer["id"]) == shown(beer, **own)  # the same product keeps what it was sold for
    free = {"productId": None, "name": "Algo", "price": "100"}
    assert await written(name="Algo", price="100") == shown(beer, **free, taxRate="0")


async def test_a_variant_is_another_product(shop: Shop) -> None:
    """OR-2: the line is sold as the variant that the document names, at its price."""
    lucia = await person(shop, "cashier1")
    beer, _ = await _two_products(lucia)
    await shop.sql(
        "INSERT INTO product_variants (business_id, id, product_id, name, price_minor, position)"
        " SELECT business_id, gen_random_uuid(), id, v.name, v.price, v.price FROM products,"
        " (VALUES ('Chica', 1), ('Grande', 2)) AS v (name, price) WHERE id::text = $1",
        beer["id"],
    )
    small, large = (await _two_products(lucia))[0]["variants"]
    cart = await lucia.cart({"id": "a", "productId": beer["id"], "variantId": small["id"]})
    items = [{"id": "a", "productId": beer["id"], "variantId": large["id"]}]
    changed = await lucia.till.put(f"/api/order-sessions/{cart['id']}", {"items": items, "version": cart["version"]})
    (line,) = ok(changed)["items"]
    assert (line["variantId"], line["price"], line["name"]) == (large["id"], "2", f"{beer['name']} Grande")


async def test_a_line_can_not_become_what_is_not_for_sale(shop: Shop) -> None:
    """OR-2, EV-2: refused by its id, also with a name and a price of its own; nothing of the document is written."""
    lucia = await person(shop, "cashier1")
    beer, _ = await _two_products(lucia)
    cart = await lucia.cart({"id": "a", "productId": beer["id"]})
    path = f"/api/order-sessions/{cart['id']}"
    for item, code in (({"productId": NOWHERE}, "product-unknown"),
                       ({"productId": NOWHERE, "name": "Nada", "price": "1"}, "product-unknown"),
                       ({"productId": beer["id"], "variantId": NOWHERE}, "variant-unknown")):  # fmt: skip
        items = [{"id": "a", "quantity": "5", **item}]
        problem = refused(await lucia.till.put(path, {"items": items, "version": cart["version"]}), 422, code)
        assert problem["productId"] == item["productId"]
        assert await lucia.active() == cart


async def test_a_variant_is_one_of_its_product(shop: Shop) -> None:
    """EV-2, EV-5: by itself it was kept as it came, of another business or of none."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    item = {"id": "a", "name": "Nada", "price": "1", "variantId": NOWHERE}
    for answer in (await lucia.save(item), await lucia.post("/api/orders", {"items": [item]})):
        assert refused(answer, 422, "field-missing")["field"] == "$.items[0].productId"


async def test_a_change_made_before_the_product_was_another_is_told(shop: Shop) -> None:
    """OR-2: three of what was beer are three of wine; whoever asked for them hears it, as do all who follow the order.
    One who takes the line off hears it too.
    """
    here, there = await person(shop, "cashier1"), await person(shop, "cashier1")
    beer, wine = await _two_products(here)
    for last in (set_quantity("more", "a", "3"), remove("off", "a")):
        cart = await here.cart({"id": "a", "productId": beer["id"]})
        items = [{"id": "a", "productId": wine["id"], "quantity": "2"}]
        ok(await here.till.put(f"/api/order-sessions/{cart['id']}", {"items": items, "version": cart["version"]}))
        merged = await there.operate(cart, last)
        (told,) = merged["overwritten"]
        assert (told["lineId"], told["field"], told["theirs"]) == ("a", "product", wine["name"])
        assert [(line["productId"], line["quantity"]) for line in merged["orderSession"]["items"]] == (
            [(wine["id"], "3")] if last["op"] == "set-quantity" else []
        )


async def test_the_lines_stand_as_the_document_has_them(shop: Shop) -> None:
    """OR-2: moved and new ones in its order, for everybody; one that was taken off comes back to its old place."""
    lucia = await person(shop, "cashier1")
    cart = await lucia.cart(*(thing(each, "1000") for each in "abcd"))
    path = f"/api/order-sessions/{cart['id']}"
    for wanted in ("dcba", "xdcyba", "bdc"):
        items = [thing(each, "1000") for each in wanted]
        cart = ok(await lucia.till.put(path, {"items": items, "version": cart["version"]}))
        assert "".join(line["id"] for line in cart["items"]) == wanted
        assert await lucia.active() == cart
    back = await lucia.operate(cart, set_quantity("back", "y", "1"))
    assert "".join(line["id"] for line in back["orderSession"]["items"]) == "bdyc"
    saved = await lucia.cart(*(thing(each, "1000") for each in "cybd"))
    assert "".join(line["id"] for line in saved["items"]) == "cybd"
