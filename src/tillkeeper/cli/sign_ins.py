"""``tillkeeper sign-ins``: who is signed in, and ending a sign-in, where no screen is at hand."""

from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import msgspec
import typer

from tillkeeper.cli._members import as_member, on_database, run_as_member
from tillkeeper.cli._options import ActingAs, Business, DatabaseUrl, DataDir
from tillkeeper.domains.identity import sign_ins
from tillkeeper.domains.order_sessions import EndSignIn
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.permissions import Permission
from tillkeeper.storage.database import Database

app = typer.Typer(no_args_is_help=True, help="List who is signed in to a business, and end a sign-in.")


@app.callback()
def main() -> None:
    """Stand in front of what can be done with sign-ins."""


@app.command(name="list")
def list_command(
    business: Business, acting_as: ActingAs = None, data_dir: DataDir = Path("data"), database_url: DatabaseUrl = None
) -> None:
    """List the live sign-ins of a business, the newest first; never their tokens. A program's token is none."""
    read = Permission.READ_SIGN_INS
    for each in on_database(database_url, data_dir, lambda url: as_member(url, business, acting_as, _all, reads=read)):
        register = "no register" if each["register"] is None else each["register"]["code"]
        typer.echo(
            f"{each['id']}  {each['kind']:<7}  {each['user']['name']} ({each['user']['username']}), {each['role']}, "
            f"{register}, since {each['signedInAt']}, until {each['expiresAt']}"
        )


@app.command()
def end(
    sign_in_id: Annotated[UUID, typer.Argument(help="Id of the sign-in, as `tillkeeper sign-ins list` shows it.")],
    business: Business,
    acting_as: ActingAs = None,
    data_dir: DataDir = Path("data"),
    database_url: DatabaseUrl = None,
) -> None:
    """End a sign-in at once, in every server: its cart waits for the person's next one, its claims are released."""
    command = EndSignIn(sign_in_id)
    answer = on_database(database_url, data_dir, lambda url: run_as_member(url, command, business, acting_as))
    typer.echo(f"Sign-in {sign_in_id} {'had ended already' if answer.outcome == 'already-ended' else 'has ended'}.")


async def _all(database: Database, actor: Actor) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        page = msgspec.json.decode(await sign_ins(database, actor, limit=limits.PAGE_MAX, cursor=cursor))
        found += page["items"]
        cursor = page["nextCursor"]
        if cursor is None:
            return found
