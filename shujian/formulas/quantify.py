"""Quantifiers taken out of a formula, for engines that compute them beforehand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace as change

from shujian.core.cells import BLANK
from shujian.formulas.functions import REGISTRY
from shujian.formulas.functions.base import NOT_LITERAL, At
from shujian.formulas.scope import Typed, literal
from shujian.formulas.tree import Call, Literal
from shujian.formulas.types import INT

_SIMPLE = {"任一": "任一真", "全部": "全部真"}
_OVER = {"合计": "SUM", "最早": "MIN", "最晚": "MAX"}


def quantifiers(typed: Typed) -> list[Typed]:
    """The outermost quantifier calls, in the order they stand."""
    if typed.function is not None and typed.function.quantifier:
        return [typed]
    return [t for arg in typed.args for t in quantifiers(arg)]


def lookups_inside(quantifier: Typed) -> list[Typed]:
    """The quantifiers over dated tables that stand inside another quantifier."""
    return [t for arg in quantifier.args[1:] for t in quantifiers(arg)]


def replace(typed: Typed, mapping: Mapping[Typed, Typed]) -> Typed:
    """The formula with some nodes replaced, usually quantifiers by columns."""
    if typed in mapping:
        return mapping[typed]
    if not typed.args:
        return typed
    args = tuple(replace(arg, mapping) for arg in typed.args)
    if all(new is old for new, old in zip(args, typed.args, strict=True)):
        return typed
    columns = frozenset().union(*(a.columns for a in args))
    return change(typed, args=args, columns=columns, node=_node(typed, args))


def _node(typed: Typed, args: tuple[Typed, ...]) -> Call:
    assert isinstance(typed.node, Call)
    return change(typed.node, args=tuple(a.node for a in args))


def call(name: str, like: Typed, *args: Typed) -> Typed:
    """A typed call put together by a program; ``like`` lends its environment."""
    assert like.at is not None
    function = REGISTRY[name]
    literals = tuple(a.node.value if isinstance(a.node, Literal) else NOT_LITERAL for a in args)
    at = At(like.at.env, tuple(a.type for a in args), literals)
    kind = function.type_of(at)
    return Typed(
        Call(name, tuple(a.node for a in args)),
        kind,
        args,
        function,
        change(at, type=kind),
        columns=frozenset().union(*(a.columns for a in args)),
        aggregate=function.aggregate or any(a.aggregate for a in args),
        constant=not function.aggregate and all(a.constant for a in args),
    )


def as_aggregate(quantifier: Typed) -> Typed:
    """The aggregate formula over the child rows that means the same.

    The caller joins the parent's columns to the child rows, groups by the parent and
    puts in, for a parent without child rows, what the aggregate gives over no row:
    任一 FALSE, 全部 TRUE, 个数 and 合计 0, 最早 and 最晚 BLANK.
    """
    assert quantifier.function is not None
    name, args = quantifier.function.name, quantifier.args[1:]
    make: Callable[..., Typed] = lambda fn, *a: call(fn, quantifier, *a)  # noqa: E731
    if name in _SIMPLE:
        # AND of one part: a blank condition is unknown, not skipped
        return make(_SIMPLE[name], make("AND", args[0]))
    if name == "个数":
        if not args:
            return make("COUNT")
        return make("SUM", make("IF", args[0], literal(1, INT), literal(0, INT)))
    value = args[0]
    if len(args) > 1:
        value = make("IF", args[1], value, literal(BLANK, value.type))
    return make(_OVER[name], value)
