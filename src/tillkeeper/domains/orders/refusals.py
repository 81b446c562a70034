"""The ways orders say no."""

from tillkeeper.kernel.refusal import Refusal


class OrderLineExists(Refusal):
    """The order already has a line {lineId}."""

    code = "order-line-exists"
    es_py = "El pedido ya tiene una línea {lineId}."


class OrderLineUnknown(Refusal):
    """The order has no line {lineId}."""

    code = "order-line-unknown"
    es_py = "El pedido no tiene una línea {lineId}."


class OperationIdReused(Refusal):
    """Another operation on this order has the id {operationId} already: give each an id of its own."""

    code = "operation-id-reused"
    es_py = "Otra operación de este pedido ya tiene el id {operationId}: dale a cada una el suyo."


class OrderTooLong(Refusal):
    """An order holds at most {limit} lines."""

    code = "order-too-long"
    es_py = "Un pedido tiene como máximo {limit} líneas."


class OrderTotalTooLarge(Refusal):
    """The order's total would be larger than the highest amount."""

    code = "order-total-too-large"
    es_py = "El total del pedido superaría el importe máximo."


class OrderTotalMismatch(Refusal):
    """You work the total out to {yours}, the server to {total}."""

    code = "order-total-mismatch"
    amounts = frozenset({"yours", "total"})
    es_py = "Tu total es {yours}, el del servidor {total}."


class OrderEmpty(Refusal):
    """There is nothing on this order."""

    code = "order-empty"
    es_py = "No hay nada en este pedido."


class ProductUnknown(Refusal):
    """There is no product {productId} for sale."""

    code = "product-unknown"
    es_py = "No hay un producto {productId} a la venta."


class OrderUnknown(Refusal):
    """There is no such order in the queue."""

    code = "order-unknown"
    es_py = "No existe ese pedido en la cola."


class OrderNotOpen(Refusal):
    """Order {number} is settled: it can't be changed any more.

    ``state`` says how: paid, cancelled, …
    """

    code = "order-not-open"
    es_py = "El pedido {number} ya está cerrado: no se puede cambiar."


class OrderLineTooSmall(Refusal):
    """Line {lineId} holds only {quantity}."""

    code = "order-line-too-small"
    es_py = "La línea {lineId} tiene solo {quantity}."


class OrderPlaceNeeded(Refusal):
    """Say by {field} where the order belongs, or sign in at a register."""

    code = "order-place-needed"
    es_py = "Indicá con {field} a dónde pertenece el pedido, o ingresá en una caja."


class LocationUnknown(Refusal):
    """Say at which location the order is: this business has none called {locationId}."""

    code = "location-unknown"
    es_py = "Indicá en qué local es el pedido: este negocio no tiene uno llamado {locationId}."


class ProfileUnknown(Refusal):
    """Say under which profile the order is: this business has none called {profileId}."""

    code = "profile-unknown"
    es_py = "Indicá bajo qué perfil es el pedido: este negocio no tiene uno llamado {profileId}."
