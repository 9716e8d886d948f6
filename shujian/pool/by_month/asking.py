"""Proposing that a list with a column a month is taken apart, and what a person answers to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from shujian.pool.by_month.grid import MonthGrid, month_grid
from shujian.pool.by_month.unfold import Unfolded, unfold
from shujian.pool.by_month.years import told_year
from shujian.pool.proposals.column_questions import where
from shujian.pool.proposals.mapping import Mapped
from shujian.pool.proposals.proposal import FIXED, SKIP, Match, Option, Proposal, Question
from shujian.pool.readers.types import RawPart
from shujian.schema.tables import StandardTable

ROWS, WIDE = "rows", "wide"
"""Answers: a row a month; as the list stands."""
FIRST_YEAR = 1949
_YEARS = 6
"""Years that are listed for a person to choose; any other may be written."""


def apart(raw: RawPart, answers: Mapping[str, str]) -> Unfolded | None:
    """A part with a column a month, taken apart; None where it is none.

    Args:
        raw: the part as read.
        answers: by question id; ``p1.year``: the year of the first month, where nothing tells it.
    """
    grid = month_grid(raw.header)
    if not isinstance(grid, MonthGrid) or not raw.rows:
        return None
    said = answers.get(f"p{raw.part_no}.year", "")
    told = told_year(grid, raw)
    year, place = (int(said), "由操作人写明") if said and grid.unsaid else (told.year, told.where)
    return unfold(raw, grid, month_texts(grid, year), place)


def month_texts(grid: MonthGrid, year: int) -> tuple[str, ...]:
    """How each month is written into its rows; without its year where that is not known."""
    if grid.unsaid and not year:
        return tuple(f"{m.month}月" for m in grid.months)
    return tuple(f"{y}-{m:02}" for y, m in grid.dated(year))


def again(months: Unfolded, wide: RawPart) -> Unfolded:
    """The same list taken apart once more, after it was read again."""
    made = unfold(wide, months.grid, months.texts, months.where)
    assert made is not None  # it was, with the same lines
    return replace(made, taken=months.taken)


def told(months: Unfolded) -> str:
    """What becomes of the list, Chinese."""
    first, last = months.texts[0], months.texts[-1]
    year = f"，年份取自{months.where}" if months.where and months.grid.unsaid else ""
    year = "，年份由操作人写明" if months.where == "由操作人写明" else year
    text = (
        f"一月一列（{first} 至 {last}{year}），按月拆成多行："
        f"{months.lines:,} 行 × {len(months.texts)} 个月 → {months.rows:,} 行；"
        f"空白 {months.blank:,} 格没有成行"
    )
    if months.empty:
        text += f"，其中 {months.empty:,} 行各月都空白"
    totals = "、".join(f"“{months.wide.header[i]}”" for i in months.grid.totals)
    text += f"；{totals}列不取" if totals else ""
    return f"{text}；{unlike(months)}" if months.unlike else text


def unlike(months: Unfolded) -> str:
    """What is told of lines whose sum is not that of their months, Chinese; "" of none."""
    if not months.unlike:
        return ""
    return f"{months.unlike:,} 行的合计与各月之和不符（首行第 {months.first} 行），请核对原文件"


def months_question(months: Unfolded, table: StandardTable) -> Question:
    """Whether the list comes in with a row a month."""
    month, value = (table.column(name) for name in table.monthly)
    text = (
        f"{where(months.wide)}：{told(months)}。列名上的月份作“{month.name}”"
        f"（{month.meaning}），格里的数作“{value.name}”，这样导入吗？"
    )
    options = (Option(ROWS, "按月拆成多行"), Option(WIDE, "不拆，按原样读"))
    key = f"p{months.wide.part_no}.months"
    return Question(key, "months", text, options, ROWS, doubt=month.doubt)


def year_question(months: Unfolded) -> Question:
    """Of which year the first month is, where nothing tells it: nothing is proposed."""
    first, last = (months.grid.months[i].name for i in (0, -1))
    text = (
        f"{where(months.wide)}：一月一列，表头、标题、工作表名和文件名里看不出是哪一年的："
        f"“{first}”是哪一年？（到“{last}”止）"
    )
    return Question(f"p{months.wide.part_no}.year", "year", text)


def yearless(months: Unfolded) -> bool:
    """Whether nothing tells of which year the months are."""
    return months.grid.unsaid and not months.where


def placed(mapped: Mapped, months: Unfolded, table: StandardTable) -> Mapped:
    """With the columns that the layout itself explains: the month, and a single amount.

    A person is asked about the layout as a whole; of an amount with a name that nothing knows
    (护理补贴) by itself as well.
    """
    month, value = table.monthly
    found = {m.column: m for m in mapped.matches if m.source != months.month_at}
    header = months.raw.header
    found[month] = Match(month, months.month_at, header[months.month_at], 100, "列名上的月份", True)
    at = months.value_at[0]
    single = len(months.value_at) == 1
    if single and (value not in found or found[value].source != at):
        named = bool(months.grid.measures[0])
        found = {c: m for c, m in found.items() if m.source != at}
        found[value] = Match(value, at, header[at], 80 if named else 100, "各月格里的数", not named)
    rivals = {c: r for c, r in mapped.rivals.items() if c != month and not (single and c == value)}
    hints = {c: h for c, h in mapped.hints.items() if c not in found}
    units = {c: u for c, u in mapped.units.items() if c in found}
    return Mapped(tuple(found.values()), rivals, units, hints)


def without_stale(
    proposal: Proposal, before: Mapping[str, str], given: Mapping[str, str | None]
) -> dict[str, str]:
    """Earlier answers that still hold: columns are counted otherwise in another layout.

    Args:
        proposal: what was shown when the answers were given, in its layout.
        before: what was answered.
        given: what is answered now, None where an answer is taken back.
    """
    shown = {
        f"p{part.raw.part_no}.months": ROWS if part.apart is not None else WIDE
        for part in proposal.parts
    }
    other = {key.partition(".")[0] for key in given if shown.get(key, given[key]) != given[key]}
    return {k: v for k, v in before.items() if not (_counts(k, v) and k.partition(".")[0] in other)}


def _counts(key: str, value: str) -> bool:
    """Whether an answer is about columns by their number; text for every row is not."""
    what = key.partition(".")[2]
    column = what.startswith("column.") and value != SKIP and not value.startswith(FIXED)
    return column or what == "layout"


def sound(key: str, value: str, latest: int) -> bool:
    """Whether an answer about a list with a column a month can be meant.

    Args:
        key: of the question, ``p1.months`` or ``p1.year``.
        value: the answer.
        latest: no month is of a later year.
    """
    if key.endswith(".months"):
        return value in (ROWS, WIDE)
    return (
        len(value) == 4
        and value.isascii()
        and value.isdecimal()
        and (FIRST_YEAR <= int(value) <= latest)
    )
