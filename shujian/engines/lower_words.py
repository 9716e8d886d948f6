"""Text on DuckDB: parts looked for, texts repeated, filled up and joined."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

import ibis
import ibis.expr.datatypes as dt

from shujian.core.cells import State
from shujian.engines import duckfn
from shujian.engines.lower_numbers import try_cast
from shujian.engines.lower_text import TextOps, count_of
from shujian.engines.pair import Pair, dtype, greatest, let_all, nothing, null, small, strict_state
from shujian.formulas.functions.base import At, Function
from shujian.formulas.types import TEXT


def _unread(pair: Pair) -> Any:
    """The state of a cell whose blank is skipped."""
    if isinstance(pair.state, int):
        return int(pair.state)
    if not pair.blank:
        return pair.state
    return ibis.ifelse(pair.state == small(State.BLANK), small(0), pair.state)


def _from_one(place: Any) -> Any:
    """A place that every engine takes; callers hide the result for those below 1."""
    return ibis.greatest(count_of(place), ibis.literal(1, dt.int64))


class WordOps(TextOps):
    """What is sought in texts, and texts put together."""

    def sought(self, function: Function, at: At, pairs: Sequence[Pair]) -> Pair:
        """A strict function that is BLANK where it gives null."""
        own = greatest([strict_state(p) for p in pairs])
        if isinstance(own, int) and own:
            return null(at.type, own)
        values = [p.value for p in pairs]
        if any(map(nothing, values)):
            return Pair(ibis.null(dtype(at.type)), own, False)
        if function.reuse:
            value = let_all(values, lambda *bound: function.lower(self, at, *bound))
        else:
            value = function.lower(self, at, *values)
        if not isinstance(own, int):
            value = ibis.ifelse(own == small(0), value, ibis.null(dtype(at.type)))
        none = ibis.ifelse(value.isnull(), small(State.BLANK), small(0))
        state = none if isinstance(own, int) else ibis.ifelse(own == small(0), none, own)
        return Pair(value, state, True)

    def group_of(self, text: Any, pattern: str, number: int) -> Any:
        """A group of what RE2 finds first; null without, and where it is empty."""
        return duckfn.regexp_extract(text, pattern, number).nullif("")

    def rest(self, text: Any, start: Any) -> Any:
        """From a place, counted from 1, to the end."""
        return duckfn.substring(text, _from_one(start), count_of(None))

    def split_part(self, text: Any, mark: Any, place: Any) -> Any:
        """One of the parts between marks, null where there is none; no mark: the whole text."""
        size = duckfn.length(mark)
        lost = duckfn.length(text) - duckfn.length(duckfn.replace(text, mark, ""))
        there = (size > 0) & (place >= 1) & (size * (count_of(place) - 1) <= lost)
        return ibis.cases(
            ((size == 0) & (place == 1), text),
            (there, duckfn.split_part(text, mark, _from_one(place))),
            else_=ibis.null(str),
        )

    def repeat(self, text: Any, count: Any, most: int) -> Any:
        """Several times; null for less than none and for more than ``most`` characters."""
        few = ibis.least(count, ibis.literal(most + 1, dt.int64))
        good = (count >= 0) & (duckfn.length(text) * few <= most)
        return ibis.ifelse(good, duckfn.repeat(text, few), ibis.null(str))

    def without(self, text: Any, pattern: str) -> Any:
        """Everything that RE2 finds taken away."""
        return duckfn.regexp_replace(text, pattern, "", "g")

    def join_filled(self, mark: Pair, pairs: Sequence[Pair]) -> Pair:
        """The texts that are no blanks, joined; BLANK where all are."""
        skipped = [p for p in pairs if not (isinstance(p.state, int) and p.state == State.BLANK)]
        own = greatest([strict_state(mark), *(_unread(p) for p in skipped)])
        if isinstance(own, int) and own:
            return null(TEXT, own)
        if not skipped and isinstance(own, int):
            return null(TEXT, State.BLANK)
        if not skipped:
            none = ibis.ifelse(own == small(0), small(State.BLANK), own)
            return Pair(ibis.null(str), none, True)
        pieces = [(mark.value + p.value).fill_null("") for p in skipped]
        filled = reduce(lambda a, b: a | b, [p.value.notnull() for p in skipped])
        joined = self.rest(reduce(lambda a, b: a + b, pieces), duckfn.length(mark.value) + 1)
        good = filled if isinstance(own, int) else filled & (own == small(0))
        none = ibis.ifelse(filled, small(0), small(State.BLANK))
        state = none if isinstance(own, int) else ibis.ifelse(own == small(0), none, own)
        return Pair(ibis.ifelse(good, joined, ibis.null(str)), state, True)

    def weighted(self, text: Any, alphabet: str, weights: Sequence[int]) -> Any:
        """The sum of the places of its first characters in an alphabet, weighted; from 0."""
        signs = ibis.literal(alphabet)
        parts = [
            (duckfn.instr(signs, duckfn.substring(text, i, 1)) - 1) * weight
            for i, weight in enumerate(weights, 1)
            if weight
        ]
        return reduce(lambda a, b: a + b, parts)

    def sign_at(self, signs: str, number: Any, modulus: int) -> Any:
        """The sign at a number's remainder."""
        return duckfn.substring(ibis.literal(signs), number % modulus + 1, 1)

    def filled(self, text: Any, width: int, fill: str) -> Any:
        """Filled up on the left."""
        return duckfn.lpad(text, width, fill)

    def split_list(self, text: Any, mark: str) -> Any:
        """The different parts that are not empty, sorted."""
        return self.list_set(duckfn.string_split(text, ibis.literal(mark)).remove(""))

    def list_set(self, items: Any) -> Any:
        """The different values, sorted."""
        return items.unique().sort()

    def list_union(self, one: Any, two: Any) -> Any:
        """The different values of both, sorted."""
        return self.list_set(one.concat(two))

    def parse_date(self, text: Any, pattern: str) -> Any:
        """The day in the groups year, month, day, month, day …, null where there is none."""
        whole = f"^(?:{pattern})$"
        year, *parts = [duckfn.regexp_extract(text, whole, group) for group in range(1, 8)]
        month, day = (duckfn.lpad(reduce(lambda a, b: a + b, parts[i::2]), 2, "0") for i in (0, 1))
        made = try_cast(year + "-" + month + "-" + day, dt.date)
        good = duckfn.regexp_matches(text, whole) & (year != "0000")
        return ibis.ifelse(good, made, ibis.null(dt.date))
