"""How many connections and files this process may have open."""

import sys

# The shop's tills, their event streams, the database's connections, and as many strangers again.
ENOUGH = 4_096
_known: list[int] = []

if sys.platform == "win32":  # which has no such limit

    def raise_open_files_limit() -> int:
        """Return how many files may be open."""
        return ENOUGH

else:
    import resource

    def raise_open_files_limit() -> int:
        """Raise the limit to the highest that the system lets this account have; return it."""
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = limit_wanted(soft, hard)
        if wanted != soft:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        return wanted

    def limit_wanted(soft: int, hard: int) -> int:
        """Return the limit to ask for; macOS says *unlimited* and takes no more than a number that it does not tell."""
        if hard == resource.RLIM_INFINITY:
            return soft if soft == resource.RLIM_INFINITY or soft >= ENOUGH else ENOUGH
        return hard


def open_files_max() -> int:
    """Return how many files this process may have open; asked for once."""
    if not _known:
        limit = raise_open_files_limit()
        _known.append(limit if limit > 0 else ENOUGH)
    return _known[0]
