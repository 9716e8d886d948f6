"""判项, 判决结果: the age of the defendant at the act and at the judgment."""

from __future__ import annotations

import datetime as dt

from shujian.core.dates import add_months, age_on
from shujian.documents.judgments.act_bounds import acts_of
from shujian.documents.judgments.acts import latest_act
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import parameters
from shujian.law.dated_values import value_on
from shujian.law.windows import full_age_from
from shujian.schema.checks import id_check

_NAME = "推算/周岁"
_AGES = ("完全", "相对", "核准")
"""Ages of responsibility, by the ending of their path."""


def derive(reading: Reading) -> None:
    """Ages, where the day of birth is known and the other day is."""
    judged = reading.document.day("裁判日期")
    for person in reading.people:
        seq, birth = person.number("被告人序号"), person.day("出生日期")
        if person.true("单位"):
            continue
        _number(person, birth)
        person.put("可能不满十四", _perhaps_child(reading, person, birth), pattern=_NAME)
        for row in reading.rows.about("判决结果", seq):
            if birth and judged and birth < judged:
                row.put("裁判时周岁", full_years(birth, judged), pattern=_NAME)
        for row in reading.rows.about("判项", seq):
            if birth:
                _ages(row, birth)
            _adult(reading, row, person, birth, judged)


def _number(person: Row, birth: dt.date | None) -> None:
    """Whether the identity number written in full agrees with itself and with the birth."""
    written = person.text("身份号码原文").upper()
    if len(written) != 18 or not written[:17].isdigit():
        return
    fact = person.cells["身份号码原文"]
    place = (fact.start, fact.end)
    sound = written[17] == id_check(written[:17])
    person.put("身份号码可校验", sound, place, "", "推算/身份号码")
    if birth is not None:
        same = written[6:14] == f"{birth:%Y%m%d}"
        person.put("身份号码生日相符", same, place, "", "推算/身份号码")


def _perhaps_child(reading: Reading, person: Row, birth: dt.date | None) -> bool:
    """Whether an act may lie before the age from which any offence is answered for.

    Where the birth is not told, or no day of an act and the defendant was of age when taken,
    it is asked only of a judgment that speaks of a minor.

    Source: 刑法第十七条第二款.
    """
    if person.true("作案时成年"):
        return False
    if birth is None:
        return _hint(reading)
    seq = person.number("被告人序号")
    acts, latest = acts_of(reading, seq), latest_act(reading, seq)
    day, path = (acts.first, "刑法.责任年龄.相对") if acts else (latest, "刑法.年龄.成年")
    years = value_on(parameters(), path, day, int) if day else None
    if day is None or years is None or day < full_age_from(birth, years):
        return True
    return acts is None and _hint(reading)


def full_years(birth: dt.date, day: dt.date) -> int:
    """Whole years of age; a year is full on the day after the birthday.

    Source: 法释〔2006〕1号第二条.
    """
    years = age_on(birth, day)
    return years if full_age_from(birth, years) <= day else years - 1


def _ages(row: Row, birth: dt.date) -> None:
    first, last = row.day("行为起日"), row.day("行为止日")
    for column, day in (("犯罪时周岁", first), ("行为终了时周岁", last)):
        if day is not None and day > birth:
            row.put(column, full_years(birth, day), pattern=_NAME)
    if first is not None and first == last:
        for years in _limits(first):
            if add_months(birth, 12 * years) == first:
                row.put("行为在生日", years, pattern=_NAME)


def _limits(day: dt.date) -> list[int]:
    paths = ["刑法.未成年.年龄", *(f"刑法.责任年龄.{name}" for name in _AGES)]
    found = [value_on(parameters(), path, day, int) for path in paths]
    return [years for years in found if years is not None]


def _adult(
    reading: Reading, row: Row, person: Row, birth: dt.date | None, judged: dt.date | None
) -> None:
    """Whether of age at the act: by the dates, else where nothing hints at a minor."""
    first = row.day("行为起日") or row.day("行为止日")
    age = full_years(birth, first) if birth and first and first > birth else None
    limit = value_on(parameters(), "刑法.未成年.年龄", first or judged or dt.date.max, int)
    if limit is None:
        return
    if person.true("未成年"):
        row.put("犯罪时成年", False, pattern=_NAME)
    elif age is not None:
        row.put("犯罪时成年", age >= limit, pattern=_NAME)
    elif not _hint(reading):
        row.put("犯罪时成年", True, pattern=_NAME)
    else:
        row.doubt("犯罪时成年", "没有读到行为日期，文书有关于未成年的记载")


def _hint(reading: Reading) -> bool:
    return language("narrative")["未成年提示"].search(reading.text) is not None
