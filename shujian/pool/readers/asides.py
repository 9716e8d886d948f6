"""Finds the rows of a part that are no data as they pass, and what they say of the rows below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from shujian.pool.readers.another import ANOTHER, BLANK, TITLE, Below, is_title, titles_above
from shujian.pool.readers.footers import CANDIDATE, REPEATED, SECOND, Footers
from shujian.pool.readers.levels import Merged
from shujian.pool.readers.looks import filled
from shujian.pool.readers.sections import SECTION, Sections, alone
from shujian.pool.readers.skips import Skips

TITLE_KEPT = 2000
_TITLES = 60
_ACROSS = 0.6
"""A cell merged over so much of a list stands for itself, not in the first column."""


@dataclass
class Asides:
    """Looks at the rows below the header, block by block.

    Args:
        footers: tells rows that are no data.
        starts: words with which the header or a title begins.
        skips: where lines that are set aside are noted.
        titles: texts above headers, to which those of further pages are added.
        merged: merged cells as (first line, column, last line, column); a web page adds some.
        parted: another list below is read by itself; else its rows are broken.
        other: index in the last block of the row with which another list begins.
    """

    footers: Footers
    starts: pa.Array
    skips: Skips
    titles: list[str]
    merged: Callable[[], Merged]
    sections: Sections = field(default_factory=Sections)
    parted: bool = False
    other: int | None = None
    _turned: str = ""
    _across: frozenset[int] = frozenset()
    _seen: int = 0

    def found(
        self, columns: list[pa.Array], lines: pa.Array, broken: pa.Array
    ) -> tuple[list[int], pa.Array]:
        """Indices of rows that are no data, noted as skipped; why the others are broken.

        Args:
            columns: the cells.
            lines: physical line of each row.
            broken: why each is broken, as known so far.
        """
        rows = Below(columns)
        whys: dict[int, str] = {}
        for index in pc.indices_nonzero(self._worth(columns, lines)).to_pylist():
            line = lines[index].as_py()
            why = self.footers.why(rows.cells(index), line in self._across)
            if why == SECTION:
                self.sections.heading(line, filled(rows.cells(index)))
            if why:
                whys.setdefault(index, why)
            if why == REPEATED:
                self._titled(rows, index, whys, lines)
            if why in ("", BLANK):
                whys |= self.footers.beginning(rows, index)
            if self.parted and (at := _begins(rows, index, whys)) is not None:
                self.other = at
                whys = {index: why for index, why in whys.items() if index < at}
                break
        turns = {}
        for index, why in sorted(whys.items()):
            line = lines[index].as_py()
            self.skips.add(line, why)
            if (turn := self.footers.turn(why, line)) is not None:
                turns[index] = turn
        if turns or self._turned:
            broken = self._under_another(broken, turns)
        return sorted(whys), broken

    def _worth(self, columns: list[pa.Array], lines: pa.Array) -> pa.Array:
        """Which rows are worth a closer look."""
        mask = pc.match_substring_regex(columns[0], CANDIDATE)
        for column in columns[1:3]:
            mask = pc.or_(mask, pc.match_substring_regex(column, SECOND))
        mask = pc.or_(mask, pc.is_in(pc.utf8_trim_whitespace(columns[0]), self.starts))
        mask = pc.or_(mask, alone(columns))
        return pc.or_(mask, pc.is_in(lines, self._wide(len(columns))))

    def _wide(self, width: int) -> pa.Array:
        """The lines whose first cell is merged across the list."""
        merged = self.merged()
        if len(merged) != self._seen:
            least = max(3, width * _ACROSS)
            across = (r1 for r1, c1, r2, c2 in merged if r1 == r2 and c2 - c1 + 1 >= least)
            self._across, self._seen = frozenset(across), len(merged)
        return pa.array(sorted(self._across), pa.int64())

    def _under_another(self, broken: pa.Array, turns: dict[int, str]) -> pa.Array:
        """Mark the rows below a header that is not the first one."""
        found = broken.to_pylist()
        for index, why in enumerate(found):
            self._turned = turns.get(index, self._turned)
            found[index] = self._turned or why or None
        return pa.array(found, pa.string())

    def _titled(self, rows: Below, header: int, whys: dict[int, str], lines: pa.Array) -> None:
        """Set the title of a further page or list aside; what it says may differ from the first."""
        above = titles_above(rows, header, whys)
        self.sections.title([lines[i].as_py() for i in above], [rows.cells(i) for i in above])
        for index in above:
            whys.setdefault(index, TITLE)
            text = " ".join(filled(rows.cells(index)))[:TITLE_KEPT]
            if text not in self.titles and len(self.titles) < _TITLES:
                self.titles.append(text)


def _begins(rows: Below, index: int, whys: dict[int, str]) -> int | None:
    """Where another list begins whose header stands at or just below a row; None for none."""
    header = next((i for i in range(index, index + 3) if whys.get(i) == ANOTHER), None)
    if header is None:
        return None
    titled = whys.get(header - 1) == TITLE or is_title(rows, header - 1)
    return header - 1 if titled else header
