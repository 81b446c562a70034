"""The console's files, from memory, with the headers that keep a browser strict.

Every address that is not the API's is the console's: it does its own routing, so an
unknown one gets ``index.html``. Files under ``assets/`` carry a hash of their content in
their name and are kept for good; the others are asked for again with their ETag.
"""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from litestar import MediaType, Response, get

from tillkeeper.api.parameters import OWN_QUERY
from tillkeeper.api.refusals import NotFound
from tillkeeper.api.request import HttpRequest

FOLDER: Final = Path(__file__).parent / "console"

# Nothing but this server's own files runs or loads; Mantine sets styles on elements.
CONTENT_SECURITY_POLICY: Final = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_FOR_GOOD: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"
_API: Final = ("/api/", "/healthz", "/readyz", "/metrics")
# Not built: a developer's machine, where the API alone was started.
_NOT_BUILT: Final = "The console is not built. Run: make console\n"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the console, ready to send."""

    content: bytes
    compressed: bytes
    media_type: str
    etag: str
    cache_control: str


def load(folder: Path = FOLDER) -> dict[str, File]:
    """Return the console's files by address; empty when it is not built."""
    return {
        "/" + path.relative_to(folder).as_posix(): _file(path, folder)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".map"
    }


def _file(path: Path, folder: Path) -> File:
    content = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix == ".webmanifest":
        media_type = "application/manifest+json"
    hashed = path.relative_to(folder).parts[0] == "assets"
    return File(
        content=content,
        compressed=gzip.compress(content, 9, mtime=0),
        media_type=media_type,
        etag=f'"{hashlib.sha256(content).hexdigest()[:32]}"',
        cache_control=_FOR_GOOD if hashed else _ASK_AGAIN,
    )


def is_api(path: str) -> bool:
    """Return whether the address belongs to the API and not to the console."""
    return path == "/api" or path.startswith(_API)


@get(["/", "/{path:path}"], include_in_schema=False, opt={OWN_QUERY: True})
async def console(request: HttpRequest) -> Response[bytes]:
    """Return a file of the console, or its page."""
    address = request.url.path
    if is_api(address):
        raise NotFound
    files: dict[str, File] = request.app.state.console
    file = files.get(address)
    if file is None and address.startswith("/assets/"):
        raise NotFound
    file = file or files.get("/index.html")
    if file is None:
        return Response(content=_NOT_BUILT.encode(), status_code=503, media_type=MediaType.TEXT)
    headers = {
        **HEADERS,
        "ETag": file.etag,
        "Cache-Control": file.cache_control,
        "Vary": "Accept-Encoding",
    }
    if request.headers.get("if-none-match") == file.etag:
        return Response(content=b"", status_code=304, headers=headers)
    content = file.content
    if "gzip" in request.headers.get("accept-encoding", ""):
        content = file.compressed
        headers["Content-Encoding"] = "gzip"
    return Response(content=content, headers=headers, media_type=file.media_type)


HANDLERS = [console]
