"""One column of a file that stands for several standard columns: one number, one sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from shujian.core.cells import State
from shujian.pool.proposals.column_questions import where
from shujian.pool.proposals.proposal import FIXED, SKIP, Match, Option, Question
from shujian.pool.proposals.sample import Sample
from shujian.pool.readers.types import RawPart
from shujian.schema.elements.sentenced import PENALTIES, SUSPENSIONS, Suspended, within
from shujian.schema.tables import StandardTable, TableColumn

_CASE = "案号"
_NUMBERS = frozenset(["编号", _CASE])
"""Elements of what only names a thing: one number may name a document and its case. Of days, sums
and persons each standard column means another one, so that a column serves one of them."""
NO = "否"
_NAMES = frozenset(["单位名称", "送达对象"])
"""Elements of whom something is sent to: the name of an office says what kind of office it is."""
_LENDING = frozenset([_CASE, "单位名称"])
"""Elements of columns that may serve as a key that the file lacks."""
_SENTENCE = PENALTIES | SUSPENSIONS
"""Elements that read their own part of a cell which holds the whole sentence."""


def may_share(one: TableColumn, other: TableColumn) -> bool:
    """Whether the same column of a file may stand for both standard columns."""
    pair = {one.element, other.element}
    several = len(pair) == 2 and (pair <= _SENTENCE or pair == _NAMES)
    return one.name != other.name and (pair <= _NUMBERS or several)


def lent_columns(table: StandardTable, there: Collection[str]) -> frozenset[str]:
    """Columns that the case number, or a name, can serve as: a list without them lacks nothing.

    Args:
        table: the standard table.
        there: its columns that a file has.
    """
    lending = [c for c in map(table.column, there) if c.element in _LENDING]
    return frozenset(
        c.name
        for c in table.columns
        if c.name in table.key and any(may_share(c, other) for other in lending)
    )


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
    """Whether the case number, or a name, serves as what the table must have and the file lacks.

    Args:
        raw: the part.
        table: its standard table.
        matches: the pairs found and confirmed.
        there: columns that are supplied, or have one text for every row.
        answers: what was answered, by question id.
    """
    lending = [m for m in matches if table.column(m.column).element in _LENDING]
    found = []
    for column in table.columns:
        key = f"p{raw.part_no}.column.{column.name}"
        needed = column.name in table.required and column.name in table.key
        if not needed or column.name in there or key in answers:
            continue
        own = [m for m in lending if may_share(column, table.column(m.column))]
        if own:
            found.append(_question(key, raw, column, own[0]))
    return found


def _question(key: str, raw: RawPart, column: TableColumn, lent: Match) -> Question:
    if column.element in _NUMBERS:
        return _case_question(key, raw, column.name, lent)
    text = (
        f"{where(raw)}没有“{column.name}”这一列：按“{lent.header}”一列的名称认（{column.meaning}），可以吗？"
        f"这一列仍是“{lent.column}”；认不出的行进隔离区"
    )
    options = _this_or_none(lent)
    return Question(key, "column", text, options, options[0].value, alone=True)


def _case_question(key: str, raw: RawPart, column: str, case: Match) -> Question:
    text = (
        f"{where(raw)}没有“{column}”这一列：一份文书一个案号的，用“{case.header}”一列作“{column}”可以吗？"
        f"这一列仍是“{case.column}”；同一案号有几份文书的，请另指一列"
    )
    options = _this_or_none(case)
    return Question(key, "column", text, options, options[0].value, alone=True)


def _this_or_none(match: Match) -> tuple[Option, Option]:
    """The column that would serve once more, or none; the first is proposed."""
    serving = Option(f"c{match.source}", f"第 {match.source + 1} 列“{match.header}”")
    return serving, Option(SKIP, "文件中没有这一列")


def sentence_questions(
    sample: Sample,
    raw: RawPart,
    table: StandardTable,
    matches: Iterable[Match],
    there: Collection[str],
    answers: Mapping[str, str],
) -> list[Question]:
    """Whether a column that tells of the sentence also serves as one that the file lacks.

    A probation is never taken from a bare term in the column of the principal penalty, and that
    penalty never from a column of probations. A heading that a person has yet to confirm
    (判决结果) is asked about first.

    Args:
        sample: cells of the part.
        raw: the part.
        table: its standard table.
        matches: the pairs found and confirmed.
        there: columns that are supplied, or have one text for every row.
        answers: what was answered, by question id.
    """
    telling = [m for m in matches if not m.doubted and table.column(m.column).element in _SENTENCE]
    penalties = {m.source for m in telling if table.column(m.column).element in PENALTIES}
    telling.sort(key=lambda m: m.source in penalties)
    found = []
    for column in table.columns:
        key = f"p{raw.part_no}.column.{column.name}"
        if column.element not in _SENTENCE or column.name in there or key in answers:
            continue
        for match in telling:
            if column.element in PENALTIES and match.source not in penalties:
                continue
            told, filled = _told(sample, column, match.source, match.source in penalties)
            if told:
                no = column.element == Suspended.name
                found.append(_sentence_question(key, column.name, raw, match, told, filled, no))
                break
    return found


def _told(sample: Sample, column: TableColumn, source: int, penalty: bool) -> tuple[int, int]:
    """Cells of the sample that tell a column, and those filled; none where more are unread."""
    cleaner = within(column.cleaner) if penalty else column.cleaner
    cells = [c for c in sample.columns[source] if c.strip()]
    states = [cleaner.clean(c).state for c in cells]
    unread = states.count(State.UNKNOWN)
    told = states.count(State.VALUE)
    return (told if told > unread else 0), len(cells)


def _sentence_question(
    key: str, column: str, raw: RawPart, match: Match, told: int, filled: int, none_said: bool
) -> Question:
    """The question; ``none_said``: blank cells may say that there is none."""
    serving, none = _this_or_none(match)
    ask = "；没有写的格算作空白"
    options: tuple[Option, ...] = (serving, none)
    if none_said:
        no = Option(f"{serving.value}{FIXED}{NO}", f"{serving.label}，没有写的就是没有宣告缓刑")
        options = (replace(serving, label=f"{serving.label}，没有写的不知道有没有"), no, none)
        ask = "。没有写的格，是没有宣告缓刑，还是不知道有没有"
    text = (
        f"{where(raw)}没有“{column}”这一列，“{match.header}”一列也写有它（抽样有内容的 {filled} 格中 {told} 格）："
        f"同时用这一列作“{column}”可以吗？这一列仍是“{match.column}”{ask}"
    )
    return Question(key, "column", text, options, options[0].value)
