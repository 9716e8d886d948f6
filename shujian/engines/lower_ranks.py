"""Shares of a group by rank on DuckDB: exact, over the sorted values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.datatypes as dt

from shujian.engines.lower_numbers import exact_product
from shujian.engines.lower_rows import RowOps, blank_where_none, blank_without_rows, worst_of
from shujian.engines.pair import Pair, dtype
from shujian.formulas.types import DECIMAL, Type


class RankOps(RowOps):
    """Medians and other shares."""

    def rows_percentile(self, pair: Pair, kind: Type, share: int, parts: int) -> Pair:
        """The value at a share of the sorted ones, between two by proportion; BLANK over no row.

        Args:
            pair: the column.
            kind: its type.
            share: how many parts of the way.
            parts: parts of the whole way: a power of ten.
        """
        if found := blank_without_rows(pair, ibis.literal(0, dtype(DECIMAL(6)))):
            return found
        items = self.number(pair.value, DECIMAL(6)).collect().sort()
        way = (pair.value.count() - 1) * share
        place, rest = way // parts, way % parts
        last = pair.value.count() - 1
        low, high = (
            items[ibis.greatest(place, 0)],
            items[ibis.greatest(ibis.least(place + 1, last), 0)],
        )
        sum_ = exact_product(low, self._few(parts - rest)) + exact_product(high, self._few(rest))
        unit = Decimal(1) / Decimal(parts)
        places = len(str(parts)) - 1
        exact = exact_product(sum_, ibis.literal(unit, dt.Decimal(places + 1, places)))
        return blank_where_none(self.fit(exact, DECIMAL(6), True), worst_of(pair))

    def _few(self, number: Any) -> Any:
        return number.cast(dt.Decimal(5, 0))
