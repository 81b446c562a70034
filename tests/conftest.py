"""The fixtures of every test: a database, a shop in this process, a server of real processes, a clock."""

import asyncio
import os
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest

from tests.helpers.events import faults_of_journal
from tests.helpers.network import forbid_the_internet
from tests.helpers.postgres import DEMO_SHOP, EMPTY, ENGINES, TestServer
from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop

RUN_FOLDER_VARIABLE = "TILLKEEPER_TEST_RUN_FOLDER"
# A database is some 600 files, and nearly every test has its own: on a slow disk copying them is half of the run.
MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - the folder in it is made by mkdtemp
MEMORY_DISK_FREE_MIN = 4 << 30  # the logs of the run's servers, and the databases of as many tests as run at once
_started_run = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    for name, meaning in {
        "every_postgres": "runs on every PostgreSQL version found on this machine",
        "browser": "drives a real Chromium",
        "proves(*items)": "the checklist items and rules this test proves, beside those its docstring names",
    }.items():
        config.addinivalue_line("markers", f"{name}: {meaning}")
    # The first process of a run makes its folder; xdist's workers inherit the variable.
    if RUN_FOLDER_VARIABLE not in os.environ:
        folder = Path(tempfile.mkdtemp(prefix="tillkeeper-tests-", dir=_fast_disk()))
        os.environ[RUN_FOLDER_VARIABLE] = str(folder)
        config.stash[_started_run] = folder
    forbid_the_internet()
    # A run in the background ignores both, and so would every program that its tests start and end by them.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def _fast_disk() -> Path | None:
    """Return where to keep what the run forgets; None: where temporary files go."""
    roomy = MEMORY_DISK.is_dir() and shutil.disk_usage(MEMORY_DISK).free >= MEMORY_DISK_FREE_MIN
    return MEMORY_DISK if roomy else None


def pytest_unconfigure(config: pytest.Config) -> None:
    folder = config.stash.get(_started_run, None)
    if folder is not None:
        del os.environ[RUN_FOLDER_VARIABLE]
        shutil.rmtree(folder, ignore_errors=True)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if metafunc.definition.get_closest_marker("every_postgres") and "postgres_version" in metafunc.fixturenames:
        metafunc.parametrize("postgres_version", sorted(ENGINES), ids=[f"pg{name}" for name in sorted(ENGINES)])


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave in the report which items and rules the test proves: its docstring and its marker name them."""
    function = getattr(item, "function", None)
    text = (getattr(function, "__doc__", None) or "") + " ".join(
        str(name) for marker in item.iter_markers("proves") for name in marker.args
    )
    item.user_properties.append(("proves", text))


@pytest.fixture(scope="session")
def run_folder() -> Path:
    return Path(os.environ[RUN_FOLDER_VARIABLE])


@pytest.fixture(scope="session")
def _postgres_servers(run_folder: Path) -> Iterator[Callable[[str], TestServer]]:
    """Return the run's servers, each started when a first test asks for its version."""
    started: dict[str, TestServer] = {}
    endings = []

    def server(version: str) -> TestServer:
        if version not in started:
            context = TestServer(version, run_folder).running()
            started[version] = context.__enter__()
            endings.append(context)
        return started[version]

    yield server
    for context in endings:
        context.__exit__(None, None, None)


@pytest.fixture
def postgres_version() -> str:
    """Return the version a test runs on; ``every_postgres`` puts all of them here."""
    return "18"


@pytest.fixture
def postgres(_postgres_servers: Callable[[str], TestServer], postgres_version: str) -> TestServer:
    return _postgres_servers(postgres_version)


@contextmanager
def _dropped_after(postgres: TestServer, url: str) -> Iterator[str]:
    """Yield a database for one test; afterwards each event in it has the shape that the contract says (EV-3)."""
    try:
        yield url
        faults = asyncio.run(faults_of_journal(url))
    finally:
        postgres.drop_database(url)
    assert faults == [], "src/tillkeeper/api/schemas/events.py says how its shapes are changed"


@pytest.fixture
def empty_database(postgres: TestServer) -> Iterator[str]:
    """Yield the URL of a migrated database without a business in it."""
    with _dropped_after(postgres, postgres.make_database(EMPTY)) as url:
        yield url


@pytest.fixture
def bare_database(postgres: TestServer) -> Iterator[str]:
    """Yield the URL of a database that was never migrated."""
    with _dropped_after(postgres, postgres.make_bare_database()) as url:
        yield url


@pytest.fixture
def demo_database(postgres: TestServer) -> Iterator[str]:
    """Yield the URL of a database with the demo shop."""
    with _dropped_after(postgres, postgres.make_database(DEMO_SHOP)) as url:
        yield url


@pytest.fixture
async def connection(empty_database: str) -> AsyncIterator[asyncpg.Connection]:
    """Yield a plain connection to a migrated, empty database."""
    connection = await asyncpg.connect(empty_database)
    yield connection
    await connection.close()


@pytest.fixture
async def shop(demo_database: str) -> AsyncIterator[Shop]:
    """Yield the demo shop, served by the real application in this process."""
    async with Shop.open_in_process(demo_database) as opened:
        yield opened


@pytest.fixture
def start_server(demo_database: str) -> Iterator[Callable[..., ServerProcess]]:
    """Yield a function that starts real server processes on the test's demo shop: ``start_server(workers=2)``."""
    started: list[ServerProcess] = []

    def start(*, workers: int = 1, database_url: str = demo_database, open_files: str | None = None) -> ServerProcess:
        server = ServerProcess.start(database_url, workers=workers, open_files=open_files)
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def server(start_server: Callable[..., ServerProcess]) -> ServerProcess:
    """Return two real server processes on the test's demo shop."""
    return start_server(workers=2)
