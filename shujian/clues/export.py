"""Clues as a workbook or as JSON lines; a workbook never holds a live formula."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from shujian.pool.exporting import exported
from shujian.store.schema import Clue

_COLUMNS: tuple[tuple[str, Callable[[Clue], Any], int], ...] = (
    ("线索编号", lambda c: c.id, 14),
    ("模型", lambda c: c.model_name, 26),
    ("规则", lambda c: c.rule, 8),
    ("类别", lambda c: c.kind, 6),
    ("内容", lambda c: c.title, 60),
    ("核查状态", lambda c: c.state, 10),
    ("等级", lambda c: c.grade, 8),
    ("分值", lambda c: "" if c.score is None else format(c.score, "f"), 12),
    ("最近一次运行", lambda c: c.seen, 12),
    ("证据摘要", lambda c: c.evidence[:16], 18),
)
NOTICE = "线索是机器提示，供核查使用，不作为认定事实的依据。"


def to_workbook(clues: Iterable[Clue], path: Path) -> int:
    """Write clues to XLSX; every cell is text.

    Returns:
        How many clues were written.

    Raises:
        ShujianError: ``pool.export`` where the file cannot be made, ``store.disk_full``.
    """
    import xlsxwriter  # here, because every look at a clue reads this module

    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with exported(path) as part, xlsxwriter.Workbook(str(part), options) as book:
        return _write(book, clues)


def _write(book: Any, clues: Iterable[Clue]) -> int:
    sheet = book.add_worksheet("线索")
    bold = book.add_format({"bold": True, "bg_color": "#E8EEF7"})
    sheet.write_string(0, 0, NOTICE)
    for index, (name, _, width) in enumerate(_COLUMNS):
        sheet.set_column(index, index, width)
        sheet.write_string(1, index, name, bold)
    count = 0
    for count, clue in enumerate(clues, start=1):
        for index, (_, value, _) in enumerate(_COLUMNS):
            sheet.write_string(count + 1, index, str(value(clue)))
    sheet.freeze_panes(2, 0)
    return count


def as_dict(clue: Clue) -> dict[str, Any]:
    """A clue for programs."""
    return {
        "id": clue.id,
        "model": clue.model_id,
        "model_name": clue.model_name,
        "rule": clue.rule,
        "kind": clue.kind,
        "identity": clue.identity_json,
        "subject": clue.subject,
        "title": clue.title,
        "score": None if clue.score is None else format(clue.score, "f"),
        "grade": clue.grade,
        "state": clue.state,
        "seen": clue.seen,
        "evidence": clue.evidence,
        "content": clue.content_json,
        "first_run": clue.first_run,
        "last_run": clue.last_run,
    }


def to_json_lines(clues: Iterable[Clue], path: Path) -> int:
    """Write clues as JSON lines, UTF-8; as ``to_workbook``."""
    count = 0
    with exported(path) as part, part.open("w", encoding="utf-8", newline="\n") as out:
        for count, clue in enumerate(clues, start=1):  # noqa: B007
            out.write(json.dumps(as_dict(clue), ensure_ascii=False) + "\n")
    return count
