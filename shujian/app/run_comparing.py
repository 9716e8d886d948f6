"""Two finished runs of one model beside each other: which clues came, went, changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shujian.core.errors import ShujianError
from shujian.store.home import Home

Record = Mapping[str, Any]
_OTHERS = {"title": "标题", "grade": "等级", "same": "同样的行数"}
"""Parts of a clue beside its values, with their names for a reader; its score is no fact."""


@dataclass(frozen=True)
class Comparison:
    """The clues of a later run against those of an earlier one.

    Args:
        same: how many are equal.
        added: clues of the later run alone.
        gone: clues of the earlier run alone.
        changed: the later one's record, and which of its values differ.
    """

    same: int
    added: tuple[Record, ...]
    gone: tuple[Record, ...]
    changed: tuple[tuple[Record, tuple[str, ...]], ...]


def compare(home: Home, before: str, after: str) -> Comparison:
    """Compare what two runs kept.

    Raises:
        ShujianError: ``app.run_not_kept`` for one that did not finish.
    """
    old, new = _clues(home, before), _clues(home, after)
    changed = tuple(
        (new[key], columns)
        for key in new
        if key in old and (columns := _differing(old[key], new[key]))
    )
    return Comparison(
        same=sum(1 for key in new if key in old) - len(changed),
        added=tuple(c for key, c in new.items() if key not in old),
        gone=tuple(c for key, c in old.items() if key not in new),
        changed=changed,
    )


def _clues(home: Home, run_id: str) -> dict[str, Record]:
    path = home.run(run_id) / "canonical.json"
    if not path.is_file():
        raise ShujianError(
            "app.run_not_kept",
            f"运行 {run_id} 没有留存结果",
            why="只有完成的运行才能比较",
            remedy="请选择另一次已完成的运行",
        )
    return {c["id"]: c for c in json.loads(path.read_text("utf-8"))}


def _differing(old: Record, new: Record) -> tuple[str, ...]:
    """The columns of a clue that differ; where none does, its other parts, in Chinese."""
    values = old["values"], new["values"]
    columns = [n for n in {**values[0], **values[1]} if values[0].get(n) != values[1].get(n)]
    others = [name for n, name in _OTHERS.items() if old.get(n) != new.get(n) and not columns]
    return tuple(columns + others)
