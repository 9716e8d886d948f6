"""A raw column made a typed column with states, raw text where it differs, and notes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from shujian.core.cells import Missing, State
from shujian.schema.columns import one, only
from shujian.schema.elements import Cleaned, Element, element
from shujian.schema.elements.base import DAMAGED_COLUMN

CACHE_LIMIT = 200_000
Cache = dict[str, Cleaned]
"""Cells already cleaned in this file, for callers that work in batches."""


@dataclass(frozen=True)
class StandardColumn:
    """A standardised column.

    Args:
        values: typed as the element's Arrow type; null where there is no value.
        states: int8, ``core.cells.State``.
        raw: the raw text where it differs from the canonical form, else null.
        notes: how many cells were folded or refused, by Chinese note.
    """

    values: pa.Array
    states: pa.Int8Array
    raw: pa.StringArray
    notes: dict[str, int] = field(default_factory=dict)

    @property
    def all_values(self) -> bool:
        """Whether every cell has a value."""
        return not pc.any(pc.not_equal(self.states, pa.scalar(0, pa.int8()))).as_py()


def standardise_column(
    kind: Element | str,
    column: pa.Array | pa.ChunkedArray,
    *,
    unit: str = "",
    given: str = "",
    damaged: bool | None = None,
    cache: Cache | None = None,
) -> StandardColumn:
    """Clean a raw column: whole columns where possible, else each distinct text once.

    Args:
        kind: the element, or its Chinese name (then with ``unit`` and ``given``).
        column: raw text; null counts as an empty cell.
        unit: the unit of the table's column.
        given: the unit of bare numbers in this file, from its header or mapping.
        damaged: whether a spreadsheet is known to have cut this column of the file; None:
            judge by the cells given, which then should be the file's whole column.
        cache: shared between the batches of one column of one file.
    """
    chosen = element(kind, unit, given) if isinstance(kind, str) else kind
    cells = one(column)
    work = _Work(chosen, cells, cache)
    work.fast()
    work.slow()
    work.distrust(damaged)
    return work.result()


def is_damaged(kind: Element | str, column: pa.Array | pa.ChunkedArray) -> bool:
    """Whether these cells prove that a spreadsheet cut the column's numbers."""
    chosen = element(kind) if isinstance(kind, str) else kind
    return chosen.damaged(one(column))


class _Work:
    """The parts of a column while it is made."""

    def __init__(self, kind: Element, cells: pa.StringArray, cache: Cache | None) -> None:
        size = len(cells)
        self.kind, self.cells, self.cache = kind, cells, cache
        self.values: pa.Array = pa.nulls(size, kind.arrow)
        self.states = np.zeros(size, dtype=np.int8)
        self.keep = np.zeros(size, dtype=np.bool_)
        self.notes: Counter[str] = Counter()
        self.left = np.ones(size, dtype=np.bool_)

    def fast(self) -> None:
        """What can be read as a whole, and what is empty."""
        empty = _bools(pc.or_(pc.is_null(self.cells), pc.equal(self.cells, "").fill_null(True)))
        self.states[empty] = State.BLANK
        self.left = ~empty
        fast = self.kind.fast(self.cells)
        if fast is None:
            return
        mask = _bools(fast.mask)
        self.left &= ~mask
        if self.left.any() or empty.any():
            self.values = pc.if_else(fast.mask, fast.values, pa.scalar(None, self.kind.arrow))
        else:
            self.values = fast.values
        if fast.plain is not None:
            self.keep = mask & ~_bools(fast.plain)
        if self.left.any():
            self._again()

    def _again(self) -> None:
        """A second fast reading of what silent folding makes of the cells left."""
        left = pa.array(self.left)
        fast = self.kind.fast(one(self.kind.loosen(self.cells.filter(left))))
        if fast is None:
            return
        mask = _bools(fast.mask)
        if not mask.any():
            return
        where = np.flatnonzero(self.left)[mask]
        read = np.zeros(len(self.cells), dtype=np.bool_)
        read[where] = True
        values = fast.values.filter(fast.mask)
        self.values = pc.replace_with_mask(self.values, pa.array(read), values)
        self.left[where] = False
        self.keep[where] = True

    def slow(self) -> None:
        """The remaining cells, each distinct text once."""
        if not self.left.any():
            return
        coded = self.cells.filter(pa.array(self.left)).dictionary_encode()
        texts = coded.dictionary.to_pylist()
        cleaned = [self._clean(text) for text in texts]
        codes = coded.indices.to_numpy()
        counts = np.bincount(codes, minlength=len(texts))
        for item, count in zip(cleaned, counts.tolist(), strict=True):
            if item.note:
                for note in item.note.split("；"):
                    self.notes[note] += count
        stored = [
            None if isinstance(c.value, Missing) else self.kind.stored(c.value) for c in cleaned
        ]
        values = pa.array(stored, self.kind.arrow).take(coded.indices)
        where = np.flatnonzero(self.left)
        if len(where) == len(self.cells):
            self.values = values
        else:
            self.values = pc.replace_with_mask(self.values, pa.array(self.left), values)
        self.states[where] = np.array([c.state for c in cleaned], dtype=np.int8)[codes]
        kept = [
            isinstance(c.value, Missing) or not self.kind.plain(t, c.value)
            for t, c in zip(texts, cleaned, strict=True)
        ]
        self.keep[where] = np.array(kept, dtype=np.bool_)[codes]

    def _clean(self, text: str) -> Cleaned:
        if self.cache is None:
            return self.kind.clean(text)
        found = self.cache.get(text)
        if found is None:
            found = self.kind.clean(text)
            if len(self.cache) < CACHE_LIMIT:
                self.cache[text] = found
        return found

    def distrust(self, damaged: bool | None) -> None:
        """Cells made doubtful by the damage of their column become unknown."""
        mask = self.kind.doubtful(self.cells)
        if mask is None or damaged is False or not pc.any(mask).as_py():
            return
        if damaged is None and not self.kind.damaged(self.cells):
            return
        doubt = _bools(mask) & (self.states == State.VALUE)
        if not doubt.any():
            return
        self.values = pc.if_else(pa.array(doubt), pa.scalar(None, self.kind.arrow), self.values)
        self.states[doubt] = State.UNKNOWN
        self.keep |= doubt
        self.notes[DAMAGED_COLUMN] += int(doubt.sum())

    def result(self) -> StandardColumn:
        """The finished column."""
        if self.keep.any():
            raw = only(self.cells, pa.array(self.keep))
        else:
            raw = pa.nulls(len(self.cells), pa.string())
        notes = dict(sorted(self.notes.items()))
        return StandardColumn(self.values, pa.array(self.states, pa.int8()), raw, notes)


def _bools(mask: pa.BooleanArray) -> Any:
    return np.asarray(mask.to_numpy(zero_copy_only=False), dtype=np.bool_)
