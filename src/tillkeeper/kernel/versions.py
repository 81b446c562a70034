"""A whole-document write says which version of the document it is based on (OR-2)."""

from tillkeeper.kernel.refusal import Refusal

BasedOn = tuple[int, ...] | None
"""The versions that a write says it is based on, each of which must be the current one; none of them: whichever is."""


class VersionMissing(Refusal):
    """Say which version this change is based on: If-Match or version."""

    code = "version-missing"
    es_py = "Indicá en qué versión se basa este cambio: If-Match o version."


class VersionStale(Refusal):
    """Somebody changed it meanwhile; current holds what it is now."""

    code = "version-stale"
    es_py = "Alguien lo cambió mientras tanto; current tiene lo que es ahora."
    also = frozenset({"current"})
