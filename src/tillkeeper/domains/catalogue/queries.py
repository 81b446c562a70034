"""The catalogue as tills and integrators read it, as JSON that the wire shows."""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tillkeeper.domains.catalogue import store
from tillkeeper.domains.catalogue.store import PAGE_START, PagePlace, ProductRow
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.pages import CursorInvalid, ListCursors
from tillkeeper.kernel.search import query_words
from tillkeeper.storage.database import Database

__all__ = ["Sought", "categories", "cursor_after", "has_products", "one", "page", "shared_barcodes"]

_PLACE = re.compile(r"([0-2]):(\d{1,9}):([0-9a-f]{32})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sought:
    """The filter of a page of products; None does not narrow it.

    ``query`` finds products by the rule of kernel/search.py, those first of which it is the barcode, then those of
    which it is the stock number or the code. ``barcode`` is exact, of the product or of one of its variants.
    """

    query: str | None = None
    category: str | None = None
    barcode: str | None = None


async def page(database: Database, actor: Actor, sought: Sought, *, limit: int, cursor: str | None) -> str:
    """Return ``{items: Product[], nextCursor}``, in the order of the grid. Refusal: ``cursor-invalid``.

    A query without a letter or digit finds nothing rather than everything.
    """
    after = _place_of(_cursors(sought).mark_in(cursor))
    if sought.query and not query_words(sought.query):
        return '{"items":[],"nextCursor":null}'
    rows = await store.fetch_page(
        database,
        actor.business_id,
        decimals=actor.currency.decimals,
        after=after,
        limit=limit + 1,
        query=sought.query or None,
        barcode=sought.barcode,
        category=sought.category,
    )
    return _page_document(rows, limit, sought)


def _page_document(rows: Sequence[ProductRow], limit: int, sought: Sought) -> str:
    shown = rows[:limit]
    cursor = f'"{cursor_after(shown[-1].place, sought)}"' if len(rows) > limit else "null"
    return f'{{"items":[{",".join(row.document for row in shown)}],"nextCursor":{cursor}}}'


async def categories(database: Database, actor: Actor, *, limit: int, cursor: str | None) -> str:
    """Return ``{items: [{name, count}], nextCursor}``, in the order of the grid. Refusal: ``cursor-invalid``."""
    return await store.fetch_categories(database, actor.business_id, limit, cursor)


async def one(database: Database, actor: Actor, product_id: UUID) -> str | None:
    """Return the product with its ``description``, or None when none of that id is on sale."""
    return await store.fetch_one(database, actor.business_id, product_id, decimals=actor.currency.decimals)


async def has_products(database: Database, actor: Actor) -> bool:
    """Return whether the business ever had a product."""
    return await store.has_products(database, actor.business_id)


async def shared_barcodes(database_url: str) -> list[str]:
    """Return a sentence for each barcode at ``database_url`` that names more than one thing (EV-12)."""
    database = await Database.connect(database_url, size=1)
    try:
        return [
            f"The barcode {shared.barcode} of {shared.business_code} is on {len(shared.carriers)} products:"
            f" {', '.join(shared.carriers)}. Tills ask which one until one of them has another."
            for shared in await store.fetch_shared_barcodes(database)
        ]
    finally:
        await database.close()


def cursor_after(place: PagePlace, sought: Sought) -> str:
    """Return the cursor of the page of what is sought that begins after ``place``; its form is nobody's business."""
    mark = base64.urlsafe_b64encode(f"{place.rank}:{place.position}:{place.id.hex}".encode()).decode().rstrip("=")
    return _cursors(sought).after(mark)


def _cursors(sought: Sought) -> ListCursors:
    return ListCursors("products", sought)


def _place_of(mark: str | None) -> PagePlace:
    """Return where the page after ``mark`` begins; without one, at the first. Refusal: ``cursor-invalid``."""
    if mark is None:
        return PAGE_START
    try:
        text = base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)).decode()
    except ValueError:
        raise CursorInvalid from None
    match = _PLACE.fullmatch(text)
    if match is None:
        raise CursorInvalid
    return PagePlace(int(match[1]), int(match[2]), UUID(match[3]))
