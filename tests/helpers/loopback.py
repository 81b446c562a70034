"""HTTP to a server on this machine: in the clear, and past whatever proxy the machine has."""

import ssl
from typing import Final, TypedDict


class _Options(TypedDict):
    trust_env: bool
    verify: ssl.SSLContext


# For httpx. Left to itself it reads the world's certificates for every client: 26 ms, and the run makes thousands.
LOOPBACK: Final[_Options] = {"trust_env": False, "verify": ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)}
