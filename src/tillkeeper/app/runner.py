"""Carries a command out: key, change, journal row and answer commit together or not at all."""

import hashlib
import time
from collections.abc import Callable
from functools import cache
from uuid import UUID

import msgspec
from prometheus_client import Histogram
from typing_extensions import TypeIs

from tillkeeper.journal import (
    Answer,
    Batched,
    Call,
    Procedure,
    Statement,
    answer_from,
    recall,
    write_done,
    write_refused,
)
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.storage.batches import Batches
from tillkeeper.storage.database import Database, Row

COMMAND_SECONDS = Histogram(
    "tillkeeper_command_seconds",
    "Time from a command's arrival at the runner to its committed answer.",
    ["command", "outcome"],
    buckets=(0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)


@cache
def _seconds_of(command: str, outcome: str) -> Histogram:
    """Return what one outcome of a command is counted in; found anew each time, it is a hundredth of a short call."""
    return COMMAND_SECONDS.labels(command, outcome)


class Runner:
    """Runs commands against one database. The only caller of a command's SQL."""

    def __init__(self, database: Database, *, committed: Callable[[UUID], None] | None = None) -> None:
        """Take what to tell, after the commit, of the business whose feed has grown; None: its readers poll."""
        self.database = database
        self._batches = Batches(database)
        self._committed = committed

    async def run(self, command: Statement | Procedure, actor: Actor, *, key: str | None = None) -> Answer:
        """Carry ``command`` out for ``actor`` under idempotency key ``key`` (EV-1, EV-4).

        A refusal is returned, not raised: it is journalled and remembered like any
        answer. ``DatabaseFailed``, busy or away, is no answer: nothing is remembered.
        """
        started = time.perf_counter()
        call = Call.of(actor, command.name, key, input_hash(command) if key else None)
        if is_statement(command):
            answer = answer_from(await self._row(command, (call.row(), *command.arguments())))
        else:
            answer = await self._run_procedure(command, actor, call)
        if self._committed is not None and answer.refusal is None and not answer.replayed:
            self._committed(actor.business_id)
        _seconds_of(command.name, answer.outcome).observe(time.perf_counter() - started)
        return answer

    async def recall(self, command: Statement | Procedure, actor: Actor, *, key: str) -> Answer | None:
        """Return what ``run`` would remember under ``key``, or None when nothing was asked under it yet (EV-1).

        For what a caller checks before ``run``, and what may have changed since the answer was given.
        """
        call = Call.of(actor, command.name, key, input_hash(command))
        async with self.database.transaction("journal.recall") as tx:
            return await recall(tx, call)

    async def _row(self, command: Statement, arguments: tuple[object, ...]) -> Row:
        if may_be_batched(command):
            return await self._batches.call(command.function, arguments, locks=command.locks())
        row = await self.database.fetch_row(command.function.one, *arguments)
        assert row is not None
        return row

    async def _run_procedure(self, command: Procedure, actor: Actor, call: Call) -> Answer:
        async with self.database.transaction(command.name) as tx:
            remembered = await recall(tx, call)
            if remembered is not None:
                return remembered
            try:
                async with tx.undo_on_error():
                    done = await command.carry_out(tx, actor)
            except Refusal as refusal:
                return await write_refused(tx, call, refusal, subject=command.subject())
            return await write_done(tx, call, done)


def is_statement(command: Statement | Procedure) -> TypeIs[Statement]:
    """Return whether the command is one SQL function."""
    return hasattr(command, "function")


def may_be_batched(command: Statement) -> TypeIs[Batched]:
    """Return whether the command may go to the database together with others of its kind."""
    return hasattr(command, "locks")


def input_hash(command: Statement | Procedure) -> bytes:
    """Return the SHA-256 of the command's name and content (32 bytes)."""
    content = msgspec.json.encode([command.name, command], order="deterministic")
    return hashlib.sha256(content).digest()
