"""Open (get or create), end, count and close a drawer."""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal
from uuid import UUID

from tillkeeper.domains.cash_sessions import store
from tillkeeper.domains.cash_sessions.model import (
    ApprovalState,
    CashSession,
    Denomination,
    FinalCount,
    Status,
    check_may_count,
    check_takes_count,
    counted,
    is_past_limit,
)
from tillkeeper.domains.cash_sessions.refusals import (
    ApprovalTooEarly,
    CountMissing,
    CountOutdated,
    NothingToApprove,
    SessionUnknown,
)
from tillkeeper.domains.identity import ApprovalByOneself, ApproverNotPermitted, approver_verdict
from tillkeeper.journal import UNCHECKED, Approval, ApprovalUncheckedError, Call, Done
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.permissions import Permission
from tillkeeper.storage.database import Transaction
from tillkeeper.storage.sql_function import SqlFunction


@dataclass(frozen=True, slots=True)
class GetOrCreateSession:
    """The one way to open a cash session (CS-3).

    Outcomes ``created``, ``resumed``, ``joined``; refusals ``register-unknown``,
    ``register-elsewhere``, ``register-in-use``, ``session-already-open``.
    """

    name: ClassVar[str] = "cash-session.get-or-create"
    may: ClassVar[Permission] = Permission.WORK_ON_SESSIONS
    function: ClassVar[SqlFunction] = SqlFunction.of(
        "get_or_create_session", new_id=new_id, wanted_register="register", wanted_location="location"
    )

    register: str
    location: str | None
    opening_float_minor: int | None
    """None: the profile's float."""
    opening_notes: str | None
    on_existing: Literal["join", "refuse"] | None
    """What to do about a session of somebody else; None: join it, unless the caller owns a drawer elsewhere (D16)."""

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("cash-session", None)


@dataclass(frozen=True, slots=True)
class EndSession:
    """No more sales: expected cash is frozen, register and cashier are free (CS-5).

    Ending what has ended changes nothing. Refusals: ``session-unknown``,
    ``session-not-yours``.
    """

    name: ClassVar[str] = "cash-session.end"
    may: ClassVar[Permission] = Permission.WORK_ON_SESSIONS

    session_id: UUID
    notes: str | None

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("cash-session", self.session_id)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """End it under its row lock, which a sale under way holds until it is booked."""
        session = await _locked(tx, actor, self.session_id)
        if session.status is not Status.OPEN:
            return await _answer(tx, actor, session, "already-ended", None)
        await store.end(tx, actor, session.id, session.cash_minor, self.notes)
        return await _answer(tx, actor, session, "ended", "cash-session.ended")


@dataclass(frozen=True, slots=True)
class CountCash:
    """A count of the drawer, kept (CS-5).

    Under a blind profile the first closing count of somebody who may not see the expected amount closes the session,
    whatever it says (CS-7); any other changes no status. A ``recount`` is an entry on a closed session by somebody who
    could approve it.

    Refusals: ``session-unknown``, ``session-not-yours``, ``session-closed``, ``session-ended``, ``session-not-closed``,
    ``count-missing``, ``counts-differ``, ``denomination-zero``, ``denominations-invalid``; of a recount
    ``approval-by-oneself``, ``approver-not-permitted``.
    """

    name: ClassVar[str] = "cash-session.count"
    may: ClassVar[Permission] = Permission.WORK_ON_SESSIONS

    session_id: UUID
    kind: str
    """``spot`` (in mid-session), ``closing`` or ``recount``."""
    amount_minor: int | None
    denominations: tuple[Denomination, ...] | None

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("cash-session", self.session_id)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Keep the count beside what the drawer should have held at that instant."""
        session = await _locked(tx, actor, self.session_id)
        check_takes_count(session, self.kind)
        if self.kind == "recount":
            await _check_approves(tx, actor, session)
        counted_minor = counted(self.amount_minor, self.denominations, actor.currency, field="$.amount")
        closes = self.kind == "closing" and session.is_blind and not actor.may(Permission.READ_ALL)
        document = await store.insert_count(
            tx,
            actor,
            replace(session, is_blind=session.is_blind and not closes),
            kind=self.kind,
            amount_minor=counted_minor,
            denominations=self.denominations,
        )
        shown = {"kind": "cash-count", "sessionId": session.id, "id": document["id"], "countKind": self.kind}
        shown |= {name: document[name] for name in ("amount", "denominations", "at", "by")}
        shown["audience"] = [session.cashier_id, actor.user_id]
        if closes:
            await _close(tx, actor, session, _Closing(counted_minor))
            done = await _closed(tx, actor, session, already=False)
            assert isinstance(done.document, dict)
            answer = {name: done.document[name] for name in ("session", "summary")} | {"count": document}
            return replace(done, document=answer, changes=(shown, *done.changes))
        answer = {"count": document, "session": None, "summary": None}
        return Done("counted", "cash-session", session.id, answer, "cash-session.counted", (shown,))


@dataclass(frozen=True, slots=True)
class CloseSession:
    """The count becomes final (CS-5); an open session is ended in the same transaction.

    A difference past the profile's limit closes all the same: approved by whom the call names, else pending (CS-8).
    Closing what is closed answers the same again. Refusals: ``session-unknown``, ``session-not-yours``,
    ``count-missing``, ``count-outdated``, ``counts-differ``, ``denomination-zero``, ``denominations-invalid``;
    of an approval ``approval-too-early`` (the count is blind), ``approval-by-oneself``, ``approver-not-permitted``.
    """

    name: ClassVar[str] = "cash-session.close"
    may: ClassVar[Permission] = Permission.WORK_ON_SESSIONS

    session_id: UUID
    counted_minor: int | None
    denominations: tuple[Denomination, ...] | None
    closing_notes: str | None
    reason: str | None
    call: Call | None = None
    """Names the approver."""

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("cash-session", self.session_id)

    def approved(self, call: Call) -> "CloseSession":
        """Return the command with the call that names its approver."""
        return replace(self, call=call)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Record the count and freeze the session."""
        session = await _locked(tx, actor, self.session_id)
        if session.status is Status.CLOSED:
            return await _closed(tx, actor, session, already=True)
        approval = None if self.call is None else self.call.approval
        # An approval that is refused only where the difference is past the limit would tell it before the close does.
        if approval is not None and session.is_blind and not actor.may(Permission.READ_ALL):
            raise ApprovalTooEarly
        counted_minor = await self._counted_or_last(tx, actor, session)
        await _close(tx, actor, session, _Closing(counted_minor, self.closing_notes, self.reason, approval))
        return await _closed(tx, actor, session, already=False)

    async def _counted_or_last(self, tx: Transaction, actor: Actor, session: CashSession) -> int:
        if self.counted_minor is None and self.denominations is None:
            last = await store.last_closing_count(tx, actor.business_id, session.id)
            if last is None:
                raise CountMissing(field="$.countedCash")
            counted_minor, expected_then_minor, _ = last
            if expected_then_minor != session.expected_minor:
                raise CountOutdated
            return counted_minor
        counted_minor = counted(self.counted_minor, self.denominations, actor.currency, field="$.countedCash")
        await store.insert_count(
            tx,
            actor,
            session,
            kind="closing",
            amount_minor=counted_minor,
            denominations=self.denominations,
        )
        return counted_minor


@dataclass(frozen=True, slots=True)
class ApproveSession:
    """Answer for the difference of a closed session (CS-8): by a manager's own sign-in, or by their PIN at the till.

    Approving what is approved answers the same again. Refusals: ``session-unknown``, ``session-not-yours``,
    ``nothing-to-approve``, ``approval-by-oneself``, ``approver-not-permitted``.
    """

    name: ClassVar[str] = "cash-session.approve"
    may: ClassVar[Permission] = Permission.WORK_ON_SESSIONS

    session_id: UUID
    reason: str | None
    call: Call | None = None
    """Names the approver where that is not the caller."""

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("cash-session", self.session_id)

    def approved(self, call: Call) -> "ApproveSession":
        """Return the command with the call that names its approver."""
        return replace(self, call=call)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Record who approved it; the count and the difference stay as they are."""
        session = await _locked(tx, actor, self.session_id)
        if session.approval is None:
            raise NothingToApprove(sessionNumber=session.number)
        if session.approval != ApprovalState.PENDING:
            return await _answer(tx, actor, session, "already-approved", None)
        given = None if self.call is None else self.call.approval
        if given is None:
            state, approver_id = await _check_approves(tx, actor, session), actor.user_id
        else:
            not_by = (actor.user_id, *await _had_a_hand(tx, actor, session))
            state, approver_id = await _check_approval(tx, actor, given, not_by), given.approver_id
        await store.approve(tx, actor.business_id, session.id, state, approver_id, self.reason)
        return await _answer(tx, actor, session, "approved", "cash-session.approved")


async def _check_approval(
    tx: Transaction, actor: Actor, approval: Approval, not_by: tuple[UUID | None, ...]
) -> ApprovalState:
    """Ask the one check of who approves what.

    Refusals: ``approval-by-oneself``, ``approver-not-permitted``. Stops for the PIN that was not looked at yet.
    """
    verdict, named = await approver_verdict(tx, actor.business_id, approval, not_by)
    match verdict:
        case "stands":
            return ApprovalState.APPROVED
        case "by-oneself":
            return ApprovalState.BY_ONESELF
        case "approval-by-oneself":
            raise ApprovalByOneself(**named)
        case "approver-not-permitted":
            raise ApproverNotPermitted(**named)
        case _:
            assert verdict == UNCHECKED
            raise ApprovalUncheckedError


async def _check_approves(tx: Transaction, actor: Actor, session: CashSession) -> ApprovalState:
    """Return how the actor's own word counts on a closed session; refusals as ``_check_approval``."""
    own = Approval(actor.user_id, is_checked=True)
    return await _check_approval(tx, actor, own, await _had_a_hand(tx, actor, session))


async def _had_a_hand(tx: Transaction, actor: Actor, session: CashSession) -> tuple[UUID | None, ...]:
    """Return who does not approve a count: the drawer's cashier, who closed it, who made the count that closed it."""
    last = await store.last_closing_count(tx, actor.business_id, session.id)
    return (session.cashier_id, session.closed_by, None if last is None else last[2])


@dataclass(frozen=True, slots=True)
class _Closing:
    counted_minor: int
    notes: str | None = None
    reason: str | None = None
    approval: Approval | None = None


async def _close(tx: Transaction, actor: Actor, session: CashSession, closing: _Closing) -> None:
    """Make a count the final one, whatever it says; past the limit the difference waits for an approval."""
    state, approved_by = None, None
    if is_past_limit(session, counted_minor=closing.counted_minor):
        state, approved_by = await _approval_of(tx, actor, session, closing.approval)
    final = FinalCount(
        expected_minor=session.expected_minor,
        counted_minor=closing.counted_minor,
        closing_notes=closing.notes,
        reason=closing.reason,
        approval=state,
        approved_by=approved_by,
    )
    await store.close(tx, actor, session.id, final)


async def _approval_of(
    tx: Transaction, actor: Actor, session: CashSession, given: Approval | None
) -> tuple[ApprovalState, UUID | None]:
    """Return how a difference past the limit stands, and by whose word."""
    not_by = (actor.user_id, *await _had_a_hand(tx, actor, session))
    if given is not None:
        return await _check_approval(tx, actor, given, not_by), given.approver_id
    own, _ = await approver_verdict(tx, actor.business_id, Approval(actor.user_id, is_checked=True), not_by)
    if own == ApprovalState.BY_ONESELF:
        return ApprovalState.BY_ONESELF, actor.user_id
    return ApprovalState.PENDING, None


async def _locked(tx: Transaction, actor: Actor, session_id: UUID) -> CashSession:
    session = await store.locked(tx, actor.business_id, session_id)
    if session is None:
        raise SessionUnknown
    check_may_count(session, actor)
    return session


async def _answer(tx: Transaction, actor: Actor, session: CashSession, outcome: str, event_type: str | None) -> Done:
    document = await store.document(tx, actor, session.id)
    return Done(
        outcome,
        "cash-session",
        session.id,
        {"session": document},
        event_type,
        () if event_type is None else (await store.change(tx, actor.business_id, session.id),),
    )


async def _closed(tx: Transaction, actor: Actor, session: CashSession, *, already: bool) -> Done:
    document = await store.document(tx, actor, session.id)
    return Done(
        "already-closed" if already else "closed",
        "cash-session",
        session.id,
        {"session": document, "summary": document["summary"], "alreadyClosed": already},
        None if already else "cash-session.closed",
        () if already else (await store.change(tx, actor.business_id, session.id),),
    )
