"""The two shapes a command has.

A hot command is one SQL statement (``Statement``): it locks, decides, changes and
journals in one round trip. Every other is a ``Procedure``: read, decide in a pure
function, write; the runner journals what it returns.
"""

from dataclasses import dataclass
from typing import ClassVar, Protocol, Self
from uuid import UUID

from tillkeeper.journal.call import Call
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.permissions import Permission
from tillkeeper.storage.database import Transaction
from tillkeeper.storage.sql_function import SqlFunction


@dataclass(frozen=True, slots=True)
class Done:
    """The result of a procedure: the rest of its journal row."""

    outcome: str
    subject_kind: str
    subject_id: UUID | None
    document: object
    """The answer, in types that JSON has."""
    event_type: str | None = None
    changes: tuple[dict[str, object], ...] = ()
    audience: tuple[UUID, ...] | None = None
    """People who may read the event beside managers and auditors; None: everybody of the business."""


class Command(Protocol):
    """The parts that every command has."""

    name: ClassVar[str]
    may: ClassVar[Permission]
    """What its caller needs; the runner checks it before anything else (decision 36)."""

    def subject(self) -> tuple[str, UUID | None]:
        """Return the kind of what it is about and, where one is named, its id: the row of a refusal says it (EV-4)."""
        ...


class Statement(Command, Protocol):
    """A command that is one SQL function; its first argument is the ``journal_call``."""

    function: ClassVar[SqlFunction]
    """Its parameters are given fields of the command (``SqlFunction.sources``)."""


class Batched(Statement, Protocol):
    """A statement that may go to the database together with others of its kind."""

    def locks(self) -> UUID:
        """Return the id of the row that the function locks first: calls that want the same one wait for one another."""
        ...


class Procedure(Command, Protocol):
    """A command that reads, decides and writes inside the runner's transaction."""

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Do it, or raise the ``Refusal`` that says why not."""
        ...


class Approvable(Procedure, Protocol):
    """A procedure that may need somebody's approval."""

    def approved(self, call: Call) -> Self:
        """Return the command together with the call that names its approver."""
        ...
