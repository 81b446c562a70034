"""``tillkeeper init``: a business of one's own in an empty database."""

import asyncio
import contextlib
import os
import pty
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest

from tests.cli.program import PROGRAM, Ended, environment, tillkeeper
from tests.helpers.loopback import LOOPBACK
from tests.helpers.server import ServerProcess
from tests.serving.test_demo_at_once import held_back
from tillkeeper.storage.embedded import EmbeddedPostgres
from tillkeeper.storage.postmaster import processes_in, server_of

PASSWORD, PIN = "mucho-pan-fresco", "735914"
SECRETS = f"{PASSWORD}\n{PIN}\n"
LUNA = {
    "--name": "Panadería Luna", "--country": "PY", "--currency": "PYG", "--location": "Centro",
    "--register": "Caja 1", "--owner": "Luna",
}  # fmt: skip


def options(changed: dict[str, str] | None = None) -> list[str]:
    return [part for pair in (LUNA | (changed or {})).items() for part in pair if part != ""]


def run(
    database_url: str, changed: dict[str, str] | None = None, *, stdin: str = SECRETS, language: str = "C"
) -> Ended:
    return tillkeeper("init", *options(changed), database_url=database_url, stdin=stdin, language=language)


async def rows(database_url: str, sql: str) -> list[tuple[Any, ...]]:
    connection = await asyncpg.connect(database_url)
    try:
        return [tuple(row) for row in await connection.fetch(sql)]
    finally:
        await connection.close()


async def content(database_url: str) -> str:
    """Return every row of every table."""
    tables = await rows(
        database_url, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    )
    return "\n".join(
        [
            f"{name} {row}"
            for (name,) in sorted(tables)
            for row in sorted(await rows(database_url, f"TABLE {name}"), key=str)
        ]
    )


def test_from_an_empty_folder_to_the_first_sale(tmp_path: Path) -> None:
    """A shop of one's own, as the first page tells it: init, serve, sign in, import, open, sell."""
    data = ("--data-dir", tmp_path / "data")
    made = tillkeeper("init", *options(), *data, database_url=None, stdin=SECRETS)
    assert made.code == 0, made.told
    assert "Panadería Luna is set up, with the register CEN-1 and luna as its admin." in made.told
    assert "--business panaderia-luna" in made.told
    server = ServerProcess.start(None, arguments=tuple(map(str, data)))
    try:
        assert "PIN" not in server.log_text()
        (tmp_path / "list.csv").write_text("name,price,barcode\nChipá,3000,7840000010028\n")
        listed = tillkeeper(
            "import", "products", tmp_path / "list.csv", "--business", "panaderia-luna", "--tax", "10", *data,
            database_url=None,
        )  # fmt: skip
        assert listed.code == 0, listed.told
        with httpx.Client(base_url=server.url, **LOOPBACK) as http:
            sell(http, {"username": "luna", "password": PASSWORD, "registerId": "CEN-1"})
            sell(http, {"username": "LUNA", "pin": PIN, "registerId": "CEN-1"})
    finally:
        server.stop()


def sell(http: httpx.Client, credentials: dict[str, str]) -> None:
    """Sign in and sell one chipá for 3,000 guaraníes."""
    login = http.post("/api/auth/login", json=credentials)
    assert login.status_code == 200, login.text
    assert (login.json()["role"], login.json()["business"]["currencyDecimals"]) == ("admin", 0)
    headers = {"Authorization": f"Bearer {login.json()['token']}"}
    session = http.post("/api/pos/sessions/get-or-create", json={"registerId": "CEN-1"}, headers=headers)
    assert session.status_code in {200, 201}, session.text
    shown = session.json()["session"]
    (product,) = http.get("/api/products", headers=headers).json()["items"]
    items = [{"id": "a", "productId": product["id"], "name": product["name"], "price": product["price"], "quantity": 1}]
    cart = http.post("/api/order-sessions", json={"items": items}, headers=headers)
    assert cart.status_code == 201, cart.text
    body = {"sessionId": shown["id"], "payments": [{"tender": "cash", "amount": "3000"}], "total": "3000"}
    paid = http.post(
        f"/api/order-sessions/{cart.json()['id']}/complete",
        json=body,
        headers=headers | {"Idempotency-Key": f"sale-{cart.json()['id']}"},
    )
    assert paid.status_code == 201, paid.text
    assert paid.json()["number"].startswith("TX-CEN-")


async def test_the_likely_is_taken_and_the_owner_is_named(empty_database: str) -> None:
    """EV-4: one journal row in the owner's name, and no secret in any table."""
    assert run(empty_database).code == 0
    business = await rows(
        empty_database,
        "SELECT code, name, currency, currency_decimals, time_zone, locale, prices_include_tax FROM businesses",
    )
    assert business == [("panaderia-luna", "Panadería Luna", "PYG", 0, "America/Asuncion", "es-PY", True)]
    assert await rows(empty_database, "SELECT code, number_code, name FROM locations") == [("CEN", "CEN", "Centro")]
    assert await rows(empty_database, "SELECT code, name FROM pos_registers") == [("CEN-1", "Caja 1")]
    journal = await rows(
        empty_database, "SELECT command, outcome, u.username FROM journal j JOIN users u ON u.id = j.user_id"
    )
    assert journal == [("shops.set-up-business", "set-up", "luna")]
    kept = await content(empty_database)
    assert PASSWORD not in kept
    assert PIN not in kept


async def test_where_prices_are_without_tax_and_time_zones_are_several(empty_database: str) -> None:
    ended = run(empty_database, {"--country": "us", "--currency": "usd", "--time-zone": "America/Denver"})
    assert ended.code == 0, ended.told
    business = await rows(
        empty_database, "SELECT currency, currency_decimals, time_zone, locale, prices_include_tax FROM businesses"
    )
    assert business == [("USD", 2, "America/Denver", "en", False)]


def test_the_secrets_are_sealed_before_they_are_written(tmp_path: Path) -> None:
    """DV-3: the pepper is there first, so that no page and no log of the disk ever held a bare hash."""
    data = ("--data-dir", tmp_path)
    assert tillkeeper("init", *options(), *data, database_url=None, stdin=SECRETS).code == 0
    assert (tmp_path / "pepper").stat().st_mode & 0o077 == 0
    files = [path for path in (tmp_path / "postgres").rglob("*") if path.is_file()]
    assert len(files) > 100
    assert [path.name for path in files if b"$argon2" in path.read_bytes()] == []


async def test_a_database_that_is_not_empty_is_left_alone(demo_database: str) -> None:
    """In one sentence, before anybody types a secret, in both languages."""
    before = await content(demo_database)
    english = run(demo_database, stdin="")
    spanish = run(demo_database, stdin="", language="es_PY.UTF-8")
    assert (english.code, spanish.code) == (1, 1)
    assert english.told == "This database holds a business already (espiga, harbor). Nothing was changed.\n"
    assert spanish.told == "Esta base de datos ya tiene un negocio (espiga, harbor). No se cambió nada.\n"
    assert await content(demo_database) == before


WRONG: dict[str, tuple[dict[str, str], str, str]] = {
    "country": ({"--country": "Paraguay"}, "no country's code", "de dos letras de un país"),
    "currency": ({"--currency": "PYX"}, "no currency in use", "ninguna moneda en uso"),
    "currency of before": ({"--currency": "DEM"}, "no currency in use", "ninguna moneda en uso"),
    "name": ({"--name": " "}, "--name must be one line", "--name debe ser una línea"),
    "name of two lines": ({"--name": "a\nb"}, "--name must be one line", "--name debe ser una línea"),
    "code": ({"--code": "pan y más"}, "--code must begin with a letter", "--code debe empezar con una letra"),
    "location code": ({"--location-code": "C"}, "2 to 6 of the letters", "de 2 a 6 letras"),
    "language": ({"--language": "pt"}, "none of the languages", "ninguno de los idiomas"),
    "time zone": ({"--time-zone": "Asuncion"}, "Asuncion is no time zone", "Asuncion no es un huso horario"),
    "tax": ({"--prices-include-tax": "maybe"}, "must be yes or no", "debe ser yes o no"),
    "owner": ({"--owner": "doña luna"}, "one word", "una sola palabra"),
    "nameless in our letters": ({"--name": "面包店"}, "name --code.", "indicá --code."),
    "several time zones": ({"--country": "BR"}, "name --time-zone.", "indicá --time-zone."),
}


@pytest.mark.parametrize("case", WRONG)
async def test_what_is_wrong_is_refused_and_nothing_is_made(empty_database: str, case: str) -> None:
    """In the language of the terminal: one after the other here, since each is another process."""
    changed, english, spanish = WRONG[case]
    language, sentence = (("C", english), ("es_PY.UTF-8", spanish))[list(WRONG).index(case) % 2]
    ended = run(empty_database, changed, language=language)
    assert (ended.code, sentence in ended.told) == (1, True), ended.told
    assert len(ended.told.splitlines()) == 1
    assert await rows(empty_database, "SELECT FROM businesses") == []
    assert await rows(empty_database, "SELECT FROM journal") == []


@pytest.mark.parametrize(
    "stdin",
    ["", "short\n735914\n", *(f"{PASSWORD}\n{pin}" for pin in ("", "7359\n", "73591x\n", "123456\n", "111111\n"))],
)
async def test_secrets_that_are_too_short_or_missing(empty_database: str, stdin: str) -> None:
    """D20: whoever approves has a PIN of six digits at least."""
    ended = run(empty_database, stdin=stdin)
    assert ended.code == 1
    assert ended.told in {
        "A password has 8 to 256 characters.\n",
        "A PIN of this role (admin) has 6 to 8 digits and nothing else.\n",
        "This PIN is easy to guess: its digits count or repeat themselves. Choose another one.\n",
    }
    assert await rows(empty_database, "SELECT FROM users") == []


def test_wrong_options_make_no_folder(tmp_path: Path) -> None:
    assert (
        tillkeeper("init", *options({"--country": "ZZ"}), "--data-dir", tmp_path / "new", database_url=None).code == 1
    )
    assert list(tmp_path.iterdir()) == []


def test_a_script_that_names_nothing_is_told_what_to_name(empty_database: str) -> None:
    ended = tillkeeper("init", database_url=empty_database)
    assert (ended.code, ended.told) == (
        1,
        "Nobody is at a terminal to be asked: name --name, --country, --location, --register, --owner.\n",
    )


async def test_two_at_once_make_one_business(empty_database: str) -> None:
    """Each has found the database empty; the second one waits for the first, and then finds a business."""
    async with held_back(empty_database):
        starting = [
            asyncio.create_task(asyncio.to_thread(run, empty_database, {"--name": f"Luna {number}"}))
            for number in range(2)
        ]
    ended = await asyncio.gather(*starting)
    assert sorted(each.code for each in ended) == [0, 1]
    assert any("This database holds a business already (luna-" in each.told for each in ended)
    assert len(await rows(empty_database, "SELECT FROM businesses")) == 1


LATIN = "Panadería".encode("latin-1")


async def test_secrets_that_are_no_text(empty_database: str) -> None:
    """EV-2: a sentence names the line of the standard input, and nothing of it is shown."""
    wrong = {"Your password": LATIN + b"-fresca\n735914\n", "Your PIN": PASSWORD.encode() + b"\n\xff\n"}
    command = [*PROGRAM, "init", *options()]
    for named, stdin in wrong.items():
        ended = await asyncio.to_thread(
            subprocess.run, command, env=environment(empty_database), input=stdin, capture_output=True, check=False
        )
        assert ended.returncode == 1
        assert ended.stderr.decode() == f"{named} has bytes that are not UTF-8: write it again in UTF-8.\n"
    assert await rows(empty_database, "SELECT FROM users") == []


def test_the_zones_of_an_embedded_database_are_known_before_it_is_made(empty_database: str, tmp_path: Path) -> None:
    """They are asked for while no database runs."""
    known = {name for (name,) in asyncio.run(rows(empty_database, "SELECT name FROM pg_timezone_names"))}
    server = EmbeddedPostgres(tmp_path)
    assert known <= server.time_zones()
    assert server.time_zones() - known <= {"Factory", "posixrules", "localtime"}, "not served by PostgreSQL as zones"


WAYS_OUT = {"Ctrl-C": None, "SIGTERM": signal.SIGTERM, "closed terminal": signal.SIGHUP, "killed": signal.SIGKILL}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_an_init_that_is_left_at_its_questions_leaves_nothing(way: str, tmp_path: Path) -> None:
    """No folder, no server: the questions come before both."""
    folder = tmp_path / "new"
    child, terminal = started("init", "--data-dir", folder, database_url=None)
    try:
        read_until(terminal, "Name of the business: ")
        os.write(terminal, b"Luna\n")
        read_until(terminal, "[luna]: ")
        deadline = time.monotonic() + 60
        # Again and again: Python hears of a signal between two steps, and one that comes after the last step before it
        # reads the terminal is heard when something is typed.
        while (status := ended(child)) is None:
            assert time.monotonic() < deadline
            number = WAYS_OUT[way]
            if number is None:
                os.write(terminal, b"\x03")
            else:
                os.kill(child, number)
            time.sleep(0.2)
    finally:
        leave(child, terminal)
    assert status != 0
    assert not folder.exists()


def test_an_init_that_is_told_to_end_stops_its_database(tmp_path: Path) -> None:
    """OP-3: whatever it was at; a further one begins again in the same folder."""
    with subprocess.Popen(
        [*PROGRAM, "init", *options(), "--data-dir", str(tmp_path)], env=environment(None), stdin=subprocess.PIPE
    ) as begun:
        assert begun.stdin is not None
        begun.stdin.write(SECRETS.encode())
        begun.stdin.close()
        cluster = tmp_path / "postgres"
        deadline = time.monotonic() + 60
        while server_of(cluster) is None:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        begun.terminate()
        assert begun.wait(60) == 128 + signal.SIGTERM
    assert processes_in(cluster) == []
    again = tillkeeper("init", *options(), "--data-dir", tmp_path, database_url=None, stdin=SECRETS)
    assert again.code == 0, again.told


def at_a_terminal(database_url: str, answers: Sequence[tuple[str, str | bytes]], *, language: str) -> Ended:
    """Run ``tillkeeper init`` at a terminal; type each answer once its question has been asked."""
    child, terminal = started("init", database_url=database_url, language=language)
    shown = ""
    try:
        for question, answer in answers:
            shown += read_until(terminal, question)
            time.sleep(0.05)  # getpass turns the echo off after it has asked
            os.write(terminal, (answer if isinstance(answer, bytes) else answer.encode()) + b"\n")
        shown += read_until(terminal, "tillkeeper import")
        deadline = time.monotonic() + 60
        while (status := ended(child)) is None:
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        leave(child, terminal)
    return Ended(status, shown)


def started(*arguments: object, database_url: str | None, language: str = "C") -> tuple[int, int]:
    """Start the program at a terminal; return its process and the terminal's other end."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(PROGRAM[0], [*PROGRAM, *map(str, arguments)], environment(database_url, language))  # noqa: S606 - this very program
    return child, terminal


def ended(child: int) -> int | None:
    """Return how the program ended, None while it runs."""
    found, status = os.waitpid(child, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if found else None


def leave(child: int, terminal: int) -> None:
    """Leave no program at the terminal, whatever the test came to."""
    with contextlib.suppress(ProcessLookupError, ChildProcessError):
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    os.close(terminal)


def read_until(terminal: int, words: str) -> str:
    read = b""
    while words.encode() not in read:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the program has ended
            piece = b""
        assert piece, f"{words!r} was not asked:\n{read.decode()}"
        read += piece
    return read.decode(errors="replace")  # what was typed is shown as it was


async def test_at_a_terminal_it_asks(empty_database: str) -> None:
    """With the likely answer beside each question; a wrong one is asked again, and no secret is shown."""
    ended = at_a_terminal(
        empty_database,
        [
            ("Nombre del negocio: ", LATIN),
            ("Nombre del negocio tiene bytes que no son UTF-8", "Panadería Luna"),
            ("[panaderia-luna]: ", ""),
            ("País, dos letras: ", "Paraguay"),
            ("no es el código de dos letras", "py"),
            ("[PYG]: ", ""),
            ("[es-PY]: ", ""),
            ("[America/Asuncion]: ", "Asuncion"),
            ("Asuncion no es un huso horario", ""),
            ("[yes]: ", "sí"),
            ("Nombre del primer local: ", "Centro"),
            ("[CEN]: ", "luq"),
            ("Nombre de la primera caja: ", "Caja 1"),
            ("Tu usuario: ", "Luna"),
            ("[luna]: ", "Luna Ayala"),
            ("Tu contraseña: ", "corta"),
            (": ", "corta"),
            ("de 8 a 256 caracteres", PASSWORD),
            (": ", PASSWORD),
            ("Tu PIN: ", PIN),
            (": ", PIN),
        ],
        language="es_PY.UTF-8",
    )
    assert ended.code == 0, ended.told
    assert PASSWORD not in ended.told
    assert PIN not in ended.told
    assert await rows(empty_database, "SELECT username, name FROM users") == [("luna", "Luna Ayala")]
    assert await rows(empty_database, "SELECT code FROM locations") == [("LUQ",)]
