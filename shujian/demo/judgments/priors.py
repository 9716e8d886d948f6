"""Earlier convictions, and what they make of the new one."""

from __future__ import annotations

import datetime as dt
import random

from shujian.demo.judgments import desk
from shujian.demo.judgments.model import Accused, Prior
from shujian.demo.judgments.timing import DAY, end_of
from shujian.demo.judgments.words import term

_ORDINARY = ("盗窃罪", "诈骗罪", "故意伤害罪", "寻衅滋事罪")


def give(rng: random.Random, who: Accused, kind: str, act: dt.date, county: str) -> None:
    """Add one earlier conviction of a kind.

    Args:
        rng: chance.
        who: the defendant, old enough.
        kind: 累犯 (released within five years), 旧刑满 (long ago), 缓刑满, 缓刑中, 拘役, 毒品, 过失.
        act: the day of the new act.
        county: where the earlier court was.
    """
    months = rng.randint(8, 20)
    gap = {"累犯": (200, 1500), "旧刑满": (2100, 2900), "毒品": (2200, 2900)}.get(kind, (300, 1500))
    released = act - DAY * rng.randint(*gap)
    judged = released - DAY * (months * 30 - rng.randint(40, 90))
    offence = {"毒品": "贩卖毒品罪", "拘役": "危险驾驶罪", "过失": "交通肇事罪"}.get(kind, "")
    offence = offence or rng.choice(_ORDINARY)
    words = f"有期徒刑{term(months)}"
    out: dt.date | None = released
    if kind == "拘役":
        words, out = f"拘役{term(rng.randint(2, 4))}", None
    elif kind in ("缓刑满", "缓刑中"):
        probation = 24 if kind == "缓刑中" else max(12, months)
        judged = end_of(released, -probation) if kind == "缓刑满" else act - DAY * 200
        words, out = f"有期徒刑{term(months)}，缓刑{term(probation)}", None
    if offence in ("盗窃罪", "诈骗罪", "贩卖毒品罪"):
        words += f"，并处罚金人民币{rng.randint(2, 6)}000元"
    who.priors.append(Prior(offence, desk.court(county), judged, words, out))
