"""Cases of a pack: every case is a row of one table, all are judged in one run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from shujian.core.cells import ABSENT, Missing, State
from shujian.core.errors import Place, raise_all
from shujian.core.terms import Term
from shujian.engines.base import STATE, Engine
from shujian.engines.physical import arrow_type
from shujian.formulas.types import BOOL, INT, Type
from shujian.law.values import day as read_day
from shujian.models.authoring.case_tables import clean, raw_text
from shujian.models.packs.children import ChildRows
from shujian.models.packs.explain import condition
from shujian.models.packs.result import STREAMS, reason
from shujian.models.packs.scan import Scan, code_column
from shujian.models.packs.types import Pack
from shujian.models.reading import At, did_you_mean
from shujian.models.relations.cells import Cells, rows_of
from shujian.models.relations.relation import DROP, PASS, REVIEW, UNCHECKED, Relation
from shujian.models.relations.rows import PREFIX
from shujian.models.running.env import EPOCH, ModelEnv
from shujian.schema.table_types import StandardTable

CASE = "用例.序号"
"""The column that ties child rows to their case; no author's column can have this name."""
GIVEN = "用例.已写."
"""Prefix of the column that says whether a case states a child table's rows."""
_LABELS = {"hit": "命中", "near_miss": "差一点不命中", "exception": "例外不命中"}


@dataclass(frozen=True)
class PackCase:
    """One case: a row that a rule must hit, or must not.

    Args:
        rule: the rule's id.
        kind: ``hit``, ``near_miss`` or ``exception``.
        number: which of the rule's cases of that kind, from 1.
        data: as written.
        place: file and line.
    """

    rule: str
    kind: str
    number: int
    data: Mapping[str, Any]
    place: Place

    @property
    def name(self) -> str:
        """As people call it."""
        return f"{self.rule} {_LABELS[self.kind]}（第 {self.number} 例）"


@dataclass(frozen=True)
class PackCaseResult:
    """Whether a case came out as expected.

    Args:
        case: the case.
        got: 命中, 不命中, 待核 or 未检查.
        difference: Chinese; "" when it passed.
    """

    case: PackCase
    got: str
    difference: str = ""

    @property
    def passed(self) -> bool:
        """Whether it came out as expected."""
        return not self.difference

    def __str__(self) -> str:
        if self.passed:
            return f"通过：{self.case.name}"
        return f"不符：{self.case.name}（{self.case.place}）：{self.difference}"


def check_pack(
    pack: Pack,
    tables: Mapping[str, StandardTable],
    engine: Engine,
    *,
    as_of: dt.date | None = None,
) -> list[PackCaseResult]:
    """Run the cases of all rules: by the engine in one scan, and by the interpreter.

    A column that a case does not name is not supplied (absent); one written as '' is
    blank. A child table that is not named is not supplied; one written as [] is known
    to hold no row.

    Args:
        pack: the bound pack.
        tables: the standard tables by name, which clean the cells.
        engine: where to compute.
        as_of: the day to speak of; the pack's ``as_of`` by default.

    Raises:
        ShujianError: a case names an unknown column, or the day is needed and not given.
    """
    at = At(pack.spec.at.place, [])
    cases = cases_of(pack)
    day = as_of or read_day(pack.spec.as_of) or _no_day(pack, at)
    sheet = _Sheet(pack, tables, at)
    for case in cases:
        sheet.add(case)
    raise_all(at.errors)
    base, children = sheet.relations(engine)
    env = pack.env.on(day, dict.fromkeys([pack.spec.base, *pack.children], day))
    whole, same = Scan(pack, base, children, env, engine, plain=True, originals=True).judged()
    data = engine.arrow(whole.expr.order_by(PREFIX + pack.spec.base))
    rows = rows_of(whole, data)
    codes = {
        r: data.column(code_column(pack, r)).to_pylist() if c is None else [c] * len(rows)
        for r, c in same.items()
    }
    engine.release()
    ours = [sheet.interpreted(case, number, env) for number, case in enumerate(cases)]
    return [_result(pack, c, codes[c.rule][i], ours[i], rows[i]) for i, c in enumerate(cases)]


def cases_of(pack: Pack) -> list[PackCase]:
    """The cases of all rules, in the order of the pack."""
    return [
        PackCase(rule.spec.id, kind, number, row, rule.spec.at.line(row).place)
        for rule in pack.rules.values()
        for kind, rows in rule.spec.cases.items()
        for number, row in enumerate(rows, 1)
    ]


def _no_day(pack: Pack, at: At) -> dt.date:
    """A stand-in day, which is an error where a formula asks for the day."""
    formulas = [*pack.let.values(), *(r.when for r in pack.rules.values())]
    called = {t.function.name for f in formulas for t in f.formula.typed.walk() if t.function}
    if "截至日" in called:
        at.error("no_day", "规则用到截至日，规则包没有写明用例的截至日", "请写 as_of: 2025-06-30")
    return EPOCH


class _Sheet:
    """The rows of all cases as one base table and one table for each child."""

    def __init__(self, pack: Pack, tables: Mapping[str, StandardTable], at: At) -> None:
        self.pack, self.tables, self.at = pack, tables, at
        self.base: list[Cells] = []
        self.children: dict[str, list[Cells]] = {a: [] for a in pack.children}
        self.given: dict[str, list[bool]] = {a: [] for a in pack.children}

    def add(self, case: PackCase) -> None:
        """One case as a row, and its child rows."""
        number = len(self.base)
        at = At(case.place, self.at.errors)
        own = {n: v for n, v in case.data.items() if n not in self.pack.children}
        self.base.append({**self._cells(self.pack.spec.base, own, case.data, at), CASE: number})
        for alias, child in self.pack.children.items():
            held = case.data.get(alias)
            self.given[alias].append(alias in case.data)
            for row in held if isinstance(held, list) else []:
                cells = self._cells(child.spec.table, row, row, at.line(row).into(alias, row))
                self.children[alias].append({**cells, CASE: number})
            if alias in case.data and not isinstance(held, list):
                at.into(alias, case.data).error("not_list", f"“{alias}”应为行的列表", "请改写")

    def _cells(self, table: str, raw: Any, holder: Any, at: At) -> Cells:
        """The cleaned cells of one row."""
        columns = {c.name: c for c in self.tables[table].columns}
        if not isinstance(raw, dict):
            at.error("case_row", "每一行应写成 {列: 值}", "请改写")
            return {}
        found: Cells = {}
        for name, value in raw.items():
            if name in columns:
                found[name] = clean(columns[name], raw_text(value))
            else:
                known = [*columns, *self.pack.children]
                what = f"表“{table}”没有列“{name}”"
                at.into(name, holder).error("no_column", what, did_you_mean(name, known))
        return found

    def interpreted(self, case: PackCase, number: int, env: ModelEnv) -> int:
        """The outcome of a case by the interpreter."""
        children = {
            a: [r for r in rows if r[CASE] == number] if self.given[a][number] else None
            for a, rows in self.children.items()
        }
        cell = condition(self.pack, case.rule, self.base[number], children, env)
        if isinstance(cell, Missing):
            return UNCHECKED if cell.state == State.ABSENT else REVIEW
        return PASS if cell else DROP

    def relations(self, engine: Engine) -> tuple[Relation, dict[str, ChildRows]]:
        """What a scan takes."""
        base = self._relation(engine, "base", self.base, self._types("", self.pack.needed()))
        row = PREFIX + self.pack.spec.base
        flags = pa.table({**self._flags(), row: pa.array(range(len(self.base)), pa.int64())})
        held = engine.memory("_pack_flags", flags)
        expr = base.expr.join(held, [base.expr[CASE] == held[row]])
        flagged = [GIVEN + a for a in self.given]
        base = Relation(
            expr,
            {**base.columns, **dict.fromkeys(flagged, BOOL)},
            {**base.states, **dict.fromkeys(flagged, int(State.VALUE))},
            {self.pack.spec.base: row},
        )
        return base, {a: self._child(engine, a) for a in self.pack.children}

    def _flags(self) -> dict[str, pa.Array]:
        return {GIVEN + a: pa.array(f, pa.bool_()) for a, f in self.given.items()}

    def _types(self, alias: str, names: list[str]) -> dict[str, Type]:
        info = self.pack.children[alias].info if alias else self.pack.base
        return {n: info.columns[n].type for n in names} | {CASE: INT}

    def _child(self, engine: Engine, alias: str) -> ChildRows:
        own = [q.own() for q in self.pack.quantifiers.values() if q.child == alias]
        kinds = self._types(alias, sorted(set[str]().union(*own)))
        rows = self._relation(engine, alias, self.children[alias], kinds)
        return ChildRows(
            alias, rows, None, ((CASE, CASE),), lambda sheet: sheet.expr[GIVEN + alias]
        )

    def _relation(
        self, engine: Engine, name: str, rows: list[Cells], kinds: Mapping[str, Type]
    ) -> Relation:
        arrays: dict[str, pa.Array] = {}
        for column, kind in kinds.items():
            cells = [r.get(column, ABSENT) for r in rows]
            arrays[column] = pa.array([_stored(c) for c in cells], type=arrow_type(kind))
            states = [int(c.state) if isinstance(c, Missing) else 0 for c in cells]
            arrays[column + STATE] = pa.array(states, type=pa.int8())
        expr = engine.memory(f"_pack_{name}", pa.table(arrays))
        known: dict[str, int | None] = dict.fromkeys(kinds)
        return Relation(expr, kinds, {**known, CASE: int(State.VALUE)})


def _stored(cell: Any) -> Any:
    if isinstance(cell, Missing):
        return None
    return cell.code if isinstance(cell, Term) else cell


def _word(code: int) -> str:
    return {PASS: "命中", DROP: "不命中"}.get(code) or STREAMS[code]


def _result(pack: Pack, case: PackCase, code: int, ours: int, cells: Cells) -> PackCaseResult:
    rule = pack.rules[case.rule]
    got = _word(code)
    if code != ours:
        return PackCaseResult(case, got, f"引擎得{got}，解释器得{_word(ours)}，请报告这个问题")
    wanted = "命中" if case.kind == "hit" else "不命中"
    if got == wanted:
        return PackCaseResult(case, got)
    # the key of a case decides nothing, so it is no reason
    facts = pack.facts(rule)
    cells = {n: c for n, c in cells.items() if n in facts or n not in pack.spec.key}
    why = f"（{reason(pack, rule, cells)}）" if got in STREAMS.values() else ""
    return PackCaseResult(case, got, f"应为{wanted}，实为{got}{why}")
