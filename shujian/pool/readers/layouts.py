"""Tables that are laid out so that no row of them is a record: said, not guessed at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shujian.pool.by_month.grid import month_grid
from shujian.pool.readers.another import is_heading
from shujian.pool.readers.cells import looks_like_data, squeezed
from shujian.pool.readers.looks import Row, data_like, days, filled, months

_FEW = 3
TURNED = "第一列像是列名，一列一条记录：请把表转置（行列互换）后再导入"
BESIDE = "同样的列名并排出现 {} 次，一行里有几条记录：请把并排的几栏接成一栏后再导入"

APART = "左右并排两张表（中间第 {} 列空着）：请分成两个工作表，或者接成一栏后再导入"
FORM = "像是一人（一件）一张的登记表，左边是项目、右边是内容：请改成一行一人（一件）的表后再导入"
MONTHLY = "第 {} 列起一列一个月（{}）：一行里有几个月的数额，请改成一月一行，写明月份后再导入"
UNTOLD = "第 {} 列起一列一个月（{}）：{}，不能自动按月拆开，请改成一月一行，写明月份后再导入"
DAILY = "第 {} 列起一列一天（{}）：不逐日读取，出勤天数请用合计的一列"
_MONTH = re.compile(
    r"(?:.*-)?(?:(?:(?:19|20)?\d\d年)?(?:1[0-2]|0?[1-9])月份?|[一二三四五六七八九十]{1,2}月份?)"
)
_DAY = re.compile(r"(?:[12]?\d|3[01])[日号]")


def two_tables(names: Row, rows: Sequence[Row]) -> str:
    """Two tables with different columns beside each other, Chinese; "" for one table.

    A blank column parts them, and names of the left one come again on its right.

    Args:
        names: the row of names as it stands in the file.
        rows: the rows below.
    """
    held = [squeezed(cell) for cell in names]
    for gap in range(2, len(held) - 2):
        left, right = set(held[:gap]) - {""}, set(held[gap + 1 :]) - {""}
        free = not held[gap] and not any(len(r) > gap and r[gap].strip() for r in rows)
        if free and len(left & right) >= 2:
            return APART.format(gap + 1)
    return ""


def form(rows: Sequence[Row]) -> str:
    """A form of one record: names on the left, each with its content; "" for a table.

    Args:
        rows: from what was taken for the header.
    """
    if _across(rows):
        return TURNED
    held = [filled(row) for row in rows if len(filled(row)) > 1]
    labelled = [r for r in held if _label(r[0]) and not is_heading(r[1])]
    if not held or held[0] not in labelled or len({r[0] for r in labelled}) < _FEW:
        return ""
    if sum(map(is_heading, held[0])) * 2 > len(held[0]):
        return ""  # in a form every other cell is a content
    return FORM if len(labelled) * 2 > len(held) else ""


def _label(cell: str) -> bool:
    """A name of what stands beside it; the number of a case ends with 号 as well."""
    return is_heading(cell) and not any(c.isdigit() for c in cell)


def _across(rows: Sequence[Row]) -> bool:
    """One record a column: every row is a name of a column with several contents of it."""
    held = [filled(row) for row in rows if len(filled(row)) > 1]
    widths = {len(row) for row in held}
    named = all(is_heading(row[0]) and not any(map(is_heading, row[1:])) for row in held)
    return named and len(held) >= _FEW and widths == {max(widths)} and max(widths) > _FEW


def by_time(names: Sequence[str]) -> list[str]:
    """What to do with columns of single months or days, Chinese.

    Args:
        names: of all columns.
    """
    found = []
    monthly = months(names) | {n for n in names if _MONTH.fullmatch(n)}
    daily = days(names) | {n for n in names if _DAY.fullmatch(n)}
    for told, few, texts in ((MONTHLY, 2, monthly), (DAILY, 10, daily)):
        if len(texts) >= few:
            places = [i for i, name in enumerate(names) if name in texts]
            shown = "、".join(names[i] for i in places[:2])
            place, columns = places[0] + 1, f"{shown} …"
            why = month_grid(names) if told == MONTHLY else None
            if isinstance(why, str):
                found.append(UNTOLD.format(place, columns, why))
            else:
                found.append(told.format(place, columns))
    return found


def odd_shape(rows: Sequence[Row]) -> list[str]:
    """What a table without a header looks like, Chinese; empty where nothing is recognised.

    Args:
        rows: the first rows.
    """
    held = [row for row in rows if filled(row)]
    while len(held) > 1 and len(filled(held[0])) == 1:
        held = held[1:]  # a title
    if not held:
        return []
    times = _times([squeezed(cell) for cell in filled(held[0])])
    if times > 1 and not data_like(held[0]):
        return [BESIDE.format(times)]
    if _turned(held):
        return [TURNED]
    return [told] if (told := form(held)) else []


def _times(names: list[str]) -> int:
    """How often the same names stand one after another: 号码 姓名 号码 姓名 is twice."""
    for length in range(2, len(names) // 2 + 1):
        times, rest = divmod(len(names), length)
        if not rest and len(set(names[:length])) == length and names == names[:length] * times:
            return times
    return 1


def _turned(rows: list[Row]) -> bool:
    """Words in the first column, each once, and beside some of them nothing but data."""
    firsts = [row[0].strip() for row in rows]
    wordy = all(first and not looks_like_data(first) for first in firsts)
    data = [
        row
        for row in rows
        if len(filled(row)) >= _FEW and all(map(looks_like_data, filled(row)[1:]))
    ]
    return (
        wordy and len(set(firsts)) == len(firsts) > 1 and len(data) * 3 >= len(rows) and bool(data)
    )
