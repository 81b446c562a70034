"""Every limit of bench/, one program after another (some fifteen minutes); arguments go to the hot paths.

Not here: ``race_open.py``, which races against a server that runs already, ``claims_history.py`` and ``chaos.py``,
which take as long as they are told to.
"""

import subprocess
import sys

PROGRAMS = {
    "bench.hot_paths": sys.argv[1:],
    "bench.import_products": [],
    "bench.search": [],
    "bench.claims": [],
    "bench.sales": [],
    "bench.feed": [],
    "bench.grown": [],
}


def main() -> int:
    """Run each; return how many missed a limit."""
    missed = 0
    for program, arguments in PROGRAMS.items():
        print(f"--- {program}", flush=True)
        missed += subprocess.run([sys.executable, "-m", program, *arguments], check=False).returncode != 0
    return missed


if __name__ == "__main__":
    sys.exit(main())
