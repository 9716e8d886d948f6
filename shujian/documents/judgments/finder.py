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

    __slots__ = ("_leap", "_leap_each", "_reach", "_word", "finditer", "fullmatch", "match", "regex", "search", "split",
                 "sub")  # fmt: skip

    def __init__(self, regex: re.Pattern[str]) -> None:
        self.regex = regex
        words, reach = needed(regex)
        # one look for all words: each look of its own costs more than the words cost it
        self._word = re.compile("|".join(map(re.escape, words))).search
        self._reach = sys.maxsize if reach is None else reach
        self.match: Callable[..., Match | None] = regex.match
        self.fullmatch: Callable[..., Match | None] = regex.fullmatch
        self.sub: Callable[..., str] = regex.sub
        self.split: Callable[..., list[str]] = regex.split
        # hundreds of searches a document: each step of theirs that can be made here is
        self._leap: Callable[..., Match | None] = leaping(regex).search
        self._leap_each: Callable[..., Iterator[Match]] = leaping(regex).finditer
        self.search: Callable[..., Match | None] = self._search if words else self._leap
        self.finditer: Callable[..., Iterator[Match]] = self._finditer if words else self._leap_each

    def possible(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch of text may hold a match; False only where none is in any part of it."""
        return self._word(text, start, end) is not None

    def _search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        word = self._word(text, start, end)
        if word is None:
            return None
        first = word.start() - self._reach
        return self._leap(text, first if first > start else start, end)

    def _finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Match]:
        word = self._word(text, start, end)
        if word is None:
            return iter(())
        first = word.start() - self._reach
        return self._leap_each(text, first if first > start else start, end)
