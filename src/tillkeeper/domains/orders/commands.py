"""Orders of the shared queue: created, changed, split, paid, cancelled."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillkeeper.domains.orders.model import Item, LineMove, LineOperation, OrderLabels
from tillkeeper.domains.sales import Payment
from tillkeeper.kernel import limits
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.permissions import Permission
from tillkeeper.kernel.versions import BasedOn
from tillkeeper.storage.sql_function import SqlFunction


@dataclass(frozen=True, slots=True)
class CreateOrder:
    """Put a new order into the queue; location and profile default to the caller's register's.

    Refusals: ``order-place-needed``, ``location-unknown``, ``profile-unknown``, ``product-unknown``,
    ``order-too-long``, ``order-total-too-large``, ``order-total-mismatch``.
    """

    name: ClassVar[str] = "order.create"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of(
        "order_create",
        new_id=new_id,
        given="labels",
        wanted_location="location",
        wanted_profile="profile",
        lines_max=limits.ORDER_LINES_MAX,
    )

    items: tuple[Item, ...]
    labels: OrderLabels
    location: str | None
    profile: str | None
    expected_total_minor: int | None
    most_minor: int

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order", None)


@dataclass(frozen=True, slots=True)
class OperateOnOrder:
    """Line operations on an order of the queue (OR-2), under its claim (CL-3).

    Refusals: ``order-unknown``, ``order-not-open``, ``order-claimed``, ``stale-claim``,
    and those of the operations on a cart.
    """

    name: ClassVar[str] = "order.operate"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of(
        "order_operations_on", wanted_cart=None, wanted="order_id", lines_max=limits.ORDER_LINES_MAX
    )

    order_id: UUID
    claim_token: int | None
    base_version: int
    operations: tuple[LineOperation, ...]
    expected_total_minor: int | None
    most_minor: int

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order", self.order_id)

    def locks(self) -> UUID:
        """Return the order, which the function locks."""
        return self.order_id


@dataclass(frozen=True, slots=True)
class PayOrder:
    """Pay an order out of the queue, once; its claim ends with it (TX-1).

    Refusals: ``order-unknown``, ``order-not-open``, ``order-claimed``, ``stale-claim``,
    ``order-empty``, ``total-missing``, ``order-total-mismatch``, ``version-stale``, ``register-unknown``, those of
    payments and of the cash session,
    ``profile-mismatch`` where that is of another profile than the order (CL-1).
    """

    name: ClassVar[str] = "order.pay"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of(
        "order_pay",
        new_transaction=new_id,
        wanted_session="session_id",
        wanted_register="register",
        given_payments="payments",
        wanted_cart=None,
        wanted="order_id",
    )

    order_id: UUID
    claim_token: int | None
    session_id: UUID
    register: str | None
    """Where the sale is made (id or code); None: at the sign-in's register (CS-16)."""
    payments: tuple[Payment, ...]
    seen_total_minor: int | None
    seen_versions: BasedOn
    """The total, the version or both, as the till had them on its screen."""

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order", self.order_id)


@dataclass(frozen=True, slots=True)
class CancelOrder:
    """Cancel an order of the queue; the reason stays with it.

    Refusals: ``order-unknown``, ``order-not-open``, ``order-claimed``, ``stale-claim``.
    """

    name: ClassVar[str] = "order.cancel"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of("order_cancel", wanted="order_id")

    order_id: UUID
    claim_token: int | None
    reason: str

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order", self.order_id)


@dataclass(frozen=True, slots=True)
class SplitOrder:
    """Move lines, or pieces of them, into a new order or into ``to_order_id``.

    Refusals: as ``OperateOnOrder``; ``order-line-too-small``.
    """

    name: ClassVar[str] = "order.split"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction.of(
        "order_split", new_id=new_id, wanted="order_id", other="to_order_id", lines_max=limits.ORDER_LINES_MAX
    )

    order_id: UUID
    claim_token: int | None
    to_order_id: UUID | None
    moves: tuple[LineMove, ...]
    most_minor: int

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order", self.order_id)
