"""Where a penalty stands among the tiers of an offence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from shujian.core.terms import Term
from shujian.documents.judgments.facts import Row
from shujian.law.offence import MAIN_KINDS, RIGHTS, Tier

WITHIN, BELOW, ABOVE, OTHER = "幅度内", "低于最低", "高于最高", "刑种不在其中"
"""What ``position`` answers."""
_ALONE = ("单处罚金", "并处或者单处罚金")
_DEMANDED = ("并处罚金", "并处或者单处罚金")
_CHOICE = ("并处罚金或者没收财产",)


@dataclass(frozen=True, order=True)
class Weight:
    """A penalty on one scale: the kind, then the length.

    Args:
        rank: −1 a fine or the loss of rights alone, else the place in ``MAIN_KINDS``.
        term: its length; nothing for kinds whose length the general part fixes.
        words: for people.
    """

    rank: int
    term: Term
    words: str = ""


def weight_of(row: Row) -> Weight | None:
    """The weight of the penalty of a count; None where it is none, or not known."""
    kind, term = row.text("主刑"), row.term("刑期")
    if kind in ("单处罚金", "单处剥夺政治权利"):
        return Weight(-1, Term(0), kind)
    kind = "死刑" if kind == "死缓" else kind
    if kind not in MAIN_KINDS:
        return None
    rank = MAIN_KINDS.index(kind)
    if kind != "有期徒刑":
        return Weight(rank, Term(0), kind)
    return None if term is None else Weight(rank, term, f"有期徒刑{term}")


def kinds(tiers: Sequence[Tier]) -> Sequence[str]:
    """Main penalties that some tier allows, lightest first; 单处罚金 and the like before them."""
    return _kinds(tuple(tiers))


@lru_cache(maxsize=4096)
def _kinds(tiers: tuple[Tier, ...]) -> tuple[str, ...]:
    found = {main.kind for tier in tiers for main in tier.mains}
    alone = ["单处罚金"] if any(tier.property in _ALONE for tier in tiers) else []
    rights = ["单处剥夺政治权利"] if RIGHTS in found else []
    return (*alone, *rights, *(k for k in MAIN_KINDS if k in found))


def lowest(tiers: Sequence[Tier]) -> Weight:
    """The lightest penalty that some tier allows."""
    return _reach(tuple(tiers))[0]


def highest(tiers: Sequence[Tier]) -> Weight:
    """The heaviest penalty that some tier allows."""
    return _reach(tuple(tiers))[1]


@lru_cache(maxsize=4096)
def _reach(tiers: tuple[Tier, ...]) -> tuple[Weight, Weight]:
    """The lightest and the heaviest penalty: the same tiers are asked of many counts."""
    ends = [_ends(tier) for tier in tiers]
    return min(e[0] for e in ends), max(e[-1] for e in ends)


@lru_cache(maxsize=4096)
def _ends(tier: Tier) -> tuple[Weight, ...]:
    """The lightest to the heaviest penalty of a tier; every count asks for its tiers again."""
    found = [Weight(-1, Term(0), "单处罚金")] if tier.property in _ALONE else []
    for main in tier.mains:
        if main.kind == RIGHTS:
            found.append(Weight(-1, Term(0), "单处剥夺政治权利"))
        elif main.low is None:
            found.append(Weight(MAIN_KINDS.index(main.kind), Term(0), main.kind))
        else:
            rank = MAIN_KINDS.index(main.kind)
            for term in (main.low, main.high):
                if term is not None:
                    found.append(Weight(rank, term, f"{main.kind}{term}"))
    return tuple(sorted(found)) or (Weight(-1, Term(0), "无"),)


def position(row: Row, tiers: Sequence[Tier]) -> str:
    """Where the penalty of a count stands; "" where it is none, or not known."""
    own = weight_of(row)
    if own is None:
        return ""
    low, high = lowest(tiers), highest(tiers)
    if own.rank == -1 and own.words not in kinds(tiers):
        return OTHER
    if (own.rank, own.term) > (high.rank, high.term):
        return ABOVE
    if (own.rank, own.term) < (low.rank, low.term):
        return BELOW
    name = MAIN_KINDS[own.rank] if own.rank >= 0 else own.words
    return WITHIN if name in kinds(tiers) else OTHER


def candidates(row: Row, tiers: Sequence[Tier], mitigated: bool) -> list[Tier]:
    """The tiers that a sentence may have been taken from: those that hold it.

    Args:
        row: the count.
        tiers: all tiers of all texts that may apply.
        mitigated: whether it may lie below its tier; then every heavier tier counts too.

    Returns:
        All tiers where none holds it.
    """
    own = weight_of(row)
    if own is None:
        return list(tiers)
    found = []
    for tier in tiers:
        ends = _ends(tier)
        low, high = (ends[0].rank, ends[0].term), (ends[-1].rank, ends[-1].term)
        at = (own.rank, own.term)
        if at <= high and (mitigated or at >= low):
            found.append(tier)
    return found or list(tiers)


def property_demand(tiers: Sequence[Tier]) -> str:
    """What every one of the tiers says of fines and confiscation beside a main penalty."""
    said = {tier.property for tier in tiers}
    if said == {"无"}:
        return "没有财产刑"
    if said <= {"无", "单处罚金"}:
        return "罚金只能单处"
    if said <= {*_DEMANDED}:
        return "应当并处罚金"
    if said == {"并处没收财产"}:
        return "应当并处没收财产"
    if said <= {*_DEMANDED, *_CHOICE, "并处没收财产"}:
        return "应当并处财产刑"
    if not any("没收财产" in one for one in said):
        return "可以有罚金，不得没收财产"
    return "不一"
