"""Scenarios as tables: one step a line, with who does it, what they are told and what is written down."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx

from tests.claims.hands import Floor, Hands, line_move
from tests.helpers.floor import Document, everything, journal, refused
from tests.helpers.floor import key as fresh_key


@dataclass
class Scene:
    """The order that a table is about, and what its steps left behind."""

    floor: Floor
    order: Document
    request: str = "00000000-0000-7000-8000-000000000000"
    """The id of the last request for the order."""
    sold: str | None = None


@dataclass(frozen=True)
class Step:
    """``who`` ``does`` something: the HTTP status, the outcome or refusal code, and the event."""

    who: str
    does: str
    status: int
    outcome: str
    event: str | None = None


Verb = Callable[[Scene, Hands], Awaitable[httpx.Response]]


async def _old_token(scene: Scene, who: Hands) -> httpx.Response:
    return await who.operate(scene.order, token=who.tokens[scene.order["id"]])


async def _ask(scene: Scene, who: Hands) -> httpx.Response:
    answer = await who.ask(scene.order, message="It is my customer")
    if answer.status_code == httpx.codes.CREATED:
        scene.request = answer.json()["id"]
    return answer


async def _split(scene: Scene, who: Hands) -> httpx.Response:
    return await who.split(scene.order, line_move("line-1", f"moved-{fresh_key()}", "0.5"))


async def _pay(scene: Scene, who: Hands) -> httpx.Response:
    return await who.pay(scene.order, token=who.tokens.get(scene.order["id"]))


async def _release_by_token(scene: Scene, who: Hands) -> httpx.Response:
    return await who.release(scene.order, who.tokens[scene.order["id"]])


VERBS: dict[str, Verb] = {
    "claim": lambda scene, who: who.claim(scene.order),
    "add": lambda scene, who: who.operate(scene.order),
    "add by token": _old_token,
    "release": lambda scene, who: who.release(scene.order),
    "release by token": _release_by_token,
    "pay": _pay,
    "pay without token": lambda scene, who: who.pay(scene.order),
    "cancel": lambda scene, who: who.cancel(scene.order),
    "split": _split,
    "take over": lambda scene, who: who.take_over(scene.order),
    "take over by PIN": lambda scene, who: who.take_over(scene.order, approval={"username": "manager1", "pin": "9999"}),
    "ask": _ask,
    "grant": lambda scene, who: who.answer(scene.order, scene.request, "grant"),
    "decline": lambda scene, who: who.answer(scene.order, scene.request, "decline"),
    "lock screen": lambda _, who: who.person.post("/api/claims/release"),
    "sign out": lambda _, who: who.person.post("/api/auth/logout"),
    "end shift": lambda _, who: who.person.end(who.drawer),
}


async def walk(scene: Scene, table: list[Step | int]) -> None:
    """Do each step and require what it says; a number lets so many seconds pass."""
    for row in table:
        if isinstance(row, int):
            await scene.floor.shop.clock.advance(seconds=row)
        else:
            await _step(scene, row)


async def _step(scene: Scene, step: Step) -> None:
    who = scene.floor.named(step.who)
    is_refused = step.status >= httpx.codes.BAD_REQUEST
    before = await everything(scene.floor.shop) if is_refused else None
    answer = await VERBS[step.does](scene, who)
    assert answer.status_code == step.status, f"{step}: {answer.status_code} {answer.text}"
    if is_refused:
        refused(answer, step.status, step.outcome)
        assert await everything(scene.floor.shop) == before, f"{step} was refused and changed something"
    row = (await journal(scene.floor.shop))[-1]
    event = None if row["event"] is None else json.loads(row["event"])
    told: tuple[Any, ...] = (str(row["user_id"]), row["outcome"], event and event["type"])
    assert told == (who.id, step.outcome, step.event), step
    if step.does == "pay" and answer.status_code == httpx.codes.CREATED:
        scene.sold = answer.json()["id"]


async def holder(floor: Floor, order: Document) -> str | None:
    """Return the username of who has the order in hand, as everybody sees it."""
    seen = [(await who.look(order))["claim"] for who in (floor.ana, floor.beto)]
    shown: list[str | None] = [claim and claim["holder"]["username"] for claim in seen]
    assert shown[0] == shown[1]
    if seen[0] is not None:
        assert [claim["mine"] for claim in seen] == [shown[0] == "cashier1", shown[0] == "cashier2"]
    return shown[0]
