"""身份证, 编码: whether the check digit of a number is right."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any, ClassVar

from shujian.core.cells import UNKNOWN
from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.types import BOOL, TEXT

DIGITS = "0123456789"
DOUBLED = "0516273849"
"""At the place of a digit's double (digits of 10 and more added) stands the digit itself."""
ID_SIGNS, ID_WEIGHTS = "10X98765432", (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_LONGEST_CARD = 19


def total(text: str, alphabet: str, weights: Sequence[int]) -> int:
    """The sum of places in an alphabet, weighted; a sign that is not in it counts -1."""
    return sum(alphabet.find(c) * w for c, w in zip(text, weights, strict=False))


class IdValid(Function):
    """Whether an identity number can be."""

    name, group, result, guard, reuse = "身份证有效", "身份证", BOOL, True, True
    withholds = True
    params = (Param("公民身份号码", ("text",)),)
    shape: ClassVar[str] = "[0-9]{17}[0-9X]"
    help = "18 位公民身份号码的校验位相符，而且出生日期存在"
    excel = "Excel 没有；校验位依 GB 11643"
    examples: ClassVar[tuple[Example, ...]] = (
        Example('身份证有效("990101199003070015")', True),
        Example('身份证有效("990101199003070016")', False),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """By shape and sign."""
        return bool(re.fullmatch(self.shape, args[0])) and self.right(args[0])

    def right(self, text: str) -> bool:
        """Whether the sign of a number of the right shape is right."""
        if text[17] != ID_SIGNS[total(text[:17], DIGITS, ID_WEIGHTS) % 11]:
            return False
        try:
            return bool(dt.date(int(text[6:10]), int(text[10:12]), int(text[12:14])))
        except ValueError:
            return False

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """By shape and sign."""
        good = ops.matches(args[0], f"^{self.shape}$")
        return ops.case([(good, self.lowered(ops, args[0]))], ops.literal(False, BOOL))

    def lowered(self, ops: Ops, text: Expr) -> Expr:
        """The same as ``right``."""
        sign = ops.sign_at(ID_SIGNS, ops.weighted(text, DIGITS, ID_WEIGHTS), 11)
        born = ops.isnull(ops.parse_day(text, 7)) == ops.literal(False, BOOL)
        return (ops.middle(text, ops.literal_int(18), ops.literal_int(1)) == sign) & born

    def phrase(self, *parts: str) -> str:
        """有效."""
        return f"{parts[0]}的校验位相符"


class IdUpgraded(Function):
    """An identity number in its form of 18 places."""

    name, group, result, partial, reuse = "身份证升位", "身份证", TEXT, True, True
    params = (Param("公民身份号码", ("text",)),)
    help = "15 位的旧号码补上世纪和校验位变成 18 位；已是 18 位的不变，其余不可读"
    excel = "Excel 没有；依 GB 11643"
    examples = (
        Example('身份证升位("990101900307001")', "990101199003070015"),
        Example('身份证升位("123")', "不可读"),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """Century and sign added."""
        (text,) = args
        if re.fullmatch(IdValid.shape, text):
            return text
        if not re.fullmatch("[0-9]{15}", text):
            return UNKNOWN
        first = f"{text[:6]}19{text[6:]}"
        return first + ID_SIGNS[total(first, DIGITS, ID_WEIGHTS) % 11]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Century and sign added."""
        (text,) = args
        first = ops.left(text, ops.literal_int(6)) + "19" + ops.rest(text, ops.literal_int(7))

        def signed(first: Expr) -> Expr:
            return first + ops.sign_at(ID_SIGNS, ops.weighted(first, DIGITS, ID_WEIGHTS), 11)

        old = ops.matches(text, "^[0-9]{15}$")
        whole = ops.matches(text, f"^{IdValid.shape}$")
        return ops.case([(whole, text), (old, ops.let(first, signed))])


class CardValid(IdValid):
    """Whether a card's last digit is right."""

    name, group, shape = "银行卡有效", "编码", "[0-9]{13,19}"
    params = (Param("银行卡号", ("text",)),)
    help = "银行卡号为 13 至 19 位数字，而且校验位（Luhn）相符"
    excel = "Excel 没有；依 GB/T 14504"
    examples = (
        Example('银行卡有效("9999990000000000006")', True),
        Example('银行卡有效("9999990000000000007")', False),
    )
    weights: ClassVar[tuple[int, ...]] = (1, 0) * 9 + (1,)

    def right(self, text: str) -> bool:
        """Luhn, over the number filled up on the left."""
        full = text.rjust(_LONGEST_CARD, "0")
        doubled = [1 - w for w in self.weights]
        return (total(full, DIGITS, self.weights) + total(full, DOUBLED, doubled)) % 10 == 0

    def lowered(self, ops: Ops, text: Expr) -> Expr:
        """Luhn, over the number filled up on the left."""

        def sound(full: Expr) -> Expr:
            doubled = ops.weighted(full, DOUBLED, [1 - w for w in self.weights])
            return (ops.weighted(full, DIGITS, self.weights) + doubled) % 10 == 0

        return ops.let(ops.filled(text, _LONGEST_CARD, "0"), sound)
