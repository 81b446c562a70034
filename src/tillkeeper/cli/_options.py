"""Options that many commands have."""

from pathlib import Path
from typing import Annotated

import typer

DataDir = Annotated[
    Path, typer.Option(envvar="TILLKEEPER_DATA_DIR", help="Folder of the embedded database, without DATABASE_URL.")
]
DatabaseUrl = Annotated[
    str | None, typer.Option(envvar="DATABASE_URL", help="A PostgreSQL database, instead of the embedded one.")
]
Business = Annotated[str, typer.Option(help="Code of the business.")]
ActingAs = Annotated[str | None, typer.Option("--as", help="Member that the journal names; otherwise the first admin.")]
