"""Bursts of wrong passwords and PINs: told to managers as they happen, and shown on their board (DV-3)."""

from uuid import UUID

import msgspec

from tillkeeper.journal import Call, Done, write_done
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.storage.database import Database, Transaction

_COMMAND = "identity.guessing"

_LATEST = """
SELECT jsonb_build_object('items', coalesce(jsonb_agg(told ORDER BY at DESC), '[]')) FROM (
    SELECT j.at, (j.event #> '{changes,0,document}')::jsonb || jsonb_build_object('at', instant_wire(j.at)) AS told
    FROM journal j
    WHERE j.business_id = $1 AND j.command = 'identity.guessing'
      AND j.at > (SELECT shop_now()) - make_interval(secs => $2)
    ORDER BY j.at DESC LIMIT $3
) latest
"""


async def latest(database: Database, actor: Actor) -> str:
    """Return ``{items: Guesses[]}``: the newest bursts of the last hours, newest first."""
    found = await database.fetch_value(
        _LATEST, actor.business_id, limits.GUESSES_SHOWN_SECONDS, limits.GUESSES_SHOWN_MAX
    )
    assert isinstance(found, str)
    return found


async def tell_of_person(database: Database, business_id: UUID, person_id: UUID, register_id: UUID | None) -> None:
    """Tell managers that somebody tries one secret of a person after the other, at a register or elsewhere."""
    async with database.transaction(_COMMAND) as tx:
        await _tell(tx, business_id, person_id, register_id, limits.SIGN_IN_FREE_TRIES)


async def tell_of_register(database: Database, business_id: UUID, register_id: UUID) -> None:
    """Tell managers, once in a while, that strangers have used up what they may guess at a register."""
    async with database.transaction(_COMMAND) as tx:
        known = await tx.fetch_value(
            "SELECT EXISTS (SELECT FROM journal j WHERE j.business_id = $1 AND j.command = 'identity.guessing'"
            " AND j.at > (SELECT shop_now()) - make_interval(secs => $3) AND j.at <= (SELECT shop_now())"
            " AND j.subject_id = $2)",
            business_id,
            register_id,
            limits.GUESSES_TOLD_AGAIN_SECONDS,
        )
        if known is not True:
            await _tell(tx, business_id, None, register_id, None)


async def _tell(
    tx: Transaction, business_id: UUID, person_id: UUID | None, register_id: UUID | None, wrong_in_row: int | None
) -> None:
    text = await tx.fetch_value(
        "SELECT guesses_document($1, $2, $3, $4)", business_id, person_id, register_id, wrong_in_row
    )
    assert isinstance(text, str)
    document = msgspec.json.decode(text)
    subject = person_id or register_id
    noticed = {"kind": "guesses", "id": subject, "document": document}
    kind = "register" if person_id is None else "user"
    done = Done("noticed", kind, subject, None, "identity.guessed-at", (noticed,), audience=())
    await write_done(tx, Call.of_the_server(business_id, _COMMAND), done)
