"""Each guard of the opening, taken away in the test's own database: what it had kept from happening, happens.

The shop's clock is slowed down for both sides, so that the window of the race is open wide for the guarded product
as well. Where two guards overlap, the test says which damage each keeps away alone and which only the pair does.
"""

import asyncpg
import pytest

from tests.races.guards import change_function, execute, slow_down
from tests.races.gun import Finish, Start, Track, errors, outcomes
from tests.races.people import RacingShop
from tillkeeper.domains.cash_sessions import GetOrCreateSession

pytestmark = pytest.mark.every_postgres

RACERS = 10
LOCK = "FOR NO KEY UPDATE;"
REGISTER_INDEX = "idx_one_open_session_per_register"
CASHIER_INDEX = "uq_cash_sessions_one_open_per_cashier_business"


def opening(register: str) -> GetOrCreateSession:
    return GetOrCreateSession(
        register=register, location=None, opening_float_minor=None, opening_notes=None, on_existing=None
    )


async def race_for_one_register(racing: RacingShop, **settings: str) -> list[Finish]:
    people = await racing.hire(RACERS)
    (register,) = await racing.build_registers(1)
    async with Track.of(racing.database_url, RACERS, **settings) as track:
        return await track.race([Start(opening(register), racer.actor) for racer in people])


async def race_one_cashier_on_many_registers(racing: RacingShop) -> list[Finish]:
    (racer,) = await racing.hire(1)
    registers = await racing.build_registers(RACERS)
    async with Track.of(racing.database_url, RACERS) as track:
        return await track.race([Start(opening(register), racer.actor) for register in registers])


async def race_every_register(racing: RacingShop) -> list[Finish]:
    people = await racing.hire(RACERS)
    registers = await racing.build_registers(RACERS)
    async with Track.of(racing.database_url, RACERS) as track:
        return await track.race(
            [Start(opening(register), racer.actor) for racer, register in zip(people, registers, strict=True)]
        )


def constraints(finishes: list[Finish]) -> set[str | None]:
    return {error.constraint_name for error in errors(finishes) if isinstance(error, asyncpg.UniqueViolationError)}


async def open_sessions(racing: RacingShop) -> object:
    return await racing.value("SELECT count(*) FROM cash_sessions WHERE status = 'open' AND NOT is_deleted")


async def test_guarded(racing: RacingShop) -> None:
    """CS-1, CS-3, S3-19: the product, in the same wide window: one created, all others joined, no error."""
    await slow_down(racing.database_url)
    finishes = await race_for_one_register(racing)
    assert outcomes(finishes) == ["created", *["joined"] * (RACERS - 1)]
    assert await open_sessions(racing) == 1


async def test_guarded_cashier(racing: RacingShop) -> None:
    """CS-2, CS-3: one cashier on many registers in the wide window: one created, the others refused by name."""
    await slow_down(racing.database_url)
    finishes = await race_one_cashier_on_many_registers(racing)
    assert outcomes(finishes) == ["created", *["session-already-open"] * (RACERS - 1)]
    assert await open_sessions(racing) == 1


async def test_without_the_register_lock_callers_fail(racing: RacingShop) -> None:
    """CS-3: the index still keeps the drawer single, and every loser of the race gets an error for an answer."""
    await slow_down(racing.database_url)
    await change_function(racing.database_url, "get_or_create_session", LOCK, ";")
    finishes = await race_for_one_register(racing)
    assert outcomes(finishes) == [*["UniqueViolationError"] * (RACERS - 1), "created"]
    assert constraints(finishes) == {REGISTER_INDEX}


async def test_without_the_register_index_the_lock_holds_the_race_and_nothing_holds_a_hand(racing: RacingShop) -> None:
    """CS-1: the lock alone keeps racing openings apart; what does not go through get-or-create is let through."""
    await slow_down(racing.database_url)
    await execute(racing.database_url, f"DROP INDEX {REGISTER_INDEX}")
    finishes = await race_for_one_register(racing)
    assert outcomes(finishes) == ["created", *["joined"] * (RACERS - 1)]
    (other,) = await racing.hire(1)
    await racing.rows(SECOND_ROW, other.actor.user_id)
    assert await open_sessions(racing) == 2


async def test_with_the_register_index_no_hand_makes_a_second_drawer(racing: RacingShop) -> None:
    """CS-1, S2-03: the twin of the above: raw SQL is refused by the named index."""
    await race_for_one_register(racing)
    (other,) = await racing.hire(1)
    with pytest.raises(asyncpg.UniqueViolationError) as refused:
        await racing.rows(SECOND_ROW, other.actor.user_id)
    assert refused.value.constraint_name == REGISTER_INDEX


async def test_without_lock_and_register_index_there_are_ten_drawers(racing: RacingShop) -> None:
    """CS-1, S3-19: so the pair is needed: with neither, every racer has a session of the same register."""
    await slow_down(racing.database_url)
    await execute(racing.database_url, f"DROP INDEX {REGISTER_INDEX}")
    await change_function(racing.database_url, "get_or_create_session", LOCK, ";")
    finishes = await race_for_one_register(racing)
    assert outcomes(finishes) == ["created"] * RACERS
    assert await open_sessions(racing) == RACERS


async def test_without_the_cashier_index_the_lock_of_the_membership_holds_the_race(racing: RacingShop) -> None:
    """CS-2: the same cashier on ten registers meets one lock; what does not go through get-or-create is let through."""
    await slow_down(racing.database_url)
    await execute(racing.database_url, f"DROP INDEX {CASHIER_INDEX}")
    finishes = await race_one_cashier_on_many_registers(racing)
    assert outcomes(finishes) == ["created", *["session-already-open"] * (RACERS - 1)]
    assert await open_sessions(racing) == 1


async def test_without_membership_lock_and_cashier_index_one_person_has_ten_drawers(racing: RacingShop) -> None:
    """CS-2, S2-01: no other lock is shared by two registers, so the pair is needed."""
    await slow_down(racing.database_url)
    await execute(racing.database_url, f"DROP INDEX {CASHIER_INDEX}")
    await change_function(racing.database_url, "refuse_second_session", "FOR NO KEY UPDATE", "")
    finishes = await race_one_cashier_on_many_registers(racing)
    assert outcomes(finishes) == ["created"] * RACERS
    assert await open_sessions(racing) == RACERS


async def test_nowait_turns_racers_away(racing: RacingShop) -> None:
    """CS-3: who does not wait for the lock gets an error instead of the session that is there a moment later."""
    await slow_down(racing.database_url)
    await change_function(racing.database_url, "get_or_create_session", LOCK, "FOR NO KEY UPDATE NOWAIT;")
    found = outcomes(await race_for_one_register(racing))
    assert found.count("created") == 1
    # On a crowded machine one may come when the winner has gone.
    assert found.count("LockNotAvailableError") > RACERS // 2


async def test_repeatable_read_looks_at_the_past(racing: RacingShop) -> None:
    """CS-3: with one snapshot for the whole statement, who waited for the lock does not see the winner's row."""
    await slow_down(racing.database_url)
    finishes = await race_for_one_register(racing, default_transaction_isolation="repeatable read")
    assert outcomes(finishes).count("created") == 1
    assert len(errors(finishes)) == RACERS - 1
    assert {type(error) for error in errors(finishes)} <= {
        asyncpg.SerializationError,
        asyncpg.UniqueViolationError,
    }


async def test_a_number_from_the_clock_collides(racing: RacingShop) -> None:
    """CS-4, S3-19, S4-05: a number of whole seconds instead of the counter: most registers of a location can't open."""
    await slow_down(racing.database_url)
    await execute(
        racing.database_url,
        NEXT_NUMBER + " AS $$ BEGIN RETURN prefix || '-' || to_char(shop_now(), 'YYYYMMDD-HH24MISS'); END $$",
    )
    finishes = await race_every_register(racing)
    # Never more numbers than seconds went by; two when the race ran over the turn of one.
    assert 1 <= outcomes(finishes).count("created") <= 2
    assert constraints(finishes) == {"cash_sessions_number_unique"}


async def test_a_number_read_and_raised_in_two_statements_collides(racing: RacingShop) -> None:
    """CS-4: the same counter, read first and written after: two registers read the same number."""
    await slow_down(racing.database_url)
    await execute(
        racing.database_url,
        NEXT_NUMBER
        + """ AS $$
        DECLARE
            seen integer := (SELECT coalesce(max(last_number), 0) + 1 FROM number_counters c
                WHERE c.business_id = wanted_business AND c.location_id = wanted_location
                  AND c.business_date = wanted_date AND c.kind = wanted_kind);
        BEGIN
            PERFORM shop_now();
            INSERT INTO number_counters VALUES (wanted_business, wanted_location, wanted_date, wanted_kind, seen)
            ON CONFLICT (business_id, location_id, business_date, kind) DO UPDATE SET last_number = seen;
            RETURN prefix || '-' || lpad(seen::text, digits, '0');
        END $$""",
    )
    finishes = await race_every_register(racing)
    assert outcomes(finishes).count("created") < RACERS
    assert constraints(finishes) == {"cash_sessions_number_unique"}


async def test_guarded_numbers(racing: RacingShop) -> None:
    """CS-4, S3-19: the twin of the two above, in the same wide window."""
    await slow_down(racing.database_url)
    finishes = await race_every_register(racing)
    assert outcomes(finishes) == ["created"] * RACERS
    numbers = await racing.rows("SELECT right(number, 3) AS last FROM cash_sessions ORDER BY number")
    assert [row["last"] for row in numbers] == [f"{n:03}" for n in range(1, RACERS + 1)]


@pytest.mark.parametrize("forgetful", [REGISTER_INDEX, CASHIER_INDEX, None])
async def test_a_predicate_that_forgets_is_deleted_blocks_the_shop(racing: RacingShop, forgetful: str | None) -> None:
    """S2-02, S2-07: a deleted open session blocks nobody, unless an index counts it (None: the product)."""
    (racer,) = await racing.hire(1)
    (register,) = await racing.build_registers(1)
    columns = {REGISTER_INDEX: "business_id, register_id", CASHIER_INDEX: "cashier_id, business_id"}
    if forgetful is not None:
        await execute(
            racing.database_url,
            f"DROP INDEX {forgetful}",
            f"CREATE UNIQUE INDEX {forgetful} ON cash_sessions ({columns[forgetful]}) WHERE status = 'open'",
        )
    async with Track.of(racing.database_url, 1) as track:
        await track.race([Start(opening(register), racer.actor)])
        await execute(racing.database_url, "UPDATE cash_sessions SET is_deleted = true")
        (again,) = await track.race([Start(opening(register), racer.actor)])
    if forgetful is None:
        assert outcomes([again]) == ["created"]
    else:
        assert isinstance(again, asyncpg.PostgresError)


NEXT_NUMBER = """
CREATE OR REPLACE FUNCTION next_number(
    wanted_business uuid, wanted_location uuid, wanted_date date, wanted_kind text, prefix text, digits integer
) RETURNS text LANGUAGE plpgsql"""

SECOND_ROW = """
INSERT INTO cash_sessions (business_id, id, number, business_date, register_id, location_id, profile_id,
    cashier_id, status, opened_at, opening_float_minor)
SELECT business_id, gen_random_uuid(), number || '-by-hand', business_date, register_id, location_id, profile_id,
    $1, 'open', opened_at, 0
FROM cash_sessions"""
