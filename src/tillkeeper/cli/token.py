"""``tillkeeper token``: the credentials of programs that use the API."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import msgspec
import typer

from tillkeeper.cli._members import as_member, on_database, run_as_member
from tillkeeper.cli._options import ActingAs, Business, DatabaseUrl, DataDir
from tillkeeper.domains.identity import CreateToken, RevokeToken, new_token, token_hash, tokens
from tillkeeper.kernel.permissions import Permission, Role

app = typer.Typer(no_args_is_help=True, help="Give programs their credentials for the API, list and revoke them.")


@app.callback()
def main() -> None:
    """Stand in front of what can be done with tokens."""


@app.command()
def create(
    name: Annotated[str, typer.Option(help="Name of the program, as the journal and screens show it.")],
    role: Annotated[Role, typer.Option(help="What it may do: as a person of this role, but never approve.")],
    business: Business,
    expires: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Its last day; otherwise it has no end.")
    ] = None,
    drawer: Annotated[
        bool, typer.Option("--drawer", help="It may open and join cash sessions: a kiosk, a till of its own.")
    ] = False,
    acting_as: ActingAs = None,
    data_dir: DataDir = Path("data"),
    database_url: DatabaseUrl = None,
) -> None:
    """Give a program a token, and print it: this once, and nowhere else.

    A further token of the same name is one more of the same program, so that one can be changed without a pause:
    create, put in place, revoke the old one.
    """
    secret = new_token()
    command = CreateToken(
        program=name,
        role=role,
        may_hold_drawer=drawer,
        last_day=None if expires is None else expires.date(),
        token_hash=token_hash(secret),
    )
    answer = on_database(database_url, data_dir, lambda url: run_as_member(url, command, business, acting_as))
    document = msgspec.json.decode(answer.document)
    typer.echo(f"Token {document['id']} of {document['program']['name']}, {_described(document)}.", err=True)
    typer.echo("It is shown this once. Send it as `Authorization: Bearer …`:", err=True)
    typer.echo(secret)


@app.command(name="list")
def list_command(
    business: Business, acting_as: ActingAs = None, data_dir: DataDir = Path("data"), database_url: DatabaseUrl = None
) -> None:
    """List the tokens of a business's programs, the newest first; never the tokens themselves."""
    for token in on_database(database_url, data_dir, lambda url: _list(url, business, acting_as)):
        state = "live" if token["isLive"] else "revoked" if token["revokedAt"] else "ended"
        typer.echo(f"{token['id']}  {state:<7}  {token['program']['name']}, {_described(token)}")


@app.command()
def revoke(
    token_id: Annotated[UUID, typer.Argument(help="Id of the token, as `tillkeeper token list` shows it.")],
    business: Business,
    acting_as: ActingAs = None,
    data_dir: DataDir = Path("data"),
    database_url: DatabaseUrl = None,
) -> None:
    """Make a token worthless at once, in every server and for its open streams."""
    answer = on_database(
        database_url, data_dir, lambda url: run_as_member(url, RevokeToken(token_id), business, acting_as)
    )
    document = msgspec.json.decode(answer.document)
    typer.echo(f"Token {token_id} of {document['program']['name']} is revoked.")


async def _list(url: str, business: str, acting_as: str | None) -> list[dict[str, Any]]:
    return list(await as_member(url, business, acting_as, tokens, reads=Permission.MANAGE_TOKENS))


def _described(token: dict[str, Any]) -> str:
    ends = "without an end" if token["expiresAt"] is None else f"until {token['expiresAt']}"
    return f"{token['role']}{', may hold a drawer' if token['mayHoldDrawer'] else ''}, {ends}"
