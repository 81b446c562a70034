"""``tillkeeper init``: a business of one's own in an empty database."""

import asyncio
import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer

from tillkeeper.app.own_business import FACTS, set_up_own_business
from tillkeeper.app.runner import Runner
from tillkeeper.app.sentences import in_utf8, sentence, speaks_spanish
from tillkeeper.app.set_up import SETTING_UP, first_actor
from tillkeeper.app.settings import Settings
from tillkeeper.cli._options import DatabaseUrl, DataDir
from tillkeeper.domains import shops
from tillkeeper.domains.identity import (
    Pepper,
    embedded_pepper,
    hash_pin,
    hash_secret,
    new_password,
    pepper_of,
)
from tillkeeper.kernel.permissions import Role
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.storage.address import database_at, make_ready
from tillkeeper.storage.data_folder import PEPPER, holds_shop
from tillkeeper.storage.database import Database
from tillkeeper.storage.embedded import EmbeddedPostgres

app = typer.Typer()

# Another process that sets a business up hashes two secrets and writes some rows.
_OTHERS_SECONDS: Final = 60

Option = typer.Option


@app.command()
def init(
    name: Annotated[str | None, Option(help="Name of the business, as on receipts.")] = None,
    country: Annotated[str | None, Option(help="Country, two letters: PY.")] = None,
    currency: Annotated[str | None, Option(help="Currency, three letters: PYG.")] = None,
    location: Annotated[str | None, Option(help="Name of the first store.")] = None,
    register: Annotated[str | None, Option(help="Name of the first register.")] = None,
    owner: Annotated[str | None, Option(help="User name of the owner, who is the admin.")] = None,
    owner_name: Annotated[str | None, Option(help="Name of the owner; otherwise the user name.")] = None,
    code: Annotated[str | None, Option(help="Code of the business, for commands; otherwise made of its name.")] = None,
    location_code: Annotated[
        str | None, Option(help="2 to 6 letters or digits that numbers begin with; otherwise made of its name.")
    ] = None,
    language: Annotated[str | None, Option(help="en or es-PY; otherwise the country's.")] = None,
    time_zone: Annotated[str | None, Option(help="Such as America/Asuncion; otherwise the country's only one.")] = None,
    prices_include_tax: Annotated[str | None, Option(help="yes or no; otherwise as usual in the country.")] = None,
    data_dir: DataDir = Path("data"),
    database_url: DatabaseUrl = None,
) -> None:
    """Make a business of your own in an empty database: a store, a register, and you as its admin.

    At a terminal asks for all that is not given, and for your password and PIN. A script gives these two on the
    standard input, each on a line of its own; they are never on the command line.
    """
    given = {
        "name": name, "country": country, "currency": currency, "location": location, "register": register,
        "owner": owner, "owner-name": owner_name, "code": code, "location-code": location_code, "language": language,
        "time-zone": time_zone, "prices-include-tax": prices_include_tax,
    }  # fmt: skip
    try:
        checked = {fact.name: fact.check(text) for fact in FACTS if (text := given[fact.name]) is not None}
        # Nothing is made, and no database runs, while somebody types: an init that is left there leaves nothing.
        facts = _complete(_time_zones(database_url, data_dir), checked)
        hashes = _hashes()
        with database_at(database_url, data_dir, may_make=True) as url:
            make_ready(url, embedded=database_url is None)
            own_pepper = None if database_url is not None else data_dir.expanduser().resolve() / PEPPER
            made = asyncio.run(_make(url, facts, hashes, own_pepper))
    except Refusal as refusal:
        _end(sentence(refusal))
    here = "" if database_url is not None else f" --data-dir {data_dir}"
    typer.echo(
        f"{made['name']} is set up, with the register {made['register']} and {made['owner']} as its admin.\n"
        f"Open it:            tillkeeper serve{here}\n"
        f"Bring in products:  tillkeeper import products products.csv --business {made['code']}{here}"
    )


def _time_zones(database_url: str | None, data_dir: Path) -> frozenset[str]:
    """Return the time zones of the database that is to be used, once it is known to hold no business."""
    server = EmbeddedPostgres(data_dir)
    if database_url is None and not holds_shop(server.data_folder, server.cluster):
        return server.time_zones()
    with database_at(database_url, data_dir) as url:
        make_ready(url, embedded=database_url is None)
        return asyncio.run(_zones_of(url))


async def _zones_of(url: str) -> frozenset[str]:
    database = await Database.connect(url, size=1)
    try:
        await _require_empty(database)
        return await shops.queries.time_zones(database)
    finally:
        await database.close()


async def _make(
    url: str, facts: Mapping[str, str], hashes: tuple[str, str], own_pepper: Path | None
) -> Mapping[str, str]:
    """Set the business up; return its facts."""
    # One connection to hold others off, one to work with.
    database = await Database.connect(url, size=2)
    try:
        await _require_empty(database)
        if own_pepper is not None:
            own_pepper = await embedded_pepper(database, own_pepper)
        pepper = await pepper_of(database, own_pepper or _named_pepper(url))
        password_hash, pin_hash = (_sealed(hashed, pepper) for hashed in hashes)
        command = set_up_own_business(facts, password_hash=password_hash, pin_hash=pin_hash)
        async with database.alone(SETTING_UP, wait_seconds=_OTHERS_SECONDS):
            await _require_empty(database)
            answer = await Runner(database).run(command, first_actor(command.business, command.members[0]))
        if answer.refusal is not None:
            raise answer.refusal
        return {**facts, "register": command.registers[0].code}
    finally:
        await database.close()


def _named_pepper(url: str) -> Path | None:
    return Settings.from_environment({**os.environ, "DATABASE_URL": url}).pepper_file


async def _require_empty(database: Database) -> None:
    """Refusal: ``business-there``."""
    codes = await shops.queries.business_codes(database)
    if codes:
        raise shops.BusinessThere(businesses=", ".join(codes))


def _complete(zones: frozenset[str], checked: dict[str, str]) -> dict[str, str]:
    """Return all facts: those given, the likely ones, and what is asked for at a terminal."""
    facts: dict[str, str] = {}
    missing: list[str] = []
    if "time-zone" in checked:
        _zone_in(zones, checked["time-zone"])  # before anybody types
    for fact in FACTS:
        if fact.name in checked:
            facts[fact.name] = checked[fact.name]
            continue
        check = partial(_zone_in, zones) if fact.name == "time-zone" else fact.check
        try:
            likely = fact.likely(facts)
        except KeyError:  # made of one that is missing, and no more to be asked for than that
            continue
        if sys.stdin.isatty():
            facts[fact.name] = _asked(fact.asks_es if speaks_spanish() else fact.asks, check, default=likely)
        elif likely is None:
            missing.append(f"--{fact.name}")
        else:
            facts[fact.name] = check(likely)
    if missing:
        raise shops.OptionsMissing(options=", ".join(missing))
    return facts


def _zone_in(zones: frozenset[str], text: str) -> str:
    """Return the time zone that somebody names. Refusal: ``time-zone-unknown``."""
    zone = text.strip()
    if zone not in zones:
        raise shops.TimeZoneUnknown(timeZone=zone)
    return zone


def _asked(asks: str, check: Callable[[str], str], *, default: str | None = None, secret: bool = False) -> str:
    """Return what is typed at the terminal, asked until it is right; a secret is not shown, and typed twice."""
    while True:
        try:
            typed: str = typer.prompt(asks, default=default, hide_input=secret, confirmation_prompt=secret)
            return check(in_utf8(typed, asks))
        except UnicodeDecodeError:
            typer.echo(sentence(shops.NotUtf8(field=asks)), err=True)
        except Refusal as refusal:
            typer.echo(sentence(refusal), err=True)


def _hashes() -> tuple[str, str]:
    """Return the hashes of the owner's password and PIN, from a terminal without showing them, else from two lines."""
    asks = ("Tu contraseña", "Tu PIN") if speaks_spanish() else ("Your password", "Your PIN")
    if sys.stdin.isatty():
        return _asked(asks[0], _password, secret=True), _asked(asks[1], _pin, secret=True)
    password, pin = (sys.stdin.buffer.readline().rstrip(b"\r\n") for _ in range(2))
    return _password(in_utf8(password, asks[0])), _pin(in_utf8(pin, asks[1]))


def _password(text: str) -> str:
    return hash_secret(new_password(text))


def _pin(text: str) -> str:
    return hash_pin(text, Role.ADMIN)


def _sealed(hashed: str, pepper: Pepper | None) -> str:
    return hashed if pepper is None else pepper.seal(hashed)


def _end(said: str) -> NoReturn:
    typer.echo(said, err=True)
    raise typer.Exit(1)
