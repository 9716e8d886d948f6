"""Whether the configured engine computes as it must: functions, and the golden cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from shujian.app.running import chosen_engine
from shujian.app.shelf import Shelf
from shujian.core.progress import SILENT, Progress
from shujian.engines.base import Engine
from shujian.engines.conformance import examples
from shujian.models.authoring.cases import read_cases, run_cases
from shujian.models.packs.pack import check_pack
from shujian.store.home import Home

T = TypeVar("T")
FUNCTIONS = "公式函数"
PACK_DAY = dt.date(2030, 1, 1)
"""The as-of day of a check of packs: law of later versions is in force."""


@dataclass
class Part:
    """One part of the check.

    Args:
        name: what was checked: the functions, a model, a pack.
        tried: how many examples or cases.
        wrong: the differences, Chinese.
        refused: what the engine says it cannot do.
    """

    name: str
    tried: int = 0
    wrong: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def check_engine(
    home: Home, shelf: Shelf, folder: Path, cases: int | None = None, progress: Progress = SILENT
) -> tuple[str, list[Part]]:
    """Run the conformance suite on the configured engine.

    Args:
        home: whose settings hold.
        shelf: the content.
        folder: for what the engine writes.
        cases: how many cases of each model, evenly chosen; None: all.
        progress: told each part; asked whether to stop.

    Returns:
        Name and version of the engine, and the parts.
    """
    engine = chosen_engine(home, folder)
    try:
        progress.step(0.0, FUNCTIONS)
        parts = [check_functions(engine)]
        names = [*shelf.items, *sorted(shelf.packs)]
        for number, name in enumerate(names):
            progress.step((number + 1) / (len(names) + 1), name)
            parts.append(check_content(engine, shelf, name, cases))
        return engine.version(), parts
    finally:
        engine.close()


def check_functions(engine: Engine) -> Part:
    """Every example of every function."""
    part = Part(FUNCTIONS)
    for found in examples(engine):
        part.tried += 1
        if found.refused:
            part.refused.append(f"{found.function}：{found.formula}")
        elif not found.good:
            part.wrong.append(f"{found.formula} 应为 {found.wanted}，实得 {found.found}")
    return part


def check_content(engine: Engine, shelf: Shelf, name: str, cases: int | None) -> Part:
    """Golden cases of a model, or all cases of a pack."""
    if shelf.is_pack(name):
        pack, _ = shelf.pack(name)
        judged = check_pack(pack, shelf.tables, engine, as_of=PACK_DAY)
        return Part(name, len(judged), [str(r) for r in judged if not r.passed])
    model, _ = shelf.model(name)
    listed = spread(read_cases(shelf.item(name).path.parent), cases)
    results = run_cases(model, listed, shelf.tables, engine)
    return Part(name, len(results), [str(r) for r in results if not r.passed])


def spread(items: Sequence[T], count: int | None) -> list[T]:
    """So many of a list, evenly chosen; all for None."""
    if count is None or count >= len(items):
        return list(items)
    return [items[i * len(items) // count] for i in range(count)]
