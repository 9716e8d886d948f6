"""The limits of one sentence for several offences (数罪并罚)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from shujian.core.cells import Missing, State
from shujian.core.terms import Term
from shujian.law.dated_values import value_on
from shujian.law.offence import MAIN_KINDS
from shujian.law.parameters import LawBook

_SHORTEST_MONTH = 28
"""Days are carried as months of this length, so that an upper limit is never too low."""


@dataclass(frozen=True)
class Count:
    """The main penalty for one offence, or what is left of an earlier one.

    Args:
        kind: one of ``law.offence.MAIN_KINDS``; 死缓 is 死刑.
        term: its length; None for 无期徒刑 and 死刑.
    """

    kind: str
    term: Term | None = None


@dataclass(frozen=True)
class Limit:
    """One main penalty of the joint sentence.

    Args:
        kind: its kind.
        low: shortest lawful term; None for 无期徒刑 and 死刑.
        high: longest lawful term; None likewise.
    """

    kind: str
    low: Term | None = None
    high: Term | None = None


def merge(
    counts: Sequence[Count], judged: dt.date, last_act: dt.date | None, book: LawBook
) -> tuple[Limit, ...] | Missing:
    """What a joint sentence may be.

    Death and life imprisonment absorb all else. Terms of one kind are joined: not under the
    longest, not over their sum nor over the limit of the law. Fixed terms absorb detention,
    control is executed after them, since the law says so; before, the law was silent.

    Args:
        counts: at least one.
        judged: day of the judgment: decides on terms of several kinds.
        last_act: last day of the latest offence: decides on the limits; None: unknown,
            then the widest limits up to the judgment hold.
        book: the parameters.

    Returns:
        One limit for each main penalty that is executed, heaviest first; UNKNOWN where the
        law of the time does not say how to join different kinds.

    Source: 刑法第六十九条；《刑法修正案（八）》时间效力解释第六条，（九）第三条.
    """
    kinds = sorted({count.kind for count in counts}, key=MAIN_KINDS.index, reverse=True)
    if any(count.term is None for count in counts):
        return (Limit(kinds[0]),)
    if len(kinds) > 1:
        if not value_on(book, "刑法.数罪并罚.有期徒刑吸收拘役", judged, bool):
            return Missing(State.UNKNOWN, "判决时没有不同种刑罚如何并罚的规定")
        if kinds[:2] == ["有期徒刑", "拘役"]:
            kinds.remove("拘役")
    limits = []
    for kind in kinds:
        terms = [count.term for count in counts if count.kind == kind and count.term]
        limit = _limit(kind, terms, last_act or judged, book)
        if isinstance(limit, Missing):
            return limit
        limits.append(limit)
    return tuple(limits)


def _limit(kind: str, terms: Sequence[Term], when: dt.date, book: LawBook) -> Limit | Missing:
    longest, total = max(terms), _total(terms)
    if len(terms) == 1:
        return Limit(kind, longest, longest)
    cap = value_on(book, f"刑法.{kind}.数罪上限", when, Term)
    if cap is None:
        return Missing(State.UNKNOWN, f"没有数罪并罚时{kind}上限的规定")
    border = value_on(book, f"刑法.{kind}.数罪总和分界", when, Term)
    higher = value_on(book, f"刑法.{kind}.数罪总和超界上限", when, Term)
    if border is not None and higher is not None and total >= border:
        cap = higher
    return Limit(kind, longest, max(longest, min(total, cap)))


def _total(terms: Sequence[Term]) -> Term:
    months, days = sum(t.months for t in terms), sum(t.days for t in terms)
    return Term(months + days // _SHORTEST_MONTH, days % _SHORTEST_MONTH)
