"""Commands that somebody else's PIN permits: first the remembered answer, then the PIN, then the command."""

from dataclasses import replace
from typing import Final
from uuid import UUID

from tillkeeper.api.schemas.cash_sessions import ApprovalRequest
from tillkeeper.app.runner import Runner
from tillkeeper.domains.cash_sessions import Approval, ApproverNotPermitted, CloseSession
from tillkeeper.domains.identity import (
    ApprovalFailed,
    SignInThrottled,
    approver_id,
    refuse_approval,
    user_ids_of,
)
from tillkeeper.domains.order_claims import TakeOverOrder
from tillkeeper.journal import Answer, Call
from tillkeeper.kernel.actor import Actor, Role
from tillkeeper.storage.database import Database

# Stands for a name that nobody has: no call under it was ever carried out.
_NOBODY: Final = UUID(int=0)


async def run_approved(
    runner: Runner,
    command: CloseSession | TakeOverOrder,
    actor: Actor,
    given: ApprovalRequest | None,
    *,
    key: str | None,
    subject: tuple[str, UUID],
    **noted: object,
) -> Answer:
    """Run ``command``, which has no approval yet, with the one that is given.

    A call made again gets its answer whatever has become of the PIN since (EV-1; tests/api/test_approvals.py). The
    PIN is no part of what tells one call from another: the hash of that is kept, and four digits are soon found out.

    A refusal of the approval is one of the command on ``subject`` (kind, id) and is journalled as such, with what is
    ``noted`` beside it (EV-4). Refusals: ``approval-failed``, ``sign-in-throttled``, ``approver-not-permitted``.
    """
    if given is None:
        return await runner.run(command, actor, key=key)
    if key is not None:
        named = (await user_ids_of(runner.database, [given.username])).get(given.username.lower(), _NOBODY)
        asked = replace(command, approval=Approval(approver_id=named))
        remembered = await runner.recall(asked, actor, key=key)
        if remembered is not None:
            return remembered
    try:
        approval = await _checked(runner.database, actor, given)
    except (ApprovalFailed, SignInThrottled, ApproverNotPermitted) as refusal:
        call = Call.of(actor, command.name, None, None)
        await refuse_approval(runner.database, call, refusal, approver=given.username, subject=subject, noted=noted)
        raise
    return await runner.run(replace(command, approval=approval), actor, key=key)


async def _checked(database: Database, actor: Actor, given: ApprovalRequest) -> Approval:
    """Check the PIN, outside any transaction: hashing takes its time."""
    person = await approver_id(database, business_id=actor.business_id, username=given.username, pin=given.pin)
    role = next(m.role for m in person.memberships if m.business_id == actor.business_id)
    if role not in {Role.MANAGER, Role.ADMIN}:
        raise ApproverNotPermitted(username=given.username)
    return Approval(approver_id=person.id)
