"""编码: the levels of region codes."""

from __future__ import annotations

from typing import ClassVar

from shujian.formulas.functions.base import Example, Param
from shujian.formulas.functions.defined import Defined

_REGION = Param("区划", ("text",))
_REST = "(?:[0-9]{3}){0,2}"
_SHORT = "^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})0*$"
"""Alternatives are tried in order: the shortest one that only zeros follow."""


class ProvinceOf(Defined):
    """The code of the province."""

    name, group, params = "省级区划", "编码", (_REGION,)
    formula = f'提取([区划], "^([0-9]{{2}})[0-9]{{4}}{_REST}$", 1)&"0000"'
    help = "行政区划代码所在的省级代码（后四位为 0）；不是 6、9、12 位数字不可读"
    excel = "Excel 没有；依 GB/T 2260"
    examples: ClassVar[tuple[Example, ...]] = (Example('省级区划("990101")', "990000"),)


class CityOf(ProvinceOf):
    """The code of the city."""

    name = "市级区划"
    formula = f'提取([区划], "^([0-9]{{4}})[0-9]{{2}}{_REST}$", 1)&"00"'
    help = "行政区划代码所在的市级代码（后两位为 0）；不是 6、9、12 位数字不可读"
    examples = (Example('市级区划("990101")', "990100"),)


class CountyOf(ProvinceOf):
    """The code of the county."""

    name = "县级区划"
    formula = f'提取([区划], "^([0-9]{{6}}){_REST}$", 1)&""'
    help = "行政区划代码的前 6 位；不是 6、9、12 位数字不可读"
    examples = (Example('县级区划("990101001")', "990101"),)


class LiesIn(Defined):
    """Whether a place lies in a region."""

    name, group = "属于区划", "编码"
    params = (_REGION, Param("上级区划", ("text",)))
    formula = f'开头是(提取([区划], "^([0-9]{{6}}{_REST})$", 1), 提取([上级区划], "{_SHORT}", 1))'
    help = "一地是否就是或属于另一地（上级代码去掉末尾的 0 后为其开头）"
    excel = "Excel 没有；依 GB/T 2260"
    examples = (
        Example('属于区划("990101", "990100")', True),
        Example('属于区划("990101", "990200")', False),
        Example('属于区划("990101", "虚构市")', "不可读"),
    )

    def phrase(self, *parts: str) -> str:
        """属于."""
        return f"{parts[0]}属于区划{parts[1]}"
