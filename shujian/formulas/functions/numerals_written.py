"""文本: numbers written in Chinese: 十八, 壹佰贰拾元叁角."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from shujian.core.cells import UNKNOWN
from shujian.core.money import rounded
from shujian.formulas.functions.base import (
    NUMBER,
    At,
    Cell,
    Example,
    Expr,
    Function,
    Ops,
    Param,
)
from shujian.formulas.types import DECIMAL, INT, TEXT, Type

LIMIT = 10**12
"""Up to 千亿."""
_MONEY = DECIMAL(2)
_FORMAL, _PLAIN = "零壹贰叁肆伍陆柒捌玖", "零一二三四五六七八九"


class _Words:
    """Python's texts with the methods of the toolkit that writing needs."""

    def replace(self, text: str, old: str, new: str) -> str:
        return text.replace(old, new)

    def trim(self, text: str, chars: str) -> str:
        return text.strip(chars)

    def literal(self, text: str, kind: Type) -> str:
        return text


class WriteNumeral(Function):
    """A whole number in plain Chinese."""

    name, group, result, partial, guard, reuse = "数转中文", "文本", TEXT, True, True, True
    params: ClassVar[tuple[Param, ...]] = (Param("数", ("int",)),)
    help = "把 0 到千亿的整数写成中文：18 写作十八，10005 写作一万零五；负数、更大的数不可读"
    excel = 'Excel 常写作 NUMBERSTRING(数, 1) 或 TEXT(数, "[dbnum1]")'
    examples: ClassVar[tuple[Example, ...]] = (
        Example("数转中文(18)", "十八"),
        Example("数转中文(10005)", "一万零五"),
        Example("数转中文(-1)", "不可读"),
    )
    digits: ClassVar[str] = _PLAIN
    units: ClassVar[str] = "千百十亿千百十万千百十元"
    kind: ClassVar[Type] = INT

    def value(self, at: At, *args: Any) -> Cell:
        """Written."""
        number = rounded(Decimal(args[0]), self.kind.scale) + 0
        if not 0 <= number < LIMIT:
            return UNKNOWN
        figures = format(number, f".{self.kind.scale}f").replace(".", "").zfill(len(self.units))
        pairs = zip(figures, self.units, strict=True)
        text = "".join(self.digits[int(d)] + unit for d, unit in pairs)
        text = self.tidy(_Words(), text)
        return self.ended(text)

    def tidy(self, ops: Ops, text: Any) -> Any:
        """Noughts as they are spoken; ``元`` still ends the whole part."""
        ten, hundred, thousand = self.units[2], self.units[1], self.units[0]
        steps = [(f"零{u}", "零") for u in (thousand, hundred, ten)]
        steps += [("零零", "零"), ("零零", "零"), ("零亿", "亿"), ("零万", "万")]
        steps += [("亿万", "亿零"), ("零零", "零"), ("零元", "元"), *self.more()]
        for old, new in steps:
            text = ops.replace(text, ops.literal(old, TEXT), ops.literal(new, TEXT))
        return ops.trim(text, self.edges())

    def more(self) -> list[tuple[str, str]]:
        """Further replacements."""
        return []

    def edges(self) -> str:
        """What never stands at an end."""
        return "零亿万"

    def ended(self, text: str) -> str:
        """Without 元; 一十 at the beginning is 十."""
        plain = text.removesuffix("元")
        return (plain[1:] if plain.startswith("一十") else plain) or "零"

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The same steps."""
        number = ops.fit(args[0], self.kind, False)
        good = self._within(ops, args[0])
        held = ops.case([(good, number)], ops.literal(0, self.kind))
        figures = ops.replace(
            ops.digits(held, self.kind), ops.literal(".", TEXT), ops.literal("", TEXT)
        )
        padded = ops.filled(figures, len(self.units), "0")

        def written(text: Expr) -> Expr:
            signs = ops.translate(text, "0123456789", self.digits)
            made = ops.literal("", TEXT)
            for i, unit in enumerate(self.units, 1):
                sign = ops.middle(signs, ops.literal_int(i), ops.literal_int(1))
                made = made + sign + ops.literal(unit, TEXT)
            return ops.let(self.tidy(ops, made), lambda tidy: self.ended_expr(ops, tidy))

        return ops.case([(good, ops.let(padded, written))])

    def _within(self, ops: Ops, number: Expr) -> Expr:
        """Whether it can be written after it is rounded, asked before it is.

        Of a rounded number that is compared Sail compares what it was (0.7.2).
        """
        if not self.kind.scale:
            return (number >= 0) & (number < LIMIT)
        finer = DECIMAL(self.kind.scale + 1)
        half = Decimal(5).scaleb(-finer.scale)
        return (number > ops.literal(-half, finer)) & (number < ops.literal(LIMIT - half, finer))

    def ended_expr(self, ops: Ops, text: Expr) -> Expr:
        """Without 元; 一十 at the beginning is 十."""
        plain = ops.trim(text, "元")
        ten = ops.starts(plain, ops.literal("一十", TEXT))
        return ops.case([(plain == "", ops.literal("零", TEXT)), (ten, ops.rest(plain, 2))], plain)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}的中文写法"


class WriteAmount(WriteNumeral):
    """An amount of money in formal writing."""

    name, params = "金额转大写", (Param("金额", NUMBER),)
    help = "把金额写成大写：120.30 写作壹佰贰拾元叁角，到千亿；没有角、分的以整结尾，超过两位小数的四舍五入到分，负数不可读"
    excel = "Excel 没有"
    examples = (
        Example("金额转大写(120.30)", "壹佰贰拾元叁角"),
        Example("金额转大写(50000)", "伍万元整"),
        Example("金额转大写(1.05)", "壹元零伍分"),
    )
    digits, units, kind = _FORMAL, "仟佰拾亿仟佰拾万仟佰拾元角分", _MONEY

    def more(self) -> list[tuple[str, str]]:
        """The coins."""
        return [("零角零分", "整"), ("零分", ""), ("零角", "零")]

    def edges(self) -> str:
        """Less than one yuan begins with its coins."""
        return "零亿万元"

    def ended(self, text: str) -> str:
        """Nothing at all is 零元整."""
        return "零元整" if text == "整" else text

    def ended_expr(self, ops: Ops, text: Expr) -> Expr:
        """Nothing at all is 零元整."""
        return ops.case([(text == "整", ops.literal("零元整", TEXT))], text)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}的大写"
