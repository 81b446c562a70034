"""``tillkeeper restore``: a shop from its backup, in a new folder."""

from pathlib import Path
from typing import Annotated

import typer

from tillkeeper.cli._options import a_folder
from tillkeeper.cli.backup import tell
from tillkeeper.storage.restore import restore

app = typer.Typer()


@app.command()
def run(
    source: Annotated[Path, typer.Argument(parser=a_folder, help="Folder of one backup.")],
    data_dir: Annotated[
        Path,
        typer.Option(parser=a_folder, metavar="PATH", help="New folder for the restored shop; nothing may be in it."),
    ],
) -> None:
    """Restore a backup into a new folder, as it was when the backup was made.

    Every byte and the figures of the books are compared first. The shop in the old folder is not touched.
    """
    manifest = restore(source, data_dir)
    tell(manifest)
    typer.echo(f"Restored as of {manifest.made_at}. Open it: tillkeeper serve --data-dir {data_dir}")
