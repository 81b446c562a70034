"""The statements on products and their variants; nobody else names these tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import msgspec

from tillkeeper.domains.catalogue.model import BadRow, ListedProduct, search_text
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.storage.database import Database, Transaction

# Matching half a million rows takes longer than any statement of a till may.
_IMPORT_STATEMENT_TIMEOUT = "600s"
# From so many new products on, the planner's idea of the table is worth the second it costs.
_ANALYSE_FROM_CHANGES = 1_000

_STAGE = """
CREATE TEMPORARY TABLE listed_products (
    line integer NOT NULL PRIMARY KEY, product_id uuid NOT NULL, code text NOT NULL, name text NOT NULL,
    description text NOT NULL, category text, price_minor bigint NOT NULL, tax_percent_milli integer,
    sku text, barcode text, search_text text NOT NULL, archived boolean NOT NULL, is_whole boolean NOT NULL,
    is_known boolean NOT NULL DEFAULT false, is_changed boolean NOT NULL DEFAULT false
) ON COMMIT DROP;
CREATE TEMPORARY TABLE listed_variants (
    line integer NOT NULL, id uuid NOT NULL, name text NOT NULL, price_minor bigint NOT NULL,
    sku text, barcode text, position integer NOT NULL
) ON COMMIT DROP
"""
_PRODUCT_COLUMNS = (
    "line",
    "product_id",
    "code",
    "name",
    "description",
    "category",
    "price_minor",
    "tax_percent_milli",
    "sku",
    "barcode",
    "search_text",
    "archived",
    "is_whole",
)
_VARIANT_COLUMNS = ("line", "id", "name", "price_minor", "sku", "barcode", "position")

# Known products of which a plain row names only a part: they are found by the rest as well.
_NAMED_ELSEWHERE = """
SELECT l.line, ARRAY[l.name, l.sku, l.barcode] || ARRAY(
    SELECT named
    FROM product_variants v, unnest(ARRAY[v.name, v.sku, v.barcode]) AS named
    WHERE v.business_id = $1 AND v.product_id = l.product_id AND v.archived_at IS NULL
    ORDER BY v.position, v.id) AS names
FROM listed_products l
WHERE l.is_known AND NOT l.is_whole
"""

_PAGE = """
SELECT p.position, p.id, product_wire(p, $2)::text AS document
FROM products p
WHERE p.business_id = $1
  AND p.archived_at IS NULL
  AND (p.position, p.id) > ($3, $4)
  AND p.search_text LIKE ALL ($5::text[])
  {category}
ORDER BY p.position, p.id
LIMIT {limit}
"""
_BY_BARCODE = """
SELECT p.position, p.id, product_wire(p, $2)::text AS document
FROM products p
WHERE p.business_id = $1
  AND p.archived_at IS NULL
  AND (p.position, p.id) > ($3, $4)
  AND p.id IN (
      SELECT q.id FROM products q WHERE q.business_id = $1 AND q.barcode = $5
      UNION
      SELECT v.product_id FROM product_variants v
      WHERE v.business_id = $1 AND v.barcode = $5 AND v.archived_at IS NULL)
  {category}
ORDER BY p.position, p.id
LIMIT {limit}
"""
_CATEGORIES = """
WITH categories AS (
    SELECT category, count(*) AS count, min(position) AS first_position
    FROM products
    WHERE business_id = $1 AND archived_at IS NULL AND category IS NOT NULL
    GROUP BY category
), mark AS (
    SELECT m.first_position, m.category FROM categories m WHERE m.category = $3
), page AS (
    SELECT c.category, c.count, row_number() OVER (ORDER BY c.first_position, c.category) AS n
    FROM categories c
    WHERE $3::text IS NULL OR (c.first_position, c.category) > (SELECT m.first_position, m.category FROM mark m)
    ORDER BY c.first_position, c.category
    LIMIT $2 + 1
)
SELECT CASE WHEN $3 IS NULL OR EXISTS (SELECT FROM mark) THEN jsonb_build_object(
    'items', coalesce(jsonb_agg(jsonb_build_object('name', category, 'count', count) ORDER BY n)
        FILTER (WHERE n <= $2), '[]'),
    'nextCursor', CASE WHEN count(*) > $2 THEN max(category) FILTER (WHERE n = $2) END) END
FROM page
"""
_ONE = """
SELECT (product_wire(p, $3) || jsonb_build_object('description', p.description))::text
FROM products p
WHERE p.business_id = $1 AND p.id = $2 AND p.archived_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product on a page: its place, and its JSON as the wire shows it."""

    position: int
    id: UUID
    document: str


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a page begins: after the product at this place of the grid."""

    position: int
    id: UUID


PAGE_START = PagePlace(0, UUID(int=0))


async def hold(tx: Transaction, business_id: UUID) -> None:
    """Wait for other changes of the business's catalogue, and make them wait for this one."""
    await tx.execute("SELECT catalogue_hold($1)", business_id)


async def usual_tax_milli(tx: Transaction, business_id: UUID) -> int:
    """Return the rate most products of the business carry, in thousandths of a percent."""
    rate = await tx.fetch_value("SELECT catalogue_usual_tax($1)", business_id)
    assert isinstance(rate, int)
    return rate


async def stage(tx: Transaction, products: Sequence[ListedProduct]) -> None:
    """Put a list beside the catalogue, in tables that only this transaction sees."""
    await tx.execute(f"SET LOCAL statement_timeout = '{_IMPORT_STATEMENT_TIMEOUT}'")
    await tx.execute(_STAGE)
    await tx.copy_rows("listed_products", _PRODUCT_COLUMNS, list(map(_staged_product, products)))
    await tx.copy_rows("listed_variants", _VARIANT_COLUMNS, list(_staged_variants(products)))
    await tx.execute("ANALYZE listed_products, listed_variants")


def _staged_product(product: ListedProduct) -> tuple[object, ...]:
    return (
        product.line,
        new_id(),
        product.code,
        product.name,
        product.description,
        product.category,
        product.price_minor,
        product.tax_percent_milli,
        product.sku,
        product.barcode,
        search_text(product.names),
        product.archived,
        product.is_whole,
    )


def _staged_variants(products: Sequence[ListedProduct]) -> Iterator[tuple[object, ...]]:
    for product in products:
        for position, variant in enumerate(product.variants, start=1):
            yield (
                product.line,
                new_id(),
                variant.name,
                variant.price_minor,
                variant.sku,
                variant.barcode,
                position,
            )


async def match_staged(tx: Transaction, business_id: UUID) -> tuple[BadRow, ...]:
    """Find the product each staged row means; return the rows for which that fails."""
    await tx.execute("SELECT import_match($1)", business_id)
    rows = await tx.fetch_rows("SELECT line, reason, fields::text FROM import_bad_rows($1)", business_id)
    return tuple(BadRow(row["line"], Refusal.named(row["reason"], msgspec.json.decode(row["fields"]))) for row in rows)


async def unstage(tx: Transaction, lines: Sequence[int]) -> None:
    """Leave staged rows out."""
    await tx.execute("DELETE FROM listed_variants WHERE line = ANY ($1)", lines)
    await tx.execute("DELETE FROM listed_products WHERE line = ANY ($1)", lines)


async def apply_staged(
    tx: Transaction, business_id: UUID, *, says: frozenset[str], tax_otherwise_milli: int
) -> tuple[int, int, int]:
    """Make the catalogue say what is staged; return how many were created, changed, unchanged."""
    await tx.execute("SELECT import_fill($1, $2)", business_id, sorted(says))
    rows = await tx.fetch_rows(_NAMED_ELSEWHERE, business_id)
    if rows:
        await tx.execute(
            "UPDATE listed_products l SET search_text = found.text"
            " FROM unnest($1::integer[], $2::text[]) AS found (line, text) WHERE l.line = found.line",
            [row["line"] for row in rows],
            [search_text(row["names"]) for row in rows],
        )
    counts = await tx.fetch_row("SELECT * FROM import_apply($1, $2)", business_id, tax_otherwise_milli)
    assert counts is not None
    if counts["created"] + counts["changed"] >= _ANALYSE_FROM_CHANGES:
        await tx.execute("ANALYZE products, product_variants")
    return counts["created"], counts["changed"], counts["unchanged"]


async def staged_is_known(tx: Transaction) -> bool:
    """Return whether a staged row means a product that exists."""
    return bool(await tx.fetch_value("SELECT bool_or(is_known) FROM listed_products"))


async def staged_product_id(tx: Transaction) -> UUID:
    """Return the id of the one staged product."""
    product_id = await tx.fetch_value("SELECT product_id FROM listed_products")
    assert isinstance(product_id, UUID)
    return product_id


async def fetch_one(
    source: Database | Transaction, business_id: UUID, product_id: UUID, *, decimals: int
) -> str | None:
    """Return the product's JSON with its description, or None."""
    document = await source.fetch_value(_ONE, business_id, product_id, decimals)
    assert document is None or isinstance(document, str)
    return document


async def fetch_page(  # noqa: PLR0913 - the parts of one statement
    database: Database,
    business_id: UUID,
    *,
    decimals: int,
    after: PagePlace,
    limit: int,
    patterns: Sequence[str] = (),
    barcode: str | None = None,
    category: str | None = None,
) -> Sequence[ProductRow]:
    """Return up to ``limit`` products on sale, in the order of the grid."""
    template = _PAGE if barcode is None else _BY_BARCODE
    sought: object = list(patterns) if barcode is None else barcode
    arguments = [business_id, decimals, after.position, after.id, sought, limit]
    if category is not None:
        arguments.append(category)
    sql = template.format(category="" if category is None else "AND p.category = $7", limit="$6")
    rows = await database.fetch_rows(sql, *arguments)
    return [ProductRow(row["position"], row["id"], row["document"]) for row in rows]


async def fetch_categories(database: Database, business_id: UUID, limit: int, after: str | None) -> str:
    """Return a page of the categories on sale with their numbers of products, as JSON. Refusal: ``cursor-invalid``."""
    return await database.fetch_page(_CATEGORIES, business_id, limit, after)


async def has_products(database: Database, business_id: UUID) -> bool:
    """Return whether the business has a product, archived ones included."""
    return bool(await database.fetch_value("SELECT EXISTS (SELECT FROM products WHERE business_id = $1)", business_id))
