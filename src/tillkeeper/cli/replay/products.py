"""The replayed items in the catalogue: those it has, and those that join it."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any
from zlib import crc32

from tillkeeper.cli.demo.shops import demo_list
from tillkeeper.cli.replay.figures import Priced, Trade, price_of_unlisted
from tillkeeper.cli.replay.till import Till
from tillkeeper.domains.catalogue import ListedProduct, tax_percent_milli
from tillkeeper.kernel.money import Currency, amount_minor

# The carried price list is in this currency; another business's prices are made of the names.
_LIST_CURRENCY = "PYG"
_LIST = "bakery_items.csv"


async def products_of(till: Till, trade: Trade, names: Iterable[str], *, run: str) -> dict[str, Priced]:
    """Return every item of ``names`` as the catalogue sells it; the manager at ``till`` adds missing ones."""
    known = await _known(till, trade)
    wanted = sorted(set(names))
    listed = await asyncio.to_thread(_price_list, trade.currency)
    for name in wanted:
        if name not in known:
            known[name] = await _add(till, trade, name, listed.get(name), run=run)
    return {name: known[name] for name in wanted}


def _price_list(currency: Currency) -> Mapping[str, ListedProduct]:
    if currency.code != _LIST_CURRENCY:
        return {}
    return {product.name: product for product in demo_list(_LIST, currency).products}


async def _known(till: Till, trade: Trade) -> dict[str, Priced]:
    known: dict[str, Priced] = {}
    query = {"limit": "200"}
    while True:
        page = await till.call("look", "GET", "/api/products", query=query)
        for product in page["items"]:
            known.setdefault(product["name"], _priced(product, trade))
        if page["nextCursor"] is None:
            return known
        query["cursor"] = page["nextCursor"]


async def _add(till: Till, trade: Trade, name: str, listed: ListedProduct | None, *, run: str) -> Priced:
    price_minor = price_of_unlisted(name, trade.currency) if listed is None else listed.price_minor
    body: dict[str, str] = {"name": name, "price": trade.wire(price_minor)}
    if listed is not None and listed.category is not None:
        body["category"] = listed.category
    key = f"replay-{run}-product-{crc32(name.encode()):08x}"
    return _priced(await till.call("add product", "POST", "/api/products", body=body, key=key), trade)


def _priced(product: Mapping[str, Any], trade: Trade) -> Priced:
    return Priced(
        product_id=product["id"],
        price_minor=amount_minor(product["price"], trade.currency, field="price"),
        tax_percent_milli=tax_percent_milli(product["taxRate"]),
    )
