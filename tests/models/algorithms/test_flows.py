"""Money passed on: the chains that trying every row of transfers finds."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, permutations

import pytest

from shujian.models.algorithms.budget import Budget, TooMuchError
from shujian.models.algorithms.flows import Bounds, Chain, Transfer, flows

DAY = dt.date(2025, 1, 1)


def drawn(seed: int) -> list[Transfer]:
    chance = random.Random(seed)
    return [
        Transfer(
            DAY + dt.timedelta(days=chance.randrange(6)),
            chance.randrange(3),
            chance.choice("ABCDE"),
            chance.choice("ABCDE"),
            Decimal(chance.choice([95, 96, 100, 104, 106])),
            index,
        )
        for index in range(9)
    ]


def right(chain: Chain, bounds: Bounds) -> bool:
    first, last = chain[0], chain[-1]
    accounts = [first.payer, *(t.payee for t in chain)]
    return (
        first.payer in "AB"
        and last.payee in "DE"
        and not any(t.payee in "DE" for t in chain[:-1])
        and len(set(accounts)) == len(accounts)
        and all(a.payee == b.payer and a.day <= b.day for a, b in pairwise(chain))
        and all(
            not bounds.ordered or a.day < b.day or a.order < b.order for a, b in pairwise(chain)
        )
        and max(t.day for t in chain) - first.day <= dt.timedelta(days=bounds.days)
        and all(abs(t.amount - first.amount) <= first.amount * bounds.percent / 100 for t in chain)
    )


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("ordered", [True, False])
def test_chains_are_those_that_trying_every_order_finds(seed: int, ordered: bool) -> None:
    transfers, bounds = drawn(seed), Bounds(3, 5, 3, ordered)
    wanted = {
        chain
        for size in (1, 2, 3)
        for chain in permutations(transfers, size)
        if right(chain, bounds)
    }
    found = list(flows(transfers, "AB", "DE", bounds, Budget(10**6)))
    assert len(found) == len(set(found))
    assert set(found) == wanted


def test_the_order_of_rows_changes_nothing() -> None:
    transfers = [t for seed in range(5) for t in drawn(seed)]
    transfers = [replace(t, index=index) for index, t in enumerate(transfers)]
    bounds = Bounds(5, 10, 4, False)
    turned = list(flows(transfers[::-1], "BA", "ED", bounds, Budget(10**6)))
    assert len(turned) > 9
    assert list(flows(transfers, "AB", "DE", bounds, Budget(10**6))) == turned


def test_a_search_beyond_its_budget_is_refused() -> None:
    back = [
        Transfer(DAY, 0, a, b, Decimal(1), n) for n, (a, b) in enumerate(permutations("ABCE", 2))
    ]
    with pytest.raises(TooMuchError):
        list(flows(back, "A", "Z", Bounds(1, 0, 4, False), Budget(5)))
