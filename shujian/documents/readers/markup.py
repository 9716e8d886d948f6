"""Web pages to tokens in one pass: never backtracks, whatever is broken in the page.

Own and not ``html.parser``, whose time grows with the square of some broken input.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from html import unescape
from typing import NamedTuple

_NAME = re.compile(r"/?([A-Za-z][\w:-]*)")
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_RAW = ("script", "style", "textarea", "title", "xmp")
_LONGEST_TAG = 20_000


class Token(NamedTuple):
    """A start tag, an end tag, text, or the raw content of a script or title.

    Args:
        kind: start, end, text or raw.
        name: tag; that of the element for raw content.
        text: text; the attributes of a start tag, unparsed.
    """

    kind: str
    name: str
    text: str


def tokens(page: str) -> Iterator[Token]:
    """The page's tokens in order."""
    at, end = 0, len(page)
    finder = _Finder(page)
    while at < end:
        mark = page.find("<", at)
        if mark < 0:
            yield Token("text", "", unescape(page[at:]))
            return
        if mark > at:
            yield Token("text", "", unescape(page[at:mark]))
        name = _NAME.match(page, mark + 1)
        if name is None:
            at = yield from _other(finder, mark)
            continue
        close = finder.tag_end(mark)
        if close < 0:
            yield Token("text", "", unescape(page[mark:]))
            return
        at = close + 1
        tag = name[1].lower()
        if page[mark + 1] == "/":
            yield Token("end", tag, "")
            continue
        yield Token("start", tag, page[name.end() : close])
        if tag in _RAW and page[close - 1] != "/":
            stop, after = finder.raw_end(tag, at)
            yield Token("raw", tag, page[at:stop])
            at = after


def _other(finder: _Finder, mark: int) -> Generator[Token, None, int]:
    """A comment or declaration is passed over; a lone < is text; gives where to go on."""
    page = finder.page
    if page.startswith("<!--", mark):
        return finder.after("-->", mark + 4)
    if page.startswith(("<!", "<?", "</"), mark):
        return finder.after(">", mark + 2)
    yield Token("text", "", "<")
    return mark + 1


class _Finder:
    """Looks for ends; what was once not found is not searched for again."""

    def __init__(self, page: str) -> None:
        self.page = page
        self._missing: set[str] = set()

    def after(self, word: str, start: int) -> int:
        """The place after a word; the page's end where there is none."""
        found = self._find(word, start)
        return len(self.page) if found < 0 else found + len(word)

    def tag_end(self, start: int) -> int:
        """The > that ends a tag; one inside quotes does not."""
        close = self._find(">", start)
        if close < 0 or '="' not in self.page[start:close]:
            return close
        limit = min(len(self.page), start + _LONGEST_TAG)
        first = close
        while close >= 0 and self.page.count('"', start, close) % 2:
            close = self.page.find(">", close + 1, limit)
        return first if close < 0 else close

    def raw_end(self, tag: str, start: int) -> tuple[int, int]:
        """Where raw content ends, and where the page goes on."""
        word = f"</{tag}"
        if word not in self._missing:
            found = re.compile(word, re.I).search(self.page, start)
            if found:
                return found.start(), self.after(">", found.end())
            self._missing.add(word)
        return (start, start) if tag == "title" else (len(self.page), len(self.page))

    def _find(self, word: str, start: int) -> int:
        if word in self._missing:
            return -1
        found = self.page.find(word, start)
        if found < 0:
            self._missing.add(word)
        return found


def attributes(text: str) -> dict[str, str]:
    """Attributes of a start tag, names in lower case."""
    found = _ATTRIBUTE.findall(text[:_LONGEST_TAG])
    return {name.lower(): unescape(value.strip("\"'")) for name, value in found}
