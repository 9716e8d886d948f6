"""paths: how things of two lists hang together, and by what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shujian.formulas.show import show
from shujian.formulas.types import INT, TEXT
from shujian.models.algorithms.budget import Budget, TooMuchError
from shujian.models.algorithms.graphs import graph, shortest
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, operator, param
from shujian.models.schema import Schema
from shujian.models.steps.edges import named
from shujian.models.steps.ends import Ends
from shujian.models.steps.kinds import ColumnList, Flag, Names, Whole
from shujian.models.steps.local import Line, merged
from shujian.models.steps.local_aside import refused

Between = dict[tuple[str, str], list[Line]]


@operator
@dataclass(frozen=True)
class Paths(Ends):
    """The shortest path from each start to each end, with the reasons of its edges."""

    op = "paths"
    title = "路径"
    help = (
        "找两份名单之间怎样连起来：每一对只列最短的一条（同样短的按文字次序取第一条），"
        "写明每一步凭什么；邻居超过 most 个的中间点（如单位总机）不经过"
    )

    reasons: tuple[str, ...] = param("reasons", Names(), "每一步的理由取哪些列")
    directed: bool = param("directed", Flag(), "只能从起到止的方向走（默认两个方向都可）")
    longest: int | None = param("longest", Whole(), "最多几步，默认 4")
    most: int | None = param("most", Whole(), "邻居超过几个的点不经过，不写则不限")
    names: tuple[str, ...] = param(
        "as", ColumnList(4), "新列：起点、终点、步数、路径", required=True
    )

    def bind(self, check: Check) -> Schema:
        """Start, end, steps and path."""
        kinds = dict(zip(self.names, (TEXT, TEXT, INT, TEXT), strict=False))
        schema = self.made(check, kinds, self.names[2:3], self.reasons)
        return self.ended(check, schema, self.names)

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Both ends of edges, their reasons, and the two lists."""
        return self.needed({*self.between, *self.reasons})

    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """Search from each start, ring by ring."""
        edges, found = self.split(sides[self.source], self.names)
        starts, unknown = named(self.starts, sides[self.starts], self.start, self.names)
        ends, unread = named(self.ends, sides[self.ends], self.end, self.names)
        if not self.directed:
            edges = _both(edges)
        linked, budget = graph(edges), Budget(self.budget)
        crowded = frozenset(n for n, held in linked.items() if len(held) > (self.most or len(held)))
        try:
            for start in sorted(starts):
                paths = shortest(linked, start, frozenset(ends), self.longest or 4, budget, crowded)
                for end, path in paths.items():
                    steps = list(pairwise(path))
                    rows = [*starts[start], *ends[end], *(ln for s in steps for ln in edges[s])]
                    made = (start, end, len(steps), self._said(start, steps, edges))
                    found.append(Line(dict(zip(self.names, made, strict=True)), merged(rows)))
        except TooMuchError:
            raise refused(
                self, f"查找超过 {self.budget} 步", "请减小 longest，或先缩小名单"
            ) from None
        return [*found, *unknown, *unread]

    def _said(self, start: str, steps: Sequence[tuple[str, str]], edges: Between) -> str:
        said = start
        for step in steps:
            why = Counter("，".join(show(ln.cells[r]) for r in self.reasons) for ln in edges[step])
            some = [w for w in sorted(why) if w]
            more = f"等 {len(some)} 项" if len(some) > 3 else ""
            said += f" —（{'；'.join(some[:3])}{more}）— {step[1]}" if some else f" — {step[1]}"
        return said

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """By the start or the end."""
        if column == self.names[0]:
            return self.narrowed(bound, self.starts, self.start)
        return self.narrowed(bound, self.ends, self.end) if column == self.names[1] else {}

    def sentence(self, bound: Bound) -> str:
        """路径."""
        return (
            f"沿“{self.source}”的关系，在 {self.longest or 4} 步以内，"
            f"找“{self.starts}”到“{self.ends}”的最短路径和每一步的理由"
        )


def _both(edges: Between) -> Between:
    found: Between = {}
    for (one, two), lines in edges.items():
        found.setdefault((one, two), []).extend(lines)
        if one != two:
            found.setdefault((two, one), []).extend(lines)
    return found
