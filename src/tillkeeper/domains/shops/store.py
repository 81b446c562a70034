"""Rows of businesses, locations, profiles and registers."""

from uuid import UUID

from tillkeeper.domains.shops.model import Business, Location, Profile, Register
from tillkeeper.storage.database import Transaction


async def insert_business(tx: Transaction, business: Business) -> UUID:
    """Add a business; return its id."""
    await tx.execute(
        "INSERT INTO businesses (business_id, code, name, currency, currency_decimals, time_zone,"
        " locale, prices_include_tax, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, shop_now())",
        business.id,
        business.code,
        business.name,
        business.currency.code,
        business.currency.decimals,
        business.time_zone,
        business.locale,
        business.prices_include_tax,
    )
    return business.id


async def insert_location(tx: Transaction, location: Location) -> UUID:
    """Add a location; return its id."""
    await tx.execute(
        "INSERT INTO locations (business_id, id, code, number_code, name) VALUES ($1, $2, $3, $4, $5)",
        location.business_id,
        location.id,
        location.code,
        location.number_code,
        location.name,
    )
    return location.id


async def insert_profile(tx: Transaction, profile: Profile) -> UUID:
    """Add a profile; return its id."""
    await tx.execute(
        "INSERT INTO profiles (business_id, id, code, name, shares_registers, default_float_minor,"
        " lease_seconds, blind_count, over_short_limit_minor, close_in_one_step, tenders)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        profile.business_id,
        profile.id,
        profile.code,
        profile.name,
        profile.shares_registers,
        profile.default_float_minor,
        profile.lease_seconds,
        profile.blind_count,
        profile.over_short_limit_minor,
        profile.close_in_one_step,
        list(profile.tenders),
    )
    for limit in profile.limits:
        await tx.execute(
            "INSERT INTO profile_limits (business_id, profile_id, role, kind, most) VALUES ($1, $2, $3, $4, $5)",
            profile.business_id,
            profile.id,
            limit.role.value,
            limit.kind,
            limit.most,
        )
    return profile.id


async def insert_register(tx: Transaction, register: Register) -> UUID:
    """Add a register; return its id."""
    await tx.execute(
        "INSERT INTO pos_registers (business_id, id, code, name, location_id, profile_id)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        register.business_id,
        register.id,
        register.code,
        register.name,
        register.location_id,
        register.profile_id,
    )
    return register.id
