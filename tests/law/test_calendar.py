from __future__ import annotations

import datetime as dt
from pathlib import Path

import chinese_calendar
import pytest

from shujian.core.errors import ShujianError
from shujian.law import WorkCalendar
from shujian.store.content import Content

SHIPPED = WorkCalendar.load(Content())


@pytest.mark.parametrize("year", range(2015, 2027))
def test_every_day_agrees_with_the_independent_calendar(year: int) -> None:
    day = dt.date(year, 1, 1)
    while day.year == year:
        assert SHIPPED.is_workday(day) == chinese_calendar.is_workday(day), day
        day += dt.timedelta(days=1)


def test_the_loaded_years_and_no_others_have_an_answer() -> None:
    assert SHIPPED.years() == tuple(range(2015, 2027))
    for day in (dt.date(2014, 12, 31), dt.date(2027, 1, 1)):
        with pytest.raises(KeyError):
            SHIPPED.is_workday(day)
    assert all(SHIPPED.year(y).source.count("〔") >= 1 for y in SHIPPED.years())


GOOD = "year: 2030\nsource: 示例通知\n节假日: [2030-01-01]\n调休上班: [2030-01-05]\n"


def read(tmp_path: Path, *texts: str) -> WorkCalendar:
    folder = tmp_path / "law" / "calendar"
    folder.mkdir(parents=True)
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    return WorkCalendar.load(Content(extra=[tmp_path]))


def test_a_unit_adds_a_year(tmp_path: Path) -> None:
    calendar = read(tmp_path, GOOD)
    assert calendar.years()[-1] == 2030
    days = [dt.date(2030, 1, 1), dt.date(2030, 1, 4), dt.date(2030, 1, 5), dt.date(2030, 1, 6)]
    assert [calendar.is_workday(d) for d in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("year: 2030", "yaer: 2030", "year"),
        ("source: 示例通知", "", "source"),
        ("节假日: [2030-01-01]", "", "节假日"),
        ("2030-01-01", "2031-01-01", "2030 年的日期"),
        ("2030-01-01", "元旦", "2030 年的日期"),
        ("[2030-01-01]", "[2030-01-01, 2030-01-01]", "重复"),
        ("2030-01-05", "2030-01-04", "周六"),
        ("[2030-01-01]", "[2030-01-05]", "既放假又上班"),
        ("year: 2030", "year: [", "格式"),
    ],
)
def test_a_wrong_calendar_is_refused(tmp_path: Path, old: str, new: str, why: str) -> None:
    with pytest.raises(ShujianError, match=why):
        read(tmp_path, GOOD.replace(old, new))


def test_a_year_is_never_replaced_silently(tmp_path: Path) -> None:
    shipped = "year: 2020\nsource: x\n节假日: []\n调休上班: []\n"
    with pytest.raises(ShujianError, match="2020 年的工作日历重复"):
        read(tmp_path, shipped)
    calendar = read(tmp_path / "b", shipped + "derives_from: 2020\n")
    assert calendar.is_workday(dt.date(2020, 1, 1))
    with pytest.raises(ShujianError, match="2030 年的工作日历重复"):
        read(tmp_path / "c", GOOD, GOOD + "derives_from: 2030\n")
