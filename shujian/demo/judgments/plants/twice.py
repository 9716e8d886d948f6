"""Further mistakes that show between two judgments: one identity, one act, one earlier term."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from shujian.demo.judgments import revoking, timing
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.model import Case, Measure
from shujian.demo.judgments.planting import Spot
from shujian.demo.judgments.plants.across import DRIVER, FREE, NEW, SERVED, later, long_after, pair
from shujian.demo.judgments.plants.penalty import THEFT
from shujian.demo.judgments.timing import DAY
from shujian.demo.judgments.wish import Wish

Build = Callable[[Desk, Wish], Case]
ACT = replace(THEFT, months=12, grounds=("坦白",), procedure="普通", layout="A")
AGAIN = replace(THEFT, prior="缓刑中", grounds=("坦白",), since=dt.date(2014, 1, 1))


def _copied(desk: Desk, wish: Wish) -> Case:
    """The same act, judged a second time under another number."""
    late = pair(ACT, lambda early: early.one.counts[0].when)(desk, wish)
    early = late.notes["earlier"][0]
    told, first = late.one.counts[0], early.one.counts[0]
    told.story, told.amount, told.fine = first.story, first.amount, first.fine
    late.notes["victim"] = early.notes["victim"]
    late.court, late.county = early.court, early.county
    return _shifted(late, 200)


def _shifted(case: Case, days: int) -> Case:
    """Move the second trial of an act behind the first."""
    who = case.one
    case.filed, case.heard = case.filed + DAY * days, case.heard + DAY * days
    case.judged = case.judged + DAY * days
    who.measures = [Measure(m.kind, m.start + DAY * days) for m in who.measures]
    timing.dates(who, case.notes["layout"])
    return case


def _named(alias: bool) -> Build:
    def build(desk: Desk, wish: Wish) -> Case:
        late = pair(DRIVER, later, told=True)(desk, wish)
        early = late.notes["earlier"][0]
        other = desk.name(late.one.sex)
        early.one.counts[0].story = early.one.counts[0].story.replace(early.one.name, other)
        early.one.name = other
        if alias:
            name = late.one.name
            late.edits.append(
                (f"被告人{name}，([男女])，", f"被告人{name}（曾用名{other}），\\1，")
            )
        return late

    return build


def _quoted(months: int) -> Build:
    """Revoked and merged, with the earlier judgment at hand and its term as given or wrong."""

    def build(desk: Desk, wish: Wish) -> Case:
        first = replace(FREE, months=months, since=dt.date(2014, 1, 1))
        late = pair(first, lambda early: early.judged + DAY * 200)(desk, wish)
        early = late.notes["earlier"][0]
        return revoking.joined(desk, late, early)

    return build


_PRIOR = ("x.prior_omitted",)

SPOTS = (
    Spot(
        "x.same_facts_twice", ACT, build=_copied,
        also=("x.omitted_crime_70", "x.custody_overlap", "x.credited_twice", *_PRIOR),
    ),
    Spot("x.same_facts_twice", NEW, build=pair(SERVED, long_after, told=True), alike=True),
    Spot("x.alias_identity", NEW, build=_named(False), also=_PRIOR),
    Spot("x.alias_identity", NEW, build=_named(True), alike=True),
    Spot("x.merge_figures", replace(AGAIN, prior=""), build=_quoted(14)),
    Spot("x.merge_figures", replace(AGAIN, prior=""), build=_quoted(revoking.OLD), alike=True),
)  # fmt: skip
