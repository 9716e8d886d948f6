"""Chinese numerals: 一百零五, 壹万贰仟, 二〇二三, 3.5万; read strictly, written canonically."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {
    ch: value
    for value, chars in enumerate(
        (
            "零〇○0",
            "一壹弌",
            "二贰貳弍两兩",
            "三叁參叄弎",
            "四肆",
            "五伍",
            "六陆陸",
            "七柒",
            "八捌",
            "九玖",
        )
    )
    for ch in chars
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_EXPAND = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十", "萬": "万", "億": "亿"})
_PLAIN = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_PLAIN_UNITS = ("", "十", "百", "千")
_FORMAL_UNITS = ("", "拾", "佰", "仟")
MAX_LENGTH = 60
LIMIT = 10**16
"""Numbers of this size or more are neither read nor written."""

NUMERAL_CHARS = "".join(_DIGITS).replace("0", "") + "".join(_UNITS) + "廿卅卌万萬亿億"
"""Every character a Chinese integer is written with, for patterns."""


def parse_int(text: str) -> int | None:
    """Read a Chinese integer, or None where it is not one without any doubt.

    Positional (二〇二三) and with units (一千零五). 一百五 and 一万五 are refused: they are
    read as 150 and 15,000 by ear, as 105 and 10,005 by slip.
    """
    if not text or len(text) > MAX_LENGTH:
        return None
    text = text.translate(_EXPAND)
    if all(ch in _DIGITS for ch in text):
        value: int | None = int("".join(str(_DIGITS[ch]) for ch in text))
    else:
        value = _sections(text, "亿", 10**8)
    return value if value is not None and value < LIMIT else None


def _sections(text: str, mark: str, size: int) -> int | None:
    """Read text around its last 亿 (or 万): left × size + right."""
    left, found, right = text.rpartition(mark)
    if not found:
        return _sections(text, "万", 10**4) if size == 10**8 else _section(text, False)
    lower = "万" if size == 10**8 else ""
    high = _sections(left, "亿", 10**8) if size == 10**8 else _section(left, False)
    if not high:
        return None
    if not right:
        return high * size
    low = _sections(right, lower, 10**4) if lower and lower in right else _section(right, True)
    return None if low is None else high * size + low


def _section(text: str, follows: bool) -> int | None:
    """Read 千百十个; ``follows``: a higher section stands before it."""
    total, last, digit, zero = 0, 10_000, None, False
    for ch in text:
        if ch in _UNITS:
            unit = _UNITS[ch]
            if unit >= last:
                return None
            if digit is None:
                if unit != 10 or (zero and not total):
                    return None
                digit = 1
            total, last, digit, zero = total + digit * unit, unit, None, False
        elif ch in _DIGITS:
            if digit is not None:
                return None
            if _DIGITS[ch] == 0:
                zero = True
            else:
                digit = _DIGITS[ch]
        else:
            return None
    if digit is None:
        return None if zero else total
    sure = last == 10 or zero or (not total and not follows)
    return total + digit if sure else None


_PART = re.compile(r"(\d{1,16}(?:\.\d{1,8})?)(万亿|[千百十]?[亿万]|[千百十仟佰拾])?")
_SIZES = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3, "万": 4, "亿": 8}


def parse_number(text: str) -> Decimal | None:
    """Read an integer or decimal in Chinese or mixed writing: 三点五, 3.5万, 2亿3000万.

    Args:
        text: half-width, without blanks or thousands separators, not negative.

    Returns:
        The number, or None where the writing is not a number or is ambiguous (3万5).
    """
    if not text or len(text) > MAX_LENGTH:
        return None
    if any("0" <= ch <= "9" for ch in text):
        return _mixed(text.translate(_EXPAND))
    whole, point, rest = text.partition("点")
    number = parse_int(whole)
    if number is None or not point:
        return None if number is None else Decimal(number)
    if not rest or not all(ch in _DIGITS for ch in rest):
        return None
    return Decimal(f"{number}." + "".join(str(_DIGITS[ch]) for ch in rest))


def _mixed(text: str) -> Decimal | None:
    total, size, position = Decimal(0), 99, 0
    while position < len(text):
        part = _PART.match(text, position)
        if part is None:
            return None
        digits, unit = part.group(1), part.group(2) or ""
        power = sum(_SIZES[ch] for ch in unit)
        whole = digits.partition(".")[0]
        if power >= size or len(whole) + power > size + ("." in digits):
            return None
        if size < 99 and not unit and len(whole) != size and whole[0] != "0":
            return None  # 3万5: 3.5万 or 30,005?
        if "." in digits and part.end() != len(text):
            return None
        total += Decimal(digits).scaleb(power)
        size, position = power, part.end()
        if size == 0 and position < len(text):
            return None
    return total if total < LIMIT else None


def to_chinese(number: int, *, formal: bool = False) -> str:
    """Write an integer from 0 to 10^16 − 1: 一千零五; 壹仟零伍 when ``formal``.

    Raises:
        ValueError: outside that range.
    """
    if not 0 <= number < LIMIT:
        raise ValueError(f"{number} cannot be written")
    if number == 0:
        return "零"
    high, low = divmod(number, 10**8)
    text = (to_chinese(high, formal=formal) + "亿") if high else ""
    for group, mark in ((low // 10**4, "万"), (low % 10**4, "")):
        if not group:
            continue
        if (text and group < 1000) or (text and mark == "" and low // 10**4 == 0):
            text += "零"
        text += _write_section(group, formal) + mark
    return text if formal or not text.startswith("一十") else text[1:]


def _write_section(number: int, formal: bool) -> str:
    digits, units = (_FORMAL, _FORMAL_UNITS) if formal else (_PLAIN, _PLAIN_UNITS)
    text, zero = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + units[power]
        zero = digit == 0
    return text


def positional(number: int) -> str:
    """Write an integer digit by digit: 2023 is 二〇二三."""
    return "".join("〇一二三四五六七八九"[int(ch)] for ch in str(number))
