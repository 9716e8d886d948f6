"""A lawful judgment from a wish: facts, days, measures, penalty, findings, articles."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from shujian.core.dates import age_on
from shujian.demo.judgments import (
    citing,
    drawing,
    findings,
    goods,
    places,
    priors,
    sentence,
    story,
    timing,
)
from shujian.demo.judgments import desk as desks
from shujian.demo.judgments.charges import Charge
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.model import Accused, Case, Count
from shujian.demo.judgments.wish import Wish

ABSORBED = dt.date(2015, 11, 1)
_STUDY = ("小学文化", "初中文化", "高中文化", "中专文化", "大专文化", "大学文化")
_JOBS = ("务工", "农民", "无业", "个体经营", "公司职员", "司机")


def make(desk: Desk, wish: Wish) -> Case:
    """A judgment that a careful clerk would pass."""
    rng = desk.rng
    if wish.more:  # one rule for 有期徒刑 beside 拘役 in all years
        wish = replace(wish, since=max(wish.since, ABSORBED), kind=wish.kind or "有期徒刑")
    found = [drawing.charge_for(rng, wish)]
    found += [drawing.charge_for(rng, Wish(), name) for name in wish.more]
    act = wish.act or drawing.act_day(rng, found, wish)
    county = wish.county or desk.county()
    who = _accused(desk, wish, act, county)
    for index, charge in enumerate(found):
        own = (
            wish
            if not index
            else Wish(kind="" if "有期徒刑" not in charge.tiers[0].kinds else "有期徒刑")
        )
        who.counts.append(_count(rng, charge, own, act - timing.DAY * 20 * index))
    sentence.decide(rng, who)
    longest = max(c.months for c in (*who.counts, who.main))
    procedure = drawing.procedure_for(rng, wish, act, longest)
    if wish.prior:
        priors.give(rng, who, wish.prior, act, county)
    strict = who.main.months > drawing.SOLE or {"累犯", "毒品再犯"} & set(wish.grounds)
    wanted = wish.probation > 0 or (wish.probation < 0 and rng.random() < 0.4)
    if who.main.kind in ("有期徒刑", "拘役") and wanted and not strict and not who.priors:
        who.probation = wish.probation if wish.probation > 0 else sentence.probation(rng, who)
    case = _case(desk, wish, who, county, procedure)
    _partners(desk, wish, case)
    goods.settle(rng, case, wish)
    for one in case.accused:
        findings.find(rng, one, case, wish)
    findings.roles(rng, case)
    story.tell(desk, case)
    citing.cite(case)
    return case


def _accused(desk: Desk, wish: Wish, act: dt.date, county: str) -> Accused:
    rng = desk.rng
    old = wish.age or (rng.randint(33, 55) if wish.prior else 0)
    person = wish.person or desk.person(desk.birth(act, old), county, wish.charge == "强奸罪")
    sex = "男" if int(person.id[16]) % 2 else "女"
    made = Accused(person.name, person.id, person.birth, sex, places.home(rng, county), [])
    made.study, made.job = rng.choice(_STUDY), rng.choice(_JOBS)
    if wish.age:
        made.study, made.job = "初中文化", "无业"
    return made


def _count(rng: random.Random, charge: Charge, wish: Wish, act: dt.date) -> Count:
    tier = charge.tiers[wish.tier]
    kind, months = sentence.kind_and_months(rng, tier, wish)
    amount = wish.amount or (rng.randint(*tier.amount) if tier.amount[1] else 0)
    grams = wish.amount if tier.grams[1] else 0
    grams = grams or (rng.randint(*tier.grams) if tier.grams[1] else 0)
    fine = sentence.fine(rng, tier, amount, kind)
    return Count(charge, tier, act, kind, months, fine, amount, grams)


def _case(desk: Desk, wish: Wish, who: Accused, county: str, procedure: str) -> Case:
    rng, act = desk.rng, who.counts[0].when
    bail = who.probation or who.main.kind in ("单处罚金", "免予刑事处罚", "管制")
    months = 0 if bail else who.main.months
    layout, span = drawing.layout_for(rng, wish, procedure, months)
    caught = act + timing.DAY * (1 if "drink" in who.counts[0].charge.marks else rng.randint(1, 40))
    court = desks.court(county)
    case = Case(
        random.Random(rng.random()), county, court, "", procedure, [who], act, act, act, [], ""
    )
    timing.plan(rng, case, caught, span)
    timing.measures(rng, who, case, caught, layout)
    timing.dates(who, layout)
    case.notes |= {"layout": layout, "caught": caught, "span": span, "grounds": wish.grounds}
    case.case_no = desk.case_no(court, county, case.filed)
    sole = procedure != "普通" and who.main.months <= drawing.SOLE
    case.signers, case.clerk = desk.signers(1 if sole else 3), desk.name()
    case.notes |= {"sole": sole, "officer": desk.name()}
    minor = age_on(who.birth, case.heard) < findings.ADULT
    case.public = not minor and "private" not in who.counts[0].charge.marks
    if minor:
        who.guardian = who.name[0] + desk.name()[1:]
    if minor or (procedure == "普通" and rng.random() < 0.35):
        who.counsel = desk.name()
    return case


def _partners(desk: Desk, wish: Wish, case: Case) -> None:
    first, rng = case.one, desk.rng
    for _ in range(wish.partners):
        who = _accused(desk, Wish(), first.counts[0].when, case.county)
        for c in first.counts:
            months = max(sentence.DETENTION, c.months - rng.randint(1, 6))
            months = months if c.kind == "有期徒刑" else max(1, c.months - rng.randint(0, 1))
            who.counts.append(
                Count(c.charge, c.tier, c.when, c.kind, months, c.fine, c.amount, c.grams)
            )
        sentence.decide(rng, who)
        if first.probation:
            who.probation = max(12 if who.main.kind == "有期徒刑" else 2, who.main.months)
        layout = case.notes["layout"] and "A"
        if layout and (case.judged - case.notes["caught"]).days > who.main.months * 28:
            layout = ""
        timing.measures(rng, who, case, case.notes["caught"], layout)
        timing.dates(who, layout)
        case.accused.append(who)
