"""Dates of sentences, joint sentences and prior convictions: what law makes of the facts."""

from __future__ import annotations

import datetime as dt

import pytest

from shujian.core.terms import Term
from shujian.documents.judgments.derived import merge as derived_merge
from shujian.documents.judgments.derived import prior as derived_prior
from shujian.documents.judgments.derived import term as derived_term
from shujian.documents.judgments.facts import Row, Rows
from shujian.documents.judgments.normal import normalise
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Segments

DAY = dt.date.fromisoformat
COURT = dt.date(2019, 6, 3)


def _reading() -> Reading:
    reading = Reading(normalise(""), Segments(), Rows())
    reading.document.put("裁判日期", COURT)
    return reading


def _new(reading: Reading, table: str, **cells: object) -> Row:
    row = reading.rows.new(table)
    row.put("被告人序号", 1)
    for column, value in cells.items():
        row.put(column, value)  # type: ignore[arg-type]
    return row


@pytest.mark.parametrize(
    ("months", "end", "held", "state", "kind"),
    [
        (7, "2019-09-24", [("刑事拘留", "2019-02-25")], "一致", "没有"),
        (7, "2019-10-24", [("刑事拘留", "2019-02-25")], "不一致", "止日偏晚"),
        (7, "2019-08-24", [("刑事拘留", "2019-02-25")], "不一致", "止日偏早"),
        (
            7,
            "2019-09-24",
            [("刑事拘留", "2019-01-01"), ("取保候审", "2019-01-11"), ("逮捕", "2019-02-25")],
            "不一致",
            "羁押未折抵",
        ),
        (
            7,
            "2019-09-13",
            [("刑事拘留", "2019-01-01"), ("取保候审", "2019-01-11"), ("逮捕", "2019-02-25")],
            "一致",
            "没有",
        ),
        (
            7,
            "2019-09-24",
            [("刑事拘留", "2019-02-25"), ("取保候审", "2019-03-05"), ("逮捕", "2019-05-05")],
            "不一致",
            "取保期间计入",
        ),
        (7, "2019-10-24", [("刑事拘留", "2018-02-25"), ("刑事拘留", "2019-02-25")], "未定", "没有"),
    ],
)
def test_the_last_day_of_a_sentence_is_compared_with_term_and_custody(
    months: int, end: str, held: list[tuple[str, str]], state: str, kind: str
) -> None:
    reading = _reading()
    row = _new(
        reading,
        "判决结果",
        主刑="有期徒刑",
        刑期=Term(months),
        刑期起日=DAY("2019-02-25"),
        刑期止日=DAY(end),
    )
    for measure, start in held:
        _new(reading, "羁押经过", 措施=measure, 开始日期=DAY(start))
    derived_term.derive(reading)
    assert (row.text("刑期核对"), row.text("差错类型")) == (state, kind)


@pytest.mark.parametrize(
    ("terms", "kinds", "decided", "state"),
    [
        ((36, 12), ("有期徒刑", "有期徒刑"), 42, "合法"),
        ((36, 12), ("有期徒刑", "有期徒刑"), 35, "低于下限"),
        ((36, 12), ("有期徒刑", "有期徒刑"), 48, "合法"),
        ((36, 12), ("有期徒刑", "有期徒刑"), 49, "超过上限"),
        ((180, 144), ("有期徒刑", "有期徒刑"), 241, "超过上限"),
        ((7, 3), ("有期徒刑", "拘役"), 7, "合法"),
        ((7, 3), ("有期徒刑", "拘役"), 9, "未吸收"),
    ],
)
def test_a_joint_sentence_is_held_against_its_limits(
    terms: tuple[int, ...], kinds: tuple[str, ...], decided: int, state: str
) -> None:
    reading = _reading()
    row = _new(reading, "判决结果", 主刑="有期徒刑", 刑期=Term(decided), 决定执行=True)
    for months, kind in zip(terms, kinds, strict=True):
        _new(reading, "判项", 主刑=kind, 刑期=Term(months), 罪名="甲罪")
    derived_merge.derive(reading)
    assert row.text("并罚核对") == state


@pytest.mark.parametrize(
    ("cells", "acts", "able", "interval"),
    [
        ({}, "2016-05-01", "是", "内"),
        ({}, "2020-03-01", "是", "未定"),
        ({}, "2020-03-02", "是", "后"),
        ({}, "2015-03-01", "是", "内"),
        ({}, "2015-02-28", "是", "前"),
        ({"前科主刑": "拘役"}, "2016-05-01", "否", "内"),
        ({"前科罪名": "交通肇事罪"}, "2016-05-01", "否", "内"),
        ({"前科判决日期": dt.date(2003, 1, 1)}, "2016-05-01", "否", "内"),
        ({"前科缓刑考验期": Term(24)}, "2016-05-01", "未定", "内"),
    ],
)
def test_a_prior_conviction_can_or_cannot_make_a_recidivist(
    cells: dict[str, object], acts: str, able: str, interval: str
) -> None:
    reading = _reading()
    _new(reading, "被告人", 出生日期=dt.date(1985, 6, 1))
    _new(reading, "判项", 主刑="有期徒刑", 规范罪名="盗窃罪", 行为起日=DAY(acts))
    told: dict[str, object] = {
        "前科主刑": "有期徒刑",
        "前科罪名": "盗窃罪",
        "前科判决日期": dt.date(2014, 3, 1),
        "释放日期": dt.date(2015, 3, 1),
    }
    prior = _new(reading, "前科", **{**told, **cells})
    derived_prior.derive(reading)
    assert (prior.text("可成累犯"), prior.text("再犯间隔")) == (able, interval)
