"""The ways a shop's places say no."""

from tillkeeper.kernel.refusal import Refusal


class RegisterUnknown(Refusal):
    """There is no register {registerId} in this business."""

    code = "register-unknown"
    es_py = "No hay una caja {registerId} en este negocio."


class RegisterElsewhere(Refusal):
    """Register {registerId} does not stand at location {locationId}."""

    code = "register-elsewhere"
    es_py = "La caja {registerId} no está en el local {locationId}."
