"""A bound rule pack: its base, children, shared values and rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shujian.formulas import Typed, looks_up
from shujian.formulas.types import Type
from shujian.models.formula import Formula
from shujian.models.packs.rule import RuleSpec
from shujian.models.packs.spec import ChildSpec, PackSpec
from shujian.models.running.env import ModelEnv
from shujian.models.schema import Schema, TableInfo


@dataclass(frozen=True)
class Quantifier:
    """A quantifier of a pack, computed once however often it stands.

    Args:
        name: the internal column that holds it.
        typed: the call.
        round: the round of joins in which its parent's columns are known, from 0.
        label: the call in Chinese.
    """

    name: str
    typed: Typed
    round: int
    label: str

    @property
    def child(self) -> str:
        """The child table's alias, or the dated table's name."""
        return self.typed.child

    @property
    def looks_up(self) -> bool:
        """Whether it is about the rows of a dated table instead of a child's."""
        return looks_up(self.typed)

    def own(self) -> set[str]:
        """The columns of the child that it reads."""
        return {n for s, n in self.typed.columns if s == self.child}

    def parents(self) -> set[str]:
        """The columns of the base row, or shared values, that it reads."""
        return {n for s, n in self.typed.columns if not s}


@dataclass(frozen=True)
class PackFormula:
    """A shared value or a condition.

    Args:
        formula: as written and typed.
        compiled: with columns in place of quantifiers.
        quantifiers: the internal columns of these.
        round: how many rounds of joins come before it.
    """

    formula: Formula
    compiled: Typed
    quantifiers: tuple[str, ...]
    round: int

    def reads(self) -> set[str]:
        """The base columns and shared values read, inside quantifiers too."""
        return self.formula.reads()


@dataclass(frozen=True)
class Child:
    """A bound child table: its columns, and the formulas of its coverage demand."""

    spec: ChildSpec
    info: TableInfo
    cover: Mapping[str, Formula]


@dataclass(frozen=True)
class Rule:
    """A bound rule.

    Args:
        spec: as written.
        when: the condition.
        shown: columns and shared values that ``says`` names.
    """

    spec: RuleSpec
    when: PackFormula
    shown: tuple[str, ...]


@dataclass(frozen=True)
class Pack:
    """A bound rule pack.

    Args:
        spec: as written.
        base: the base table.
        schema: its columns and the shared values.
        children: by alias.
        let: shared values by name, in order.
        rules: by id, in order.
        quantifiers: by internal column.
        original: whether a base row comes from the court's original; None: never said.
        env: types and defaults of parameters, law, local rules.
    """

    spec: PackSpec
    base: TableInfo
    schema: Schema
    children: Mapping[str, Child]
    let: Mapping[str, PackFormula]
    rules: Mapping[str, Rule]
    quantifiers: Mapping[str, Quantifier]
    original: Formula | None
    env: ModelEnv

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.spec.id

    @property
    def off(self) -> list[RuleSpec]:
        """Rules that are written but not run, as facts are lacking."""
        return [r for r in self.spec.rules if r.off]

    @property
    def sentences(self) -> dict[str, str]:
        """Shared values and rules in Chinese."""
        said = {n: f"“{n}”＝{f.formula.sentence}" for n, f in self.let.items()}
        return said | {
            i: f"{r.spec.name}：{r.when.formula.sentence}" for i, r in self.rules.items()
        }

    def closure(self, formula: PackFormula) -> tuple[set[str], set[str]]:
        """Names (base columns and shared values) and quantifiers read, also through let."""
        names, held, todo = set[str](), set(formula.quantifiers), list(formula.reads())
        while todo:
            name = todo.pop()
            if name in names:
                continue
            names.add(name)
            if name in self.let:
                held |= set(self.let[name].quantifiers)
                todo += self.let[name].reads()
        return names, held

    def facts(self, rule: Rule) -> list[str]:
        """The base columns and quantifiers a rule comes down to: its source facts."""
        names, held = self.closure(rule.when)
        return sorted(names - set(self.let)) + [q for q in self.quantifiers if q in held]

    def needed(self) -> list[str]:
        """The base columns that anything reads."""
        used = {*self.spec.key, self.spec.subject}
        formulas = [*self.let.values(), *(r.when for r in self.rules.values())]
        used |= set[str]().union(*(f.reads() for f in formulas))
        used |= set[str]().union(*(r.shown for r in self.rules.values()))
        used |= self.original.reads() if self.original else set()
        for child in self.children.values():
            used |= {b for b, _ in child.spec.pairs}
            used |= set[str]().union(*(f.reads() for f in child.cover.values()))
        return [n for n in self.base.columns if n in used]

    def needed_of(self, alias: str) -> list[str]:
        """The columns of a child that anything reads."""
        child = self.children[alias]
        used = {c for _, c in child.spec.pairs}
        used = used.union(*(q.own() for q in self.quantifiers.values() if q.child == alias))
        return [n for n in child.info.columns if n in used]

    def type_of(self, name: str) -> Type:
        """The type of a column, a shared value or a quantifier's column."""
        if name in self.quantifiers:
            return self.quantifiers[name].typed.type
        return self.schema[name].type

    def label(self, name: str) -> str:
        """As people call a column: a quantifier in Chinese."""
        return self.quantifiers[name].label if name in self.quantifiers else name
