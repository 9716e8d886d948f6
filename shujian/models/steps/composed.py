"""Steps that stand for several simpler ones, written out when a model is read."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator
from shujian.models.schema import Schema
from shujian.models.steps.kinds import Cover, Order

Raw = dict[str, Any]
"""A step as an author would write it, without id for the last one."""


@dataclass(frozen=True)
class Composed(Operator):
    """A step that is written out as steps of other kinds (base of several).

    The last of them has the id of the step, those before it are ``<id>·1``, ``<id>·2`` …
    So streams, lineage, coverage and explanation are those of the kernel.
    """

    @abstractmethod
    def written(self) -> Sequence[Raw]:
        """The steps, in order; only asked where the parameters are right."""

    @abstractmethod
    def said(self) -> str:
        """The step in Chinese."""

    def part(self, number: int) -> str:
        """The id of one of the steps before the last, counted from 1."""
        return f"{self.id}·{number}"

    def temp(self, word: str) -> str:
        """The name of a column between the steps, which the last one leaves out."""
        return re.sub("[·_]+", "_", f"{self.id}_{word}")[-60:]

    def sentence(self, bound: Bound) -> str:
        """The step in Chinese."""
        return self.said()

    def bind(self, check: Check) -> Schema:
        """No columns: a model holds this step itself only where its parameters are wrong."""
        return {}

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Never asked."""
        raise TypeError(self.op)

    def build(self, build: Build) -> NoReturn:
        """Never asked."""
        raise TypeError(self.op)


def expanded(step: Composed, kinds: Mapping[str, type[Operator]]) -> list[Operator]:
    """The steps that a step stands for; errors in them go to its place."""
    parts = step.written()
    found: list[Operator] = []
    for number, raw in enumerate(parts, 1):
        step_id = step.id if number == len(parts) else step.part(number)
        read = kinds[raw["op"]].read(step_id, raw, step.at)
        found += expanded(read, kinds) if isinstance(read, Composed) else [read]
    return found


def quoted(text: str) -> str:
    """A text as a constant of a formula."""
    return '"' + text.replace('"', '""') + '"'


def ordered(orders: Sequence[Order]) -> list[Raw]:
    """An order as an author would write it."""
    return [{"by": o.column, "desc": o.descending} for o in orders]


def paired(pairs: Sequence[tuple[str, str]]) -> list[Raw]:
    """Pairs of columns as an author would write them."""
    return [{"left": a, "right": b} for a, b in pairs]


def covering(cover: Cover | None, start: str = "", end: str = "") -> Raw:
    """A demand of coverage as an author would write it; no key where there is none.

    Args:
        cover: as written.
        start: the first day where the author wrote none, a formula.
        end: the last day, the same.
    """
    if cover is None:
        return {}
    if cover.complete:
        return {"coverage": {"complete": cover.complete}}
    formulas = {"place": cover.place, "unit": cover.unit, "from": cover.start, "to": cover.end}
    found = {"from": start, "to": end} | {k: str(f) for k, f in formulas.items() if f is not None}
    named = {"table": cover.table} if cover.table else {}
    return {"coverage": {k: v for k, v in found.items() if v} | named}
