"""M04: public employees sentenced, to be planted."""

from __future__ import annotations

from typing import Any

from shujian.demo import custody, justice, outdoors, public_service
from shujian.demo.registry import Person
from shujian.demo.world import World, day, months, plus

EFFECT = day("2023-05-16")
RELEASE = day("2025-05-15")
INSIDE = months("2023-06", "2025-04")
"""The months wholly after effect and before the release month."""


def convict(
    w: World, category: str = "公务员", *, county: str = "", basic: int | None = 400_000,
    dismissed: bool = True, inside: bool = True, **judgment: Any,
) -> tuple[Person, str, str]:  # fmt: skip
    """A public employee sentenced to two years, in prison until 2025-05-15.

    Returns:
        The person, the payer, the number of the judgment.
    """
    who = w.adult(county)
    payer = public_service.employ(w, who, category, basic)
    doc = justice.judgment(w, who, EFFECT, **({"term": 24} | judgment))
    if inside:
        custody.imprison(w, who, plus(EFFECT, 10), RELEASE)
    if dismissed:
        public_service.decide(w, who, "开除", plus(EFFECT, 20))
    return who, payer, doc


def suspended(
    w: World, category: str, kind: str, *, basic: int | None = 400_000, decided: str = "",
    **judgment: Any,
) -> tuple[Person, str, str]:  # fmt: skip
    """A public employee with a suspended sentence, executed in time, and disciplined."""
    who = w.adult()
    payer = public_service.employ(w, who, category, basic)
    effective = day("2023-07-10")
    term = 5 if kind == "拘役" else 24
    doc = outdoors.suspend(w, who, effective, kind=kind, term=term, probation=term * 2, **judgment)
    decided = decided or ("开除" if kind == "有期徒刑" else "撤职")
    public_service.decide(w, who, decided, plus(effective, 20))
    return who, payer, doc
