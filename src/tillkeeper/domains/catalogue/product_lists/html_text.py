"""Descriptions come as HTML; a till shows text."""

from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
    | {"li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"}
)
_SILENT = frozenset({"script", "style", "template", "title", "head"})


class _TextOf(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)


def text_of(html: str) -> str:
    """Return what a reader sees of ``html``: a line for each block, no mark-up, no scripts.

    Never refuses: whatever a shop pasted in, what can be read of it comes out.
    """
    if "<" not in html and "&" not in html:
        return _tidy(html)
    parser = _TextOf()
    parser.feed(html)
    parser.close()
    return _tidy("".join(parser.pieces))


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
