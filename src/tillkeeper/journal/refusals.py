"""The ways the journal says no."""

from tillkeeper.kernel.refusal import Refusal


class IdempotencyKeyReused(Refusal):
    """The idempotency key {idempotencyKey} was used before with another request. Send this one under a new key."""

    code = "idempotency-key-reused"
    es_py = "La clave de idempotencia {idempotencyKey} ya se usó con otra solicitud. Enviá esta con una clave nueva."


class PositionUnknown(Refusal):
    """The feed has no position {position}: load everything again and follow from there."""

    code = "position-unknown"
    es_py = "El historial de cambios no tiene la posición {position}: cargá todo de nuevo y seguí desde ahí."
