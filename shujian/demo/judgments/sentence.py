"""Penalties inside the lawful range, as a careful court would mete them out."""

from __future__ import annotations

import random

from shujian.demo.judgments.charges import Tier
from shujian.demo.judgments.model import Accused, Count
from shujian.demo.judgments.wish import Wish

DETENTION = 6
"""The most months of 拘役 for one offence, and the least of 有期徒刑."""


def kind_and_months(rng: random.Random, tier: Tier, wish: Wish) -> tuple[str, int]:
    """A main penalty of the tier."""
    kinds = [k for k in tier.kinds if k != "管制" or rng.random() < 0.15]
    kind = wish.kind or rng.choice(kinds or list(tier.kinds))
    if kind in ("单处罚金", "免予刑事处罚"):
        return kind, 0
    if wish.months:
        return kind, wish.months
    low, high = {
        "拘役": (min(tier.low, 5), min(tier.high, DETENTION)),
        "管制": (max(3, min(tier.low, 6)), min(tier.high, 18)),
    }.get(kind, (max(tier.low, DETENTION), tier.high))
    months = round(rng.triangular(low, high, low + (high - low) * 0.3))
    return kind, months


def fine(rng: random.Random, tier: Tier, amount: int, kind: str) -> int:
    """A round sum within the tier's rule; 0 where none is imposed."""
    if tier.fine == "none" or kind == "免予刑事处罚":
        return 0
    if tier.fine == "alt":
        return rng.randint(2, 8) * 1000 if kind == "单处罚金" else 0
    low, high = tier.fines
    if not high:
        low, high = (amount * p // 100 for p in tier.percent)
    step = 500 if high < 5000 else 1000
    low, high = max(2000, -(-low // step) * step), max(2000, high // step * step)
    return rng.randrange(low, max(low, high) + 1, step)


def decide(rng: random.Random, who: Accused) -> None:
    """Merge several counts: above the longest, below the sum; all fines are added."""
    if len(who.counts) < 2:
        return
    fixed = [c.months for c in who.counts if c.kind == "有期徒刑"]
    same = fixed or [c.months for c in who.counts]
    total = max(same)
    if len(same) > 1 and sum(same) - 1 > total:
        total = rng.randint(total + 1, sum(same) - 1)
    kind = "有期徒刑" if fixed else who.counts[0].kind
    first = who.counts[0]
    fines = sum(c.fine for c in who.counts)
    who.total = Count(first.charge, first.tier, first.when, kind, total, fines)


def probation(rng: random.Random, who: Accused) -> int:
    """Months of 考验期 for the penalty decided."""
    main = who.main
    if main.kind == "拘役":
        return min(12, max(2, main.months + rng.choice((1, 2, main.months))))
    return min(60, max(12, main.months + rng.choice((0, 4, 6, 12))))
