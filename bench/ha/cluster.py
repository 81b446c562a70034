"""Three etcd, three PostgreSQL under Patroni and an HAProxy on loopback, from the files that ``deploy/ha/`` holds.

Packages are unpacked below ``build/ha`` by ``tools/ensure-ha``; nothing is installed into the machine. Every process is
started and ended by its id, and everything it writes lies in one folder.
"""

import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import Any, Final, Self

import psutil

from tillkeeper.storage.embedded import EmbeddedPostgres
from tillkeeper.storage.system_account import Account, account_for, as_account, let_pass

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGES: Final = ROOT / "build" / "ha"
SETTINGS: Final = ROOT / "deploy" / "ha"
ADDRESS: Final = "127.0.0.1"
NODES: Final = (1, 2, 3)
# Twice what two idle cores need, times the load of a shared machine.
START_SECONDS: Final = 180
STOP_SECONDS: Final = 20
SHUTDOWN_SESSIONS: Final = " on-marked-down shutdown-sessions"


@dataclass
class Cluster:
    """A running cluster; ``url`` is where a server connects, through HAProxy."""

    folder: Path
    shutdown_sessions: bool = True
    synchronous: bool = True
    _account: Account | None = None
    _processes: dict[str, psutil.Popen] = field(default_factory=dict)
    _ports: dict[str, int] = field(default_factory=dict)
    _password: str = field(default_factory=lambda: secrets.token_hex(16))

    @classmethod
    @contextlib.contextmanager
    def running(cls, folder: Path, *, shutdown_sessions: bool = True, synchronous: bool = True) -> Iterator[Self]:
        """Start it in ``folder``, which must be empty, and end all of it afterwards."""
        cluster = cls(folder, shutdown_sessions, synchronous)
        try:
            cluster.start()
            yield cluster
        finally:
            cluster.stop()

    @property
    def url(self) -> str:
        """Return the address for ``DATABASE_URL``."""
        return self._url("tillkeeper", self._ports["haproxy"])

    def start(self) -> None:
        """Bring everything up, and the database with its account."""
        self._account = account_for(self.folder / "none")
        for node in NODES:
            let_pass(self._own(self.folder / f"n{node}"))
        let_pass(PACKAGES / "packages")
        let_pass(self._binaries)
        self._ports = dict(zip(_PORT_NAMES, _free_ports(len(_PORT_NAMES)), strict=True))
        self._start_etcd()
        for node in NODES:
            self.start_node(node)
        self._start_haproxy()
        self.wait(lambda: len(self.members("streaming")) == len(NODES) - 1 and self.primary() is not None)
        self._superuser("postgres", f"CREATE ROLE tillkeeper LOGIN PASSWORD '{self._password}'")
        self._superuser("postgres", "CREATE DATABASE tillkeeper OWNER tillkeeper")

    def stop(self) -> None:
        """End every process, Patroni before what it talks to; what does not end is killed."""
        for names in (("patroni",), ("haproxy",), ("etcd",)):
            chosen = [process for name, process in self._processes.items() if name.startswith(names)]
            for process in chosen:
                _signal(process, signal.SIGCONT, signal.SIGTERM)
            psutil.wait_procs(chosen, timeout=STOP_SECONDS)
        for node in NODES:
            if (postgres := self._postmaster(node)) is not None:
                _signal(postgres, signal.SIGCONT, signal.SIGQUIT)
                psutil.wait_procs([postgres], timeout=STOP_SECONDS)
        for process in self._processes.values():
            _signal(process, signal.SIGKILL)

    def start_node(self, node: int) -> None:
        """Start Patroni on a node, which starts or rewinds its PostgreSQL."""
        folder = self.folder / f"n{node}"
        settings = self._filled("patroni.yml", self._node_values(node), folder / "patroni.yml")
        environment = {"PYTHONPATH": str(PACKAGES / "packages"), "PATH": f"{self._binaries}:{os.environ['PATH']}"}
        self._run(f"patroni{node}", [_python(self._account), "-m", "patroni", str(settings)], environment)

    def kill_node(self, node: int) -> None:
        """Have a machine die: every process of it at one instant.

        Stopped first: a backend that outlives its postmaster shows commits that no standby has confirmed.
        """
        for process in self.freeze_node(node):
            _signal(process, signal.SIGKILL)

    def freeze_node(self, node: int) -> list[psutil.Process]:
        """Stop every process of a node without ending it; return them, to be continued."""
        frozen = [each for process in self._of_node(node) for each in (process, *process.children(recursive=True))]
        for process in frozen:
            _signal(process, signal.SIGSTOP)
        return frozen

    def deafen_standbys(self) -> list[psutil.Process]:
        """Have no standby hear the primary any more; return the processes that would, stopped."""
        found = [self._postmaster(node) for node in NODES if node != self.primary()]
        receivers = [
            child
            for postmaster in found
            if postmaster is not None
            for child in postmaster.children()
            if "walreceiver" in " ".join(child.cmdline())
        ]
        for process in receivers:
            _signal(process, signal.SIGSTOP)
        return receivers

    def switch_over(self) -> int:
        """Have a standby become the primary as an operator would; return the old one's node."""
        old = self.primary()
        assert old is not None
        body = json.dumps({"leader": f"n{old}"}).encode()
        request = urllib.request.Request(
            f"http://{ADDRESS}:{self._ports[f'rest{old}']}/switchover", data=body, method="POST"
        )
        with urllib.request.urlopen(request, timeout=60):  # noqa: S310 - http, to our own loopback port
            return old

    def primary(self) -> int | None:
        """Return the node that is the primary now, by Patroni's word."""
        return next((node for node, one in self._members().items() if one["role"] in {"leader", "master"}), None)

    def members(self, state: str) -> list[int]:
        """Return the nodes in a state (``streaming``, ``running``)."""
        return [node for node, one in self._members().items() if one.get("state") == state]

    def wait(self, until: Any, seconds: float = START_SECONDS) -> None:
        """Wait for something; raise with the ends of all logs when it does not come."""
        deadline = time.monotonic() + seconds
        while not until():
            if time.monotonic() > deadline:
                raise TimeoutError(self._logs())
            time.sleep(0.2)

    # --- parts -------------------------------------------------------------------------------

    @property
    def _binaries(self) -> Path:
        return EmbeddedPostgres(self.folder).binaries

    def _start_etcd(self) -> None:
        peers = ",".join(f"e{node}=http://{ADDRESS}:{self._ports[f'peer{node}']}" for node in NODES)
        for node in NODES:
            client, peer = (f"http://{ADDRESS}:{self._ports[f'{kind}{node}']}" for kind in ("etcd", "peer"))
            self._run(f"etcd{node}", [
                _program("etcd"), "--name", f"e{node}", "--data-dir", str(self.folder / f"n{node}" / "etcd"),
                "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--listen-client-urls", client,
                "--advertise-client-urls", client, "--initial-cluster", peers, "--initial-cluster-state", "new",
                "--logger", "zap", "--log-level", "warn",
            ])  # fmt: skip

    def _start_haproxy(self) -> None:
        servers = "\n".join(
            f"  server n{node} {ADDRESS}:{self._ports[f'postgres{node}']} check port {self._ports[f'rest{node}']}"
            for node in NODES
        )
        values = {
            "address": ADDRESS,
            "port": str(self._ports["haproxy"]),
            "on_marked_down": SHUTDOWN_SESSIONS if self.shutdown_sessions else "",
            "servers": servers,
        }
        settings = self._filled("haproxy.cfg", values, self.folder / "n1" / "haproxy.cfg")
        self._run("haproxy", [_program("haproxy"), "-db", "-f", str(settings)])

    def _node_values(self, node: int) -> dict[str, str]:
        return {
            "name": f"n{node}",
            "address": ADDRESS,
            "rest_port": str(self._ports[f"rest{node}"]),
            "postgres_port": str(self._ports[f"postgres{node}"]),
            "etcd_hosts": ", ".join(f"{ADDRESS}:{self._ports[f'etcd{other}']}" for other in NODES),
            "folder": str(self.folder / f"n{node}"),
            "binaries": str(self._binaries),
            "superuser_password": self._password,
            "replication_password": self._password,
            "network": "127.0.0.1/32",
        }

    def _filled(self, name: str, values: Mapping[str, str], to: Path) -> Path:
        text = (SETTINGS / name).read_text(encoding="utf-8")
        body = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
        if not self.synchronous:
            body = body.replace("synchronous_mode: true", "synchronous_mode: false")
            # Patroni would rather have no primary than one that lacks more than a megabyte.
            lost = "synchronous_mode_strict: false\n    maximum_lag_on_failover: 1073741824"
            body = body.replace("synchronous_mode_strict: true", lost)
        to.write_text(Template(body).substitute(values) + "\n", encoding="utf-8")
        self._own(to)
        return to

    def _own(self, path: Path) -> Path:
        if path.suffix == "" and not path.exists():
            path.mkdir(parents=True, mode=0o700)
        if self._account is not None:
            os.chown(path, self._account.user_id, self._account.group_id)
        return path

    def _run(self, name: str, command: list[str], environment: Mapping[str, str] | None = None) -> None:
        log = (self.folder / f"{name}.log").open("ab")
        libraries = PACKAGES / "root" / "usr" / "lib" / f"{os.uname().machine}-linux-gnu"
        self._processes[name] = psutil.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=self.folder,
            start_new_session=True,
            env={"PATH": os.environ["PATH"], "LD_LIBRARY_PATH": str(libraries), "HOME": str(self.folder)}
            | dict(environment or {}),
            **as_account(self._account),
        )
        log.close()

    def _of_node(self, node: int) -> list[psutil.Process]:
        postgres = self._postmaster(node)
        return [psutil.Process(self._processes[f"patroni{node}"].pid), *([postgres] if postgres is not None else [])]

    def _postmaster(self, node: int) -> psutil.Process | None:
        try:
            first = (self.folder / f"n{node}" / "postgres" / "postmaster.pid").read_text().split("\n", 1)[0]
            process = psutil.Process(int(first))
            return process if process.name().startswith("postgres") else None
        except (OSError, ValueError, psutil.NoSuchProcess):
            return None

    def _members(self) -> dict[int, dict[str, Any]]:
        for node in NODES:
            with contextlib.suppress(OSError, ValueError):
                address = f"http://{ADDRESS}:{self._ports[f'rest{node}']}/cluster"
                with urllib.request.urlopen(address, timeout=2) as answer:
                    found = json.loads(answer.read())["members"]
                return {int(one["name"][1:]): one for one in found}
        return {}

    def _superuser(self, database: str, sql: str) -> None:
        port = self._ports[f"postgres{self.primary()}"]
        subprocess.run(
            [self._binaries / "psql", "-XqAt", "--command", sql],
            env={"PATH": os.environ["PATH"], "PGHOST": ADDRESS, "PGPORT": str(port), "PGUSER": "postgres",
                 "PGPASSWORD": self._password, "PGDATABASE": database},
            check=True,
        )  # fmt: skip

    def _url(self, account: str, port: int) -> str:
        return f"postgresql://{account}:{self._password}@{ADDRESS}:{port}/tillkeeper"

    def _logs(self) -> str:
        ends = [
            f"--- {path.name}\n" + "\n".join(path.read_text(errors="replace").splitlines()[-15:])
            for path in sorted(self.folder.glob("*.log"))
        ]
        return "\n".join(ends)


_PORT_NAMES: Final = ("haproxy", *(f"{kind}{node}" for kind in ("etcd", "peer", "rest", "postgres") for node in NODES))


def _free_ports(count: int) -> list[int]:
    """Return ports that nobody listens on, all held at once, so that no two are the same."""
    with contextlib.ExitStack() as held:
        probes = [held.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind((ADDRESS, 0))
        return [int(probe.getsockname()[1]) for probe in probes]


def _python(account: Account | None) -> str:
    """Return a Python that the database's account may run; the administrator's own is often below a closed folder."""
    return "/usr/bin/python3" if account is not None else shutil.which("python3") or "python3"


def _program(name: str) -> str:
    unpacked = [PACKAGES / "root" / "usr" / folder / name for folder in ("bin", "sbin")]
    found = next((str(path) for path in unpacked if path.exists()), None) or shutil.which(name)
    assert found is not None, f"{name} is not here: run tools/ensure-ha"
    return found


def _signal(process: psutil.Process, *signals: int) -> None:
    for number in signals:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.send_signal(number)
