"""A *no* as a person and a program read it."""

import pytest

from tests.helpers.floor import Document, cash, ok, person, refused, sign_in_with, thing
from tests.helpers.shop import PASSWORD, Shop


async def test_a_sentence_speaks_the_language_of_its_reader(shop: Shop) -> None:
    """EV-7, S2-30, S3-02: the header's, else the person's or the business's; with nobody known, English."""
    lucia, maya = await person(shop, "cashier1"), await person(shop, "cashier4", "harbor")
    path = "/api/pos/sessions/018f0000-0000-7000-8000-000000000000"
    spoken = {
        "bakery": await lucia.get(path),
        "bakery, asked in English": await lucia.get(path, headers={"Accept-Language": "en"}),
        "bar": await maya.get(path),
        "bar, asked in Spanish": await maya.get(path, headers={"Accept-Language": "es"}),
        "nobody": await shop.http.get(path),
    }
    assert {name: answer.headers["Content-Language"] for name, answer in spoken.items()} == {
        "bakery": "es-PY", "bakery, asked in English": "en", "bar": "en", "bar, asked in Spanish": "es-PY",
        "nobody": "en",
    }  # fmt: skip
    assert spoken["bakery"].json()["detail"] == spoken["bar, asked in Spanish"].json()["detail"]
    assert spoken["bar"].json()["detail"] == spoken["bakery, asked in English"].json()["detail"]
    assert spoken["bar"].json()["detail"] != spoken["bakery"].json()["detail"]


async def test_amounts_in_sentences_are_written_as_people_write_them(shop: Shop) -> None:
    """EV-7: Gs. 10.000 and $10.89 in the sentence, exact decimals in the fields."""
    lucia, maya = await person(shop, "cashier1"), await person(shop, "cashier4", "harbor")
    session = await lucia.open_drawer("ASU-1")
    problem = refused(
        await lucia.pay(await lucia.cart(thing("a", "1500000")), session, cash("9000")), 422, "payment-too-low"
    )
    assert (problem["due"], problem["paid"]) == ("1500000", "9000")
    assert "1.500.000" in problem["detail"]
    assert "9.000" in problem["detail"]
    session = await maya.open_drawer("test-register-1")
    problem = refused(
        await maya.pay(await maya.cart(thing("a", "1234.50")), session, cash("0.05")), 422, "payment-too-low"
    )
    assert (problem["due"], problem["paid"]) == ("1234.50", "0.05")
    assert "1,234.50" in problem["detail"]
    assert "0.05" in problem["detail"]


async def test_decimals_in_sentences_have_the_sign_of_their_language(shop: Shop) -> None:
    """EV-7: 26,667 % in Spanish, where 26.667 is a number of thousands; the field stays a decimal of the wire."""
    lucia = await person(shop, "cashier2", register="ASU-1")
    product = ok(await lucia.get("/api/products", params={"q": "pan felipe"}))["items"][0]
    line = {"id": "a", "productId": product["id"], "quantity": "1", "discount": {"amount": "400"}}
    for language, written in (("es-PY", "26,667 %"), ("en", "26.667 %")):
        answer = await lucia.post("/api/orders", {"items": [line]}, headers={"Accept-Language": language})
        problem = refused(answer, 422, "discount-past-limit")
        assert problem["value"] == "26.667"
        assert written in problem["detail"]


@pytest.mark.parametrize("language", ["en", "es-PY"])
async def test_ways_out_are_named_in_the_same_language(shop: Shop, language: str) -> None:
    """S2-20, S2-30, EV-2: a stable ``rel``, a title for a button."""
    lucia = await person(shop, "cashier1")
    await lucia.open_drawer("ASU-1")
    answer = await lucia.till.post(
        "/api/pos/sessions/get-or-create", {"registerId": "ASU-2"}, headers={"Accept-Language": language}
    )
    titles = {action["rel"]: action["title"] for action in refused(answer, 409, "session-already-open")["actions"]}
    assert titles["view"] == {"en": "View session", "es-PY": "Ver sesión"}[language]
    assert set(titles) == {"view", "end", "close"}


async def test_ways_out_are_only_those_that_work(shop: Shop) -> None:
    """EV-2: a cashier is not offered what only a manager may do."""
    lucia, derlis, boss = [await person(shop, name) for name in ("cashier1", "cashier2", "manager1")]
    await lucia.open_drawer("LUQ-1")
    offered: dict[str, list[Document]] = {}
    for name, who in (("cashier", derlis), ("manager", boss)):
        offered[name] = refused(await who.start_shift("LUQ-1"), 409, "register-in-use")["actions"]
    assert [action["rel"] for action in offered["cashier"]] == ["view"]
    assert [action["rel"] for action in offered["manager"]] == ["view", "end"]
    for name, who in (("cashier", derlis), ("manager", boss)):
        for action in offered[name]:
            ok(await who.till.call(action["method"], action["href"], json={} if action["method"] == "POST" else None))


async def test_a_problem_says_nothing_about_the_inside(shop: Shop) -> None:
    """EV-2: no SQL, no stack, no hash, no password, even when it is our fault."""
    lucia = await person(shop, "cashier1")
    await shop.sql("ALTER TABLE cash_sessions ADD CONSTRAINT broken CHECK (opening_float_minor <> 7)")
    fault = await lucia.start_shift("ASU-1", openingCash=7)
    wrong = await sign_in_with(shop, username="cashier2", password=PASSWORD + "x")
    for text in (fault.text, wrong.text):
        for inside in ("Traceback", "asyncpg", "SELECT", "cash_sessions", "broken", "argon2", PASSWORD):
            assert inside not in text
    assert refused(fault, 500, "internal-error")["requestId"]
