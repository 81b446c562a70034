"""``tillkeeper demo``: a bakery in Asunción and a bar in New York to try everything on."""

import asyncio
import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import msgspec
import typer

from tillkeeper.app.runner import Runner
from tillkeeper.app.set_up import SETTING_UP, first_actor
from tillkeeper.cli._options import DatabaseUrl, DataDir
from tillkeeper.cli.demo.shops import DATA, DemoBusiness, DemoShops, demo_list, demo_shops, set_up_command
from tillkeeper.domains import catalogue, shops
from tillkeeper.domains.catalogue import ImportProducts
from tillkeeper.domains.identity import operator_actor, user_ids_of
from tillkeeper.journal import Answer
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.permissions import Role
from tillkeeper.storage.address import database_at, make_ready
from tillkeeper.storage.database import Database

app = typer.Typer()

# Thirteen people's passwords and PINs, hashed by a busy shop PC.
_OTHERS_SECONDS: Final = 120


def _sign_ins(demo: DemoShops) -> str:
    lines = [f"  Demo sign-ins, password {demo.password}, or a PIN at a register:"]
    for business in demo.businesses:
        lines.append(f"\n    {business.name} ({business.code}): {', '.join(r.code for r in business.registers)}")
        lines += [
            f"      {member.username:<10} PIN {demo.people[member.username].pin}  {member.role}"
            for member in business.members
        ]
    return "\n".join(lines) + "\n"


SIGN_INS = _sign_ins(demo_shops())


class OtherBusinessesError(Exception):
    """The database holds businesses that are not the demo's."""


@app.command()
def demo(
    beside_others: Annotated[
        bool, typer.Option("--beside-others", help="Add the demo to a database that holds other businesses.")
    ] = False,
    replay: Annotated[
        bool, typer.Option("--replay", help="Then trade the bakery week that comes along, through the HTTP API.")
    ] = False,
    data_dir: DataDir = Path("data"),
    database_url: DatabaseUrl = None,
) -> None:
    """Create the demo shop: a bakery and a bar, with people, registers and products.

    Where the demo is already, nothing changes. A database that holds other businesses is left alone unless
    --beside-others says so.
    """
    with database_at(database_url, data_dir, may_make=True) as url:
        try:
            make_ready(url, embedded=database_url is None)
            made = asyncio.run(_create(url, beside_others=beside_others))
        except OtherBusinessesError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from error
        typer.echo(f"Created: {', '.join(made)}." if made else "The demo shop is here already; nothing was changed.")
        typer.echo(f"\n{SIGN_INS}")
        if replay:
            from tillkeeper.cli.replay import replay_demo_week  # noqa: PLC0415 - the demo alone needs no HTTP client

            replay_demo_week(database_url or data_dir)


def fill_if_empty(url: str) -> None:
    """Create the demo shop in a database that holds no other business; an existing demo stays as it is."""
    with suppress(OtherBusinessesError):
        asyncio.run(_create(url, beside_others=False))


def _others(codes: Iterable[str]) -> set[str]:
    return set(codes) - {business.code for business in demo_shops().businesses}


async def _create(url: str, *, beside_others: bool) -> list[str]:
    """Create what is missing of the demo; return the names of the businesses made.

    Of several that do so at once on one database, one makes it; the others wait and find it made.
    """
    # One connection to hold the others off, one to work with.
    database = await Database.connect(url, size=2)
    try:
        async with database.alone(SETTING_UP, wait_seconds=_OTHERS_SECONDS):
            return await _create_missing(database, beside_others=beside_others)
    finally:
        await database.close()


async def _create_missing(database: Database, *, beside_others: bool) -> list[str]:
    facts = demo_shops()
    others = _others(await shops.queries.business_codes(database))
    if others and not beside_others:
        raise OtherBusinessesError(
            f"This database holds other businesses ({', '.join(sorted(others))}); nothing was changed."
            " Run again with --beside-others to add the demo to them."
        )
    return [business.name for business in facts.businesses if await _complete(Runner(database), facts, business)]


async def _complete(runner: Runner, facts: DemoShops, wanted: DemoBusiness) -> bool:
    """Create what is missing of one business; two commands, of which a crash may have left one undone."""
    actor = await operator_actor(runner.database, wanted.code, None)
    if actor is None:
        actor = await _set_up(runner, facts, wanted)
    elif await catalogue.queries.has_products(runner.database, actor):
        return False
    command = ImportProducts(
        listed=demo_list(wanted.products, actor.currency),
        file_name=wanted.products,
        file_sha256=hashlib.sha256((DATA / wanted.products).read_bytes()).hexdigest(),
    )
    _require_done(await runner.run(command, actor))
    return True


async def _set_up(runner: Runner, facts: DemoShops, wanted: DemoBusiness) -> Actor:
    command = set_up_command(facts, wanted)
    admin = next(member for member in command.members if member.role is Role.ADMIN)
    known = await user_ids_of(runner.database, [admin.username])
    actor = first_actor(command.business, admin)
    actor = replace(actor, user_id=known.get(admin.username, admin.user_id))
    _require_done(await runner.run(command, actor))
    return actor


def _require_done(answer: Answer) -> None:
    assert answer.refusal is None, msgspec.json.decode(answer.document)
