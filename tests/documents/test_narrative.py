"""Days of the act, from the dates of a story: taken only where one reading remains."""

from __future__ import annotations

import datetime as dt

import pytest

from shujian.documents.judgments.acts import act_days
from shujian.documents.judgments.normal import normalise
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import cut


@pytest.mark.parametrize(
    ("story", "first", "last"),
    [
        ("2018年3月5日22时许，被告人测一窃得手机一部。", "2018-03-05", "2018-03-05"),
        ("2018年3月5日，测一窃得现金。2018年4月6日，测一窃得手机。", "2018-03-05", "2018-04-06"),
        ("2018年3月5日，测一窃得现金。2018年5月1日，测一被抓获。", "2018-03-05", "2018-03-05"),
        ("2018年3月5日，测一窃得现金。2018年5月1日凌晨，测一被当场抓获。", "", ""),
        (
            "2018年3月5日，测一踢伤李某。本案审理中，李某于2018年6月1日向本院申请撤回附带民事诉讼。",
            "2018-03-05",
            "2018-03-05",
        ),
        ("2018年3月，测一窃得现金。2018年4月6日，测一窃得手机。", "", ""),
    ],
)
def test_the_first_and_last_day_of_an_act(story: str, first: str, last: str) -> None:
    normal = normalise(story)
    reading = Reading(normal, cut(normal))
    person = reading.rows.new("被告人")
    person.put("被告人序号", 1)
    row = reading.rows.new("判项")
    row.put("被告人序号", 1)
    act_days(reading, row, (0, len(reading.text)))
    expected = [dt.date.fromisoformat(d) if d else None for d in (first, last)]
    assert [row.day("行为起日"), row.day("行为止日")] == expected
