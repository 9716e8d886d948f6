"""Rules of words over the segments of a text: all, any, none; said, not denied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import re2

from shujian.models.algorithms.negation import Said, said

UNITS = {"句": r"[。！？!?；;\n]", "段": r"\n", "全文": ""}
"""Unit → where one segment ends."""
PATTERN = "正则："
"""What a term begins with that is a pattern (RE2) and no plain words."""


def compiled(term: str) -> Any:
    """A term as a pattern of RE2.

    Raises:
        ValueError: it is no pattern of RE2.
    """
    words = term.removeprefix(PATTERN)
    try:
        return re2.compile(words if words != term else re2.escape(term))
    except re2.error as error:
        raise ValueError(str(error)) from None


@dataclass(frozen=True)
class Rule:
    """What a segment must hold.

    Args:
        name: for people.
        all: terms that must all be said.
        any: of these one must be said; empty: no demand.
        none: terms that must not stand there, said or denied.
    """

    name: str
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """What a rule found in a text.

    Args:
        said: how surely: UNSURE where a term stands behind more than one denial, NO where
            one is denied.
        words: the terms found in the first segment, in their order in the text.
        segment: the first segment.
        place: its first character in the text, from 1.
        count: segments that meet the rule.
    """

    said: Said
    words: tuple[str, ...]
    segment: str
    place: int
    count: int


@dataclass
class Reader:
    """Rules made ready.

    Args:
        rules: in order.
        unit: of ``UNITS``.
        denials: further words that deny.
    """

    rules: Sequence[Rule]
    unit: str
    denials: tuple[str, ...] = ()
    patterns: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        terms = {t for r in self.rules for t in (*r.all, *r.any, *r.none)}
        self.patterns = {t: compiled(t) for t in sorted(terms)}

    def read(self, text: str, rule: Rule) -> Hit | None:
        """The first segment that surely meets the rule, else that may, else that denies it."""
        found = [
            (place, s, held)
            for place, s in segments(text, self.unit)
            if (held := self._meets(s, rule))
        ]
        if not found:
            return None
        sure = max(level for _, _, (level, _) in found)
        best = [one for one in found if one[2][0] == sure]
        place, segment, (_, words) = best[0]
        return Hit(sure, words, segment, place + 1, len(best))

    def _meets(self, segment: str, rule: Rule) -> tuple[Said, tuple[str, ...]] | None:
        """How surely a segment meets the rule and by which words; None where it does not."""
        if any(self.patterns[t].search(segment) for t in rule.none):
            return None
        every = [self._said(segment, t) for t in rule.all]
        if rule.any:
            some = [self._said(segment, t) for t in rule.any]
            top = max(level for level, _ in some)
            every += [one for one in some if one[0] == top]
        level = min(level for level, _ in every)
        words = dict.fromkeys(found[1] for _, found in sorted(every, key=lambda e: e[1]))
        return None if level == Said.NOWHERE else (level, tuple(words))

    def _said(self, segment: str, term: str) -> tuple[Said, tuple[int, str]]:
        best: tuple[Said, tuple[int, str]] = (Said.NOWHERE, (0, ""))
        for match in self.patterns[term].finditer(segment):
            if match.end() == match.start():
                continue
            level = said(segment, match.start(), match.end(), self.denials)
            if level > best[0]:
                best = (level, (match.start(), match[0]))
            if level == Said.YES:
                break
        return best


def segments(text: str, unit: str) -> list[tuple[int, str]]:
    """The segments of a text without blanks at their ends, and where they begin."""
    bounds = [m.start() for m in re.finditer(UNITS[unit], text)] if UNITS[unit] else []
    found, start = [], 0
    for end in [*bounds, len(text)]:
        part = text[start:end]
        if part.strip():
            found.append((start + len(part) - len(part.lstrip()), part.strip()))
        start = end + 1
    return found
