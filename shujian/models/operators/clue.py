"""clue: rows become 线索 or 提示."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

import re
from dataclasses import dataclass

from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.reading import Written
from shujian.models.relations.outcome import judged
from shujian.models.relations.relation import DROP, OUT, PASS, WHY
from shujian.models.schema import Schema
from shujian.models.steps.kinds import Choice, ColumnName, Formula, Names, StepName, Text
from shujian.models.steps.ordering import groupable

SCORE = "线索.分值"
"""The computed score; no author's column can have this name."""
PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


@operator
@dataclass(frozen=True)
class Clue(Operator):
    """Each row is a hint for a person to verify, never a finding."""

    op = "clue"
    title = "线索"
    help = "每行成为一条线索或提示；identity 相同的是同一条"

    source: str = param("from", StepName(), "来源步骤", required=True)
    rule: str = param("rule", Text(), "规则编号")
    name: str = param("name", Text(), "规则名称，给人看；默认是步骤的名称")
    kind: str = param("kind", Choice(("线索", "提示")), "线索，或只作提示")
    grade: str = param("grade", Text(), "轻重")
    subject: str = param("subject", ColumnName(), "对象的列", required=True)
    identity: tuple[str, ...] = param("identity", Names(), "认定同一条线索的列", required=True)
    heading: str = param("title", Text(), "标题，列写作 {列名}", required=True)
    score: Written | None = param("score", Formula(), "分值，越大越靠前")
    show: tuple[str, ...] = param("show", Names(), "随线索保留的列（默认全部）")
    suggest: tuple[str, ...] = param("suggest", Names(), "建议的监督方式")

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    @property
    def rule_name(self) -> str:
        """The rule, or the step's id."""
        return self.rule or self.id

    @property
    def shown_name(self) -> str:
        """What people call the rule: its name, else the step's id."""
        return self.name or self.id

    @property
    def stream(self) -> str:
        """线索 or 提示."""
        return self.kind or "线索"

    def bind(self, check: Check) -> Schema:
        """The columns that stay with the clue, and its score."""
        source = check.schema(self.source)
        named = {"subject": (self.subject,), "identity": self.identity, "show": self.show}
        named["title"] = tuple(PLACEHOLDER.findall(self.heading))
        kept: list[str] = []
        for key, names in named.items():
            for name in names:
                if check.column(source, name, self.into(key), f"“{self.source}”") is not None:
                    kept.append(name)
        formula = check.formula("score", self.score, {"": source})
        if formula is not None and not formula.type.numeric:
            self.into("score").error("score_type", "分值应为数", "例如 score: '=[金额]'")
        schema = {n: source[n] for n in source if n in kept or not self.show}
        if formula is not None:
            schema[SCORE] = check.computed(formula, {"": source})
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Everything that stays, and what the score reads."""
        return {self.source: set(bound.schema) - {SCORE} | bound.all_columns()}

    def build(self, build: Build) -> Streams:
        """Rows whose identity can be read."""
        rows = build.input(self.source)
        if self.score is not None:
            kind = build.bound.schema[SCORE].type
            rows = rows.with_cells({SCORE: (kind, build.compile("score", rows.pairs()))})
        test = groupable(rows, self.identity)
        if test is None:
            return Streams(build.keep(rows), keeps=True)
        whole = judged(rows, test, keep_dropped=True)
        passed = build.keep(whole.filter(whole.expr[OUT] == PASS))
        rest = build.keep(whole.filter(whole.expr[OUT] > DROP), (OUT, WHY))
        return Streams(passed, build.keep(whole, (OUT, WHY)), rest, keeps=True)

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Columns pass unchanged."""
        return {} if column == SCORE else {self.source: column}

    def sentence(self, bound: Bound) -> str:
        """线索."""
        same = "、".join(self.identity)
        return f"“{self.source}”的每一行作为{self.stream}（{same}相同的为同一条）：{self.heading}"
