"""The journal: one row a command, kept as written, with no secret in it."""

import json

import asyncpg
import pytest

from tests.helpers.floor import (
    add,
    cash,
    journal,
    key,
    ok,
    password_of,
    person,
    refused,
    sign_in_by_pin,
    sign_in_with,
    thing,
)
from tests.helpers.shop import PASSWORD, Shop

KEPT = ("journal", "cash_movements", "cash_counts", "order_operations", "transactions", "transaction_lines", "payments")
PINS = ("1111", "2222", "9999", "7777")


async def a_day(shop: Shop) -> list[str]:
    """Let a day pass in which everything happens once; return every token that was given out."""
    lucia = await sign_in_by_pin(shop, "cashier1", "1111", "ASU-1")
    refused(await sign_in_with(shop, username="cashier1", pin="2222", registerId="ASU-1"), 401, "sign-in-failed")
    refused(
        await sign_in_with(shop, **password_of("cashier1", "espiga") | {"password": "wrong-" + PASSWORD}),
        401,
        "sign-in-failed",
    )
    session = await lucia.open_drawer("ASU-1", openingNotes="Todo listo")
    refused(await lucia.start_shift("ASU-2"), 409, "session-already-open")
    cart = await lucia.cart(thing("a", "5000"))
    cart = (await lucia.operate(cart, add("op-1", thing("b", "1000"))))["orderSession"]
    refused(await lucia.pay(cart, session, cash("1")), 422, "payment-too-low")
    ok(await lucia.pay(cart, session, cash("10000")), 201)
    thrown = await lucia.cart(thing("c", "1"))
    ok(await lucia.till.delete(f"/api/order-sessions/{thrown['id']}"))
    ok(await lucia.till.put("/api/auth/register", {"registerId": "ASU-1"}))
    ok(await lucia.count(session, kind="spot", amount="1"), 201)
    ok(await lucia.end(session))
    approval = {"username": "manager1", "pin": "9999"}
    refused(
        await lucia.close(session, countedCash="1", reason="x", approval=approval | {"pin": "7777"}),
        403,
        "approval-failed",
    )
    ok(await lucia.close(session, countedCash="1", reason="Robo", approval=approval), 200)
    cookie = await sign_in_with(shop, **password_of("admin", "espiga"), cookie=True)
    secrets = [lucia.till.token, cookie.cookies["tillkeeper_session"], cookie.json()["csrfToken"]]
    shop.http.cookies.clear()
    await lucia.sign_out()
    return secrets


async def test_no_secret_is_in_any_row(shop: Shop) -> None:
    """EV-4, S1-49: after a day in which everything was typed, no password, PIN or token is anywhere but as a hash."""
    secrets = [*await a_day(shop), PASSWORD]
    tables = await shop.sql(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    )
    assert {"journal", "access_tokens"} <= {row["relname"] for row in tables}
    for table in tables:
        rows = await shop.sql(f"SELECT to_jsonb(t)::text AS row FROM {table['relname']} t")
        for secret in secrets:
            # As text, or as the bytes of a column that holds a hash.
            for kept in (secret, secret.encode().hex()):
                assert [row["row"] for row in rows if kept in row["row"]] == [], table["relname"]
    for row in await journal(shop):
        values = json.dumps([row["answer"], row["event"], row["outcome"], row["idempotency_key"]])
        for pin in PINS:
            assert f'"{pin}"' not in values
        assert "pin" not in values.lower().replace("pinned", "")
        assert "argon2" not in values


async def test_a_command_is_one_row(shop: Shop) -> None:
    """EV-4: who, as what, where, what, on what, what came of it; refused ones as well."""
    await a_day(shop)
    rows = await journal(shop)
    told = [(row["command"], row["outcome"]) for row in rows if row["command"] != "shops.set-up-business"]
    lucias = [row for row in told if not row[0].startswith("catalogue")]
    assert lucias == [
        ("identity.sign-in", "signed-in"),
        ("order-session.recover", "nothing"),
        ("identity.sign-in", "sign-in-failed"),
        ("identity.sign-in", "sign-in-failed"),
        ("cash-session.get-or-create", "created"),
        ("cash-session.get-or-create", "session-already-open"),
        ("order-session.save", "created"),
        ("order-session.operate", "changed"),
        ("order-session.complete", "payment-too-low"),
        ("order-session.complete", "completed"),
        ("order-session.save", "created"),
        ("order-session.discard", "discarded"),
        ("identity.move", "moved"),
        ("cash-session.count", "counted"),
        ("cash-session.end", "ended"),
        ("cash-session.close", "approval-failed"),
        ("cash-session.close", "closed"),
        ("identity.sign-in", "signed-in"),
        ("order-session.recover", "nothing"),
        ("identity.sign-out", "signed-out"),
    ]
    for row in rows:
        assert row["business_id"] is not None
        assert row["user_id"] is not None
        assert row["role"] in {"cashier", "admin"}
        if row["refused"]:
            assert row["event"] is None


async def test_a_row_and_its_change_are_one_transaction(shop: Shop) -> None:
    """EV-4, S0-37: a change whose row can't be written does not happen."""
    lucia = await person(shop, "cashier1")
    await shop.sql("ALTER TABLE journal ADD CONSTRAINT broken CHECK (command <> 'cash-session.get-or-create')")
    refused(await lucia.start_shift("ASU-1"), 500, "internal-error")
    assert await shop.sql("SELECT FROM cash_sessions") == []
    assert await shop.sql("SELECT FROM number_counters") == []
    await shop.sql("ALTER TABLE journal DROP CONSTRAINT broken")
    assert (await lucia.open_drawer("ASU-1"))["sessionNumber"].endswith("-001")


async def test_another_integrity_error_stays_one(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    """S2-17: only the named index is the duplicate; another unique index is logged as the fault it is, by its name."""
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2")
    await shop.sql("CREATE UNIQUE INDEX broken ON cash_sessions (business_id, opening_float_minor)")
    await lucia.open_drawer("ASU-1", openingCash="7")
    capsys.readouterr()
    refused(await derlis.start_shift("LUQ-1", openingCash="7"), 500, "internal-error")
    assert "constraint=broken " in capsys.readouterr().out
    await derlis.open_drawer("LUQ-1")


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize("change", ["UPDATE {} SET business_id = business_id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
async def test_what_is_written_stays(shop: Shop, table: str, change: str) -> None:
    """EV-4, TX-1, CS-6: not updated, not deleted, not emptied, whoever asks; operations while their order is open."""
    await (await person(shop, "cashier1")).cart(thing("a", "1"))
    with pytest.raises(asyncpg.IntegrityConstraintViolationError, match="append-only") as refusal:
        await shop.sql(change.format(table))
    assert refusal.value.sqlstate == "23000"


@pytest.mark.parametrize(
    "path", ["/api/pos/sessions/get-or-create", "/api/order-sessions", "/api/order-sessions/recover"]
)
async def test_an_answer_is_remembered_under_its_key(shop: Shop, path: str) -> None:
    """EV-1: same key and body, same status and bytes, marked; another body, person or command is another matter."""
    body: dict[str, object] = (
        {"items": [thing("a", "1")]} if path.endswith("order-sessions") else {"registerId": "ASU-1"}
    )
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2")
    same = key()
    first = await lucia.post(path, body, key=same)
    rows = len(await journal(shop))
    for _ in range(2):
        again = await lucia.post(path, body, key=same)
        assert (again.status_code, again.content) == (first.status_code, first.content)
        assert again.headers["Idempotent-Replay"] == "true"
    assert len(await journal(shop)) == rows
    refused(
        await lucia.post("/api/pos/sessions/get-or-create", {"registerId": "ASU-3"}, key=same),
        422,
        "idempotency-key-reused",
    )
    assert "Idempotent-Replay" not in (await derlis.post(path, body, key=same)).headers


async def test_a_refusal_is_remembered_too(shop: Shop) -> None:
    """EV-1: it stays the answer under its key even when the same request would succeed by now."""
    lucia = await person(shop, "cashier1")
    first = await lucia.open_drawer("ASU-1")
    same, body = key(), {"registerId": "ASU-2"}
    once = await lucia.post("/api/pos/sessions/get-or-create", body, key=same)
    refused(once, 409, "session-already-open")
    ok(await lucia.close(first, countedCash="200000"))
    again = await lucia.post("/api/pos/sessions/get-or-create", body, key=same)
    assert again.headers["Idempotent-Replay"] == "true"
    assert refused(again, 409, "session-already-open") == once.json()
    await lucia.open_drawer("ASU-2")
