"""rings: things that come back to themselves, such as firms that vouch for each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from shujian.formulas.types import INT, TEXT
from shujian.models.algorithms.budget import Budget, TooMuchError
from shujian.models.algorithms.graphs import graph, rings
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.schema import Schema
from shujian.models.steps.edges import Edges
from shujian.models.steps.kinds import ColumnList, Whole
from shujian.models.steps.local import Line, merged
from shujian.models.steps.local_aside import refused


@operator
@dataclass(frozen=True)
class Rings(Edges):
    """One row for each ring and each of its members."""

    op = "rings"
    title = "环"
    help = (
        "找首尾相接的环，如甲保乙、乙保丙、丙保甲；每个环只列一次，从文字次序最前的成员起，"
        "每个成员一行；自己对自己的不算环"
    )
    most: ClassVar[int] = 100_000

    longest: int | None = param("longest", Whole(), "环最多几个成员，默认 5，最多 10")
    names: tuple[str, ...] = param(
        "as", ColumnList(4), "新列：成员、次序、环、成员数", required=True
    )

    def bind(self, check: Check) -> Schema:
        """Member, place, ring and size."""
        if (self.longest or 5) > 10:
            self.into("longest").error("too_long", "环最多 10 个成员", "请写 2 到 10")
        kinds = dict(zip(self.names, (TEXT, INT, TEXT, INT), strict=False))
        return self.made(check, kinds, self.names[1::2], ())

    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """Search from each thing through those behind it."""
        edges, found = self.split(sides[self.source], self.names)
        count = 0
        try:
            for ring in rings(graph(edges), self.longest or 5, Budget(self.budget)):
                count += 1
                if count > self.most:
                    raise TooMuchError
                pairs = list(zip(ring, (*ring[1:], ring[0]), strict=True))
                rows = merged([line for pair in pairs for line in edges[pair]])
                said = "→".join((*ring, ring[0]))
                for place, member in enumerate(ring, 1):
                    made = (member, place, said, len(ring))
                    found.append(Line(dict(zip(self.names, made, strict=True)), rows))
        except TooMuchError:
            what = f"找环超出了上限（{self.most} 个环，{self.budget} 步）"
            raise refused(self, what, "请减小 longest，或先筛选关系") from None
        return found

    def sentence(self, bound: Bound) -> str:
        """环."""
        one, two = self.between
        return f"在“{self.source}”中从“{one}”到“{two}”找 {self.longest or 5} 个成员以内的环"
