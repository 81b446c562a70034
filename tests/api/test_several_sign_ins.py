"""One person signed in at several places: what an end of one sign-in does to the cart that the others work on."""

import pytest

from tests.helpers.floor import Document, Person, lines, ok, password_of, person, set_quantity, sign_in_with, thing
from tests.helpers.shop import Shop, Till

BEER = thing("beer", "1000")


async def _status(who: Person, cart: Document) -> str:
    return str(ok(await who.get(f"/api/order-sessions/{cart['id']}"))["status"])


async def test_a_second_sign_ins_end_leaves_the_live_cart_alone(shop: Shop) -> None:
    """OS-3: a program that signs in and out as the cashier parks nothing; the cashier's next tap is carried out."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    cart = await lucia.cart(BEER)
    program = await person(shop, "cashier1")
    await program.sign_out()
    changed = await lucia.operate(cart, set_quantity("op-1", "beer", "2"))
    assert (changed["orderSession"]["status"], lines(changed["orderSession"])) == ("active", {"beer": "2"})
    await lucia.sign_out()
    boss = await person(shop, "manager1")
    assert await _status(boss, cart) == "pending_logout"


async def test_an_end_that_is_not_the_last_one_parks_nothing(shop: Shop) -> None:
    """OS-3: sign-ins that ended, that ran out or that are at another business do not count."""
    first = await person(shop, "cashier1", register="ASU-1")
    cart = await first.cart(BEER)
    second, _elsewhere = await person(shop, "cashier1", register="ASU-2"), await person(shop, "cashier1", "harbor")
    third = await person(shop, "cashier1")
    boss = await person(shop, "manager1")
    await first.sign_out()
    assert await _status(boss, cart) == "active"
    await shop.sql("UPDATE access_tokens SET expires_at = shop_now() WHERE user_id = $1::uuid AND register_id IS NULL",
                   third.id)  # fmt: skip
    await second.sign_out()
    assert await _status(boss, cart) == "pending_logout"


async def test_a_program_is_signed_in_for_nobody(shop: Shop) -> None:
    """OS-3, DV-2: its token keeps no cart active: the cashier's sign-in was the last."""
    lucia = await person(shop, "cashier1")
    cart = await lucia.cart(BEER)
    program = await person(shop, "cashier1")
    await shop.sql(
        "UPDATE access_tokens SET kind = 'api' WHERE created_at = (SELECT max(created_at) FROM access_tokens)"
    )
    await lucia.sign_out()
    assert await _status(program, cart) == "pending_logout"


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, "pending_logout"),
        ({"recover": True}, "active"),
        ({"registerId": "ASU-2"}, "active"),
        ({"registerId": "ASU-2", "recover": False}, "pending_logout"),
        ({"cookie": True}, "active"),
        ({"cookie": True, "recover": False}, "pending_logout"),
    ],
    ids=str,
)
async def test_a_sign_in_takes_the_parked_cart_at_a_till_or_when_it_asks(
    shop: Shop, more: Document, status: str
) -> None:
    """OS-3, S1-04: at a till as ever; a program's sign-in shows the cart and leaves it parked."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    cart = await lucia.cart(BEER)
    await lucia.sign_out()
    login = ok(await sign_in_with(shop, **password_of("cashier1", "espiga"), **more))
    assert (login["orderSession"]["id"], login["orderSession"]["status"]) == (cart["id"], status)
    assert await _status(await person(shop, "manager1"), cart) == status
    if more == {}:
        back = await Person(Till(shop.http, login["token"], login)).post("/api/order-sessions/recover")
        assert ok(back)["orderSession"]["status"] == "active"
