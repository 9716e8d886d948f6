"""fuzzy_person: pairs of rows that may speak of one person, with points and reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import ClassVar

from shujian.core.cells import Missing
from shujian.formulas.types import DATE, INT, TEXT
from shujian.models.algorithms.people import DEFAULTS, Person
from shujian.models.algorithms.people_pairs import TooManyError, alike
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import Whole
from shujian.models.steps.kinds_local import OnePair, Points
from shujian.models.steps.local import Line
from shujian.models.steps.local_aside import aside, lacking, refused
from shujian.models.steps.naming import check_new_column
from shujian.models.steps.paired_rows import Paired

Held = Mapping[Person, Sequence[Line]]


@operator
@dataclass(frozen=True)
class FuzzyPerson(Paired):
    """Candidate pairs; number and name equal is one person for certain, and no candidate."""

    op = "fuzzy_person"
    title = "疑似同人"
    help = (
        "找出可能是同一人的两行：号码差一位或相邻两位颠倒，或出生日期相同且姓名相同、同音、异体、"
        "差一字；逐项计分并写明理由，达到 least 分才列出。只有姓名相近不列；号码、姓名都相同的"
        "不列（请用关联）。结果是提示，须人工核对"
    )
    suggests = True
    most: ClassVar[int] = 1_000_000

    name: tuple[tuple[str, str], ...] = param("name", OnePair(), "姓名列", required=True)
    number: tuple[tuple[str, str], ...] = param(
        "number", OnePair(), "号码列；不是 18 位的只比是否相同"
    )
    born: tuple[tuple[str, str], ...] = param("born", OnePair(), "出生日期列；不写时取号码中的")
    points: Mapping[str, int] = param("points", Points(tuple(DEFAULTS)), "各情形的分数，不写的照常")
    least: int | None = param("least", Whole(), "达到多少分才列出，默认 60")

    def _compared(self) -> list[tuple[tuple[str, str], str]]:
        pairs = ((self.name, "name"), (self.number, "number"), (self.born, "born"))
        return [(p[0], key) for p, key in pairs if p]

    def bind(self, check: Check) -> Schema:
        """Left and taken columns, points and reasons."""
        schema, held = self.sides(check, self._compared())
        if not self.number and not self.born:
            self.at.error("no_identity", "只写了姓名列", "请写 number 或 born：不能仅凭姓名认人")
        for pair, key in self._compared():
            kind = DATE if key == "born" else TEXT
            for step, name in zip((self.left, self.other), pair, strict=True):
                column = check.schema(step).get(name)
                if column and column.type != kind:
                    self.into(key).error("bad_type", f"“{name}”应为{kind.label}列", "请换一列")
        for name, kind in zip(self.names, (INT, TEXT), strict=False):
            check_new_column(self, name, schema, "as")
            schema[name] = computed(kind, held, () if kind == INT else held)
        return schema

    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """Compare persons, then lay their rows beside each other."""
        within = self.other == self.left
        one = self._people(sides[self.left], 0)
        two = one if within else self._people(sides[self.other], 1)
        points = {**DEFAULTS, **self.points}
        made: list[Line] = []
        used: tuple[set[int], set[int]] = (set(), set())
        try:
            found = alike(one, None if within else two, points, self.least or 60, self.most)
        except TooManyError:
            raise refused(
                self, f"要比对的超过 {self.most} 对", "请按地区分批，或补全号码"
            ) from None
        for (a, b), (total, why) in sorted(found.items(), key=repr):
            for x, y in combinations(one[a], 2) if within and a == b else product(one[a], two[b]):
                made.append(self.joined(x, y, dict(zip(self.names, (total, why), strict=True))))
                used[0].add(id(x))
                used[0 if within else 1].add(id(y))
        made += self._asides(build.bound, sides[self.left], 0, used[0])
        return made + ([] if within else self._asides(build.bound, sides[self.other], 1, used[1]))

    def _people(self, lines: Sequence[Line], side: int) -> Held:
        found: dict[Person, list[Line]] = defaultdict(list)
        for line in lines:
            held = [
                line.cells[p[0][side]] if p else None for p in (self.number, self.name, self.born)
            ]
            number, name, born = (None if isinstance(c, Missing) else c for c in held)
            person = Person(str(number or "").upper(), str(name or ""), born)
            found[person].append(line)
        return found

    def _asides(self, bound: Bound, lines: Sequence[Line], side: int, used: set[int]) -> list[Line]:
        """Rows in no pair that could not be compared by everything."""
        step = self.other if side else self.left
        found: list[Line] = []
        for line in lines:
            lost = lacking(line, [pair[side] for pair, _ in self._compared()])
            if lost and id(line) not in used:
                half, made = self.halves(line, side == 1, bound)
                what = f"“{step}”的这一行未能逐项比对，不能排除有疑似同人"
                found.append(aside(half, lost, what, made))
        return found

    def sentence(self, bound: Bound) -> str:
        """疑似同人."""
        where = (
            f"“{self.left}”内部" if self.other == self.left else f"“{self.left}”与“{self.other}”"
        )
        return f"在{where}之间找疑似同一人的两行，计分达到 {self.least or 60} 分的列出，写明理由"
