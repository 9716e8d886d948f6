"""A formula as a Chinese sentence."""

from __future__ import annotations

from shujian.formulas.scope import Typed
from shujian.formulas.show import show
from shujian.formulas.tree import Column, Literal, Name

_ARITHMETIC = frozenset("+-*/&")


def sentence(typed: Typed) -> str:
    """Say a formula in Chinese: ``[金额]大于 100 且 [状态]等于“在建”``."""
    return _said(typed).strip()


def _said(typed: Typed) -> str:
    if isinstance(typed.node, Literal):
        text = show(typed.node.value, typed.type)
        return f"“{text}”" if typed.type.name == "text" else f" {text} "
    if isinstance(typed.node, Column):
        scope = "" if typed.node.scope in ("", "左") else f"{typed.node.scope}."
        return f"[{scope}{typed.node.name}]"
    if isinstance(typed.node, Name):
        return typed.node.name
    assert typed.function is not None
    return typed.function.phrase(*(_part(typed, arg) for arg in typed.args))


def _part(outer: Typed, arg: Typed) -> str:
    """An argument; arithmetic in arithmetic stands in brackets."""
    said = _said(arg)
    assert outer.function is not None
    nested = arg.function is not None and arg.function.name in _ARITHMETIC
    return f"（{said.strip()}）" if nested and outer.function.name in _ARITHMETIC else said
