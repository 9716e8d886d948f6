"""A formula as a Chinese sentence."""

from __future__ import annotations

from shujian.formulas.scope import Typed
from shujian.formulas.show import show
from shujian.formulas.tree import Column, Literal, Name

_ARITHMETIC = frozenset("+-*/&")


def sentence(typed: Typed, other: str = "") -> str:
    """Say a formula in Chinese: ``[金额]大于 100 且 [状态]等于“在建”``.

    Args:
        typed: a checked formula.
        other: what the other side is called: ``[右.日期]`` is said as “名单”的[日期].
    """
    return _said(typed, other).strip()


def _said(typed: Typed, other: str) -> str:
    if isinstance(typed.node, Literal):
        text = show(typed.node.value, typed.type)
        return f"“{text}”" if typed.type.name == "text" else f" {text} "
    if isinstance(typed.node, Column):
        if typed.node.scope == "右" and other:
            return f"“{other}”的[{typed.node.name}]"
        scope = "" if typed.node.scope in ("", "左") else f"{typed.node.scope}."
        return f"[{scope}{typed.node.name}]"
    if isinstance(typed.node, Name):
        return typed.node.name
    assert typed.function is not None
    parts = [_part(typed, arg, other) for arg in typed.args]
    return typed.function.said(typed.at, *parts)


def _part(outer: Typed, arg: Typed, other: str) -> str:
    """An argument; arithmetic in arithmetic stands in brackets."""
    said = _said(arg, other)
    assert outer.function is not None
    nested = arg.function is not None and arg.function.name in _ARITHMETIC
    return f"（{said.strip()}）" if nested and outer.function.name in _ARITHMETIC else said
