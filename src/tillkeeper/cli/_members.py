"""Commands that are given on the server machine in a member's name, who signs in nowhere (``identity/operator.py``)."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import typer

from tillkeeper.app.runner import Runner
from tillkeeper.app.sentences import sentence
from tillkeeper.domains.identity import NotPermitted, operator_actor
from tillkeeper.journal import Answer, Procedure
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.permissions import Permission
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.storage.address import database_at
from tillkeeper.storage.database import Database
from tillkeeper.storage.doctor import require_match

_T = TypeVar("_T")


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


async def as_member(
    url: str,
    business: str,
    acting_as: str | None,
    work: Callable[[Database, Actor], Coroutine[Any, Any, _T]],
    *,
    reads: Permission | None = None,
) -> _T:
    """Return what ``work`` comes to for a business's first admin, or the member ``acting_as``.

    ``reads`` is what work that reads needs, as a route that reads names it; of a command the runner asks for its own.
    Refusal: ``not-permitted``.
    """
    await require_match(url)
    database = await Database.connect(url, size=1)
    try:
        actor = await operator_actor(database, business, acting_as)
        if actor is None:
            who = "an admin" if acting_as is None else f"a member {acting_as}"
            raise typer.BadParameter(f"There is no business {business} with {who}.", param_hint="--business")
        if reads is not None and not actor.may(reads):
            raise NotPermitted.of(actor, reads)
        return await work(database, actor)
    finally:
        await database.close()
