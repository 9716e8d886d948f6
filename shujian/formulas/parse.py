"""Text → tree: Excel's syntax over ``[column]`` names."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken, VisitError

from shujian.core.errors import ShujianError
from shujian.core.money import LIMIT
from shujian.formulas.fold import fold, unfold
from shujian.formulas.tree import Call, Column, Literal, Name, Node, Span
from shujian.formulas.types import BOOL, DECIMAL, INT, TEXT

MAX_LENGTH = 10_000
MAX_DEPTH = 60
MAX_SCALE = 6

_GRAMMAR = r"""
?start: "="? comparison
?comparison: joined | comparison COMPARE joined -> binary
           | comparison "=" joined -> equal
?joined: sum | joined "&" sum -> join
?sum: product | sum SIGN product -> binary
?product: unary | product TIMES unary -> binary
?unary: atom | SIGN unary -> unary
?atom: NUMBER -> number
     | TEXT -> text
     | COLUMN -> column
     | NAME -> name
     | NAME "(" [comparison ("," comparison)*] ")" -> call
     | "(" comparison ")" -> group
COMPARE: "<>" | "<=" | ">=" | "<" | ">" | "≤" | "≥" | "≠"
SIGN: "+" | "-"
TIMES: "*" | "/"
NUMBER: /\d+(\.\d+)?/
TEXT: /"(?:[^"]|"")*"/
COLUMN: /\[[^\[\]]*\]/
NAME: /[^\W\d]\w*/
%ignore /\s+/
"""
_SAME = {"≤": "<=", "≥": ">=", "≠": "<>"}


def syntax_error(text: str, span: Span, what: str, remedy: str = "") -> ShujianError:
    """An error of syntax with its place in the formula, counted from 1."""
    found = text[span[0] : span[1]]
    return ShujianError(
        "formulas.syntax",
        f"公式第 {span[0] + 1} 个字符处{what}",
        why=f"此处是“{found}”" if found else "公式在此处结束",
        remedy=remedy or "请检查括号、引号、逗号是否成对、齐全",
        params={"formula": text, "position": span[0], "end": span[1], "found": found},
    )


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
        if abs(value) >= LIMIT or scale > MAX_SCALE:
            raise syntax_error(
                self.source, span, "的数过大或过细", f"数应小于 10^15，小数不超过 {MAX_SCALE} 位"
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


@lru_cache(maxsize=1)
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", propagate_positions=True, maybe_placeholders=False)


def _explain(text: str, error: UnexpectedInput) -> ShujianError:
    position = error.pos_in_stream if error.pos_in_stream is not None else len(text)
    if isinstance(error, UnexpectedCharacters):
        char = text[position]
        remedy = {
            '"': "文字缺少另一半引号，请补上",
            "[": "列名缺少右括号“]”，请补上",
            "]": "列名缺少左括号“[”，请补上",
            "%": "不使用百分号，请写成小数，如 0.05",
            "^": "没有乘方",
        }.get(fold(char), "请删去或改正这个字符；文字要放在引号里，列名要放在方括号里")
        return syntax_error(text, (position, position + 1), "有不能识别的字符", remedy)
    if isinstance(error, UnexpectedToken) and error.token.type != "$END":
        end = error.token.end_pos or position + 1
        return syntax_error(text, (position, end), "多出或写错了内容")
    return syntax_error(text, (len(text), len(text)), "还不完整", "请补全公式，检查右括号")


def _check_depth(text: str, node: Node) -> None:
    stack: list[tuple[Node, int]] = [(node, 1)]
    while stack:
        current, depth = stack.pop()
        if depth > MAX_DEPTH:
            raise syntax_error(text, current.span, "嵌套太深", "请拆成几个中间列（derive）")
        if isinstance(current, Call):
            stack.extend((arg, depth + 1) for arg in current.args)


def parse(text: str) -> Node:
    """Parse a formula.

    Args:
        text: the formula, with or without the leading ``=``; full-width signs allowed.

    Raises:
        ShujianError: ``formulas.syntax`` with position, what stands there and a remedy.
    """
    if len(text) > MAX_LENGTH:
        raise syntax_error(text[:20], (0, 20), "起，公式过长", f"公式不得超过 {MAX_LENGTH} 个字符")
    if not text.strip().lstrip("=＝").strip():
        raise syntax_error(text, (len(text), len(text)), "没有公式", "请写出公式，如 =[金额]>100")
    try:
        tree = _parser().parse(fold(text))
        node: Any = _Builder(text).transform(tree)
    except UnexpectedInput as error:
        raise _explain(text, error) from None
    except VisitError as error:
        if isinstance(error.orig_exc, ShujianError):
            raise error.orig_exc from None
        raise
    except RecursionError:
        raise syntax_error(text, (0, 1), "起嵌套太深", "请拆成几个中间列（derive）") from None
    _check_depth(text, node)
    return node  # type: ignore[no-any-return]
