"""Locks hold hashes and no addresses; where a hash is missing, the documents say so (decision 3)."""

import json
import re
from typing import Any

from tests.laws.tree import ROOT

PINNED = re.compile(r"^[a-z0-9][a-z0-9._-]*(?:\[[a-z0-9,-]+\])?==\S+", re.IGNORECASE)


def _npm_packages() -> dict[str, dict[str, Any]]:
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))
    return {path: package for path, package in lock["packages"].items() if path}


def test_every_python_package_has_its_hashes() -> None:
    for name in ("runtime.txt", "build.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        assert "://" not in text
        entries = [entry for entry in re.split(r"\n(?=\S)", text) if PINNED.match(entry)]
        assert entries
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
        others = [line for line in text.splitlines() if line[:1].strip() and not PINNED.match(line)]
        assert [line for line in others if not line.startswith("#")] == []


def test_only_builds_for_other_platforms_have_none() -> None:
    """What no registry showed is optional and bound to a platform, and as many as the documents own up to."""
    unseen = {path: package for path, package in _npm_packages().items() if "integrity" not in package}
    for path, package in unseen.items():
        assert package["optional"], path
        assert {"os", "cpu"} <= package.keys(), path
        if package["os"] == ["linux"] and package["cpu"] in (["x64"], ["arm64"]):
            assert package["libc"] == ["musl"], path
    for page in (ROOT / "SECURITY.md", next((ROOT / "docs" / "decisions").glob("0003-*.md"))):
        assert re.search(rf"\b{len(unseen)}\b", page.read_text(encoding="utf-8")), page.name


def test_no_package_says_where_it_came_from() -> None:
    assert [path for path, package in _npm_packages().items() if "resolved" in package] == []
