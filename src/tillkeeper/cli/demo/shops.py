"""The demo shop's facts: from ``demo_data/shops.toml`` to the commands that set it up."""

import io
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from uuid import UUID

import msgspec

from tillkeeper.app.set_up import Member, SetUpBusiness
from tillkeeper.domains.catalogue import ProductList, read_product_list
from tillkeeper.domains.identity import hash_secret
from tillkeeper.domains.shops import Business, Location, Profile, Register
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.money import Currency, amount_minor
from tillkeeper.kernel.permissions import Role

DATA = files("tillkeeper") / "demo_data"


class _Location(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    number_code: str
    name: str


class _Profile(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    name: str
    shares_registers: bool
    default_float: str
    over_short_limit: str


class _Register(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    name: str
    location: str
    profile: str


class _Membership(msgspec.Struct, forbid_unknown_fields=True):
    username: str
    role: Role


class DemoBusiness(msgspec.Struct, forbid_unknown_fields=True):
    """A business of the demo, as its file states it."""

    code: str
    name: str
    currency: str
    currency_decimals: int
    time_zone: str
    locale: str
    prices_include_tax: bool
    products: str
    """File of its products, beside."""
    locations: list[_Location]
    profiles: list[_Profile]
    registers: list[_Register]
    members: list[_Membership]


class DemoPerson(msgspec.Struct, forbid_unknown_fields=True):
    """A person of the demo; the PIN is the same in every business of theirs."""

    name: str
    pin: str


class DemoShops(msgspec.Struct, forbid_unknown_fields=True):
    """Everything the demo consists of, except products."""

    password: str
    businesses: list[DemoBusiness]
    people: dict[str, DemoPerson]


def demo_shops() -> DemoShops:
    """Return the demo's facts."""
    return msgspec.convert(tomllib.loads((DATA / "shops.toml").read_text(encoding="utf-8")), DemoShops)


def demo_list(file_name: str, currency: Currency) -> ProductList:
    """Return the product list in a file of the demo's data."""
    text = (DATA / file_name).read_text(encoding="utf-8")
    return read_product_list(lambda: io.StringIO(text, newline=""), currency)


@dataclass(frozen=True, slots=True)
class _Places:
    """A business under construction: ids by code."""

    business: Business
    locations: dict[str, Location]
    profiles: dict[str, Profile]


def set_up_command(shops: DemoShops, wanted: DemoBusiness) -> SetUpBusiness:
    """Return the command that sets ``wanted`` up, with fresh ids and hashes."""
    places = _places(wanted)
    business = places.business
    return SetUpBusiness(
        business=business,
        locations=tuple(places.locations.values()),
        profiles=tuple(places.profiles.values()),
        registers=tuple(
            Register(
                business_id=business.id,
                id=new_id(),
                code=register.code,
                name=register.name,
                location_id=places.locations[register.location].id,
                profile_id=places.profiles[register.profile].id,
            )
            for register in wanted.registers
        ),
        members=tuple(_member(shops, membership) for membership in wanted.members),
    )


def _places(wanted: DemoBusiness) -> _Places:
    currency = Currency(wanted.currency, wanted.currency_decimals)
    business = Business(
        id=new_id(),
        code=wanted.code,
        name=wanted.name,
        currency=currency,
        time_zone=wanted.time_zone,
        locale=wanted.locale,
        prices_include_tax=wanted.prices_include_tax,
    )
    return _Places(
        business=business,
        locations={
            location.code: Location(business.id, new_id(), location.code, location.number_code, location.name)
            for location in wanted.locations
        },
        profiles={profile.code: _profile(business.id, profile, currency) for profile in wanted.profiles},
    )


def _profile(business_id: UUID, profile: _Profile, currency: Currency) -> Profile:
    return Profile(
        business_id=business_id,
        id=new_id(),
        code=profile.code,
        name=profile.name,
        shares_registers=profile.shares_registers,
        default_float_minor=amount_minor(profile.default_float, currency, field="default_float"),
        over_short_limit_minor=amount_minor(profile.over_short_limit, currency, field="over_short_limit"),
    )


def _member(shops: DemoShops, membership: _Membership) -> Member:
    person = shops.people[membership.username]
    return Member(
        user_id=new_id(),
        username=membership.username,
        name=person.name,
        role=membership.role,
        password_hash=hash_secret(shops.password),
        # Not hash_pin: the demo's PINs have four digits, its managers' too (D20).
        pin_hash=hash_secret(person.pin),
    )
