"""The facts of a clue in plain words: of each source row the cells that tell something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from shujian.core.cells import State
from shujian.pool.asking.source import SourceCell, SourceRow

OFFICES = ("单位名称", "法院名称", "案号")
DAYS = ("日期", "月份", "时刻")
SUMS = ("金额",)
BESIDE = (OFFICES, DAYS, SUMS)
"""Kinds of which a row of supplied data tells a little, also where the model reads none."""
_IDENTIFYING = frozenset(
    [
        *("公民身份号码", "姓名", "性别", "民族", "年龄", "统一社会信用代码", "编号"),
        *("手机号", "固定电话", "地址", "行政区划代码", "银行账号", "银行卡号", "护照号"),
        *("驾驶证号", "车牌号", "车辆识别代号", "经度", "纬度", "经纬度"),
    ]
)
"""Kinds that say of whom or what a row is, which the title says already."""
_LONG = 40
"""Signs of a cell that is read among others; longer ones stand with the source rows."""
_EXTRA, _FEW, _MOST = 2, 2, 8


@dataclass(frozen=True)
class Fact:
    """One cell: its column, the value for people with its unit."""

    column: str
    shown: str


@dataclass(frozen=True)
class Facts:
    """The rows of one input.

    Args:
        rows: with the cells that tell something, the earliest first.
        whole: what all of them come to: from when to when, and sums; () where not all are known.
    """

    rows: tuple[tuple[SourceRow, tuple[Fact, ...]], ...]
    whole: tuple[Fact, ...] = ()


def facts(
    rows: Sequence[SourceRow],
    used: Sequence[str],
    count: int,
    words: str,
    beside: Sequence[Sequence[str]] = BESIDE,
) -> Facts:
    """The facts of the rows of an input.

    Args:
        rows: its first rows, masked for the reader.
        used: the columns that the model reads.
        count: how many rows there are.
        words: the clue's title and subject: an office that stands there is not told again.
        beside: kinds of which a row tells also what the model does not read.
    """
    if not rows:
        return Facts(())
    names = _chosen(rows[0].cells, used, beside, words)
    ordered = sorted(rows, key=lambda row: _when(row, names))
    whole = list(_whole(ordered, names)) if len(rows) == count > 1 else []
    # what is the same in all rows is told once, above them
    once = {(f.column, f.shown) for f in whole}
    own = [n for n in names if (n, ordered[0].cells[n].shown) not in once]
    told = tuple((row, tuple(_told(row, own or names))) for row in ordered)
    return Facts(told, tuple(whole))


@dataclass(frozen=True)
class Later:
    """Rows of a time after the day to which the run's data all reach.

    Args:
        column: the time of the table.
        rows: how many of the rows given.
        sums: what their amounts come to.
    """

    column: str
    rows: int
    sums: tuple[Fact, ...] = ()


def later(
    rows: Sequence[SourceRow], period: str, day: str, used: Sequence[str], words: str
) -> Later | None:
    """The rows that a run counts although they lie after its as-of day; None where none does.

    Args:
        rows: of one input, masked for the reader.
        period: its column of time, days or months; "" where it has none.
        day: the as-of day, ISO.
        used: the columns that the model reads.
        words: the clue's title and subject.
    """
    cells = [(row, row.cells[period]) for row in rows if period in row.cells]
    # the month of the day itself is no later one, though it ends after it
    beyond = [
        row for row, cell in cells if not cell.covered and cell.shown > day[: len(cell.shown)]
    ]
    if not beyond or not day:
        return None
    names = _chosen(beyond[0].cells, used, BESIDE, words)
    amounts = [n for n in names if beyond[0].cells[n].element in SUMS]
    return Later(period, len(beyond), tuple(_sums(beyond, amounts)))


def _chosen(
    cells: Mapping[str, SourceCell],
    used: Sequence[str],
    beside: Sequence[Sequence[str]],
    words: str,
) -> list[str]:
    """The columns to tell, in the order of the table."""
    open_ = [
        n
        for n, c in cells.items()
        if c.element not in _IDENTIFYING
        and not c.covered
        and not (c.element in OFFICES and c.shown and c.shown in words)
    ]
    found = [n for n in open_ if n in used]
    for kinds in beside:
        if not any(cells[n].element in kinds for n in found):
            found += [n for n in open_ if cells[n].element in kinds and cells[n].shown][:_EXTRA]
    if len(found) < _FEW:
        found += [n for n in open_ if n not in found and cells[n].shown][:_EXTRA]
    return [n for n in open_ if n in found]


def _told(row: SourceRow, names: Sequence[str]) -> Iterator[Fact]:
    told = 0
    for name in names:
        cell = row.cells[name]
        if told == _MOST or len(cell.shown) > _LONG:
            continue
        shown = _shown(cell)
        # that a day is not filled in tells something (not paid, not released); of others little
        if not shown and cell.state is State.BLANK and cell.element in DAYS:
            shown = cell.state.label
        if shown:
            told += 1
            yield Fact(name, shown)


def _shown(cell: SourceCell) -> str:
    return f"{cell.shown} {cell.unit}" if cell.shown and cell.unit else cell.shown


def _when(row: SourceRow, names: Sequence[str]) -> tuple[str, int]:
    days = (row.cells[n].shown for n in names if row.cells[n].element in DAYS)
    return next(days, ""), row.row_id


def _whole(rows: Sequence[SourceRow], names: Sequence[str]) -> Iterator[Fact]:
    for name in names:
        cells = [row.cells[name] for row in rows]
        texts = [c.shown for c in cells]
        if not all(texts):
            continue
        if cells[0].element in SUMS:
            yield from _sums(rows, [name])
        elif len(set(texts)) == 1 and len(texts[0]) <= _LONG:
            yield Fact(name, texts[0])
        elif cells[0].element in DAYS:
            yield Fact(name, f"{min(texts)} 至 {max(texts)}")


def _sums(rows: Sequence[SourceRow], names: Sequence[str]) -> Iterator[Fact]:
    for name in names:
        cells = [row.cells[name] for row in rows]
        total = _sum(cells)
        if total is not None:
            yield Fact(f"{name}合计", f"{total:,.2f} {cells[0].unit}".rstrip())


def _sum(cells: Sequence[SourceCell]) -> Decimal | None:
    try:
        return sum((Decimal(c.shown.replace(",", "")) for c in cells), Decimal(0))
    except InvalidOperation:  # a masked amount
        return None
