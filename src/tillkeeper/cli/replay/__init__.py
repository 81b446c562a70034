"""``tillkeeper replay``: real trading days through the HTTP API, with several cashiers at once."""

import asyncio
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from tillkeeper.cli._options import DatabaseUrl, a_folder
from tillkeeper.cli.demo.shops import DATA, demo_shops
from tillkeeper.cli.replay.days import Plan, replay_days
from tillkeeper.cli.replay.sales_file import SalesFileError, read_days
from tillkeeper.cli.replay.server import ServerDidNotStartError, own_server
from tillkeeper.cli.replay.telling import tell
from tillkeeper.cli.replay.till import CallRefusedError, ServerGoneError
from tillkeeper.cli.replay.trading import NotOursError
from tillkeeper.domains import shops
from tillkeeper.kernel.permissions import Role
from tillkeeper.storage.address import database_at
from tillkeeper.storage.database import Database
from tillkeeper.storage.shipped import read_state_at

app = typer.Typer()

# The week that comes along, and where the demo trades it.
_WEEK = "bakery_week.csv"
_WEEK_BUSINESS = "espiga"
_WEEK_REGISTERS = 3
# Enough to start a server again by hand after it was killed.
_PATIENCE_SECONDS = 30.0


@app.command()
def replay(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Sales: date,time,transaction,item.")],
    business: Annotated[str, typer.Option(help="Code of the business.")],
    registers: Annotated[int, typer.Option(min=1, max=100, help="How many registers trade at once.")] = 3,
    days: Annotated[int | None, typer.Option(min=1, help="How many days of the file; without it, all.")] = None,
    speed: Annotated[
        float | None, typer.Option(min=0.001, help="Times faster than the file's clock; without it, full speed.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="A running server; without it, one is started meanwhile.")] = None,
    cashiers: Annotated[
        str | None, typer.Option(help="Usernames, one a register: a,b,c. In the demo's businesses, their cashiers.")
    ] = None,
    manager: Annotated[str, typer.Option(help="Username that adds missing products.")] = "admin",
    password: Annotated[
        str | None, typer.Option(envvar="TILLKEEPER_REPLAY_PASSWORD", help="Of all of them; default the demo's.")
    ] = None,
    run: Annotated[
        str | None, typer.Option(help="Name of this replay; the same name goes on where it stopped.")
    ] = None,
    receipts: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Note each acknowledged sale here, and hold the server to it.")
    ] = None,
    patience: Annotated[float, typer.Option(min=0, help="Seconds to wait for a server that is gone.")] = (
        _PATIENCE_SECONDS
    ),
    data_dir: Annotated[
        Path,
        typer.Option(
            envvar="TILLKEEPER_DATA_DIR",
            parser=a_folder,
            metavar="PATH",
            help="Folder of the embedded database, without --url.",
        ),
    ] = Path("data"),
    database_url: DatabaseUrl = None,
) -> None:
    """Trade real days through the HTTP API: sign in, open, sell item by item, end, count.

    The sales happen now; each day of the file is one round of cash sessions. Interrupted, it goes on with the same
    command and books nothing twice; finished, the same command only checks (--run NAME trades again). Ends with 1
    when the server's reports differ from the file in anything.
    """
    content = file.read_bytes()
    try:
        plan = Plan(
            run=run or _run_name(content, registers),
            business=business,
            days=tuple(read_days(content.decode("utf-8-sig"), most=days)),
            registers=registers,
            cashiers=_cashiers(business, cashiers, registers),
            manager=manager,
            password=password or demo_shops().password,
            speed=speed,
            patience_seconds=patience,
            receipts=receipts,
        )
    except (SalesFileError, UnicodeDecodeError) as error:
        raise typer.BadParameter(str(error), param_hint="FILE") from error
    if url is not None:
        _replay(plan, url)
        return
    with database_at(database_url, data_dir) as own_database:
        here = "" if database_url is not None else f" --data-dir {data_dir}"
        _require_business(own_database, business, f"tillkeeper demo{here}")
        _replay_on(plan, database_url or data_dir)


def _require_business(database_url: str, code: str, demo_command: str) -> None:
    """End with what to do where there is no such business: a server would start, and nobody could sign in."""
    known = asyncio.run(_business_codes(database_url))
    if code in known:
        return
    told = f"There is no business {code} in this database: it holds {', '.join(known) or 'none'}."
    if code in {business.code for business in demo_shops().businesses}:
        told += f" It is one of the demo's:\n    {demo_command}"
    typer.echo(told, err=True)
    raise typer.Exit(1)


async def _business_codes(database_url: str) -> Sequence[str]:
    if (await read_state_at(database_url)).is_empty:
        return ()
    database = await Database.connect(database_url, size=1)
    try:
        return await shops.queries.business_codes(database)
    finally:
        await database.close()


def replay_demo_week(database: str | Path) -> None:
    """Trade the week that comes along in the demo bakery, through a server of its own on that URL or data folder."""
    content = (DATA / _WEEK).read_bytes()
    plan = Plan(
        run=_run_name(content, _WEEK_REGISTERS),
        business=_WEEK_BUSINESS,
        days=tuple(read_days(content.decode())),
        registers=_WEEK_REGISTERS,
        cashiers=_cashiers(_WEEK_BUSINESS, None, _WEEK_REGISTERS),
        manager="admin",
        password=demo_shops().password,
        speed=None,
        patience_seconds=_PATIENCE_SECONDS,
        receipts=None,
    )
    _replay_on(plan, database)


def _replay_on(plan: Plan, database: str | Path) -> None:
    try:
        with own_server(database) as url:
            _replay(plan, url)
    except ServerDidNotStartError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def _replay(plan: Plan, url: str) -> None:
    try:
        result = asyncio.run(replay_days(plan, url))
    except (CallRefusedError, NotOursError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    except ServerGoneError as error:
        typer.echo(f"{error}. The same command goes on where this one stopped.", err=True)
        raise typer.Exit(4) from error
    tell(plan, result)
    if result.differences:
        raise typer.Exit(1)


def _run_name(content: bytes, registers: int) -> str:
    """Return the name of a replay of this file on so many registers; the days may become more."""
    return hashlib.sha256(content + bytes([registers])).hexdigest()[:8]


def _cashiers(business: str, given: str | None, registers: int) -> tuple[str, ...]:
    if given is not None:
        names = [name.strip() for name in given.split(",")]
    else:
        members = [m for b in demo_shops().businesses if b.code == business for m in b.members]
        names = [member.username for member in members if member.role is Role.CASHIER]
    if len(set(names)) < registers:
        raise typer.BadParameter(
            f"{registers} registers need as many cashiers: --cashiers a,b,c", param_hint="--cashiers"
        )
    return tuple(names[:registers])
