"""The best guesser there is, for 30 days, against the real counts and a clock that only they move (DV-3)."""

import json
from dataclasses import dataclass

import asyncpg
import pytest

from tests.laws.tree import ROOT
from tillkeeper.domains.identity import throttle
from tillkeeper.domains.identity.throttle import Rule, Standing
from tillkeeper.kernel import limits

DAYS = 30
PINS_OF_SIX_DIGITS = 10**6
CHANCE_MAX = 0.01

# Tries at every source for as long as one lets a try through, then waits for the first that will. Every half an hour
# the person themselves signs in at the first source, if they may.
_PLAY = """
CREATE OR REPLACE PROCEDURE play(sources jsonb, days integer, INOUT guesses integer) LANGUAGE plpgsql AS $$
DECLARE
    clock timestamptz := timestamptz '2026-07-01T00:00:00Z';
    over timestamptz := clock + make_interval(days => days);
    own_next timestamptz := clock;
    source jsonb; tried record; wait integer;
BEGIN
    WHILE clock < over LOOP
        PERFORM set_config('test.now', clock::text, false);
        wait := 1800;
        IF clock >= own_next THEN
            own_next := clock + interval '30 minutes';
            source := sources -> 0;
            SELECT * INTO tried FROM try_at(source);
            IF tried.wait_seconds = 0 THEN
                PERFORM sign_in_right(ARRAY(SELECT jsonb_array_elements_text(source -> 'subjects')),
                                      ARRAY(SELECT value::integer FROM jsonb_array_elements_text(source -> 'refills')));
            END IF;
        END IF;
        FOR source IN SELECT jsonb_array_elements(sources) LOOP
            LOOP
                SELECT * INTO tried FROM try_at(source);
                EXIT WHEN tried.wait_seconds > 0;
                guesses := guesses + 1;
            END LOOP;
            wait := least(wait, tried.wait_seconds);
        END LOOP;
        clock := clock + make_interval(secs => wait);
        COMMIT;  -- or the rows of ten thousand guesses would all be looked through by the next
    END LOOP;
END $$;
CREATE OR REPLACE FUNCTION try_at(source jsonb, OUT wait_seconds integer, OUT wrong_in_row integer) LANGUAGE sql AS $$
    SELECT t.wait_seconds, t.wrong_in_row FROM sign_in_try(
        ARRAY(SELECT jsonb_array_elements_text(source -> 'subjects')),
        ARRAY(SELECT value::integer FROM jsonb_array_elements_text(source -> 'free')),
        ARRAY(SELECT value::integer FROM jsonb_array_elements_text(source -> 'budgets')),
        ARRAY(SELECT value::integer FROM jsonb_array_elements_text(source -> 'refills')), {numbers}) t $$;
CREATE OR REPLACE FUNCTION shop_now() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    SELECT current_setting('test.now')::timestamptz $$;
"""


@dataclass(frozen=True)
class Attack:
    """From how many tills where the person is known, of their colleagues, and of how many addresses."""

    known: int
    housed: int
    strangers: int
    people: int
    """How many people are guessed at, in turn."""
    guesses_max: int
    """What the rules allow in 30 days, all people together."""


def _allowed(budget: int, refill_seconds: int) -> int:
    return budget + DAYS * 86_400 // refill_seconds


ONE_PERSON = _allowed(limits.GUESSES_AT_ONE_PERSON, limits.GUESSES_AT_ONE_PERSON_REFILL_SECONDS)
ATTACKS = {
    "one colleague at one till": Attack(
        1, 0, 0, 1, _allowed(limits.GUESSES_FROM_ONE_SOURCE, limits.GUESSES_FROM_ONE_SOURCE_REFILL_SECONDS)
    ),
    "strangers at many addresses": Attack(
        0, 0, 4, 1,
        _allowed(limits.GUESSES_OF_STRANGERS_AT_ONE_PERSON, limits.GUESSES_OF_STRANGERS_AT_ONE_PERSON_REFILL_SECONDS),
    ),
    "everybody from everywhere": Attack(6, 1, 3, 1, ONE_PERSON),
    "strangers at all people of a business": Attack(
        0, 0, 3, 3,
        _allowed(
            limits.GUESSES_OF_STRANGERS_IN_ONE_BUSINESS, limits.GUESSES_OF_STRANGERS_IN_ONE_BUSINESS_REFILL_SECONDS
        ),
    ),
}  # fmt: skip


def _sources(attack: Attack) -> list[list[Rule]]:
    standings: list[Standing] = ["known"] * attack.known
    standings += ["housed"] * attack.housed
    standings += ["stranger"] * attack.strangers
    return [
        list(
            throttle.rules_of(
                f"manager{person}",
                source=f"source-{number}",
                standing=standing,
                registers=(f"register-{number}",),
                businesses=("business",),
            )
        )
        for person in range(attack.people)
        for number, standing in enumerate(standings)
    ]


@pytest.mark.parametrize("name", ATTACKS)
async def test_the_budget_holds(connection: asyncpg.Connection, name: str) -> None:
    """DV-3: below 1 % of six digits in 30 days, by sign-ins and approvals together, from wherever they come."""
    attack = ATTACKS[name]
    guesses = await play(connection, _sources(attack))
    assert 0 < guesses <= attack.guesses_max
    assert guesses > attack.guesses_max // 2, "the guesser is not the best there is"
    assert guesses / PINS_OF_SIX_DIGITS < CHANCE_MAX


async def test_the_game_shows_a_missing_budget(connection: asyncpg.Connection) -> None:
    """Twin: without what stands for one person from everywhere, a crowd gets past one percent in the same game."""
    sources = _sources(ATTACKS["everybody from everywhere"])
    unguarded = [[rule for rule in rules if rule.subject != "person:manager0"] for rules in sources]
    guesses = await play(connection, unguarded)
    assert guesses > ONE_PERSON


async def play(connection: asyncpg.Connection, sources: list[list[Rule]]) -> int:
    """Return how many guesses the best guesser makes."""
    numbers = (
        limits.SIGN_IN_WAIT_FIRST_SECONDS, limits.SIGN_IN_WAIT_MAX_SECONDS, limits.SIGN_IN_FORGET_SECONDS,
        limits.SIGN_IN_FORGOTTEN_AT_ONCE,
    )  # fmt: skip
    await connection.execute(_PLAY.replace("{numbers}", ", ".join(map(str, numbers))))
    given = [
        {
            "subjects": [rule.subject for rule in rules],
            "free": [rule.free_tries for rule in rules],
            "budgets": [rule.budget for rule in rules],
            "refills": [rule.refill_seconds for rule in rules],
        }
        for rules in sources
    ]
    guesses: int = await connection.fetchval("CALL play($1::text::jsonb, $2, 0)", json.dumps(given), DAYS)
    return guesses


def test_what_security_md_says() -> None:
    """DV-3: the figures of the page are the rules' own."""
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert f"{ONE_PERSON:,} guesses" in page
    assert f"{ONE_PERSON / PINS_OF_SIX_DIGITS:.2%}".replace("%", " %") in page
