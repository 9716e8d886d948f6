"""Binding a rule pack: every column, type and formula checked, all errors at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shujian.core.errors import ShujianError, raise_all
from shujian.formulas import Typed, column, quantifiers, replace, sentence
from shujian.formulas.types import BOOL, DATE, ERROR, MONTH, TEXT, Type
from shujian.models.formula import Formula, bind_formula, written_columns
from shujian.models.operators.clue import PLACEHOLDER
from shujian.models.packs.rule import RuleSpec
from shujian.models.packs.spec import ChildSpec, PackSpec
from shujian.models.packs.types import Child, Pack, PackFormula, Quantifier, Rule
from shujian.models.reading import At, Written, did_you_mean
from shujian.models.running.env import ModelEnv
from shujian.models.schema import Column, Schema, TableInfo, Tables, computed
from shujian.models.steps.coverage import PARTS
from shujian.models.steps.naming import RULE, good_name


@dataclass
class _Binder:
    spec: PackSpec
    tables: Tables
    env: ModelEnv
    schema: Schema = field(default_factory=dict)
    children: dict[str, Child] = field(default_factory=dict)
    let: dict[str, PackFormula] = field(default_factory=dict)
    found: dict[str, Quantifier] = field(default_factory=dict)

    def table(self, name: str, at: At) -> TableInfo | None:
        """A standard table that must be there."""
        if name and name not in self.tables:
            at.error("no_table", f"没有名为“{name}”的标准表", did_you_mean(name, self.tables))
        return self.tables.get(name)

    def columns(self, names: tuple[str, ...], schema: Mapping[str, Column], at: At) -> None:
        """Columns that must be there."""
        for name in names:
            if name and schema and name not in schema:
                at.error("no_column", f"没有列“{name}”", did_you_mean(name, schema))

    def child(self, spec: ChildSpec) -> None:
        """A child table: its columns, keys and coverage."""
        info = self.table(spec.table, spec.at.into("table"))
        if info is None:
            return
        at = spec.at.into("on")
        self.columns(tuple(b for b, _ in spec.pairs), self.schema, at)
        self.columns(tuple(c for _, c in spec.pairs), info.columns, at)
        for left, right in spec.pairs:
            kinds = [self.schema.get(left), info.columns.get(right)]
            if None not in kinds and len({c.type for c in kinds if c}) > 1:
                at.error("key_type", f"“{left}”与“{right}”的类型不同", "请用同一类型的列对应")
        self.children[spec.alias] = Child(spec, info, self.cover(spec))

    def cover(self, spec: ChildSpec) -> dict[str, Formula]:
        """The formulas of a coverage demand."""
        cover, at = spec.coverage, spec.at.into("coverage")
        if cover is None or cover.complete:
            return {}
        written = dict(zip(PARTS, (cover.place, cover.unit, cover.start, cover.end), strict=True))
        bound: dict[str, Formula] = {}
        for part, text in written.items():
            formula = self.typed(text, at, children=False)
            if formula is None:
                continue
            allowed = (DATE, MONTH) if part in ("from", "to") else (TEXT,)
            if formula.type not in allowed:
                wanted = "或".join(t.label for t in allowed)
                what = f"“{part}”应为{wanted}，这里是{formula.type.label}"
                at.error("cover_type", what, "请改写公式")
            bound[part] = formula
        if not any(written.values()):
            at.error("empty_cover", "没有写明覆盖范围", "请写 place、from、to，或 complete: 理由")
        if cover.table not in ("", spec.table, spec.alias):
            at.error("cover_table", f"子表不来自“{cover.table}”", "请删去 table")
        return bound

    def typed(
        self,
        written: Written | None,
        at: At,
        expects: Type | None = None,
        children: bool = True,
    ) -> Formula | None:
        """Type a formula; errors are collected at its place."""
        if written is None or not self.schema:
            return None
        here = At(written.place, at.errors)
        types = {("", n): c.type for n, c in self.schema.items()}
        held = {a: {n: c.type for n, c in k.info.columns.items()} for a, k in self.children.items()}
        try:
            if any(types.get(key) == ERROR for key in written_columns(written.text)):
                return None  # the shared value's own formula is wrong, and that is reported
            return bind_formula(
                written.text, types, self.env, expects, children=held if children else None
            )
        except ShujianError as error:
            for one in getattr(error, "errors", [error]):
                here.add(one)
            return None

    def formula(
        self, written: Written | None, at: At, expects: Type | None = None
    ) -> PackFormula | None:
        """A formula with its quantifiers taken out."""
        formula = self.typed(written, at, expects)
        if formula is None or written is None:
            return None
        here, mapping, names, after = At(written.place, at.errors), {}, [], 0
        for call in quantifiers(formula.typed):
            if len(call.args) > 1 and not any(s == call.child for s, _ in call.columns):
                what = f"“{sentence(call)}”里没有子表“{call.child}”的列"
                here.error("no_child_column", what, "条件和值都应读子表的列")
                return None
            quantifier = self.quantifier(call)
            mapping[call] = column(quantifier.name, call.type)
            names.append(quantifier.name)
            after = max(after, quantifier.round + 1)
        after = max([after, *(self.round(n) for n in formula.reads())])
        compiled = replace(formula.typed, mapping)
        return PackFormula(formula, compiled, tuple(dict.fromkeys(names)), after)

    def round(self, name: str) -> int:
        """How many rounds of joins come before a column is known."""
        return self.let[name].round if name in self.let else 0

    def quantifier(self, call: Typed) -> Quantifier:
        """The quantifier, one for all calls that are written alike."""
        for held in self.found.values():
            if held.typed.node == call.node and held.child == call.child:
                return held
        name = f"__q{len(self.found)}"
        after = max((self.round(n) for s, n in call.columns if not s), default=0)
        self.found[name] = Quantifier(name, call, after, sentence(call))
        return self.found[name]


def bind_pack(spec: PackSpec, tables: Tables, env: ModelEnv) -> Pack:
    """Check every column, type and formula of a pack; all errors at once."""
    places, binder = spec.places, _Binder(spec, tables, env)
    base = binder.table(spec.base, places["base"])
    binder.schema = base.schema(spec.base) if base else {}
    binder.columns(spec.key, binder.schema, places["key"])
    binder.columns((spec.subject,), binder.schema, places["subject"])
    for child in spec.children.values():
        binder.child(child)
    for name, written in spec.let.items():
        _let(binder, name, written)
    original = binder.typed(spec.original, places["original"], BOOL, children=False)
    for one in spec.rules:
        if one.only and spec.original is None:
            what = f"规则写了 only: {one.only}，规则包没有写怎样认出原件"
            remedy = "请在规则包里写 original: '=[版本]=\"原件\"'"
            one.at.error("no_original", what, remedy)
    run = [r for r in spec.rules if not r.off]
    rules = {r.id: rule for r in run if (rule := _rule(binder, r)) is not None}
    raise_all(spec.at.errors)
    assert base is not None
    return Pack(
        spec, base, binder.schema, binder.children, binder.let, rules, binder.found, original,
        binder.env,
    )  # fmt: skip


def _let(binder: _Binder, name: str, written: Written) -> None:
    at = At(written.place, binder.spec.at.errors)
    if not good_name(name):
        at.error("bad_name", f"共用值的名称“{name}”不能使用", RULE)
    elif name in binder.schema:
        at.error("taken", f"列“{name}”已经存在", "请换一个名称，以免看不出是哪一列")
    found = binder.formula(written, at)
    if found is None:
        binder.schema[name] = Column(ERROR)
        return
    scopes = {"": binder.schema, **{a: c.info.columns for a, c in binder.children.items()}}
    reads, told = (
        [scopes[scope][column_] for scope, column_ in sorted(keys) if scope in scopes]
        for keys in (found.formula.columns, found.formula.carried)
    )
    binder.schema[name] = computed(found.formula.type, reads, told)
    binder.let[name] = found


def _rule(binder: _Binder, spec: RuleSpec) -> Rule | None:
    when = binder.formula(spec.when, spec.at, BOOL)
    shown = tuple(dict.fromkeys(PLACEHOLDER.findall(spec.says)))
    binder.columns(shown, binder.schema, spec.at.into("says"))
    return Rule(spec, when, shown) if when is not None else None
