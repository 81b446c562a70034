"""Businesses, locations, profiles and registers."""

from litestar import Response, get

from tillkeeper.api.permitted import reads
from tillkeeper.api.reply import json_response
from tillkeeper.api.request import GivenActor, GivenDatabase
from tillkeeper.api.routes.documented import answers
from tillkeeper.api.routes.paging import Cursor, Limit
from tillkeeper.api.schemas.shops import BusinessPage, LocationPage, ProfilePage, RegisterPage
from tillkeeper.domains import cash_sessions, shops
from tillkeeper.kernel import limits
from tillkeeper.kernel.permissions import Permission


@get("/api/registers", responses=answers({200: RegisterPage}), summary="Registers, by code", opt=reads(Permission.READ))
async def registers(
    actor: GivenActor,
    database: GivenDatabase,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return the business's registers, each with who has its drawer."""
    page = await cash_sessions.queries.registers(database, actor.business_id, limit, cursor)
    return json_response(page)


@get("/api/profiles", responses=answers({200: ProfilePage}), summary="Profiles, by code", opt=reads(Permission.READ))
async def profiles(
    actor: GivenActor,
    database: GivenDatabase,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return the rules the business's registers work under."""
    return json_response(await shops.queries.profiles(database, actor.business_id, limit, cursor))


@get("/api/locations", responses=answers({200: LocationPage}), summary="Locations, by code", opt=reads(Permission.READ))
async def locations(
    actor: GivenActor,
    database: GivenDatabase,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return the business's stores."""
    return json_response(await shops.queries.locations(database, actor.business_id, limit, cursor))


@get(
    "/api/businesses",
    responses=answers({200: BusinessPage}),
    summary="The caller's businesses",
    opt=reads(Permission.READ),
)
async def businesses(
    actor: GivenActor,
    database: GivenDatabase,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return the businesses the caller belongs to, by name."""
    return json_response(await shops.queries.businesses(database, actor.user_id, limit, cursor))


HANDLERS = [registers, profiles, locations, businesses]
