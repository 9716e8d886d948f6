"""刑期: indefinite punishments and the kind of one."""

from __future__ import annotations

from typing import Any

from shujian.core.terms import Term
from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.types import BOOL, TEXT

TERM_PARAM = (Param("刑期", ("term",)),)
_INDEFINITE = ("无期", "终身", "死缓", "死刑")
INDEFINITE_FLOOR = 900_000_000


class Indefinite(Function):
    """Whether a term has no length."""

    name, group, result, params = "不定期刑", "刑期", BOOL, TERM_PARAM
    help = "刑期是否为无期、终身、死缓或死刑"
    examples = (Example("不定期刑(刑期(18))", False),)

    def value(self, at: At, *args: Any) -> Cell:
        """Whether indefinite."""
        return bool(args[0].indefinite)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """By code."""
        return args[0] >= INDEFINITE_FLOOR

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}为无期、终身、死缓或死刑"


class TermKind(Function):
    """The kind of a term."""

    reuse = True
    name, group, result, params = "刑期种类", "刑期", TEXT, TERM_PARAM
    help = "有期、无期、终身、死缓或死刑"
    examples = (Example("刑期种类(刑期(18))", "有期"),)

    def value(self, at: At, *args: Any) -> Cell:
        """有期, or the indefinite kind."""
        return args[0].indefinite or "有期"

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """By code."""
        branches = [
            (args[0] == Term(indefinite=kind).code, ops.literal(kind, TEXT)) for kind in _INDEFINITE
        ]
        return ops.case([*branches, (args[0] < INDEFINITE_FLOOR, ops.literal("有期", TEXT))])
