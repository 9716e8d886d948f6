"""Names of people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from shujian.demo.columns import demo_content

Ints = NDArray[np.int64]


class Names:
    """Gives names: common surnames more often, so that homonyms are as frequent as in life."""

    def __init__(self, rng: np.random.Generator) -> None:
        words = demo_content("names.yaml")
        self.rng = rng
        self.surnames = list(words["surnames"])
        self.given = (list(words["given_female"]), list(words["given_male"]))
        self.junk_surnames = list(words["junk_surnames"])
        self.streets = list(words["streets"])
        weight = 1 / (np.arange(len(self.surnames)) + 6.0)
        self.weight = weight / weight.sum()

    def many(self, sex: Ints) -> list[str]:
        """Names for an array of sexes (1: male)."""
        count = len(sex)
        first = self.rng.choice(len(self.surnames), count, p=self.weight)
        # families: three neighbours share a surname
        first = first[np.arange(count) // 3 * 3]
        size = np.array([len(self.given[0]), len(self.given[1])])[sex]
        one, two = (self.rng.integers(0, size) for _ in range(2))
        double = self.rng.random(count) < 0.65
        return [
            self.surnames[f] + self.given[s][a] + (self.given[s][b] if d else "")
            for f, s, a, b, d in zip(first, sex, one, two, double, strict=True)
        ]

    def junk(self) -> str:
        """A name that no inhabitant bears, for damaged rows that must touch nobody."""
        return str(self.rng.choice(self.junk_surnames)) + str(self.rng.choice(self.given[1]))
