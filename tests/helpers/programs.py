"""A program that uses the API in its own name, with a token that an admin has given it."""

from datetime import date

import msgspec

from tests.helpers.floor import Person
from tests.helpers.shop import Shop, Till
from tillkeeper.app.runner import Runner
from tillkeeper.domains.identity import CreateToken, RevokeToken, new_token, operator_actor, token_hash
from tillkeeper.journal import Answer, Procedure
from tillkeeper.kernel.permissions import Role
from tillkeeper.storage.database import Database


async def admin_runs(
    shop: Shop, command: Procedure, *, business: str = "espiga", username: str | None = None
) -> Answer:
    """Carry a command out as ``tillkeeper token`` does, for the business's first admin or a member."""
    database = await Database.connect(shop.database_url, size=1)
    try:
        actor = await operator_actor(database, business, username)
        assert actor is not None
        return await Runner(database).run(command, actor)
    finally:
        await database.close()


async def program(
    shop: Shop, role: str = "cashier", *, name: str = "Web shop", drawer: bool = False, last_day: date | None = None
) -> Person:
    """Return a program of the bakery, as somebody who calls."""
    secret = new_token()
    answer = await admin_runs(
        shop,
        CreateToken(
            program=name, role=Role(role), may_hold_drawer=drawer, last_day=last_day, token_hash=token_hash(secret)
        ),
    )
    assert answer.refusal is None, answer
    document = msgspec.json.decode(answer.document)
    return Person(Till(shop.http, secret, {"user": document["program"], "tokenId": document["id"]}))


async def revoke(shop: Shop, who: Person) -> None:
    """Revoke the program's token."""
    answer = await admin_runs(shop, RevokeToken(who.till.login["tokenId"]))
    assert answer.outcome == "revoked", answer
