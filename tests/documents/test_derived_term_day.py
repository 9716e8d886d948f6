"""One day in custody left out; a joint sentence above the sum with an earlier one; exact limits."""

from __future__ import annotations

import datetime as dt

import pytest

from shujian.core.terms import Term
from shujian.documents.judgments.derived import limits as derived_limits
from shujian.documents.judgments.derived import revoked as derived_revoked
from shujian.documents.judgments.derived import term_day as derived_term_day
from shujian.documents.judgments.facts import Row, Rows
from shujian.documents.judgments.normal import normalise
from shujian.documents.judgments.reading import Reading, read_judgment
from shujian.documents.judgments.segments import Segments

DAY = dt.date.fromisoformat
TEXT = """虚省虚州市虚江区人民法院
刑事判决书
（2019）虚9901刑初12号
公诉机关虚州市虚江区人民检察院。
被告人陆甲辰，男，1985年4月4日出生，汉族。{prior}因本案于2019年1月11日被刑事拘留，同年1月25日被逮捕。现羁押于虚江区看守所。
虚州市虚江区人民检察院以虚检刑诉〔2019〕12号起诉书指控被告人陆甲辰犯盗窃罪，于2019年3月1日向本院提起公诉。本院依法组成合议庭，公开开庭审理了本案。现已审理终结。
经审理查明，2019年1月10日，被告人陆甲辰窃得他人财物。
本院认为，被告人陆甲辰在缓刑考验期限内犯新罪，应当撤销缓刑。依照《中华人民共和国刑法》第二百六十四条、第七十七条第一款之规定，判决如下：
一、撤销虚州市虚江区人民法院（2018）虚9901刑初3号刑事判决对被告人陆甲辰宣告的缓刑；{more}
二、被告人陆甲辰犯盗窃罪，判处有期徒刑八个月，并处罚金人民币二千元；与前罪判处的{earlier}并罚，决定执行有期徒刑{joint}，并处罚金人民币二千元。
（刑期自2019年1月11日起至2020年10月10日止。）
如不服本判决，可在接到判决书的第二日起十日内上诉。
审判长孙某
二〇一九年四月一日
书记员李某
"""
PRIOR = "2018年3月5日因犯诈骗罪被虚州市虚江区人民法院判处有期徒刑一年，缓刑二年。"


def _bare(judged: str, procedure: str = "速裁") -> Reading:
    found = Reading(normalise("判决如下"), Segments(), Rows())
    for column, value in (("审级", "一审"), ("程序", procedure), ("裁判日期", DAY(judged))):
        found.document.put(column, value)
    return found


def _new(reading: Reading, table: str, **cells: object) -> Row:
    row = reading.rows.new(table)
    row.put("被告人序号", 1)
    for column, value in cells.items():
        row.put(column, value)  # type: ignore[arg-type]
    return row


@pytest.mark.parametrize(
    ("end", "held", "expected"),
    [
        ("2020-06-07", [("刑事拘留", "2019-01-11"), ("取保候审", "2019-01-11")], True),
        ("2020-06-06", [("刑事拘留", "2019-01-11"), ("取保候审", "2019-01-11")], False),
        (
            "2020-06-07",
            [("抓获", "2019-01-11"), ("刑事拘留", "2019-01-11"), ("取保候审", "2019-01-11")],
            True,
        ),
        ("2020-06-07", [("刑事拘留", "2019-01-11"), ("取保候审", "2019-01-12")], None),
        ("2020-06-07", [("传唤", "2019-01-11"), ("取保候审", "2019-01-11")], None),
        ("2020-06-07", [], None),
    ],
)
def test_a_single_day_in_custody_counts_like_any_other(
    end: str, held: list[tuple[str, str]], expected: bool | None
) -> None:
    reading = _bare("2019-12-20")
    row = _new(
        reading, "判决结果", 主刑="有期徒刑", 刑期=Term(6), 刑期起日=DAY("2019-12-08"),
        刑期止日=DAY(end),
    )  # fmt: skip
    for kind, day in [*held, ("逮捕", "2019-12-08")]:
        _new(reading, "羁押经过", 措施=kind, 开始日期=DAY(day))
    derived_term_day.derive(reading)
    assert row.get("一日未计") is expected


def test_an_earlier_credit_that_is_told_leaves_the_day_alone() -> None:
    reading = _bare("2019-12-20")
    row = _new(
        reading, "判决结果", 主刑="有期徒刑", 刑期=Term(6), 刑期起日=DAY("2019-12-08"),
        刑期止日=DAY("2020-06-07"), 折抵原文="已扣除先行羁押的1日",
    )  # fmt: skip
    for kind, day in (
        ("刑事拘留", "2019-01-11"),
        ("取保候审", "2019-01-11"),
        ("逮捕", "2019-12-08"),
    ):
        _new(reading, "羁押经过", 措施=kind, 开始日期=DAY(day))
    derived_term_day.derive(reading)
    assert "一日未计" not in row.cells


@pytest.mark.parametrize(
    ("given", "total"),
    [
        ({}, Term(20)),
        ({"prior": PRIOR, "earlier": "刑罚"}, Term(20)),
        ({"earlier": "刑罚"}, None),
        ({"prior": PRIOR * 2, "earlier": "刑罚"}, None),
        ({"more": "撤销假释；"}, None),
    ],
)
def test_the_sum_holds_the_earlier_penalty_where_only_one_can_be_meant(
    given: dict[str, str], total: Term | None
) -> None:
    plain = {"prior": "", "more": "", "earlier": "有期徒刑一年", "joint": "一年九个月"}
    outcome = read_judgment(TEXT.format(**{**plain, **given})).rows.of("判决结果")[0]
    assert outcome.get("含前罪总和") == total
    assert outcome.term("刑期") == Term(21)


def test_without_an_earlier_sentence_there_is_no_such_sum() -> None:
    reading = _bare("2019-12-20")
    row = _new(reading, "判决结果", 主刑="有期徒刑", 刑期=Term(6), 决定执行=True)
    _new(reading, "判项", 主刑="有期徒刑", 刑期=Term(6))
    derived_revoked.derive(reading)
    assert "含前罪总和" not in row.cells


@pytest.mark.parametrize(
    ("column", "held", "until", "exact"),
    [
        ("受理日期", False, "2019-09-16", True),  # 2019-09-13 to 15 are days off
        ("受理日期", True, "2019-09-14", True),
        ("起诉日期", False, "2019-09-16", False),
    ],
)
def test_days_off_move_the_limit_for_those_at_liberty_only(
    column: str, held: bool, until: str, exact: bool
) -> None:
    reading = _bare("2019-09-20")
    reading.document.put(column, DAY("2019-09-04"))
    reading.rows.new("被告人").put("现押", held)
    derived_limits.derive(reading)
    assert reading.document.get("审限届满日") == DAY(until)
    assert reading.document.get("起日确切") is exact
