"""Joining a colleague's session: the answer follows from who has what, not from the order of the calls (CS-3, D16)."""

from dataclasses import dataclass, field
from itertools import permutations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.helpers.floor import Document, Person, ok, person, refused
from tests.helpers.shop import Shop

PEOPLE = ("cashier1", "cashier2", "cashier3")
# Two of a profile that shares registers, one of personal drawers.
SHARED, PERSONAL = ("ASU-1", "ASU-2"), "LUQ-1"
WORDS = (None, "join", "refuse")


@dataclass
class Floor:
    """The rule in a few lines: who owns the session of each register, and who joined it."""

    owner: dict[str, str] = field(default_factory=dict)
    joined: set[tuple[str, str]] = field(default_factory=set)

    def told(self, who: str, register: str, word: str | None) -> str:
        """Return the outcome or refusal of get-or-create, and take note of it."""
        owner = self.owner.get(register)
        if owner == who or (word != "refuse" and (who, register) in self.joined):
            return "resumed"
        has_own, may_join = who in self.owner.values(), owner is not None and register in SHARED
        if has_own and not (may_join and word == "join"):
            return "session-already-open"
        if owner is None:
            self.owner[register] = who
            return "created"
        if not may_join or word == "refuse":
            return "register-in-use"
        self.joined.add((who, register))
        return "joined"

    def ended(self, register: str) -> None:
        self.owner.pop(register, None)
        self.joined = {(who, at) for who, at in self.joined if at != register}


async def _told(who: Person, register: str, word: str | None) -> Document:
    answer = await who.start_shift(register, **({} if word is None else {"onExisting": word}))
    document: Document = answer.json()
    return document


CALLS = st.tuples(st.sampled_from(PEOPLE), st.sampled_from((*SHARED, PERSONAL)), st.sampled_from((*WORDS, "end")))


@settings(
    max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(calls=st.lists(CALLS, min_size=3, max_size=14))
async def test_the_answer_follows_from_who_has_what(shop: Shop, calls: list[tuple[str, str, str | None]]) -> None:
    """CS-3: against the rule, whatever was called before; a participant resumes whatever else they hold."""
    boss = await person(shop, "manager1")
    people = {name: await person(shop, name) for name in PEOPLE}
    floor = Floor()
    for who, register, word in calls:
        if word == "end":
            await _end(boss, register)
            floor.ended(register)
            continue
        expected = floor.told(who, register, word)
        answer = await _told(people[who], register, word)
        assert answer.get("outcome", answer.get("code")) == expected, (who, register, word, calls)
    for register in (*SHARED, PERSONAL):
        await _end(boss, register)


async def _end(boss: Person, register: str) -> None:
    for session in ok(await boss.get("/api/pos/sessions", params={"registerId": register, "status": "open"}))["items"]:
        ok(await boss.end(session))


@pytest.mark.parametrize("order", list(permutations(["join", "own", "back"])), ids="-".join)
async def test_who_joins_and_owns_ends_up_the_same_in_every_order(shop: Shop, order: tuple[str, ...]) -> None:
    """CS-3, D16: join a colleague, open one's own, come back: no order is refused, and both are there at the end."""
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2")
    theirs = await lucia.open_drawer("ASU-1")
    for step in order:
        answer = await derlis.start_shift("ASU-2" if step == "own" else "ASU-1", onExisting="join")
        assert answer.json().get("outcome") in {"created", "joined", "resumed"}, (step, answer.text)
    own = ok(await derlis.start_shift("ASU-2"))
    assert (own["outcome"], own["session"]["cashier"]["username"]) == ("resumed", "cashier2")
    back = ok(await derlis.start_shift("ASU-1"))
    assert (back["outcome"], back["session"]["id"]) == ("resumed", theirs["id"])
    assert [each["username"] for each in back["session"]["participants"]] == ["cashier2"]


async def test_who_owns_a_drawer_elsewhere_is_asked_with_both_ways_out(shop: Shop) -> None:
    """CS-3, EV-2: their own session by id, and *join*, which is the same request with ``onExisting: join``."""
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2")
    theirs, own = await lucia.open_drawer("ASU-1"), await derlis.open_drawer("ASU-2")
    problem = refused(await derlis.start_shift("ASU-1"), 409, "session-already-open")
    assert (problem["existingSession"]["id"], problem["mayJoin"]) == (own["id"], True)
    ways = {each["rel"]: each for each in problem["actions"]}
    assert set(ways) == {"view", "end", "close", "join"}
    joining = {"registerId": "ASU-1", "onExisting": "join"}
    joined = ok(await derlis.till.call(ways["join"]["method"], ways["join"]["href"], json=joining))
    assert (joined["outcome"], joined["session"]["id"]) == ("joined", theirs["id"])
    nobody = refused(await derlis.start_shift("LUQ-1"), 409, "session-already-open")
    assert (nobody["mayJoin"], "join" in {each["rel"] for each in nobody["actions"]}) == (False, False)


async def test_a_sale_names_the_register_where_it_was_made(shop: Shop) -> None:
    """CS-16: at a joined till the sign-in's, or the one that the call names; its session names the drawer's."""
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2", register="ASU-2")
    session = await lucia.open_drawer("ASU-1")
    ok(await derlis.start_shift("ASU-1"))
    joined = await derlis.sell(session, "5000")
    assert (joined["register"]["code"], joined["session"]["register"]["code"]) == ("ASU-2", "ASU-1")
    cart = await derlis.cart({"id": "a", "name": "Chipa", "price": "5000"})
    body = {"sessionId": session["id"], "payments": [{"tender": "cash", "amount": "5000"}], "total": "5000"}
    path = f"/api/order-sessions/{cart['id']}/complete"
    refused(await derlis.post(path, {**body, "registerId": "nowhere"}, key="at-no-register"), 404, "register-unknown")
    named = ok(await derlis.post(path, {**body, "registerId": "LUQ-1"}, key="at-a-named-one"), 201)
    assert (named["register"]["code"], named["session"]["id"]) == ("LUQ-1", session["id"])
    assert named == ok(await derlis.get(f"/api/transactions/{named['id']}"))
    assert (await lucia.sell(session, "1000"))["register"]["code"] == "ASU-1"


async def test_a_manager_may_work_on_every_open_session_and_is_told_so(shop: Shop) -> None:
    """S0-04, S0-09, CL-1: one rule for the question and the acts: a manager yes, a colleague who has not joined no."""
    lucia, derlis, boss = [await person(shop, name) for name in ("cashier1", "cashier2", "manager1")]
    session = await lucia.open_drawer("ASU-1")
    place = {"locationId": session["location"]["id"], "profileId": session["profile"]["id"]}
    order = ok(await boss.post("/api/orders", {"items": [{"id": "a", "name": "Chipa", "price": "1000"}], **place}), 201)
    claim = f"/api/orders/{order['id']}/claim"
    for who, may in ((derlis, False), (boss, True)):
        assert (await who.validation(session["id"]))["valid"] is may
        assert ok(await who.get(claim))["canClaim"] is may
        answer = await who.post(claim, {"sessionId": session["id"]})
        assert answer.status_code == (200 if may else 403), answer.text
    ok(await lucia.end(session))
    assert (await boss.validation(session["id"]))["reason"] == "not-open"
