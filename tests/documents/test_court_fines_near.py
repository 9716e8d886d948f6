"""The fines around a day, kept from one to the next, are those gathered anew for each."""

from __future__ import annotations

import datetime as dt
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.documents.judgments.pairs import outliers
from shujian.documents.judgments.pairs.labels import Fine

FIRST = dt.date(2020, 1, 1)
PAPERS = st.lists(
    st.tuples(st.integers(0, 900), st.lists(st.sampled_from([1000, 2000, 9000]), max_size=3)),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(PAPERS)
def test_each_fine_meets_those_of_other_judgments_within_half_a_year(
    papers: list[tuple[int, list[int]]],
) -> None:
    held = sorted(
        (FIRST + dt.timedelta(days=days), at, Fine(seq=seq, group="虚构", yuan=yuan))
        for at, (days, fines) in enumerate(papers)
        for seq, yuan in enumerate(fines)
    )
    half = dt.timedelta(days=182)
    expected = []
    for day, at, fine in held:
        others = sorted(f.yuan for d, o, f in held if o != at and day - half <= d <= day + half)
        if others:
            expected.append((at, fine, others, median(others)))
    found = [(at, f, list(y), outliers._middle(y)) for at, f, y in outliers._around(held)]
    assert found == expected
