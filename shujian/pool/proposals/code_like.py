"""Whether the cells of a file's column are codes or names, for columns that hold a code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shujian.pool.proposals.proposal import SURE

if TYPE_CHECKING:
    from shujian.pool.proposals.by_name import Candidate
    from shujian.pool.proposals.sample import Sample

CODE = "编号"
"""The element that reads any text: what stands there has to be looked at."""
_LOOKED, _FEW = 200, 5
_MOST, _HARDLY = 0.9, 0.2
_NAMES = 55
"""The score of a heading whose cells are names: still named to a person, after any code."""
_BETTER = 8


def _running(cells: list[str]) -> bool:
    """1, 2, 3 … from row to row: the place in the list, not what tells one thing from another."""
    return [cell.removesuffix(".0") for cell in cells] == [str(n + 1) for n in range(len(cells))]


def weighed(sample: Sample, found: Candidate) -> Candidate:
    """The pair of a code's column, by what its cells look like: a code has a digit, a name none.

    Args:
        sample: headers and cells of the part.
        found: the pair by its heading.
    """
    cells = [c.strip() for c in sample.columns[found.source][:_LOOKED]]
    filled = [c for c in cells if c]
    if len(filled) < _FEW:
        return found
    if _running(filled):
        reason = f"{found.reason}，但写的是 1、2、3 …，像行号"
        return replace(found, score=min(found.score, _NAMES), reason=reason, asked=True)
    share = sum(any(ch.isdigit() for ch in c) for c in filled) / len(filled)
    if share <= _HARDLY:
        reason = f"{found.reason}，但抽样 {len(filled)} 格多是名称，不像编号"
        return replace(found, score=min(found.score, _NAMES), reason=reason)
    if share >= _MOST and found.score < SURE and not found.asked and not found.coded:
        better = min(found.score + _BETTER, SURE - 1)
        return replace(found, score=better, reason=f"{found.reason}，抽样 {len(filled)} 格像编号")
    return found
