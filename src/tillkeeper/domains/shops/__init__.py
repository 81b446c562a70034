"""Businesses, locations, profiles and registers."""

from tillkeeper.domains.shops import queries
from tillkeeper.domains.shops.model import Business, Location, Profile, Register, RoleLimit
from tillkeeper.domains.shops.queries import PAGE_BY_CODE
from tillkeeper.domains.shops.refusals import (
    BusinessThere,
    CodeMalformed,
    CountryUnknown,
    LanguageUnknown,
    LocationCodeMalformed,
    NameMalformed,
    NotUtf8,
    OptionsMissing,
    RegisterElsewhere,
    RegisterUnknown,
    TimeZoneUnknown,
    YesOrNo,
)
from tillkeeper.domains.shops.store import (
    insert_business,
    insert_location,
    insert_profile,
    insert_register,
)

__all__ = [
    "PAGE_BY_CODE",
    "Business",
    "BusinessThere",
    "CodeMalformed",
    "CountryUnknown",
    "LanguageUnknown",
    "Location",
    "LocationCodeMalformed",
    "NameMalformed",
    "NotUtf8",
    "OptionsMissing",
    "Profile",
    "Register",
    "RegisterElsewhere",
    "RegisterUnknown",
    "RoleLimit",
    "TimeZoneUnknown",
    "YesOrNo",
    "insert_business",
    "insert_location",
    "insert_profile",
    "insert_register",
    "queries",
]
