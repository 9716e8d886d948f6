"""since: the rows of a step beside those that the same step gives over the last run's data."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from shujian.engines.pair import Pair
from shujian.formulas.types import TEXT
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.reading import At
from shujian.models.running.earlier import EARLIER, FIRST_OP, first_time
from shujian.models.schema import Schema
from shujian.models.steps.composed import Composed, Raw, covering, paired, quoted
from shujian.models.steps.kinds import ColumnList, ColumnName, Cover, Covers, Names, StepName
from shujian.models.steps.uniqueness import once

NEW, GONE, CHANGED, SAME, FIRST_TIME = "新增", "消失", "变化", "不变", "首次"
BEFORE = "上次"
"""Before the name of a compared column: its value at the last run."""


@operator
@dataclass(frozen=True)
class Since(Composed):
    """One row a key: new, changed, the same or gone since the last run on other data."""

    op = "since"
    title = "与上次运行比较"
    help = (
        "按键比较来源步骤这次的行与上次运行时的行：新增、变化、消失、不变，另一列写明哪些列变了，"
        "compare 各列的旧值写入“上次…”列；没有上次时都是首次。上次运行是最近一次数据版本不同、"
        "已完成的运行，数据不变时再运行结果不变；两边都按这次的公式、参数、法律和截至日计算，"
        "所以只有数据的变化才算变化。键不止一行、未填的转入待核；没有覆盖的转入未检查"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "键：凭哪些列认出同一行", required=True)
    compare: tuple[str, ...] = param("compare", Names(), "比较哪些列；不写则只看有没有")
    coverage: Cover | None = param(
        "coverage", Covers(), "两次的数据都应覆盖的范围，否则不说新增或消失", required=True
    )
    names: tuple[str, ...] = param("as", ColumnList(2), "新列：结果、变化的列", required=True)

    @classmethod
    def read(cls, step_id: str, data: Mapping[str, Any], at: At) -> Operator:
        """As every step; a key cannot change."""
        made = super().read(step_id, data, at)
        assert isinstance(made, Since)
        both = [n for n in made.compare if n in made.by]
        if both:
            what = f"“{'、'.join(both)}”是键，不能又是比较的列"
            made.into("compare").error("since_key", what, "键变了就是另一行；请从 compare 中去掉")
        return made

    def inputs(self) -> tuple[str, ...]:
        """The source, and the same as of the last run."""
        return (self.source, self.source + EARLIER)

    def written(self) -> Sequence[Raw]:
        """Pairs, the keys of one side alone, and the word of a first run."""
        now, then = self.part(4), self.part(8)
        steps = once(self, 0, self.source, self.by, blanks=False)
        steps += once(self, 4, self.source + EARLIER, self.by, blanks=False)
        on = paired([(n, n) for n in self.by])
        pairs: Raw = {"op": "join", "left": now, "right": then, "on": on, "take": self._taken()}
        steps += [pairs, {"op": "derive", "from": self.part(9), "columns": self._judged()}]
        steps += [{"op": "drop", "from": self.part(10), "columns": [self.temp("列")]}]
        ends = [self.part(11)]
        olds = list(self._taken())
        for word, left, right, emptied in ((NEW, now, then, olds), (GONE, then, now, self.compare)):
            steps.append(
                {"op": "not_exists", "left": left, "right": right, "on": on}
                | covering(self.coverage)
            )
            alone = {old: f"=[{name}]" for old, name in self._taken().items()}
            alone |= {self.names[0]: f"={quoted(word)}", self.names[1]: '=""'}
            steps.append({"op": "derive", "from": self.part(len(steps)), "columns": alone})
            for name in emptied:
                blank: Raw = {"op": "blank", "from": self.part(len(steps)), "column": name}
                steps.append(blank | {"when": "=TRUE"})
            ends.append(self.part(len(steps)))
        steps.append({"op": "union", "from": ends})
        last = {"op": FirstTime.op, "from": self.part(len(steps)), "column": self.names[0]}
        return [*steps, last]

    def _taken(self) -> dict[str, str]:
        """Column of the old value → compared column."""
        return {BEFORE + n: n for n in self.compare}

    def _judged(self) -> dict[str, str]:
        outcome, differing = self.names
        tail = self.temp("列")
        return {
            tail: "=" + ("&".join(map(_differs, self.compare)) or '""'),
            differing: f'=IF(LEN([{tail}])=0, "", LEFT([{tail}], LEN([{tail}])-1))',
            outcome: f"=IF(LEN([{tail}])=0, {quoted(SAME)}, {quoted(CHANGED)})",
        }

    def said(self) -> str:
        """与上次运行比较."""
        names = "、".join(f"“{n}”" for n in self.by)
        tail = f"，比较{'、'.join(f'“{n}”' for n in self.compare)}" if self.compare else ""
        head = f"按{names}比较“{self.source}”的行与上次运行时的行{tail}"
        return f"{head}，结果写入“{self.names[0]}”"


def _differs(name: str) -> str:
    """A formula: the name and a comma where a cell differs; blank on one side is a difference."""
    old, said = f"[{BEFORE}{name}]", quoted(name + "、")
    both = f'IF(ISBLANK({old}), "", {said})'
    return (
        f'IF(ISBLANK([{name}]), {both}, IF(ISBLANK({old}), {said}, IF([{name}]={old}, "", {said})))'
    )


@dataclass(frozen=True)
class FirstTime(Operator):
    """Calls every row 首次 where there was no run before; the end of ``since``, never written."""

    op = FIRST_OP
    title = Since.title
    help = "没有上次运行时，结果一列写首次"

    source: str = param("from", StepName(), "来源步骤", required=True)
    column: str = param("column", ColumnName(), "结果的列", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The same columns."""
        return dict(check.schema(self.source))

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """The wanted columns."""
        return {self.source: wanted}

    def build(self, build: Build) -> Streams:
        """The same rows, under another word in a first run."""
        rows = build.input(self.source)
        if self.column in build.wanted and first_time(build.plan, self.id):
            word = Pair(ibis.literal(FIRST_TIME), 0)
            rows = rows.with_cells({self.column: (TEXT, word)})
        return Streams(build.keep(rows), keeps=True)

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Other columns pass unchanged."""
        return {} if column == self.column else {self.source: column}

    def sentence(self, bound: Bound) -> str:
        """What the column says."""
        words = "、".join((NEW, CHANGED, GONE, SAME))
        return f"“{self.column}”为与上次运行比较的结果：{words}；没有上次运行的为{FIRST_TIME}"
