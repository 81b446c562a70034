"""Orders of the shared queue: created, changed, split, paid, cancelled."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

import msgspec

from tillkeeper.domains.orders.model import Item, LineMove, LineOperation, OrderLabels
from tillkeeper.domains.sales import Payment
from tillkeeper.kernel import limits
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.permissions import Permission
from tillkeeper.kernel.versions import BasedOn
from tillkeeper.storage.batches import SqlFunction


def _json(content: object) -> str:
    return msgspec.json.encode(content).decode()


@dataclass(frozen=True, slots=True)
class CreateOrder:
    """Put a new order into the queue; location and profile default to the caller's register's.

    Refusals: ``order-place-needed``, ``location-unknown``, ``profile-unknown``, ``product-unknown``,
    ``order-too-long``, ``order-total-too-large``, ``order-total-mismatch``.
    """

    name: ClassVar[str] = "order.create"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction(
        "order_create", ("uuid", "jsonb", "jsonb", "text", "text", "bigint", "integer", "bigint")
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

    def arguments(self) -> tuple[object, ...]:
        """Return what the SQL function takes after the call."""
        return (
            new_id(),
            _json(self.items),
            self.labels.encoded(),
            self.location,
            self.profile,
            self.expected_total_minor,
            limits.ORDER_LINES_MAX,
            self.most_minor,
        )


@dataclass(frozen=True, slots=True)
class OperateOnOrder:
    """Line operations on an order of the queue (OR-2), under its claim (CL-3).

    Refusals: ``order-unknown``, ``order-not-open``, ``order-claimed``, ``stale-claim``,
    and those of the operations on a cart.
    """

    name: ClassVar[str] = "order.operate"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction(
        "order_operations_on", ("bigint", "jsonb", "bigint", "integer", "bigint", "uuid", "uuid", "bigint")
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

    def arguments(self) -> tuple[object, ...]:
        """Return what the SQL function takes after the call."""
        return (
            self.base_version,
            _json(self.operations),
            self.expected_total_minor,
            limits.ORDER_LINES_MAX,
            self.most_minor,
            None,
            self.order_id,
            self.claim_token,
        )


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
    function: ClassVar[SqlFunction] = SqlFunction(
        "order_pay", ("uuid", "uuid", "text", "jsonb", "bigint", "bigint[]", "uuid", "uuid", "bigint")
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

    def arguments(self) -> tuple[object, ...]:
        """Return what the SQL function takes after the call."""
        return (
            new_id(),
            self.session_id,
            self.register,
            _json(self.payments),
            self.seen_total_minor,
            self.seen_versions,
            None,
            self.order_id,
            self.claim_token,
        )


@dataclass(frozen=True, slots=True)
class CancelOrder:
    """Cancel an order of the queue; the reason stays with it.

    Refusals: ``order-unknown``, ``order-not-open``, ``order-claimed``, ``stale-claim``.
    """

    name: ClassVar[str] = "order.cancel"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction("order_cancel", ("uuid", "bigint", "text"))

    order_id: UUID
    claim_token: int | None
    reason: str

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order", self.order_id)

    def arguments(self) -> tuple[object, ...]:
        """Return what the SQL function takes after the call."""
        return (self.order_id, self.claim_token, self.reason)


@dataclass(frozen=True, slots=True)
class SplitOrder:
    """Move lines, or pieces of them, into a new order or into ``to_order_id``.

    Refusals: as ``OperateOnOrder``; ``order-line-too-small``.
    """

    name: ClassVar[str] = "order.split"
    may: ClassVar[Permission] = Permission.SELL
    function: ClassVar[SqlFunction] = SqlFunction(
        "order_split", ("uuid", "uuid", "bigint", "uuid", "jsonb", "integer", "bigint")
    )

    order_id: UUID
    claim_token: int | None
    to_order_id: UUID | None
    moves: tuple[LineMove, ...]
    most_minor: int

    def subject(self) -> tuple[str, UUID | None]:
        """Return what a refusal is about."""
        return ("order", self.order_id)

    def arguments(self) -> tuple[object, ...]:
        """Return what the SQL function takes after the call."""
        return (
            new_id(),
            self.order_id,
            self.claim_token,
            self.to_order_id,
            _json(self.moves),
            limits.ORDER_LINES_MAX,
            self.most_minor,
        )
