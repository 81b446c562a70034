"""The bakery's floor, and what it is weeks later."""

from datetime import timedelta

from tests.claims.hands import OPENING, Floor, Hands, at_work
from tests.helpers.floor import person
from tests.helpers.shop import Shop


async def floor_of(shop: Shop) -> Floor:
    """Return the bakery in the morning with three open drawers, the clock standing."""
    await shop.clock.set(OPENING)
    return Floor(
        shop,
        ana=await at_work(shop, "cashier1", "ASU-1"),
        beto=await at_work(shop, "cashier2", "ASU-2"),
        boss=await at_work(shop, "manager1", "ASU-3"),
    )


async def after_days(floor: Floor, days: int) -> None:
    """Let the clock stand so many days after the morning; nobody's sign-in of then is good any more."""
    await floor.shop.clock.set(OPENING + timedelta(days=days))


async def signed_in_again(floor: Floor) -> Floor:
    """Return the same people at the same drawers, signed in anew."""
    return Floor(
        floor.shop,
        ana=Hands(await person(floor.shop, "cashier1", register="ASU-1"), floor.ana.drawer),
        beto=Hands(await person(floor.shop, "cashier2", register="ASU-2"), floor.beto.drawer),
        boss=Hands(await person(floor.shop, "manager1", register="ASU-3"), floor.boss.drawer),
    )
