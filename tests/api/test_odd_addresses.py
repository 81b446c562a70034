"""Addresses, parameters and headers of nothing: named as they were sent, in one of the two languages."""

import pytest

from tests.helpers.floor import person, refused
from tests.helpers.shop import Shop

NOWHERE = "018f0000-0000-7000-8000-000000000000"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("es", "es-PY"), ("es-ES,en;q=0.9", "es-PY"), ("en-GB,es;q=0.9", "en"), ("de,fr", "en"), ("*", "en"),
        (";;;,,q=", "en"), ("x" * 5000, "en"), ("es;q=0", "en"), ("en;q=0.1,es;q=0.2", "es-PY"),
    ],
)  # fmt: skip
async def test_any_accept_language_is_answered(shop: Shop, header: str, language: str) -> None:
    """EV-7: the better of the two languages, whatever was asked for."""
    answer = await (await person(shop, "manager1")).get(
        f"/api/transactions/{NOWHERE}", headers={"Accept-Language": header}
    )
    refused(answer, 404, "transaction-unknown")
    assert answer.headers["Content-Language"] == language


QUERIES = (
    ("/api/pos/sessions?status=broken", "status"),
    ("/api/pos/sessions?limit=0", "limit"),
    ("/api/pos/sessions?limit=201", "limit"),
    ("/api/pos/sessions?limit=ten", "limit"),
    ("/api/pos/sessions?limit=" + "9" * 100, "limit"),
    ("/api/pos/sessions?profileId=%00", "profileId"),
    ("/api/pos/sessions?registerId=%00", "registerId"),
    ("/api/pos/sessions?businessId=%00", "businessId"),
    ("/api/pos/sessions?profileId=" + "x" * 65, "profileId"),
    ("/api/pos/sessions/" + NOWHERE + "/validation?profileId=%00", "profileId"),
    ("/api/registers?cursor=%00", "cursor"),
    ("/api/profiles?cursor=%00", "cursor"),
    ("/api/locations?cursor=%00", "cursor"),
    ("/api/products?q=%00", "q"),
    ("/api/products?category=%00", "category"),
    ("/api/products?barcode=%00", "barcode"),
    ("/api/products?barcode=" + "9" * 300, "barcode"),
    ("/api/order-sessions?status=", "status"),
    ("/api/transactions?sessionId=%00", "sessionId"),
    ("/api/orders?profileId=%00", "profileId"),
    ("/api/orders?status=gone", "status"),
    ("/api/orders?q=%00", "q"),
    ("/api/events?limit=0", "limit"),
    *(
        (f"/api/{path}?limit={text}", "limit")
        for path in ("orders", "pos/sessions", "events", "products")
        # "+" is a space in a query, "%2B" a plus; the last two are a full-width and an Arabic digit.
        for text in ("1_0", "%2012%20", "+12", "%2B12", "1e1", "10.0", "-0", "010.", "%EF%BC%95", "%D9%A5")
    ),
)

SAYS_WHAT_IT_MAY_BE = {
    "field-not-a-whole-number", "field-not-one-of", "number-out-of-range", "text-not-allowed", "text-too-long",
}  # fmt: skip


async def test_queries_that_ask_for_nothing(shop: Shop) -> None:
    """EV-2: a wrong parameter is named as it was sent, with what it may be."""
    boss = await person(shop, "manager1")
    for path, field in QUERIES:
        problem = (await boss.get(path)).json()
        assert (problem["status"], problem["field"]) == (422, field), path
        assert problem["code"] in SAYS_WHAT_IT_MAY_BE, path


async def test_a_claim_token_is_plain_digits(shop: Shop) -> None:
    """EV-2, CL-3: whatever else reads as a number is no token that anybody was given."""
    ana = await person(shop, "cashier1", register="ASU-1")
    for text in ("1e0", "1.0", "%2B1", "%EF%BC%91", "1_0", "0", ""):
        answer = await ana.till.delete(f"/api/orders/{NOWHERE}/claim?claimToken={text}")
        code = "number-out-of-range" if text == "0" else "field-not-a-whole-number"
        assert refused(answer, 422, code)["field"] == "claimToken", text


async def test_another_business_is_named_as_it_was_sent(shop: Shop) -> None:
    """EV-5: the parameter that contradicts the credential, under the name it was sent by."""
    answer = await (await person(shop, "manager1")).get("/api/pos/sessions?businessId=harbor")
    assert refused(answer, 403, "identity-mismatch")["field"] == "businessId"


PATHS = (
    ("/api/pos/sessions/%00", "session-unknown"),
    ("/api/pos/sessions/" + "x" * 5000, "session-unknown"),
    ("/api/pos/sessions/{018f0000-0000-7000-8000-000000000000}", "session-unknown"),
    ("/api/pos/sessions/018f0000000070008000000000000000", "session-unknown"),
    ("/api/order-sessions/null", "order-session-unknown"),
    ("/api/transactions/%ff", "transaction-unknown"),
    ("/api/products/%00", "not-found"),
    ("/api/orders/%00", "order-unknown"),
    ("/api/nothing", "not-found"),
    ("/api", "not-found"),
    ("/api/pos/sessions/..%2f..%2fregisters", "not-found"),
)


async def test_addresses_of_nothing(shop: Shop) -> None:
    """EV-2, EV-5: an id that is none is an unknown one."""
    boss = await person(shop, "manager1")
    for path, code in PATHS:
        refused(await boss.get(path), 404, code)
    for method in ("PATCH", "DELETE", "PUT"):
        refused(await boss.till.call(method, "/api/pos/sessions"), 405, "method-not-allowed")
