"""Mistakes where several offences meet, with their look-alikes."""

from __future__ import annotations

from dataclasses import replace

from shujian.demo.judgments import revoking
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.planting import Spot
from shujian.demo.judgments.plants.changes import cited, total, uncited
from shujian.demo.judgments.plants.penalty import THEFT
from shujian.demo.judgments.wish import Wish

TWO = Wish("盗窃罪", more=("诈骗罪",), kind="有期徒刑", months=12, probation=0, custody="在押")
DRIVER = replace(TWO, charge="诈骗罪", more=("危险驾驶罪",), months=10)
AGAIN = replace(THEFT, prior="缓刑中", grounds=("坦白",))


def _undecided(case: Case) -> None:
    who = case.one
    who.total = None


def _shorter(case: Case) -> None:
    who = case.one
    total(max(c.months for c in who.counts) - 2)(case)


def _longer(case: Case) -> None:
    total(sum(c.months for c in case.one.counts) + 3)(case)


def _added(case: Case) -> None:
    total(case.one.counts[0].months + 1)(case)


def _less(case: Case) -> None:
    assert case.one.total is not None
    case.one.total.fine -= 1000


SPOTS = (
    Spot("multi.decision_missing", TWO, _undecided, also=("term.end_mismatch",)),
    Spot("multi.decision_missing", TWO, alike=True),
    Spot("multi.below_max_single", TWO, _shorter),
    Spot("multi.below_max_single", TWO, alike=True),
    Spot("multi.above_sum", TWO, _longer),
    Spot("multi.above_sum", AGAIN, build=revoking.merged, alike=True),
    Spot("multi.fixed_absorbs_detention", DRIVER, _added),
    Spot("multi.fixed_absorbs_detention", DRIVER, alike=True),
    Spot("multi.fine_not_sum", TWO, _less),
    Spot("multi.fine_not_sum", TWO, alike=True),
    Spot("multi.fine_dropped", TWO, total(fine=0), also=("multi.fine_not_sum",)),
    Spot("multi.fine_dropped", TWO, alike=True),
    Spot("multi.cite69_missing", TWO, uncited("数罪并罚"), whole=True),
    Spot("multi.cite69_missing", TWO, alike=True),
    Spot("multi.cite69_single", THEFT, cited("数罪并罚"), whole=True),
    Spot("multi.cite69_single", TWO, alike=True),
    Spot("multi.same_offence_split", replace(TWO, more=("盗窃罪",))),
    Spot("multi.same_offence_split", TWO, alike=True),
    Spot("multi.revocation_missing", AGAIN, build=revoking.forgotten),
    Spot("multi.revocation_missing", replace(AGAIN, prior="缓刑满"), alike=True),
    Spot("multi.revocation_no_merge", AGAIN, build=revoking.unmerged),
    Spot("multi.revocation_no_merge", AGAIN, build=revoking.merged, alike=True),
    Spot("probation.again_in_probation", AGAIN, build=revoking.freed),
    Spot("probation.again_in_probation", replace(AGAIN, prior="缓刑满"), alike=True),
)
