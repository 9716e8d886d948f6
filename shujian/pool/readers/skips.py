"""Which lines were set aside, and why: each is accounted for."""

from __future__ import annotations

from dataclasses import dataclass, field

_RUN = 4
"""Blank lines in a row that become one entry: files end with a million of them."""


@dataclass
class Skips:
    """Lines that are no data, with the reason.

    Args:
        rows: how many lines.
    """

    rows: int = 0
    _found: list[tuple[int, str]] = field(default_factory=list)
    _blank: list[int] = field(default_factory=list)
    _blank_count: int = 0

    def add(self, line: int, why: str) -> None:
        """Set a line aside."""
        self.rows += 1
        if why == "空行":
            if self._blank and line != self._blank[-1] + 1:
                self._flush()
            self._blank_count += 1
            if len(self._blank) < _RUN:
                self._blank.append(line)
            else:
                self._blank[-1] = line
            return
        self._flush()
        self._found.append((line, why))

    def entries(self) -> list[tuple[int, str]]:
        """(line, why) in physical order; a long run of blank lines is one entry."""
        self._flush()
        return self._found

    def _flush(self) -> None:
        if self._blank_count < _RUN:
            self._found += [(line, "空行") for line in self._blank]
        else:
            count, last = self._blank_count, self._blank[-1]
            self._found.append((self._blank[0], f"空行（至第 {last} 行，共 {count} 行）"))
        self._blank, self._blank_count = [], 0
