"""One column of a file that stands for two standard columns: many lists have one number only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from shujian.pool.proposals.column_questions import where
from shujian.pool.proposals.proposal import SKIP, Match, Option, Question
from shujian.pool.readers.types import RawPart
from shujian.schema.tables import StandardTable, TableColumn

_CASE = "案号"
_NUMBERS = frozenset(["编号", _CASE])
"""Elements of what only names a thing: one number may name a document and its case. Of days, sums
and persons each standard column means another one, so that a column serves one of them."""


def may_share(one: TableColumn, other: TableColumn) -> bool:
    """Whether the same column of a file may stand for both standard columns."""
    return one.name != other.name and {one.element, other.element} <= _NUMBERS


def sharing(table: StandardTable, column: TableColumn) -> list[str]:
    """The names of the columns with which one may be shared."""
    return [other.name for other in table.columns if may_share(column, other)]


def shared_questions(
    raw: RawPart,
    table: StandardTable,
    matches: Iterable[Match],
    there: Collection[str],
    answers: Mapping[str, str],
) -> list[Question]:
    """Whether the case number serves as the number that the table must have and the file lacks.

    Args:
        raw: the part.
        table: its standard table.
        matches: the pairs found and confirmed.
        there: columns that are supplied, or have one text for every row.
        answers: what was answered, by question id.
    """
    cases = [m for m in matches if table.column(m.column).element == _CASE]
    found = []
    for column in table.columns:
        key = f"p{raw.part_no}.column.{column.name}"
        needed = column.name in table.required and column.name in table.key
        if not cases or not needed or column.name in there or key in answers:
            continue
        if may_share(column, table.column(cases[0].column)):
            found.append(_question(key, raw, column.name, cases[0]))
    return found


def _question(key: str, raw: RawPart, column: str, case: Match) -> Question:
    text = (
        f"{where(raw)}没有“{column}”这一列：一份文书一个案号的，用“{case.header}”一列作“{column}”可以吗？"
        f"这一列仍是“{case.column}”；同一案号有几份文书的，请另指一列"
    )
    options = (
        Option(f"c{case.source}", f"第 {case.source + 1} 列“{case.header}”"),
        Option(SKIP, "文件中没有这一列"),
    )
    return Question(key, "column", text, options, options[0].value, alone=True)
