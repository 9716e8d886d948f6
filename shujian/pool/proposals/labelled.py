"""What a line above the header says of all rows below it: 项目编号：990103…, 单位：虚构县教育局."""

from __future__ import annotations

import re
import unicodedata

from shujian.core.cells import State
from shujian.pool.proposals.naming import Names
from shujian.pool.proposals.proposal import PartProposal
from shujian.pool.proposals.stated_day import NamedMonth
from shujian.pool.proposals.told_supplier import is_office
from shujian.schema.fold import header_key
from shujian.schema.tables import StandardTable, TableColumn

_PAIR = re.compile(r"([\u4e00-\u9fff]{2,12})\s*[:：]\s*([^\s:：]{2,60})")
_NUMBERS = frozenset(["编号", "案号", "统一社会信用代码"])
_OFFICE = "单位名称"


def differing(names: Names, column: TableColumn) -> tuple[str, ...]:
    """The words of lines above headers that give a column several values; none where one or no.

    Args:
        names: of the part, with the lines above its headers.
        column: for which one text is to stand in every row.
    """
    found = _values(names, column)
    return tuple(found.values()) if len(found) > 1 else ()


def labelled(names: Names, column: TableColumn) -> NamedMonth | None:
    """The one value that lines above the header give under a name of the column.

    None where they give several: a sheet may hold the lists of several units.

    Args:
        names: of the part, with the lines above its headers.
        column: that the file does not have; of a number, or of a unit.
    """
    found = _values(names, column)
    if len(found) != 1:
        return None
    ((value, words),) = found.items()
    return NamedMonth(value, words, "标题行")


def several(part: PartProposal, table: StandardTable) -> list[str]:
    """A warning for each text that is to stand in every row though the titles give several."""
    names = Names.of(part.raw)
    return [
        f"表里几段的标题写的不同：{'、'.join(words)}；整份的“{column}”都填“{text}”，会有写错的行，请分成几份再导入"
        for column, text in part.fixed.items()
        if (words := differing(names, table.column(column)))
    ]


def _values(names: Names, column: TableColumn) -> dict[str, str]:
    """Value → the words that give it."""
    if column.element not in _NUMBERS and column.element != _OFFICE:
        return {}
    keys = {header_key(name) for name in (column.name, *column.alias)}
    found: dict[str, str] = {}
    for title in names.titles:
        for label, value in _PAIR.findall(unicodedata.normalize("NFKC", title)):
            if header_key(label) in keys and _meant(column, value):
                found.setdefault(value, f"{label}：{value}")
    return found


def _meant(column: TableColumn, value: str) -> bool:
    """单位：元 names no unit that pays."""
    read = column.cleaner.clean(value).state is State.VALUE
    return read and (column.element != _OFFICE or is_office(value))
