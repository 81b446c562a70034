"""Which database: the one that ``DATABASE_URL`` names, or the embedded one of a data folder."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tillkeeper.storage.data_folder import require_shop
from tillkeeper.storage.doctor import Place, SchemaMismatchError, require_match
from tillkeeper.storage.embedded import EmbeddedPostgres
from tillkeeper.storage.shipped import read_state_at


@contextmanager
def database_at(database_url: str | None, data_folder: Path, *, may_make: bool = False) -> Iterator[str]:
    """Yield the URL of the database to use; an embedded one is up meanwhile.

    Raises ``EmbeddedPostgresError`` where the folder holds no shop, unless the command makes shops (``may_make``): a
    typing error in ``--data-dir`` would otherwise make a second, empty shop beside the real one.
    """
    if database_url is not None:
        yield database_url
        return
    server = EmbeddedPostgres(data_folder)
    if not may_make:
        require_shop(server.data_folder, server.cluster)
    with server, naming_place(server):
        yield server.url()


@contextmanager
def naming_place(server: EmbeddedPostgres) -> Iterator[None]:
    """Have a ``SchemaMismatchError`` of the block name the folder in its commands."""
    try:
        yield
    except SchemaMismatchError as error:
        raise error.at(place_of(server)) from None


def place_of(server: EmbeddedPostgres) -> Place:
    """Return where the database of a running server is, for commands that are told."""
    return Place(server.data_folder, (str(server.program("psql")), server.url()))


def make_ready(url: str, *, embedded: bool) -> None:
    """Bring an embedded database up to date; refuse any other that does not match (``SchemaMismatchError``)."""
    if embedded and not asyncio.run(read_state_at(url)).is_current:
        from tillkeeper.storage import migrate  # noqa: PLC0415 - `serve` prints the sign-ins without this weight

        asyncio.run(migrate.upgrade(url))
    asyncio.run(require_match(url))
