"""Nearly equal texts: every pair that comparing all with all finds, with the same numbers."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import combinations

import pytest

from shujian.models.algorithms.budget import Budget, TooMuchError
from shujian.models.algorithms.shingles import likeness, near


def drawn(seed: int, count: int = 30) -> list[str]:
    chance = random.Random(seed)
    first = ["".join(chance.choices("甲乙丙丁𠀀戊", k=chance.randrange(1, 40))) for _ in range(6)]
    texts = set()
    while len(texts) < count:
        letters = list(chance.choice(first))
        for _ in range(chance.randrange(3)):
            letters[chance.randrange(len(letters))] = chance.choice("甲乙丙己")
        texts.add("".join(letters) + chance.choice(["", "", "庚"]))
    return sorted(texts)


def pieces(text: str, size: int) -> set[str]:
    return {text[i : i + size] for i in range(max(1, len(text) - size + 1))}


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("size", [1, 3, 5, 6])
@pytest.mark.parametrize("least", ["0.01", "0.5", "0.8", "1"])
def test_no_pair_is_missed_and_every_number_is_exact(seed: int, size: int, least: str) -> None:
    texts = drawn(seed)
    wanted = set()
    for (i, one), (j, two) in combinations(enumerate(texts), 2):
        a, b = pieces(one, size), pieces(two, size)
        if likeness(len(a & b), len(a | b)) >= Decimal(least):
            wanted.add((i, j, len(a & b), len(a | b)))
    found = list(near(texts, size, Decimal(least), Budget(10**6)))
    assert len(found) == len(set(found))
    assert set(found) == wanted


def test_a_likeness_is_held_against_the_threshold_as_it_is_shown() -> None:
    assert likeness(2, 3) == Decimal("0.6667")
    assert list(near(["甲乙", "甲乙丙"], 1, Decimal("0.6667"), Budget(100))) == [(0, 1, 2, 3)]
    assert list(near(["甲乙", "甲乙丙"], 1, Decimal("0.6668"), Budget(100))) == []


def test_nothing_has_no_pairs_and_too_much_is_refused() -> None:
    assert list(near([], 5, Decimal("0.5"), Budget(10))) == []
    with pytest.raises(TooMuchError):
        list(near(drawn(1, 60), 1, Decimal("0.1"), Budget(20)))
