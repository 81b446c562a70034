"""The ways the journal says no."""

from tillkeeper.kernel.refusal import Refusal


class IdempotencyKeyReused(Refusal):
    """The idempotency key {idempotencyKey} was used before with another request."""

    code = "idempotency-key-reused"
    es_py = "La clave de idempotencia {idempotencyKey} ya se usó con otro pedido."
