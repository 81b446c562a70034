"""The ways orders say no."""

from typing import Final

from tillkeeper.kernel.refusal import Refusal


class OrderLineExists(Refusal):
    """The order already has a line {lineId}."""

    code = "order-line-exists"
    es_py = "El pedido ya tiene una línea {lineId}."


class OrderLineUnknown(Refusal):
    """The order has no line {lineId}."""

    code = "order-line-unknown"
    es_py = "El pedido no tiene una línea {lineId}."


class OrderIntoItself(Refusal):
    """{field} is the order itself: its lines are moved into another one, or without it into a new one."""

    code = "order-into-itself"
    es_py = "{field} es el mismo pedido: sus líneas pasan a otro pedido o, sin ese campo, a uno nuevo."


class OperationIdReused(Refusal):
    """Another operation on this order has the id {operationId} already: give each an id of its own."""

    code = "operation-id-reused"
    es_py = "Otra operación de este pedido ya tiene el id {operationId}: dale a cada una el suyo."
    also = frozenset({"by"})


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
    also = frozenset({"version"})


class TotalMissing(Refusal):
    """Say what the till shows: the total, or the version of the order. It is {total} now.

    ``version`` is the order's now.
    """

    code = "total-missing"
    amounts = frozenset({"total"})
    es_py = "Indicá lo que muestra la caja: el total o la versión del pedido. Ahora es {total}."
    also = frozenset({"version"})


class OrderEmpty(Refusal):
    """There is nothing on this order."""

    code = "order-empty"
    es_py = "No hay nada en este pedido."


class ProductUnknown(Refusal):
    """No product {productId} is for sale: take its id from the list of products."""

    code = "product-unknown"
    es_py = "No hay un producto {productId} a la venta: tomá su id de la lista de productos."
    perhaps = frozenset({"field"})


class VariantUnknown(Refusal):
    """The product {productId} has no variant {variantId} for sale: take its id from the product's variants."""

    code = "variant-unknown"
    es_py = "El producto {productId} no tiene una variante {variantId} a la venta: tomá su id de sus variantes."
    perhaps = frozenset({"field", "name"})


class VariantMissing(Refusal):
    """{name} is sold by variant: say by variantId which one it is ({names}).

    ``variants`` has the id and name of each.
    """

    code = "variant-missing"
    es_py = "{name} se vende por variante: indicá con variantId cuál es ({names})."
    also = frozenset({"productId", "variants"})


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
    also = frozenset({"orderId", "state", "transactionId"})


class OrderLineTooSmall(Refusal):
    """Line {lineId} holds only {quantity}."""

    code = "order-line-too-small"
    decimals = frozenset({"quantity"})
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


_OF_A_LIMIT: Final = frozenset({"limit", "lineId", "exceeded"})


class DiscountPastLimit(Refusal):
    """{value} % below the catalogue's value is past your limit of {most} %. Somebody else has to approve it."""

    code = "discount-past-limit"
    decimals = frozenset({"value", "most"})
    es_py = (
        "{value} % por debajo del valor del catálogo pasa tu límite de {most} %. Otra persona lo tiene que autorizar."
    )
    also = _OF_A_LIMIT


class PricePastLimit(Refusal):
    """A price {value} % away from the catalogue's is past your limit of {most} %. Somebody else has to approve it."""

    code = "price-past-limit"
    decimals = frozenset({"value", "most"})
    es_py = (
        "Un precio que se aparta {value} % del catálogo pasa tu límite de {most} %."
        " Otra persona lo tiene que autorizar."
    )
    also = _OF_A_LIMIT


class TaxPastLimit(Refusal):
    """
    The tax rate is further from the catalogue's in points ({value}) than your limit ({most}).
    Somebody else has to approve it.
    """

    code = "tax-past-limit"
    decimals = frozenset({"value", "most"})
    es_py = (
        "El impuesto se aparta del catálogo en más puntos ({value}) que tu límite ({most})."
        " Otra persona lo tiene que autorizar."
    )
    also = _OF_A_LIMIT


class OpenItemPastLimit(Refusal):
    """{value} of goods outside the catalogue is past your limit of {most}. Somebody else has to approve it."""

    code = "open-item-past-limit"
    amounts = frozenset({"value", "most"})
    es_py = "{value} fuera del catálogo pasa tu límite de {most}. Otra persona lo tiene que autorizar."
    also = _OF_A_LIMIT


class CancelPastLimit(Refusal):
    """Taking off {value} that others put on is past your limit of {most}. Somebody else has to approve it."""

    code = "cancel-past-limit"
    amounts = frozenset({"value", "most"})
    es_py = "Sacar {value} que cargaron otros pasa tu límite de {most}. Otra persona lo tiene que autorizar."
    also = _OF_A_LIMIT


PAST_LIMIT = (
    DiscountPastLimit.code,
    PricePastLimit.code,
    TaxPastLimit.code,
    OpenItemPastLimit.code,
    CancelPastLimit.code,
)
"""Codes of what somebody else may approve in the same call."""
