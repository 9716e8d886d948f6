"""The newest row of each thing, held against a plain reading of lists in Python."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.engines.base import Coverage
from tests.models.support import Rows, asides, citizen, go, model_of, shown

EXAMPLES = 2000 if os.environ.get("PROVE") else 25
UNREAD = "99010119800101000Y"
STEP = """
- {id: 新, op: newest, from: 甲, by: [号码, 起日], day: 止日, tell: [金额], lists: [地区], who: [号码],
   coverage: {place: '=[地区]', from: '=[起日]'}, as: 矛盾, gone: 不在, until: 确知至, last: 末期%s}
"""
CLUE = "output: {subject: 编号, identity: [编号], title: '{编号}', show: [编号, 矛盾, 不在, 确知至, 末期]}\n"
ROW = st.fixed_dictionaries(
    {
        "号码": st.sampled_from(
            [citizen(1), citizen(1), citizen(2), citizen(2), citizen(3), "", UNREAD]
        ),
        "起日": st.sampled_from(["2024-03-10", "2024-03-10", "2024-01-10", ""]),
        "止日": st.sampled_from(["2025-04-30", "2025-05-31", "2025-05-31", ""]),
        "金额": st.sampled_from(["1", "1", "1", "2", ""]),
        "地区": st.sampled_from(["990101", "990101", "990101", "990102", ""]),
    }
)
SPANS = [(None, None), (dt.date(2024, 2, 1), None), (None, dt.date(2025, 5, 1))]
COVERED = st.lists(
    st.builds(
        lambda place, span: Coverage(place, "", *span),
        st.sampled_from(["9901", "990101", "9902"]),
        st.sampled_from(SPANS),
    ),
    max_size=1,
)
Row = dict[str, str]


def holds(statements: Sequence[Coverage], row: Row, last: str) -> bool:
    """Whether the list is stated to hold all of the row's place from its first day to the last."""
    if not row["地区"] or not row["起日"]:
        return any(s.start is None and row["地区"].startswith(s.place or "-") for s in statements)
    first, end = dt.date.fromisoformat(row["起日"]), dt.date.fromisoformat(last)
    return any(
        row["地区"].startswith(s.place) and (s.start or first) <= first and end <= (s.end or end)
        for s in statements
    )


def lacking(rows: list[Row], row: Row, statements: Sequence[Coverage]) -> bool:
    """Whether the newest copy of the row's list is known to be without its thing."""
    book = [r for r in rows if r["地区"] == row["地区"]]
    newest = max(r["止日"] for r in book)
    if not row["止日"] or row["止日"] == newest:
        return False
    if any(r["号码"] == row["号码"] and r["止日"] > row["止日"] for r in book):
        return True
    again = [r for r in book if r["止日"] == newest and r["号码"] != UNREAD and _before(rows, r)]
    near = [r for r in rows if r["号码"] in ("", UNREAD) and _near(r["地区"], row["地区"])]
    known = bool(row["号码"]) and not near and _ends(statements, newest)
    return bool(again) and known and holds(statements, row, newest)


def _ends(statements: Sequence[Coverage], newest: str) -> bool:
    return any(s.end is None or dt.date.fromisoformat(newest) <= s.end for s in statements)


def _near(one: str, other: str) -> bool:
    return not one or not other or one == other


def _before(rows: list[Row], row: Row) -> bool:
    same = [r for r in rows if all(r[c] == row[c] for c in ("号码", "起日", "金额"))]
    return any(r["止日"] > "" for r in same) and min(r["止日"] for r in same) not in (
        "",
        row["止日"],
    )


def read(rows: list[Row], statements: Sequence[Coverage], every: bool) -> dict[Any, Any]:
    """Thing (and what is said of it) → the rows that may stand for it, each with its marks."""
    good = [r for r in rows if r["号码"] != UNREAD]
    found: dict[Any, Any] = {}
    for row in good:
        thing = [r for r in good if (r["号码"], r["起日"]) == (row["号码"], row["起日"])]
        newest = max(r["止日"] for r in thing)
        if row["止日"] not in (newest, ""):
            continue
        held = [r for r in thing if r["止日"] in (newest, "")]
        torn = len({r["金额"] for r in held}) > 1
        gone = lacking(rows, row, statements)
        until = row["止日"] if gone else "不限"
        last = max(r["止日"] for r in rows if r["地区"] == row["地区"]) or "不限"
        marks = ",".join(["是" if torn else "否", "是" if gone else "否", until, last])
        key = (row["号码"], row["起日"], row["金额"] if every else "")
        dated = max(r["止日"] for r in held if not every or r["金额"] == row["金额"])
        if row["止日"] == dated:
            found.setdefault(key, set()).add(f"{row['编号']},{marks}")
    return found


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=8), COVERED, st.booleans())
def test_the_newest_rows_are_those_of_a_plain_reading(
    cells: list[Row], statements: list[Coverage], every: bool
) -> None:
    rows: Rows = [{"编号": f"N{n}", **c} for n, c in enumerate(cells)]
    model = model_of(STEP.strip() % (", every: true" if every else ""), CLUE, "inputs: {甲: 甲}\n")
    result = go(model, {"甲": rows}, {"甲": tuple(statements)})
    told = shown(result, "编号", "矛盾", "不在", "确知至", "末期")
    expected = read(rows, statements, every)
    assert len(told) == len(expected)
    for marks in expected.values():
        assert len(marks & set(told)) == 1
    lost = sum(r["号码"] == UNREAD for r in rows)
    assert len(asides(result)) == lost
    assert all("“号码”不可读" in a for a in asides(result))
