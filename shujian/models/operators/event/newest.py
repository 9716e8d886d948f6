"""newest: of rows that lists tell again and again, what the newest list says."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import ibis

from shujian.engines.pair import Pair
from shujian.formulas.types import BOOL, DATE
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.operators.event.listed import Lists, look_for, unlisted
from shujian.models.relations import graph
from shujian.models.relations.outcome import judged
from shujian.models.relations.relation import DROP, OUT, PASS, WHY, Relation, int8, null, text
from shujian.models.relations.stacking import stack
from shujian.models.schema import Column, Schema, computed
from shujian.models.steps.coverage import bind_cover, needs_cover
from shujian.models.steps.kinds import (
    ColumnName,
    Cover,
    Covers,
    Flag,
    Names,
    NewColumn,
    StepName,
)
from shujian.models.steps.naming import check_new_column
from shujian.models.steps.ordering import order_keys, partition
from shujian.models.steps.snapshots import UNDATED, dated, differing, extreme, unreadable

_ALWAYS = dt.date(9999, 12, 31)


@operator
@dataclass(frozen=True)
class Newest(Operator):
    """One row of each thing, and what is not settled about it."""

    op = "newest"
    title = "最新快照"
    help = (
        "逐月的名册累加以后，同一事物（by 的列相同）只留快照日期最新的一行。as：最新一日的几行（连同没有日期的行）"
        "在 tell 的列上说法不一，以后的步骤应转入待核（写 every 则各留一行）；gone：同一份名册（lists 的列相同）有更新的一期，"
        "其中已没有它，而更新的一期覆盖 coverage 的范围、又把以前的行照旧重列（不是只报新增），"
        "或者写有同一人（who 的列相同）别的行：快照日期以后怎样不知道。不知道是不是全量的，不说不在"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "这些列相同的是同一事物", required=True)
    day: str = param("day", ColumnName(), "快照日期列", required=True)
    tell: tuple[str, ...] = param("tell", Names(), "同一日不得互相矛盾的列", required=True)
    every: bool = param("every", Flag(), "true：最新一日说法不同的各留一行")
    lists: tuple[str, ...] = param("lists", Names(), "这些列相同的是同一份名册（gone）")
    who: tuple[str, ...] = param("who", Names(), "这些列相同的是同一人（gone）")
    coverage: Cover | None = param("coverage", Covers(), "更新的一期须覆盖的范围（gone）")
    torn: str = param("as", NewColumn(), "新列：最新一日是否说法不一", required=True)
    gone: str = param("gone", NewColumn(), "新列：更新的一期里是否已没有")
    until: str = param(
        "until", NewColumn(), "新列：到哪一天为止是知道的（gone 的快照日期，其余不限）"
    )
    last: str = param("last", NewColumn(), "新列：同一份名册（lists）最新一期的日期；都没有的不限")

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The source's columns and what is not settled."""
        schema = dict(check.schema(self.source))
        for key in ("by", "tell", "lists", "who"):
            for name in getattr(self, key):
                check.column(schema, name, self.into(key), f"“{self.source}”")
        day = check.column(schema, self.day, self.into("day"), f"“{self.source}”")
        if day is not None and day.type != DATE:
            self.into("day").error("not_date", f"“{self.day}”不是日期", "请换成日期列")
        self._bind_gone(check, schema)
        known = [schema[n] for n in (self.day, *self.who) if n in schema]
        new = {self.torn: Column(BOOL)}
        if self.gone:
            new[self.gone] = computed(BOOL, known, (), known)
        for name in filter(None, (self.until, self.last)):
            new[name] = computed(DATE, known, known[:1], known)
        for name, column in new.items():
            check_new_column(self, name, schema, "as")
            schema[name] = column
        return schema

    def _bind_gone(self, check: Check, schema: Schema) -> None:
        if self.until and not self.gone:
            self.into("until").error(
                "no_gone", "写了 until 却没有写 gone", "请写 gone，或删去 until"
            )
        if self.last and not (self.lists and self.who):
            self.into("last").error(
                "no_lists", "写了 last 却没有写 lists、who", "请补上，或删去 last"
            )
        if not self.gone or not schema:
            return
        if self.coverage is None or not self.lists or not self.who:
            needs_cover(self, "gone", "写了 gone 却没有写 lists、who，或")
            return
        last = {Lists.of(self.id).newer: Column(DATE)}
        bind_cover(check, look_for(self).coverage, {**schema, **last}, self.source)

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns, what makes a thing, what is told of it, and of lists where asked."""
        more = {self.day, *self.by, *self.tell}
        if self._asked(wanted):
            place = look_for(self).right_place(bound)
            more |= {*self.lists, *self.who, *([place] if place else [])}
            more |= bound.all_columns() - {Lists.of(self.id).newer}
        return {self.source: (wanted - {self.torn, self.gone, self.until, self.last}) | more}

    def decides(self, bound: Bound) -> Needs:
        """None: things are told apart as far as a file has the columns for it."""
        return {}

    def _asked(self, wanted: set[str]) -> bool:
        return bool({self.gone, self.until, self.last} & wanted - {""})

    def build(self, build: Build) -> Streams:
        """Windows over things and lists; rows of which the thing cannot be read are aside."""
        asked = self._asked(set(build.wanted))
        names = Lists.of(self.id)
        rows = dated(build.input(self.source), self.day, names.day)
        if asked:
            rows = names.newest(rows, self.lists, self.who)
        test = unreadable(rows, self.by)
        rest = None
        if test is not None:
            whole = judged(rows, test, keep_dropped=True)
            rows = whole.filter(whole.expr[OUT] == PASS).keep(list(rows.columns))
            rest = self._aside(build, whole.filter(whole.expr[OUT] > DROP))
        if asked:
            rows = names.again(rows, self.lists, (*self.by, *self.tell))
        passed = self._told(build, self._latest(rows, names.day), asked)
        if rest is None:
            return Streams(passed, keeps=True)
        good = passed.over(graph.add(passed.expr, {OUT: int8(PASS), WHY: text("")}))
        return Streams(passed, stack([good, rest], (OUT, WHY)), rest, keeps=True)

    def _aside(self, build: Build, rows: Relation) -> Relation:
        """Rows whose thing cannot be read: of them nothing is known."""
        news = {n for n in (self.torn, self.gone, self.until, self.last) if n}
        kinds = {n: build.bound.schema[n].type for n in sorted(news)}
        unknown = {n: (k, Pair(null(k), 2)) for n, k in kinds.items()}
        return build.keep(rows.with_cells(unknown), (OUT, WHY))

    def _latest(self, rows: Relation, day: str) -> Relation:
        """The rows of the newest day of each thing, and those without a day; one of each."""
        told = rows.pair(day).value
        last = extreme(told, partition(rows, self.by), "max")
        held = rows.over(graph.add(rows.expr, {"__last": last}))
        told = held.pair(day).value
        held = held.filter((told == held.expr["__last"]) | (told == ibis.literal(UNDATED)))
        torn = differing(held, self.tell, partition(held, self.by))
        same = (*self.by, *self.tell) if self.every else self.by
        spare = [*self.by, *Lists.of(self.id).all()]
        order = [ibis.desc(held.pair(day).value), *order_keys(held, (), spare)]
        window = ibis.window(group_by=partition(held, same), order_by=order)
        held = held.with_cells({self.torn: (BOOL, Pair(torn, 0))})
        first = held.over(held.expr.mutate(__n=ibis.row_number().over(window)))
        first = first.filter(first.expr["__n"] == 0)
        return first.keep(list(first.columns))

    def _told(self, build: Build, rows: Relation, asked: bool) -> Relation:
        """The rows with the newest day of their list, and what that list does not say of them."""
        if asked and self.last:
            newest = rows.pair(Lists.of(self.id).newer).value
            value = ibis.ifelse(newest == ibis.literal(UNDATED), ibis.literal(_ALWAYS), newest)
            rows = rows.with_cells({self.last: (DATE, Pair(value, 0))})
        if asked and self.gone:
            rows = unlisted(self, build, rows)
        if asked and self.until:  # the day from which on nothing is known
            there = rows.pair(Lists.of(self.id).day).value
            value = ibis.ifelse(rows.pair(self.gone).value, there, ibis.literal(_ALWAYS))
            rows = rows.with_cells({self.until: (DATE, Pair(value, 0))})
        return build.keep(rows)

    def sought(self) -> str:
        """The source itself, where newer copies of the list are asked."""
        return self.source if self.gone else ""

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """What makes a thing; where lists are asked about, all of their rows are needed."""
        return {self.source: column} if column in self.by and not self.gone else {}

    def sentence(self, bound: Bound) -> str:
        """最新快照."""
        what = f"“{self.source}”中{'、'.join(self.by)}相同的，只留“{self.day}”最新的一行"
        gone = f"；更新的一期里是否已没有写入“{self.gone}”" if self.gone else ""
        return f"{what}；最新一日的几行说法不一的写入“{self.torn}”{gone}"
