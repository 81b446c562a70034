"""A worker that can't load the program: the server ends and says so, instead of trying for ever."""

import os
import subprocess
import sys
from pathlib import Path

from tests.helpers.server import START_SECONDS, free_port

# Python reads it at each start; workers are told from their parent by their arguments.
BROKEN = """
import sys
from importlib.abc import MetaPathFinder

class Broken(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "tillkeeper.api.application":
            raise RuntimeError("half installed")

if "--multiprocessing-fork" in sys.argv:
    sys.meta_path.insert(0, Broken())
"""


def test_a_worker_that_can_not_load_the_program_ends_the_server(demo_database: str, tmp_path: Path) -> None:
    """OP-4: half an upgrade, say. It was started anew twice a second, and nobody was told that no till is served."""
    (tmp_path / "sitecustomize.py").write_text(BROKEN)
    ended = subprocess.run(
        [sys.executable, "-c", "from tillkeeper.cli import app; app()", "serve", "--port", str(free_port()),
         "--workers", "2"],
        env=os.environ | {"DATABASE_URL": demo_database, "PYTHONPATH": str(tmp_path)},
        capture_output=True, text=True, timeout=START_SECONDS, check=False,
    )  # fmt: skip
    assert ended.returncode == 3, ended.stderr
    assert "half installed" in ended.stderr
    assert ended.stderr.endswith(
        "A server process could not start, and the server has ended: the reason stands above.\n"
    )
