"""The statements on products and their variants; nobody else names these tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import msgspec

from tillkeeper.domains.catalogue.model import BadRow, ListedProduct
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.kernel.search import patterns, query_words, text_of, walked_rows
from tillkeeper.storage.database import Database, Transaction

# Matching half a million rows takes longer than any statement of a till may.
_IMPORT_STATEMENT_SECONDS = 600
# Changed products wait to be filed under their words, and are filed together at the end: a list of 500,000 is 400 MB.
_UNFILED_MB = 1_000
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
SELECT l.line, ARRAY[l.name, l.code, l.sku, l.barcode] || ARRAY(
    SELECT named
    FROM product_variants v, unnest(ARRAY[v.name, v.sku, v.barcode]) AS named
    WHERE v.business_id = $1 AND v.product_id = l.product_id AND v.archived_at IS NULL
    ORDER BY v.position, v.id) AS names
FROM listed_products l
WHERE l.is_known AND NOT l.is_whole
"""

_PAGE = """
SELECT 2 AS rank, p.position, p.id, product_wire(p, $2)::text AS document
FROM products p
WHERE p.business_id = $1
  AND p.archived_at IS NULL
  AND (p.position, p.id) > ($3, $4)
  {category}
ORDER BY p.position, p.id
LIMIT $5
"""
_BY_BARCODE = """
SELECT 2 AS rank, p.position, p.id, product_wire(p, $2)::text AS document
FROM products p
WHERE p.business_id = $1
  AND p.archived_at IS NULL
  AND (p.position, p.id) > ($3, $4)
  AND p.id IN (
      SELECT b.product_id FROM product_barcodes b WHERE b.business_id = $1 AND b.key = barcode_key($6))
  AND p.search_text LIKE ALL ($7::text[])
  {category}
ORDER BY p.position, p.id
LIMIT $5
"""
# First those of which the query is the barcode, then those of which it is the stock number or the code, then the others
# in the order of the grid. A word that is common is found near where the page begins; only when that fills no page is
# the index asked for everything behind it. $8 is the rank of the place the page begins after, $9 and $10 where the walk
# along the grid begins. OFFSET 0: one product for each that was found, never all of them.
_SEARCH = """
WITH exact AS MATERIALIZED (
    SELECT e.id, min(e.rank) AS rank
    FROM (
        SELECT b.product_id, 0 FROM product_barcodes b WHERE b.business_id = $1 AND b.key = barcode_key($6)
        UNION ALL
        SELECT p.id, 1 FROM products p WHERE p.business_id = $1 AND lower(p.sku COLLATE "C") = lower($6 COLLATE "C")
        UNION ALL
        SELECT v.product_id, 1 FROM product_variants v
        WHERE v.business_id = $1 AND lower(v.sku COLLATE "C") = lower($6 COLLATE "C") AND v.archived_at IS NULL
        UNION ALL
        SELECT p.id, 1 FROM products p WHERE p.business_id = $1 AND lower(p.code COLLATE "C") = lower($6 COLLATE "C")
    ) AS e (id, rank)
    GROUP BY e.id
), near AS MATERIALIZED (
    SELECT w.position, w.id,
        w.search_text LIKE ALL ($7::text[]) AND NOT EXISTS (SELECT FROM exact e WHERE e.id = w.id) AS found
    FROM (
        SELECT p.position, p.id, p.search_text
        FROM products p
        WHERE p.business_id = $1 AND p.archived_at IS NULL AND (p.position, p.id) > ($9::integer, $10::uuid) {category}
        ORDER BY p.position, p.id
        LIMIT {walked}) AS w
), indexed AS MATERIALIZED (
    SELECT p.position, p.id
    FROM products p
    WHERE (SELECT count(*) = {walked} AND count(*) FILTER (WHERE n.found) < $5 FROM near n)
      AND p.business_id = $1
      AND p.archived_at IS NULL
      AND search_keys(p.business_id, p.search_text) @> search_query_keys($1, $11)
      AND p.search_text LIKE ALL ($7::text[])
      {category}
), far AS (
    SELECT i.position, i.id
    FROM indexed i
    WHERE (i.position, i.id) > (SELECT n.position, n.id FROM near n ORDER BY n.position DESC, n.id DESC LIMIT 1)
      AND NOT EXISTS (SELECT FROM exact e WHERE e.id = i.id)
), page AS (
    SELECT h.rank, h.position, h.id
    FROM (
        SELECT e.rank, p.position, e.id
        FROM exact e
        CROSS JOIN LATERAL (
            SELECT p.position FROM products p
            WHERE p.business_id = $1 AND p.id = e.id AND p.archived_at IS NULL {category}
            OFFSET 0) AS p
        WHERE (e.rank, p.position, e.id) > ($8, $3, $4)
        UNION ALL
        SELECT 2, n.position, n.id FROM near n WHERE n.found
        UNION ALL
        SELECT 2, f.position, f.id FROM far f) AS h
    ORDER BY h.rank, h.position, h.id
    LIMIT $5
)
SELECT g.rank, g.position, g.id,
    (SELECT product_wire(p, $2)::text FROM products p WHERE p.business_id = $1 AND p.id = g.id) AS document
FROM page g
ORDER BY g.rank, g.position, g.id
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
_SHARED_BARCODES = """
SELECT u.code AS business_code, b.key,
       array_agg(p.name || ' (' || p.code || ')' ORDER BY p.position, p.id) AS carriers
FROM product_barcodes b
JOIN products p ON p.business_id = b.business_id AND p.id = b.product_id
JOIN businesses u ON u.business_id = b.business_id
WHERE b.is_shared
GROUP BY u.code, b.business_id, b.key
ORDER BY u.code, b.key
"""
_ONE = """
SELECT (product_wire(p, $3) || jsonb_build_object('description', p.description))::text
FROM products p
WHERE p.business_id = $1 AND p.id = $2 AND p.archived_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product on a page: its place, and its JSON as the wire shows it."""

    place: "PagePlace"
    document: str


@dataclass(frozen=True, slots=True)
class SharedBarcode:
    """A barcode that several things of a business carried before one could have it: each by name and code."""

    business_code: str
    barcode: str
    carriers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a page begins: after the product at this place of the grid, among those of the rank."""

    rank: int
    """Of a search: 0 the barcode that was asked for, 1 the stock number or code, 2 all others; else 2."""
    position: int
    id: UUID

    @property
    def on_grid(self) -> tuple[int, UUID]:
        """Where the others go on: those of a rank before them lie all over the grid."""
        return (self.position, self.id) if self.rank == OTHERS else (0, UUID(int=0))


OTHERS = 2
PAGE_START = PagePlace(0, 0, UUID(int=0))


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
    await tx.allow(statement_seconds=_IMPORT_STATEMENT_SECONDS)
    await tx.execute(f"SET LOCAL gin_pending_list_limit = '{_UNFILED_MB}MB'")
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
        text_of(product.names),
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


async def match_staged(tx: Transaction, business_id: UUID, *, says: frozenset[str]) -> tuple[BadRow, ...]:
    """Find the product each staged row means; return the rows for which that fails, and those whose barcode is taken.

    ``says`` is what the list speaks of.
    """
    await tx.execute("SELECT import_match($1)", business_id)
    rows = await tx.fetch_rows(
        "SELECT line, reason, fields::text FROM import_bad_rows($1)"
        " UNION ALL SELECT line, reason, fields::text FROM import_bad_barcodes($1, $2)",
        business_id,
        sorted(says),
    )
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
            [text_of(row["names"]) for row in rows],
        )
    counts = await tx.fetch_row("SELECT * FROM import_apply($1, $2)", business_id, tax_otherwise_milli)
    assert counts is not None
    # Whatever slipped past the looks before is found here and not at the commit.
    await tx.execute("SET CONSTRAINTS product_barcodes_one_thing IMMEDIATE")
    if counts["created"] + counts["changed"] >= _ANALYSE_FROM_CHANGES:
        await tx.execute("ANALYZE products, product_variants")
        await tx.execute("SELECT gin_clean_pending_list('products_by_words')")
    return counts["created"], counts["changed"], counts["unchanged"]


async def staged_is_named(tx: Transaction, business_id: UUID) -> str | None:
    """Return the name of a product that exists and that a staged row means; None: the rows are all new."""
    name = await tx.fetch_value(
        "SELECT p.name FROM listed_products l JOIN products p ON p.business_id = $1 AND p.id = l.product_id"
        " WHERE l.is_known LIMIT 1",
        business_id,
    )
    return name if isinstance(name, str) else None


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
    query: str | None = None,
    barcode: str | None = None,
    category: str | None = None,
) -> Sequence[ProductRow]:
    """Return up to ``limit`` products on sale, in the order of the grid; of a query its own number's first."""
    arguments: list[object] = [business_id, decimals, after.position, after.id, limit]
    template = _PAGE
    if barcode is not None:
        template = _BY_BARCODE
        arguments += [barcode, patterns(query or "")]
    elif query is not None:
        template = _SEARCH
        arguments += [query.strip(), patterns(query), after.rank, *after.on_grid, query_words(query)]
    if category is not None:
        arguments.append(category)
    narrowed = "" if category is None else f"AND p.category = ${len(arguments)}"
    sql = template.format(category=narrowed, walked=walked_rows(limit))
    rows = await database.fetch_rows(sql, *arguments)
    return [ProductRow(PagePlace(row["rank"], row["position"], row["id"]), row["document"]) for row in rows]


async def fetch_categories(database: Database, business_id: UUID, limit: int, after: str | None) -> str:
    """Return a page of the categories on sale with their numbers of products, as JSON. Refusal: ``cursor-invalid``."""
    return await database.fetch_page(_CATEGORIES, business_id, limit, after)


async def has_products(database: Database, business_id: UUID) -> bool:
    """Return whether the business has a product, archived ones included."""
    return bool(await database.fetch_value("SELECT EXISTS (SELECT FROM products WHERE business_id = $1)", business_id))


async def fetch_shared_barcodes(database: Database) -> tuple[SharedBarcode, ...]:
    """Return every barcode of the database that names more than one thing."""
    rows = await database.fetch_rows(_SHARED_BARCODES)
    return tuple(SharedBarcode(row["business_code"], row["key"], tuple(row["carriers"])) for row in rows)
