"""Numbers as people write them: thousands, Chinese numerals, brackets for negative."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from shujian.core.money import LIMIT
from shujian.core.numerals import parse_number

_PLAIN = re.compile(r"\d{0,18}(?:\.\d{1,12})?|\d{1,18}\.")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,12})?")
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:\.\d*)?[eE][+-]?\d+")
_ABOUT = re.compile(r"[约近余多逾几数超]|左右|以上|以下|不足|不满|[<>≥≤~～]|(?<=\d)[-至到](?=\d)")
TOO_BIG = "数值超出可读范围"


@dataclass(frozen=True)
class Refused:
    """Why a text is no number; Chinese."""

    reason: str


def sign_of(text: str) -> tuple[int, str]:
    """The sign and the text without it: -5, +5, 负五, (5)."""
    if len(text) > 2 and text[0] == "(" and text[-1] == ")":
        return -1, text[1:-1]
    if text[:1] in ("-", "负"):
        return -1, text[1:]
    return 1, text.removeprefix("+")


def number(text: str) -> Decimal | Refused:
    """Read a number that is not negative, without unit.

    Args:
        text: half-width, no blanks.
    """
    if not text:
        return Refused("没有数字")
    if _SCIENTIFIC.fullmatch(text):
        return Refused("数字成了科学计数法，精度已丢失；请设为文本或数值格式再导出")
    if _ABOUT.search(text):
        return Refused("约数或者范围，不是确定的数")
    if "," in text:
        if not _THOUSANDS.fullmatch(text):
            return Refused("千位分隔符位置不对，数值有歧义")
        value: Decimal | None = Decimal(text.replace(",", ""))
    elif _PLAIN.fullmatch(text) and text != ".":
        value = Decimal(text)
    else:
        value = parse_number(text)
    if value is None:
        return Refused("不是可识别的数")
    return value if value < LIMIT else Refused(TOO_BIG)
