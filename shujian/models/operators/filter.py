"""filter: the rows that meet a condition."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ibis

from shujian.engines.pair import Pair
from shujian.formulas.types import BOOL
from shujian.models.building import Build, Pairs, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.reading import Written
from shujian.models.relations.outcome import Test, condition, in_turn, is_true, judged, known, lost
from shujian.models.relations.relation import DROP, PASS, REVIEW, UNCHECKED, Relation, int8, text
from shujian.models.schema import Schema
from shujian.models.steps.joining import labelled
from shujian.models.steps.kinds import Diversion, Exceptions, Formula, StepName


@operator
@dataclass(frozen=True)
class Filter(Operator):
    """Keeps rows whose condition is true."""

    op = "filter"
    title = "筛选"
    help = "保留条件成立的行；条件因未填、不可读无法判断的转入待核，列未提供的转入未检查"

    source: str = param("from", StepName(), "来源步骤", required=True)
    where: Written | None = param("where", Formula(), "保留的条件", required=True)
    review: tuple[Diversion, ...] = param("review", Exceptions(), "成立时转入待核的情形")
    unchecked: tuple[Diversion, ...] = param("unchecked", Exceptions(), "成立时转入未检查的情形")

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def exceptions(self) -> list[tuple[str, Diversion, int]]:
        """The key of each exception's formula, the exception, and the stream it leads to."""
        found = [(f"review.{i}", e, REVIEW) for i, e in enumerate(self.review)]
        return found + [(f"unchecked.{i}", e, UNCHECKED) for i, e in enumerate(self.unchecked)]

    def bind(self, check: Check) -> Schema:
        """The source's columns."""
        scopes = {"": check.schema(self.source)}
        check.formula("where", self.where, scopes, BOOL)
        for key, exception, _ in self.exceptions():
            check.formula(key, exception.when, scopes, BOOL)
        return dict(check.schema(self.source))

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """The wanted columns and those of the conditions."""
        return {self.source: wanted | bound.all_columns()}

    def build(self, build: Build) -> Streams:
        """One scan gives all four outcomes."""
        rows = build.input(self.source)
        pairs = rows.pairs()
        tests = [self._where(build, pairs)]
        tests += [exceptional(build, key, e, code, pairs) for key, e, code in self.exceptions()]
        test = in_turn(tests)
        passed = build.keep(rows.filter(test.passes))
        if not test.open and not build.counts_input:
            return Streams(passed, keeps=True)
        rows = self._computed(build, rows)
        tests = [self._where(build, rows.pairs(), rows)]
        tests += [exceptional(build, k, e, code, rows.pairs()) for k, e, code in self.exceptions()]
        whole = judged(rows, in_turn(tests), keep_dropped=build.counts_input)
        streams = build.streams(whole, keeps=True)
        rest = streams.rest if test.open else None
        return Streams(passed, streams.whole, rest, keeps=True)

    def _computed(self, build: Build, rows: Relation) -> Relation:
        """Value and state of the condition as columns: the outcome asks for them repeatedly."""
        pair = build.compile("where", rows.pairs())
        if isinstance(pair.state, int):
            return rows
        return rows.over(rows.expr.mutate(__v=pair.value, __s=pair.state))

    def _where(self, build: Build, pairs: Pairs, rows: Relation | None = None) -> Test:
        formula = build.bound.formulas["where"]
        if rows is not None and "__v" in rows.expr.columns:
            pair = Pair(rows.expr["__v"], rows.expr["__s"])
        else:
            pair = build.compile("where", pairs)
        return condition(pair, labelled(pairs, formula.columns))

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Columns pass unchanged."""
        return {self.source: column}

    def sentence(self, bound: Bound) -> str:
        """保留."""
        parts = [f"只留“{self.source}”中这样的行：{bound.formulas['where'].sentence}"]
        for key, exception, code in self.exceptions():
            stream = "待核" if code == REVIEW else "未检查"
            said = bound.formulas[key].sentence
            parts.append(f"其中{said}的，转入{stream}（{exception.reason}）")
        return "；".join(parts)


def exceptional(build: Build, key: str, exception: Diversion, code: int, pairs: Pairs) -> Test:
    """The demand that an exception does not apply."""
    pair = build.compile(key, pairs)
    hit = is_true(pair)
    cases: list[tuple[Any, Any]] = [(hit, int8(code))]
    passes = ~hit if known(pair) else ~hit.fill_null(True)
    if lost(pair):  # nobody knows of any row whether it applies
        passes = ibis.literal(False)
    why = text(exception.reason)
    if not known(pair):
        missing = condition(pair, labelled(pairs, build.bound.formulas[key].columns))
        open_ = missing.code > DROP
        cases.append((open_, missing.code))
        # not the author's reason: nobody knows whether it holds
        unsure = missing.why + text(f"，不能排除“{exception.reason}”")
        why = ibis.ifelse(open_ & ~hit.fill_null(False), unsure, why)
    return Test(passes, ibis.cases(*cases, else_=int8(PASS)), why, True)
