"""Names of charges in running text."""

from __future__ import annotations

from functools import lru_cache

from shujian.schema.elements.charge import aliases, current, former, unmarked, whole

LONGEST = 60
"""No name of a charge is longer."""


@lru_cache(maxsize=8192)
def standard(name: str) -> str:
    """The charge of the table of charges that a name states; "" where it states none."""
    ended = name if name.endswith("罪") else name + "罪"
    found = aliases().get(name) or aliases().get(ended) or unmarked().get(ended)
    if found:
        return found
    return ended if ended in current() or ended in former() else whole(ended)


@lru_cache(maxsize=8192)
def read_charge(words: str) -> str:
    """The longest name of a charge that words begin with, as written; "" where none.

    A name may hold 罪 within (掩饰、隐瞒犯罪所得罪); one that is not in the table ends with
    the first 罪 that no 犯 stands before.

    Args:
        words: what follows 犯, up to ``LONGEST`` characters of it.
    """
    words = words[:LONGEST]
    ends = [i + 1 for i, ch in enumerate(words) if ch == "罪"]
    for end in reversed(ends):
        if not _stops(words[:end]) and standard(words[:end]):
            return words[:end]
    for end in ends:
        if words[end - 2 : end - 1] != "犯" and not _stops(words[:end]):
            return words[:end]
    return ""


def _stops(name: str) -> bool:
    return any(ch in name for ch in "，。；：\n")
