"""Acts told by month or year bound their days; the time of an earlier sentence is told by bounds."""

from __future__ import annotations

import pytest

from shujian.documents.judgments.act_bounds import acts_of
from shujian.documents.judgments.reading import Reading, read_judgment
from tests.documents.judgment_frame import PERSON, judgment

_UNKNOWN = "?"
_RELEASED = (
    "2012年5月20日因犯盗窃罪被虚州市虚江区人民法院判处有期徒刑二年六个月，2014年9月5日刑满释放。"
)


def _read(when: str, life: str = _RELEASED) -> Reading:
    facts = f"经审理查明，{when}，被告人钱某甲在虚江区多次盗窃他人手机，价值人民币3000元。"
    held = "因涉嫌犯盗窃罪，于2017年3月2日被刑事拘留，同年4月1日被逮捕。"
    return read_judgment(judgment({"首部": PERSON + life + held, "事实": facts}), seconds=60)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2016年12月至2017年2月间", "2016-12-01", "2017-02-28"),
        ("2016年10月至12月", "2016-10-01", "2016-12-31"),
        ("2016年10月至次年2月份", "2016-10-01", "2017-02-28"),
        ("2016年底至2017年初", "2016-07-01", "2017-03-02"),
        ("2016年上半年", "2016-01-01", "2016-06-30"),
        ("2016年以来", "2016-01-01", "2017-03-02"),
        ("2017年2月期间", "2017-02-01", "2017-02-28"),
        ("2016年12月至案发", "2016-12-01", "2017-03-02"),
        ("2016年12月份左右", "2016-11-01", "2017-01-31"),
        ("2016年10月至2016年11月5日", "2016-10-01", "2016-11-05"),
    ],
)
def test_months_and_years_bound_the_days_of_the_acts(when: str, first: str, last: str) -> None:
    acts = acts_of(_read(when), 1)
    assert acts is not None
    assert not acts.exact
    assert (str(acts.first), str(acts.last)) == (first, last)


@pytest.mark.parametrize("when", ["近年来", "2016年12月以前"])
def test_a_time_without_a_beginning_bounds_nothing(when: str) -> None:
    assert acts_of(_read(when), 1) is None


@pytest.mark.parametrize(
    ("when", "life", "expected"),
    [
        ("2016年12月至2017年2月间", _RELEASED, True),
        ("近年来", _RELEASED, _UNKNOWN),
        ("2014年8月至2015年2月间", _RELEASED, _UNKNOWN),  # the first of them before the release
        ("2014年5月间", _RELEASED, False),
        ("2016年12月间", _RELEASED.replace("2014年9月5日", "2011年12月5日"), _UNKNOWN),
        ("2017年1月间", _RELEASED.replace("2014年9月5日", "2011年12月5日"), False),
        ("2016年12月间", _RELEASED.replace("2014年9月5日", "2014年9月"), True),
        ("2016年12月间", _RELEASED.replace("，2014年9月5日刑满释放", ""), True),
        ("2014年10月间", _RELEASED.replace("，2014年9月5日刑满释放", ""), _UNKNOWN),
        ("近年来", _RELEASED.replace("有期徒刑二年六个月", "拘役四个月"), False),
    ],
)
def test_an_act_within_five_years_of_a_sentence(when: str, life: str, expected: bool | str) -> None:
    prior = _read(when, life).rows.of("前科")[0]
    found = prior.get("五年内再犯")
    assert (_UNKNOWN if found is None and "五年内再犯" in prior.cells else found) == expected


@pytest.mark.parametrize(
    ("when", "penalty", "column", "expected"),
    [
        ("近年来", "判处有期徒刑一年，缓刑二年", "按日期在缓刑考验期", _UNKNOWN),
        ("2016年6月间", "判处有期徒刑一年，缓刑二年", "按日期在缓刑考验期", True),
        ("2017年1月间", "判处有期徒刑一年，缓刑一年", "按日期在缓刑考验期", False),
        ("近年来", "判处有期徒刑四年，2016年9月5日假释", "按日期在假释考验期", _UNKNOWN),
        ("2016年8月间", "判处有期徒刑四年，2016年9月5日假释", "按日期在假释考验期", False),
    ],
)
def test_acts_in_probation_or_parole(
    when: str, penalty: str, column: str, expected: bool | str
) -> None:
    life = f"2015年9月5日因犯盗窃罪被虚州市虚江区人民法院{penalty}。"
    person = _read(when, life).people[0]
    found = person.get(column)
    assert (_UNKNOWN if found is None and column in person.cells else found) == expected


def test_age_at_acts_of_no_known_day_is_not_known() -> None:
    person = _read("近年来").people[0]
    assert "作案时成年" in person.cells
    assert person.get("作案时成年") is None
    assert _read("2016年以来").people[0].get("作案时成年") is True


@pytest.mark.parametrize(
    ("when", "born", "expected"),
    [
        ("近年来", "1985年4月4日", False),
        ("近年来", "2000年4月4日", True),  # a minor when taken
        ("2013年至2016年间", "1999年4月4日", True),
        ("2013年5月至2016年间", "1999年4月4日", False),
    ],
)
def test_who_may_have_been_below_fourteen(when: str, born: str, expected: bool) -> None:
    facts = f"经审理查明，{when}，被告人钱某甲在虚江区多次盗窃他人手机。"
    person = PERSON.replace("1985年4月4日", born) + "于2017年3月2日被刑事拘留。"
    (row,) = read_judgment(judgment({"首部": person, "事实": facts}), seconds=60).people
    assert row.get("可能不满十四") is expected
