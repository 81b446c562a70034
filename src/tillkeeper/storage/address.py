"""Which database: the one that ``DATABASE_URL`` names, or the embedded one of a data folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tillkeeper.storage.embedded import EmbeddedPostgres


@contextmanager
def database_at(database_url: str | None, data_folder: Path) -> Iterator[str]:
    """Yield the URL of the database to use; an embedded one is up meanwhile."""
    if database_url is not None:
        yield database_url
        return
    with EmbeddedPostgres(data_folder) as server:
        yield server.url()
