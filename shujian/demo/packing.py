"""From tables to files: who sends which rows, in what form, vouching for what."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shujian.core.progress import Progress
from shujian.demo.columns import NUMERIC, Column, demo_content
from shujian.demo.dirt import ways, written
from shujian.demo.firms import court
from shujian.demo.frame import NULL, Frame, Text
from shujian.demo.frame import Column as Cells
from shujian.demo.gazetteer import counties, regions
from shujian.demo.people import Names
from shujian.demo.world import AS_OF, World
from shujian.demo.writers import Field, Look, csv_bytes, json_lines, workbook, zip_file

Ints = NDArray[np.int64]
SHEET_LIMIT = 20_000
"""A department with more rows than this sends text, not a workbook."""
AUTHORITY = "《调取证据通知书》虚检调〔2025〕{no}号"
COVERED = ("9901", "990201", "990202", "990203")


@dataclass(frozen=True)
class Part:
    """A file to be written: its rows, its plan, its place among the files."""

    frame: Frame
    rows: Ints
    plan: Mapping[str, Any]
    index: int


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
        entries.append(_write(w, out, Part(frame, left[mine], plan, index)))
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


def _write(w: World, out: Path, part: Part) -> dict[str, Any]:
    plan, rows = part.plan, part.rows
    form = plan.get("format", "csv")
    path = Path(plan["path"])
    if form == "xlsx" and len(rows) > SHEET_LIMIT:
        form, path = "csv", path.with_suffix(".csv")
    target = out / path
    target.parent.mkdir(parents=True, exist_ok=True)
    fields, mapping, units = _fields(w, part, form)
    everything = np.arange(len(fields[0].codes))
    look = _look(part, form, fields, mapping)
    if form == "xlsx":
        workbook(target, fields, _sheets(part, everything), look)
    elif form == "jsonl":
        json_lines(target, fields, everything)
    elif form == "zip":
        zip_file(target, [
            (f"{name}.csv", csv_bytes(fields, some, look))
            for name, some in _members(part, plan["member"], everything)
        ])  # fmt: skip
    else:
        target.write_bytes(csv_bytes(fields, everything, look, "\t" if form == "tsv" else ","))
    return {
        "path": path.as_posix(),
        "table": part.frame.table.name,
        "supplier": plan["supplier"],
        "authority": AUTHORITY.format(no=part.index + 1),
        "as_of": AS_OF.isoformat(),
        "mode": "append",
        "coverage": _coverage(plan),
        "mapping": mapping,
        "units": units,
        "rows": len(everything),
    }


def _coverage(plan: Mapping[str, Any]) -> list[dict[str, str]]:
    mine = tuple(plan.get("places", ("99",)))
    places = plan.get("cover") or [p for p in COVERED if p.startswith(mine) or "99" in mine]
    start = str(plan["from"])
    if plan.get("by") == "court":
        # each court vouches for its own register, wherever the documents went
        courts = [court(c.code) for c in counties() if c.code.startswith(COVERED)]
        span = {"from": start, "to": AS_OF.isoformat()}
        return [{"place": "", "unit": name, **span} for name in courts]
    own = [{"place": place, "unit": "", "from": start, "to": AS_OF.isoformat()} for place in places]
    extra = plan.get("extra_cover", [])
    return own + [
        {"place": e["place"], "unit": "", "from": str(e["from"]), "to": str(e["to"])} for e in extra
    ]


def _fields(w: World, part: Part, form: str) -> tuple[list[Field], dict[str, str], dict[str, str]]:
    """The columns of a file: in an order of its own, under headers of its own, with dirt."""
    table, plan = part.frame.table, part.plan
    junk = _junk_rows(w, part)
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
        _spoil(w.names, column, words, codes, len(junk))
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


def _junk_rows(w: World, part: Part) -> Ints:
    """Some ordinary rows to be repeated with a damaged number and a name nobody bears."""
    kinds = {column.kind for column in part.frame.table.columns}
    ordinary = part.frame.size - len(part.frame.rows)
    able = part.rows[part.rows < ordinary]
    if not {"id", "name"} <= kinds or len(able) < 20:
        return np.array([], dtype=np.int64)
    return w.rng.choice(able, min(2 + len(able) // 5000, 60), replace=False)


def _spoil(names: Names, column: Column, words: list[str], codes: Ints, count: int) -> None:
    """Damage the last rows: every number of a person, and the names beside it."""
    for index in range(len(codes) - count, len(codes)):
        if column.kind == "id":
            words.append(_broken(words[codes[index]], index))
        elif column.kind == "name":
            words.append(names.junk())
        elif column.kind == "date" and index % 4 == 0:
            words.append("2023-02-30")
        else:
            continue
        codes[index] = len(words) - 1


def _broken(text: str, index: int) -> str:
    """A number as a spreadsheet or a hurried clerk spoils it; nobody can tell whose it was."""
    number = unicodedata.normalize("NFKC", text).strip("' ").upper()
    if len(number) != 18:
        return "1.1E+17"
    wrong = number[:17] + ("0" if number[17] != "0" else "1")
    return ("1.1E+17", wrong, number[:11])[index % 3]


def _look(part: Part, form: str, fields: Sequence[Field], mapping: Mapping[str, str]) -> Look:
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


def _members(part: Part, column: str, rows: Ints) -> list[tuple[str, Ints]]:
    """One member for each month; repeated rows go with the month they repeat."""
    numbers = part.frame.merged(column).numbers
    assert numbers is not None
    months = np.concatenate([numbers[part.rows], np.zeros(len(rows) - len(part.rows), np.int64)])
    months[len(part.rows) :] = months[0] if len(part.rows) else 0
    return [
        (f"{m // 12}年{m % 12 + 1:02d}月", np.flatnonzero(months == m)) for m in np.unique(months)
    ]


def _sheets(part: Part, rows: Ints) -> list[tuple[str, Ints]]:
    name = part.plan.get("sheets")
    if not name:
        return [("Sheet1", rows)]
    column = part.frame.merged(name)
    extra = len(rows) - len(part.rows)
    if part.frame.table.column(name).kind in NUMERIC:
        assert column.numbers is not None
        years = [
            f"{n // 12}年" if n != NULL else "其他" for n in column.numbers[part.rows].tolist()
        ]
    else:
        assert isinstance(column.words, Text)
        labels = [regions()[c].name if c in regions() else "其他" for c in column.words.words]
        years = [labels[code] for code in column.words.codes[part.rows].tolist()]
    keys = np.array(years + years[:1] * extra)
    return [(str(key), np.flatnonzero(keys == key)) for key in sorted(set(keys.tolist()))]
