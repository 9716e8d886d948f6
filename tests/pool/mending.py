"""Correcting quarantined rows in the workbook that is given out for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from shujian.pool import quarantine
from shujian.pool.quarantine.readmit import Mended


def give_out(pool: Any, change: Callable[[Any], None], name: str = "隔离.xlsx") -> Path:
    """The workbook of all quarantined rows, changed row by row."""
    path: Path = pool.folder / name
    quarantine.export(pool.ctx, pool.home, pool.table, path)
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows(min_row=2):
            change(row)
    book.save(path)
    return path


def take_in(pool: Any, path: Path) -> Mended:
    """Bring the workbook in."""
    return quarantine.mend(pool.ctx, pool.home, pool.table, path)


def mend(pool: Any, change: Callable[[Any], None], name: str = "隔离.xlsx") -> Mended:
    """Both at once."""
    return take_in(pool, give_out(pool, change, name))
