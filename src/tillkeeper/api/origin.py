"""Where a request comes from: its network address, and the device that a cookie names."""

import ipaddress
from typing import Final

from litestar.datastructures import Cookie

from tillkeeper.api.request import HttpRequest
from tillkeeper.app.settings import Network
from tillkeeper.domains.identity import Origin
from tillkeeper.kernel import limits

COOKIE: Final = "tillkeeper_device"
# A secret of ours has 46 characters; what is longer is none, and is not worth a look.
_SECRET_LENGTH_MAX: Final = 64


def origin_of(request: HttpRequest) -> Origin:
    """Return where ``request`` comes from."""
    device = request.cookies.get(COOKIE, "")
    return Origin(_address(request), device if 0 < len(device) <= _SECRET_LENGTH_MAX else None)


def device_cookie(secret: str) -> Cookie:
    """Return the cookie by which the device is known from now on."""
    return Cookie(
        key=COOKIE, value=secret, max_age=limits.DEVICE_COOKIE_SECONDS, path="/api", httponly=True, samesite="strict"
    )


def _address(request: HttpRequest) -> str:
    """Return the client's address: the nearest on the way here that is no trusted proxy's.

    A proxy adds the address that it was called from at the end of ``X-Forwarded-For``; what stands before anybody may
    have written.
    """
    trusted: tuple[Network, ...] = request.app.state.trusted_proxies
    address = request.client.host if request.client else ""
    passed_on = request.headers.getall("x-forwarded-for", [])
    way = [part.strip() for line in passed_on for part in line.split(",")]
    while way and _is_trusted(address, trusted):
        address = way.pop()
    return address


def _is_trusted(address: str, trusted: tuple[Network, ...]) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in trusted)
