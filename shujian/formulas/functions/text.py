"""文本: positions and lengths count characters, never bytes."""

from __future__ import annotations

from typing import Any

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
from shujian.formulas.types import BOOL, INT, TEXT

TEXT_PARAM = Param("文字", ("text",))
_COUNT = Param("字数", ("int",))
_BLANKS = " \t\r\n\u3000\u00a0"
_LOWER = "abcdefghijklmnopqrstuvwxyz"


class Concat(Function):
    """Two texts as one."""

    name, group, result = "&", "文本", TEXT
    params = (Param("左", ("text",)), Param("右", ("text",)))
    help = "把两段文字连起来"
    excel = "只连文字，数和日期先用 TEXT 变成文字；空白不当作空文字"
    examples = (Example('"甲"&"乙"', "甲乙"), Example('[空白文字]&"乙"', "不可读"))

    def value(self, at: At, *args: Any) -> Cell:
        """Joined."""
        return args[0] + args[1]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Joined."""
        return args[0] + args[1]

    def phrase(self, *parts: str) -> str:
        """连."""
        return f"{parts[0]}连{parts[1]}"


class Len(Function):
    """Number of characters."""

    name, group, result, params = "LEN", "文本", INT, (TEXT_PARAM,)
    help = "字数"
    examples = (Example('LEN("张三丰")', 3),)

    def value(self, at: At, *args: Any) -> Cell:
        """Length."""
        return len(args[0])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Length."""
        return ops.length(args[0])

    def phrase(self, *parts: str) -> str:
        """的字数."""
        return f"{parts[0]}的字数"


class Left(Function):
    """The first characters."""

    name, group, result, params, partial = "LEFT", "文本", TEXT, (TEXT_PARAM, _COUNT), True
    help = "左边若干个字；字数为负不可读"
    examples = (Example('LEFT("990101", 4)', "9901"), Example('LEFT("甲", -1)', "不可读"))

    def value(self, at: At, *args: Any) -> Cell:
        """From the left."""
        return UNKNOWN if args[1] < 0 else args[0][: args[1]]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """From the left."""
        return ops.case([(args[1] >= 0, ops.left(args[0], args[1]))])

    def phrase(self, *parts: str) -> str:
        """前几位."""
        return f"{parts[0]}的前{parts[1]}位"


class Right(Function):
    """The last characters."""

    name, group, result, params, partial = "RIGHT", "文本", TEXT, (TEXT_PARAM, _COUNT), True
    help = "右边若干个字；字数为负不可读"
    examples = (Example('RIGHT("990101", 2)', "01"), Example('RIGHT("甲乙", 9)', "甲乙"))

    def value(self, at: At, *args: Any) -> Cell:
        """From the right."""
        if args[1] < 0:
            return UNKNOWN
        return args[0][-args[1] :] if args[1] else ""

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """From the right."""
        return ops.case([(args[1] >= 0, ops.right(args[0], args[1]))])

    def phrase(self, *parts: str) -> str:
        """后几位."""
        return f"{parts[0]}的后{parts[1]}位"


class Mid(Function):
    """Characters from the middle."""

    name, group, result, partial = "MID", "文本", TEXT, True
    params = (TEXT_PARAM, Param("起", ("int",)), _COUNT)
    help = "从第几个字起取若干个字，第一个字为 1"
    examples = (Example('MID("张三丰", 2, 1)', "三"), Example('MID("张三丰", 0, 1)', "不可读"))

    def value(self, at: At, *args: Any) -> Cell:
        """From the middle."""
        text, start, count = args
        if start < 1 or count < 0:
            return UNKNOWN
        return text[start - 1 : start - 1 + count]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """From the middle."""
        good = (args[1] >= 1) & (args[2] >= 0)
        return ops.case([(good, ops.middle(*args))])

    def phrase(self, *parts: str) -> str:
        """第几位起."""
        return f"{parts[0]}第{parts[1]}位起的{parts[2]}位"


class _Test(Function):
    """A yes-or-no question about a text and a part."""

    group, result = "文本", BOOL
    params = (TEXT_PARAM, Param("部分", ("text",)))


class Contains(_Test):
    """Whether a text holds another."""

    name, aliases = "含", ("CONTAINS",)
    help = "文字里是否有这一部分；区分大小写"
    examples = (Example('含("某某有限公司", "有限")', True),)

    def value(self, at: At, *args: Any) -> Cell:
        """Contained."""
        return args[1] in args[0]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Contained."""
        return ops.contains(*args)

    def phrase(self, *parts: str) -> str:
        """含."""
        return f"{parts[0]}含{parts[1]}"


class StartsWith(_Test):
    """Whether a text starts with another."""

    name, help = "开头是", "文字是否以这一部分开头"
    examples = (Example('开头是("990101", "9901")', True),)

    def value(self, at: At, *args: Any) -> Cell:
        """Prefix."""
        return args[0].startswith(args[1])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Prefix."""
        return ops.starts(*args)

    def phrase(self, *parts: str) -> str:
        """开头是."""
        return f"{parts[0]}开头是{parts[1]}"


class EndsWith(_Test):
    """Whether a text ends with another."""

    name, help = "结尾是", "文字是否以这一部分结尾"
    examples = (Example('结尾是("某某有限公司", "公司")', True),)

    def value(self, at: At, *args: Any) -> Cell:
        """Suffix."""
        return args[0].endswith(args[1])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Suffix."""
        return ops.ends(*args)

    def phrase(self, *parts: str) -> str:
        """结尾是."""
        return f"{parts[0]}结尾是{parts[1]}"


class Substitute(Function):
    """Every occurrence replaced."""

    name, group, result = "SUBSTITUTE", "文本", TEXT
    params = (TEXT_PARAM, Param("旧", ("text",)), Param("新", ("text",)))
    help = "把文字里的旧内容全部换成新内容；旧内容为空文字时不变"
    examples = (Example('SUBSTITUTE("甲-乙-丙", "-", "")', "甲乙丙"),)

    def value(self, at: At, *args: Any) -> Cell:
        """Replaced."""
        return args[0].replace(args[1], args[2]) if args[1] else args[0]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Replaced."""
        return ops.replace(*args)


class Trim(Function):
    """Without blanks at both ends."""

    name, group, result, params = "TRIM", "文本", TEXT, (TEXT_PARAM,)
    help = "去掉两端的空格（含全角空格、制表符、换行）"
    excel = "中间的空格不动"
    examples = (Example('TRIM("  甲 乙 ")', "甲 乙"),)

    def value(self, at: At, *args: Any) -> Cell:
        """Stripped."""
        return args[0].strip(_BLANKS)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Stripped."""
        return ops.trim(args[0], _BLANKS)


class Upper(Function):
    """ASCII letters in capitals."""

    name, group, result, params = "UPPER", "文本", TEXT, (TEXT_PARAM,)
    help = "英文字母变大写"
    excel = "只变 a 到 z"
    examples = (Example('UPPER("ab张")', "AB张"),)

    def value(self, at: At, *args: Any) -> Cell:
        """Capitals."""
        return args[0].translate(str.maketrans(_LOWER, _LOWER.upper()))

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Capitals."""
        return ops.translate(args[0], _LOWER, _LOWER.upper())


class Lower(Function):
    """ASCII letters in small."""

    name, group, result, params = "LOWER", "文本", TEXT, (TEXT_PARAM,)
    help = "英文字母变小写"
    excel = "只变 A 到 Z"
    examples = (Example('LOWER("AB张")', "ab张"),)

    def value(self, at: At, *args: Any) -> Cell:
        """Small letters."""
        return args[0].translate(str.maketrans(_LOWER.upper(), _LOWER))

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Small letters."""
        return ops.translate(args[0], _LOWER.upper(), _LOWER)


class Position(Function):
    """Where a part begins."""

    name, group, result = "位置", "文本", INT
    params = (TEXT_PARAM, Param("部分", ("text",)))
    help = "这一部分第一次出现在第几个字；没有为 0"
    excel = "Excel 的 FIND 找不到即报错"
    examples = (Example('位置("张三丰", "丰")', 3), Example('位置("张三", "丰")', 0))

    def value(self, at: At, *args: Any) -> Cell:
        """From 1."""
        return args[0].find(args[1]) + 1

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """From 1."""
        return ops.position(*args)
