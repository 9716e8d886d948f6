"""Which standard tables the name of a file, a sheet or a title line speaks of, and how clearly."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from shujian.pool.readers.types import RawPart
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


@dataclass(frozen=True)
class Names:
    """What a part is called.

    Args:
        file: of the file.
        sheet: of its sheet; "" where it has none.
        titles: lines above the header.
    """

    file: str = ""
    sheet: str = ""
    titles: tuple[str, ...] = ()

    @classmethod
    def of(cls, raw: RawPart) -> Names:
        """Of a part as read."""
        return cls(raw.file, raw.sheet, tuple(raw.titles))

    @property
    def whole(self) -> str:
        """All of it."""
        return " ".join([self.file, self.sheet, *self.titles])

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """What each part of the name is, in words, and its text; the nearest to the rows first."""
        titles = tuple(("标题", title) for title in self.titles)
        return *titles, ("表名", self.sheet), ("文件名", self.file)


@dataclass(frozen=True)
class Called:
    """A word that stands for a table, and where it was found: 文件名, 表名, 标题."""

    table: str
    word: str
    where: str

    def __str__(self) -> str:
        return f"{self.where}含“{self.word}”"


def named_tables(tables: Iterable[StandardTable], hint: str) -> frozenset[str]:
    """The tables of which a name, an alias or another word for them stands in a hint.

    Not within a longer one there: 农民工工资发放 does not name 工资发放; wage_account does not
    name account.

    Args:
        tables: the candidates.
        hint: file and sheet name.
    """
    return frozenset(table for table, _, _ in _words_in(tables, header_key(hint)))


def called_tables(tables: Iterable[StandardTable], names: Names) -> dict[str, Called]:
    """The word that names each table, where one does.

    A sheet and its title say more of the rows than the file, which may hold several lists: where
    they name a table, what only the file's name says of others does not count.

    Args:
        tables: the candidates.
        names: of the part.
    """
    candidates, found = tuple(tables), dict[str, Called]()
    for where, text in names.places:
        if where == "文件名" and found:
            break
        for table, word, _ in _words_in(candidates, header_key(text)):
            found.setdefault(table, Called(table, word, where))
    return found


def _words_in(tables: Iterable[StandardTable], text: str) -> list[tuple[str, str, tuple[int, int]]]:
    """Table, word and place of the words that stand in a text, the longest of each table first."""
    spans: list[tuple[str, str, tuple[int, int]]] = []
    for table in tables:
        words = {header_key(w): w for w in (table.name, table.alias, *table.called) if w}
        for key in sorted(words, key=lambda key: (-len(key), key)):
            spans += [(table.name, words[key], span) for span in _places(key, text)]
    every = [span for _, _, span in spans]
    return [one for one in spans if not _within(one[2], every)]


@dataclass(frozen=True)
class Naming:
    """How clearly a hint speaks of tables: 在押罪犯花名册 of 在押人员."""

    tables: Sequence[StandardTable]

    @cached_property
    def _known(self) -> Counter[str]:
        return Counter(pair for table in self.tables for pair in _pairs(table.name))

    def scores(self, names: Names, called: Iterable[str]) -> dict[str, float]:
        """Table → 0 to 1: the share of its name that stands in the hint, rare words first.

        Characters of a word that names one table speak for no other: 吊销驾驶证 not of 驾驶证.

        Args:
            names: of the part.
            called: tables that a whole word there names.
        """
        whole, text = frozenset(called), header_key(names.whole)
        taken = {span: table for table, _, span in _words_in(self.tables, text)}
        found = {}
        for table in self.tables:
            others = [span for span, name in taken.items() if name != table.name]
            left = _without(text, others)
            by_name = self._share(_pairs(table.name), left)
            by_meaning = self._share(_pairs(table.meaning), left) if table.meaning else 0.0
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


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with gaps where the spans were."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


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
