"""What a server says on its two streams, which others may close under it or let run full.

A log that can't be written is lost; the shop is not. Python raises for each such line: behind a pipe whose reader has
ended, on a terminal that was closed, on a full disk. The line would end whatever wrote it: the watch over the database,
the reader of the feed, the answer to a till (``tests/serving/test_lost_log.py``).
"""

import contextlib
import io
import sys
from typing import Any


class _Lossy:
    """A text stream that drops what can't be written, and tries again with the next line."""

    def __init__(self, stream: Any) -> None:  # noqa: ANN401 - a text stream, of whatever class stands there
        self._stream = stream

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all else is the stream's own
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write, or lose, ``text``."""
        with contextlib.suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Hand on what is written, if it can be."""
        with contextlib.suppress(OSError):
            self._stream.flush()


def survive_lost_output() -> None:
    """Have this process go on, whatever becomes of its standard output and error; twice is once."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if not isinstance(stream, _Lossy):
            # None: the process was started without it.
            setattr(sys, name, _Lossy(io.StringIO() if stream is None else stream))
