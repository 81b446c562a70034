"""A database that is busy is no fault of the server's, and no answer."""

import asyncpg
import pytest

from tests.helpers.floor import ok, person
from tests.helpers.shop import Shop
from tillkeeper.kernel import limits

KEY = "start-the-shift-1"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "STATEMENT_TIMEOUT_MS", 300)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    ("language", "words"), [("en", "Nothing was changed: ask again"), ("es-PY", "No cambió nada: probá de nuevo")]
)
async def test_a_lock_that_is_held_too_long_is_told_as_busy_and_the_same_key_goes_through(
    shop: Shop, language: str, words: str
) -> None:
    """EV-2, EV-1: 503 with when to ask again; nothing is remembered and nothing journalled."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    rows = await shop.sql("SELECT count(*) FROM journal")
    keeper = await asyncpg.connect(shop.database_url)
    async with keeper.transaction():
        await keeper.execute("SELECT FROM pos_registers WHERE code = 'ASU-1' FOR UPDATE")
        answer = await lucia.till.post(
            "/api/pos/sessions/get-or-create",
            {"registerId": "ASU-1"},
            key=KEY,
            headers={"Accept-Language": language},
        )
    await keeper.close()
    assert (answer.status_code, answer.json()["code"]) == (503, "database-busy")
    assert answer.headers["Retry-After"] == "1"
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert words in answer.json()["detail"]
    assert await shop.sql("SELECT count(*) FROM journal") == rows
    again = await lucia.till.post("/api/pos/sessions/get-or-create", {"registerId": "ASU-1"}, key=KEY)
    assert ok(again, 201)["outcome"] == "created"
