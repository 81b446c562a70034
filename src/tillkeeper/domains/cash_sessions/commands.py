"""Open (get or create), end, count and close a drawer."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillkeeper.domains.cash_sessions import store
from tillkeeper.domains.cash_sessions.model import (
    Approval,
    CashSession,
    Denomination,
    FinalCount,
    Status,
    check_may_count,
    check_over_short,
    check_takes_count,
    counted,
)
from tillkeeper.domains.cash_sessions.refusals import CountMissing, CountOutdated, SessionUnknown
from tillkeeper.journal import Done
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.storage.batches import SqlFunction
from tillkeeper.storage.database import Transaction


@dataclass(frozen=True, slots=True)
class GetOrCreateSession:
    """The one way to open a cash session (CS-3).

    Outcomes ``created``, ``resumed``, ``joined``; refusals ``register-unknown``,
    ``register-elsewhere``, ``register-in-use``, ``session-already-open``.
    """

    name: ClassVar[str] = "cash-session.get-or-create"
    function: ClassVar[SqlFunction] = SqlFunction(
        "get_or_create_session", ("uuid", "text", "text", "bigint", "text", "boolean")
    )

    register: str
    location: str | None
    opening_float_minor: int | None
    """None: the profile's float."""
    opening_notes: str | None
    may_join: bool

    def arguments(self) -> tuple[object, ...]:
        """Return what the SQL function takes after the call."""
        return (
            new_id(),
            self.register,
            self.location,
            self.opening_float_minor,
            self.opening_notes,
            self.may_join,
        )


@dataclass(frozen=True, slots=True)
class EndSession:
    """No more sales: expected cash is frozen, register and cashier are free (CS-5).

    Ending what has ended changes nothing. Refusals: ``session-unknown``,
    ``session-not-yours``.
    """

    name: ClassVar[str] = "cash-session.end"

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
        await store.end(tx, actor.business_id, session.id, session.cash_minor, self.notes)
        return await _answer(tx, actor, session, "ended", "cash-session.ended")


@dataclass(frozen=True, slots=True)
class CountCash:
    """A count of the drawer, kept; it changes no status.

    Refusals: ``session-unknown``, ``session-not-yours``, ``session-closed``, ``session-ended``,
    ``count-missing``, ``counts-differ``, ``denomination-zero``, ``denominations-invalid``.
    """

    name: ClassVar[str] = "cash-session.count"

    session_id: UUID
    kind: str
    """``spot`` (in mid-session) or ``closing``."""
    amount_minor: int | None
    denominations: tuple[Denomination, ...] | None

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("cash-session", self.session_id)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Keep the count beside what the drawer should have held at that instant."""
        session = await _locked(tx, actor, self.session_id)
        check_takes_count(session, self.kind)
        document = await store.insert_count(
            tx,
            actor,
            session,
            kind=self.kind,
            amount_minor=counted(self.amount_minor, self.denominations, actor.currency),
            denominations=self.denominations,
        )
        shown = {"kind": "cash-count", "sessionId": session.id, "id": document["id"], "countKind": self.kind}
        shown |= {name: document[name] for name in ("amount", "denominations", "at", "by")}
        return Done(
            "counted",
            "cash-session",
            session.id,
            {"count": document},
            "cash-session.counted",
            (shown,),
            (session.cashier_id, actor.user_id),
        )


@dataclass(frozen=True, slots=True)
class CloseSession:
    """The count becomes final (CS-5); an open session is ended in the same transaction.

    Closing what is closed answers the same again. Refusals: ``session-unknown``,
    ``session-not-yours``, ``count-missing``, ``count-outdated``, ``counts-differ``,
    ``denomination-zero``, ``denominations-invalid``, ``approval-required`` (CS-8).
    """

    name: ClassVar[str] = "cash-session.close"

    session_id: UUID
    counted_minor: int | None
    denominations: tuple[Denomination, ...] | None
    closing_notes: str | None
    reason: str | None
    approval: Approval | None

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("cash-session", self.session_id)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Record the count and freeze the session."""
        session = await _locked(tx, actor, self.session_id)
        if session.status is Status.CLOSED:
            return await _closed(tx, actor, session, already=True)
        expected_minor = session.cash_minor if session.expected_cash_minor is None else session.expected_cash_minor
        counted_minor = await self._counted_or_last(tx, actor, session, expected_minor)
        check_over_short(
            session,
            expected_minor=expected_minor,
            counted_minor=counted_minor,
            reason=self.reason,
            approval=self.approval,
            currency=actor.currency,
        )
        await store.close(
            tx,
            actor,
            session.id,
            FinalCount(
                expected_minor=expected_minor,
                counted_minor=counted_minor,
                closing_notes=self.closing_notes,
                reason=self.reason,
                approved_by=self.approval.approver_id if self.approval else None,
            ),
        )
        return await _closed(tx, actor, session, already=False)

    async def _counted_or_last(self, tx: Transaction, actor: Actor, session: CashSession, expected_minor: int) -> int:
        if self.counted_minor is None and self.denominations is None:
            last = await store.last_closing_count(tx, actor.business_id, session.id)
            if last is None:
                raise CountMissing
            counted_minor, expected_then_minor = last
            if expected_then_minor != expected_minor:
                raise CountOutdated
            return counted_minor
        counted_minor = counted(self.counted_minor, self.denominations, actor.currency)
        await store.insert_count(
            tx,
            actor,
            session,
            kind="closing",
            amount_minor=counted_minor,
            denominations=self.denominations,
        )
        return counted_minor


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
