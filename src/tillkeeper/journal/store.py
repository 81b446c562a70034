"""The journal's statements for commands that are procedures."""

from collections.abc import Mapping
from uuid import UUID

import msgspec

from tillkeeper.journal.call import Answer, Call, answer_from
from tillkeeper.journal.command import Done
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.storage.database import Transaction


async def recall(tx: Transaction, call: Call) -> Answer | None:
    """Return the answer remembered under the call's key; waits for a twin under way (EV-1)."""
    if call.idempotency_key is None:
        return None
    row = await tx.fetch_row("SELECT * FROM journal_recall($1::journal_call)", call.row())
    return None if row is None or row["outcome"] is None else answer_from(row)


async def write_done(tx: Transaction, call: Call, done: Done) -> Answer:
    """Write the row of a command that was carried out."""
    event = None
    if done.event_type is not None:
        event = {"type": done.event_type, "audience": done.audience, "changes": done.changes}
    row = await tx.fetch_row(
        "SELECT * FROM journal_done($1::journal_call, $2, $3, $4, $5::jsonb, $6::jsonb)",
        call.row(),
        done.outcome,
        done.subject_kind,
        done.subject_id,
        msgspec.json.encode(done.document).decode(),
        None if event is None else msgspec.json.encode(event).decode(),
    )
    assert row is not None
    return answer_from(row)


async def write_refused(
    tx: Transaction,
    call: Call,
    refusal: Refusal,
    *,
    subject: tuple[str, UUID | None] | tuple[None, None] = (None, None),
    noted: Mapping[str, object] | None = None,
) -> Answer:
    """Write the row of a command that was refused; ``noted`` is what the row says beside the refusal's fields."""
    row = await tx.fetch_row(
        "SELECT * FROM journal_refused($1::journal_call, $2, $3, $4, $5::jsonb)",
        call.row(),
        refusal.code,
        *subject,
        msgspec.json.encode({**(noted or {}), **refusal.fields}).decode(),
    )
    assert row is not None
    return answer_from(row)
