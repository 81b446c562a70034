"""The ways order sessions say no."""

from tillkeeper.kernel.refusal import Refusal


class OrderSessionUnknown(Refusal):
    """There is no such order session."""

    code = "order-session-unknown"
    es_py = "No existe esa sesión de pedido."


class OrderSessionNotActive(Refusal):
    """This order session is not active: only an active one can be changed.

    ``state`` says what it is; ``transactionId``, where it was paid, by which transaction.
    """

    code = "order-session-not-active"
    es_py = "Esta sesión de pedido no está activa: solo se puede cambiar una activa."
    also = frozenset({"orderSessionId", "state"})
    perhaps = frozenset({"transactionId"})


class RegisterNeeded(Refusal):
    """This cart is at no register: save it with a registerId, or sign in at one."""

    code = "register-needed"
    es_py = "Este carrito no está en ninguna caja: guardalo con un registerId, o ingresá en una."
