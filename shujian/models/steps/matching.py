"""What join, exists and not_exists share: keys, agreement, condition, and what was not found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis

from shujian.core.cells import State
from shujian.engines.pair import Pair
from shujian.formulas.sentence import sentence
from shujian.formulas.types import BOOL, ERROR
from shujian.models.building import Build, Pairs
from shujian.models.checking import Bound, Check
from shujian.models.formula import RIGHT
from shujian.models.operator import Needs, Operator
from shujian.models.reading import Written
from shujian.models.relations import graph
from shujian.models.relations.outcome import (
    Test,
    agreement,
    both,
    condition,
    judged,
    marked,
    readable,
)
from shujian.models.relations.relation import (
    OUT,
    PASS,
    REVIEW,
    UNCHECKED,
    WHY,
    Relation,
    int8,
    null,
    text,
)
from shujian.models.relations.rows import collected
from shujian.models.relations.stacking import stack
from shujian.models.steps.coverage import bind_cover, covered, place_column
from shujian.models.steps.doubting import Doubt
from shujian.models.steps.joining import MARK, Sides, compared, labelled
from shujian.models.steps.key_types import Side, refuse_types
from shujian.models.steps.kinds import Cover
from shujian.models.steps.pairing import find_pair
from shujian.models.steps.unsure import unsure

if TYPE_CHECKING:
    from shujian.models.running.planner import Plan

DOUBTFUL = "可能在未能读出的行中"


@dataclass(frozen=True)
class Matching(Operator):
    """A step that looks for right rows of each left row (base of three operators)."""

    def parts(self) -> tuple[str, str]:
        """Left and right step."""
        left, right = self.inputs()
        return left, right

    @property
    def pairs_on(self) -> tuple[tuple[str, str], ...]:
        """Key columns (left, right)."""
        return getattr(self, "on", ())

    @property
    def pairs_agree(self) -> tuple[tuple[str, str], ...]:
        """Columns that must agree (left, right)."""
        return getattr(self, "agree", ())

    @property
    def condition(self) -> Written | None:
        """The condition over both sides."""
        return getattr(self, "where", None)

    @property
    def cover(self) -> Cover | None:
        """The coverage demand."""
        return getattr(self, "coverage", None)

    def doubted(self) -> tuple[str, ...]:
        """The right side only where a match lets a row pass."""
        left, right = self.parts()
        keeps_all = bool(getattr(self, "flag", "")) or getattr(self, "how", "") == "left"
        return (left,) if keeps_all or self.op == "not_exists" else (left, right)

    def sought(self) -> str:
        """The right side."""
        return self.parts()[1]

    def unsure(self, plan: Plan) -> bool:
        """Whether a right row without a key could make further rows."""
        return unsure(self, plan)

    def perhaps(self, build: Build) -> Relation | None:
        """The rows that right rows without a key might make; None where none."""
        return None

    def doubt(self, build: Build) -> Relation | None:
        """Also what right rows without a key might make."""
        found = build.default_doubt(self)
        more = self.perhaps(build) if self.unsure(build.plan) else None
        parts = [p.keep(list(build.wanted)) for p in (found, more) if p is not None]
        return stack(parts) if parts else None

    def vacant(self, plan: Plan) -> bool:
        """Whether the left side has no row, or the right one where rows must be matched."""
        left, right = self.parts()
        return plan.vacant(left) or (right in self.doubted() and plan.vacant(right))

    def bind_sides(self, check: Check) -> None:
        """Check keys, agreement, condition and coverage."""
        left_id, right_id = self.parts()
        left, right = check.schema(left_id), check.schema(right_id)
        for key, pairs in (("on", self.pairs_on), ("agree", self.pairs_agree)):
            at = self.into(key)
            for a, b in pairs:
                one, two = find_pair(check, at, key, (a, b), (left_id, right_id))
                if one and two and one.type != two.type and ERROR not in (one.type, two.type):
                    sides = Side(left_id, a, one), Side(right_id, b, two)
                    refuse_types(check, at, key, *sides)
        if not self.pairs_on:
            self.at.error("no_key", "没有写明按哪些列比对（on）", "请写 on: [公民身份号码] 等")
        check.formula("where", self.condition, {"": left, RIGHT: right}, BOOL)
        bind_cover(check, self.cover, left, right_id)

    def side_needs(self, bound: Bound) -> Needs:
        """The columns that finding a match reads."""
        left_id, right_id = self.parts()
        left = {a for a, _ in (*self.pairs_on, *self.pairs_agree)}
        right = {b for _, b in (*self.pairs_on, *self.pairs_agree)}
        left |= bound.all_columns()
        right |= bound.columns_of("where", RIGHT)
        place = self.right_place(bound)
        return {left_id: left, right_id: right | ({place} if place else set())}

    def right_place(self, bound: Bound) -> str:
        """The right column that holds the place of which coverage speaks."""
        if self.cover is None or self.cover.place is None:
            return ""
        right = bound.inputs[self.parts()[1]]
        for alias, name in sorted({o for c in right.values() for o in c.origin}):
            if name == bound.places.get(alias):
                return place_column(right, alias, name)
        return ""

    def sides(self, build: Build) -> Sides:
        """Both inputs ready to be joined."""
        left_id, right_id = self.parts()
        return Sides.of(build.input(left_id), build.input(right_id), self.pairs_on)

    def lost(self, build: Build, left: Relation) -> Relation | None:
        """Left rows whose key has no value, for steps that keep pairs; None: there are none."""
        pairs = left.pairs()
        keys = readable([(a, pairs["", a]) for a, _ in self.pairs_on], "，无法比对")
        if keys is None:
            return None
        whole = judged(left, keys, keep_dropped=True)
        gone = whole.filter(whole.expr[OUT] != PASS)
        right = build.input(self.parts()[1])
        unknown = {MARK + n: (t, Pair(null(t), State.UNKNOWN)) for n, t in right.columns.items()}
        return gone.with_cells(unknown)

    def pair_test(self, build: Build, pairs: Pairs) -> Test:
        """The demands on a pair of rows with equal keys."""
        tests: list[Test | None] = []
        if self.condition is not None:
            formula = build.bound.formulas["where"]
            tests.append(condition(build.compile("where", pairs), labelled(pairs, formula.columns)))
        tests.append(agreement(compared(pairs, self.pairs_agree)))
        return both(tests)

    def missed(self, build: Build, rows: Relation) -> Iterator[Relation]:
        """Left rows without a match, with ``__out``: PASS means known to be without."""
        _, right_id = self.parts()
        rows, place = self._placed(build, rows)
        doubt = Doubt.of(build, right_id, self.pairs_on, self.pairs_agree, place)
        hits, rest = doubt.split(rows)
        for part, doubtful in ((hits, True), (rest, False)):
            if part is not None:
                yield self._judge(build, part, doubtful)

    def _placed(self, build: Build, rows: Relation) -> tuple[Relation, tuple[str, str]]:
        name = self.right_place(build.bound)
        if not name:
            return rows, ("", "")
        value = build.compile("coverage.place", rows.pairs()).value
        return rows.over(graph.add(rows.expr, {"__place": value})), ("__place", name)

    def _judge(self, build: Build, rows: Relation, doubtful: bool) -> Relation:
        pairs = rows.pairs()
        cover = covered(build, self.cover, pairs, self.parts()[1])
        keys = readable([(a, pairs["", a]) for a, _ in self.pairs_on], "，无法比对")
        codes: list[tuple[Any, Any]] = []
        whys: list[tuple[Any, Any]] = []
        if keys is not None:
            codes.append((keys.code != PASS, keys.code))
            whys.append((keys.code != PASS, keys.why))
        absent = self._absent_key(build)
        if absent:
            holds: Any = False
            why = text(f"未覆盖：“{self.parts()[1]}”未提供“{absent}”")
        else:
            holds, why = cover.holds, cover.why
        if holds is not True:
            gone = ibis.literal(True) if holds is False else ~holds.fill_null(False)
            codes.append((gone, int8(UNCHECKED)))
            whys.append((gone, why))
        last = int8(REVIEW if doubtful else PASS)
        code = ibis.cases(*codes, else_=last) if codes else last
        reason = ibis.cases(*whys, else_=text(DOUBTFUL)) if whys else text(DOUBTFUL)
        expr = graph.add(rows.expr, {OUT: code, WHY: reason})
        return rows.over(graph.drop(expr, ("__place",)) if "__place" in expr.columns else expr)

    def _absent_key(self, build: Build) -> str:
        """A key column that the right side never had; "" where all are supplied.

        Where the author vouches that the list is complete by its nature, a table that was
        never supplied is an empty list.
        """
        right = build.input(self.parts()[1])
        absent = next((b for _, b in self.pairs_on if right.states[b] == 3), "")
        vouched = self.cover is not None and self.cover.complete
        if absent and vouched and build.plan.vacant(self.parts()[1]):
            return ""
        return absent

    def said_on(self) -> str:
        """The keys in Chinese."""
        return "、".join(f"“{a}”" if a == b else f"“{a}”与“{b}”" for a, b in self.pairs_on)

    def said_more(self, bound: Bound) -> str:
        """Condition, agreement and coverage in Chinese."""
        found = []
        if self.condition is not None:
            right = self.parts()[1]
            found.append(f"并且{sentence(bound.formulas['where'].typed, right)}")
        if self.pairs_agree:
            names = "、".join(f"“{a}”" for a, _ in self.pairs_agree)
            found.append(f"{names}须一致，不一致的转入待核")
        if self.cover is not None and self.cover.complete:
            found.append(f"右表视为完整：{self.cover.complete}")
        elif self.cover is not None:
            found.append("未覆盖的地区、期间转入未检查")
        left, right = self.parts()
        if left != right:
            names = "、".join(f"“{b}”" for _, b in self.pairs_on)
            found.append(f"“{right}”中{names}未填、不可读的行，可能是其中任何一个，另行列出")
        return "".join(f"；{f}" for f in found)

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """A left column limits the left side; a key limits the right side too."""
        left, right = self.parts()
        if column not in bound.inputs[left]:
            return {}
        keys = dict(self.pairs_on)
        if left == right:
            return {left: column} if keys.get(column) == column else {}
        found = {left: column}
        if column in keys:
            found[right] = keys[column]
        return found


@dataclass(frozen=True)
class Split:
    """Left rows by what was found.

    Args:
        found: rows with a match that meets every demand.
        doubtful: rows whose only matches are doubtful, with ``__out`` and ``__why``.
        open: rows without any match.
    """

    found: Relation
    doubtful: tuple[Relation, ...]
    open: Relation


def split(step: Matching, build: Build) -> Split:
    """Look for right rows of each left row."""
    sides = step.sides(build)
    keys = sides.keys()
    test = step.pair_test(build, sides.pairs())
    plain = step.condition is None and not step.pairs_agree
    wanted = keys if plain else [*keys, test.passes]
    found = _with_rows(step, build, sides, plain) if build.lineage else sides.semi(wanted)
    if plain:
        return Split(found, (), sides.anti(keys))
    rest = sides.anti(wanted)
    if not test.open:
        return Split(found, (), rest)
    if step.condition is None:
        beside = sides.with_left(rest)
        hits = _doubtful(step, beside.semi(beside.keys()), REVIEW)
        return Split(found, (hits,), sides.anti(keys))
    parts = []
    for code in (REVIEW, UNCHECKED):
        beside = sides.with_left(rest)
        here = [*beside.keys(), step.pair_test(build, beside.pairs()).ends(code)]
        parts.append(_doubtful(step, beside.semi(here), code))
        rest = beside.anti(here)
    return Split(found, tuple(parts), rest)


def _doubtful(step: Matching, rows: Relation, code: int) -> Relation:
    names = "、".join(f"“{a}”" for a, _ in step.pairs_agree)
    if step.pairs_agree and step.condition is None:
        why = f"有号码相同的记录，但{names}不同或不可读（同号不同名）"
    elif step.pairs_agree:
        why = f"有号码相同的记录，但{names}不同（同号不同名），或条件无法判断"
    else:
        why = "有号码相同的记录，但条件中的列未填、不可读或未提供"
    return marked(rows, code, why)


def _with_rows(step: Matching, build: Build, sides: Sides, plain: bool) -> Relation:
    """The left rows that have a match, with the row numbers of the matches."""
    left = sides.left
    numbered = sides.with_left(left.over(left.expr.mutate(__n=ibis.row_number())))
    keys = numbered.keys()
    wanted = keys if plain else [*keys, step.pair_test(build, numbered.pairs()).passes]
    joined = numbered.join("inner", wanted)
    mine = set(left.rows.values())
    stored = ["__n", *(c for c in left.everything() if c not in mine)]
    gathered = collected(joined.expr, joined.rows)
    expr = graph.drop(graph.grouped(joined.expr, stored, gathered), ("__n",))
    return Relation(expr, left.columns, left.states, joined.rows)
