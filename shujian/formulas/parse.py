"""Text → tree: Excel's syntax over ``[column]`` names."""

from __future__ import annotations

from typing import Any

from lark.exceptions import UnexpectedInput, VisitError

from shujian.core.errors import ShujianError
from shujian.formulas.builder import build
from shujian.formulas.fold import fold
from shujian.formulas.grammar import explain_syntax, parser, syntax_error
from shujian.formulas.tree import Call, Node

MAX_LENGTH = 10_000
MAX_DEPTH = 60


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
        tree = parser().parse(fold(text))
        node: Any = build(text, tree)
    except UnexpectedInput as error:
        raise explain_syntax(text, error) from None
    except VisitError as error:
        if isinstance(error.orig_exc, ShujianError):
            raise error.orig_exc from None
        raise
    except RecursionError:
        raise syntax_error(text, (0, 1), "起嵌套太深", "请拆成几个中间列（derive）") from None
    _check_depth(text, node)
    return node  # type: ignore[no-any-return]
