"""The shop's clock, set between the rounds of a race or jumping while it is run."""

from typing import Final

from tests.races.guards import SLOW_SECONDS, execute

JUMPS: Final = (
    "1 second", "-1 second", "1 minute", "-1 minute", "1 hour", "-1 hour", "1 day", "-1 day", "1 year", "-1 year",
)  # fmt: skip
RIGHT: Final = "0 seconds"
_LIST = ", ".join(f"interval '{jump}'" for jump in (RIGHT, *JUMPS))


async def set_clock(database_url: str, jump: str) -> None:
    """Have the clock be wrong by ``jump`` until it is set again."""
    await execute(
        database_url,
        "CREATE OR REPLACE FUNCTION shop_now() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE"
        f" AS $$ SELECT clock_timestamp() + interval '{jump}' $$",
    )


async def jump_for_each(database_url: str) -> None:
    """Have each command see another clock, and each look at it take so long that the others get in between."""
    await execute(
        database_url,
        "CREATE OR REPLACE FUNCTION shop_now() RETURNS timestamptz LANGUAGE plpgsql VOLATILE PARALLEL SAFE AS $$"
        f" DECLARE jumps interval[] := ARRAY[{_LIST}];"
        f" BEGIN PERFORM pg_sleep({SLOW_SECONDS});"
        " RETURN clock_timestamp() + jumps[1 + (txid_current() % cardinality(jumps))::integer]; END $$",
    )
