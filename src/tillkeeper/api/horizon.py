"""How far readers of the feed can see: since when a transaction that is still running holds all of them back."""

import asyncio
import contextlib
import time

from prometheus_client import Gauge

from tillkeeper.journal import feed
from tillkeeper.kernel import limits
from tillkeeper.storage.database import Database, DatabaseFailed

AGE_SECONDS = Gauge(
    "tillkeeper_feed_horizon_age_seconds",
    "How long the oldest running transaction has kept what was written after it from every reader of the feed.",
)


class Horizon:
    """The oldest running transaction that has an id, looked for each second."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._oldest: int | None = None
        self._since = 0.0

    @property
    def age_seconds(self) -> float:
        """Return how long the same transaction has been the oldest; 0: none runs that holds anybody back."""
        return 0.0 if self._oldest is None else time.monotonic() - self._since

    async def watch(self) -> None:
        """Look until cancelled. While the database can't say, the age grows on."""
        while True:
            with contextlib.suppress(DatabaseFailed):
                self._note(await feed.oldest_running(self._database))
            AGE_SECONDS.set(self.age_seconds)
            await asyncio.sleep(limits.FEED_POLL_MS / 1000)

    def _note(self, oldest: int | None) -> None:
        if oldest != self._oldest:
            self._oldest = oldest
            self._since = time.monotonic()
