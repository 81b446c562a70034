"""Read models of a shop's places, as JSON that the wire shows."""

from collections.abc import Sequence
from uuid import UUID

from tillkeeper.kernel.pages import mark_of
from tillkeeper.storage.database import Database, Transaction

_BUSINESS = """
jsonb_build_object('id', b.business_id, 'code', b.code, 'name', b.name, 'currency', b.currency,
    'currencyDecimals', b.currency_decimals, 'timeZone', b.time_zone, 'locale', b.locale,
    'pricesIncludeTax', b.prices_include_tax)
"""

_MEMBERSHIPS = f"""
SELECT coalesce(jsonb_agg(jsonb_build_object('business', {_BUSINESS}, 'role', m.role)
    ORDER BY b.name, b.business_id), '[]')
FROM memberships m JOIN businesses b ON b.business_id = m.business_id
WHERE m.user_id = $1
"""

_BUSINESSES = f"""
WITH mark AS (
    SELECT b.name, b.business_id
    FROM memberships m JOIN businesses b ON b.business_id = m.business_id
    WHERE m.user_id = $1 AND m.business_id = $3
), page AS (
    SELECT {_BUSINESS} AS document, b.business_id, row_number() OVER (ORDER BY b.name, b.business_id) AS n
    FROM memberships m JOIN businesses b ON b.business_id = m.business_id
    WHERE m.user_id = $1
      AND ($3::uuid IS NULL OR (b.name, b.business_id) > (SELECT a.name, a.business_id FROM mark a))
    ORDER BY b.name, b.business_id
    LIMIT $2 + 1
)
SELECT CASE WHEN $3 IS NULL OR EXISTS (SELECT FROM mark) THEN jsonb_build_object(
    'items', coalesce(jsonb_agg(document ORDER BY n) FILTER (WHERE n <= $2), '[]'),
    'nextCursor', CASE WHEN count(*) > $2 THEN max(business_id::text) FILTER (WHERE n = $2) END) END
FROM page
"""

PAGE_BY_CODE = """
SELECT CASE WHEN $3 IS NULL OR EXISTS (SELECT FROM {table} m WHERE m.business_id = $1 AND m.code = $3)
  THEN jsonb_build_object(
    'items', coalesce(jsonb_agg(page.document ORDER BY page.code) FILTER (WHERE page.n <= $2), '[]'),
    'nextCursor', max(page.code) FILTER (WHERE page.n = $2 AND page.more)) END
FROM (
    SELECT code, document, row_number() OVER (ORDER BY code) AS n, count(*) OVER () > $2 AS more
    FROM ({rows}) AS rows
    ORDER BY code
    LIMIT $2 + 1
) AS page
"""

_PROFILES = PAGE_BY_CODE.format(
    table="profiles",
    rows="""
    SELECT p.code, profile_document(p) AS document
    FROM profiles p WHERE p.business_id = $1 AND ($3::text IS NULL OR p.code > $3)
    ORDER BY p.code LIMIT $2 + 1""",
)
_LOCATIONS = PAGE_BY_CODE.format(
    table="locations",
    rows="""
    SELECT l.code,
        place_wire(l.id, l.code, l.name) || jsonb_build_object('numberCode', l.number_code) AS document
    FROM locations l WHERE l.business_id = $1 AND ($3::text IS NULL OR l.code > $3)
    ORDER BY l.code LIMIT $2 + 1""",
)


async def profiles(database: Database, business_id: UUID, limit: int, after: str | None) -> str:
    """Return ``{items: Profile[], nextCursor}``, by code. Refusal: ``cursor-invalid``."""
    return await database.fetch_page(_PROFILES, business_id, limit, after)


async def locations(database: Database, business_id: UUID, limit: int, after: str | None) -> str:
    """Return ``{items: Location[], nextCursor}``, by code. Refusal: ``cursor-invalid``."""
    return await database.fetch_page(_LOCATIONS, business_id, limit, after)


async def businesses(database: Database, user_id: UUID, limit: int, cursor: str | None) -> str:
    """Return ``{items: Business[], nextCursor}`` of a person, by name. Refusal: ``cursor-invalid``."""
    return await database.fetch_page(_BUSINESSES, user_id, limit, mark_of(cursor))


async def memberships(source: Database | Transaction, user_id: UUID) -> str:
    """Return ``[{business, role}]`` of a person, by the business's name."""
    found = await source.fetch_value(_MEMBERSHIPS, user_id)
    assert isinstance(found, str)
    return found


async def register_id_of(source: Database | Transaction, business_id: UUID, id_or_code: str) -> UUID | None:
    """Return the id of the register that ``id_or_code`` names in the business, or None."""
    value = await source.fetch_value(
        "SELECT id FROM pos_registers WHERE business_id = $1 AND retired_at IS NULL AND (code = $2 OR id::text = $2)",
        business_id,
        id_or_code,
    )
    return value if isinstance(value, UUID) else None


async def business_codes(database: Database) -> Sequence[str]:
    """Return the codes of every business in the database, for whoever runs the server."""
    rows = await database.fetch_rows("SELECT code FROM businesses ORDER BY code")
    return [row["code"] for row in rows]


async def time_zones(database: Database) -> frozenset[str]:
    """Return the names of the time zones that the database has, which works out business days."""
    return frozenset(row["name"] for row in await database.fetch_rows("SELECT name FROM pg_timezone_names"))
