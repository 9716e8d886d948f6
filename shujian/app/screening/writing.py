"""Clues written for people (a workbook without formulas) and for programs (JSON lines)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import xlsxwriter

from shujian.app.screening.types import Answer, Clue
from shujian.core.errors import ShujianError
from shujian.pool.asking.exporting import exported

Take = Callable[[Answer], None]
KEYS = (
    "document", "rule", "severity", "subject", "message", "basis", "spans", "explanation",
)  # fmt: skip
OF_PAIRS = ("other",)
"""Further keys of clues over two judgments."""
HEADINGS = (
    ("文书", 28), ("案号", 26), ("程度", 8), ("规则", 24), ("对象", 14), ("提示", 60), ("依据", 40),
    ("原文", 60), ("理由", 60), ("规则编号", 20), ("文书编号", 24),
    ("另一文书编号", 24),
)  # fmt: skip
_ROWS = 1_000_000
_CELL = 32_000


def writer_for(path: Path) -> Callable[[Path], AbstractContextManager[Take]]:
    """Which writer makes a file of this name.

    Raises:
        ShujianError: ``app.export_form``.
    """
    form = {".xlsx": workbook, ".jsonl": json_lines}.get(path.suffix.lower())
    if form is None:
        raise ShujianError(
            "app.export_form", f"不能导出成“{path.suffix}”", remedy="请用 .xlsx 或 .jsonl 结尾"
        )
    return form


@contextmanager
def json_lines(path: Path) -> Iterator[Take]:
    """Clues as JSON lines; whole or not at all."""
    with exported(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:

        def take(answer: Answer) -> None:
            for clue in answer.clues:
                record = {key: clue.record[key] for key in (*KEYS, *OF_PAIRS) if key in clue.record}
                file.write(json.dumps(record, ensure_ascii=False) + "\n")

        yield take


@contextmanager
def lines(path: Path) -> Iterator[Take]:
    """Facts as JSON lines; whole or not at all."""
    with exported(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:

        def take(answer: Answer) -> None:
            file.writelines(line + "\n" for line in answer.lines)

        yield take


@contextmanager
def workbook(path: Path) -> Iterator[Take]:
    """Clues as a workbook, one a row; no text is ever taken for a formula or a link."""
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with (
        exported(path) as part,
        xlsxwriter.Workbook(str(part), {"constant_memory": True, **safe}) as book,
    ):
        bold = book.add_format({"bold": True})
        sheets: list[xlsxwriter.worksheet.Worksheet] = []
        count = 0

        def fresh() -> None:
            sheet = book.add_worksheet(f"线索{len(sheets) + 1}" if sheets else "线索")
            for column, (title, width) in enumerate(HEADINGS):
                sheet.set_column(column, column, width)
                sheet.write_string(0, column, title, bold)
            sheet.freeze_panes(1, 0)
            sheets.append(sheet)

        def take(answer: Answer) -> None:
            nonlocal count
            for clue in answer.clues:
                if count == _ROWS:
                    fresh()
                    count = 0
                count += 1
                for column, text in enumerate(cells(clue)):
                    sheets[-1].write_string(count, column, text[:_CELL])

        fresh()
        yield take


def cells(clue: Clue) -> tuple[str, ...]:
    """One clue as the texts of its row."""
    held = clue.record
    return (
        clue.name, clue.case_no, held["severity"], clue.title, held["subject"], held["message"],
        "\n".join(held["basis"]), "\n".join(clue.quotes), held["explanation"], held["rule"],
        held["document"], held.get("other", ""),
    )  # fmt: skip
