"""sample: some subjects with all their rows, the same on every machine."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import ibis

from shujian.formulas.types import DATE, ERROR, INT, MONTH, TEXT
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.relations import graph
from shujian.models.relations.outcome import judged, readable
from shujian.models.relations.relation import DROP, OUT, WHY, Relation
from shujian.models.schema import Schema
from shujian.models.steps.kinds import ColumnName, StepName, Text, Whole
from shujian.models.steps.more_kinds import Percent

SPACE = 16**8


@operator
@dataclass(frozen=True)
class Sample(Operator):
    """Keeps subjects by the md5 of a seed and the subject's text."""

    op = "sample"
    title = "抽样"
    help = (
        "按对象抽样：抽中的对象留下全部的行；由种子和号码的 MD5 决定，"
        "种子不变则每次、每台机器抽得一样。只供试算和抽查，不要拿抽样的结果作右表去断言“没有”"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    subject: str = param("subject", ColumnName(), "对象的列（号码）", required=True)
    percent: Decimal | None = param("percent", Percent(), "抽百分之几（与 n 二选一）")
    number: int | None = param("n", Whole(), "抽几个对象（与 percent 二选一）")
    seed: str = param("seed", Text(), "种子，任意文字，写入报告", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The source's columns."""
        schema = check.schema(self.source)
        column = check.column(schema, self.subject, self.into("subject"), f"“{self.source}”")
        if column is not None and column.type not in (TEXT, INT, DATE, MONTH, ERROR):
            what = f"“{self.subject}”是{column.type.label}，不能作为对象"
            self.into("subject").error("bad_subject", what, "请换成号码列")
        if (self.percent is None) == (self.number is None):
            self.at.error("no_size", "percent 和 n 要写一个，也只能写一个", "例如 percent: 10")
        return dict(schema)

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns and the subject."""
        return {self.source: wanted | {self.subject}}

    def build(self, build: Build) -> Streams:
        """One number a subject; subjects without a number are aside."""
        rows = build.input(self.source)
        pair = rows.pair(self.subject)
        said = ibis.literal(self.seed + "\n") + pair.value.cast("string")
        rows = rows.over(graph.add(rows.expr, {"__h": said.hexdigest("md5")}))
        passed = build.keep(self._drawn(rows))
        unread = readable([(self.subject, rows.pair(self.subject))], "，无法抽样")
        if unread is None:
            return Streams(passed, keeps=True)
        whole = judged(rows, unread, keep_dropped=True)
        rest = build.keep(whole.filter(whole.expr[OUT] > DROP), (OUT, WHY))
        return Streams(passed, None, rest, keeps=True)

    def _drawn(self, rows: Relation) -> Relation:
        if self.percent is not None:
            edge = int(self.percent * SPACE / 100)
            hashed = rows.expr["__h"]
            known = hashed.notnull()
            return rows.filter(known if edge >= SPACE else hashed < f"{edge:08x}")
        few = rows.expr.select("__h").distinct().filter(lambda t: t["__h"].notnull())
        one = rows.over(graph.side(rows.expr))
        keys = graph.side(few.order_by("__h").limit(self.number or 1))
        return rows.over(graph.joined(one.expr, keys, "semi", [one.expr["__h"] == keys["__h"]]))

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """A share of all can be drawn from few rows, a number of subjects cannot."""
        return {self.source: column} if self.percent is not None else {}

    def sentence(self, bound: Bound) -> str:
        """抽样."""
        size = f"百分之 {self.percent}" if self.percent is not None else f"{self.number} 个"
        return f"从“{self.source}”中按“{self.subject}”抽取{size}对象（种子“{self.seed}”），留其全部的行"
