"""Claims as racing commands, inside one database."""

import json
from uuid import UUID

from tests.races.gun import Start
from tests.races.people import Racer, RacingShop
from tests.races.tills import ENOUGH_MINOR, MOST_MINOR, PRICE_MINOR, key
from tillkeeper.app.runner import Runner
from tillkeeper.domains.cash_sessions import EndSession, GetOrCreateSession
from tillkeeper.domains.orders import (
    CancelOrder,
    ClaimOrder,
    CreateOrder,
    Item,
    LineOperation,
    OperateOnOrder,
    OrderLabels,
    PayOrder,
    ReleaseOrder,
    TakeOverOrder,
)
from tillkeeper.domains.sales import Payment
from tillkeeper.kernel.ids import new_id

# The two guards of a claim: the look before the write, for a crowd, and the write's own condition.
CLAIM_GUARDS = {
    "OR was.claimed_by = call.user_id THEN": "OR true THEN",
    "AND (NOT order_claim_is_alive(u)": "AND (true OR NOT order_claim_is_alive(u)",
}


class Contest:
    """A waiting order, and people with a drawer each who want it."""

    def __init__(self, racing: RacingShop, people: list[Racer], drawers: list[UUID]) -> None:
        self.racing = racing
        self.people = people
        self.drawers = drawers
        self.runner = Runner(racing.database)

    @classmethod
    async def of(cls, racing: RacingShop, people: int) -> "Contest":
        hired = await racing.hire(people)
        registers = await racing.build_registers(people)
        runner = Runner(racing.database)
        async with racing.database.transaction("cashiers who may") as tx:
            await tx.execute("UPDATE profiles SET cashiers_take_over = true")
            await tx.execute("DELETE FROM profile_limits")
        drawers = []
        for racer, register in zip(hired, registers, strict=True):
            opened = await runner.run(GetOrCreateSession(register, None, None, None, on_existing=None), racer.actor)
            drawers.append(UUID(json.loads(opened.document)["session"]["id"]))
        return cls(racing, hired, drawers)

    async def order(self) -> UUID:
        """Return a new waiting order of one line."""
        item = Item(id="line-1", quantity_milli=1000, name="Lager", price_minor=PRICE_MINOR, tax_percent_milli=0)
        command = CreateOrder((item,), OrderLabels(), "test-location", "counter", None, MOST_MINOR)
        made = await self.runner.run(command, self.people[0].actor)
        assert made.refusal is None, made
        return UUID(json.loads(made.document)["id"])

    async def held(self, who: int, order: UUID) -> int:
        """Let somebody claim the order now; return the token."""
        answer = await self.runner.run(ClaimOrder(order, self.drawers[who]), self.people[who].actor)
        assert answer.outcome == "claimed", answer
        token: int = json.loads(answer.document)["claim"]["token"]
        return token

    def claim(self, who: int, order: UUID) -> Start:
        return Start(ClaimOrder(order, self.drawers[who]), self.people[who].actor)

    def release(self, who: int, order: UUID, token: int | None = None) -> Start:
        return Start(ReleaseOrder(order, token, None), self.people[who].actor)

    def take_over(self, who: int, order: UUID) -> Start:
        actor = self.people[who].actor
        return Start(TakeOverOrder(order, self.drawers[who], "Racing"), actor)

    def pay(self, who: int, order: UUID, token: int | None = None) -> Start:
        return Start(
            PayOrder(order, token, self.drawers[who], None, (Payment("cash", ENOUGH_MINOR, None),), PRICE_MINOR, None),
            self.people[who].actor,
            key(),
        )

    def cancel(self, who: int, order: UUID, token: int | None = None) -> Start:
        return Start(CancelOrder(order, token, "Racing"), self.people[who].actor)

    def end(self, who: int) -> EndSession:
        return EndSession(self.drawers[who], None)

    def add(self, who: int, order: UUID, token: int | None) -> Start:
        item = Item(id=f"line-{new_id()}", quantity_milli=1000, name="Lager", price_minor=500, tax_percent_milli=0)
        operation = LineOperation(str(new_id()), "add", item=item)
        command = OperateOnOrder(order, token, 0, (operation,), None, MOST_MINOR)
        return Start(command, self.people[who].actor)
