"""What a hostile or clumsy client sends: each a problem document with its own code, in its language, and no change."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

import pytest

from tests.helpers.floor import Document, Person, nothing_changes, person, refused, sign_in_with, thing
from tests.helpers.shop import Shop

NOWHERE = "018f0000-0000-7000-8000-000000000000"
MEGABYTE = 1024 * 1024
_keys = count(1)


@dataclass(frozen=True)
class Case:
    """A body (or headers) that must be refused."""

    status: int
    code: str
    body: bytes
    headers: Mapping[str, str] | None = None


# What may stand where an amount belongs: JSON text and its refusal.
AMOUNTS: dict[str, tuple[str, str]] = {
    "too precise": ('"1.5"', "amount-too-precise"),
    "two hundred thousand as a Paraguayan writes it": ('"200.000"', "amount-too-precise"),
    "a thousandth of a guaraní as a number": ("200.001", "amount-too-precise"),
    "cents that guaraníes have not": ('"1500000.00"', "amount-too-precise"),
    "too precise by far": ('"0.' + "0" * 5000 + '1"', "amount-too-precise"),
    "a tiny exponent": ("1e-999999", "amount-too-precise"),
    "negative": ("-1", "amount-negative"),
    "negative text": ('"-0.01"', "amount-negative"),
    "too large": ("10000000000", "amount-too-large"),
    "a huge number": ("9" * 10_000, "amount-too-large"),
    "a huge exponent": ("1e999999", "amount-too-large"),
    "a huge exponent as text": ('"1e999999"', "amount-not-a-number"),
    "an exponent as text": ('"1e3"', "amount-not-a-number"),
    "grouped by underscores": ('"1_000"', "amount-not-a-number"),
    "underscores behind an escape": ('"1\\u005f000"', "amount-not-a-number"),
    "within spaces": ('" 12 "', "amount-not-a-number"),
    "with a line's end": ('"12\\n"', "amount-not-a-number"),
    "with a plus": ('"+12"', "amount-not-a-number"),
    "in full-width digits": ('"\uff10"', "amount-not-a-number"),
    "in Arabic digits": ('"\u0661\u0662"', "amount-not-a-number"),
    "without a digit before the point": ('".5"', "amount-not-a-number"),
    "without a digit behind the point": ('"5."', "amount-not-a-number"),
    "minus nothing": ('"-0"', "amount-negative"),
    "minus nothing at all": ('"-0.00"', "amount-negative"),
    "a word": ('"lots"', "amount-not-a-number"),
    "nothing": ('""', "amount-not-a-number"),
    "NaN as text": ('"NaN"', "amount-not-a-number"),
    "signalling NaN as text": ('"sNaN"', "amount-not-a-number"),
    "Infinity as text": ('"Infinity"', "amount-not-a-number"),
    "yes": ("true", "amount-not-a-number"),
    "NaN": ("NaN", "body-not-json"),
    "Infinity": ("-Infinity", "body-not-json"),
}


# What any endpoint may be sent instead of a document.
NO_DOCUMENTS: dict[str, Case] = {
    "broken JSON": Case(400, "body-not-json", b'{"a": '),
    "two documents": Case(400, "body-not-json", b"{} {}"),
    "not UTF-8": Case(400, "body-not-json", b'{"\xe9": 1}'),
    "UTF-16": Case(400, "body-not-json", '{"a": 1}'.encode("utf-16")),
    "a NUL byte": Case(400, "body-not-json", b'{"a": "\x00"}'),
    "half a character": Case(400, "body-not-json", b'{"a": "\\ud800"}'),
    "a deep well": Case(400, "body-not-json", b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
    "a list": Case(422, "field-not-an-object", b"[]"),
    "null": Case(422, "field-not-an-object", b"null"),
    "a word": Case(422, "field-not-an-object", b'"session"'),
    "10 MB": Case(413, "body-too-large", b'{"a": "' + b"x" * 10 * MEGABYTE + b'"}'),
    "a form": Case(415, "content-type-not-json", b"{}", {"Content-Type": "application/x-www-form-urlencoded"}),
    "plain text": Case(415, "content-type-not-json", b"{}", {"Content-Type": "text/plain"}),
    "a multipart": Case(415, "content-type-not-json", b"{}", {"Content-Type": "multipart/form-data; boundary=x"}),
    "a gzip": Case(415, "content-encoding-unknown", gzip.compress(b"{}"), {"Content-Encoding": "gzip"}),
    "said to be a gzip": Case(415, "content-encoding-unknown", b"{}", {"Content-Encoding": " GZIP, identity"}),
    "a short key": Case(422, "idempotency-key-invalid", b"", {"Idempotency-Key": "short"}),
    "a long key": Case(422, "idempotency-key-invalid", b"", {"Idempotency-Key": "x" * 129}),
    "a key with spaces": Case(422, "idempotency-key-invalid", b"", {"Idempotency-Key": "eight chars"}),
    "an empty key": Case(422, "idempotency-key-invalid", b"", {"Idempotency-Key": ""}),
}


@dataclass(frozen=True)
class Endpoint:
    """An address, a body that it would take, and where in that body an amount and a text stand."""

    path: str
    body: str
    amount: str | None = None
    text: tuple[str, int] | None = None
    method: str = "POST"


# {session}, {cart}: the caller's own, alive.
ENDPOINTS = (
    Endpoint(
        "/api/pos/sessions/get-or-create",
        '{"registerId": "ASU-2", "openingCash": AMOUNT, "openingNotes": TEXT}',
        amount="$.openingCash",
        text=("$.openingNotes", 500),
    ),
    Endpoint("/api/pos/sessions/{session}/end", '{"notes": TEXT}', text=("$.notes", 500)),
    Endpoint("/api/pos/sessions/{session}/counts", '{"kind": "spot", "amount": AMOUNT}', amount="$.amount"),
    Endpoint(
        "/api/pos/sessions/{session}/counts",
        '{"kind": "spot", "denominations": [{"value": AMOUNT, "count": 1}]}',
        amount="$.denominations[0].value",
    ),
    Endpoint(
        "/api/pos/sessions/{session}/close",
        '{"countedCash": AMOUNT, "closingNotes": TEXT}',
        amount="$.countedCash",
        text=("$.closingNotes", 500),
    ),
    Endpoint(
        "/api/order-sessions",
        '{"items": [{"id": "z", "price": AMOUNT, "name": TEXT}]}',
        amount="$.items[0].price",
        text=("$.items[0].name", 120),
    ),
    Endpoint("/api/order-sessions/recover", '{"registerId": TEXT}', text=("$.registerId", 64)),
    Endpoint(
        "/api/order-sessions/{cart}",
        '{"version": 2, "items": [{"id": "z", "name": "x", "price": 1, "discount": {"amount": AMOUNT}, "note": TEXT}]}',
        amount="$.items[0].discount.amount",
        text=("$.items[0].note", 500),
        method="PUT",
    ),
    Endpoint(
        "/api/order-sessions/{cart}/operations",
        '{"baseVersion": 2, "operations": [{"id": "o", "op": "add",'
        ' "item": {"id": "z", "name": TEXT, "price": AMOUNT}}]}',
        amount="$.operations[0].item.price",
        text=("$.operations[0].item.name", 120),
    ),
    Endpoint(
        "/api/order-sessions/{cart}/operations",
        '{"baseVersion": 2, "total": AMOUNT,'
        ' "operations": [{"id": "o", "op": "set-note", "lineId": "a", "note": TEXT}]}',
        amount="$.total",
        text=("$.operations[0].note", 500),
    ),
    Endpoint(
        "/api/order-sessions/{cart}/complete",
        '{"sessionId": "{session}", "payments": [{"tender": "cash", "amount": AMOUNT}]}',
        amount="$.payments[0].amount",
    ),
    Endpoint(
        "/api/order-sessions/{cart}/complete",
        '{"sessionId": "{session}", "payments": [{"tender": "cash", "amount": "1000", "tendered": AMOUNT}]}',
        amount="$.payments[0].tendered",
    ),
    Endpoint(
        "/api/products",
        '{"name": TEXT, "price": AMOUNT}',
        amount="$.price",
        text=("$.name", 120),
    ),
    Endpoint("/api/auth/register", '{"registerId": TEXT}', text=("$.registerId", 64), method="PUT"),
)
GOOD_AMOUNT, GOOD_TEXT = '"1000"', '"ASU-1"'
SPANISH, ENGLISH = "es-PY", "en"


@dataclass
class Counter:
    """A manager at a till with an open drawer and something in the cart."""

    shop: Shop
    who: Person
    names: Mapping[str, str]

    async def send(self, endpoint: Endpoint, case: Case) -> None:
        """Send it in both languages and in the person's own; it must be refused in that language."""
        sentences = {}
        for language in (ENGLISH, SPANISH, None):
            headers = {"Content-Type": "application/json", "Idempotency-Key": f"bad-input-{next(_keys):08}"}
            headers |= {} if language is None else {"Accept-Language": language}
            headers |= dict(case.headers or {})
            answer = await self.who.till.call(
                endpoint.method, self.named(endpoint.path), content=case.body, headers=headers
            )
            problem = refused(answer, case.status, case.code)
            assert answer.headers["Content-Language"] == (language or SPANISH)
            sentences[language] = problem["detail"]
        assert sentences[ENGLISH] != sentences[SPANISH]
        assert sentences[None] == sentences[SPANISH]

    def named(self, text: str) -> str:
        for name, value in self.names.items():
            text = text.replace(name, value)
        return text

    def filled(self, endpoint: Endpoint, *, amount: str = GOOD_AMOUNT, text: str = GOOD_TEXT) -> bytes:
        return self.named(endpoint.body).replace("AMOUNT", amount).replace("TEXT", text).encode()


@pytest.fixture
async def counter(shop: Shop) -> Counter:
    who = await person(shop, "manager1", register="ASU-1")
    session = await who.open_drawer("ASU-1")
    cart = await who.cart(thing("a", "1000"))
    return Counter(shop, who, {"{session}": session["id"], "{cart}": cart["id"]})


def _names(endpoint: Endpoint) -> str:
    return f"{endpoint.method} {endpoint.path} {endpoint.amount or ''}"


@pytest.mark.parametrize("endpoint", {e.path + e.method: e for e in ENDPOINTS}.values(), ids=_names)
async def test_what_is_no_document(counter: Counter, endpoint: Endpoint) -> None:
    """EV-2, S0-38, S1-18: broken, huge, deep, not UTF-8, no JSON at all, a key that is none: on every write."""
    async with nothing_changes(counter.shop):
        for name, case in NO_DOCUMENTS.items():
            if "key" in name:
                await counter.send(endpoint, Case(case.status, case.code, counter.filled(endpoint), case.headers))
            else:
                await counter.send(endpoint, case)


@pytest.mark.parametrize("endpoint", [e for e in ENDPOINTS if e.amount], ids=_names)
async def test_what_is_no_amount(counter: Counter, endpoint: Endpoint) -> None:
    """EV-6, EV-2: too precise, negative, too large, no number: each with its code and the field's name."""
    async with nothing_changes(counter.shop):
        for text, code in AMOUNTS.values():
            await counter.send(
                endpoint, Case(400 if code == "body-not-json" else 422, code, counter.filled(endpoint, amount=text))
            )


@pytest.mark.parametrize("endpoint", [e for e in ENDPOINTS if e.text], ids=_names)
async def test_what_is_no_text(counter: Counter, endpoint: Endpoint) -> None:
    """EV-2: too long, with a NUL, of another kind."""
    async with nothing_changes(counter.shop):
        assert endpoint.text is not None
        _, limit = endpoint.text
        for text, code in (
            ('"' + "x" * (limit + 1) + '"', "text-too-long"),
            ('"a\\u0000b"', "text-not-allowed"),
            ("17", "field-not-text"),
            ("[]", "field-not-text"),
            ("{}", "field-not-text"),
        ):
            await counter.send(endpoint, Case(422, code, counter.filled(endpoint, text=text)))


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=_names)
async def test_fields_that_are_not_asked_for(counter: Counter, endpoint: Endpoint) -> None:
    """EV-2: an unknown field is refused by name, one that is there twice as well."""
    async with nothing_changes(counter.shop):
        good = counter.filled(endpoint)
        await counter.send(endpoint, Case(422, "unknown-field", b'{"isAdmin": true, ' + good[1:]))
        first_name = good[1 : good.index(b":")]
        await counter.send(endpoint, Case(422, "field-twice", b"{" + first_name + b": 1, " + good[1:]))


async def test_every_wrong_field_is_named(counter: Counter) -> None:
    """EV-2: several at once are ``invalid-fields`` with each field, code and sentence, in the person's language."""
    answer = await counter.who.post(
        "/api/order-sessions",
        {"items": [{"id": "", "price": "x", "extra": 1}], "version": "two"},
        headers={"Accept-Language": "es"},
    )
    problem = refused(answer, 422, "invalid-fields")
    assert {(error["field"], error["code"]) for error in problem["errors"]} == {
        ("$.items[0].id", "text-too-short"),
        ("$.items[0].price", "amount-not-a-number"),
        ("$.items[0].extra", "unknown-field"),
        ("$.version", "field-not-a-whole-number"),
    }
    assert all(error["detail"].endswith(".") or "por ejemplo" in error["detail"] for error in problem["errors"])


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        ({"id": "o", "op": "explode"}, "field-not-one-of"),
        ({"id": "o", "op": {}}, "field-not-one-of"),
        ({"id": "o", "op": None}, "field-not-one-of"),
        ({"id": "o"}, "field-not-one-of"),
        ({"id": "o", "op": "add"}, "field-missing"),
        ({"id": "o!", "op": "clear"}, "text-not-allowed"),
        ({"id": "o\n", "op": "clear"}, "text-not-allowed"),
        ({"op": "clear"}, "field-missing"),
        ({"id": "o", "op": "remove", "lineId": "nobody"}, "order-line-unknown"),
        ({"id": "o", "op": "set-quantity", "lineId": "a", "quantity": "NaN"}, "number-out-of-range"),
        ({"id": "o", "op": "set-quantity", "lineId": "a", "quantity": "1e999999"}, "amount-not-a-number"),
        ({"id": "o", "op": "set-quantity", "lineId": "a", "quantity": "1_0"}, "amount-not-a-number"),
        ({"id": "o", "op": "set-quantity", "lineId": "a", "quantity": " 1 "}, "amount-not-a-number"),
        ({"id": "o", "op": "set-quantity", "lineId": "a", "quantity": "\uff11"}, "amount-not-a-number"),
        ({"id": "o", "op": "set-quantity", "lineId": "a", "quantity": "-1"}, "number-out-of-range"),
        ({"id": "o", "op": "set-quantity", "lineId": "a", "quantity": 0}, "number-out-of-range"),
        ({"id": "o", "op": "set-discount", "discount": {"percent": "100.001"}}, "number-out-of-range"),
        ({"id": "o", "op": "set-discount", "discount": {"percent": "0.0001"}}, "number-too-precise"),
        ({"id": "o", "op": "set-discount", "discount": {"percent": "1e1"}}, "amount-not-a-number"),
        ({"id": "o", "op": "set-discount", "discount": {"percent": "+10"}}, "amount-not-a-number"),
        ({"id": "o", "op": "set-discount", "discount": {"percent": "-0"}}, "amount-negative"),
        (
            {"id": "o", "op": "add", "item": {"id": "z", "name": "x", "price": "1", "taxRate": "1_0"}},
            "amount-not-a-number",
        ),
        ({"id": "o", "op": "set-note", "lineId": "a"}, "field-missing"),
    ],
)
async def test_operations_that_are_none(counter: Counter, operation: Document, code: str) -> None:
    """OR-2, EV-2: a batch with one wrong operation changes nothing at all, whatever stands before it."""
    good = {"id": "before", "op": "set-quantity", "lineId": "a", "quantity": "9"}
    cart = {"id": counter.names["{cart}"], "version": 2}
    async with nothing_changes(counter.shop):
        refused(await counter.who.try_to_operate(cart, good, operation), 422, code)


@pytest.mark.parametrize(
    "header", ["abc", "2", '""2""', '"02"', 'W/"2"', '"1", "2"', '"-1"', '"' + "9" * 30 + '"', "", '"', '"*"']
)
async def test_an_if_match_that_is_no_version(counter: Counter, header: str) -> None:
    """OR-2: only one strong tag, as the server writes it, says what the change was based on."""
    cart = counter.named("/api/order-sessions/{cart}")
    async with nothing_changes(counter.shop):
        for method, path in (("PUT", cart), ("POST", "/api/order-sessions")):
            answer = await counter.who.till.call(method, path, json={"items": []}, headers={"If-Match": header})
            refused(answer, 422, "if-match-unreadable")


async def test_a_unicode_name_is_a_name(counter: Counter) -> None:
    """EV-2: any language, any plane, right to left, combined: kept as it was typed."""
    names = [
        "Ñandutí",
        "茶🍵",
        "خبز",
        "e\u0301clair",
        "\u202eabc",
        "\U0001d49ehipá",
        "'; DROP TABLE orders; --",
        "{price}%s",
    ]
    cart = await counter.who.cart(*(thing(f"n{n}", "1") | {"name": name} for n, name in enumerate(names)))
    assert [line["name"] for line in cart["items"]] == names


async def test_what_looks_like_a_number_is_a_name_where_a_name_belongs(counter: Counter) -> None:
    """EV-2: being strict with amounts takes no text away from people."""
    names = ["1_000", " 12 ", "+595 981 000 000", "1e3", "-0", "\uff10"]
    cart = await counter.who.cart(*(thing(f"n{n}", "1") | {"name": name} for n, name in enumerate(names)))
    assert [line["name"] for line in cart["items"]] == names


async def test_a_count_of_pieces_is_whole(counter: Counter) -> None:
    """EV-2: one and a half coins: the refusal says what a count has to be."""
    session = counter.names["{session}"]
    for count_, language, sentence in ((1.5, "en", "whole number"), ("2", "es", "número entero")):
        answer = await counter.who.post(
            f"/api/pos/sessions/{session}/counts",
            {"kind": "spot", "denominations": [{"value": "500", "count": count_}]},
            headers={"Accept-Language": language},
        )
        problem = refused(answer, 422, "field-not-a-whole-number")
        assert problem["field"] == "$.denominations[0].count"
        assert sentence in problem["detail"]


async def test_a_barcode_of_300_characters(counter: Counter) -> None:
    """EV-2: refused with the limit, both for looking up and for adding."""
    body = {"name": "x", "price": "1", "barcode": "9" * 300}
    problem = refused(await counter.who.post("/api/products", body), 422, "text-too-long")
    assert (problem["field"], problem["limit"]) == ("$.barcode", 64)


async def test_signing_in_takes_no_nonsense(shop: Shop) -> None:
    """EV-2, S1-18: the one write without a credential is as strict."""
    for name, case in NO_DOCUMENTS.items():
        if "key" not in name:
            headers = {"Content-Type": "application/json", **(case.headers or {})}
            answer = await shop.http.post("/api/auth/login", content=case.body, headers=headers)
            refused(answer, case.status, case.code)
    for body, code in (({}, "field-missing"), ({"username": "a", "password": ["x"]}, "field-not-text")):
        refused(await sign_in_with(shop, **body), 422, code)
    assert await shop.sql("SELECT FROM access_tokens") == []
