"""文本: Chinese numerals read as numbers: 十八, 一百零五, 壹佰贰拾元叁角."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from shujian.core.cells import UNKNOWN
from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops
from shujian.formulas.functions.text import TEXT_PARAM
from shujian.formulas.types import INT, MONEY, TEXT

_LETTERS = "〇○壹贰貳弍两兩叁參叄肆伍陆陸柒捌玖拾佰仟萬億圆圓"
_PLAIN_ = "零零一二二二二二三三三四五六六七八九十百千万亿元元"
_LONG = (("廿", "二十"), ("卅", "三十"), ("卌", "四十"))
_D = "[一二三四五六七八九]"
_NINE = "一二三四五六七八九"
# a last digit stands after 十 or 零, else 一百五 could be 150
_END = f"(?:零?{_D}十{_D}?|十{_D}?|零{_D})"
_FIRST = f"(?:{_D}千(?:零?{_D}百)?{_END}?|{_D}百{_END}?|{_D}?十{_D}?|{_D})"
_NEXT = f"(?:零?{_D}千(?:零?{_D}百)?{_END}?|零?{_D}百{_END}?|{_END})"
_WHOLE = f"(?:{_FIRST}亿(?:{_NEXT}万)?{_NEXT}?|{_FIRST}万{_NEXT}?|{_FIRST})"
_PART = f"^(?:零?({_D})千)?(?:零?({_D})百)?(?:零?({_D})?(十))?(?:零?({_D}))?$"
"""千, 百, 十, the word 十 itself, 个; RE2 as DuckDB calls it has nine groups at most."""
_SIZES = (10**8, 10**4, 1)


class ReadNumeral(Function):
    """A whole number in Chinese."""

    name, group, result, params = "中文转数", "文本", INT, (TEXT_PARAM,)
    partial, reuse = True, True
    help = "把中文写的整数变成数：十八、一百零五、壹仟贰佰、二〇二三，到千亿；有歧义的写法（一百五）不可读"
    excel = "Excel 没有"
    examples: ClassVar[tuple[Example, ...]] = (
        Example('中文转数("十八")', 18),
        Example('中文转数("壹万贰仟零伍")', 12005),
        Example('中文转数("二〇二三")', 2023),
        Example('中文转数("一百五")', "不可读"),
    )
    whole: ClassVar[str] = f"(?:[零{_NINE}]{{1,15}}|{_WHOLE})"
    cut: ClassVar[str] = "^(?:([^亿]*)亿)?(?:([^万]*)万)?(.*)$"

    def value(self, at: At, *args: Any) -> Cell:
        """Digit by digit, or by the units."""
        text = args[0]
        for old, new in _LONG:
            text = text.replace(old, new)
        text = text.translate(str.maketrans(_LETTERS, _PLAIN_))
        if not text or not re.fullmatch(self.whole, text):
            return UNKNOWN
        if all(c in "零" + _NINE for c in text):
            return int("".join(str(("零" + _NINE).index(c)) for c in text))
        found = re.match(self.cut, text)
        assert found is not None
        return self.read(found.groups())

    def read(self, groups: Sequence[str | None]) -> Cell:
        """The number of the three parts."""
        return sum(_section(g) * size for g, size in zip(groups, _SIZES, strict=False))

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The same patterns."""
        text = args[0]
        for old, new in _LONG:
            text = ops.replace(text, ops.literal(old, TEXT), ops.literal(new, TEXT))
        return ops.let(ops.translate(text, _LETTERS, _PLAIN_), lambda held: self._read(ops, held))

    def _read(self, ops: Ops, text: Expr) -> Expr:
        digits = ops.translate(text, "零" + _NINE, "0123456789")
        good = (ops.length(text) > 0) & ops.matches(text, f"^(?:{self.whole})$")
        plain = ops.matches(text, f"^[零{_NINE}]+$")
        number = ops.parse_int(digits, "[0-9]{1,15}")
        return ops.case([(good & plain, self.scaled(number)), (good, self.lowered(ops, text))])

    def scaled(self, number: Expr) -> Expr:
        """A number written digit by digit."""
        return number

    def lowered(self, ops: Ops, text: Expr) -> Expr:
        """The number of the three parts."""
        total = ops.literal_int(0)
        for i, size in enumerate(_SIZES, 1):
            part = ops.group_of(text, self.cut, i)
            total = total + ops.let(part, lambda held: _lowered(ops, held)) * size
        return total

    def phrase(self, *parts: str) -> str:
        """The text itself."""
        return f"{parts[0]}（中文数）"


class ReadAmount(ReadNumeral):
    """An amount of money in formal writing."""

    name, result = "大写转金额", MONEY
    help = "把大写（中文）的金额变成数：壹佰贰拾元叁角、人民币伍万元整，到千亿；不合写法的不可读"
    examples = (
        Example('大写转金额("壹佰贰拾元叁角")', Decimal("120.30")),
        Example('大写转金额("人民币伍万元整")', Decimal("50000.00")),
        Example('大写转金额("壹元零伍分")', Decimal("1.05")),
        Example('大写转金额("贰拾")', "不可读"),
    )
    whole = f"(?:人民币)?(?:(?:零|{_WHOLE})元(?:零?{_D}角)?(?:零?{_D}分)?|{_D}角(?:{_D}分)?|{_D}分)[整正]?"
    cut = (
        "^(?:人民币)?(?:([^亿元角分]*)亿)?(?:([^万元角分]*)万)?(?:([^元角分]*)元)?"
        f"(?:零?({_D})角)?(?:零?({_D})分)?[整正]?$"
    )

    def read(self, groups: Sequence[str | None]) -> Cell:
        """Yuan, and the coins."""
        jiao, fen = map(_digit, groups[len(_SIZES) :])
        return Decimal(super().read(groups) * 100 + jiao * 10 + fen).scaleb(-2)

    def lowered(self, ops: Ops, text: Expr) -> Expr:
        """Yuan, and the coins, in fen."""
        jiao, fen = (_place(ops, text, self.cut, len(_SIZES) + i) for i in (1, 2))
        total = super().lowered(ops, text) * 100 + jiao * 10 + fen
        return ops.divide(total, INT, ops.literal(100, INT), INT)

    def phrase(self, *parts: str) -> str:
        """The text itself."""
        return f"{parts[0]}（大写金额）"


def _digit(text: str | None) -> int:
    return _NINE.index(text) + 1 if text else 0


def _section(text: str | None) -> int:
    found = re.match(_PART, text or "")
    if found is None:
        return 0
    q, b, s, word, g = found.groups()
    tens = (_digit(s) or 1) if word else 0
    return _digit(q) * 1000 + _digit(b) * 100 + tens * 10 + _digit(g)


def _place(ops: Ops, text: Expr, pattern: str, group: int) -> Expr:
    """The digit of a group; 0 without."""
    found = ops.group_of(text, pattern, group)
    place = ops.position(ops.literal(_NINE, TEXT), found)
    return ops.case([(ops.isnull(found), ops.literal_int(0))], place)


def _lowered(ops: Ops, text: Expr) -> Expr:
    q, b, s, _, g = (_place(ops, text, _PART, i) for i in range(1, 6))
    word = ops.group_of(text, _PART, 4)
    tens = ops.case([(ops.isnull(word), ops.literal_int(0))], ops.larger(s, ops.literal_int(1)))
    return q * 1000 + b * 100 + tens * 10 + g
