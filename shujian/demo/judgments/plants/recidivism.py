"""Mistakes on recidivists and repeated drug offenders, with their look-alikes."""

from __future__ import annotations

from dataclasses import replace

from shujian.demo.judgments import priors
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.planting import Spot, edit
from shujian.demo.judgments.plants.changes import both, cited, reborn, uncited
from shujian.demo.judgments.plants.penalty import BAIL, THEFT
from shujian.demo.judgments.timing import DAY
from shujian.demo.judgments.wish import Wish

KNOWN = replace(THEFT, months=10, prior="累犯", grounds=("累犯", "坦白"))
UNSEEN = replace(KNOWN, grounds=("坦白",))
DRUGS = Wish(
    "贩卖毒品罪",
    kind="有期徒刑",
    months=10,
    probation=0,
    prior="毒品",
    grounds=("毒品再犯", "坦白"),
)
HOST = replace(DRUGS, charge="容留他人吸毒罪")


def _revoked(case: Case) -> None:
    prior = case.one.priors[0]
    prior.penalty += "，后因违反监督管理规定被撤销缓刑收监执行"
    prior.released = case.one.counts[0].when - DAY * 300


def _with_other(case: Case) -> None:
    who = case.one
    priors.give(case.rng, who, "累犯", who.counts[0].when, case.county)


def _young(case: Case) -> None:
    prior = case.one.priors[0]
    reborn(case.one, prior.judged.replace(day=1, year=prior.judged.year - 17) - DAY * 90)


def _hosted(case: Case) -> None:
    case.one.priors[0].offence = "容留他人吸毒罪"


def _possessed(case: Case) -> None:
    case.one.priors[0].offence = "非法持有毒品罪"


_BY_HOST = both(_hosted, edit(("曾因贩卖毒品罪被判过刑", "曾因容留他人吸毒罪被判过刑")))
_BY_HOLD = both(
    _possessed,
    edit(
        ("曾因贩卖毒品罪被判过刑，又犯贩卖毒品罪", "曾因非法持有毒品罪被判过刑，又犯容留他人吸毒罪")
    ),
)

SPOTS = (
    Spot("recid.missed", UNSEEN),
    Spot("recid.missed", replace(UNSEEN, prior="缓刑满"), alike=True),
    Spot("recid.wrong_over_five_years", replace(KNOWN, prior="旧刑满")),
    Spot("recid.wrong_over_five_years", KNOWN, alike=True),
    Spot("recid.wrong_prior_kind", replace(KNOWN, prior="拘役")),
    Spot("recid.wrong_prior_kind", replace(KNOWN, prior="拘役"), _with_other, alike=True),
    Spot("recid.wrong_prior_probation", replace(KNOWN, prior="缓刑满")),
    Spot("recid.wrong_prior_probation", replace(KNOWN, prior="缓刑满"), _revoked, alike=True),
    Spot("recid.wrong_minor_prior", KNOWN, _young),
    Spot("recid.wrong_minor_prior", KNOWN, alike=True),
    Spot("recid.wrong_negligent", replace(KNOWN, prior="过失")),
    Spot("recid.wrong_negligent", replace(KNOWN, prior="过失"), _with_other, alike=True),
    Spot("recid.wrong_new_penalty", replace(BAIL, prior="累犯", grounds=("累犯", "坦白"))),
    Spot("recid.wrong_new_penalty", replace(KNOWN, months=6), alike=True),
    Spot("recid.cite65_missing", KNOWN, uncited("累犯")),
    Spot("recid.cite65_missing", KNOWN, alike=True),
    Spot("recid.cite65_without_finding", THEFT, cited("累犯"), whole=True),
    Spot("recid.cite65_without_finding", KNOWN, alike=True),
    Spot("recid.drug_missed", replace(DRUGS, grounds=("坦白",))),
    Spot("recid.drug_missed", replace(DRUGS, grounds=("坦白",)), _hosted, alike=True),
    Spot("recid.drug_wrong", DRUGS, _BY_HOST),
    Spot("recid.drug_wrong", HOST, _BY_HOLD, alike=True),
    Spot("recid.drug_cite", DRUGS, uncited("毒品再犯")),
    Spot("recid.drug_cite", DRUGS, alike=True),
)
