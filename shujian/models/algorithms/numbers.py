"""Identity numbers that a slip of the pen turns into each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations

import numpy as np
import numpy.typing as npt

from shujian.schema.checks import id_check

BODY = 17
"""Digits before the check digit; a slip there changes it, so it is not compared."""
Ints = npt.NDArray[np.int64]


def full(number: str) -> bool:
    """Whether a text has the form of an 18-digit number."""
    return len(number) == 18 and number.isascii() and number[:BODY].isdigit()


def sound(number: str) -> bool:
    """Whether the check digit is right."""
    return full(number) and id_check(number[:BODY]) == number[BODY].upper()


def slip(a: str, b: str) -> str:
    """How two different numbers differ, Chinese, where one slip explains it; else "".

    Args:
        a: 18 characters.
        b: 18 characters.
    """
    if not (full(a) and full(b)):
        return ""
    at = [i for i in range(BODY) if a[i] != b[i]]
    if not at:
        return "" if a == b else "号码只有校验码不同"
    if len(at) == 1:
        return f"号码第 {at[0] + 1} 位不同"
    i, j = at[0], at[-1]
    if len(at) == 2 and j == i + 1 and a[i] == b[j] and a[j] == b[i]:
        return f"号码第 {i + 1}、{j + 1} 位颠倒"
    return ""


def neighbours(numbers: Collection[str]) -> Iterator[tuple[str, str]]:
    """Pairs of different numbers that one slip turns into each other, some of them twice.

    Every digit in turn is left out, every two neighbours in turn are put in order; numbers
    that are equal then are a pair. So it takes 33 sorts, whatever the numbers are.
    """
    held: dict[int, list[str]] = defaultdict(list)
    for number in sorted(n for n in set(numbers) if full(n)):
        held[int(number[:BODY])].append(number)
    for same in held.values():
        yield from combinations(same, 2)
    bodies = np.array(sorted(held), dtype=np.int64)
    for one, two in _alike(bodies):
        for a in held[one]:
            for b in held[two]:
                yield (a, b) if a < b else (b, a)


def _alike(bodies: Ints) -> Iterator[tuple[int, int]]:
    for place in range(BODY):
        unit = np.int64(10**place)
        digit = bodies // unit % 10
        yield from _grouped(bodies - digit * unit, bodies)
        if place + 1 < BODY:
            after = bodies // (unit * 10) % 10
            low, high = np.minimum(digit, after), np.maximum(digit, after)
            bare = bodies - digit * unit - after * unit * 10
            yield from _grouped(bare + low * unit + high * unit * 10, bodies)


def _grouped(keys: Ints, bodies: Ints) -> Iterator[tuple[int, int]]:
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    alike = np.flatnonzero(ordered[1:] == ordered[:-1])
    for run in np.split(alike, np.flatnonzero(np.diff(alike) > 1) + 1):
        if len(run):
            held = bodies[order[run[0] : run[-1] + 2]]
            yield from combinations([int(n) for n in held], 2)
