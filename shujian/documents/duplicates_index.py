"""Finding the earlier copy of a document: by wording, by case number, by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

import numpy as np

from shujian.documents.duplicates_signature import BINS, Signature, containment, likeness

NEAR = 0.9
"""Texts of at least this similarity are copies, unless their case numbers differ."""
_SHARED = 0.5
_BAND = 8
_SHORTEST = 50
_Bands = dict[int, int | list[int]]
"""Band → the document that has it, or the documents."""


class Sameness(StrEnum):
    """How a copy was told."""

    EXACT = "文字相同"
    CASE = "同一案号同一法院"
    NEAR = "内容近似"


@dataclass(frozen=True)
class Match:
    """An earlier document that is the same.

    Args:
        id: of the earlier document.
        sameness: how it was told.
        similarity: estimated share of common 5-grams, 0 to 1.
    """

    id: str
    sameness: Sameness
    similarity: float

    @property
    def reason(self) -> str:
        """Why, Chinese."""
        if self.sameness is Sameness.EXACT:
            return "文字相同（不计空白和全半角）"
        return f"{self.sameness}（相似度 {self.similarity:.0%}）"


class Recogniser:
    """Documents seen so far, ready to be compared with.

    Args:
        known: signatures of documents that are there already.
    """

    def __init__(self, known: Iterable[Signature] = ()) -> None:
        self._all: list[Signature] = []
        self._sketches = np.zeros((1024, BINS), np.uint32)
        self._exact: dict[str, int] = {}
        self._cases: dict[str, list[int]] = defaultdict(list)
        self._bands: _Bands = {}
        self._unnumbered: _Bands = {}
        self._bands_of = lru_cache(maxsize=2)(_keys)
        for signature in known:
            self.add(signature)

    def __len__(self) -> int:
        return len(self._all)

    def add(self, new: Signature) -> None:
        """Remember a document. One without text is not compared with."""
        if not new.whole:
            return
        index = len(self._all)
        self._all.append(replace(new, sketch=b""))  # it is held once, among the others
        if index >= len(self._sketches):
            grown = np.zeros((2 * index, BINS), np.uint32)  # what is not written takes no memory
            grown[:index] = self._sketches
            self._sketches = grown
        self._sketches[index] = new.array()
        self._exact.setdefault(new.exact, index)
        if new.number:
            self._cases[new.number].append(index)
        for bands in (self._bands,) if new.number else (self._bands, self._unnumbered):
            for key in self._bands_of(new.sketch):
                _hold(bands, key, index)

    def match(self, new: Signature) -> Match | None:
        """The earlier document that this one is a copy of; None where it is new."""
        if not new.whole:
            return None
        if (index := self._exact.get(new.exact)) is not None:
            return Match(self._all[index].id, Sameness.EXACT, 1.0)
        return self._by_case(new) or self._by_likeness(new)

    def _by_case(self, new: Signature) -> Match | None:
        """The same judgment: case number, court and kind agree, and one holds most of the other."""
        found = [i for i in self._cases.get(new.number, ()) if self._one_case(self._all[i], new)]
        for index, value in self._values(new, found):
            if containment(value, self._all[index].length, new.length) >= _SHARED:
                return Match(self._all[index].id, Sameness.CASE, value)
        return None

    def _by_likeness(self, new: Signature) -> Match | None:
        if new.length < _SHORTEST:
            return None
        one = sorted(i for i in self._near(new) if self._may_be_one(self._all[i], new))
        for index, value in self._values(new, one)[:1]:
            if value >= NEAR:
                return Match(self._all[index].id, Sameness.NEAR, value)
        return None

    def _near(self, new: Signature) -> set[int]:
        """Documents that share a band and are not told apart by their numbers.

        Judgments of one court over like cases share bands by the hundred: only those without
        a number, or with the same, are looked at.
        """
        keys = self._bands_of(new.sketch)
        bands = self._unnumbered if new.number else self._bands
        found = {i for key in keys for i in _held(bands, key)}
        same = self._cases.get(new.number, ()) if new.number else ()
        return found.union(
            i for i in same if not {*keys}.isdisjoint(_keys(self._sketches[i].tobytes()))
        )

    def _values(self, new: Signature, indices: list[int]) -> list[tuple[int, float]]:
        """Similarity of the candidates, best first."""
        if not indices:
            return []
        values = likeness(new.array(), self._sketches[indices])
        order = np.argsort(-values, kind="stable")
        return [(indices[i], float(values[i])) for i in order]

    @staticmethod
    def _one_case(a: Signature, b: Signature) -> bool:
        return _agree(a.court, b.court) and (not a.kind or not b.kind or a.kind == b.kind)

    @classmethod
    def _may_be_one(cls, a: Signature, b: Signature) -> bool:
        """Judgments of one court over like cases share most words: case numbers tell them apart."""
        if a.number and b.number and a.number != b.number:
            return False
        return cls._one_case(a, b)


def _agree(a: str, b: str) -> bool:
    """The same court, with or without its province."""
    return not a or not b or a.endswith(b) or b.endswith(a)


def _hold(bands: _Bands, key: int, index: int) -> None:
    held = bands.setdefault(key, index)
    if isinstance(held, list):
        held.append(index)
    elif held != index:
        bands[key] = [held, index]


def _held(bands: _Bands, key: int) -> Sequence[int]:
    held = bands.get(key, ())
    return (held,) if isinstance(held, int) else held


def _keys(sketch: bytes) -> list[int]:
    """Bands of the sketch: texts that share one are compared; bands with empty bins are left out.

    A hash stands for each: there are sixteen a document, and two that fall together only
    make one comparison more.
    """
    array = np.frombuffer(sketch, np.uint32).reshape(-1, _BAND)
    full = (array != 0).all(axis=1)
    return [hash((band, array[band].tobytes())) for band in np.flatnonzero(full).tolist()]
