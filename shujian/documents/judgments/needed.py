"""Words without which a regular expression cannot match: looked for first, as that is cheap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as op
from re import _parser as parser
from typing import Any, NamedTuple

_WEIGHTS = (0, 12, 3)
"""Of a word by its length (longer ones: 1): short words stand everywhere and save little."""
_POINTS = frozenset("，。；：、（）〔〕《》〈〉“”‘’？！\n")
_POINT = 36
"""Of a sign of punctuation: hardly a text, and hardly a sentence, is without it."""
_MOST = 50
"""Words that weigh more together cost as much as the expression."""
_SIGNS = 6
"""A class of more signs than these is no word."""


class Needed(NamedTuple):
    """What every match holds.

    Args:
        words: one of these at least; empty where nothing is known.
        reach: how far from the start of a match the word begins at most; None: not known.
    """

    words: tuple[str, ...] = ()
    reach: int | None = None


def needed(regex: re.Pattern[str]) -> Needed:
    """The words that any match holds one of.

    Only what lies within the match counts, not what lookarounds ask for: so the answer
    holds for a stretch of a text too.
    """
    if regex.flags & (re.IGNORECASE | re.VERBOSE):
        return Needed()
    found = _in(parser.parse(regex.pattern, regex.flags), 0)
    return found if found is not None and _weight(found) <= _MOST else Needed()


def _weight(found: Needed) -> int:
    return sum(map(_weight_of, found.words))


def _weight_of(word: str) -> int:
    if word in _POINTS:
        return _POINT
    return _WEIGHTS[len(word)] if len(word) < len(_WEIGHTS) else 1


def _in(sequence: Iterable[tuple[Any, Any]], before: int | None) -> Needed | None:
    """The best of what the parts of a sequence need.

    Args:
        sequence: parsed parts.
        before: greatest length of what precedes the sequence in the match; None: no bound.
    """
    found: list[Needed] = []
    word, at = "", before
    for kind, value in [*sequence, (None, None)]:
        if kind is op.LITERAL:
            at = before if not word else at
            word += chr(value)
        else:
            found += [Needed((word,), at)] if word else []
            word = ""
            inner = _part(kind, value, before)
            found += [inner] if inner is not None else []
        width = _width(kind, value)
        before = None if before is None or width is None else before + width
    return min(found, key=_weight, default=None)


def _part(kind: Any, value: Any, before: int | None) -> Needed | None:
    if kind is op.SUBPATTERN:
        return _in(value[3], before)
    if kind is op.ATOMIC_GROUP:
        return _in(value, before)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _in(value[2], before) if value[0] > 0 else None
    if kind is op.BRANCH:
        return _either([_in(branch, before) for branch in value[1]])
    if kind is op.IN and len(value) <= _SIGNS and all(k is op.LITERAL for k, _ in value):
        return Needed(tuple(chr(v) for _, v in value), before)
    return None


def _either(branches: Sequence[Needed | None]) -> Needed | None:
    held = [b for b in branches if b is not None]
    if len(held) < len(branches):
        return None
    words = dict.fromkeys(w for b in held for w in b.words)
    short = [w for w in words if not any(o != w and o in w for o in words)]
    reach = 0
    for branch in held:
        if branch.reach is None:
            return Needed(tuple(short))
        inner = max(w.rfind(o) for w in branch.words for o in short)  # the word within a longer one
        reach = max(reach, branch.reach + max(inner, 0))
    return Needed(tuple(short), reach)


def _width(kind: Any, value: Any) -> int | None:
    """The greatest length of a part; None where there is no bound."""
    if kind is None:
        return 0
    try:
        width = int(parser.SubPattern(parser.State(), [(kind, value)]).getwidth()[1])
    except (LookupError, TypeError):  # a reference to a group
        return None
    return None if width >= 100_000 else width
