"""Money passed on: chains of transfers in time order, of like amounts, to certain accounts."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shujian.models.algorithms.budget import Budget


@dataclass(frozen=True, order=True)
class Transfer:
    """One transfer.

    Args:
        day: when.
        order: its place within the day; 0 where that is not known.
        payer: account.
        payee: account.
        amount: above 0.
        index: tells equal transfers apart.
    """

    day: dt.date
    order: int
    payer: str
    payee: str
    amount: Decimal
    index: int


@dataclass(frozen=True)
class Bounds:
    """What makes transfers one flow.

    Args:
        days: from the first transfer to the last, at most.
        percent: by which an amount may differ from the first one.
        longest: transfers at most.
        ordered: whether ``order`` tells what came first within a day; else the order within
            a day is open, and transfers of one day may follow each other either way.
    """

    days: int
    percent: int
    longest: int
    ordered: bool


Chain = tuple[Transfer, ...]


def flows(
    transfers: Collection[Transfer],
    starts: Collection[str],
    ends: Collection[str],
    bounds: Bounds,
    budget: Budget,
) -> Iterator[Chain]:
    """Every chain from one of the starts to the first of the ends on its way.

    No account comes twice in a chain. A single transfer is a chain of one.

    Args:
        transfers: any.
        starts: accounts.
        ends: accounts.
        bounds: what makes one flow.
        budget: transfers that may be looked at.
    """
    going: dict[str, list[Transfer]] = defaultdict(list)
    for transfer in sorted(transfers):
        going[transfer.payer].append(transfer)
    for start in sorted(starts):
        for first in going.get(start, ()):
            if first.payee != start:
                yield from _onward((first,), going, frozenset(ends), bounds, budget)


def _onward(
    chain: Chain,
    going: Mapping[str, Sequence[Transfer]],
    ends: frozenset[str],
    bounds: Bounds,
    budget: Budget,
) -> Iterator[Chain]:
    first, last = chain[0], chain[-1]
    if last.payee in ends:
        yield chain
        return
    if len(chain) == bounds.longest:
        return
    until = first.day + dt.timedelta(days=bounds.days)
    held = going.get(last.payee, ())
    seen = {first.payer, *(t.payee for t in chain)}
    for place in range(bisect_left(held, last.day, key=lambda t: t.day), len(held)):
        after = held[place]
        budget.spend(1)
        if after.day > until:
            return
        late = not bounds.ordered or (after.day, after.order) > (last.day, last.order)
        if late and after.payee not in seen and _like(first.amount, after.amount, bounds.percent):
            yield from _onward((*chain, after), going, ends, bounds, budget)


def _like(first: Decimal, other: Decimal, percent: int) -> bool:
    return abs(other - first) * 100 <= percent * first
