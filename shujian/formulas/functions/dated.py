"""参数: rows of a dated table by key and day, for quantifiers to speak of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, cast

from shujian.core.cells import ABSENT, Missing, worst
from shujian.formulas.env import Dated
from shujian.formulas.functions.base import (
    ANY,
    DAY,
    At,
    Cell,
    Example,
    Function,
    Param,
    RefusedError,
    states_of,
)
from shujian.formulas.types import CHILD, Type

NAME = "查"


class Lookup(Function):
    """The rows of a dated table; only as the first argument of a quantifier."""

    name, group, result, strict = NAME, "参数", CHILD, False
    params = (
        Param("表", ("text",), literal=True),
        Param("键", ANY),
        Param("日期", ANY, many=True),
    )
    help = (
        "有日期的表里这个键在这一日有效的各行，只放在 任一、全部、个数、合计、最早、最晚 的第一个位置；"
        "写两个日期时，为起止之间任何一日有效的各行。键或日期未填、不可读则不可读；"
        "表里没有这个键或那时没有版本则未提供（未检查）"
    )
    excel = "Excel 没有；后面的 [列] 先找表的列，再找本行的列"
    examples = (
        Example('个数(查("示例档次", "甲", DATE(2020,1,1)))', 1),
        Example('最晚(查("示例档次", "甲", DATE(2024,1,1)), [上限])', 9),
        Example('个数(查("示例档次", "甲", DATE(2020,1,1), DATE(2024,1,1)))', 3),
        Example('任一(查("示例档次", "甲", DATE(2024,1,1)), 7<=[上限])', True),
        Example('任一(查("示例档次", "丙", DATE(2024,1,1)), 7<=[上限])', "未提供"),
        Example('全部(查("示例档次", "乙", DATE(1990,1,1)), 7<=[上限])', "未提供"),
        Example('个数(查("示例档次", [未读文字], DATE(2024,1,1)))', "不可读"),
    )

    def type_of(self, at: At) -> Type:
        """Rows, where the table is there and keys and days are of its types."""
        name = cast(str, at.literals[0])
        table = at.env.dated(name)
        if table is None:
            raise RefusedError(f"没有名为“{name}”的有日期的表", "请核对表名", 0)
        wanted = list(table.keys.values())
        shown = f"写法：{NAME}({', '.join(['表', *table.keys, '日期'])})，日期可写起止两个"
        given = at.types[1:]
        if len(given) - len(wanted) not in (1, 2):
            raise RefusedError(f"表“{name}”的键是{'、'.join(table.keys)}，参数个数不对", shown)
        for index, kind in enumerate(given):
            good = kind == wanted[index] if index < len(wanted) else kind.name in DAY
            if not good:
                label = wanted[index].label if index < len(wanted) else "日期"
                raise RefusedError(f"这里应为{label}，不是{kind.label}", shown, index + 1)
        return CHILD

    def cell(self, at: At, *cells: Cell) -> Cell:
        """Never a cell by itself."""
        raise TypeError(f"{NAME} gives rows")

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        *keys, day = [p.strip() for p in parts[1:]]
        return f"{parts[0]}中{'、'.join(keys)}在{day}的各项"


def table_of(at: At) -> Dated:
    """The table that a checked call names."""
    found = at.env.dated(cast(str, at.literals[0]))
    assert found is not None
    return found


def rows_of(at: At, cells: Sequence[Cell]) -> Missing | Sequence[Mapping[str, Any]]:
    """The rows for a key and a day, or why there are none.

    Args:
        at: the call.
        cells: the table's name, the keys, the day or the first and last day.
    """
    table = table_of(at)
    missing = states_of(cells[1:])
    if missing:
        return Missing(worst(missing))
    many = len(table.keys)
    days = cast("Sequence[dt.date]", cells[1 + many :])
    return table.find(tuple(cells[1 : 1 + many]), days[0], days[-1]) or ABSENT
