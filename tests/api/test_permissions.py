"""Who may what, asked of every call of the OpenAPI document: by role, without a credential, with another's ids."""

import time
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, Final

from tests.helpers.contract import NOWHERE, Operation, Sent, operations, snake
from tests.helpers.floor import journal, key, ok, person, refused, thing
from tests.helpers.programs import program
from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop
from tillkeeper.kernel.permissions import Permission, Role, permissions_of

Document = dict[str, Any]
MEMBERS: Final = {Role.CASHIER: "cashier2", Role.MANAGER: "manager1", Role.ADMIN: "admin", Role.AUDITOR: "cashier3"}
OPERATIONS: Final = operations()
SECONDS_MAX: Final = 60
SIGN_INS: Final = 2_000
CREDENTIALS: Final = (None, "Bearer ", "Bearer tk_unknown", "Basic Y2FzaGllcjE6eA==", "tk_unknown", "Bearer \x00é")
# Any id will do where somebody is refused before it is looked for.
NOBODYS: Final = {name: NOWHERE for operation in OPERATIONS for name in operation.ids_in_path()} | {
    snake(name): NOWHERE for operation in OPERATIONS for name in operation.ids_elsewhere()
}


class Walk:
    """The bakery with a member of each role. Each call has a sign-in of its own, since some calls end theirs."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self._numbers = count(1)

    async def prepare(self) -> None:
        auditor = "UPDATE memberships SET role = 'auditor' FROM users u WHERE u.id = user_id AND u.username = $1"
        await self.shop.sql(auditor, MEMBERS[Role.AUDITOR])
        await self.shop.sql(
            "INSERT INTO access_tokens (id, token_hash, kind, user_id, business_id, created_at, expires_at)"
            " SELECT gen_random_uuid(), sha256(convert_to(u.username || n, 'UTF8')), 'login', u.id, b.business_id,"
            " shop_now(), shop_now() + interval '1 hour'"
            " FROM generate_series(1, $1) n, users u, businesses b WHERE u.username = ANY ($2) AND b.code = 'espiga'",
            SIGN_INS,
            list(MEMBERS.values()),
        )

    async def send(self, role: Role, sent: Sent) -> tuple[int, str]:
        """Send it as the member of the role; return status and body, of an endless answer the status alone."""
        number = next(self._numbers)
        assert number <= SIGN_INS
        headers = {"Authorization": f"Bearer {MEMBERS[role]}{number}", "Idempotency-Key": key()}
        request = self.shop.http.stream(sent.method, sent.path, params=sent.query, headers=headers, json=sent.body)
        async with request as answer:
            if answer.headers.get("Content-Type", "").startswith("text/event-stream"):
                return answer.status_code, ""
            return answer.status_code, (await answer.aread()).decode()


def _wrong_by_role(operation: Operation, role: Role, status: int, text: str) -> str | None:
    """Return what is wrong with the answer to somebody of the role: 403 exactly where the permission is missing."""
    assert operation.permission is not None
    is_refused = status == 403 and '"code":"not-permitted"' in text
    may = Permission(operation.permission) in permissions_of(role)
    if is_refused and f'"permission":"{operation.permission}"' not in text:
        return f"{operation}: another permission than the document's: {text}"
    if status >= 500 or status == 401 or is_refused == may:
        return f"{operation} as {role}: {status} {text[:200]}"
    return None


async def _things(shop: Shop, business: str, boss_name: str, registers: tuple[str, str]) -> Mapping[str, str]:
    """Make one of everything that has an id; return the ids by the name of the field that takes one."""
    boss = await person(shop, boss_name, business, registers[0])
    colleague = await person(shop, "cashier1", business, registers[1])
    session, other = await boss.open_drawer(registers[0]), await colleague.open_drawer(registers[1])
    sold = await colleague.sell(other, "1000")
    cart = await boss.cart(thing("a", "1000"))
    order = ok(await boss.post("/api/orders", {"items": [thing("b", "1000")]}), 201)
    ok(await boss.post(f"/api/orders/{order['id']}/claim", {"sessionId": session["id"]}))
    asked = await colleague.post(f"/api/orders/{order['id']}/claim/requests", {"sessionId": other["id"]})
    hook = {"url": "https://shop.example/hook", "eventTypes": ["order.queued"]}
    webhook = ok(await boss.post("/api/webhooks", hook), 201)
    here = await shop.sql("SELECT business_id FROM businesses WHERE code = $1", business)
    (delivery,) = await shop.sql(
        "INSERT INTO webhook_deliveries"
        " (business_id, id, webhook_id, transaction_id, ordinal, event_type, status, next_try_at, created_at)"
        " SELECT business_id, gen_random_uuid(), $2, transaction_id, ordinal, 'order.created', 'dead', at, at"
        " FROM journal WHERE business_id = $1 AND command = 'order.create' LIMIT 1 RETURNING id::text",
        here[0][0],
        webhook["id"],
    )
    product = ok(await boss.get("/api/products", params={"limit": 1}))["items"][0]["id"]
    return {
        "session_id": session["id"],
        "transaction_id": sold["id"],
        "order_session_id": cart["id"],
        "order_id": order["id"],
        "to_order_id": order["id"],
        "request_id": ok(asked, 201)["id"],
        "webhook_id": webhook["id"],
        "delivery_id": delivery[0],
        "product_id": product,
        "variant_id": product,
        "sign_in_id": str((await shop.sql("SELECT id FROM access_tokens WHERE user_id = $1", boss.id))[0][0]),
        "register_id": session["register"]["id"],
        "profile_id": session["profile"]["id"],
        "location_id": session["location"]["id"],
        "business_id": str(here[0][0]),
        "user_id": boss.id,
        "vendor_id": boss.id,
    }


def _wrong_with_anothers(operation: Operation, field: str, status: int, text: str, theirs: Mapping[str, str]) -> bool:
    """Return whether an answer to a call with an id of another business is wrong: it is not there."""
    if operation.method == "GET" and status == 200:
        return any(each in text for each in theirs.values())
    # Who asks is told by the credential; what old clients send beside it is ignored, and said to be.
    is_ignored = status in {200, 201} and f'"ignored": ["{field}"]' in text
    in_path = field in operation.ids_in_path()
    return not is_ignored and (status != 404 if in_path else not 400 <= status < 500 or status == 401)


async def test_every_call_asks_for_its_permission(
    start_server: Callable[..., ServerProcess], demo_database: str
) -> None:
    """EV-5, S1-48: by role as the document says; with another business's ids nothing is there; never a 500.

    Nothing is listed by hand: a new call is walked as soon as it is in the document.
    """
    started = time.monotonic()
    wrong: list[str] = []
    async with Shop.at(start_server().url, demo_database) as shop:
        walk = Walk(shop)
        await walk.prepare()
        own = await _things(shop, "espiga", "manager1", ("ASU-1", "ASU-2"))
        theirs = await _things(shop, "harbor", "manager2", ("test-register-1", "test-register-2"))
        guarded = [each for each in OPERATIONS if not each.is_public]
        for operation in guarded:
            for role in Role:
                status, text = await walk.send(role, operation.sent(NOBODYS))
                wrong += [found] if (found := _wrong_by_role(operation, role, status, text)) else []
        for operation in guarded:
            fields = [(name, operation.sent({**own, name: theirs[name]})) for name in operation.ids_in_path()]
            fields += [
                (name, operation.sent(own, named=name, name_as=theirs[snake(name)]))
                for name in operation.ids_elsewhere()
            ]
            for role in [role for role in Role if Permission(operation.permission or "") in permissions_of(role)]:
                for field, sent in fields:
                    status, text = await walk.send(role, sent)
                    if _wrong_with_anothers(operation, field, status, text, theirs):
                        wrong.append(f"{operation} as {role} with another's {field}: {status} {text[:200]}")
    assert wrong == [], "\n".join(wrong)
    assert time.monotonic() - started < SECONDS_MAX


async def test_every_call_asks_for_a_sign_in(shop: Shop) -> None:
    """S1-48, EV-5: none, a wrong kind, an unknown and an empty one: 401 everywhere, with the way to sign in."""
    for operation in OPERATIONS:
        if operation.is_public:
            continue
        sent = operation.sent(NOBODYS)
        for header in CREDENTIALS:
            headers = {} if header is None else {b"Authorization": header.encode("latin-1")}
            answer = await shop.http.request(sent.method, sent.path, json=sent.body, headers=headers)
            problem = refused(answer, 401, "credential-missing" if header is None else "credential-invalid")
            assert answer.headers["WWW-Authenticate"] == "Bearer"
            assert [action["rel"] for action in problem["actions"]] == ["sign-in"]


async def test_a_missing_permission_is_journalled_and_remembered(shop: Shop) -> None:
    """EV-1, EV-4: a row that says what it was about; the same key answers the same, whatever the role is by then."""
    walk = Walk(shop)
    await walk.prepare()
    auditor = await person(shop, MEMBERS[Role.AUDITOR])
    path, body = f"/api/orders/{NOWHERE}/cancel", {"reason": "wrong"}
    answer = await auditor.post(path, body, key="cancel-by-auditor")
    problem = refused(answer, 403, "not-permitted")
    assert (problem["role"], problem["permission"]) == ("auditor", "orders.sell")
    (row,) = await journal(shop, "order.cancel")
    assert (row["outcome"], row["refused"], row["subject_kind"], str(row["subject_id"])) == (
        "not-permitted", True, "order", NOWHERE,
    )  # fmt: skip
    await shop.sql("UPDATE memberships SET role = 'admin' WHERE user_id = $1", auditor.id)
    promoted = await person(shop, MEMBERS[Role.AUDITOR])
    again = await promoted.post(path, body, key="cancel-by-auditor")
    assert refused(again, 403, "not-permitted") == problem
    assert again.headers["Idempotent-Replay"] == "true"
    refused(await promoted.post(path, body, key="cancel-by-admin"), 404, "order-unknown")


async def test_everybody_is_told_what_they_may(shop: Shop) -> None:
    """EV-5: ``capabilities`` of a sign-in, of ``me`` and after a move: the role's permissions, sorted."""
    await Walk(shop).prepare()
    for role, username in MEMBERS.items():
        member = await person(shop, username)
        told = [
            member.till.login,
            ok(await member.get("/api/auth/me")),
            ok(await member.till.put("/api/auth/register", {"registerId": "ASU-1"})),
        ]
        assert [each["capabilities"] for each in told] == [sorted(permissions_of(role))] * 3
    bot = await program(shop, "admin")
    may = set(ok(await bot.get("/api/auth/me"))["capabilities"])
    assert permissions_of(Role.ADMIN) - may == {Permission.APPROVE, Permission.MANAGE_TOKENS}
