"""Which standard tables the name of a file, a sheet or a title line speaks of, and how clearly."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from shujian.schema.fold import header_key
from shujian.schema.tables import StandardTable

_COMMON = frozenset(
    [
        *("人员", "信息", "登记", "情况", "记录", "名单", "名册", "花名"),
        *("统计", "明细", "台账", "表格", "单位", "地区", "日期"),
    ]
)
"""Pairs of characters that any list may have in its name."""
_LITTLE = 0.25
_SKIPPED = 0.6
"""What an abbreviation says: 社矫 for 社区矫正."""
_MEANING = 0.5
"""The most that words of a table's explanation say."""


def named_tables(tables: Iterable[StandardTable], hint: str) -> frozenset[str]:
    """The tables whose name or alias stands in a hint, and not within a longer one there.

    农民工工资发放 does not name 工资发放; wage_account does not name account.

    Args:
        tables: the candidates.
        hint: file and sheet name.
    """
    text = header_key(hint)
    spans: dict[str, list[tuple[int, int]]] = {}
    for table in tables:
        words = {header_key(table.name), header_key(table.alias)} - {""}
        spans[table.name] = [span for word in words for span in _places(word, text)]
    every = [span for found in spans.values() for span in found]
    return frozenset(
        name for name, found in spans.items() if any(not _within(s, every) for s in found)
    )


@dataclass(frozen=True)
class Naming:
    """How clearly a hint speaks of tables: 在押罪犯花名册 of 在押人员."""

    tables: Sequence[StandardTable]

    @cached_property
    def _known(self) -> Counter[str]:
        return Counter(pair for table in self.tables for pair in _pairs(table.name))

    def scores(self, hint: str) -> dict[str, float]:
        """Table → 0 to 1: the share of its name that stands in the hint, rare words first."""
        whole = named_tables(self.tables, hint)
        text = header_key(hint)
        found = {}
        for table in self.tables:
            by_name = self._share(_pairs(table.name), text)
            by_meaning = self._share(_pairs(table.meaning), text) if table.meaning else 0.0
            partly = max(by_name, min(2 * by_meaning, _MEANING))
            found[table.name] = 1.0 if table.name in whole else 0.9 * partly
        return found

    def _share(self, pairs: dict[str, float], text: str) -> float:
        weights = {pair: kind * self._weight(pair) for pair, kind in pairs.items()}
        # an abbreviation stands beside the words that it shortens: it adds nothing to the whole
        whole = sum(w for pair, w in weights.items() if pairs[pair] == 1.0)
        held = sum(w for pair, w in weights.items() if pair in text)
        return min(held / whole, 1.0) if whole else 0.0

    def _weight(self, pair: str) -> float:
        if pair in _COMMON:
            return _LITTLE
        return math.log((len(self.tables) + 1) / max(self._known[pair], 1))


def _pairs(name: str) -> dict[str, float]:
    """Neighbouring characters, and those with one between them, which count for less."""
    text = re.sub(r"[^\u4e00-\u9fff]", " ", header_key(name))
    found = {text[i] + text[i + 2]: _SKIPPED for i in range(len(text) - 2)}
    found |= {text[i : i + 2]: 1.0 for i in range(len(text) - 1)}
    return {pair: kind for pair, kind in found.items() if " " not in pair}


def _places(word: str, text: str) -> list[tuple[int, int]]:
    """Where a word stands; an English one only whole."""
    pattern = re.escape(word)
    if word.isascii():
        pattern = rf"(?<![a-z]){pattern}(?![a-z])"
    return [m.span() for m in re.finditer(pattern, text)]


def _within(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in others)
