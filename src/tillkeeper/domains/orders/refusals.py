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


class VersionMissing(Refusal):
    """Say which version this change is based on: If-Match or version."""

    code = "version-missing"
    es_py = "Indicá en qué versión se basa este cambio: If-Match o version."


class VersionStale(Refusal):
    """Somebody changed it meanwhile; current holds what it is now."""

    code = "version-stale"
    es_py = "Alguien lo cambió mientras tanto; current tiene lo que es ahora."
