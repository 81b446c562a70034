"""Settings of a server process, from the environment (docs/operations/install.md)."""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tillkeeper.kernel import limits

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class SettingError(ValueError):
    """A setting of the environment can't be used; the message is a sentence that names it and what it may be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one server process."""

    database_url: str
    """``DATABASE_URL``: address of the PostgreSQL database."""
    pool_size: int
    """``TILLKEEPER_POOL_SIZE``: database connections of one process; 12 unless set."""
    webhook_private_targets: bool = False
    """``TILLKEEPER_WEBHOOK_PRIVATE_TARGETS``: ``yes`` lets webhooks be sent to this machine and its network;
    managers could then have the server talk to whatever it can reach."""
    embedded_folder: Path | None = None
    """``TILLKEEPER_EMBEDDED_FOLDER``: set by `tillkeeper serve` for its own processes: the data folder of the embedded
    database that they hold."""

    without_indexes: frozenset[str] = frozenset()
    """``TILLKEEPER_WITHOUT_INDEX``: session indexes that may be missing, an emergency's exception (conflicts.md)."""
    host: str = "127.0.0.1"
    """``TILLKEEPER_HOST``: address that ``serve`` listens on; on loopback requests are served under this machine's own
    names alone."""
    names: tuple[str, ...] = ()
    """``TILLKEEPER_NAMES``: further names of the server, with commas between, that requests may be for: those under
    which a proxy passes them on."""

    pepper_file: Path | None = None
    """``TILLKEEPER_PEPPER_FILE``: 32 random bytes outside the database that ``DATABASE_URL`` names, the same on each of
    its servers; without them a stolen dump gives no PIN. The embedded database's is ``pepper`` in the data folder."""
    trusted_proxies: tuple[Network, ...] = ()
    """``TILLKEEPER_TRUSTED_PROXIES``: addresses or networks, with commas between, whose ``X-Forwarded-For`` is
    believed: without it everybody behind a proxy counts as one source of wrong sign-ins."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read the environment.

        Raises ``KeyError`` when ``DATABASE_URL`` is missing, ``SettingError`` of one that can't be used.
        """
        source = os.environ if environment is None else environment
        embedded_folder = source.get("TILLKEEPER_EMBEDDED_FOLDER")
        return cls(
            database_url=source["DATABASE_URL"],
            pool_size=_pool_size(source.get("TILLKEEPER_POOL_SIZE", str(limits.POOL_SIZE_DEFAULT))),
            webhook_private_targets=_is_yes("TILLKEEPER_WEBHOOK_PRIVATE_TARGETS", source),
            without_indexes=frozenset(source.get("TILLKEEPER_WITHOUT_INDEX", "").split()),
            host=source.get("TILLKEEPER_HOST", "127.0.0.1"),
            pepper_file=Path(pepper) if (pepper := source.get("TILLKEEPER_PEPPER_FILE")) else None,
            trusted_proxies=tuple(_network(proxy) for proxy in _listed(source.get("TILLKEEPER_TRUSTED_PROXIES", ""))),
            names=_listed(source.get("TILLKEEPER_NAMES", "")),
            embedded_folder=Path(embedded_folder) if embedded_folder else None,
        )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _pool_size(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= limits.POOL_SIZE_MAX:
        return int(text)
    raise SettingError(f"TILLKEEPER_POOL_SIZE is a whole number from 1 to {limits.POOL_SIZE_MAX}, not {text!r}.")


def _is_yes(name: str, source: Mapping[str, str]) -> bool:
    text = source.get(name, "no")
    if text not in {"yes", "no"}:
        raise SettingError(f"{name} is yes or no, not {text!r}.")
    return text == "yes"


def _network(text: str) -> Network:
    try:
        return ipaddress.ip_network(text)
    except ValueError:
        raise SettingError(
            "TILLKEEPER_TRUSTED_PROXIES lists addresses or networks, such as 10.0.0.7 or 10.0.0.0/24, with commas"
            f" between them: {text!r} is none."
        ) from None
