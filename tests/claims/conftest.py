"""The bakery's floor with three open drawers."""

import pytest

from tests.claims.hands import OPENING, Floor, at_work
from tests.helpers.shop import Shop


@pytest.fixture
async def floor(shop: Shop) -> Floor:
    """Return cashier1, cashier2 and the manager, each at a till of the same profile, with the clock standing."""
    await shop.clock.set(OPENING)
    # Whose hands an order is in is looked at here; what a cashier may cancel alone, in tests/api/test_limits.py.
    await shop.sql("DELETE FROM profile_limits WHERE kind = 'cancel'")
    return Floor(
        shop,
        ana=await at_work(shop, "cashier1", "ASU-1"),
        beto=await at_work(shop, "cashier2", "ASU-2"),
        boss=await at_work(shop, "manager1", "ASU-3"),
    )
