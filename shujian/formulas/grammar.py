"""The grammar of formulas, and what to say where a text does not follow it."""

from __future__ import annotations

from functools import lru_cache

from lark import Lark
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from shujian.core.errors import ShujianError
from shujian.formulas.fold import fold
from shujian.formulas.tree import Span

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


@lru_cache(maxsize=1)
def parser() -> Lark:
    """The parser, made once."""
    return Lark(_GRAMMAR, parser="lalr", propagate_positions=True, maybe_placeholders=False)


def explain_syntax(text: str, error: UnexpectedInput) -> ShujianError:
    """What the parser refuses, as an error for people."""
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
