"""Taking one guard away, in the test's own database."""

import asyncpg

# Long against the microseconds between two racers, short against a test.
SLOW_SECONDS = 0.02

# In order_to_change: the lock of a cart, the one of its order, and each without it.
CART_LOCK = ("s.user_id = call.user_id\n        FOR NO KEY UPDATE;", "s.user_id = call.user_id;")
CART_ORDER_LOCK = ("u.id = cart.order_id\n        FOR NO KEY UPDATE;", "u.id = cart.order_id;")


async def change_function(database_url: str, name: str, old: str, new: str) -> None:
    """Replace ``old`` by ``new``, which must occur exactly once, in the deployed text of a function."""
    connection = await asyncpg.connect(database_url)
    try:
        text = await connection.fetchval("SELECT pg_get_functiondef($1::regproc)", name)
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {name}"
        await connection.execute(text.replace(old, new))
    finally:
        await connection.close()


async def execute(database_url: str, *statements: str) -> None:
    """Run statements past the program."""
    connection = await asyncpg.connect(database_url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


async def slow_down(database_url: str) -> None:
    """Make every look at the shop's clock take a while.

    Each command looks at it between what it read and what it writes, so that the window of every race is
    wide open. It takes no guard away: the product has to hold as well as before.
    """
    await execute(
        database_url,
        "CREATE OR REPLACE FUNCTION shop_now() RETURNS timestamptz LANGUAGE plpgsql VOLATILE PARALLEL SAFE AS"
        f" $$ BEGIN PERFORM pg_sleep({SLOW_SECONDS}); RETURN clock_timestamp(); END $$",
    )
