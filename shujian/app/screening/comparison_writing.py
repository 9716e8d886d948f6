"""A comparison as a workbook: one sheet of items, one of rules; no text becomes a formula."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from shujian.app.screening import comparison_document
from shujian.app.screening.comparing import Compared
from shujian.core.errors import ShujianError
from shujian.documents.judgments.comparing.items import CHECK
from shujian.documents.judgments.comparing.lines import lines
from shujian.pool.asking.exporting import exported

HEADINGS = (
    ("结果", 10), ("程度", 8), ("类别", 8), ("事项", 16), ("对象", 14), ("前一份", 14), ("所写", 30),
    ("后一份", 14), ("所写", 30), ("说明", 60), ("理由原文", 60),
)  # fmt: skip
RULES = (("规则", 34), ("程度", 8), ("提示", 70), ("依据", 50), ("规则编号", 30))
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CELL = 32_000


def writer_for(path: Path) -> Callable[[Compared, Path], None]:
    """What writes a file of this name.

    Raises:
        ShujianError: ``app.export_form``.
    """
    form = {".xlsx": write, ".docx": comparison_document.write}.get(path.suffix.lower())
    if form is None:
        raise ShujianError(
            "app.export_form", f"不能导出成“{path.suffix}”", remedy="请用 .xlsx 或 .docx 结尾"
        )
    return form


def write(found: Compared, path: Path) -> None:
    """Write the workbook; whole or not at all."""
    items = [
        (
            i.result, "实体" if i.material else "文字", i.sort, one.matter, one.person or "全案",
            one.left, i.one.words, one.right, i.two.words, i.why, i.reason.words,
        )
        for one in sorted(lines(found.comparison.items), key=lambda o: o.first.result != CHECK)
        for i in (one.first,)
    ]  # fmt: skip
    rules = [(f.name, f.severity, f.message, "\n".join(f.basis), f.rule) for f in found.findings]
    with exported(path) as part, xlsxwriter.Workbook(str(part), _SAFE) as book:
        bold = book.add_format({"bold": True})
        for title, headings, rows in (("比对", HEADINGS, items), ("规则提示", RULES, rules)):
            sheet = book.add_worksheet(title)
            for column, (heading, width) in enumerate(headings):
                sheet.set_column(column, column, width)
                sheet.write_string(0, column, heading, bold)
            for line, row in enumerate(rows, start=1):
                for column, text in enumerate(row):
                    sheet.write_string(line, column, text[:_CELL])
            sheet.freeze_panes(1, 0)
