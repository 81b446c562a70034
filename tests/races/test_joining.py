"""Joining at one instant: those who own a drawer elsewhere, those who own none, and those who are there already."""

from collections import Counter

import pytest

from tests.races.guards import change_function, slow_down
from tests.races.gun import Start, Track, errors
from tests.races.people import Racer, RacingShop
from tillkeeper.domains.cash_sessions import GetOrCreateSession
from tillkeeper.journal import Answer

EACH = 3


def opening(register: str, word: str | None) -> GetOrCreateSession:
    return GetOrCreateSession(register, None, None, None, on_existing=word)  # type: ignore[arg-type]  # a test's word


@pytest.mark.every_postgres
async def test_everybody_who_asks_at_once_is_told_by_what_they_have(racing: RacingShop) -> None:
    """CS-3, D16: owners who say so join, owners who do not are asked, who owns none joins, who joined resumes."""
    await slow_down(racing.database_url)
    assert await joined_at_once(racing) == {
        "joined": 2 * EACH, "session-already-open": EACH, "resumed": EACH,
    }  # fmt: skip


@pytest.mark.every_postgres
async def test_without_the_look_at_participants_who_is_there_is_asked_again(racing: RacingShop) -> None:
    """CS-3, D16: the twin: a participant who opened a drawer of their own since is refused where they work."""
    await slow_down(racing.database_url)
    look = "AND session_is_of(present, call.user_id)"
    await change_function(racing.database_url, "get_or_create_session", look, "AND false")
    told = await joined_at_once(racing)
    assert (told["resumed"], told["session-already-open"]) == (0, 2 * EACH)


async def joined_at_once(racing: RacingShop) -> Counter[str]:
    """Have four groups ask for one shared register at once; return how many were told what."""
    host, *others = await racing.hire(1 + 4 * EACH)
    shared, *own = await racing.build_registers(1 + 3 * EACH)
    saying, silent, without, there = (others[n * EACH : (n + 1) * EACH] for n in range(4))
    async with Track.of(racing.database_url, len(others)) as track:
        await _all(track, [(host, shared, None)])
        await _all(track, [(each, shared, None) for each in there])
        owners = [*saying, *silent, *there]
        await _all(track, [(each, register, None) for each, register in zip(owners, own, strict=True)])
        asked = [
            *[(each, shared, "join") for each in saying],
            *[(each, shared, None) for each in (*silent, *without, *there)],
        ]
        return await _all(track, asked)


async def _all(track: Track, asked: list[tuple[Racer, str, str | None]]) -> Counter[str]:
    finishes = await track.race([Start(opening(register, word), racer.actor) for racer, register, word in asked])
    assert errors(finishes) == []
    return Counter(finish.outcome for finish in finishes if isinstance(finish, Answer))
