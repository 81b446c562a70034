"""The ways order sessions say no."""

from tillkeeper.kernel.refusal import Refusal


class OrderSessionUnknown(Refusal):
    """There is no such order session."""

    code = "order-session-unknown"
    es_py = "No existe esa sesión de pedido."


class OrderSessionNotActive(Refusal):
    """This order session is no longer active: it can't be changed any more.

    ``state`` says what it is; ``transactionId``, where it was paid, by which transaction.
    """

    code = "order-session-not-active"
    es_py = "Esta sesión de pedido ya no está activa: no se puede cambiar."


class RegisterNeeded(Refusal):
    """This cart is at no register: save it with a registerId, or sign in at one."""

    code = "register-needed"
    es_py = "Este carrito no está en ninguna caja: guardalo con un registerId, o ingresá en una."
