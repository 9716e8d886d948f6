"""How a department shapes a table: header, style, totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from shujian.demo.cells import NULL
from shujian.demo.columns import Column
from shujian.demo.dirt import written
from shujian.demo.file_look import Field, Look
from shujian.demo.sheet_faults import Part, junk_rows, spoil
from shujian.demo.spelling_kinds import ways
from shujian.demo.world import World


def fields_of(
    w: World, part: Part, form: str
) -> tuple[list[Field], dict[str, str], dict[str, str]]:
    """The columns of a file: in an order of its own, under headers of its own, with dirt."""
    table, plan = part.frame.table, part.plan
    junk = junk_rows(w, part)
    rows = np.concatenate([part.rows, junk])
    style = plan.get("style", "iso")
    ten_thousand = plan.get("ten_thousand", ())
    order = w.rng.permutation(len(table.columns))
    taken = {column.name for column in table.columns}
    fields, mapping, units = [], {}, {}
    for position in order.tolist():
        column = table.columns[position]
        header = _header(w, column, taken)
        how = ways(
            column.kind, _style(column, style, form, ten_thousand), plan.get("old_ids", False)
        )
        words, codes = written(part.frame.merged(column.name), rows, how, w.rng)
        spoil(w.names, column, words, codes, len(junk))
        if column.name in ten_thousand:
            header = f"{header}（万元）"
            units[header] = "万元"
        fields.append(Field(header, column.kind, words, codes))
        mapping[header] = column.name
    return fields, mapping, units


def _style(column: Column, style: str, form: str, ten_thousand: Sequence[str]) -> str:
    if column.kind == "money":
        return "万元" if column.name in ten_thousand else ""
    if style == "serial" and (column.kind != "date" or form != "xlsx"):
        return "iso"
    return style


def _header(w: World, column: Column, taken: set[str]) -> str:
    free = [alias for alias in column.alias if alias not in taken]
    if free and w.rng.random() < 0.6:
        header = str(w.rng.choice(free))
        taken.add(header)
        return header
    return column.name


def look_of(part: Part, form: str, fields: Sequence[Field], mapping: Mapping[str, str]) -> Look:
    """Titles, totals and other habits of the department for one table."""
    plan, name = part.plan, part.frame.table.name
    look = Look(encoding=plan.get("encoding", "gb18030"), repeat=bool(plan.get("repeat")))
    look.serial = plan.get("style") == "serial"
    if form == "xlsx":
        look.title = (f"{plan['supplier']}{name}情况表（截至2025年6月30日）",)
        look.notes = ("注：本表数据以业务系统导出为准。", "填表人：甲虚构    审核人：乙虚构")
    if plan.get("groups"):
        half = len(fields) // 2
        look.groups = (("人员情况", half), ("单位情况", len(fields) - half))
    if plan.get("totals"):
        sums = [_total(part, mapping[f.header]) for f in fields[1:]]
        look.totals = ("合计", *sums)
    return look


def _total(part: Part, name: str) -> str:
    """The sum of a column of money, as a 合计 row has it; nothing for other columns."""
    if part.frame.table.column(name).kind != "money":
        return ""
    values = part.frame.merged(name).numbers
    assert values is not None
    values = values[part.rows]
    total = int(values[values != NULL].sum())
    return f"{total // 100:,}.{total % 100:02d}"
