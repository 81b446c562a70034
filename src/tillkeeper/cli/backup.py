"""``tillkeeper backup``: a copy of the shop that can be trusted, made while it sells."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tillkeeper.cli._options import a_database, a_folder
from tillkeeper.storage.backup import Manifest, back_up
from tillkeeper.storage.books import told
from tillkeeper.storage.restore import verify

_SERVER_OF_ONES_OWN = (
    "`tillkeeper backup` copies the database that comes with Tillkeeper. DATABASE_URL names a server of your own: "
    "back it up with pg_basebackup or pgBackRest (docs/operations/backup.md), or unset DATABASE_URL."
)


class _MakeByDefault(TyperGroup):
    """``tillkeeper backup TARGET`` is ``tillkeeper backup make TARGET``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer keeps the type to itself
        """Put the name of the default command before what is none."""
        if args[:1] != ["--help"] and not set(args[:1]) & self.commands.keys():
            args = ["make", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=_MakeByDefault)


@app.callback()
def main() -> None:
    """Back up the shop, also while it sells: `tillkeeper backup [TARGET]`; see that a backup can be restored."""


@app.command()
def make(
    target: Annotated[
        Path,
        typer.Argument(
            parser=a_folder,
            metavar="TARGET",
            help="Folder that keeps the backups; each gets a folder in it, named by the time.",
        ),
    ] = Path("backups"),
    data_dir: Annotated[
        Path,
        typer.Option(
            envvar="TILLKEEPER_DATA_DIR",
            parser=a_folder,
            metavar="PATH",
            help="Folder of the shop's embedded database.",
        ),
    ] = Path("data"),
    database_url: Annotated[
        str | None,
        typer.Option(envvar="DATABASE_URL", callback=a_database, help="Not for a server of your own: see the guide."),
    ] = None,
) -> None:
    """Back up the shop, also while it sells: the database, and what else lies in its folder.

    Every sale that was acknowledged before the command was given is in it. The last line names its folder.
    """
    if database_url is not None:
        typer.echo(_SERVER_OF_ONES_OWN, err=True)
        raise typer.Exit(1)
    folder, manifest = back_up(data_dir, target)
    tell(manifest)
    for left in sorted(folder.parent.glob("*.unfinished")):
        typer.echo(f"{left} was cut short or is being made; when nobody makes it, remove it.", err=True)
    typer.echo(f"Backed up into {folder}")


@app.command(name="verify")
def verify_command(
    source: Annotated[Path, typer.Argument(parser=a_folder, help="Folder of one backup.")],
    place: Annotated[
        Path | None,
        typer.Option(
            "--in",
            parser=a_folder,
            metavar="PATH",
            help="Folder with room for the restored shop; default the system's temporary one.",
        ),
    ] = None,
) -> None:
    """Restore a backup for a moment, compare every byte and the figures of the books, and say what was seen.

    Ends with 1 when the backup is not whole. Touches no shop.
    """
    manifest = verify(source, place)
    tell(manifest)
    typer.echo(f"The backup of {manifest.made_at} is whole: restored, it has these figures.")


def tell(manifest: Manifest) -> None:
    """Print the figures of each business."""
    for figures in manifest.businesses:
        typer.echo(told(figures))
