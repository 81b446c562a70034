"""Options that many commands have."""

from pathlib import Path
from typing import Annotated

import typer


def a_folder(given: str | Path) -> Path:
    """Return the folder that is named; of an option or argument, its ``parser``.

    An unset variable of a script (``--data-dir "$SHOP"``) would name the folder that the script happens to stand in.
    """
    if not str(given).strip():
        raise typer.BadParameter("Name a folder, or leave it out.")
    return Path(given)


def a_database(given: str | None) -> str | None:
    """Return the address of a database; of an option, its ``callback``.

    An empty one is no address, and asyncpg would look for a server on this machine.
    """
    if given is not None and not given.strip():
        raise typer.BadParameter("Name a database, or leave it out.")
    return given


DataDir = Annotated[
    Path,
    typer.Option(
        envvar="TILLKEEPER_DATA_DIR",
        parser=a_folder,
        metavar="PATH",
        help="Folder of the embedded database, without DATABASE_URL.",
    ),
]
DatabaseUrl = Annotated[
    str | None,
    typer.Option(
        envvar="DATABASE_URL", callback=a_database, help="A PostgreSQL database, instead of the embedded one."
    ),
]
Business = Annotated[str, typer.Option(help="Code of the business.")]
ActingAs = Annotated[str | None, typer.Option("--as", help="Member that the journal names; otherwise the first admin.")]
