"""``tillkeeper doctor``: is the database exactly what this program expects?"""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from tillkeeper.storage import doctor
from tillkeeper.storage.address import database_at

app = typer.Typer()


@app.command()
def examine(
    data_dir: Annotated[
        Path, typer.Option(envvar="TILLKEEPER_DATA_DIR", help="Folder of the embedded database, without DATABASE_URL.")
    ] = Path("data"),
    database_url: Annotated[
        str | None, typer.Option(envvar="DATABASE_URL", help="The PostgreSQL database to examine.")
    ] = None,
) -> None:
    """Compare every table, column, index, constraint, trigger and function with what this program ships.

    Changes nothing. Ends with 1 when something differs, and prints the command that mends it.
    """
    with database_at(database_url, data_dir) as url:
        findings = asyncio.run(doctor.examine_at(url))
    for finding in findings:
        typer.echo(f"{finding.what}\n    {finding.command}", err=True)
    if findings:
        raise typer.Exit(1)
    typer.echo("The database is exactly as this program expects.")
