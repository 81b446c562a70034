"""Bytes from the contract's own grammar, bent: whatever arrives is answered, refused and changes nothing."""

import json
from collections.abc import Callable
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

from tests.helpers.floor import nothing_changes, person
from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop
from tests.laws.tree import ROOT
from tests.serving.wire import connected

CONTRACT: dict[str, Any] = json.loads((ROOT / "docs" / "reference" / "openapi.json").read_text(encoding="utf-8"))
NOWHERE = "018f0000-0000-7000-8000-000000000000"
# A sign-out would end the run's own sign-in; a live feed never ends by itself.
LEFT_OUT = {"/api/auth/logout", "/api/feed"}
EXAMPLES = 600
WITH_BODY = {
    f"{method.upper()} {path}"
    for path, calls in CONTRACT["paths"].items()
    for method, call in calls.items()
    if "requestBody" in call
}

# JSON values that no field takes: a body with one of them is refused everywhere.
POISON = (
    b"1e99999999999999999999", b"-1e99999999999999999999", b"1e-99999999999999999999", b'"\xff"', b"\xff",
    b'"\xed\xa0\x80"',
    b'"\\ud800"', b"9" * 5_000, b"0." + b"1" * 5_000, b"1" + b"0" * 5_000 + b".5e9", b"[" * 2_000, b"{" * 2_000,
    b"[" * 2_000 + b"]" * 2_000, b'{"a":' * 1_500 + b"1" + b"}" * 1_500, b"NaN", b"-Infinity", b"-", b"01",
    b"1.", b".5",
    b'"\x00"', b"'a'", b"tru", b"", b'"', b"\\", b"\xef\xbb\xbf1", b'"1e99999999999999999999"', b'"sNaN123"',
)  # fmt: skip
# Values that some field takes.
PLAIN = (b"null", b"true", b"0", b"-0", b"1e5", b'""', b'"1000"', b'"ASU-1"', b"[]", b"{}", b'"\\u0000"', b"1.50")
ODD_TEXT = st.one_of(
    st.sampled_from(
        ["%ff", "%00", "%", "%zz", "%ed%a0%80", "1e99999999999999999999", "9" * 400, "\xff", "+", "&", "=",
        "[]", "..", "%2f"]
    ),
    st.text(st.characters(min_codepoint=0x21, max_codepoint=0xFF, exclude_characters="\x7f #"), max_size=30),
)  # fmt: skip
HEADERS = (
    "Accept", "Accept-Language", "Accept-Encoding", "Authorization", "Content-Type", "Cookie",
    "Idempotency-Key", "If-Match",
    "If-None-Match", "Last-Event-ID", "Origin", "Range", "X-CSRF-Token", "X-Forwarded-For",
    "X-Forwarded-Proto", "Expect-CT",
)  # fmt: skip
HEADER_VALUES = st.one_of(
    st.sampled_from([b"", b"\xff\xfe", b"tillkeeper_session=\xff", b'"\xff"', b";q=9e999999", b"en;q=1e9",
    b"x" * 5_000, b"="]),
    st.binary(max_size=40).map(lambda value: bytes(byte for byte in value if byte >= 0x20 and byte != 0x7F)),
)  # fmt: skip


def _fields(schema: Any, seen: frozenset[str] = frozenset()) -> list[str]:
    """Return every name that a body of this schema may have somewhere."""
    if isinstance(schema, list):
        return [name for part in schema for name in _fields(part, seen)]
    if not isinstance(schema, dict):
        return []
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return [] if name in seen else _fields(CONTRACT["components"]["schemas"][name], seen | {name})
    own = list(schema.get("properties", {}))
    return own + [name for key, part in schema.items() if key != "example" for name in _fields(part, seen)]


def _calls() -> list[tuple[str, str, list[str], list[str]]]:
    """Return method, address, its query's names and its body's names, of every call."""
    found = []
    for path, calls in CONTRACT["paths"].items():
        if path in LEFT_OUT:
            continue
        for method, call in calls.items():
            query = [each["name"] for each in call.get("parameters", ()) if each["in"] == "query"]
            found.append((method.upper(), path, query, sorted(set(_fields(call.get("requestBody", {}))))))
    return found


@st.composite
def bodies(draw: st.DrawFn, names: list[str]) -> bytes:
    """A body of the call's own names with something impossible in it, and perhaps a few bytes of it changed."""
    values = st.one_of(st.sampled_from(POISON), st.sampled_from(PLAIN))
    names = names or ["a"]
    pairs = [(draw(st.sampled_from(names)), draw(values)) for _ in range(draw(st.integers(0, 3)))]
    pairs.insert(draw(st.integers(0, len(pairs))), (draw(st.sampled_from(names)), draw(st.sampled_from(POISON))))
    inner = b",".join(b'"%b":%b' % (name.encode(), value) for name, value in pairs)
    body = bytearray(
        draw(st.sampled_from((b"{%b}", b'{"items":[{%b}]}', b'{"operations":[{"op":"add","item":{%b}}]}'))) % inner
    )
    for _ in range(draw(st.integers(0, 2))):
        body[draw(st.integers(0, len(body) - 1))] = draw(st.integers(0x80, 0xFF))
    return bytes(body)


@st.composite
def requests(draw: st.DrawFn) -> tuple[str, bytes]:
    """A call of the contract as bytes; with it the name of the call."""
    method, path, query, names = draw(st.sampled_from(_calls()))
    address = "/".join(
        draw(st.one_of(st.just(NOWHERE), ODD_TEXT)) if part.startswith("{") else part for part in path.split("/")
    )
    given = [f"{draw(st.sampled_from(query or ['a']))}={draw(ODD_TEXT)}" for _ in range(draw(st.integers(0, 2)))]
    target = address + ("?" + "&".join(given) if given else "")
    head = [f"{method} ".encode() + target.encode("latin-1", "replace") + b" HTTP/1.1", b"Host: till"]
    odd = draw(st.lists(st.tuples(st.sampled_from(HEADERS), HEADER_VALUES), max_size=3))
    head += [name.encode() + b": " + value for name, value in odd]
    named = {name for name, _ in odd}
    body = b"" if method == "GET" else draw(bodies(names))
    head += [b"TOKEN"] if "Authorization" not in named else []
    head += [b"Content-Type: application/json"] if "Content-Type" not in named else []
    head += [b"Content-Length: %d" % len(body), b"Connection: close"]
    return f"{method} {path}", b"\r\n".join(head) + b"\r\n\r\n" + body


def _sent(server: ServerProcess, request: bytes) -> bytes:
    with connected(server.url) as connection:
        received = b""
        try:
            connection.sendall(request)
            while piece := connection.recv(65_536):
                received += piece
        except ConnectionError:
            pass
        return received


async def test_no_bytes_break_the_server(start_server: Callable[..., ServerProcess], demo_database: str) -> None:
    """EV-2, S0-38: never a 5xx, never silence, never a traceback in the log; and nothing changes."""
    server = start_server()
    async with Shop.at(server.url, demo_database) as shop:
        boss = await person(shop, "admin")
        token = f"Authorization: Bearer {boss.till.token}".encode()

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(requests())
        def each_is_answered(case: tuple[str, bytes]) -> None:
            call, request = case
            answer = _sent(server, request.replace(b"TOKEN", token, 1))
            assert answer.startswith(b"HTTP/1.1 "), (call, request, answer)
            status = int(answer[9:12])
            assert status < 500, (call, request, answer)
            assert status >= 400 or call not in WITH_BODY, (call, request, answer)
            if status >= 400:
                assert b"application/problem+json" in answer, (call, request, answer)

        async with nothing_changes(shop):
            each_is_answered()
    log = server.log_text()
    assert "Traceback" not in log, log[-4000:]
    assert "error" not in log.lower(), log[-4000:]
