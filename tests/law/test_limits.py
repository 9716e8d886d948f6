from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from shujian.core.cells import ABSENT, UNKNOWN, Missing
from shujian.core.terms import Term
from shujian.law import LawBook
from shujian.law.bounds import (
    ban_bounds,
    fine_floor,
    may_suspend,
    probation_bounds,
    rights_bounds,
    term_bounds,
)
from shujian.law.dated_values import value_on
from shujian.law.merging import Count, Limit, merge
from shujian.law.values import read_term
from shujian.law.windows import INSIDE, OUTSIDE, REVIEW, in_probation, probation, recidivism
from shujian.store.content import Content

BOOK = LawBook.load(Content())
DAY = dt.date.fromisoformat
LATE = DAY("2022-01-01")


def term(text: str) -> Term:
    found = read_term(text)
    assert found is not None
    return found


def counts(text: str) -> list[Count]:
    pairs = [part.split(":") for part in text.split()]
    return [Count(kind, term(length) if length else None) for kind, length in pairs]


def limits(text: str) -> tuple[Limit, ...]:
    found = []
    for part in text.split():
        kind, *ends = part.split(":")
        low, high = (term(ends[0]), term(ends[-1])) if ends else (None, None)
        found.append(Limit(kind, low, high))
    return tuple(found)


@pytest.mark.parametrize(
    ("what", "given", "judged", "act", "joint"),
    [
        ("two terms", "有期徒刑:3年 有期徒刑:2年", "2022-01-01", None, "有期徒刑:3年:5年"),
        ("up to twenty", "有期徒刑:15年 有期徒刑:15年", "2022-01-01", None, "有期徒刑:15年:20年"),
        ("up to twenty-five", "有期徒刑:15年 有期徒刑:15年 有期徒刑:5年", "2022-01-01", None, "有期徒刑:15年:25年"),
        ("the old limit", "有期徒刑:15年 有期徒刑:15年 有期徒刑:5年", "2022-01-01", "2011-04-30", "有期徒刑:15年:20年"),
        ("a longer remainder", "有期徒刑:24年 有期徒刑:3年", "2022-01-01", "2021-01-01", "有期徒刑:24年:24年"),
        ("detention absorbed", "有期徒刑:6个月 拘役:5个月", "2016-01-01", "2010-01-01", "有期徒刑:6个月"),
        ("control afterwards", "有期徒刑:1年 拘役:5个月 管制:1年 管制:1年", "2016-01-01", None, "有期徒刑:1年 管制:1年:2年"),
        ("detention and control", "拘役:5个月 拘役:5个月 管制:6个月", "2016-01-01", None, "拘役:5个月:10个月 管制:6个月"),
        ("life absorbs", "无期徒刑: 有期徒刑:10年", "2022-01-01", None, "无期徒刑"),
        ("death absorbs", "有期徒刑:10年 死刑: 无期徒刑:", "2022-01-01", None, "死刑"),
        ("days", "拘役:1个月20日 拘役:1个月20日", "2022-01-01", None, "拘役:1个月20日:3个月12日"),
    ],
)  # fmt: skip
def test_joint_sentences(what: str, given: str, judged: str, act: str | None, joint: str) -> None:
    got = merge(counts(given), DAY(judged), DAY(act) if act else None, BOOK)
    assert got == limits(joint), what


def test_before_the_law_spoke_different_kinds_are_left_to_people() -> None:
    mixed = counts("有期徒刑:1年 拘役:5个月")
    assert merge(mixed, DAY("2015-10-31"), None, BOOK) == UNKNOWN
    assert merge(mixed, DAY("2015-11-01"), None, BOOK) == limits("有期徒刑:1年")


@pytest.mark.parametrize(
    ("main", "length", "low", "high"),
    [
        ("有期徒刑", "6个月", "1年", "5年"),
        ("有期徒刑", "3年", "3年", "5年"),
        ("拘役", "1个月", "2个月", "1年"),
        ("拘役", "5个月", "5个月", "1年"),
    ],
)
def test_probation_is_not_shorter_than_the_sentence(
    main: str, length: str, low: str, high: str
) -> None:
    assert probation_bounds(main, term(length), LATE, BOOK) == (term(low), term(high))


def test_what_may_be_suspended() -> None:
    cases = [("有期徒刑", "3年"), ("有期徒刑", "3年1日"), ("拘役", "6个月"), ("管制", "1年")]
    assert [may_suspend(k, term(t), LATE, BOOK) for k, t in cases] == [True, False, True, False]
    assert probation_bounds("管制", term("1年"), LATE, BOOK) is None


def test_limits_of_single_penalties() -> None:
    assert term_bounds("管制", LATE, BOOK) == (Term(3), Term(24))
    assert term_bounds("拘役", LATE, BOOK) == (Term(1), Term(6))
    assert term_bounds("有期徒刑", LATE, BOOK) == (Term(6), Term(180))
    assert term_bounds("无期徒刑", LATE, BOOK) is None
    assert rights_bounds("有期徒刑", Term(12), LATE, BOOK) == (Term(12), Term(60))
    assert rights_bounds("管制", Term(6), LATE, BOOK) == (Term(6), Term(6))
    assert rights_bounds("死刑", Term(), LATE, BOOK) == (Term(indefinite="终身"),) * 2
    assert ban_bounds(LATE, BOOK) == (Term(36), Term(60))
    assert ban_bounds(DAY("2015-10-31"), BOOK) is None


@pytest.mark.parametrize(
    ("minor", "day", "floor"),
    [(False, "2022-01-01", 1000), (True, "2022-01-01", 500), (False, "2000-12-18", None)],
)
def test_the_least_fine(minor: bool, day: str, floor: int | None) -> None:
    assert fine_floor(minor, DAY(day), BOOK) == (None if floor is None else Decimal(floor))


@pytest.mark.parametrize(
    ("effective", "day", "where"),
    [
        ("2020-03-01", "2020-02-29", OUTSIDE),
        ("2020-03-01", "2020-03-01", INSIDE),
        ("2020-03-01", "2021-02-28", INSIDE),
        ("2020-03-01", "2021-03-01", OUTSIDE),
        (None, "2020-03-20", REVIEW),  # estimated start 2 March 2020, forty-five days either way
        (None, "2020-04-16", INSIDE),
        (None, "2020-04-15", REVIEW),
        (None, "2020-01-17", REVIEW),
        (None, "2020-01-16", OUTSIDE),
        (None, "2021-04-15", REVIEW),
        (None, "2021-04-16", OUTSIDE),
    ],
)
def test_an_offence_in_the_time_of_probation(effective: str | None, day: str, where: str) -> None:
    window = probation(12, DAY(effective) if effective else None, DAY("2020-02-21"), BOOK)
    assert not isinstance(window, Missing)
    assert in_probation(DAY(day), window) == where


@pytest.mark.parametrize(
    ("released", "first", "last", "where"),
    [
        ("2015-05-09", "2020-05-08", None, INSIDE),
        ("2015-05-09", "2020-05-09", None, REVIEW),
        ("2015-05-09", "2020-05-10", None, OUTSIDE),
        ("2015-05-09", "2015-05-09", None, INSIDE),
        ("2015-05-09", "2015-05-08", None, OUTSIDE),
        ("2015-05-09", "2015-01-01", "2015-06-01", INSIDE),
        ("2016-02-29", "2021-02-28", None, REVIEW),
        ("2010-05-09", "2011-04-30", None, INSIDE),
    ],
)
def test_recidivism(released: str, first: str, last: str | None, where: str) -> None:
    assert recidivism(DAY(released), DAY(first), DAY(last) if last else None, BOOK) == where


def test_without_a_rule_nothing_is_said() -> None:
    assert recidivism(DAY("1990-01-01"), DAY("1992-01-01"), None, BOOK) == ABSENT
    assert probation(12, None, DAY("1990-01-01"), BOOK) == ABSENT
    assert merge(counts("拘役:5个月 拘役:5个月"), DAY("1990-01-01"), None, BOOK) == UNKNOWN


def test_a_parameter_of_another_type_is_an_error_of_the_program() -> None:
    with pytest.raises(TypeError, match="刑法"):
        value_on(BOOK, "刑法.罚金.下限.成年", LATE, Term)
