"""Mistakes in the days of a case, with their look-alikes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from shujian.core.dates import add_months
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.planting import Spot
from shujian.demo.judgments.plants.penalty import THEFT
from shujian.demo.judgments.timing import DAY
from shujian.demo.judgments.words import day, signed

HELD = replace(THEFT, procedure="普通", layout="A")
FREE = replace(THEFT, custody="取保", procedure="普通")


def _before_hearing(case: Case) -> None:
    case.notes["dated"] = signed(case.heard - DAY * 9)


def _year_before(case: Case) -> None:
    case.notes["dated"] = signed(add_months(case.judged, -12))


def _no_day(case: Case) -> None:
    case.notes["dated"] = signed(case.judged)[:-1] + "无"


def _circles(case: Case) -> None:
    case.notes["dated"] = signed(case.judged).replace("〇", "○")


def _heard_early(case: Case) -> None:
    case.heard = case.filed - DAY * 10


def _same_day(case: Case) -> None:
    case.judged = case.heard


def _in_custody(case: Case) -> None:
    _act_on(case, case.one.measures[0].start + DAY * 12)


def _on_bail(case: Case) -> None:
    _act_on(case, case.one.measures[-1].start + DAY * 2)


def _next_year(case: Case) -> None:
    _act_on(case, add_months(case.judged, 11))


def _act_on(case: Case, when: dt.date) -> None:
    told = case.one.counts[0]
    told.story = told.story.replace(day(told.when), day(when))


SPOTS = (
    Spot("doc.date_before_hearing", HELD, _before_hearing, whole=True),
    Spot("doc.date_before_hearing", HELD, _same_day, alike=True),
    Spot(
        "doc.date_before_filing",
        HELD,
        _year_before,
        whole=True,
        also=("doc.date_before_hearing", "doc.future_date", "doc.date_before_custody"),
    ),
    Spot("doc.date_before_filing", HELD, alike=True),
    Spot("doc.date_invalid", HELD, _no_day, whole=True),
    Spot("doc.date_invalid", HELD, _circles, alike=True),
    Spot("doc.hearing_before_filing", FREE, _heard_early, whole=True),
    Spot("doc.hearing_before_filing", FREE, alike=True),
    Spot("doc.offence_after_arrest", HELD, _in_custody),
    Spot("doc.offence_after_arrest", FREE, _on_bail, alike=True),
    Spot("doc.future_date", FREE, _next_year, whole=True, also=("doc.offence_after_arrest",)),
    Spot("doc.future_date", HELD, alike=True),
)
