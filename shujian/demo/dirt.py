"""Which of the ways of writing each cell of a column gets; all readable by a careful clerk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from shujian.demo.cells import NULL, Column
from shujian.demo.spellings import Write

Ints = NDArray[np.int64]
SHARE = 0.1
"""How many cells in a hundredth are not written in the main way of their file."""


def written(
    column: Column,
    rows: Ints,
    how: Sequence[Callable[[int], str] | Write],
    rng: np.random.Generator,
) -> tuple[list[str], Ints]:
    """Write a column for these rows, one cell in ten in another way.

    Returns:
        The words, and for each row which one.
    """
    if column.numbers is not None:
        values, codes = np.unique(column.numbers[rows], return_inverse=True)
        plain: list[int | str] = ["" if v == NULL else int(v) for v in values.tolist()]
    else:
        assert column.words is not None
        used, codes = np.unique(column.words.codes[rows], return_inverse=True)
        plain = [column.words.words[code] for code in used.tolist()]
    words = [
        "" if value == "" else write(value)  # type: ignore[arg-type]
        for write in how
        for value in plain
    ]
    codes = codes.astype(np.int64)
    if len(how) > 1:
        odd = np.flatnonzero(rng.random(len(rows)) < SHARE)
        codes[odd] += len(plain) * rng.integers(1, len(how), len(odd))
    if column.raw:
        place = {int(row): index for index, row in enumerate(rows.tolist()) if row in column.raw}
        for row, index in place.items():
            codes[index] = len(words)
            words.append(column.raw[row])
    return words, codes
