"""Text whose columns are aligned with blanks, as reports of mainframes are printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from shujian.pool.readers.block import Rows
from shujian.pool.readers.cells import looks_like_data, squeezed
from shujian.pool.readers.looks import header_like
from shujian.pool.readers.text import TextBlock

LOOSE = "像是用空格对齐的文本，但有的列没有对齐，分不出列：请另存为 xlsx，或者用制表符、逗号分隔后再导入"
CROSSED = "这一行没有按表头的列对齐"
_LINES, _HEAD, _LEAST = 400, 60, 3
_FURNITURE = 8
"""So many lines at most stand between the rows of two pages: titles, days of print, rules."""
_RULE = re.compile(r"[-=_—–*+ ]{4,}")
_SEGMENT = re.compile(r"\S+(?: \S+)*")
_WORD = re.compile(r"\S+")
_MARKS = re.compile(r"[,|;，、^\t\x01]")
Span = tuple[int, int]


@dataclass(frozen=True)
class Aligned:
    """Where the columns stand.

    Args:
        header: the header's line, squeezed.
        spans: first and last place of each column.
        wide: Chinese characters take two places.
    """

    header: str
    spans: tuple[Span, ...]
    wide: bool

    def cells(self, line: str) -> list[str] | None:
        """The cells of a line; None where a word stands under two columns, or under none."""
        found: list[list[str]] = [[] for _ in self.spans]
        for match in _WORD.finditer(line):
            start, end = _span(line, match, self.wide)
            under = [i for i, (a, b) in enumerate(self.spans) if start < b and a < end]
            if len(under) != 1:
                return None
            found[under[0]].append(match.group())
        return [" ".join(words) for words in found]


def find_aligned(text: str) -> Aligned | str | None:
    """The columns of a text; what to say where they are not aligned; None for other texts."""
    lines = [_plain(line) for line in text.split("\n")[:_LINES]]
    at = next((i for i, line in enumerate(lines[:_HEAD]) if _names(line)), -1)
    if at < 0:
        return None
    count = len(_SEGMENT.findall(lines[at]))
    body = [line for line in lines[at + 1 :] if _record(line, count)]
    if len(body) < 2:
        return None
    # printers give a Chinese character two places, programs that pad by length one
    for wide in (True, False):
        spans = _columns(lines[at], body, wide)
        found = Aligned(squeezed(lines[at]), spans, wide)
        if len(spans) == count and all(found.cells(line) is not None for line in body):
            return found
    return LOOSE


def _plain(line: str) -> str:
    return line.replace("\u3000", "  ").replace("\f", "").rstrip()


def _names(line: str) -> bool:
    """A line of names that are two blanks apart."""
    cells = _SEGMENT.findall(line)
    if len(cells) < _LEAST or _MARKS.search(line) or any(c in line for c in ":："):
        return False
    return header_like(cells) and not any(map(looks_like_data, cells))


def _record(line: str, count: int) -> bool:
    cells = _SEGMENT.findall(line)
    captions = any(c.endswith((":", "：")) or "：" in c for c in cells)
    return len(cells) >= max(2, count * 0.6) and not captions and not _RULE.fullmatch(line)


def _span(line: str, match: re.Match[str], wide: bool) -> Span:
    if not wide:
        return match.span()
    start = _width(line[: match.start()])
    return start, start + _width(match.group())


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def _columns(header: str, body: Sequence[str], wide: bool) -> tuple[Span, ...]:
    """The places that hold something in any row, each run under (near) one name."""
    names = [_span(header, match, wide) for match in _SEGMENT.finditer(header)]
    spans = [*names, *(_span(line, m, wide) for line in body for m in _WORD.finditer(line))]
    runs: list[list[int]] = []
    for start, end in sorted(spans):
        if runs and start < runs[-1][1]:
            runs[-1][1] = max(runs[-1][1], end)
        else:
            runs.append([start, end])
    owners = [[n for n, (a, b) in enumerate(names) if a < run[1] and run[0] < b] for run in runs]
    if any(len(owned) > 1 for owned in owners):
        return ()
    return tuple(_joined(runs, owners, len(names)))


def _joined(runs: list[list[int]], owners: list[list[int]], count: int) -> Iterator[Span]:
    """One span a name: a run without a name belongs to the nearer of its neighbours."""
    mine: dict[int, list[list[int]]] = {n: [] for n in range(count)}
    for index, (run, owned) in enumerate(zip(runs, owners, strict=True)):
        if owned:
            mine[owned[0]].append(run)
            continue
        left, right = _named(owners, index, -1), _named(owners, index, 1)
        before = run[0] - runs[left][1] if left >= 0 else None
        after = runs[right][0] - run[1] if right >= 0 else None
        nearer = left if after is None or (before is not None and before <= after) else right
        mine[owners[nearer][0]].append(run)
    for parts in mine.values():
        yield min(a for a, _ in parts), max(b for _, b in parts)


def _named(owners: list[list[int]], index: int, step: int) -> int:
    """The nearest run with a name on one side; -1 for none."""
    here = index + step
    while 0 <= here < len(owners):
        if owners[here]:
            return here
        here += step
    return -1


@dataclass
class Cutter:
    """Cuts blocks of lines into rows; what is printed between two pages is kept apart.

    Args:
        columns: where they stand.
        line: physical line of the next line.
    """

    columns: Aligned
    line: int = 1
    _waiting: list[tuple[int, list[str], str]] = field(default_factory=list)
    _below: bool = False

    def split(self, block: TextBlock, final: bool) -> Rows:
        """The rows of a block of lines.

        Args:
            block: whole lines.
            final: nothing follows, so nothing waits for the header of a next page.
        """
        rows: list[tuple[int, list[str], str]] = []
        texts = block.text.split("\n")
        if not texts[-1]:
            texts.pop()
        for index, raw in enumerate(texts):
            self._one(self.line + index, _plain(raw), block.broken.get(index, ""), rows)
        self.line += len(texts)
        if final:
            self._flush(rows)
        broken = {index: why for index, (_, _, why) in enumerate(rows) if why}
        return Rows([line for line, _, _ in rows], [cells for _, cells, _ in rows], broken)

    def _one(self, line: int, text: str, why: str, rows: list[tuple[int, list[str], str]]) -> None:
        if squeezed(text) == self.columns.header:
            names = self.columns.cells(text) or [text]
            # what is printed above the header of a page is set aside with it
            rows += [(earlier, names, "") for earlier, _, _ in self._waiting]
            self._waiting, self._below = [], True
            rows.append((line, names, ""))
        elif not self._below:
            rows.append((line, [text.strip()], why))
        elif not text or _RULE.fullmatch(text):
            row = (line, [text.strip()] * len(self.columns.spans), why)
            (self._waiting if self._waiting else rows).append(row)
        elif (cells := self.columns.cells(text)) is None or _captioned(text):
            self._waiting.append((line, [text.strip()], why or CROSSED))
        else:
            self._flush(rows)
            rows.append((line, cells, why))
        if len(self._waiting) > _FURNITURE:
            self._flush(rows)

    def _flush(self, rows: list[tuple[int, list[str], str]]) -> None:
        """No header follows: notes at the end are set aside as such, other rows are broken."""
        rows += self._waiting
        self._waiting = []


def _captioned(text: str) -> bool:
    cells = _SEGMENT.findall(text)
    return all(":" in c or "：" in c or re.fullmatch(r"第? ?\d+ ?页.*", c) for c in cells)
