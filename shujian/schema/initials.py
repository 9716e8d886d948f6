"""Initials of the reading of Chinese words: database columns are often named by them (SWRQ)."""

from __future__ import annotations

import bisect
from functools import lru_cache
from itertools import product

_STARTS = (
    ("a", 0xB0A1), ("b", 0xB0C5), ("c", 0xB2C1), ("d", 0xB4EE), ("e", 0xB6EA), ("f", 0xB7A2),
    ("g", 0xB8C1), ("h", 0xB9FE), ("j", 0xBBF7), ("k", 0xBFA6), ("l", 0xC0AC), ("m", 0xC2E8),
    ("n", 0xC4C3), ("o", 0xC5B6), ("p", 0xC5BE), ("q", 0xC6DA), ("r", 0xC8BB), ("s", 0xC8F6),
    ("t", 0xCBFA), ("w", 0xCDDA), ("x", 0xCEF4), ("y", 0xD1B9), ("z", 0xD4D1),
)  # fmt: skip
"""Where each initial begins in GB 2312, whose first level is sorted by reading."""
_END = 0xD7F9
_CODES = [code for _, code in _STARTS]
_TWO_READINGS = {
    **{"行": "xh", "长": "cz", "重": "zc", "调": "dt", "传": "cz", "参": "cs", "降": "jx"},
    **{"校": "xj", "会": "hk", "单": "ds", "朝": "cz", "藏": "cz", "省": "sx", "系": "xj"},
}
_MOST = 32


@lru_cache(maxsize=8192)
def initials(words: str) -> frozenset[str]:
    """The initials of a word in small letters, several where a character has two readings.

    Args:
        words: Chinese characters; letters and digits stand for themselves.

    Returns:
        Empty where a character's reading is not known.
    """
    letters = [_letters(sign) for sign in words]
    if not letters or not all(letters):
        return frozenset()
    found = list(product(*letters)) if sum(len(one) > 1 for one in letters) < 5 else []
    return frozenset("".join(one) for one in found[:_MOST])


def _letters(sign: str) -> str:
    if sign.isascii():
        return sign.lower() if sign.isalnum() else ""
    if sign in _TWO_READINGS:
        return _TWO_READINGS[sign]
    try:
        raw = sign.encode("gb2312")
    except UnicodeEncodeError:
        return ""
    code = int.from_bytes(raw, "big")
    if not _CODES[0] <= code <= _END:
        return ""
    return _STARTS[bisect.bisect_right(_CODES, code) - 1][0]
