"""Mistakes in the dates of a term, with their look-alikes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from shujian.core.dates import add_months
from shujian.demo.judgments.model import Case, Measure
from shujian.demo.judgments.planting import Change, Spot, edit
from shujian.demo.judgments.timing import DAY, end_of
from shujian.demo.judgments.wish import Wish

HELD = Wish(
    "诈骗罪", kind="有期徒刑", months=20, probation=0, custody="在押", layout="A", procedure="普通"
)
LATER, EARLIER = replace(HELD, layout="B"), replace(HELD, layout="C")
OFFICIAL = replace(HELD, charge="受贿罪", months=30, since=dt.date(2018, 6, 1))
CONTROL = Wish("寻衅滋事罪", kind="管制", months=8)


def _month_late(case: Case) -> None:
    assert case.one.end is not None
    case.one.end = add_months(case.one.end, 1)


def _decade_early(case: Case) -> None:
    assert case.one.end is not None
    case.one.end = case.one.end.replace(year=case.one.end.year - 10, day=15)


def _year_before(case: Case) -> None:
    who = case.one
    assert who.start is not None
    who.start = add_months(who.start, -12)
    who.end = end_of(who.start, who.main.months)


def _uncredited(case: Case) -> None:
    who = case.one
    assert who.start is not None
    who.end = end_of(who.start, who.main.months)


def _residence(credit: bool) -> Change:
    def change(case: Case) -> None:
        who, first = case.one, case.one.measures[0].start
        arrest = first + DAY * 20
        who.measures = [Measure("指定居所监视居住", first), Measure("逮捕", arrest)]
        who.start, who.end = arrest, end_of(arrest, who.main.months, 10 if credit else 0)

    return change


def _from_arrest(case: Case) -> None:
    who = case.one
    held = who.measures[1].start
    who.start, who.end = held, end_of(held, who.main.months)


_NO_DAY = edit((r"起至(\d+)年\d+月\d+日止", r"起至\1年2月30日止"))
_NO_DATES = edit((r"，即[自从][^。]*?止。", "。"))
_ONE_TO_ONE = edit(("羁押一日折抵刑期二日", "羁押一日折抵刑期一日"))

SPOTS = (
    Spot("term.end_mismatch", HELD, _month_late),
    Spot("term.end_mismatch", LATER, alike=True),
    Spot(
        "term.end_before_start",
        HELD,
        _decade_early,
        also=("term.end_mismatch", "term.served_before_judgment"),
    ),
    Spot("term.end_before_start", HELD, alike=True),
    Spot("term.start_before_custody", HELD, _year_before, also=("term.end_mismatch",)),
    Spot("term.start_before_custody", EARLIER, alike=True),
    Spot("term.impossible_date", HELD, _NO_DAY, also=("term.dates_missing", "doc.date_garbled")),
    Spot("term.impossible_date", HELD, alike=True),
    Spot("term.custody_not_credited", LATER, _uncredited, also=("term.end_mismatch",)),
    Spot("term.custody_not_credited", LATER, alike=True),
    Spot("term.bail_credited", EARLIER, _uncredited, also=("term.end_mismatch",)),
    Spot("term.bail_credited", EARLIER, alike=True),
    Spot("term.dates_missing", HELD, _NO_DATES),
    Spot("term.dates_missing", replace(HELD, custody="取保"), alike=True),
    Spot("term.rsdl_not_credited", HELD, _residence(False), also=("term.end_mismatch",)),
    Spot("term.rsdl_not_credited", HELD, _residence(True), alike=True),
    Spot(
        "term.liuzhi",
        OFFICIAL,
        _from_arrest,
        also=("term.end_mismatch", "term.custody_not_credited"),
    ),
    Spot("term.liuzhi", OFFICIAL, alike=True),
    Spot("term.control_ratio", CONTROL, _ONE_TO_ONE),
    Spot("term.control_ratio", CONTROL, alike=True),
)
