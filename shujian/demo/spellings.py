"""Ways of writing one value: blanks, widths and signs around a word, lengths of terms."""

from __future__ import annotations

from collections.abc import Callable

from shujian.core.numerals import to_chinese

Write = Callable[[str], str]
_WIDE = str.maketrans("0123456789.-X", "０１２３４５６７８９．－Ｘ")


def wide(text: str) -> str:
    """Full-width digits."""
    return text.translate(_WIDE)


def _trailing(text: str) -> str:
    return text + " " if text else text


def _wide_blank(text: str) -> str:
    return "　" + text if text else text


def _apart(text: str) -> str:
    return f"{text[0]}　{text[1]}" if len(text) == 2 else _trailing(text)


def _quote(text: str) -> str:
    return "'" + text if text else text


def _term_months(text: str) -> str:
    years, mark, rest = text.partition("年")
    if not mark or not years.isdigit():
        return text
    months = rest.removesuffix("个月")
    return f"{int(years) * 12 + int(months or 0)}个月" if months.isdigit() or not rest else text


def _term_chinese(text: str) -> str:
    digits, out = "", ""
    for ch in text + " ":
        if ch.isdigit():
            digits += ch
            continue
        out += to_chinese(int(digits)) if digits else ""
        digits, out = "", out + ch
    return out[:-1]


WORDS: dict[str, tuple[Write, ...]] = {
    "id": (str.lower, _quote, _trailing, wide),
    "name": (_apart, _trailing),
    "code": (_trailing, wide),
    "number": (wide, _trailing),
    "bool": (_trailing, _wide_blank),
    "term": (_term_months, _term_chinese),
    "org": (_trailing, _wide_blank),
    "charge": (lambda text: text.removesuffix("罪"), _trailing),
    "text": (_trailing,),
}
"""Other ways to write words of a kind, besides the plain one."""
