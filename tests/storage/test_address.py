"""What a DATABASE_URL says is understood, or refused by the parameter's name."""

import pytest

from tests.cli.program import tillkeeper
from tillkeeper.storage.connecting import Address, DatabaseAddressError

HOSTS = {
    "postgresql://tk:s@db.example/shop": (("db.example", None),),
    "postgresql://tk@h1:5433,h2,h3:5435/shop": (("h1", 5433), ("h2", None), ("h3", 5435)),
    "postgresql://tk@/shop?host=/run/a,/run/b&port=5433,5434": (("/run/a", 5433), ("/run/b", 5434)),
    "postgresql://tk@/shop?host=h1,h2&port=6432": (("h1", 6432), ("h2", 6432)),
    "postgresql://tk@[::1]:5433/shop": (("::1", 5433),),
    "postgresql://tk@%2Frun%2Fpg/shop": (("/run/pg", None),),
    "postgresql://tk@/shop": (),
}


@pytest.mark.parametrize("url", HOSTS)
def test_hosts_are_read_as_libpq_writes_them(url: str) -> None:
    assert Address.of(url).hosts == HOSTS[url]


def test_several_hosts_are_asked_for_the_one_that_takes_writes() -> None:
    assert Address.of("postgresql://h1,h2/shop").attributes == "read-write"
    assert Address.of("postgresql://h1,h2/shop?target_session_attrs=any").attributes == "any"
    assert Address.of("postgresql://h1/shop").attributes == "any"


def test_the_limits_of_libpq_are_understood_and_kept_from_the_server() -> None:
    read = Address.of(
        "postgresql://h/shop?connect_timeout=7&keepalives_idle=60&keepalives_interval=5&keepalives_count=4"
        "&tcp_user_timeout=9000&sslmode=require&options=-csearch_path%3Dpublic"
    )
    assert (read.connect_seconds, read.keepalive, read.unconfirmed_ms) == (7, (60, 5, 4), 9_000)
    assert read.url == "postgresql://h/shop?sslmode=require&options=-csearch_path%3Dpublic"
    assert Address.of("postgresql://h/shop?keepalives=0").keepalive is None


WRONG = {
    "connect_timeout=0": "connect_timeout must be a whole number from 1 to 60",
    "keepalives_idle=soon": "keepalives_idle must be a whole number",
    "tcp_user_timeout=5": "tcp_user_timeout must be a whole number from 1000",
    "target_session_attrs=prefer-standby": "target_session_attrs must be one of any, primary, read-write",
    "channel_binding=require": "Tillkeeper has no channel_binding",
    "hostaddr=127.0.0.1": "Tillkeeper has no hostaddr",
    "host=a,b&port=1,2,3": "each host has one port",
}


@pytest.mark.parametrize("url", ["postgresql://[::1/shop", "postgresql://[till]/shop"])
def test_what_is_no_address_is_said_in_a_sentence(url: str) -> None:
    assert tillkeeper("doctor", database_url=url).told.startswith("DATABASE_URL is no address of a database: ")


@pytest.mark.parametrize("said", WRONG)
def test_what_is_not_understood_is_refused_by_name(said: str) -> None:
    with pytest.raises(DatabaseAddressError, match=WRONG[said]):
        Address.of(f"postgresql://h/shop?{said}" if "host=" not in said else f"postgresql:///shop?{said}")


@pytest.mark.parametrize("command", ["serve", "doctor", "migrate"])
def test_a_command_says_it_in_one_sentence(command: str) -> None:
    """EV-9: with the exit code of a failure, and no traceback."""
    ended = tillkeeper(command, database_url="postgresql://nobody@127.0.0.1:1/none?gssencmode=disable")
    assert (ended.code, ended.told.strip()) == (
        1,
        "DATABASE_URL: Tillkeeper has no gssencmode; take the parameter out.",
    )
