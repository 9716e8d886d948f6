"""A bound formula: its text, its typed tree, what it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from shujian.core.errors import ShujianError
from shujian.formulas import Scope, Typed, check, parse, sentence
from shujian.formulas.carrying import carried
from shujian.formulas.env import Env
from shujian.formulas.tree import Column, Node
from shujian.formulas.tree import columns as columns_of
from shujian.formulas.types import Type

RIGHT = "右"
"""The scope of the other side in join-like steps."""

Children = Mapping[str, Mapping[str, Type]]


@dataclass(frozen=True)
class Formula:
    """A typed formula of a step.

    Args:
        text: as written.
        typed: the checked tree.
    """

    text: str
    typed: Typed

    @property
    def type(self) -> Type:
        """The type of its value."""
        return self.typed.type

    @property
    def columns(self) -> frozenset[tuple[str, str]]:
        """(scope, name) of every column read."""
        return self.typed.columns

    def reads(self, scope: str = "") -> set[str]:
        """The columns read of one scope."""
        return {name for held, name in self.columns if held == scope}

    @cached_property
    def carried(self) -> frozenset[tuple[str, str]]:
        """Those of ``columns`` whose values can be read off the result."""
        return carried(self.typed)

    @cached_property
    def guarded(self) -> frozenset[tuple[str, str]]:
        """Those of ``columns`` that are only read where a file has them."""
        return self.columns - _unguarded(self.typed, frozenset())

    @cached_property
    def sentence(self) -> str:
        """The formula in Chinese."""
        return sentence(self.typed)


def _unguarded(typed: Typed, safe: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Columns read where nothing was said of files that do not have them."""
    if isinstance(typed.node, Column):
        return frozenset([(typed.node.scope, typed.node.name)]) - safe
    test = typed.args[0] if typed.args else None
    named = typed.function.name if typed.function is not None else ""
    asked = test.function.name if test is not None and test.function is not None else ""
    if named == "IF" and asked == "未提供" and test is not None:
        safe |= test.columns
        return frozenset[tuple[str, str]]().union(*(_unguarded(a, safe) for a in typed.args[1:]))
    return frozenset[tuple[str, str]]().union(*(_unguarded(a, safe) for a in typed.args))


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Node:
    return parse(text)


def written_columns(text: str) -> frozenset[tuple[str, str]]:
    """The columns of a formula as written; ShujianError for a fault of syntax."""
    return columns_of(_parsed(text))


def bind_formula(
    text: str,
    columns: Mapping[tuple[str, str], Type],
    env: Env,
    expects: Type | None = None,
    aggregate: bool = False,
    children: Children | None = None,
) -> Formula:
    """Type a formula over columns.

    Args:
        text: the formula.
        columns: (scope, name) → type.
        env: types of parameters, law and local rules.
        expects: the type it must have; None: any.
        aggregate: whether it must be computed over a group of rows.
        children: child tables for quantifiers, name → columns.

    Raises:
        ShujianError: one error or all of them.
    """
    typed = check(_parsed(text), Scope(columns, env, aggregate, children or {}))
    if expects is not None and not _fits(typed.type, expects):
        raise ShujianError(
            "models.formula_type",
            f"公式的结果是{typed.type.label}，这里需要{expects.label}",
            remedy="条件要写成比较或判断，例如 [金额]>0"
            if expects.name == "bool"
            else "请改写公式",
        )
    if aggregate and not typed.aggregate:
        raise ShujianError(
            "models.not_aggregate",
            "汇总的公式没有用汇总函数",
            remedy="请用 SUM、COUNT、COUNTUNIQUE、MIN、MAX 等包住列",
        )
    return Formula(text, typed)


def _fits(found: Type, expects: Type) -> bool:
    return found == expects or (found.numeric and expects.name == "decimal")
