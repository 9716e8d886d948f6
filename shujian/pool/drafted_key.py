"""The key proposed for a new table: identifiers only, never a name, or none at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from shujian.pool.sample import Sample
from shujian.schema.elements import element
from shujian.schema.fold import header_key

_RECORD = ("案号", "编号")
_ENTITY = ("公民身份号码", "统一社会信用代码", "车牌号", "银行卡号")
_COUNTERS = frozenset({"序号", "行号", "编号序号", "no", "num", "index", "id序号"})
"""Numbers that begin anew in every file: never a key."""


@dataclass(frozen=True)
class Key:
    """A proposed key.

    Args:
        columns: indexes; none: the whole row stands as key.
        reason: why, Chinese.
    """

    columns: tuple[int, ...]
    reason: str


def propose_key(sample: Sample, kinds: Sequence[str]) -> Key:
    """Identifier columns, filled and readable in every row of the sample, that tell rows apart.

    A record's own number (案号, 编号) stands alone; the number of a person or thing goes with
    the one column of time, because the same person comes again next month.

    Args:
        sample: headers and cells.
        kinds: element by column.
    """
    rows = max((len(c) for c in sample.columns), default=0)
    full = [i for i, kind in enumerate(kinds) if rows and _full(sample, i, kind)]
    records = [i for i in full if kinds[i] in _RECORD and not _counter(sample.header[i])]
    entities = [i for i in full if kinds[i] in _ENTITY]
    when = _when(full, kinds)
    choices: list[tuple[int, ...]] = [(i,) for i in records]
    choices += [(i, *when) for i in entities]
    choices += [(*pair, *when) for pair in combinations([*records, *entities], 2)]
    for columns in choices:
        if len(set(zip(*(sample.columns[i] for i in columns), strict=True))) == rows:
            return Key(columns, f"抽样 {rows} 行都填写且{'合起来' * (len(columns) > 1)}不重复")
    return Key((), "没有都填写、都能读出又不重复的编号一类的列")


def _when(full: Sequence[int], kinds: Sequence[str]) -> tuple[int, ...]:
    """The one month, else the one day, to which a row speaks; none where it is not clear."""
    for kind in ("月份", "日期"):
        found = [i for i in full if kinds[i] == kind]
        if len(found) == 1:
            return (found[0],)
        if found:
            return ()
    return ()


def _full(sample: Sample, index: int, kind: str) -> bool:
    cells = sample.columns[index]
    return all(c.strip() for c in cells) and sample.share(index, element(kind))[0] == 1


def _counter(header: str) -> bool:
    return header_key(header) in _COUNTERS
