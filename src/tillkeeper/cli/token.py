"""``tillkeeper token``: the credentials of programs that use the API."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar
from uuid import UUID

import msgspec
import typer

from tillkeeper.app.runner import Runner
from tillkeeper.app.sentences import sentence
from tillkeeper.domains.identity import (
    CreateToken,
    RevokeToken,
    new_token,
    operator_actor,
    token_hash,
    tokens,
)
from tillkeeper.journal import Answer, Procedure
from tillkeeper.kernel.actor import Actor, Role
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.storage.address import database_at
from tillkeeper.storage.database import Database
from tillkeeper.storage.doctor import require_match

app = typer.Typer(no_args_is_help=True, help="Give programs their credentials for the API, list and revoke them.")

Business = Annotated[str, typer.Option(help="Code of the business.")]
ActingAs = Annotated[str | None, typer.Option("--as", help="Member that the journal names; otherwise the first admin.")]
DataDir = Annotated[
    Path, typer.Option(envvar="TILLKEEPER_DATA_DIR", help="Folder of the embedded database, without DATABASE_URL.")
]
DatabaseUrl = Annotated[
    str | None, typer.Option(envvar="DATABASE_URL", help="A PostgreSQL database, instead of the embedded one.")
]
_T = TypeVar("_T")


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


def on_database(database_url: str | None, data_dir: Path, work: Callable[[str], Coroutine[Any, Any, _T]]) -> _T:
    """Return what ``work`` comes to on the database; a refusal is told in a sentence, and ends with 1."""
    try:
        with database_at(database_url, data_dir) as url:
            return asyncio.run(work(url))
    except Refusal as refusal:
        typer.echo(sentence(refusal), err=True)
        raise typer.Exit(1) from None


async def run_as_member(url: str, command: Procedure, business: str, acting_as: str | None) -> Answer:
    """Carry a command out for a business's first admin, or the member ``acting_as``; raises its refusal."""

    async def run(database: Database, actor: Actor) -> Answer:
        answer = await Runner(database).run(command, actor)
        if answer.refusal is not None:
            raise answer.refusal
        return answer

    return await as_member(url, business, acting_as, run)


async def _list(url: str, business: str, acting_as: str | None) -> list[dict[str, Any]]:
    return list(await as_member(url, business, acting_as, tokens))


async def as_member(
    url: str, business: str, acting_as: str | None, work: Callable[[Database, Actor], Coroutine[Any, Any, _T]]
) -> _T:
    """Return what ``work`` comes to for a business's first admin, or the member ``acting_as``."""
    await require_match(url)
    database = await Database.connect(url, size=1)
    try:
        actor = await operator_actor(database, business, acting_as)
        if actor is None:
            who = "an admin" if acting_as is None else f"a member {acting_as}"
            raise typer.BadParameter(f"There is no business {business} with {who}.", param_hint="--business")
        return await work(database, actor)
    finally:
        await database.close()


def _described(token: dict[str, Any]) -> str:
    ends = "without an end" if token["expiresAt"] is None else f"until {token['expiresAt']}"
    return f"{token['role']}{', may hold a drawer' if token['mayHoldDrawer'] else ''}, {ends}"
