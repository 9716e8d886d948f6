"""Clues as a workbook or as JSON lines; a workbook never holds a live formula."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shujian.clues.cells import Cells, Value, filled
from shujian.clues.model_sheets import ModelSheets
from shujian.pool.asking.exporting import exported
from shujian.store.schema import Clue
from shujian.trust.context import BEIJING


@dataclass(frozen=True)
class Concluded:
    """Who brought a clue to its present conclusion, when and why.

    Args:
        state: 属实, 不属实 or 存查.
        actor: the person's name.
        at: when.
        reason: as the person wrote it.
        since: what runs found otherwise since then.
    """

    state: str
    actor: str
    at: dt.datetime
    reason: str
    since: str = ""


@dataclass(frozen=True)
class Told:
    """What a workbook says of a clue beyond the ledger.

    Args:
        rule: the rule's name.
        title, subject: as the reader may see them.
        numbers: case numbers of the documents.
        identity, values: column → value.
        files: where its rows come from.
        concluded: its conclusion; None: it has none.
        stated: the facts of persons that it rests on.
        remarks: what the files say beside its rows that may clear somebody.
    """

    rule: str
    title: str
    subject: str
    numbers: Sequence[str] = ()
    identity: Mapping[str, Value] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    files: Sequence[str] = ()
    concluded: Concluded | None = None
    stated: Sequence[str] = ()
    remarks: Sequence[str] = ()


Telling = Callable[[Clue], Told]


def _verdict(name: str) -> Callable[[Clue, Told], Value]:
    def value(_: Clue, told: Told) -> Value:
        return None if told.concluded is None else getattr(told.concluded, name)

    return value


def _concluded_at(_: Clue, told: Told) -> Value:
    return None if told.concluded is None else _here(told.concluded.at)


def _here(time: dt.datetime) -> dt.datetime:
    """A time in China as a workbook takes it: without a zone."""
    return time.astimezone(BEIJING).replace(tzinfo=None, microsecond=0)


_COLUMNS: tuple[tuple[str, Callable[[Clue, Told], Value], int], ...] = (
    ("线索编号", lambda c, _: c.id, 20),
    ("模型", lambda c, _: c.model_name, 26),
    ("规则", lambda _, t: t.rule, 26),
    ("类别", lambda c, _: c.kind, 6),
    ("等级", lambda c, _: c.grade, 8),
    ("核查状态", lambda c, _: c.state, 10),
    ("对象", lambda _, t: t.subject, 22),
    ("案号", lambda _, t: "\n".join(t.numbers), 26),
    ("标识取值", lambda _, t: _lines(t.identity), 32),
    ("内容", lambda _, t: t.title, 60),
    ("分值", lambda c, _: c.score, 14),
    ("核查结论", _verdict("state"), 10),
    ("核查人", _verdict("actor"), 12),
    ("核查时间", _concluded_at, 16),
    ("核查理由", _verdict("reason"), 40),
    ("结论后变化", _verdict("since"), 40),
    ("各项取值", lambda _, t: _lines(t.values), 60),
    ("依据的人工事实", lambda _, t: "\n".join(t.stated), 40),
    ("来文备注（先核实）", lambda _, t: "\n".join(t.remarks), 40),
    ("来源文件", lambda _, t: "\n".join(t.files), 40),
    ("首次发现", lambda c, _: _here(c.created), 16),
    ("最近一次运行", lambda c, _: c.seen, 12),
    ("规则编号", lambda c, _: c.rule, 20),
)


def _lines(cells: Mapping[str, Value]) -> str:
    return "\n".join(f"{name}：{value}" for name, value in cells.items())


def _plainly(clue: Clue) -> Told:
    """From the ledger alone."""
    return Told(clue.rule, clue.title, clue.subject)


NOTICE = "线索是机器提示，供核查使用，不作为认定事实的依据。"
_LEFT_OUT = "导出的线索都没有内容的列没有列出："


def to_workbook(clues: Iterable[Clue], path: Path, telling: Telling = _plainly) -> int:
    """Write clues to XLSX: one list of all, and a sheet a model with a column for each value.

    A column that no clue fills is left out; the list says which. Amounts, counts, days and times are numbers and dates; identity numbers, codes and words
    are text.

    Args:
        clues: in their order.
        path: the file.
        telling: says what the ledger does not know, masked for whom it is written.

    Returns:
        How many clues were written.

    Raises:
        ShujianError: ``pool.export`` where the file cannot be made, ``store.disk_full``.
    """
    import xlsxwriter  # here, because every look at a clue reads this module

    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with exported(path) as part, xlsxwriter.Workbook(str(part), options) as book:
        return _write(book, list(clues), telling)


def _write(book: Any, clues: Sequence[Clue], telling: Telling) -> int:
    sheet = book.add_worksheet("线索")
    bold = book.add_format({"bold": True, "bg_color": "#E8EEF7"})
    cells = Cells(book)
    models = ModelSheets(book, bold, cells)
    lines = [_line(clue, telling(clue), models) for clue in clues]
    kept = [at for at in range(len(_COLUMNS)) if not lines or any(filled(c[at]) for c in lines)]
    empty = [name for at, (name, _, _) in enumerate(_COLUMNS) if at not in kept]
    sheet.write_string(0, 0, NOTICE + (f"{_LEFT_OUT}{'、'.join(empty)}。" if empty else ""))
    for index, at in enumerate(kept):
        sheet.set_column(index, index, _COLUMNS[at][2])
        sheet.write_string(1, index, _COLUMNS[at][0], bold)
    for number, line in enumerate(lines, start=2):
        for index, at in enumerate(kept):
            cells.put(sheet, number, index, line[at])
    models.write()
    sheet.autofilter(1, 0, len(clues) + 1, len(kept) - 1)
    sheet.freeze_panes(2, 1)
    return len(clues)


def _line(clue: Clue, told: Told, models: ModelSheets) -> list[Value]:
    """What the list says of a clue, column by column; its values also go to its model's sheet."""
    models.take(clue, told.rule, {**told.identity, **told.values})
    return [value(clue, told) for _, value, _ in _COLUMNS]


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
