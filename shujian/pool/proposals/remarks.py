"""Remarks beside the rows of a list: no model reads them, and they may change what a row means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import cache

import pyarrow.compute as pc

from shujian.pool.proposals.sample import batches
from shujian.pool.readers.types import RawPart
from shujian.schema.dictionaries import dictionary
from shujian.schema.fold import fold, header_key

_NAMED = 5
"""Words that are named; the others stand behind “等”."""


@cache
def _said() -> tuple[frozenset[str], tuple[str, ...]]:
    told = dictionary("remarks")
    return frozenset(header_key(h) for h in told["headings"]), tuple(told["words"])


def remarks(raw: RawPart, taken: Collection[int]) -> list[str]:
    """What a person is told of columns of remarks that are not imported, Chinese.

    Args:
        raw: the part.
        taken: indices of the file's columns that stand for some standard column.
    """
    headings, words = _said()
    found = []
    for index, header in enumerate(raw.header):
        if index in taken or header_key(header.rpartition("-")[2]) not in headings:
            continue
        rows, counted = _counted(raw, index, words)
        if rows:
            named = "、".join(f"“{word}”" for word, _ in counted.most_common(_NAMED))
            more = "等" if len(counted) > _NAMED else ""
            found.append(
                f"“{header}”列没有导入，其中 {rows:,} 行写着{named}{more}："
                "模型不看备注，核查这些人的线索时请对照原文件"
            )
    return found


def _counted(raw: RawPart, index: int, words: tuple[str, ...]) -> tuple[int, Counter[str]]:
    """How many rows say something that matters, and how many say each word."""
    rows, counted = 0, Counter[str]()
    for batch in batches(raw.path):
        for pair in pc.value_counts(batch.column(index)).to_pylist():
            text = fold(pair["values"] or "").dense
            said = [word for word in words if word in text]
            rows += pair["counts"] if said else 0
            for word in said:
                counted[word] += pair["counts"]
    return rows, counted
