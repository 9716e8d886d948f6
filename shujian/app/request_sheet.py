"""调取数据清单 as a workbook, to be sent to departments as it is."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from shujian.app.request_list import AskedColumn, AskedTable

_HEADS = ("表", "列", "是否必需", "含义", "格式", "示例（虚构）", "为什么需要", "本院现有")
_WIDTHS = (16, 18, 12, 40, 30, 26, 56, 12)
_TABLE_HEADS = ("表", "一行是什么", "须一并写明", "用到它的模型及其依据", "本院现有")
_TABLE_WIDTHS = (16, 40, 44, 90, 12)
_DAY = "数据截至哪一天"
_COVERED = "包括哪些地区、单位、哪段时间的全部记录（模型要判断“名单里没有”）"
_GUIDE = (
    "请按“各表”逐张提供数据，每张表要哪几列见“各列”；没有的表、没有的列请写明没有，不要用别的内容代替。",
    "Excel、CSV 都可以；一张表一个文件或者一张工作表，第一行写列名，每行一条记录。列名可以用贵单位自己的，不必改成这里的写法。",
    "身份号码、账号、编号请存为文本，开头的 0 和末尾几位不要丢失；不要合并单元格，不要写“同上”。",
    "每份文件请写明：由哪个单位提供，数据截至哪一天；“须一并写明”写有覆盖范围的，还要写明包括哪些地区、单位和哪段时间的全部记录。",
    "“必填”：这一格空着的行用不上；“判断用”：缺了这一列，用到它的检查作不出判断；“有则提供”：只用来辨认和核对。",
    "各列的示例都是虚构的，只说明写法。",
)
"""For the clerk who receives it and knows nothing of this program."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def workbook(asked: Sequence[AskedTable]) -> bytes:
    """The workbook: how to supply, then each table, then each column of it."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, _OPTIONS) as book:
        head = book.add_format(
            {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#EEF2F7"}
        )
        cell = book.add_format({"text_wrap": True, "border": 1, "valign": "top", "num_format": "@"})
        guide = [(str(at), line) for at, line in enumerate(_GUIDE, 1)]
        _page(book.add_worksheet("怎样提供"), ("", "怎样提供"), (5, 110), guide, head, cell)
        tables = [_table(one) for one in asked]
        _page(book.add_worksheet("各表"), _TABLE_HEADS, _TABLE_WIDTHS, tables, head, cell)
        columns = [_column(one.table, c, one.held) for one in asked for c in one.columns]
        _page(book.add_worksheet("各列"), _HEADS, _WIDTHS, columns, head, cell)
    return held.getvalue()


def _page(
    page: Any,
    heads: Sequence[str],
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
    head: Any,
    cell: Any,
) -> None:
    for at, (title, width) in enumerate(zip(heads, widths, strict=True)):
        page.set_column(at, at, width)
        page.write_string(0, at, title, head)
    for line, row in enumerate(rows, 1):
        for at, text in enumerate(row):
            page.write_string(line, at, text, cell)
    page.freeze_panes(1, 2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _table(asked: AskedTable) -> tuple[str, ...]:
    state = [_DAY] + [_COVERED] * asked.covered
    users = [f"{m}：{'；'.join(b)}" if b else m for m, b in asked.basis.items()]
    missing = [c.name for c in asked.columns if not c.there or c.unread]
    has = "没有数据" if not asked.held else f"缺 {len(missing)} 列" if missing else "已有"
    return asked.table, asked.meaning, "；".join(state), "\n".join(users), has


def _column(table: str, asked: AskedColumn, held: bool) -> tuple[str, ...]:
    needed = "必填" if asked.required else "判断用" if any(asked.rules.values()) else "有则提供"
    has = "已有" if asked.there else "没有这一列" if held else "没有数据"
    if asked.unread:
        has = "有这一列，但一格也读不出，请改写后重新提供"
    return (
        table, asked.name, needed, asked.meaning, asked.format, asked.example, asked.why, has,
    )  # fmt: skip
