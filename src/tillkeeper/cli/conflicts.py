"""``tillkeeper conflicts``: which open cash sessions break a rule?"""

import asyncio
from pathlib import Path

import typer

from tillkeeper.cli._options import DatabaseUrl, DataDir
from tillkeeper.storage import conflicts
from tillkeeper.storage.address import database_at

app = typer.Typer()


@app.command()
def show(
    data_dir: DataDir = Path("data"),
    database_url: DatabaseUrl = None,
) -> None:
    """List every open cash session that shares its register or its cashier with another one (CS-13).

    Changes nothing. Ends with 1 when there is a conflict: end all but one session of each group, then run
    `tillkeeper migrate`.
    """
    with database_at(database_url, data_dir) as url:
        found = asyncio.run(conflicts.find_at(url))
    if found:
        typer.echo(conflicts.listed(found))
        raise typer.Exit(1)
    typer.echo("No open cash session is in conflict with another.")
