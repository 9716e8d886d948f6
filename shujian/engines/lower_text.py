"""Text and lists on DuckDB, by characters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

import ibis
import ibis.expr.datatypes as dt

from shujian.engines import duckfn
from shujian.engines.lower_numbers import exact_cast, try_cast
from shujian.engines.pair import Pair, every, small, strict_state
from shujian.formulas.types import Type

_LONG = 1_000_000_000
"""DuckDB refuses counts above 2^32; no text is that long."""


def count_of(number: Any) -> Any:
    """A count that DuckDB takes; None for all there are."""
    if number is None:
        return ibis.literal(_LONG, dt.int64)
    return ibis.least(number, ibis.literal(_LONG, dt.int64))


class TextOps:
    """Text, regular expressions and lists."""

    def length(self, text: Any) -> Any:
        """Number of characters."""
        return duckfn.length(text)

    def left(self, text: Any, count: Any) -> Any:
        """The first characters."""
        return duckfn.left(text, count_of(count))

    def right(self, text: Any, count: Any) -> Any:
        """The last characters."""
        return duckfn.right(text, count_of(count))

    def middle(self, text: Any, start: Any, count: Any) -> Any:
        """Characters from a place counted from 1."""
        return duckfn.substring(text, count_of(start), count_of(count))

    def contains(self, text: Any, part: Any) -> Any:
        """Whether the part occurs."""
        return duckfn.contains(text, part)

    def starts(self, text: Any, part: Any) -> Any:
        """Whether the text begins so."""
        return duckfn.starts_with(text, part)

    def ends(self, text: Any, part: Any) -> Any:
        """Whether the text ends so."""
        return duckfn.ends_with(text, part)

    def replace(self, text: Any, old: Any, new: Any) -> Any:
        """Every occurrence replaced."""
        return duckfn.replace(text, old, new)

    def trim(self, text: Any, chars: str) -> Any:
        """Without these characters at both ends."""
        return duckfn.trim(text, chars)

    def translate(self, text: Any, source: str, target: str) -> Any:
        """Character by character."""
        return duckfn.translate(text, source, target)

    def position(self, text: Any, part: Any) -> Any:
        """Place of the first occurrence, from 1; 0 without."""
        return duckfn.instr(text, part)

    def matches(self, text: Any, pattern: str) -> Any:
        """Whether RE2 finds the pattern."""
        return duckfn.regexp_matches(text, pattern)

    def extract(self, pair: Pair, pattern: str, group: int) -> Pair:
        """A group of the first match; BLANK without one."""
        state = strict_state(pair)
        found = duckfn.regexp_matches(pair.value, pattern)
        value = ibis.ifelse(
            found, duckfn.regexp_extract(pair.value, pattern, group), ibis.null(str)
        )
        if isinstance(state, int):
            if state:
                return Pair(ibis.null(str), state, False)
            return Pair(value, ibis.ifelse(found, small(0), small(1)), True)
        blank = ibis.ifelse(found, small(0), small(1))
        return Pair(value, ibis.ifelse(state == small(0), blank, state), True)

    def parse_int(self, text: Any, pattern: str) -> Any:
        """A text of digits as a number, else null."""
        good = duckfn.regexp_matches(text, f"^(?:{pattern})$")
        return ibis.ifelse(good, try_cast(text, dt.int64), ibis.null(dt.int64))

    def digits(self, number: Any, kind: Type) -> Any:
        """A number written out with its scale."""
        if kind.name == "decimal":
            number = exact_cast(number, dt.Decimal(15 + kind.scale, kind.scale))
        return number.cast(dt.string)

    def date_text(self, day: Any, parts: Sequence[str]) -> Any:
        """A date written out; parts are yyyy, mm, dd, m, d and other text."""
        year, month, number = (x.cast(dt.string) for x in (day.year(), day.month(), day.day()))
        pieces = {
            "yyyy": duckfn.lpad(year, 4, "0"),
            "mm": duckfn.lpad(month, 2, "0"),
            "dd": duckfn.lpad(number, 2, "0"),
            "m": month,
            "d": number,
        }
        return reduce(lambda a, b: a + b, [pieces.get(p, ibis.literal(p)) for p in parts])

    def among(self, value: Any, candidates: Sequence[Any]) -> Any:
        """Whether the value is one of several."""
        return value.isin(list(candidates))

    def list_has(self, items: Any, item: Any) -> Any:
        """Whether a list holds a value."""
        return items.contains(item)

    def list_size(self, items: Any) -> Any:
        """How many values."""
        return items.length()

    def list_text(self, items: Any, separator: Any) -> Any:
        """Joined."""
        return duckfn.array_to_string(items, separator)

    def every(self, conditions: Sequence[Any]) -> Any:
        """All of them; true without any."""
        return every(list(conditions)) if conditions else ibis.literal(True)
