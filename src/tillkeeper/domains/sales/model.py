"""A payment as a command carries it."""

import msgspec


class Payment(msgspec.Struct, frozen=True, rename="camel"):
    """One tender; amounts in minor units. ``tendered_minor`` is the cash handed over."""

    tender: str
    amount_minor: int
    tendered_minor: int | None
