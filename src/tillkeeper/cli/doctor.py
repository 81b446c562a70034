"""``tillkeeper doctor``: is the database exactly what this program expects?"""

import asyncio
import os
from pathlib import Path

import typer

from tillkeeper.app.settings import Settings
from tillkeeper.cli._options import DatabaseUrl, DataDir
from tillkeeper.domains.catalogue import queries
from tillkeeper.domains.identity import known_fingerprint, require_pepper
from tillkeeper.storage import doctor
from tillkeeper.storage.address import database_at, place_of
from tillkeeper.storage.data_folder import PEPPER
from tillkeeper.storage.database import Database
from tillkeeper.storage.embedded import EmbeddedPostgres

app = typer.Typer()


@app.command()
def examine(
    data_dir: DataDir = Path("data"),
    database_url: DatabaseUrl = None,
) -> None:
    """Compare every table, column, index, constraint, trigger and function with what this program ships.

    Changes nothing. Ends with 1 when something differs, or the pepper is missing or another database's, and prints the
    command that mends it. What a person has to
    put right, such as a barcode on two products, is told and is no difference.
    """
    with database_at(database_url, data_dir) as url:
        findings = asyncio.run(doctor.examine_at(url))
        place = place_of(EmbeddedPostgres(data_dir)) if database_url is None else None
        told = [] if findings else asyncio.run(queries.shared_barcodes(url))
        told += [] if findings else asyncio.run(_pepper(url, data_dir if database_url is None else None))
    for finding in findings:
        typer.echo(f"{finding.what}\n    {finding.command_at(place)}", err=True)
    if findings:
        raise typer.Exit(1)
    for sentence in told:
        typer.echo(sentence)
    typer.echo("The database is exactly as this program expects.")


async def _pepper(url: str, data_dir: Path | None) -> list[str]:
    """Compare the pepper, which is outside the database; return what is to be told of it. Raises ``PepperError``."""
    settings = Settings.from_environment({**os.environ, "DATABASE_URL": url})
    file = settings.pepper_file if data_dir is None else data_dir.expanduser().resolve() / PEPPER
    database = await Database.connect(url, size=1)
    try:
        if file is None and await known_fingerprint(database) is not None:
            return ["The pepper was not compared: set TILLKEEPER_PEPPER_FILE as for the servers, and run this again."]
        await require_pepper(database, file)
    finally:
        await database.close()
    return []
