"""Cashiers and registers for a race, as many as it needs, put into the test's own database."""

from dataclasses import dataclass

import asyncpg

from tillkeeper.domains import shops
from tillkeeper.domains.identity import insert_memberships, insert_user, token_hash
from tillkeeper.domains.identity.secrets import new_token
from tillkeeper.domains.identity.store import actor_of_token, insert_token
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.permissions import Role
from tillkeeper.storage.database import Database


@dataclass(frozen=True)
class Racer:
    """A person signed in, and the token they hold."""

    actor: Actor
    token: str


@dataclass(frozen=True)
class RacingShop:
    """The demo shop's bar with the people and registers of a race."""

    database_url: str
    database: Database

    async def hire(self, count: int, *, business: str = "harbor") -> list[Racer]:
        """Return ``count`` new cashiers of the business, each signed in."""
        boss = await self.actor("admin", business=business)
        racers = []
        async with self.database.transaction("hire") as tx:
            for _ in range(count):
                user_id = new_id()
                username = f"racer-{user_id.hex[-12:]}"
                await insert_user(
                    tx, user_id=user_id, username=username, name=username.title(), language=None, password_hash="-"
                )
                await insert_memberships(tx, [(boss.business_id, user_id, Role.CASHIER, "-")])
                racers.append((user_id, username))
        return [await self.signed_in(username, business=business) for _, username in racers]

    async def signed_in(self, username: str, *, business: str = "harbor") -> Racer:
        """Return a new sign-in of somebody who is there: the same person at one more till."""
        actor = await self.actor(username, business=business)
        token = new_token()
        async with self.database.transaction("sign in") as tx:
            await insert_token(tx, actor, token_hash(token), "login", None)
        found = await actor_of_token(self.database, token_hash(token))
        assert found is not None
        return Racer(found[0], token)

    async def actor(self, username: str, *, business: str = "harbor") -> Actor:
        from tillkeeper.domains.identity import operator_actor  # noqa: PLC0415 - beside its only use

        found = await operator_actor(self.database, business, username)
        assert found is not None
        return found

    async def build_registers(self, count: int, *, business: str = "harbor", profile: str = "counter") -> list[str]:
        """Return the codes of ``count`` new registers in the business's first location."""
        place = await self.database.fetch_row(
            "SELECT b.business_id, l.id AS location_id, p.id AS profile_id FROM businesses b"
            " JOIN locations l USING (business_id) JOIN profiles p USING (business_id)"
            " WHERE b.code = $1 AND p.code = $2 ORDER BY l.code LIMIT 1",
            business, profile,
        )  # fmt: skip
        assert place is not None
        codes = [f"race-{new_id().hex[-12:]}" for _ in range(count)]
        async with self.database.transaction("build") as tx:
            for code in codes:
                await shops.insert_register(
                    tx,
                    shops.Register(
                        place["business_id"], new_id(), code, code, place["location_id"], place["profile_id"]
                    ),
                )
        return codes

    async def rows(self, sql: str, *arguments: object) -> list[asyncpg.Record]:
        """Look past the program."""
        return list(await self.database.fetch_rows(sql, *arguments))

    async def value(self, sql: str, *arguments: object) -> object:
        """Look past the program at one value."""
        return await self.database.fetch_value(sql, *arguments)
