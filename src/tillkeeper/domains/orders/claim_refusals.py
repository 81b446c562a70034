"""The ways claims say no."""

from tillkeeper.kernel.refusal import Refusal


class OrderClaimed(Refusal):
    """{claim[holder][name]} has this order in hand."""

    code = "order-claimed"
    es_py = "{claim[holder][name]} tiene este pedido."
    also = frozenset({"orderId"})
    may_retry = True


class StaleClaim(Refusal):
    """The order is not, or no longer, yours to change here; nothing was changed. Claim it again."""

    code = "stale-claim"
    es_py = "El pedido no es tuyo en esta caja, o ya no lo es; no se cambió nada. Tomalo de nuevo."
    also = frozenset({"claim", "orderId"})


class ClaimNotYours(Refusal):
    """{claim[holder][name]} has this order in hand: only they can release it."""

    code = "claim-not-yours"
    es_py = "{claim[holder][name]} tiene este pedido: solo esa persona puede soltarlo."
    also = frozenset({"orderId"})


class TakeOverNotPermitted(Refusal):
    """Taking an order over needs a manager's PIN."""

    code = "take-over-not-permitted"
    es_py = "Para quitarle un pedido a otra persona hace falta el PIN de un encargado."
    also = frozenset({"claim", "orderId"})


class OrderNotHeld(Refusal):
    """Nobody else has order {number} in hand: claim it."""

    code = "order-not-held"
    es_py = "Nadie más tiene el pedido {number}: tomalo."
    also = frozenset({"orderId"})


class ClaimRequestUnknown(Refusal):
    """There is no such request to you."""

    code = "claim-request-unknown"
    es_py = "No hay ninguna solicitud así para vos."


class ClaimRequestAnswered(Refusal):
    """This request was answered already.

    ``state`` says how: granted or declined.
    """

    code = "claim-request-answered"
    es_py = "Esa solicitud ya fue contestada."
    also = frozenset({"state"})


class AskerGone(Refusal):
    """{asker[name]} has left the till since: the order stays with you."""

    code = "asker-gone"
    es_py = "{asker[name]} ya dejó la caja: el pedido queda con vos."
