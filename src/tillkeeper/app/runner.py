"""Carries a command out: key, change, journal row and answer commit together or not at all."""

import hashlib
import time
from collections.abc import Callable
from functools import cache
from uuid import UUID

import msgspec
from prometheus_client import Histogram
from typing_extensions import TypeIs

from tillkeeper.domains.identity import NotPermitted
from tillkeeper.journal import (
    UNCHECKED,
    Answer,
    Approvable,
    Approval,
    ApprovalUncheckedError,
    Batched,
    Call,
    Command,
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
    """Return the histogram child of (command, outcome); cached, since ``labels()`` costs 1 % of a short call."""
    return COMMAND_SECONDS.labels(command, outcome)


class Runner:
    """Runs commands against one database. The only caller of a command's SQL."""

    def __init__(self, database: Database, *, committed: Callable[[UUID], None] | None = None) -> None:
        """Take what to tell, after the commit, of the business whose feed has grown; None: its readers poll."""
        self.database = database
        self._batches = Batches(database)
        self._committed = committed

    async def run(
        self,
        command: Statement | Procedure,
        actor: Actor,
        *,
        key: str | None = None,
        approval: Approval | None = None,
    ) -> Answer:
        """Carry ``command`` out for ``actor`` under idempotency key ``key`` (EV-1, EV-4).

        An actor without the command's permission is refused before anything else (``not-permitted``).
        ``approval`` names who permits what is past the actor's limits (``UNCHECKED``).
        A refusal is returned, not raised: it is journalled and remembered like any
        answer. ``DatabaseFailed``, busy or away, is no answer: nothing is remembered.
        """
        started = time.perf_counter()
        hashed = input_hash(command, approval) if key else None
        call = Call.of(actor, command.name, key, hashed, approval=approval)
        if not actor.may(command.may):
            answer = await self._refuse(command, call, NotPermitted.of(actor, command.may))
        elif is_statement(command):
            answer = answer_from(await self._row(command, (call.row(), *command.function.arguments(command))))
        else:
            answer = await self._run_procedure(command, actor, call)
        has_changed = answer.refusal is None and not answer.replayed and answer.outcome != UNCHECKED
        if has_changed:
            self.tell(actor.business_id)
        _seconds_of(command.name, answer.outcome).observe(time.perf_counter() - started)
        return answer

    def tell(self, business_id: UUID) -> None:
        """Tell whoever follows the business that its feed has grown."""
        if self._committed is not None:
            self._committed(business_id)

    async def _refuse(self, command: Command, call: Call, refusal: Refusal) -> Answer:
        """Refuse the command before any of it is done; under its key as any answer (EV-1)."""
        async with self.database.transaction(command.name) as tx:
            remembered = await recall(tx, call)
            return remembered or await write_refused(tx, call, refusal, subject=command.subject())

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
                    done = await (command.approved(call) if needs_call(command) else command).carry_out(tx, actor)
            except ApprovalUncheckedError:
                return Answer(UNCHECKED, "null", replayed=False, refusal=None)
            except Refusal as refusal:
                return await write_refused(tx, call, refusal, subject=command.subject())
            return await write_done(tx, call, done)


def is_statement(command: Statement | Procedure) -> TypeIs[Statement]:
    """Return whether the command is one SQL function."""
    return hasattr(command, "function")


def may_be_batched(command: Statement) -> TypeIs[Batched]:
    """Return whether the command may go to the database together with others of its kind."""
    return hasattr(command, "locks")


def needs_call(command: Procedure) -> TypeIs[Approvable]:
    """Return whether the procedure may need an approval."""
    return hasattr(command, "approved")


def input_hash(command: Command, approval: Approval | None = None) -> bytes:
    """Return the SHA-256 of the command's name and content, and of who is named as its approver (32 bytes).

    The PIN is no part of it: the hash is kept, and four digits are soon found out.
    """
    named = () if approval is None else (approval.approver_id,)
    content = msgspec.json.encode([command.name, command, *named], order="deterministic")
    return hashlib.sha256(content).digest()
