"""Commands on the claim of an order: claim, release, take over, ask, answer."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

import msgspec

from tillkeeper.journal import Done
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.permissions import Permission
from tillkeeper.storage.database import Transaction
from tillkeeper.storage.sql_function import SqlFunction


@dataclass(frozen=True, slots=True)
class ClaimOrder:
    """Claim the order, or renew the claim (CL-1).

    Outcomes ``claimed``, ``renewed``. Refusals: ``order-unknown``, ``order-not-open``,
    ``session-unknown``, ``session-not-yours``, ``program-without-drawer``, ``session-not-open``,
    ``profile-mismatch``, ``order-claimed`` with the holder and since when,
    ``credential-invalid`` of who has signed out meanwhile.
    """

    name: ClassVar[str] = "order.claim"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of("claim_order", wanted="order_id", wanted_session="session_id")

    order_id: UUID
    session_id: UUID

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order", self.order_id)

    def locks(self) -> UUID:
        """Return the order, which the function locks."""
        return self.order_id


@dataclass(frozen=True, slots=True)
class ReleaseOrder:
    """Release the claim; harmless without one.

    With a reason a manager releases another person's claim, without any drawer. Refusals: ``order-unknown``,
    ``claim-not-yours``, ``stale-claim`` (an older token).
    """

    name: ClassVar[str] = "order.release"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of("release_order", wanted="order_id")

    order_id: UUID
    claim_token: int | None
    reason: str | None

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order", self.order_id)

    def locks(self) -> UUID:
        """Return the order, which the function locks."""
        return self.order_id


@dataclass(frozen=True, slots=True)
class TakeOverOrder:
    """Take it from its holder, with a reason (CL-4).

    Refusals: as ``ClaimOrder`` without ``order-claimed``; ``take-over-not-permitted``, and
    with an approval those of one.
    """

    name: ClassVar[str] = "order.take-over"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of("take_over_order", wanted="order_id", wanted_session="session_id")

    order_id: UUID
    session_id: UUID
    reason: str

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order", self.order_id)


@dataclass(frozen=True, slots=True)
class AskForOrder:
    """Ask the holder for the order.

    Refusals: ``order-unknown``, ``order-not-open``, ``order-not-held``, those about the
    cash session.
    """

    name: ClassVar[str] = "order.ask"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of(
        "ask_for_order", new_id=new_id, wanted="order_id", wanted_session="session_id"
    )

    order_id: UUID
    session_id: UUID
    message: str | None

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order", self.order_id)


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """Grant (the order changes hands at once) or decline.

    Refusals: ``order-unknown``, ``order-not-open``, ``claim-request-unknown``,
    ``claim-request-answered``, ``stale-claim``, ``asker-gone``.
    """

    name: ClassVar[str] = "order.answer-request"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of("answer_request", wanted="order_id", wanted_request="request_id")

    order_id: UUID
    request_id: UUID
    grants: bool

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order", self.order_id)


@dataclass(frozen=True, slots=True)
class ReleaseMine:
    """Release the claims of this sign-in and withdraw its requests: its screen was locked (CL-2)."""

    name: ClassVar[str] = "order.release-mine"
    may: ClassVar[Permission] = Permission.SELL

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("user", None)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Release and withdraw them all."""
        changes = await release_claims(tx, actor.business_id, actor.token_id)
        released = sum(change["kind"] == "order-claim" for change in changes)
        return Done(
            "released",
            "user",
            actor.user_id,
            {"released": released},
            "order.released" if released else "order.request-withdrawn" if changes else None,
            changes,
        )


async def release_claims(tx: Transaction, business_id: UUID, sign_in_id: UUID) -> tuple[dict[str, object], ...]:
    """Release the claims of a sign-in and withdraw its requests; return the event's changes."""
    value = await tx.fetch_value("SELECT release_claims_of_sign_in($1, $2)", business_id, sign_in_id)
    assert isinstance(value, str)
    return tuple(msgspec.json.decode(value, type=list[dict[str, object]]))
