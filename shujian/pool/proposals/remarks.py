"""Remarks beside the rows of a list: no model reads them, and they may change what a row means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import cache, lru_cache

import pyarrow.compute as pc

from shujian.pool.proposals.sample import batches
from shujian.pool.readers.types import RawPart
from shujian.schema.dictionaries import dictionary
from shujian.schema.fold import fold, header_key

_NAMED = 5
"""Words that are named; the others stand behind “等”."""


@cache
def _said() -> tuple[tuple[str, ...], tuple[str, ...]]:
    told = dictionary("remarks")
    return tuple(header_key(h) for h in told["headings"]), tuple(told["words"])


def remarks(raw: RawPart, taken: Collection[int]) -> list[str]:
    """What a person is told of columns of remarks that are not imported, Chinese.

    Args:
        raw: the part.
        taken: indices of the file's columns that stand for some standard column.
    """
    found = []
    for index, header in enumerate(raw.header):
        if index in taken or not is_remark(header):
            continue
        rows, counted = _counted(raw, index)
        if rows:
            named = "、".join(f"“{word}”" for word, _ in counted.most_common(_NAMED))
            more = "等" if len(counted) > _NAMED else ""
            found.append(
                f"“{header}”列没有导入，其中 {rows:,} 行写着{named}{more}："
                "模型不看备注，这些人的线索上会写出原话，请先核实"
            )
    return found


@lru_cache(maxsize=4096)
def is_remark(heading: str) -> bool:
    """Whether a column holds remarks: 备注, 发放备注, 备注（2025年）."""
    key = header_key(heading.rpartition("-")[2])
    if key.endswith(")") and "(" in key:
        key = key.rpartition("(")[0]
    return key.endswith(_said()[0])


def warning_words() -> tuple[str, ...]:
    """The words that are looked for in remarks."""
    return _said()[1]


def words_in(text: str) -> tuple[str, ...]:
    """The words of a remark that change what its row means, in the order of the dictionary."""
    dense = fold(text).dense
    return tuple(word for word in _said()[1] if word in dense)


def _counted(raw: RawPart, index: int) -> tuple[int, Counter[str]]:
    """How many rows say something that matters, and how many say each word."""
    rows, counted = 0, Counter[str]()
    for batch in batches(raw.path):
        for pair in pc.value_counts(batch.column(index)).to_pylist():
            said = words_in(pair["values"] or "")
            rows += pair["counts"] if said else 0
            for word in said:
                counted[word] += pair["counts"]
    return rows, counted
