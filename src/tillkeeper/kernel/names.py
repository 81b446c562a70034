"""The one rule for the name of a business, a place, a person or a program: one line that is not empty."""

import re
from typing import Final

from tillkeeper.kernel import limits

_NAME: Final = re.compile(rf"[^\x00-\x1f\x7f\ud800-\udfff]{{1,{limits.NAME_LENGTH_MAX}}}")


def name_of(text: str) -> str | None:
    """Return a name as it is kept, without blanks around it; None: it is none."""
    name = text.strip()
    return name if _NAME.fullmatch(name) else None
