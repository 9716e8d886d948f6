"""文本: TEXT, and texts as numbers."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from shujian.core.cells import UNKNOWN
from shujian.formulas.functions.base import (
    NOT_LITERAL,
    At,
    Cell,
    Example,
    Expr,
    Function,
    Ops,
    Param,
    RefusedError,
)
from shujian.formulas.types import INT, TEXT, Type

_PARTS = re.compile(r"yyyy|mm|dd|m|d|[^ymd]+")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
FORMATS = ("yyyy-mm-dd", "yyyy年m月d日", "yyyymmdd", "yyyy-mm", "yyyy年m月", "yyyymm", "yyyy")


def _format(at: At) -> str:
    if len(at.literals) > 1 and at.literals[1] is not NOT_LITERAL:
        return str(at.literals[1])
    return "yyyy-mm" if at.types[0].name == "month" else "yyyy-mm-dd"


class ToText(Function):
    """A number, a date or a month as text."""

    reuse = True
    name, group, result = "TEXT", "文本", TEXT
    params = (
        Param("值", ("int", "decimal", "date", "month")),
        Param("格式", ("text",), literal=True, optional=True),
    )
    help = f"把数、日期、月份变成文字；日期格式可为 {'、'.join(FORMATS)}"
    excel = "数按声明的小数位写出，不用格式"
    examples = (
        Example("TEXT(1.50)", "1.50"),
        Example("TEXT(DATE(2023,5,1))", "2023-05-01"),
        Example('TEXT(DATE(2023,5,1), "yyyy年m月d日")', "2023年5月1日"),
        Example("TEXT(当月(DATE(2023,5,1)))", "2023-05"),
    )

    def type_of(self, at: At) -> Type:
        """TEXT where the format fits the type."""
        if len(at.types) > 1:
            if at.types[0].numeric:
                raise RefusedError("数没有格式可选", "写作 TEXT(数)", 1)
            if _format(at) not in FORMATS:
                raise RefusedError("格式不认识", f"可用：{'、'.join(FORMATS)}", 1)
        return TEXT

    def value(self, at: At, *args: Any) -> Cell:
        """Written out."""
        first = args[0]
        if not isinstance(first, dt.date):
            return format(Decimal(first), "f")
        pieces = {
            "yyyy": f"{first.year:04}",
            "mm": f"{first.month:02}",
            "dd": f"{first.day:02}",
            "m": str(first.month),
            "d": str(first.day),
        }
        return "".join(pieces.get(p, p) for p in _PARTS.findall(_format(at)))

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Written out."""
        if at.types[0].numeric:
            return ops.digits(args[0], at.types[0])
        return ops.date_text(args[0], _PARTS.findall(_format(at)))

    def phrase(self, *parts: str) -> str:
        """The value itself."""
        return parts[0]


class ToNumber(Function):
    """A text of digits as a whole number."""

    reuse = True
    name, group, result, partial = "VALUE", "文本", INT, True
    params = (Param("文字", ("text",)),)
    help = "把只由数字组成的文字变成整数；否则不可读"
    excel = "只认整数，最多 15 位，不认日期、货币符号"
    examples = (Example('VALUE("012")', 12), Example('VALUE("1万")', "不可读"))

    def value(self, at: At, *args: Any) -> Cell:
        """Digits only."""
        return int(args[0]) if _WHOLE.fullmatch(args[0]) else UNKNOWN

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Digits only."""
        return ops.parse_int(args[0], _WHOLE.pattern)
