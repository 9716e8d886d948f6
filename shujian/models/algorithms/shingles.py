"""Texts that share most of their pieces: every such pair, with exact likeness (Jaccard).

Pairs are found by their rarest pieces (prefix filtering, Chaudhuri et al. 2006; Bayardo et
al. 2007): texts of likeness t must share one of the first |x| − ⌈t·|x|⌉ + 1 pieces, rarest
first. So none is missed, unlike by sketches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil

import numpy as np
import numpy.typing as npt

from shujian.core.money import rounded
from shujian.models.algorithms.budget import Budget

PLACES = 4
"""Decimals of a likeness."""
_PACKED = 3
"""Characters that one 64-bit number holds."""
Ints = npt.NDArray[np.int64]


def likeness(shared: int, whole: int) -> Decimal:
    """Shared pieces of all pieces, to four places."""
    return rounded(Decimal(shared) / Decimal(whole), PLACES)


def near(
    texts: Sequence[str], size: int, least: Decimal, budget: Budget
) -> Iterator[tuple[int, int, int, int]]:
    """Pairs of texts with at least this likeness: places (smaller first), shared, all pieces.

    Args:
        texts: different ones, none empty.
        size: characters of a piece, up to 6; a shorter text is one piece.
        least: from 0 to 1, held against the rounded likeness.
        budget: pairs that may be looked at.
    """
    pieces = _pieces(texts, size)
    bound = max(Fraction(least) - Fraction(1, 2 * 10**PLACES), Fraction(1, 10**PLACES))
    index: dict[int, list[int]] = defaultdict(list)
    for one in sorted(range(len(texts)), key=lambda i: (len(pieces[i]), i)):
        held = pieces[one]
        first = held[: len(held) - ceil(bound * len(held)) + 1].tolist()
        seen: set[int] = set()
        for piece in first:
            budget.spend(len(index[piece]))
            seen.update(index[piece])
            index[piece].append(one)
        for two in sorted(seen):
            if len(pieces[two]) >= bound * len(held):
                shared = len(np.intersect1d(held, pieces[two], assume_unique=True))
                whole = len(held) + len(pieces[two]) - shared
                if likeness(shared, whole) >= least:
                    yield min(one, two), max(one, two), shared, whole


def _pieces(texts: Sequence[str], size: int) -> list[Ints]:
    """The different pieces of each text as numbers, rarest first."""
    keys: list[npt.NDArray[np.uint64]] = []
    ends = [0]
    for text in texts:
        codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32).astype(np.uint64)
        codes = np.pad(codes, (0, max(0, size - len(codes))))
        windows = np.lib.stride_tricks.sliding_window_view(codes, size)
        packed = np.zeros((len(windows), 2), np.uint64)
        for place in range(size):
            half = packed[:, place // _PACKED]
            half *= np.uint64(1 << 21)
            half += windows[:, place]
        keys.append(np.unique(packed, axis=0))
        ends.append(ends[-1] + len(keys[-1]))
    numbers, counts = _numbered(np.concatenate(keys) if keys else np.zeros((0, 2), np.uint64))
    rank = np.empty(len(counts), np.int64)
    rank[np.lexsort((np.arange(len(counts)), counts))] = np.arange(len(counts))
    return [np.sort(rank[numbers[a:b]]) for a, b in pairwise(ends)]


def _numbered(keys: npt.NDArray[np.uint64]) -> tuple[Ints, Ints]:
    """Each key's number, in the order of keys, and how often each number comes."""
    order = np.lexsort((keys[:, 1], keys[:, 0]))
    ordered = keys[order]
    new = np.ones(len(keys), bool)
    new[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    numbers = np.empty(len(keys), np.int64)
    numbers[order] = np.cumsum(new) - 1
    return numbers, np.bincount(numbers) if len(numbers) else np.zeros(0, np.int64)
