"""Bursts of wrong passwords and PINs, as managers are shown them."""

from datetime import datetime

from tests.helpers.floor import Document, Person, journal, ok, person, refused
from tests.helpers.floor import sign_in_with as sign_in
from tests.helpers.shop import Shop
from tillkeeper.kernel import limits


async def shown(who: Person) -> list[Document]:
    items: list[Document] = ok(await who.get("/api/sign-ins/guesses"))["items"]
    return items


async def test_a_burst_says_at_whom_where_and_since_when(shop: Shop) -> None:
    """DV-3: once for five in a row at a register; a colleague is told nothing of it."""
    boss = await person(shop, "manager1")
    assert await shown(boss) == []
    for _ in range(limits.SIGN_IN_FREE_TRIES):
        refused(await sign_in(shop, username="cashier2", pin="0000", registerId="ASU-2"), 401, "sign-in-failed")
    refused(await sign_in(shop, username="cashier2", pin="0000", registerId="ASU-2"), 429, "sign-in-throttled")
    (burst,) = await shown(boss)
    assert (burst["user"]["username"], burst["register"]["code"], burst["wrongInARow"]) == ("cashier2", "ASU-2", 5)
    (row,) = await journal(shop, "identity.guessing")
    assert datetime.fromisoformat(burst["at"]) == row["at"]
    refused(await (await person(shop, "cashier1")).get("/api/sign-ins/guesses"), 403, "not-permitted")
    events = ok(await boss.get("/api/events?limit=200"))["items"]
    (told,) = [each for each in events if each["type"] == "identity.guessed-at"]
    assert told["changes"][0]["document"] == {name: burst[name] for name in ("user", "register", "wrongInARow")}


async def test_a_burst_of_approvals_is_told_as_well(shop: Shop) -> None:
    """DV-3: at the register where they were asked for; whoever asks is not the one who was guessed at."""
    boss, clerk = await person(shop, "manager1"), await person(shop, "cashier1", register="ASU-1")
    session = await clerk.open_drawer("ASU-1")
    wrong = {"username": "manager1", "pin": "0000"}
    for _ in range(limits.SIGN_IN_FREE_TRIES):
        refused(await clerk.close(session, countedCash="1", approval=wrong), 403, "approval-failed")
    (burst,) = await shown(boss)
    assert (burst["user"]["username"], burst["register"]["code"], burst["wrongInARow"]) == ("manager1", "ASU-1", 5)


async def test_a_guesser_who_goes_on_is_told_of_once(shop: Shop) -> None:
    """DV-3: each wait that is over is one more wrong PIN, and no more news; a right one in between begins anew."""
    boss = await person(shop, "manager1")
    await shop.clock.advance(seconds=0)

    async def guess(pin: str) -> int:
        answer = await sign_in(shop, username="cashier2", pin=pin, registerId="ASU-2")
        await shop.clock.advance(seconds=limits.SIGN_IN_WAIT_MAX_SECONDS)
        return answer.status_code

    wrong = limits.SIGN_IN_FREE_TRIES + 3
    assert [await guess("0000") for _ in range(wrong)] == [401] * wrong
    assert len(await shown(boss)) == 1
    assert await guess("2222") == 200
    assert [await guess("0000") for _ in range(wrong)] == [401] * wrong
    assert len(await shown(boss)) == 2


async def test_a_password_is_guessed_at_no_register(shop: Shop) -> None:
    """DV-3: each business of the person is told, and only of itself."""
    for _ in range(limits.SIGN_IN_FREE_TRIES):
        refused(await sign_in(shop, username="cashier1", password="wrong"), 401, "sign-in-failed")
    for boss in (await person(shop, "manager1"), await person(shop, "manager2", "harbor")):
        (burst,) = await shown(boss)
        assert (burst["user"]["username"], burst["register"]) == ("cashier1", None)


async def flood(shop: Shop, register: str) -> None:
    """Try invented names at a register, each from a device and an address that nobody knows."""
    for number in range(limits.GUESSES_OF_STRANGERS_AT_ONE_REGISTER + 5):
        shop.http.cookies.clear()
        await sign_in(shop, username=f"nobody-{number}", pin="0000", registerId=register)
        await shop.sql("DELETE FROM sign_in_throttles WHERE subject NOT LIKE 'register:%'")


async def test_strangers_that_flood_a_register_are_told_of_once_an_hour(shop: Shop) -> None:
    """DV-3: nobody's PIN is tried, and the register is named."""
    boss = await person(shop, "manager1")
    await shop.clock.advance(seconds=0)
    await flood(shop, "ASU-1")
    assert [(each["user"], each["register"]["code"]) for each in await shown(boss)] == [(None, "ASU-1")]
    await shop.clock.advance(seconds=limits.GUESSES_TOLD_AGAIN_SECONDS)
    await flood(shop, "ASU-1")
    assert len(await shown(boss)) == 2


async def test_what_was_long_ago_is_not_shown(shop: Shop) -> None:
    """DV-3: the journal keeps it; the board shows a shift."""
    await shop.clock.advance(seconds=0)
    for _ in range(limits.SIGN_IN_FREE_TRIES):
        await sign_in(shop, username="cashier2", password="wrong")
    await shop.clock.advance(seconds=limits.GUESSES_SHOWN_SECONDS)
    assert await shown(await person(shop, "manager1")) == []
    assert len(await journal(shop, "identity.guessing")) == 1
