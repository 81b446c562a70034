"""``tillkeeper migrate``: bring a database to this program's schema, or back."""

import asyncio
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tillkeeper.cli._options import DatabaseUrl, DataDir
from tillkeeper.domains.catalogue import queries
from tillkeeper.storage import migrate
from tillkeeper.storage.address import database_at
from tillkeeper.storage.functions import FunctionFileError, FunctionInUseError

app = typer.Typer()


class Direction(StrEnum):
    """Which way to go."""

    UP = "up"
    DOWN = "down"


@app.command()
def run(
    direction: Annotated[Direction, typer.Argument(help="`down` needs the migration to go back to.")] = Direction.UP,
    revision: Annotated[
        str | None, typer.Argument(help="Where to stop: `0001`, for down also `base`, which removes everything.")
    ] = None,
    data_dir: DataDir = Path("data"),
    database_url: DatabaseUrl = None,
    sql: Annotated[
        bool, typer.Option("--sql", help="Print the SQL and change nothing. For down, REVISION is `0002:0001`.")
    ] = False,
    reapply: Annotated[
        bool, typer.Option("--reapply", help="Apply every function file again, changed or not.")
    ] = False,
) -> None:
    """Bring the database to this program's schema; again changes nothing.

    Everything happens in one transaction: a migration that fails leaves the database as it was. Going down loses
    what the older schema has no place for.
    """
    if direction is Direction.DOWN and revision is None:
        raise typer.BadParameter("Going down needs the migration to go back to, or `base`.", param_hint="REVISION")
    try:
        if sql:
            typer.echo(migrate.upgrade_sql() if direction is Direction.UP else migrate.downgrade_sql(str(revision)))
            return
        with database_at(database_url, data_dir) as url:
            if direction is Direction.UP:
                state = asyncio.run(migrate.upgrade(url, revision=revision or "head", reapply=reapply))
                told = asyncio.run(queries.shared_barcodes(url)) if state.is_current else []
            else:
                state, told = asyncio.run(migrate.downgrade(url, revision=str(revision))), []
    except (
        FunctionFileError,
        FunctionInUseError,
        migrate.NoWayBackError,
        migrate.ServersRunningError,
        migrate.TargetError,
    ) as error:
        typer.echo(f"Nothing was changed. {error}", err=True)
        raise typer.Exit(1) from error
    for sentence in told:
        typer.echo(sentence)
    typer.echo(f"The database is at migration {state.revision or 'base'}.")
