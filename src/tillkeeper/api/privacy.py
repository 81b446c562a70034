"""The headers by which each answer tells browsers and proxies to keep nothing of it."""

from typing import Final

from litestar.types import Message, Scope

from tillkeeper.api.console import is_api

_AS_SAID: Final = (b"x-content-type-options", b"nosniff")
_KEEP_NOTHING: Final = (b"cache-control", b"no-store")


async def keep_private(message: Message, scope: Scope) -> None:
    """Have no answer taken for another kind of content, and none of the API kept: tokens and people's data are in them.

    A route that says itself how its answer may be kept (the console's files, the feed) is left alone.
    """
    if message["type"] != "http.response.start":
        return
    headers = list(message.get("headers", ()))
    said = {name.lower() for name, _ in headers}
    if _AS_SAID[0] not in said:
        headers.append(_AS_SAID)
    if _KEEP_NOTHING[0] not in said and is_api(scope["path"]):
        headers.append(_KEEP_NOTHING)
    message["headers"] = headers
