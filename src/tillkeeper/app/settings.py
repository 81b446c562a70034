"""Settings of a server process, from the environment (docs/operations/install.md)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from tillkeeper.kernel import limits


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server process needs to know before it starts."""

    database_url: str
    """``DATABASE_URL``: address of the PostgreSQL database."""
    pool_size: int
    """``TILLKEEPER_POOL_SIZE``: database connections of one process; 12 unless set."""
    webhook_private_targets: bool = False
    """``TILLKEEPER_WEBHOOK_PRIVATE_TARGETS``: ``yes`` lets webhooks be sent to this machine and its network;
    managers could then have the server talk to whatever it can reach."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read the environment. Raises ``KeyError`` when ``DATABASE_URL`` is missing."""
        source = os.environ if environment is None else environment
        return cls(
            database_url=source["DATABASE_URL"],
            pool_size=int(source.get("TILLKEEPER_POOL_SIZE", limits.POOL_SIZE_DEFAULT)),
            webhook_private_targets=source.get("TILLKEEPER_WEBHOOK_PRIVATE_TARGETS") == "yes",
        )
