"""Mistakes that only another judgment on the same person shows, with their look-alikes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.making import make
from shujian.demo.judgments.model import Case, Prior
from shujian.demo.judgments.planting import Spot
from shujian.demo.judgments.plants.penalty import THEFT
from shujian.demo.judgments.timing import DAY
from shujian.demo.judgments.wish import Wish
from shujian.demo.judgments.words import term
from shujian.demo.registry import Person

AFTER = dt.timedelta(days=14)
"""From a judgment to its legal effect, about."""
FREE = Wish("寻衅滋事罪", kind="有期徒刑", months=8, probation=24, since=dt.date(2013, 1, 1),
            until=dt.date(2019, 1, 1))  # fmt: skip
DRIVER = Wish("危险驾驶罪", kind="拘役", months=2, probation=0, custody="取保",
              since=dt.date(2016, 1, 1), until=dt.date(2020, 1, 1))  # fmt: skip
SERVED = Wish("诈骗罪", kind="有期徒刑", months=14, probation=0, custody="在押", layout="A",
              since=dt.date(2013, 1, 1), until=dt.date(2019, 1, 1))  # fmt: skip
DEALER = Wish("贩卖毒品罪", kind="有期徒刑", months=8, probation=0, custody="在押", layout="A",
              since=dt.date(2016, 5, 1), until=dt.date(2018, 1, 1))  # fmt: skip
NEW = replace(THEFT, months=10, grounds=("坦白",), without=("累犯",))
HOST = replace(NEW, charge="容留他人吸毒罪")
When = Callable[[Case], dt.date]


def pair(first: Wish, when: When, told: bool = False) -> Callable[[Desk, Wish], Case]:
    """A builder of two judgments on one person.

    Args:
        first: the earlier judgment.
        when: the day of the act of the second, from the first.
        told: whether the second names the first in its header.
    """

    def build(desk: Desk, wish: Wish) -> Case:
        early = make(desk, first)
        who = early.one
        person = Person(who.id, who.name, who.birth, early.county)
        late = make(desk, replace(wish, person=person, act=when(early), county=early.county))
        late.notes["earlier"] = [early]
        late.one.home, late.one.study, late.one.job = who.home, who.study, who.job
        late.one.findings = [f for f in late.one.findings if f != "初犯"]
        if told:
            late.one.priors.append(_prior(early))
            late.one.findings = [f for f in late.one.findings if f != "初犯"]
        return late

    return build


def _prior(early: Case) -> Prior:
    who = early.one
    words = f"{who.main.kind}{term(who.main.months)}"
    words += f"，缓刑{term(who.probation)}" if who.probation else ""
    words += f"，并处罚金人民币{who.main.fine}元" if who.main.fine else ""
    return Prior(who.counts[0].charge.name, early.court, early.judged, words, who.end)


def _end(case: Case) -> dt.date:
    assert case.one.end is not None
    return case.one.end


def inside(case: Case) -> dt.date:
    """Within the probation."""
    return case.judged + AFTER + DAY * 240


def beyond(case: Case) -> dt.date:
    """After the probation of two years."""
    return case.judged + AFTER + DAY * 850


def released(case: Case) -> dt.date:
    """A year and a half after the release."""
    return _end(case) + DAY * 540


def long_after(case: Case) -> dt.date:
    """More than five years after the release."""
    return _end(case) + DAY * 2100


def serving(case: Case) -> dt.date:
    """Between the judgment and the end of the term."""
    return case.judged + (_end(case) - case.judged) // 2


def later(case: Case) -> dt.date:
    """Three years after a short sentence."""
    return case.judged + DAY * 1000


_OMITTED = ("x.prior_omitted",)
_RECID = ("x.prior_omitted", "x.recid_missed")

SPOTS = (
    Spot("x.prior_omitted", NEW, build=pair(DRIVER, later)),
    Spot("x.prior_omitted", NEW, build=pair(DRIVER, later, told=True), alike=True),
    Spot("x.recid_missed", NEW, build=pair(SERVED, released), also=_OMITTED),
    Spot("x.recid_missed", NEW, build=pair(FREE, beyond, told=True), alike=True),
    Spot("x.drug_reoffender", HOST, build=pair(DEALER, long_after), also=_OMITTED),
    Spot(
        "x.drug_reoffender", replace(HOST, charge="贩卖毒品罪"), alike=True,
        build=pair(replace(DEALER, charge="容留他人吸毒罪"), long_after, told=True),
    ),
    Spot("x.probation_new_crime", NEW, build=pair(FREE, inside), also=_OMITTED),
    Spot("x.probation_new_crime", NEW, build=pair(FREE, beyond, told=True), alike=True),
    Spot(
        "x.probation_in_probation", replace(NEW, custody="取保", probation=18),
        build=pair(FREE, inside), also=_OMITTED,
    ),
    Spot(
        "x.probation_in_probation", replace(NEW, custody="取保", probation=18),
        build=pair(FREE, beyond, told=False), alike=True, also=_OMITTED,
    ),
    Spot(
        "x.serving_new_crime", replace(NEW, charge="故意伤害罪"), build=pair(SERVED, serving),
        also=(*_OMITTED, "x.offence_in_custody", "x.custody_overlap", "x.credited_twice"),
    ),
    Spot("x.serving_new_crime", NEW, build=pair(SERVED, long_after, told=True), alike=True),
    Spot(
        "x.offence_in_custody", NEW, build=pair(SERVED, serving),
        also=(*_OMITTED, "x.serving_new_crime", "x.custody_overlap", "x.credited_twice"),
    ),
    Spot("x.offence_in_custody", NEW, build=pair(SERVED, long_after, told=True), alike=True),
)  # fmt: skip
