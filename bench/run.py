"""Everything that bench/ measures on its own, one after another; arguments go to the hot paths."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAMS = {"hot_paths.py": sys.argv[1:], "import_products.py": []}


def main() -> int:
    """Run each; return how many missed a limit."""
    missed = 0
    for program, arguments in PROGRAMS.items():
        print(f"--- {program}", flush=True)
        missed += subprocess.run([sys.executable, HERE / program, *arguments], check=False).returncode != 0
    return missed


if __name__ == "__main__":
    sys.exit(main())
