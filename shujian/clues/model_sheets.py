"""A sheet for each model in the workbook of clues: every value of its clues in a column, none of them empty."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from shujian.clues.cells import Cells, Value, filled
from shujian.store.schema import Clue

_HEAD = ("线索编号", "规则名称", "等级", "核查状态")
_LONGEST = 31
"""Characters that the name of a sheet may have."""


class ModelSheets:
    """Collects the values of clues by model and writes them below common heads.

    Args:
        book: an XlsxWriter workbook.
        bold: the format of heads.
        cells: writes cells.
    """

    def __init__(self, book: Any, bold: Any, cells: Cells) -> None:
        self._book, self._bold, self._cells = book, bold, cells
        self._rows: dict[str, list[tuple[tuple[str, ...], Mapping[str, Value]]]] = {}
        self._names: dict[str, str] = {}

    def take(self, clue: Clue, rule: str, values: Mapping[str, Value]) -> None:
        """Keep what a clue says; one without values has no row."""
        if values:
            head = (clue.id, rule, clue.grade, clue.state)
            self._rows.setdefault(clue.model_id, []).append((head, values))
            self._names.setdefault(clue.model_id, clue.model_name or clue.model_id)

    def write(self) -> None:
        """Write the sheets, in the order in which the models came."""
        used = {"线索"}
        for model, rows in self._rows.items():
            name = _sheet_name(self._names[model], used)
            used.add(name)
            sheet = self._book.add_worksheet(name)
            told = (c for _, values in rows for c, value in values.items() if filled(value))
            columns = list(dict.fromkeys(told))
            for index, title in enumerate((*_HEAD, *columns)):
                sheet.set_column(index, index, 20 if index < 2 else 16)
                sheet.write_string(0, index, title, self._bold)
            for line, (head, values) in enumerate(rows, start=1):
                for index, value in enumerate((*head, *(values.get(c) for c in columns))):
                    self._cells.put(sheet, line, index, value)
            sheet.autofilter(0, 0, len(rows), len(_HEAD) + len(columns) - 1)
            sheet.freeze_panes(1, 1)


def _sheet_name(name: str, used: set[str]) -> str:
    """A name that a workbook takes: short, without its special signs, each only once."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", name).strip()[:_LONGEST] or "模型"
    taken = {one.casefold() for one in used}
    found, number = plain, 1
    while found.casefold() in taken:
        number += 1
        found = f"{plain[: _LONGEST - 4]}（{number}）"
    return found
