"""Write ``src/tillkeeper/storage/schema.json``: what a freshly migrated database holds, for ``tillkeeper doctor``."""

import asyncio
import json
import tempfile
from pathlib import Path

from tillkeeper.storage import migrate
from tillkeeper.storage.deployed import Description, describe_at
from tillkeeper.storage.embedded import EmbeddedPostgres
from tillkeeper.storage.shipped import EXPECTATION, sql_sha256


async def fresh_description(database_url: str) -> Description:
    """Migrate the empty database at ``database_url`` and read it."""
    await migrate.upgrade(database_url)
    return await describe_at(database_url)


def as_text(description: Description) -> str:
    """Return the committed form: sorted, one fact a line."""
    made = {"made_from": sql_sha256(), "description": description}
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, EmbeddedPostgres(Path(folder)) as server:
        EXPECTATION.write_text(as_text(asyncio.run(fresh_description(server.url()))), encoding="utf-8")
