"""From what the grammar found to the tree of literals, columns and calls."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lark import Token, Transformer, Tree, v_args

from shujian.core.money import LIMIT
from shujian.formulas.fold import unfold
from shujian.formulas.grammar import syntax_error
from shujian.formulas.tree import Call, Column, Literal, Name, Node, Span
from shujian.formulas.types import BOOL, DECIMAL, INT, TEXT

_MAX_SCALE = 6
_SAME = {"≤": "<=", "≥": ">=", "≠": "<>"}


def _span(meta: Any) -> Span:
    return (meta.start_pos, meta.end_pos)


@v_args(meta=True)
class _Builder(Transformer[Token, Node]):
    """Builds the frozen tree; knows the text for its errors."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.source = text

    def number(self, meta: Any, children: list[Token]) -> Node:
        span, value = _span(meta), Decimal(str(children[0]))
        scale = -int(value.as_tuple().exponent)
        if abs(value) >= LIMIT or scale > _MAX_SCALE:
            raise syntax_error(
                self.source, span, "的数过大或过细", f"数应小于 10^15，小数不超过 {_MAX_SCALE} 位"
            )
        if scale == 0:
            return Literal(int(value), INT, span)
        return Literal(value, DECIMAL(scale), span)

    def text(self, meta: Any, children: list[Token]) -> Node:
        return Literal(unfold(str(children[0])[1:-1]), TEXT, _span(meta))

    def column(self, meta: Any, children: list[Token]) -> Node:
        inner = str(children[0])[1:-1].strip()
        scope, dot, name = inner.partition(".")
        if not dot:
            scope, name = "", inner
        if not name.strip() or (dot and not scope.strip()) or "." in name:
            raise syntax_error(
                self.source, _span(meta), "的列名不完整", "列名写作 [列名] 或 [右.列名]"
            )
        return Column(name.strip(), scope.strip(), _span(meta))

    def name(self, meta: Any, children: list[Token]) -> Node:
        word = str(children[0])
        if word.upper() in ("TRUE", "FALSE"):
            return Literal(word.upper() == "TRUE", BOOL, _span(meta))
        return Name(word, _span(meta))

    def call(self, meta: Any, children: list[Any]) -> Node:
        args = tuple(c for c in children[1:] if c is not None)
        return Call(str(children[0]).upper(), args, _span(meta))

    def group(self, meta: Any, children: list[Node]) -> Node:
        return children[0]

    def binary(self, meta: Any, children: list[Any]) -> Node:
        sign = str(children[1])
        return Call(_SAME.get(sign, sign), (children[0], children[2]), _span(meta))

    def equal(self, meta: Any, children: list[Node]) -> Node:
        return Call("=", (children[0], children[1]), _span(meta))

    def join(self, meta: Any, children: list[Node]) -> Node:
        return Call("&", (children[0], children[1]), _span(meta))

    def unary(self, meta: Any, children: list[Any]) -> Node:
        sign, inner = str(children[0]), children[1]
        if isinstance(inner, Literal) and isinstance(inner.value, int | Decimal):
            value = -inner.value if sign == "-" else inner.value
            return Literal(value, inner.type, _span(meta))
        return Call("-", (inner,), _span(meta)) if sign == "-" else inner


def build(text: str, found: Tree[Token]) -> Node:
    """The frozen tree of what the grammar found; VisitError around an error of syntax."""
    return _Builder(text).transform(found)
