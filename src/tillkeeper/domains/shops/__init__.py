"""Businesses, locations, profiles and registers."""

from tillkeeper.domains.shops import queries
from tillkeeper.domains.shops.model import Business, Location, Profile, Register
from tillkeeper.domains.shops.queries import PAGE_BY_CODE
from tillkeeper.domains.shops.refusals import RegisterElsewhere, RegisterUnknown
from tillkeeper.domains.shops.store import (
    insert_business,
    insert_location,
    insert_profile,
    insert_register,
)

__all__ = [
    "PAGE_BY_CODE",
    "Business",
    "Location",
    "Profile",
    "Register",
    "RegisterElsewhere",
    "RegisterUnknown",
    "insert_business",
    "insert_location",
    "insert_profile",
    "insert_register",
    "queries",
]
