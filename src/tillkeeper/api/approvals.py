"""Commands that somebody else's PIN permits: the command decides whether it needs one, before any PIN is looked at."""

from typing import Final
from uuid import UUID

from tillkeeper.api.origin import origin_of
from tillkeeper.api.request import HttpRequest
from tillkeeper.api.schemas.approvals import ApprovalRequest
from tillkeeper.app.runner import Runner
from tillkeeper.domains.identity import (
    ApprovalFailed,
    SignInThrottled,
    approver_id,
    refuse_approval,
    user_ids_of,
)
from tillkeeper.journal import UNCHECKED, Answer, Approval, Call, Procedure, Statement
from tillkeeper.kernel.actor import Actor

# Stands for a name that nobody has: no call under it was ever carried out.
_NOBODY: Final = UUID(int=0)


async def run_approved(
    runner: Runner,
    command: Statement | Procedure,
    request: HttpRequest,
    given: ApprovalRequest | None,
    *,
    key: str | None,
    **noted: object,
) -> Answer:
    """Run ``command`` with the approval that is given, if any.

    First with the approver's name alone. Answered or refused without the approval, that is the answer, whatever the
    PIN: an approval is no way to try PINs (tests/api/test_approval_order.py). Where the approval is all that is missing
    the PIN is checked, outside any transaction, since hashing takes its time, and the command is run again.

    A call made again gets its answer whatever has become of the PIN since (EV-1; tests/api/test_approvals.py).
    A refusal of the PIN is one of the command and is journalled as such, with what is ``noted`` beside it (EV-4).
    Refusals: ``approval-failed``, ``sign-in-throttled``.
    """
    actor: Actor = request.user
    if given is None:
        return await runner.run(command, actor, key=key)
    named = (await user_ids_of(runner.database, [given.username])).get(given.username.lower(), _NOBODY)
    answer = await runner.run(command, actor, key=key, approval=Approval(named, is_checked=False))
    if answer.outcome != UNCHECKED:
        return answer
    try:
        await approver_id(
            runner.database,
            await request.app.state.pepper.get(),
            actor,
            username=given.username,
            pin=given.pin,
            origin=origin_of(request),
        )
    except (ApprovalFailed, SignInThrottled) as refusal:
        call = Call.of(actor, command.name, None, None)
        await refuse_approval(
            runner.database, call, refusal, approver=given.username, subject=command.subject(), noted=noted
        )
        raise
    return await runner.run(command, actor, key=key, approval=Approval(named, is_checked=True))
