"""The key proposed for a new table: identifiers only, never a name, or none at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from shujian.pool.proposals.sample import Sample
from shujian.schema.elements import element
from shujian.schema.fold import header_key

_RECORD = ("案号", "编号")
_ENTITY = ("公民身份号码", "统一社会信用代码", "车牌号", "银行卡号")
_COUNTERS = frozenset(
    ["行号", "行次", "项次", "顺序号", "序", "no", "no.", "num", "#", "index", "rowid", "rownum"]
)
"""Headings, beside all that end with 序号, of numbers that begin anew in every file: no key."""
_IN_ORDER = 3
"""So many rows numbered 1, 2, 3 … are counted, whatever the heading says."""


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
    full = [i for i, kind in enumerate(kinds) if rows and _full(sample, i, kind, rows)]
    records = [i for i in full if kinds[i] in _RECORD and not _counter(sample, i)]
    entities = [i for i in full if kinds[i] in _ENTITY]
    when = _when(full, kinds)
    choices: list[tuple[int, ...]] = [(i,) for i in records]
    choices += [(i, *when) for i in entities]
    choices += [(*pair, *when) for pair in combinations([*records, *entities], 2)]
    for columns in choices:
        if len(set(zip(*(sample.columns[i] for i in columns), strict=True))) == rows:
            return Key(columns, f"抽样 {rows} 行都填写且{'合起来' * (len(columns) > 1)}不重复")
    return Key((), _why_none(sample, kinds, full))


def _why_none(sample: Sample, kinds: Sequence[str], full: Sequence[int]) -> str:
    """What keeps each column that looks like an identifier from being the key."""
    counted: list[str] = []
    lacking: list[str] = []
    twice: list[str] = []
    for index, kind in enumerate(kinds):
        if kind in _RECORD and _counter(sample, index):
            counted.append(sample.header[index])
        elif kind in (*_RECORD, *_ENTITY):
            (twice if index in full else lacking).append(sample.header[index])
    parts = [
        f"{_listed(names)}{why}"
        for names, why in (
            (counted, "只是行的次序，每个文件都从头编"),
            (lacking, "有未填或读不出的"),
            (twice, "不同的行会相同"),
        )
        if names
    ]
    return "；".join(parts) or "没有编号、号码一类的列"


def _listed(names: Sequence[str]) -> str:
    return "、".join(f"“{n}”" for n in names)


def _when(full: Sequence[int], kinds: Sequence[str]) -> tuple[int, ...]:
    """The one month, else the one day, to which a row speaks; none where it is not clear."""
    for kind in ("月份", "日期"):
        found = [i for i in full if kinds[i] == kind]
        if len(found) == 1:
            return (found[0],)
        if found:
            return ()
    return ()


def _full(sample: Sample, index: int, kind: str, rows: int) -> bool:
    cells = sample.columns[index]
    filled = len(cells) == rows and all(c.strip() for c in cells)
    return filled and sample.share(index, element(kind))[0] == 1


def _counter(sample: Sample, index: int) -> bool:
    heading = header_key(sample.header[index])
    if heading in _COUNTERS or heading.endswith("序号"):
        return True
    cells = [c.strip() for c in sample.columns[index]]
    return len(cells) >= _IN_ORDER and cells == [str(n) for n in range(1, len(cells) + 1)]
