"""A call: the sender of a command, its key, and the answer."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

import msgspec

from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.storage.database import Row

UNCHECKED: Final = "approval-unchecked"
"""Outcome of a command that stopped where it needs its approval: everything before holds, and the person who is named
may approve it. Nothing was done, written down or remembered; now the PIN is looked at."""


@dataclass(frozen=True, slots=True)
class Approval:
    """The person named as the approver of a call (CS-8)."""

    approver_id: UUID
    is_checked: bool
    """Whether their PIN was found right."""


class ApprovalUncheckedError(Exception):
    """A procedure's way to stop as ``UNCHECKED`` says."""


@dataclass(frozen=True, slots=True)
class Call:
    """The caller's half of a journal row; SQL type ``journal_call``, in its order."""

    business_id: UUID
    user_id: UUID | None
    """None: the server itself, of its own accord."""
    role: str | None
    register_id: UUID | None
    token_id: UUID | None
    command: str
    idempotency_key: str | None
    input_hash: bytes | None
    approval: Approval | None = None

    @classmethod
    def of(
        cls,
        actor: Actor,
        command: str,
        key: str | None,
        input_hash: bytes | None,
        *,
        approval: Approval | None = None,
    ) -> "Call":
        """Return the call that ``actor`` makes; the hash is kept only beside a key."""
        return cls(
            business_id=actor.business_id,
            user_id=actor.user_id,
            role=actor.role.value,
            register_id=actor.register_id,
            token_id=actor.token_id,
            command=command,
            idempotency_key=key,
            input_hash=input_hash if key is not None else None,
            approval=approval,
        )

    @classmethod
    def of_the_server(cls, business_id: UUID, command: str) -> "Call":
        """Return the call that the server makes when nobody asked for it."""
        return cls(business_id, None, None, None, None, command, None, None)

    def row(self) -> tuple[object, ...]:
        """Return the value of SQL type ``journal_call``."""
        return (
            self.business_id,
            self.user_id,
            self.role,
            self.register_id,
            self.token_id,
            self.command,
            self.idempotency_key,
            self.input_hash,
            None if self.approval is None else self.approval.approver_id,
            None if self.approval is None else self.approval.is_checked,
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of a command: carried out or refused, now or when it was first asked."""

    outcome: str
    """Word of the command's own list (``created``, ``resumed``, …) or the refusal's code."""
    document: str
    """The answer as JSON, as the wire shows it; of a refusal, its fields."""
    replayed: bool
    refusal: Refusal | None


def answer_from(row: Row) -> Answer:
    """Return the answer that a row of SQL type ``journal_answer`` holds."""
    document: str = row["document"] or "null"
    refusal = None
    if row["refused"]:
        refusal = Refusal.named(row["outcome"], msgspec.json.decode(document))
    return Answer(outcome=row["outcome"], document=document, replayed=row["replayed"], refusal=refusal)
