"""OP-5: a backup that is whole, one that is not, and what a restore makes of each."""

import asyncio
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.cli.program import tillkeeper
from tests.feed.snapshots import events_since, settled
from tests.helpers.shop import Shop
from tests.storage.holder import Holder, ask, is_alive, server_pid
from tests.storage.test_start_matrix import copied, mounted, only_root
from tillkeeper.storage.backup import back_up
from tillkeeper.storage.backup_files import BackupError
from tillkeeper.storage.embedded import EmbeddedPostgres
from tillkeeper.storage.pepper_file import fingerprint_of
from tillkeeper.storage.restore import restore, verify
from tillkeeper.storage.system_account import EmbeddedPostgresError

PEPPER = b"of the PINs, never in the database"
SOLD = {"id": "line", "name": "Chipa", "price": "3000", "quantity": "1"}
NEWEST = "SELECT max(transaction_id) FROM journal"


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data folder of the demo shop, stopped; the secret of its PINs lies beside the cluster."""
    folder = tmp_path_factory.mktemp("shop") / "data"
    assert tillkeeper("demo", "--data-dir", folder, database_url=None).code == 0
    (folder / "pepper").write_bytes(PEPPER)
    (folder / "pepper").chmod(0o600)
    (folder / "letters").mkdir()
    (folder / "letters" / "logo.png").write_bytes(b"logo")
    return folder


@pytest.fixture(scope="module")
def made(stopped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a backup of the stopped shop."""
    return back_up(stopped, tmp_path_factory.mktemp("backups"))[0]


@pytest.fixture
def backup(made: Path, tmp_path: Path) -> Path:
    """Return a copy of the backup, to be broken."""
    return copied(made, tmp_path / made.name)


def test_a_backup_holds_all_of_the_shop_and_nothing_of_its_server(made: Path) -> None:
    """OP-5: the database, and every file beside it, private and named in the sums."""
    assert {path.name for path in made.iterdir()} == {"SHA256SUMS", "manifest.json", "postgres", "shop"}
    beside = sorted(path.relative_to(made / "shop").as_posix() for path in (made / "shop").rglob("*"))
    assert beside == ["letters", "letters/logo.png", "pepper"]
    assert (made / "shop" / "pepper").read_bytes() == PEPPER
    assert made.stat().st_mode & 0o077 == 0
    assert not (made / "postgres" / "postmaster.pid").exists()
    checked = subprocess.run(["sha256sum", "--quiet", "--check", "SHA256SUMS"], cwd=made, check=False)
    assert checked.returncode == 0


def test_a_restored_shop_is_the_shop(made: Path, tmp_path: Path, stopped: Path) -> None:
    """OP-5: with its books and its secret, private, and exactly what the program expects."""
    new = tmp_path / "new"
    told = tillkeeper("restore", made, "--data-dir", new, database_url=None)
    assert told.code == 0, told.told
    assert "espiga: 0 cash sessions, 0 orders, 0 transactions (nothing booked; no money)" in told.told
    assert f"tillkeeper serve --data-dir {new}" in told.told
    assert {path.name for path in new.iterdir()} == {"letters", "pepper", "postgres"}
    assert (new / "pepper").read_bytes() == PEPPER
    assert (new / "pepper").stat().st_mode & 0o777 == 0o600
    assert tillkeeper("doctor", "--data-dir", new, database_url=None).code == 0
    with EmbeddedPostgres(new) as restored, EmbeddedPostgres(stopped) as original:
        rows = "SELECT md5(string_agg(j::text, '' ORDER BY transaction_id, ordinal)) FROM journal j"
        assert ask(restored.url(), rows) == ask(original.url(), rows)
        # It takes no part in anything of the original.
        ask(restored.url(), "CREATE TABLE of_the_copy ()")
        assert ask(original.url(), "SELECT to_regclass('of_the_copy')") is None


async def test_a_restored_shop_goes_on_in_a_history_of_its_own(stopped: Path, tmp_path: Path) -> None:
    """EV-3, OP-5: what the original wrote after the backup is unknown to it, and no number is given twice."""
    data = copied(stopped, tmp_path / "data")
    with EmbeddedPostgres(data) as original:
        async with Shop.open_in_process(original.url()) as shop:
            lucia = await shop.sign_in("cashier1", business="espiga", register="ASU-1")
            await lucia.post("/api/pos/sessions/get-or-create", {"registerId": "ASU-1"})
            await settled(shop)
            kept = (await events_since(lucia, "0-0-0"))[-1]["position"]
            # By another process: two users in one hold one lock.
            made = await asyncio.to_thread(
                tillkeeper, "backup", tmp_path / "backups", "--data-dir", data, database_url=None
            )
            backup = Path(made.told.splitlines()[-1].removeprefix("Backed up into "))
            await lucia.post("/api/order-sessions", {"items": [SOLD]})
            await settled(shop)
            lost = (await events_since(lucia, kept))[-1]["position"]
        newest_of_the_original = int(str(await asyncio.to_thread(ask, original.url(), NEWEST)))
    await asyncio.to_thread(restore, backup, tmp_path / "new")
    with EmbeddedPostgres(tmp_path / "new") as restored:
        async with Shop.open_in_process(restored.url()) as shop:
            lucia = await shop.sign_in("cashier1", business="espiga", register="ASU-1")
            assert (await lucia.get(f"/api/events?since={lost}")).json()["code"] == "position-unknown"
            assert (await lucia.post("/api/order-sessions", {"items": [SOLD]})).status_code == 201
            await settled(shop)
            (after,) = [event for event in await events_since(lucia, kept) if event["type"] == "order-session.saved"]
            assert int(after["position"].split("-")[0], 16) > newest_of_the_original


def test_without_its_pepper_nothing_is_whole(stopped: Path, tmp_path: Path) -> None:
    """OP-5, DV-3: a shop used with a pepper is neither backed up nor verified nor restored without the file."""
    data = copied(stopped, tmp_path / "data")
    with EmbeddedPostgres(data) as server:
        ask(server.url(), f"INSERT INTO pepper (fingerprint, since) VALUES ('{fingerprint_of(PEPPER)}', now())")
    backup, _ = back_up(data, tmp_path / "backups")
    (data / "pepper").unlink()
    with pytest.raises(BackupError, match="has no file pepper"):
        back_up(data, tmp_path / "backups")
    (backup / "shop" / "pepper").unlink()
    sums = backup / "SHA256SUMS"
    lines = [line for line in sums.read_text().splitlines(keepends=True) if not line.endswith("/pepper\n")]
    sums.chmod(0o600)
    sums.write_text("".join(lines))
    with pytest.raises(BackupError, match="has no file pepper"):
        verify(backup, tmp_path)
    with pytest.raises(BackupError, match="has no file pepper"):
        restore(backup, tmp_path / "new")
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [backup.name]


def test_with_another_shops_pepper_nothing_is_whole(stopped: Path, tmp_path: Path) -> None:
    """OP-5, DV-3: the file is there and opens nobody's PIN; neither backup, nor verify, nor restore takes it."""
    data = copied(stopped, tmp_path / "data")
    with EmbeddedPostgres(data) as server:
        ask(server.url(), f"INSERT INTO pepper (fingerprint, since) VALUES ('{fingerprint_of(PEPPER)}', now())")
    backup, _ = back_up(data, tmp_path / "backups")
    for pepper in (data / "pepper", backup / "shop" / "pepper"):
        pepper.write_bytes(b"of another shop")
    sums_renewed(backup)
    with pytest.raises(BackupError, match="is not the pepper of its database"):
        back_up(data, tmp_path / "backups")
    with pytest.raises(BackupError, match="is not the pepper of its database"):
        verify(backup, tmp_path)
    with pytest.raises(BackupError, match="is not the pepper of its database"):
        restore(backup, tmp_path / "new")
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [backup.name]


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o600)
    path.write_bytes(content)


def data_file(backup: Path) -> Path:
    return max((backup / "postgres" / "base").rglob("*"), key=lambda path: path.stat().st_size)


def log_file(backup: Path) -> Path:
    return max(path for path in (backup / "postgres" / "pg_wal").iterdir() if path.is_file())


DAMAGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a bit of the data": (lambda backup: flip(data_file(backup)), r"postgres/base/\S+ is not as it was written"),
    "a bit of the log": (lambda backup: flip(log_file(backup)), r"postgres/pg_wal/\w+ is not as it was written"),
    "a bit of the secret": (lambda backup: flip(backup / "shop" / "pepper"), "shop/pepper is not as it was written"),
    "a bit of the figures": (lambda backup: flip(backup / "manifest.json"), "manifest.json is not as it was written"),
    "a bit of the sums": (lambda backup: flip(backup / "SHA256SUMS"), "is damaged"),
    "the end of the sums": (
        lambda backup: os.truncate(backup / "SHA256SUMS", (backup / "SHA256SUMS").stat().st_size - 90),
        "SHA256SUMS does not read as it was written",
    ),
    "a file": (lambda backup: data_file(backup).unlink(), "is damaged: it lacks postgres/base/"),
    "a file too many": (lambda backup: (backup / "postgres" / "new").touch(), "holds postgres/new, which is no part"),
    "the sums": (lambda backup: (backup / "SHA256SUMS").unlink(), "is not a whole backup of Tillkeeper"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_backup_is_refused(what: str, backup: Path, tmp_path: Path) -> None:
    """OP-5: by verify and restore alike, naming the file; nothing is left where it would have been restored."""
    damage, sentence = DAMAGE[what]
    damage(backup)
    with pytest.raises(BackupError, match=sentence):
        verify(backup, tmp_path)
    with pytest.raises(BackupError, match=sentence):
        restore(backup, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    assert [path for path in tmp_path.iterdir() if path != backup] == []


def sums_renewed(backup: Path) -> None:
    """Write the sums anew, as somebody does who changed the backup on purpose."""
    files = [path for path in sorted(backup.rglob("*")) if path.is_file() and path.name != "SHA256SUMS"]
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(backup)}\n" for path in files]
    (backup / "SHA256SUMS").write_text("".join(lines))


def test_books_that_are_not_those_of_the_backup_are_named(backup: Path, tmp_path: Path) -> None:
    """OP-5: the figures are compared with what is in the restored database, not with themselves."""
    manifest = msgspec.json.decode((backup / "manifest.json").read_bytes())
    manifest["businesses"][0]["journal_rows"] += 1
    manifest["businesses"][0]["money_minor"] = {"cash": 5}
    (backup / "manifest.json").write_bytes(msgspec.json.encode(manifest))
    sums_renewed(backup)
    ended = tillkeeper("backup", "verify", backup, "--in", tmp_path, database_url=None)
    assert ended.code == 1
    assert "espiga: money minor was {'cash': 5} and is {}; espiga: journal rows was 3 and is 2" in ended.told


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("products", "UPDATE products SET price_minor = price_minor + 1 WHERE code = (SELECT min(code) FROM products)"),
        ("journal", "UPDATE journal SET answer = '{}' WHERE ordinal = (SELECT min(ordinal) FROM journal)"),
        ("pos_registers", "UPDATE pos_registers SET name = name || '.' WHERE code = 'ASU-1'"),
    ],
)
def test_a_row_that_was_changed_is_seen(table: str, change: str, stopped: Path, tmp_path: Path) -> None:
    """OP-5: whatever stands in it, though sums of bytes, counts and money are right."""
    folder = copied(stopped, tmp_path / "data")
    original, _ = back_up(folder, tmp_path / "backups")
    with EmbeddedPostgres(folder) as server:
        server.run_client("psql", "-Xqc", f"SET session_replication_role = replica; {change}", server.url())
    changed, _ = back_up(folder, tmp_path / "backups")
    manifest = msgspec.json.decode((changed / "manifest.json").read_bytes())
    manifest["businesses"] = msgspec.json.decode((original / "manifest.json").read_bytes())["businesses"]
    (changed / "manifest.json").write_bytes(msgspec.json.encode(manifest))
    sums_renewed(changed)
    with pytest.raises(BackupError, match=rf"espiga: what stands in the table {table} is not what was backed up\.$"):
        verify(changed, tmp_path)


def test_a_log_that_ends_too_early_is_refused(backup: Path, tmp_path: Path) -> None:
    """OP-5: a restore never stops short of the figures' moment, and no server of it stays."""
    log_file(backup).unlink()
    sums_renewed(backup)
    with pytest.raises(
        BackupError, match=r"could not be restored(.|\n)*recovery ended before configured recovery target"
    ):
        verify(backup, tmp_path)
    assert [path for path in tmp_path.iterdir() if path != backup] == []


def test_a_backup_that_was_cut_short_is_named_and_refused(stopped: Path, tmp_path: Path) -> None:
    """OP-5: kill -9 in the middle; the shop's server keeps nothing for it, and the next backup is whole."""
    data = copied(stopped, tmp_path / "data")
    backups = tmp_path / "backups"
    holder = Holder(data)
    try:
        command = [sys.executable, "-c", "from tillkeeper.cli import app; app()", "backup", str(backups)]
        with subprocess.Popen([*command, "--data-dir", str(data)]) as making:
            deadline = time.monotonic() + 60
            while not list(backups.glob("*.unfinished/postgres/base")):
                assert time.monotonic() < deadline
                time.sleep(0.005)
            making.kill()
        (cut,) = backups.iterdir()
        assert cut.name.endswith(".unfinished")
        for command_line in (("backup", "verify", cut), ("restore", cut, "--data-dir", tmp_path / "new")):
            ended = tillkeeper(*command_line, database_url=None)
            assert ended.code == 1
            assert f"{cut} was not finished, and is no backup." in ended.told
        # Renamed by hand it is none either.
        assert (
            "is not a whole backup"
            in tillkeeper("backup", "verify", cut.rename(backups / "hopeful"), database_url=None).told
        )
        while ask(holder.url, "SELECT count(*) FROM pg_replication_slots"):
            assert time.monotonic() < deadline
        again = tillkeeper("backup", backups, "--data-dir", data, database_url=None)
        assert again.code == 0, again.told
        verify(Path(again.told.splitlines()[-1].removeprefix("Backed up into ")), tmp_path)
        assert is_alive(server_pid(data))
    finally:
        holder.end()


def test_a_restore_that_was_cut_short_is_no_shop(made: Path, tmp_path: Path) -> None:
    """OP-5: kill -9 in the middle; no empty shop is opened in its place, and nothing is restored over it."""
    new = tmp_path / "new"
    command = [
        sys.executable,
        "-c",
        "from tillkeeper.cli import app; app()",
        "restore",
        str(made),
        "--data-dir",
        str(new),
    ]
    with subprocess.Popen(command) as restoring:
        deadline = time.monotonic() + 60
        while not (new / "restoring" / "postgres").exists():
            assert time.monotonic() < deadline
            time.sleep(0.005)
        restoring.kill()
    with pytest.raises(EmbeddedPostgresError, match="was cut short and the folder holds no whole shop"):
        EmbeddedPostgres(new).start()
    with pytest.raises(BackupError, match="is not empty"):
        restore(made, new)


def test_nothing_is_restored_over_what_is_there(made: Path, stopped: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("keep me")
    for taken in (tmp_path, stopped):
        with pytest.raises(BackupError, match="is not empty, and nothing is restored over what is there"):
            restore(made, taken)
    assert [path.name for path in tmp_path.iterdir()] == ["letter"]


def test_what_can_not_be_backed_up_is_said_in_a_sentence(stopped: Path, tmp_path: Path) -> None:
    """OP-5: no shop, a server of one's own, a place that would be lost with the shop; none makes anything."""
    none = tillkeeper("backup", tmp_path / "b", "--data-dir", tmp_path / "none", database_url=None)
    assert none.code == 1
    assert none.told.startswith(f"There is no shop in {tmp_path}/none. ")
    own = tillkeeper("backup", tmp_path / "b", database_url="postgresql://nobody@localhost/none")
    assert own.code == 1
    assert "pg_basebackup or pgBackRest" in own.told
    inside = tillkeeper("backup", stopped / "backups", "--data-dir", stopped, database_url=None)
    assert inside.code == 1
    assert "lies in the data folder, and would be lost with it" in inside.told
    nowhere = tillkeeper("backup", "/proc/x", "--data-dir", stopped, database_url=None)
    assert (nowhere.code, len(nowhere.told.splitlines())) == (1, 1), nowhere.told
    assert nowhere.told.startswith("No backup was made. The folder of the backups /proc/x can't be used: ")
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_a_folder_is_not_left_out_in_silence(stopped: Path, tmp_path: Path) -> None:
    data = copied(stopped, tmp_path / "data")
    (data / "elsewhere").symlink_to(tmp_path)
    with pytest.raises(BackupError, match="elsewhere is not a file that a backup can hold"):
        back_up(data, tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []


@only_root
def test_a_full_disk_leaves_no_half_backup(stopped: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with mounted(disk, "-t", "tmpfs", "-o", "size=24m", "tmpfs"):
        with pytest.raises(BackupError, match=r"No backup was made\. The disk of \S+ is full"):
            back_up(stopped, disk)
        assert list(disk.iterdir()) == []
