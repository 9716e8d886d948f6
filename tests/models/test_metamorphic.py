"""What must not matter does not: row order, strangers, cut files; a stricter test adds nothing."""

from __future__ import annotations

import os
import random
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.models.random_models import NAMES, Maker, OfPersons, Rising, tables
from tests.models.streams import Bench
from tests.models.support import citizen

MODELS = 200 if os.environ.get("PROVE") == "large" else 6
STRANGER = citizen(9)
LIMITS = ("-3", "0", "1", "2", "2.5", "1000000")
some = settings(
    max_examples=MODELS, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
seeds = st.integers(0, 2**32 - 1)


def without(rows: Counter[Any]) -> Counter[Any]:
    """The rows that are not the stranger's."""
    return Counter({r: n for r, n in rows.items() if ("号", STRANGER) not in r[1]})


@some
@given(seeds)
def test_the_order_of_rows_does_not_matter(seed: int) -> None:
    bench, raw = Bench(Maker(seed).model()), tables(seed)
    first = bench.streams(raw)
    for rows in raw.values():
        random.Random(seed).shuffle(rows)
    assert bench.streams(raw) == first


@some
@given(seeds)
def test_somebody_who_occurs_nowhere_changes_nothing_for_the_others(seed: int) -> None:
    bench, raw = Bench(OfPersons(seed).model()), tables(seed)
    chance, first = random.Random(seed), bench.streams(raw)
    for name in chance.sample(NAMES, chance.randint(1, 3)):
        known = {n for row in raw[name] for n in row}
        for other in tables(seed + 1)[name][: chance.randint(1, 3)]:
            own = {**other, "号": STRANGER, "名": "丁九"}
            raw[name].insert(chance.randint(0, 9), {n: own[n] for n in own if n in known})
    then = bench.streams(raw)
    assert {s: (without(p), without(a)) for s, (p, a) in then.items()} == first


@some
@given(seeds)
def test_a_table_in_two_files_is_the_table_in_one(seed: int) -> None:
    bench, raw = Bench(Maker(seed).model()), tables(seed)
    first = bench.streams(raw)
    with tempfile.TemporaryDirectory() as folder:
        assert bench.on_disk(raw, Path(folder), 2) == first


@some
@given(seeds, st.lists(st.sampled_from(LIMITS), min_size=2, max_size=2, unique=True))
def test_a_higher_threshold_adds_no_row_anywhere(seed: int, limits: list[str]) -> None:
    low, high = (Rising(seed, least=t).model() for t in sorted(limits, key=float))
    raw = tables(seed)
    more, fewer = Bench(low).streams(raw), Bench(high).streams(raw)
    assert list(more) == list(fewer)
    for step, (passed, aside) in fewer.items():
        assert passed <= more[step][0], low.sentences[step]
        assert aside <= more[step][1], low.sentences[step]
