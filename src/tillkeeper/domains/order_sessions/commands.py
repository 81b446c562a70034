"""The cart: saved, changed, paid, put away and brought back. Parked it is in ``leaving.py``."""

from dataclasses import dataclass, replace
from typing import ClassVar
from uuid import UUID

from tillkeeper.domains import shops
from tillkeeper.domains.identity import move_token
from tillkeeper.domains.order_sessions import queries, store
from tillkeeper.domains.order_sessions.refusals import OrderSessionNotActive, OrderSessionUnknown
from tillkeeper.domains.orders import Item, LineOperation, OrderLabels
from tillkeeper.domains.sales import Payment
from tillkeeper.journal import Done
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.permissions import Permission
from tillkeeper.kernel.versions import BasedOn
from tillkeeper.storage.database import Transaction
from tillkeeper.storage.sql_function import SqlFunction


@dataclass(frozen=True, slots=True)
class SaveOrderSession:
    """Create the caller's order session, or write ``items`` into the live one (OS-2).

    ``based_on`` with a version: the cart is then what ``items`` says, unless there are none. Without one the items are
    added and changed by id and nothing is taken away; the answer's ``kept`` names the lines that stay beside them.
    Outcomes ``created``, ``updated``, ``updated-parked`` (the cart stays parked). Refusals:
    ``register-unknown``, ``product-unknown``, ``order-too-long``,
    ``order-total-too-large``, and ``version-stale`` where a version was given: with the
    current document, or null where there is none to have that version.
    """

    name: ClassVar[str] = "order-session.save"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of(
        "order_session_save",
        new_session=new_id,
        new_order=new_id,
        base_versions="based_on",
        wanted_register="register",
        lines_max=limits.ORDER_LINES_MAX,
    )

    items: tuple[Item, ...]
    based_on: BasedOn
    register: str | None
    most_minor: int

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order-session", None)


@dataclass(frozen=True, slots=True)
class ReplaceOrderSession:
    """Write the whole cart as based on a version; None leaves a part as it is.

    Refusals: ``order-session-unknown``, ``order-session-not-active``,
    ``version-missing``, ``version-stale`` with the current document.
    """

    name: ClassVar[str] = "order-session.replace"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of(
        "order_session_replace",
        wanted="order_session_id",
        wanted_status="status",
        base_versions="based_on",
        lines_max=limits.ORDER_LINES_MAX,
    )

    order_session_id: UUID
    items: tuple[Item, ...] | None
    status: str | None
    based_on: BasedOn
    most_minor: int

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order-session", self.order_session_id)


@dataclass(frozen=True, slots=True)
class OperateOnOrderSession:
    """Line operations on the cart, merged line by line (OR-2).

    Refusals: ``order-session-unknown``, ``order-session-not-active``, ``version-stale``
    (a base version that the order never had), ``operation-id-reused``,
    ``order-line-exists``, ``order-line-unknown``, ``product-unknown``, ``order-too-long``,
    ``order-total-too-large``, ``order-total-mismatch``.
    """

    name: ClassVar[str] = "order-session.operate"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of(
        "order_operations_on",
        wanted_cart="order_session_id",
        wanted=None,
        claim_token=None,
        lines_max=limits.ORDER_LINES_MAX,
    )
    """The function of ``OperateOnOrder`` with other arguments: the calls of one never go in one statement with those of
    the other. The end of a sign-in locks its cart before the orders that it holds; a batch that held an order and then
    wanted a cart would meet it in a deadlock (tests/storage/test_batches.py)."""

    order_session_id: UUID
    base_version: int
    operations: tuple[LineOperation, ...]
    expected_total_minor: int | None
    most_minor: int

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order-session", self.order_session_id)

    def locks(self) -> UUID:
        """Return the order session, which the function locks before its order; never the other way round."""
        return self.order_session_id


@dataclass(frozen=True, slots=True)
class CompleteOrderSession:
    """Pay the cart on an open cash session: all or nothing, once (OS-6, CS-11).

    ``seen_total_minor``, ``seen_versions``: what the till had on its screen, at least one of them; nothing else is
    booked. ``register`` (id or code): where the sale is made, None for the sign-in's (CS-16). Refusals:
    ``order-session-unknown``, ``order-session-not-active``, ``order-empty``, ``total-missing``,
    ``order-total-mismatch``, ``version-stale``, ``register-unknown``, ``session-unknown``, ``session-not-yours``,
    ``program-without-drawer``, ``session-not-open``, ``payment-too-low``, ``payment-too-high``,
    ``tender-not-accepted``, ``tendered-unlikely``.
    """

    name: ClassVar[str] = "order-session.complete"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of(
        "order_pay",
        new_transaction=new_id,
        wanted_session="session_id",
        wanted_register="register",
        given_payments="payments",
        wanted_cart="order_session_id",
        wanted=None,
        claim_token=None,
    )

    order_session_id: UUID
    session_id: UUID
    register: str | None
    payments: tuple[Payment, ...]
    seen_total_minor: int | None
    seen_versions: BasedOn

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order-session", self.order_session_id)


@dataclass(frozen=True, slots=True)
class SendOrderSession:
    """Send the cart to the shared queue, where it gets its number.

    Refusals: ``order-session-unknown``, ``order-session-not-active``, ``order-empty``,
    ``register-needed`` (neither the caller nor the cart is at one).
    """

    name: ClassVar[str] = "order-session.send"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of("order_session_send", wanted="order_session_id", given="labels")

    order_session_id: UUID
    labels: OrderLabels

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order-session", self.order_session_id)


@dataclass(frozen=True, slots=True)
class RecoverOrderSession:
    """Bring the caller's cart back: ``pending_logout`` becomes ``active`` (OS-3).

    Tells where else it was just in use (OS-4). Refusal: ``register-unknown``.
    """

    name: ClassVar[str] = "order-session.recover"
    may: ClassVar[Permission] = Permission.SELL

    register: str | None
    is_sign_in: bool = False
    """A sign-in leaves an active cart as it is: nobody is looking at it here yet, and the screen that
    then recovers it is the one to be warned (tests/api/test_order_sessions.py)."""

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order-session", None)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Make the live order session active here."""
        register_id = actor.register_id
        if self.register is not None:
            register_id = await shops.queries.register_id_of(tx, actor.business_id, self.register)
            if register_id is None:
                raise shops.RegisterUnknown(registerId=self.register)
        live = await store.lock_live(tx, actor)
        if live is None:
            return Done("nothing", "order-session", None, {"orderSession": None})
        elsewhere = await store.active_elsewhere(
            tx, actor.business_id, live, register_id, limits.ACTIVE_ELSEWHERE_SECONDS
        )
        known = await store.document(tx, actor.business_id, live)
        if self.is_sign_in and known["status"] == "active":
            seen = {"orderSession": known, "activeElsewhere": elsewhere}
            return Done("left-where-it-is", "order-session", live, seen)
        document = await store.activate(tx, actor.business_id, live, register_id)
        answer: dict[str, object] = {"orderSession": document, "activeElsewhere": elsewhere}
        return Done(
            "recovered",
            "order-session",
            live,
            answer,
            "order-session.recovered",
            (await store.change(tx, actor.business_id, live),),
            (actor.user_id,),
        )


@dataclass(frozen=True, slots=True)
class MoveToRegister:
    """Go on at another register under the same sign-in; the answer is who is signed in, where.

    Refusal: ``register-unknown``.
    """

    name: ClassVar[str] = "identity.move"
    may: ClassVar[Permission] = Permission.OWN_SIGN_IN

    register: str

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("user", None)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Note the register on the sign-in."""
        register_id = await shops.queries.register_id_of(tx, actor.business_id, self.register)
        if register_id is None:
            raise shops.RegisterUnknown(registerId=self.register)
        await move_token(tx, actor.token_id, register_id)
        here = await queries.signed_in(tx, replace(actor, register_id=register_id), actor.language)
        return Done("moved", "user", actor.user_id, here)


@dataclass(frozen=True, slots=True)
class DiscardOrderSession:
    """Put the cart away (soft, OS-1). Again: the same answer.

    Refusals: ``order-session-unknown``, ``order-session-not-active`` once it is settled.
    """

    name: ClassVar[str] = "order-session.discard"
    may: ClassVar[Permission] = Permission.SELL

    order_session_id: UUID

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order-session", self.order_session_id)

    async def carry_out(self, tx: Transaction, actor: Actor) -> Done:
        """Mark it discarded and its order cancelled."""
        status = await store.lock_own(tx, actor, self.order_session_id)
        if status is None:
            raise OrderSessionUnknown
        answer = {"discarded": True, "id": self.order_session_id}
        if status == "discarded":
            return Done("already-discarded", "order-session", self.order_session_id, answer)
        if status not in {"active", "pending_logout"}:
            raise OrderSessionNotActive(orderSessionId=self.order_session_id, state=status)
        await store.discard(tx, actor.business_id, self.order_session_id)
        return Done(
            "discarded",
            "order-session",
            self.order_session_id,
            answer,
            "order-session.discarded",
            (
                await store.change(tx, actor.business_id, self.order_session_id),
                await store.order_change(tx, actor.business_id, self.order_session_id),
            ),
            (actor.user_id,),
        )
