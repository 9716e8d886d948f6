"""Entries of a dated table: a key, its versions by date, the rows of each version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from shujian.core.cells import BLANK
from shujian.core.errors import ShujianError
from shujian.core.yamlio import load
from shujian.law.values import TYPES, day, read_value
from shujian.law.versions import Entry, check_keys
from shujian.store.content import Layer

BUILT_IN = {"版本起": "日期", "版本止": "日期", "已核": "布尔"}
"""Columns of every table: the version's first and last day, and whether it was verified."""
_VERSION = ("from", "to", "source", "checked", "doubt", "note", "rows")
_ENTRY = ("alias", "versions", "derives_from", "note", "checked", "doubt", "source")


@dataclass(frozen=True)
class Row:
    """One row.

    Args:
        key: the key, or one of its other names.
        start: first day; the earliest of all where the version has none.
        end: last day, included; the latest of all where it is in force.
        cells: column → value or BLANK.
    """

    key: tuple[Any, ...]
    start: dt.date
    end: dt.date
    cells: Mapping[str, Any]


@dataclass(frozen=True)
class Declared:
    """A table's head.

    Args:
        name: its name.
        meaning: for people.
        keys: key column → type.
        columns: other column → type.
        checked: whether its entries are verified, unless they say otherwise.
        doubt: what is not.
        entry: where it stands.
    """

    name: str
    meaning: str
    keys: Mapping[str, str]
    columns: Mapping[str, str]
    checked: bool
    doubt: str
    entry: Entry


@dataclass(frozen=True)
class Read:
    """An entry: its key and other names, its rows under each, what is doubtful."""

    names: tuple[tuple[Any, ...], ...]
    rows: tuple[Row, ...]
    doubt: str


def read_head(
    path: Path, layer: Layer | None, errors: list[ShujianError]
) -> tuple[str, Declared | None, list[Entry]]:
    """The table that a file declares or adds to, and its entries."""
    data = load(path)
    file = Entry(data, path, layer, 1)
    if not isinstance(data, dict) or not (data.get("table") or data.get("of")):
        raise file.error("表文件缺少 table 或 of", "声明新表写 table: 表名；补充条目写 of: 表名")
    head = None
    name = str(data.get("table") or data.get("of"))
    common = ("entries", "checked", "doubt", "source", "note")
    if data.get("table"):
        errors += check_keys(file, ("table", "meaning", "key", "columns"), common)
        head = Declared(
            name, str(data.get("meaning") or ""),
            _kinds(file, "key", errors), _kinds(file, "columns", errors),
            data.get("checked") is not False, str(data.get("doubt") or ""), file,
        )  # fmt: skip
    else:
        errors += check_keys(file, ("of", "entries"), common)
    raw = data.get("entries") or []
    if not isinstance(raw, list):
        errors.append(file.error("entries 应是列表", "每个条目以“- ”开头", "entries"))
        raw = []
    entries = []
    for one in raw:
        entry = Entry(one, path, layer, getattr(one, "line", None))
        if isinstance(one, dict):
            entries.append(entry)
        else:
            errors.append(entry.error("条目应是键和值", "请参照其他条目"))
    return name, head, entries


def _kinds(file: Entry, key: str, errors: list[ShujianError]) -> dict[str, str]:
    """Column → type, written as ``列: 类型`` or ``列: {type: 类型, meaning: …}``."""
    raw, found = file.data.get(key), {}
    if not isinstance(raw, dict):
        errors.append(file.error(f"{key} 应写成“列: 类型”", "例如 最高刑: 刑期", key))
        return {}
    for name, value in raw.items():
        kind = value.get("type") if isinstance(value, dict) else value
        if kind not in TYPES:
            what = f"列“{name}”的类型“{kind}”不认识"
            errors.append(file.error(what, f"可用：{'、'.join(TYPES)}", key))
        if name in BUILT_IN:
            errors.append(file.error(f"列名“{name}”已被系统使用", "请换一个列名", key))
        found[str(name)] = str(kind)
    return found


def read_entry(head: Declared, entry: Entry, errors: list[ShujianError]) -> Read | None:
    """The rows of one entry; faults are collected."""
    before, data = len(errors), entry.data
    allowed = (*head.columns, *_ENTRY, *_VERSION)
    errors += check_keys(entry, tuple(head.keys), allowed)
    key = _cells(entry, head.keys, data, errors)
    raw = data.get("versions", [data])
    if not isinstance(raw, list) or not raw:
        errors.append(entry.error("versions 应是列表", "每个版本以“- from: …”开头", "versions"))
        return None
    spans: list[tuple[dt.date, dt.date, list[dict[str, Any]]]] = []
    doubts = [str(data.get("doubt") or "")]
    for one in raw:
        version = Entry(one, entry.path, entry.layer, getattr(one, "line", entry.line))
        spans += _version(head, entry, version, key, errors)
        doubts += [str(one.get("doubt") or "")] if isinstance(one, dict) and one is not data else []
    spans.sort(key=lambda s: s[0])
    for left, right in pairwise(spans):
        if right[0] <= left[1]:
            errors.append(
                entry.error(
                    "两个版本的有效期重叠",
                    "请给较早的版本写上 to（施行新规定的前一日）",
                    why=f"{left[0]} 起与 {right[0]} 起的版本",
                )
            )
    if len(errors) > before:
        return None
    names = [tuple(key[k] for k in head.keys), *_aliases(head, entry)]
    rows = [
        Row(name, start, end, cells) for name in names for start, end, own in spans for cells in own
    ]
    return Read(tuple(names), tuple(rows), "；".join(d for d in doubts if d))


def _aliases(head: Declared, entry: Entry) -> list[tuple[Any, ...]]:
    """Other names of a key of one column."""
    raw = entry.data.get("alias") or []
    return (
        [(name,) for name in (raw if isinstance(raw, list) else [raw])]
        if len(head.keys) == 1
        else []
    )


def _version(
    head: Declared, entry: Entry, version: Entry, key: Mapping[str, Any], errors: list[ShujianError]
) -> list[tuple[dt.date, dt.date, list[dict[str, Any]]]]:
    data = version.data
    if not isinstance(data, dict):
        errors.append(version.error("版本应是 from 等键和值", "请参照其他版本"))
        return []
    own = data is entry.data
    extra = (*head.keys, *_ENTRY) if own else ()
    errors += check_keys(version, ("from",), (*head.columns, *_VERSION[1:], *extra))
    start, end = day(data.get("from")), day(data.get("to"))
    for name, found in (("from", start), ("to", end)):
        if data.get(name) is not None and found is None:
            errors.append(version.error(f"“{name}”不是日期", "请写作 2020-01-01 的形式", name))
    if start is None or (end is not None and end < start):
        if start is not None:
            errors.append(version.error("止日早于起日", "请核对 from 和 to", "to"))
        return []
    checked = _checked(head, entry, version, errors)
    common = {**key, **_cells(version, head.columns, data, errors)}
    common |= {"版本起": start, "版本止": end or BLANK, "已核": checked}
    rows = []
    for raw in data.get("rows", [{}]) or [{}]:
        row = Entry(raw, version.path, version.layer, getattr(raw, "line", version.line))
        if not isinstance(raw, dict):
            errors.append(row.error("行应写成 {列: 值}", "请参照其他行"))
            continue
        errors += check_keys(row, (), tuple(head.columns))
        cells = {**common, **_cells(row, head.columns, raw, errors)}
        rows.append({n: cells.get(n, BLANK) for n in (*head.keys, *head.columns, *BUILT_IN)})
    return [(start, end or dt.date.max, rows)]


def _checked(head: Declared, entry: Entry, version: Entry, errors: list[ShujianError]) -> bool:
    """Whether a version is verified: it says so, or its entry, or its table."""
    for held in (version.data, entry.data):
        if "checked" in held:
            if held["checked"] is False and not held.get("doubt"):
                errors.append(version.error("未核对的内容缺少说明", "请在 doubt 写明疑点"))
            return held["checked"] is True
    return head.checked


def _cells(
    entry: Entry, kinds: Mapping[str, str], data: Mapping[str, Any], errors: list[ShujianError]
) -> dict[str, Any]:
    """The typed cells that are written; an empty list is a value: there is none."""
    found: dict[str, Any] = {}
    for name, kind in kinds.items():
        if data.get(name) is None:
            continue
        raw = data[name]
        value = () if kind == "文本列表" and raw == [] else read_value(kind, raw)
        if value is None:
            errors.append(entry.error(f"“{name}”的值“{raw}”不是{kind}", "请按声明的类型填写", name))
        else:
            found[name] = value
    return found
