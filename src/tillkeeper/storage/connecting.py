"""Opens connections to PostgreSQL, each within a time limit; the one place of the program that does.

A server that was stopped in the middle of its work (a frozen machine, a cut cable) still has its connections: nothing
refuses, and nothing answers. So each host has a limit of its own to take a connection, each command one to end, and the
socket itself finds out that nobody confirms what it sends (tests/storage/test_frozen.py).
"""

import asyncio
import socket
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

import asyncpg
from asyncpg.connect_utils import SessionAttribute
from asyncpg.pool import PoolConnectionProxy

from tillkeeper.kernel import limits

# What libpq knows and nothing here does. The server would take each for a setting of its own, and refuse it by a name
# that the person who wrote it does not look for.
_REFUSED: Final = frozenset({
    "application_name", "channel_binding", "client_encoding", "fallback_application_name", "gssdelegation",
    "gssencmode", "hostaddr", "load_balance_hosts", "max_protocol_version", "min_protocol_version", "oauth_client_id",
    "oauth_client_secret", "oauth_issuer", "oauth_scope", "replication", "require_auth", "requirepeer", "requiressl",
    "scram_client_key", "scram_server_key", "sslcertmode", "sslcompression", "sslcrldir", "sslkeylogfile", "sslsni",
})  # fmt: skip
# Read here, and of no meaning to the driver: the name, the least and the most.
_NUMBERS: Final = {
    "connect_timeout": (1, 60),
    "keepalives": (0, 1),
    "keepalives_count": (1, 100),
    "keepalives_idle": (1, 86_400),
    "keepalives_interval": (1, 3_600),
    "tcp_user_timeout": (1_000, 3_600_000),
}
# A till writes: a standby is no place for it.
_ATTRIBUTES: Final = ("any", "primary", "read-write")
# This host does not serve, and another may.
_NEXT_HOST: Final = (
    OSError,  # TimeoutError is one
    asyncpg.CannotConnectNowError,
    asyncpg.PostgresConnectionError,
    asyncpg.TargetServerAttributeNotMatched,
    asyncpg.TooManyConnectionsError,
)


Connection = asyncpg.Connection | PoolConnectionProxy

Host = tuple[str, int | None]
"""A name, an address or a socket's folder, and a port; None: the usual one."""


class DatabaseAddressError(Exception):
    """``DATABASE_URL`` says something that Tillkeeper can't do; the message names the parameter."""


@dataclass(frozen=True, slots=True)
class Address:
    """The hosts, parameters and limits of a ``DATABASE_URL``."""

    url: str
    """For the driver, without the parameters that are read here."""
    hosts: tuple[Host, ...]
    """In the order in which they are tried; empty: the driver's own choice (``PGHOST``, a service file, a socket)."""
    attributes: str
    """``any``, ``primary`` or ``read-write``: which of the hosts will do."""
    connect_seconds: float
    """For each host."""
    keepalive: tuple[int, int, int] | None
    """Seconds of silence before the first probe, seconds between probes, probes; None: no probes."""
    unconfirmed_ms: int
    """How long data may stay without the other machine's confirmation."""

    @classmethod
    def of(cls, url: str) -> "Address":
        """Read ``url``. Raises :class:`DatabaseAddressError` for what libpq knows and Tillkeeper does not."""
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise DatabaseAddressError(f"DATABASE_URL is no address of a database: {error}.") from None
        said = dict(parse_qsl(parts.query, keep_blank_values=True))
        if refused := sorted(_REFUSED & said.keys()):
            raise DatabaseAddressError(f"DATABASE_URL: Tillkeeper has no {refused[0]}; take the parameter out.")
        numbers = {name: _number(name, said[name]) for name in _NUMBERS if name in said}
        hosts = _hosts(said.get("host") or unquote(parts.netloc.rpartition("@")[2]), said.get("port", ""))
        attributes = said.get("target_session_attrs", "read-write" if len(hosts) > 1 else "any")
        if attributes not in _ATTRIBUTES:
            raise DatabaseAddressError(
                f"DATABASE_URL: target_session_attrs must be one of {', '.join(_ATTRIBUTES)}; a till writes."
            )
        read_here = {*_NUMBERS, "target_session_attrs", *(("host", "port") if hosts else ())}
        kept = [pair for pair in parts.query.split("&") if pair.split("=", 1)[0] not in read_here]
        return cls(
            url=urlunsplit(parts._replace(query="&".join(kept))),
            hosts=hosts,
            attributes=attributes,
            connect_seconds=numbers.get("connect_timeout", limits.DATABASE_CONNECT_MS / 1000),
            keepalive=None
            if numbers.get("keepalives") == 0
            else (
                numbers.get("keepalives_idle", limits.DATABASE_KEEPALIVE_IDLE_SECONDS),
                numbers.get("keepalives_interval", limits.DATABASE_KEEPALIVE_INTERVAL_SECONDS),
                numbers.get("keepalives_count", limits.DATABASE_KEEPALIVE_COUNT),
            ),
            unconfirmed_ms=numbers.get("tcp_user_timeout", limits.DATABASE_UNCONFIRMED_MS),
        )


def _number(name: str, text: str) -> int:
    least, most = _NUMBERS[name]
    if not text.isdecimal() or not least <= int(text) <= most:
        raise DatabaseAddressError(f"DATABASE_URL: {name} must be a whole number from {least} to {most}.")
    return int(text)


def _hosts(names: str, ports: str) -> tuple[Host, ...]:
    """Return the hosts of a list as libpq writes it: ``h1:5433,h2``, or names and ports apart."""
    if not names:
        return ()
    hosts: list[Host] = []
    apart = ports.split(",") if ports else []
    for place, spec in enumerate(names.split(",")):
        name, _, port = spec.rpartition(":") if ":" in spec.rpartition("]")[2] else (spec, "", "")
        if not port and apart:
            port = apart[place % len(apart)] if len(apart) in {1, len(names.split(","))} else "?"
        if port and not port.isdecimal():
            raise DatabaseAddressError("DATABASE_URL: each host has one port, and a port is a number.")
        hosts.append((name.strip("[]"), int(port) if port else None))
    return tuple(hosts)


class _Connection(asyncpg.Connection):
    """A connection that is thrown away with the command that was given up on it."""

    def __init__(
        self,
        protocol: Any,  # noqa: ANN401 - as the driver makes its connections
        transport: Any,  # noqa: ANN401 - as asyncpg hands it over
        loop: asyncio.AbstractEventLoop,
        *others: Any,  # noqa: ANN401 - as asyncpg hands them over
    ) -> None:
        super().__init__(protocol, transport, loop, *others)
        self._own_loop = loop
        self._own_socket = transport.get_extra_info("socket")

    def look_after_socket(self, address: Address) -> None:
        """Have the system notice that the other machine is gone; a unix socket has no other machine."""
        found = self._own_socket
        if found.family not in {socket.AF_INET, socket.AF_INET6}:
            return
        if address.keepalive is not None:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            names = ("TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT")
            for name, value in zip(names, address.keepalive, strict=True):
                if hasattr(socket, name):  # macOS and Windows lack some
                    found.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, address.unconfirmed_ms)

    def _cancel_current_command(self, *_waiters: object) -> None:
        """End the connection instead of asking the server, on another connection, to cancel the command.

        A frozen server would keep us waiting for its word. And a commit that waits for its standby must never be
        cancelled: PostgreSQL then takes it for done, standby or not.
        """
        self._own_loop.call_soon(self.terminate)


class Opener:
    """Opens connections to one address; begins with the host that served last: a frozen one costs its limit once."""

    def __init__(self, url: str, *, command_seconds: float | None, settings: dict[str, str] | None = None) -> None:
        """Take the address and what each connection is given: its commands' limit (None: no limit), its settings.

        Raises :class:`DatabaseAddressError`.
        """
        self._address = Address.of(url)
        self._hosts = list(self._address.hosts)
        self._command_seconds = command_seconds
        self._settings = settings

    async def open(self) -> asyncpg.Connection:
        """Return a connection to the first host that serves.

        Raises the driver's errors; where several hosts were tried, a ``ConnectionError`` with what each said.
        """
        if not self._hosts:
            return await self._open_at(None)
        reasons: list[str] = []
        for host in tuple(self._hosts):
            try:
                connection = await self._open_at(host)
            except _NEXT_HOST as error:
                reasons.append(f"{_spelled(host)}: {error}")
            else:
                self._hosts.remove(host)
                self._hosts.insert(0, host)
                return connection
        raise ConnectionError("; ".join(reasons))

    async def _open_at(self, host: Host | None) -> asyncpg.Connection:
        there: dict[str, Any] = {} if host is None else {"host": host[0], "port": host[1]}
        try:
            connection = await asyncpg.connect(
                self._address.url,
                **there,
                target_session_attrs=SessionAttribute(self._address.attributes),
                timeout=self._address.connect_seconds,
                command_timeout=self._command_seconds,
                server_settings=self._settings,
                connection_class=_Connection,
            )
        except TimeoutError:
            raise TimeoutError(f"no answer within {self._address.connect_seconds:g} s") from None
        connection.look_after_socket(self._address)
        return connection


def _spelled(host: Host) -> str:
    return host[0] if host[1] is None else f"{host[0]}:{host[1]}"


def session_settings() -> dict[str, str]:
    """Return the server settings that every connection of the program runs under."""
    return {
        "application_name": "tillkeeper",
        "timezone": "UTC",
        "statement_timeout": str(limits.STATEMENT_TIMEOUT_MS),
        # Every guarantee is argued for READ COMMITTED: a lock waited for in one
        # statement, the winner's rows seen by the next.
        "default_transaction_isolation": "read committed",
        # The hot functions take milliseconds; compiling them takes longer.
        "jit": "off",
    }


def is_open(connection: Connection) -> bool:
    """Return whether an idle connection is still one: the pool takes hold of one that died, and it answers no more."""
    try:
        return not connection.is_closed()
    except asyncpg.InterfaceError:
        return False


def throw_away(connection: Connection) -> None:
    """End a connection at once, without a word to the server."""
    if is_open(connection):
        connection.terminate()


def command_limit_seconds() -> float:
    """Return how long a command may take before its connection is thrown away."""
    return (limits.STATEMENT_TIMEOUT_MS + limits.COMMAND_GRACE_MS) / 1000


async def keep_as_is(_connection: Connection) -> None:
    """Skip asyncpg's reset query.

    It is a round trip after each statement. Nothing here sets session state: no ``SET``
    outside a transaction, no session-level advisory lock, no ``LISTEN`` on pooled
    connections (``storage/listening.py`` has its own).
    """
