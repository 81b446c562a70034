"""Complete ``web/package-lock.json`` with the builds for other platforms, which npm leaves out when it can't see them.

A tool such as Biome names one optional package for each platform. npm writes those into the lock that its registry had
at that moment, and a lock with holes is refused by ``npm ci``. The version is the one that the tool itself asks for,
exactly; the integrity of a file that was never seen is not known, so it is left out.
"""

import json
import re
from pathlib import Path
from typing import Any

LOCK = Path(__file__).resolve().parents[1] / "web" / "package-lock.json"
SYSTEMS = {"darwin", "win32", "linux", "freebsd", "netbsd", "openbsd", "openharmony", "android", "sunos", "aix"}
PROCESSORS = {"x64", "arm64", "arm", "ia32", "ppc64", "riscv64", "s390x", "loong64", "mips64el", "wasm32"}
LIBRARIES = {"musl": "musl", "musleabihf": "musl", "gnu": "glibc", "gnueabihf": "glibc"}


def platform_of(package: str) -> dict[str, list[str]]:
    """Return the ``os``, ``cpu`` and ``libc`` that a package's name speaks of (``…-linux-arm64-musl``)."""
    words = re.split(r"[-/]", package)
    facts: dict[str, list[str]] = {
        "cpu": [word for word in words if word in PROCESSORS],
        "libc": [LIBRARIES[word] for word in words if word in LIBRARIES],
        "os": [word for word in words if word in SYSTEMS],
    }
    return {name: values for name, values in facts.items() if values}


def completed(lock: dict[str, Any]) -> dict[str, Any]:
    """Return the lock with an entry for each optional package that another asks for by exact version."""
    packages: dict[str, Any] = lock["packages"]
    added = {}
    for parent in packages.values():
        for name, version in parent.get("optionalDependencies", {}).items():
            path = f"node_modules/{name}"
            if path not in packages and re.fullmatch(r"\d+\.\d+\.\d+\S*", version):
                entry = {"version": version, "optional": True, **platform_of(name)}
                if parent.get("dev"):
                    entry["dev"] = True
                added[path] = entry
    return lock | {"packages": dict(sorted((packages | added).items()))}


if __name__ == "__main__":
    LOCK.write_text(json.dumps(completed(json.loads(LOCK.read_text())), indent=2, ensure_ascii=False) + "\n")
