"""A regular expression that looks for the words it needs before it is run."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator

from shujian.documents.judgments.leaping import leaping
from shujian.documents.judgments.needed import needed

Match = re.Match[str]


class Finder:
    """A compiled pattern with the methods of ``re.Pattern``; what it finds is the same.

    Args:
        regex: the pattern.
    """

    __slots__ = ("_leaping", "_reach", "_words", "finditer", "fullmatch", "match", "regex", "search", "split",
                 "sub")  # fmt: skip

    def __init__(self, regex: re.Pattern[str]) -> None:
        self.regex = regex
        self._words, self._reach = needed(regex)
        self.match: Callable[..., Match | None] = regex.match
        self.fullmatch: Callable[..., Match | None] = regex.fullmatch
        self.sub: Callable[..., str] = regex.sub
        self.split: Callable[..., list[str]] = regex.split
        self._leaping = leaping(regex)
        self.search: Callable[..., Match | None] = (
            self._search if self._words else self._leaping.search
        )
        self.finditer: Callable[..., Iterator[Match]] = (
            self._finditer if self._words else self._leaping.finditer
        )

    def possible(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch of text may hold a match; False only where none is in any part of it."""
        for word in self._words:
            if text.find(word, start, end) >= 0:
                return True
        return not self._words

    def _search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        at = self._from(text, start, end)
        return None if at < 0 else self._leaping.search(text, at, end)

    def _finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Match]:
        at = self._from(text, start, end)
        return iter(()) if at < 0 else self._leaping.finditer(text, at, end)

    def _from(self, text: str, start: int, end: int) -> int:
        """Where a match begins at the earliest; −1 where there is none."""
        words, reach = self._words, self._reach
        first = text.find(words[0], start, end)
        for word in words[1:]:
            if first < 0:
                first = text.find(word, start, end)
            elif reach is None or first - reach <= start:
                return start
            else:  # what begins before the first one
                found = text.find(word, start, min(end, first + len(word) - 1))
                first = first if found < 0 else found
        if first < 0 or reach is None:
            return first if first < 0 else start
        return max(start, first - reach)
