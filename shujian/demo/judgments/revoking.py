"""New crimes within a probation: revoked and merged as the law wants, or not."""

from __future__ import annotations

from shujian.demo.judgments import citing, timing
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.making import make
from shujian.demo.judgments.model import Case, Count, Prior
from shujian.demo.judgments.wish import Wish
from shujian.demo.judgments.words import term

OLD, WINDOW = 10, 24
"""Months of the earlier suspended sentence and of its probation."""


def _known(desk: Desk, wish: Wish) -> Case:
    """A judgment whose defendant was on probation, and says so."""
    case = make(desk, wish)
    who = case.one
    prior = who.priors[0]
    prior.offence, prior.case_no = (
        "寻衅滋事罪",
        desk.case_no(prior.court, case.county, prior.judged),
    )
    prior.penalty = f"有期徒刑{term(OLD)}，缓刑{term(WINDOW)}"
    who.status = "缓刑考验期内又犯罪。"
    return case


def merged(desk: Desk, wish: Wish) -> Case:
    """As the law wants it: the suspension revoked, both sentences merged."""
    return _merge(desk, _known(desk, wish))


def _merge(desk: Desk, case: Case) -> Case:
    who, first = case.one, case.one.counts[0]
    who.revoked = who.priors[0]
    months = desk.rng.randint(max(first.months, OLD) + 1, first.months + OLD - 1)
    who.total = Count(first.charge, first.tier, first.when, first.kind, months, first.fine)
    timing.dates(who, case.notes["layout"])
    citing.cite(case)
    case.notes["first_items"] = [_revocation(case, who.priors[0])]
    old = f"与前罪判处的有期徒刑{term(OLD)}并罚，决定执行"
    case.notes["merged"] = old
    return case


def joined(desk: Desk, case: Case, early: Case) -> Case:
    """Revoke and merge an earlier judgment that is delivered too, as ``_known`` quotes it."""
    who = case.one
    prior = Prior(early.one.counts[0].charge.name, early.court, early.judged, "")
    prior.case_no, prior.penalty = early.case_no, f"有期徒刑{term(OLD)}，缓刑{term(WINDOW)}"
    who.priors, who.status = [prior], "缓刑考验期内又犯罪。"
    return _merge(desk, case)


def unmerged(desk: Desk, wish: Wish) -> Case:
    """Revoked, but the earlier sentence is forgotten."""
    case = merged(desk, wish)
    case.one.total = None
    timing.dates(case.one, case.notes["layout"])
    return case


def forgotten(desk: Desk, wish: Wish) -> Case:
    """The new sentence alone."""
    return _known(desk, wish)


def freed(desk: Desk, wish: Wish) -> Case:
    """The new sentence alone, and suspended again."""
    case = _known(desk, Wish(wish.charge, kind=wish.kind, months=wish.months, probation=0,
                             prior=wish.prior, grounds=wish.grounds, custody="取保"))  # fmt: skip
    case.one.probation, case.one.start, case.one.end = 18, None, None
    citing.cite(case)
    return case


def _revocation(case: Case, prior: Prior) -> str:
    where = "本院" if prior.court == case.court else prior.court
    return (
        f"撤销{where}{prior.case_no}刑事判决中对被告人{case.one.name}宣告缓刑{term(WINDOW)}的部分。"
    )
