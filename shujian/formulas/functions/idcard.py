"""身份证: what the number itself says."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, ClassVar

from shujian.core.cells import UNKNOWN
from shujian.formulas.functions.base import (
    At,
    Cell,
    Example,
    Expr,
    Function,
    Ops,
    Param,
)
from shujian.formulas.types import DATE, TEXT

PATTERN = r"^[0-9]{17}[0-9X]$"
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
_NUMBER = (Param("公民身份号码", ("text",)),)


class BirthDate(Function):
    """The date of birth in a citizen's number."""

    reuse = True
    name, group, result, params, partial = "出生日期", "身份证", DATE, _NUMBER, True
    help = "公民身份号码中的出生日期（第 7 至 14 位）；号码不合格式则不可读"
    excel = "Excel 没有"
    examples: ClassVar[tuple[Example, ...]] = (
        Example('出生日期("990101199001010016")', dt.date(1990, 1, 1)),
        Example('出生日期("990101199013010016")', "不可读"),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """Characters 7 to 14."""
        if not _SHAPE.fullmatch(args[0]):
            return UNKNOWN
        try:
            return dt.date(int(args[0][6:10]), int(args[0][10:12]), int(args[0][12:14]))
        except ValueError:
            return UNKNOWN

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Characters 7 to 14."""
        return ops.case([(ops.matches(args[0], PATTERN), ops.parse_day(args[0], 7))])

    def phrase(self, *parts: str) -> str:
        """的."""
        return f"{parts[0]}的{self.name}"


class Sex(BirthDate):
    """The sex in a citizen's number."""

    name, result = "性别", TEXT
    help = "公民身份号码中的性别（第 17 位单数为男，双数为女）"
    examples = (Example('性别("990101199001010016")', "男"),)

    def value(self, at: At, *args: Any) -> Cell:
        """Character 17."""
        if not _SHAPE.fullmatch(args[0]):
            return UNKNOWN
        return "男" if int(args[0][16]) % 2 else "女"

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Character 17."""
        male = ops.literal("男", TEXT)
        female = ops.literal("女", TEXT)
        digit = ops.middle(args[0], ops.literal_int(17), ops.literal_int(1))
        odd = ops.among(digit, [ops.literal(d, TEXT) for d in "13579"])
        good = ops.matches(args[0], PATTERN)
        return ops.case([(good & odd, male), (good, female)])


class Region(BirthDate):
    """The region in a citizen's number."""

    name, result = "区划", TEXT
    help = "公民身份号码中的行政区划代码（前 6 位）"
    examples = (Example('区划("990101199001010016")', "990101"),)

    def value(self, at: At, *args: Any) -> Cell:
        """First six."""
        return args[0][:6] if _SHAPE.fullmatch(args[0]) else UNKNOWN

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """First six."""
        good = ops.matches(args[0], PATTERN)
        return ops.case([(good, ops.left(args[0], ops.literal_int(6)))])
