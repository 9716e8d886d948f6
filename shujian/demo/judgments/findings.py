"""What the court finds about a defendant besides the act."""

from __future__ import annotations

import random

from shujian.core.dates import age_on
from shujian.demo.judgments.charges import change
from shujian.demo.judgments.model import Accused, Case
from shujian.demo.judgments.wish import Wish

CAUGHT = ("查获", "抓获", "解救")
"""Whose story ends so did not give himself up."""
ADULT = 18
"""Full years: younger at the act, the law is milder; younger at the trial, it is closed."""


def find(rng: random.Random, who: Accused, case: Case, wish: Wish) -> None:
    """Enter the findings in the order in which an opinion names them."""
    found = list(wish.grounds)
    charge = who.counts[0].charge
    if age_on(who.birth, who.counts[0].when) < ADULT:
        found.insert(0, "未成年")
    if not {"自首", "坦白", "减轻自首"} & {*found, *wish.without}:
        caught = any(word in fact for fact in charge.facts for word in CAUGHT)
        ways = ("坦白", "坦白" if caught else "自首", "当庭认罪")
        found.append(rng.choices(ways, (6, 3, 1))[0])
    plea = wish.plea
    if plea is None:
        plea = case.procedure == "速裁" or rng.random() < 0.5
    if plea and case.judged >= change("新条号"):
        found.append("认罪认罚")
    if "loss" in charge.marks and case.notes.get("settled") == "退赔":
        found.append("退赔谅解")
    if "hurt" in charge.marks and not {"退赔谅解", *wish.without} & set(found):
        found += ["赔偿谅解"] if who.probation or rng.random() < 0.6 else []
    if not who.priors and rng.random() < 0.3:
        found.append("初犯")
    who.findings = [f for f in found if f not in wish.without]


def roles(rng: random.Random, case: Case) -> None:
    """Who led and who helped, where several acted together."""
    if len(case.accused) < 2:
        return
    ranked = rng.random() < 0.7 or "从犯" in case.notes.get("grounds", ())
    for index, who in enumerate(case.accused):
        if ranked:
            who.findings.insert(0, "从犯" if index else "主犯")
