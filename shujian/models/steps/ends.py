"""What local steps share that lead from the things of one list to those of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shujian.formulas.types import TEXT
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, param
from shujian.models.schema import Schema
from shujian.models.steps.edges import Edges
from shujian.models.steps.kinds import ColumnName, StepName


@dataclass(frozen=True)
class Ends(Edges):
    """A step between two lists (base of several)."""

    starts: str = param("starts", StepName(), "起点名单的步骤", required=True)
    start: str = param("start", ColumnName(), "起点名单中的列", required=True)
    ends: str = param("ends", StepName(), "终点名单的步骤", required=True)
    end: str = param("end", ColumnName(), "终点名单中的列", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The edges, then the lists."""
        return tuple(dict.fromkeys((self.source, self.starts, self.ends)))

    def ended(self, check: Check, schema: Schema, names: Sequence[str]) -> Schema:
        """The columns, start and end being those of the lists as well."""
        sides = ((self.starts, self.start, "start"), (self.ends, self.end, "end"))
        for made, (step, column, key) in zip(names, sides, strict=False):
            found = check.column(check.schema(step), column, self.into(key), f"“{step}”")
            if found and made in schema:
                schema[made] = replace(schema[made].merged(found), origin=frozenset())
        return schema

    def needed(self, edges: set[str]) -> Needs:
        """The columns read from edges and lists, which may be one step."""
        found: Needs = {self.source: set(edges)}
        found.setdefault(self.starts, set()).add(self.start)
        found.setdefault(self.ends, set()).add(self.end)
        return found

    def narrowed(self, bound: Bound, step: str, column: str) -> dict[str, str]:
        """One of the lists by its own column, where it is a list alone and holds texts."""
        shared = self.starts == self.ends or self.source in (self.starts, self.ends)
        return {} if shared or bound.inputs[step][column].type != TEXT else {step: column}
