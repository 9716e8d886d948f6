"""What a judgment is asked to be like; whatever is left open falls to chance."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from shujian.demo.registry import Person

FIRST, LAST = dt.date(2012, 3, 1), dt.date(2025, 5, 30)
"""The earliest act and the latest judgment."""


@dataclass(frozen=True)
class Wish:
    """A wish.

    Args:
        charge: 罪名; by weight where empty.
        more: further charges of the first defendant, merged under one decision.
        tier: which range of the charge, counted from 0.
        kind: 主刑, 单处罚金 or 免予刑事处罚.
        months: of the first count.
        probation: months of 考验期; 0 for none, -1 for chance.
        procedure: 普通, 简易 or 速裁.
        since: no act before.
        until: no judgment after.
        custody: 在押 or 取保; by chance where empty.
        layout: A, B or C, how the term's dates are counted.
        grounds: findings that must be there.
        without: findings that must not be there.
        prior: which earlier conviction: see ``priors``.
        partners: further defendants of the same act.
        age: full years at the act, 0 for an adult by chance.
        amount: yuan, or hundredths of a gram.
        plea: 认罪认罚; None for chance.
        settled: how a loss was made good: 退赔, 发还 or 责令.
        county: where the court is.
        act: the day of the act, near which all else is planned.
        person: somebody who stands in another judgment too.
    """

    charge: str = ""
    more: tuple[str, ...] = ()
    tier: int = 0
    kind: str = ""
    months: int = 0
    probation: int = -1
    procedure: str = ""
    since: dt.date = FIRST
    until: dt.date = LAST
    custody: str = ""
    layout: str = ""
    grounds: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    prior: str = ""
    partners: int = 0
    age: int = 0
    amount: int = 0
    plea: bool | None = None
    settled: str = ""
    county: str = ""
    act: dt.date | None = None
    person: Person | None = None
