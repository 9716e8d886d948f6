"""What is wrong with a table as sent: junk rows and spoilt cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shujian.demo.columns import Column
from shujian.demo.frame import Frame
from shujian.demo.names import Names
from shujian.demo.world import World

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Part:
    """A file to be written: its rows, its plan, its place among the files."""

    frame: Frame
    rows: Ints
    plan: Mapping[str, Any]
    index: int


def junk_rows(w: World, part: Part) -> Ints:
    """Some ordinary rows to be repeated with a damaged number and a name nobody bears."""
    kinds = {column.kind for column in part.frame.table.columns}
    ordinary = part.frame.size - len(part.frame.rows)
    able = part.rows[part.rows < ordinary]
    if not {"id", "name"} <= kinds or len(able) < 20:
        return np.array([], dtype=np.int64)
    return w.rng.choice(able, min(2 + len(able) // 5000, 60), replace=False)


def spoil(names: Names, column: Column, words: list[str], codes: Ints, count: int) -> None:
    """Damage the last rows: every number of a person, and the names beside it."""
    for index in range(len(codes) - count, len(codes)):
        if column.kind == "id":
            words.append(_broken(words[codes[index]], index))
        elif column.kind == "name":
            words.append(names.junk())
        elif column.kind == "date" and index % 4 == 0:
            words.append("2023-02-30")
        else:
            continue
        codes[index] = len(words) - 1


def _broken(text: str, index: int) -> str:
    """A number as a spreadsheet or a hurried clerk spoils it; nobody can tell whose it was."""
    number = unicodedata.normalize("NFKC", text).strip("' ").upper()
    if len(number) != 18:
        return "1.1E+17"
    wrong = number[:17] + ("0" if number[17] != "0" else "1")
    return ("1.1E+17", wrong, number[:11])[index % 3]
