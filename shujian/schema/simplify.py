"""Traditional characters to simplified ones, one to one; what has two answers stays."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from shujian.schema.checks import Bools
from shujian.schema.dictionaries import dictionary

SIMPLIFIED_NOTE = "繁体转简体"


@lru_cache(maxsize=1)
def table() -> dict[str, str]:
    """Traditional → simplified character, from the content file."""
    return {
        pair[0]: pair[1] for line in dictionary("traditional")["pairs"] for pair in line.split()
    }


@lru_cache(maxsize=1)
def _compiled() -> tuple[frozenset[str], dict[int, str]]:
    pairs = table()
    return frozenset(pairs), {ord(a): b for a, b in pairs.items()}


def simplify(text: str) -> tuple[str, str]:
    """Fold traditional characters; the text and a note, "" where nothing changed."""
    characters, codes = _compiled()
    if text.isascii() or characters.isdisjoint(text):
        return text, ""
    return text.translate(codes), SIMPLIFIED_NOTE


@lru_cache(maxsize=1)
def character_table() -> Bools:
    """True at the code point of every traditional character that is folded."""
    result = np.zeros(0x10000, dtype=np.bool_)
    result[[ord(ch) for ch in table()]] = True
    return result
