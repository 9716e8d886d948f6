"""How like two names are: by characters, by variant and left-out characters, by pinyin."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from itertools import product

from shujian.schema.simplify import simplify

STANDS_FOR = frozenset("?？*＊□■〇○●×�")
"""Signs that stand for one character which could not be typed."""
_SURNAMES = {"单": "shan", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou", "朴": "piao"}
"""Readings that these characters have at the head of a name, beside their common ones."""


class NameLikeness(StrEnum):
    """How two names agree."""

    SAME = "姓名相同"
    VARIANT = "姓名仅异体或缺字"
    SOUND = "姓名同音"
    SLIP = "姓名差一字"
    DIFFERENT = "姓名不同"


_LEFT_OUT = str.maketrans(dict.fromkeys(" \u3000·•・.'’-"))


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """A name without dots and blanks, traditional and variant characters folded."""
    return simplify(name.translate(_LEFT_OUT))[0].casefold()


@lru_cache(maxsize=20_000)
def _readings(char: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin  # its dictionary is long; most models need none

    found = pinyin(char, style=Style.NORMAL, heteronym=True)
    return tuple(dict.fromkeys(found[0])) if found else (char,)


@lru_cache(maxsize=100_000)
def sounds(name: str) -> tuple[tuple[str, ...], ...]:
    """The readings of each character, tones left out."""
    found = [_readings(c) for c in folded(name)]
    if found and (first := _SURNAMES.get(folded(name)[0])):
        found[0] = tuple(dict.fromkeys((first, *found[0])))
    return tuple(found)


@lru_cache(maxsize=100_000)
def keys(name: str) -> frozenset[str]:
    """What names that are alike have in common: at least one of these texts.

    The name, the name without each of its characters or with a gap in its place, and its
    length with a reading of its first and one of its last character.
    """
    plain = folded(name)
    made = {plain} | {plain[:i] + "_" + plain[i + 1 :] for i in range(len(plain))}
    made |= {plain[:i] + plain[i + 1 :] for i in range(len(plain)) if len(plain) > 2}
    heard = sounds(name)
    made |= {f"{len(heard)} {a} {b}" for a, b in product(heard[0], heard[-1])} if heard else set()
    return frozenset(made)


def compare(a: str, b: str) -> NameLikeness:
    """The strongest likeness that holds.

    Args:
        a: a name.
        b: another.
    """
    if a == b:
        return NameLikeness.SAME
    one, two = folded(a), folded(b)
    if one == two or _left_out(one, two):
        return NameLikeness.VARIANT
    x, y = sounds(a), sounds(b)
    if len(x) == len(y) and all(set(p) & set(q) for p, q in zip(x, y, strict=True)):
        return NameLikeness.SOUND
    # of two characters one is half of the name: that is another name, not a slip
    if min(len(one), len(two)) >= 2 and max(len(one), len(two)) >= 3:
        return NameLikeness.SLIP if _slip(one, two) else NameLikeness.DIFFERENT
    return NameLikeness.DIFFERENT


def _slip(one: str, two: str) -> bool:
    """One character more, less or other, or two neighbours exchanged."""
    from rapidfuzz.distance import OSA  # most models need none

    return OSA.distance(one, two, score_cutoff=1) <= 1


def _left_out(a: str, b: str) -> bool:
    """Whether they are equal but for one sign that stands for a character."""
    if len(a) != len(b) or len(a) < 2:
        return False
    unlike = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(unlike) == 1 and any(c in STANDS_FOR for c in unlike[0])
