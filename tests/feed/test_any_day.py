"""A day that nobody planned: whatever people do to the queue, in any order, the law of the feed and the sums hold."""

import random
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import httpx
import pytest

from tests.claims.hands import LEASE_SECONDS, OPENING, Hands, at_work, line_move
from tests.feed.snapshots import (
    Reducer,
    comparable,
    differences,
    events_since,
    read_again,
    settled,
    snapshot,
    viewer_of,
)
from tests.helpers.floor import Document, everything, no_limits, person, thing
from tests.helpers.oracle import expected, shown
from tests.helpers.shop import Shop

STEPS = 50
Said = httpx.Response | None


@dataclass(frozen=True)
class Place:
    """Where the day is: how money is there, and who works at which register; the last is the manager."""

    business: str
    decimals: int
    prices: tuple[str, ...]
    staff: tuple[tuple[str, str], ...]


BAKERY = Place(
    "espiga", 0, ("0", "1", "333", "12345"), (("cashier1", "ASU-1"), ("cashier2", "ASU-2"), ("manager1", "ASU-3"))
)
BAR_REGISTERS = ("test-register-1", "test-register-2", "test-register-concurrent")
BAR = Place(
    "harbor",
    2,
    ("0", "0.01", "3.33", "99.99"),
    tuple(zip(("cashier1", "cashier4", "manager2"), BAR_REGISTERS, strict=True)),
)


@pytest.fixture
def reducer() -> Iterator[Reducer]:
    with Reducer.running() as running:
        yield running


class AnyDay:
    """People who do one thing after another, as chance has it."""

    def __init__(self, shop: Shop, place: Place, hands: list[Hands], chance: random.Random) -> None:
        self.shop, self.place, self.hands, self.chance = shop, place, hands, chance
        self.orders: list[Document] = []
        self.asked: list[Document] = []
        self.sent: list[tuple[Hands, Document, list[Document]]] = []
        self.made = 0

    def _seldom(self) -> bool:
        """Return whether to do what ends a thing: most orders and shifts live on."""
        return self.chance.randrange(3) == 0

    def _id(self) -> str:
        self.made += 1
        return f"id-{self.made}"

    def _discount(self) -> Document | None:
        percent, amount = self.chance.choice(("10", "33.333", "100")), self.chance.choice(self.place.prices)
        return self.chance.choice((None, {"percent": percent}, {"amount": amount}))

    def _quantity(self) -> str:
        return self.chance.choice(("1", "2", "3", "7"))

    def _item(self) -> Document:
        return thing(self._id(), self.chance.choice(self.place.prices), self._quantity(),
                     taxRate=self.chance.choice(("0", "5", "10", "8.875")), discount=self._discount())  # fmt: skip

    def _operation(self, order: Document) -> Document:
        line = self.chance.choice([*(line["id"] for line in order["lines"]), "nowhere"])
        kinds: list[Document] = [
            {"op": "add", "item": self._item()},
            {"op": "set-quantity", "lineId": line, "quantity": self._quantity()},
            {"op": "set-note", "lineId": line, "note": self.chance.choice((None, "sin azúcar"))},
            {"op": "set-discount", "lineId": self.chance.choice((line, None)), "discount": self._discount()},
            {"op": "remove", "lineId": line},
            {"op": "clear"},
        ]
        return {"id": self._id(), **self.chance.choice(kinds)}

    async def step(self) -> tuple[str, httpx.Response | None]:
        """Do something; return what, and what was said to it. None: there was nothing to do it to."""
        who, what = self.chance.choice(self.hands), self.chance.choice(list(DEEDS))
        if not self.orders:
            return "queue", await self.queue(who, {}, None)
        order = await who.look(self.chance.choice(self.orders))
        token = self.chance.choice((None, who.tokens.get(order["id"])))
        return what, await DEEDS[what](self, who, order, token)

    async def queue(self, who: Hands, _order: Document, _token: int | None) -> Said:
        items = [self._item() for _ in range(self.chance.randrange(4))]
        answer = await who.person.post("/api/orders", {"items": items})
        self.orders.append(answer.json())
        return answer

    async def claim(self, who: Hands, order: Document, _token: int | None) -> Said:
        return await who.claim(order)

    async def release(self, who: Hands, order: Document, token: int | None) -> Said:
        return await who.release(order, token)

    async def take_over(self, who: Hands, order: Document, _token: int | None) -> Said:
        return await who.take_over(order)

    async def ask(self, who: Hands, order: Document, _token: int | None) -> Said:
        answer = await who.ask(order)
        self.asked += [answer.json()] if answer.is_success else []
        return answer

    async def answer(self, who: Hands, _order: Document, _token: int | None) -> Said:
        if not self.asked:
            return None
        request = self.asked[-1]
        word = self.chance.choice(("grant", "decline"))
        return await who.answer({"id": request["orderId"]}, request["id"], word)

    async def lock(self, who: Hands, _order: Document, _token: int | None) -> Said:
        return await who.person.post("/api/claims/release")

    async def wait(self, _who: Hands, _order: Document, _token: int | None) -> Said:
        await self.shop.clock.advance(seconds=self.chance.choice((5, LEASE_SECONDS // 2, LEASE_SECONDS)))
        return None

    async def operate(self, who: Hands, order: Document, token: int | None) -> Said:
        operations = [self._operation(order) for _ in range(self.chance.randrange(1, 4))]
        base = max(0, order["version"] - self.chance.randrange(3))
        answer = await who.operate(order, *operations, base=base, token=token)
        self.sent += [(who, order, operations)] if answer.is_success else []
        return answer

    async def again(self, _who: Hands, _order: Document, _token: int | None) -> Said:
        if not self.sent:
            return None
        before, order, operations = self.chance.choice(self.sent)
        return await before.operate(order, *operations)

    async def split(self, who: Hands, order: Document, token: int | None) -> Said:
        return await self._moved(who, order, token, None)

    async def move(self, who: Hands, order: Document, token: int | None) -> Said:
        return await self._moved(who, order, token, await who.look(self.chance.choice(self.orders)))

    async def cancel(self, who: Hands, order: Document, token: int | None) -> Said:
        more: dict[str, Any] = {} if token is None else {"claimToken": token}
        return await who.cancel(order, **more) if self._seldom() else None

    async def pay(self, who: Hands, order: Document, token: int | None) -> Said:
        return await who.pay(order, token=token) if self._seldom() else None

    async def end_shift(self, who: Hands, _order: Document, _token: int | None) -> Said:
        return await who.person.end(who.drawer) if self._seldom() else None

    async def _moved(self, who: Hands, order: Document, token: int | None, other: Document | None) -> Said:
        """Move lines, or one piece of each; what both orders come to before exclusive tax stays what it was."""
        if not order["lines"]:
            return None
        lines = self.chance.sample(order["lines"], self.chance.randint(1, len(order["lines"])))
        moves = [line_move(line["id"], self._id(), self.chance.choice((None, "1"))) for line in lines]
        more: dict[str, Any] = {} if token is None else {"claimToken": token}
        more |= {} if other is None else {"toOrderId": other["id"]}
        answer = await who.split(order, *moves, **more)
        if answer.is_success:
            after = answer.json()
            self.orders += [after["other"]] if other is None else []
            before = _worth(order) + (0 if other is None else _worth(other))
            assert _worth(after["order"]) + _worth(after["other"]) == before, (order, other, moves)
        return answer


Deed = Callable[[AnyDay, Hands, Document, int | None], Coroutine[Any, Any, Said]]
DEEDS: dict[str, Deed] = {
    "queue": AnyDay.queue,
    "claim": AnyDay.claim,
    "claim too": AnyDay.claim,
    "release": AnyDay.release,
    "take over": AnyDay.take_over,
    "ask": AnyDay.ask,
    "answer": AnyDay.answer,
    "lock the screen": AnyDay.lock,
    "wait": AnyDay.wait,
    "operate": AnyDay.operate,
    "operate too": AnyDay.operate,
    "send again": AnyDay.again,
    "split": AnyDay.split,
    "move": AnyDay.move,
    "cancel": AnyDay.cancel,
    "pay": AnyDay.pay,
    "end the shift": AnyDay.end_shift,
}


def _worth(order: Document) -> Decimal:
    return Decimal(order["subtotal"]) - Decimal(order["discountTotal"])


async def _hold(reducer: Reducer, day: AnyDay, started: dict[str, Any], told: str) -> None:
    assert day.shop.clock.now is not None
    now_ms = int(day.shop.clock.now.timestamp() * 1000)
    for hands in day.hands[:3]:
        till = hands.person.till
        events = await events_since(till, started[hands.id].position)
        fresh = await snapshot(till)
        for start in (started[hands.id], fresh):
            for heard in (events, events[::-1]):
                come_to, stale = reducer.reduce(start.documents, heard, viewer_of(till), now_ms=now_ms)
                come_to = read_again(come_to, stale, fresh.documents)
                assert differences(comparable(come_to), comparable(fresh.documents)) == [], told
        started[hands.id] = fresh
        for order in fresh.documents["orders"]:
            assert shown(order, day.place.decimals) == expected(order, day.place.decimals), told


@pytest.mark.parametrize("place", [BAKERY, BAR], ids=["bakery", "bar"])
async def test_whatever_is_done_documents_and_events_agree(shop: Shop, reducer: Reducer, place: Place) -> None:
    """EV-2, EV-3, CL-2, CL-3, OR-2, OR-3: refused or not, sent again or not, by whoever, after whatever; nothing is a
    5xx, a refusal changes nothing, and no line that moves gains or loses money.
    """
    await shop.clock.set(OPENING)
    await no_limits(shop)
    hands = [await at_work(shop, username, register, place.business) for username, register in place.staff]
    username, register = place.staff[0]
    hands.append(Hands(await person(shop, username, place.business, register), hands[0].drawer))
    day = AnyDay(shop, place, hands, random.Random(place.business))
    started = {each.id: await snapshot(each.person.till) for each in hands[:3]}
    for number in range(STEPS):
        before = await everything(shop)
        what, answer = await day.step()
        told = f"step {number}, {what}: {answer and answer.text}"
        if answer is not None and not answer.is_success:
            assert answer.status_code < httpx.codes.INTERNAL_SERVER_ERROR, told
            assert await everything(shop) == before, told
        await settled(shop)
        await _hold(reducer, day, started, told)
