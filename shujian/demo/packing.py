"""From tables to files: who sends which rows, in what form, vouching for what."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shujian.core.progress import Progress
from shujian.demo.cells import Column as Cells
from shujian.demo.columns import demo_content
from shujian.demo.frame import Frame
from shujian.demo.sending import write
from shujian.demo.sheet_faults import Ints, Part
from shujian.demo.world import World


def pack(w: World, out: Path, progress: Progress) -> list[dict[str, Any]]:
    """Write every file; answer the manifest's entries."""
    plans = demo_content("files.yaml")
    missing = sorted(set(w.frames) - {plan["table"] for plan in plans})
    if missing:
        raise ValueError(f"no file plan for {missing}")
    entries = []
    done: dict[str, Ints] = {}
    for index, plan in enumerate(plans):
        progress.step(0.3 + 0.7 * index / len(plans), f"写出 {plan['path']}")
        frame = w.frames[plan["table"]]
        left = done.get(plan["table"])
        if left is None:
            left = w.rng.permutation(frame.size)
        mine = _chosen(frame, plan, left)
        done[plan["table"]] = left[~mine]
        entries.append(write(w, out, Part(frame, left[mine], plan, index)))
    lost = {name: len(rows) for name, rows in done.items() if len(rows)}
    if lost:
        raise ValueError(f"rows in no file: {lost}")
    return entries


def _matches(column: Cells, rows: Ints, test: Any) -> NDArray[Any]:
    assert column.words is not None
    return np.array([test(word) for word in column.words.words])[column.words.codes[rows]]


def _chosen(frame: Frame, plan: Mapping[str, Any], rows: Ints) -> NDArray[Any]:
    mine = np.ones(len(rows), dtype=bool)
    if not len(rows):
        return mine
    if "places" in plan:
        starts = tuple(plan["places"])
        mine &= _matches(frame.merged(frame.table.place), rows, lambda t: t.startswith(starts))
    for name, values in plan.get("where", {}).items():
        mine &= _matches(frame.merged(name), rows, lambda t, v=values: t in v)
    return mine
