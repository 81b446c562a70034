"""Every limit of bench/, one program after another (some fifteen minutes); arguments go to the hot paths.

Not here: ``race_open.py``, which races against a server that runs already, and ``claims_history.py``, which takes as
long as it is told to.
"""

import subprocess
import sys

PROGRAMS = {
    "bench.hot_paths": sys.argv[1:],
    "bench.import_products": [],
    "bench.claims": [],
    "bench.feed": [],
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
