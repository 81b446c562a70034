"""The ways sales say no."""

from tillkeeper.kernel.refusal import Refusal


class PaymentTooLow(Refusal):
    """{due} is due, {paid} was paid."""

    code = "payment-too-low"
    amounts = frozenset({"due", "paid"})
    es_py = "Se debe {due} y se pagó {paid}."


class PaymentTooHigh(Refusal):
    """{due} is due, {paid} was paid, and only cash gives change."""

    code = "payment-too-high"
    amounts = frozenset({"due", "paid"})
    es_py = "Se debe {due}, se pagó {paid} y solo el efectivo da vuelto."


class TenderedUnlikely(Refusal):
    """{tendered} in cash for {due} is more than {limit}: confirm it if it is right."""

    code = "tendered-unlikely"
    amounts = frozenset({"due", "tendered", "limit"})
    es_py = "{tendered} en efectivo para {due} es más que {limit}: confirmalo si está bien."


class TenderNotAccepted(Refusal):
    """{tender} is not accepted here."""

    code = "tender-not-accepted"
    es_py = "{tender} no se acepta acá."
    also = frozenset({"tenders"})


class TransactionUnknown(Refusal):
    """There is no such transaction."""

    code = "transaction-unknown"
    es_py = "No existe esa transacción."
