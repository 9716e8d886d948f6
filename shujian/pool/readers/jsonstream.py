"""JSON read value by value, so that a large array never stands in memory whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_MAX_VALUE = 64 << 20
_BLANK = " \t\r\n\ufeff"


class StuckError(Exception):
    """The text is no JSON from here on; ``text`` is where it stopped (up to 2,000 characters)."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Stream:
    """A window over JSON text.

    Args:
        blocks: pieces of the text, cut anywhere.
    """

    def __init__(self, blocks: Iterator[str]) -> None:
        self._blocks = blocks
        self._text = ""
        self._at = 0

    def peek(self) -> str:
        """The next character that is no blank.

        Raises:
            StuckError: at the end.
        """
        while True:
            while self._at < len(self._text) and self._text[self._at] in _BLANK:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                raise StuckError("")

    def peek_second(self) -> str:
        """The first character that is no blank after the next one; "" at the end."""
        self.peek()
        at = self._at + 1
        while True:
            while at < len(self._text) and self._text[at] in _BLANK:
                at += 1
            if at < len(self._text):
                return self._text[at]
            before = len(self._text) - self._at
            if not self._more():
                return ""
            at = self._at + before

    def take(self, character: str) -> None:
        """Step over this character.

        Raises:
            StuckError: when another stands there.
        """
        if self.peek() != character:
            raise self._stuck()
        self._at += 1

    def separator(self, closing: str) -> None:
        """Step over a comma; the closing bracket stays."""
        if self.peek() == ",":
            self._at += 1
        elif self.peek() != closing:
            raise self._stuck()

    def value(self, decoder: json.JSONDecoder) -> Any:
        """The next value.

        Raises:
            StuckError: when there is none, or it is larger than 64 MB.
        """
        self.peek()
        while True:
            try:
                value, end = decoder.raw_decode(self._text, self._at)
                # a number or word at the window's end may go on in the next block
                if end < len(self._text) or not self._more():
                    self._at = end
                    return value
            except (ValueError, RecursionError) as error:
                too_large = len(self._text) - self._at > _MAX_VALUE
                if isinstance(error, RecursionError) or too_large or not self._more():
                    raise self._stuck() from error

    def _more(self) -> bool:
        block = next(self._blocks, None)
        if block is None:
            return False
        self._text = self._text[self._at :] + block
        self._at = 0
        return True

    def _stuck(self) -> StuckError:
        return StuckError(self._text[self._at : self._at + 2000])
