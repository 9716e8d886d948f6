"""What chance decides before a judgment is put together."""

from __future__ import annotations

import datetime as dt
import random

from shujian.demo.judgments.charges import Charge, change, charges
from shujian.demo.judgments.timing import DAY, SPAN
from shujian.demo.judgments.wish import Wish

ROOM = 300
"""Days that must lie between an act and the end of the years in question."""
SOLE = 36
"""A sole judge, a speedy trial and a suspended sentence end at three years."""


def charge_for(rng: random.Random, wish: Wish, name: str = "") -> Charge:
    """A charge under which an act and its judgment fit into the years wished for."""
    name = name or wish.charge
    fitting = [
        c
        for c in charges()
        if name in ("", c.name)
        and (
            c.since <= wish.act and wish.act + DAY * ROOM < c.until
            if wish.act
            else max(c.since, wish.since) + DAY * ROOM < min(c.until, wish.until)
        )
        and wish.tier < len(c.tiers)
    ]
    if not fitting:
        raise ValueError(f"no charge fits {wish}")
    return rng.choices(fitting, [c.weight for c in fitting])[0]


def act_day(rng: random.Random, found: list[Charge], wish: Wish) -> dt.date:
    """A day of the act that is good for all charges."""
    low = max([wish.since, *(c.since for c in found)])
    high = min([wish.until, *(c.until for c in found)]) - DAY * ROOM
    if (wish.plea or wish.procedure == "速裁") and low < change("新条号") + DAY * 40 < high:
        low = change("新条号") + DAY * 40
    return low + DAY * rng.randint(0, max(0, (high - low).days))


def procedure_for(rng: random.Random, wish: Wish, act: dt.date, months: int) -> str:
    """普通, 简易 or 速裁, as the longest term allows."""
    if wish.procedure:
        return wish.procedure
    if months > SOLE or wish.age or wish.partners > 1:
        return "普通"
    if act > change("新条号") and not wish.partners and not wish.more and wish.plea is not False:
        return rng.choice(("速裁", "简易", "简易", "普通"))
    return rng.choice(("简易", "普通", "普通"))


def layout_for(rng: random.Random, wish: Wish, procedure: str, months: int) -> tuple[str, int]:
    """How the defendant is held, and the days from the first measure to the judgment.

    Nobody sits longer before the judgment than three quarters of the term.
    """
    low, high = SPAN[procedure]
    limit = int(months * 30 * 0.75)
    if wish.custody == "取保" or limit < low or (not wish.custody and rng.random() < 0.12):
        return "", rng.randint(low, high)
    span = rng.randint(low, min(high, limit))
    layout = wish.layout or rng.choice("AAAAAAAABC")
    if layout != "A" and procedure != "普通" and not wish.layout:
        layout = "A"
    return layout, span
