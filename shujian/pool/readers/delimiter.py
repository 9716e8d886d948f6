"""Which character separates the cells of a text table."""

from __future__ import annotations

import re
from collections import Counter

CANDIDATES = (",", "\t", ";", "|", "\x01", "^", "，", "、")
_WRITTEN = ("^", "，", "、")
"""Marks that stand in ordinary text, too."""
_QUOTED = re.compile(r'"[^"]*"')
_WHOLE = re.compile(r'(?<![^,\t;|\n])"(?:[^"]|""){0,2000}"(?=[,\t;|\r\n]|\Z)')
"""A quoted cell, whatever lines it runs over."""
_TRAILING = re.compile(r"\t(?=[,;|])")
"""A tab behind a number that a spreadsheet must not shorten; the cell ends after it."""
_LINES = 300
_LONG = re.compile(r"\|[@~#$%^&*!|+]{1,3}\||[@~#$%^&*!|+]{2,4}")
_WORD = {"\t": "制表符", ",": "逗号", ";": "分号", "|": "竖线", "，": "全角逗号", "、": "顿号"}
_WORD |= {"^": "尖号", "\x01": "控制字符 SOH"}


def find_delimiter(text: str) -> str:
    """The candidate that stands most consistently, the same number of times a line.

    Quoted cells are left out. A mark of ordinary text, as the full-width comma, must be nearly
    perfect, and no other candidate any good. Without a delimiter (one column): a comma.
    """
    text = _TRAILING.sub("", _WHOLE.sub("", text))
    lines = [_QUOTED.sub("", line) for line in text.split("\n")[:_LINES] if line.strip()]
    best, best_score = ",", 0.0
    for candidate in CANDIDATES:
        counts = Counter(line.count(candidate) for line in lines)
        counts.pop(0, None)
        if not counts:
            continue
        usual, times = max(counts.items(), key=lambda item: (item[1], item[0]))
        share = times / len(lines)
        score = share + min(usual, 20) / 100
        if candidate in _WRITTEN and (share < 0.8 or best_score > 0.5):
            continue
        if score > best_score:
            best, best_score = candidate, score
    return best


def find_long_delimiter(text: str) -> str:
    """A mark of several signs between the cells (|@|, ||, ##), as systems hand over files; ""
    where every cell is parted by a single sign.

    It must stand equally often in every line, and no part of it elsewhere.
    """
    lines = [line for line in text.split("\n")[:_LINES] if line.strip()]
    marks: list[str] = _LONG.findall(lines[0]) if lines else []
    for mark in dict.fromkeys(marks):
        counts = {line.count(mark) for line in lines}
        elsewhere = any(mark[0] in line.replace(mark, "") for line in lines)
        if len(counts) == 1 and counts.pop() > 1 and not elsewhere and len(lines) > 1:
            return mark
    return ""


def delimiter_name(delimiter: str) -> str:
    """The delimiter's Chinese name."""
    return _WORD.get(delimiter, delimiter)
