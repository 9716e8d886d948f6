"""Which standard tables the name of a file or sheet speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shujian.schema.fold import header_key
from shujian.schema.tables import StandardTable


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


def _places(word: str, text: str) -> list[tuple[int, int]]:
    """Where a word stands; an English one only whole."""
    pattern = re.escape(word)
    if word.isascii():
        pattern = rf"(?<![a-z]){pattern}(?![a-z])"
    return [m.span() for m in re.finditer(pattern, text)]


def _within(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in others)
