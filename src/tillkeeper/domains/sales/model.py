"""A payment as a command carries it."""

import msgspec


class Payment(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """One tender; amounts in minor units. ``tendered_minor`` is the cash handed over.

    ``most_change_minor`` is the change above which the cash has to be confirmed (TX-4); None: it is confirmed.
    """

    tender: str
    amount_minor: int
    tendered_minor: int | None
    most_change_minor: int | None = None
