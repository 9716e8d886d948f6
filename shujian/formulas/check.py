"""Types for a tree, or all its errors at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from shujian.core.errors import ShujianError, raise_all
from shujian.formulas.functions import REGISTRY
from shujian.formulas.functions.base import NOT_LITERAL, At, Function, RefusedError
from shujian.formulas.functions.dated import NAME as LOOKUP
from shujian.formulas.scope import Scope, Typed, looks_up
from shujian.formulas.tree import Call, Column, Literal, Name, Node, Span
from shujian.formulas.types import CHILD, ERROR, Type

Scopes = tuple[str, ...]
"""Child tables and dated tables around a node, the innermost first."""


def check(node: Node, scope: Scope) -> Typed:
    """Give each node its type.

    Args:
        node: from ``parse``.
        scope: what the formula may name.

    Raises:
        ShujianError: ``formulas.*``; several at once as ``ManyErrorsError``.
    """
    checker = _Checker(scope)
    typed = checker.visit(node, ())
    if typed.type == CHILD:
        name = _name(typed.node)
        if name:
            checker.fail("name", typed.node.span, f"不认识“{name}”", _BARE)
        else:
            remedy = f"请写作 任一({LOOKUP}(…), 条件) 的形式"
            checker.fail("rows", typed.node.span, f"“{LOOKUP}”得到的是各行，不是一个值", remedy)
    if typed.aggregate and (loose := _loose(typed)):
        names = "、".join(f"[{c.name}]" for c in loose)
        checker.fail(
            "mixed", loose[0].span, f"{names} 没有放进汇总函数", "请用 SUM、COUNT、MIN 等包起来"
        )
    raise_all(checker.errors)
    return typed


_BARE = "列写作 [列名]，文字加引号，函数后面要有括号"


def _name(node: Node) -> str:
    return node.name if isinstance(node, Name) else ""


def _loose(typed: Typed) -> list[Column]:
    if typed.function and typed.function.aggregate:
        return []
    own = [typed.node] if isinstance(typed.node, Column) else []
    return own + [c for arg in typed.args for c in _loose(arg)]


def suggest(word: str, known: Iterable[str]) -> str:
    """“是否要写 …？” for a word nobody knows; empty where nothing is near."""
    near = difflib.get_close_matches(word, list(known), n=3, cutoff=0.5)
    return f"是否要写“{'”“'.join(near)}”？" if near else ""


@dataclass
class _Checker:
    scope: Scope
    errors: list[ShujianError] = field(default_factory=list)

    def fail(self, code: str, span: Span, what: str, remedy: str = "") -> None:
        self.errors.append(
            ShujianError(
                f"formulas.{code}",
                f"公式第 {span[0] + 1} 个字符处：{what}",
                remedy=remedy,
                params={"position": span[0], "end": span[1]},
            )
        )

    def visit(self, node: Node, child: Scopes) -> Typed:
        """Type a node; the columns of the tables in ``child`` come first, in order."""
        if isinstance(node, Literal):
            return Typed(node, node.type, constant=True)
        if isinstance(node, Column):
            return self.column(node, child)
        if isinstance(node, Name):
            if node.name not in self.scope.children:
                remedy = suggest(node.name, self.scope.children) or _BARE
                self.fail("name", node.span, f"不认识“{node.name}”", remedy)
                return Typed(node, ERROR)
            return Typed(node, CHILD)
        return self.call(node, child)

    def column(self, node: Column, child: Scopes) -> Typed:
        for inner in () if node.scope else child:
            if node.name in self.inside(inner):
                settled = replace(node, scope=inner)
                kind = self.inside(inner)[node.name]
                return Typed(settled, kind, columns=frozenset([settled.key]))
        kind_or_none = self.scope.columns.get(node.key)
        if kind_or_none is None:
            self.unknown_column(node, child)
            return Typed(node, ERROR)
        return Typed(node, kind_or_none, columns=frozenset([node.key]))

    def inside(self, child: str) -> Mapping[str, Type]:
        """The columns of a child table or a dated table."""
        if child in self.scope.children:
            return self.scope.children[child]
        table = self.scope.env.dated(child)
        return table.columns if table else {}

    def unknown_column(self, node: Column, child: Scopes) -> None:
        known = [name for scope, name in self.scope.columns if scope == node.scope]
        for inner in child:
            known += list(self.inside(inner))
        shown = f"{node.scope}.{node.name}" if node.scope else node.name
        if node.scope in self.scope.children:
            remedy = "子表的列只能在 任一、全部、个数、合计、最早、最晚 里使用，不写表名"
        elif node.scope and not known:
            remedy = f"这里没有“{node.scope}”这一方"
        else:
            remedy = suggest(node.name, known) or f"可用的列：{'、'.join(known[:20])}"
        self.fail("column", node.span, f"没有列 [{shown}]", remedy)

    def call(self, node: Call, child: Scopes) -> Typed:
        name = "负" if node.function == "-" and len(node.args) == 1 else node.function
        function = REGISTRY.get(name)
        if function is None:
            remedy = suggest(name, REGISTRY) or "函数名见公式说明"
            self.fail("function", node.span, f"没有函数“{name}”", remedy)
            for arg in node.args:
                self.visit(arg, child)
            return Typed(node, ERROR)
        own = self.spoken(node) if function.quantifier else ""
        inner = (own, *child) if own else child
        before = len(self.errors)
        # the first argument of a quantifier names the rows: it is not inside them
        within = [child if function.quantifier and not i else inner for i in range(len(node.args))]
        args = tuple(self.visit(a, c) for a, c in zip(node.args, within, strict=True))
        good = len(self.errors) == before and self.fits(function, node, args)
        good = good and self.allowed(function, node, args, child)
        return self.typed(function, node, args, own, good)

    def spoken(self, node: Call) -> str:
        """The child table or dated table whose rows a quantifier is about."""
        first = node.args[0] if node.args else None
        if isinstance(first, Name):
            return first.name if first.name in self.scope.children else ""
        if not (isinstance(first, Call) and first.function == LOOKUP and first.args):
            return ""
        table = first.args[0]
        name = str(table.value) if isinstance(table, Literal) else ""
        if name in self.scope.children:
            what = f"子表与有日期的表同名“{name}”"
            self.fail("name", first.span, what, "请给子表换一个别名")
        return name if self.scope.env.dated(name) else ""

    def typed(
        self, function: Function, node: Call, args: tuple[Typed, ...], child: str, good: bool
    ) -> Typed:
        literals = tuple(a.node.value if isinstance(a.node, Literal) else NOT_LITERAL for a in args)
        at = At(self.scope.env, tuple(a.type for a in args), literals)
        kind = ERROR
        if good:
            try:
                kind = function.type_of(at)
            except RefusedError as error:
                span = node.span if error.index is None else node.args[error.index].span
                self.fail("type", span, error.what, error.remedy)
        aggregate = function.aggregate or any(a.aggregate for a in args)
        whole = not (function.aggregate or function.quantifier)
        return Typed(
            node,
            kind,
            args,
            function,
            replace(at, type=kind),
            child,
            frozenset().union(*(a.columns for a in args)),
            aggregate,
            whole and all(a.constant for a in args),
        )

    def fits(self, function: Function, node: Call, args: tuple[Typed, ...]) -> bool:
        """Whether number and types of the arguments agree with the parameters."""
        params = function.params
        least = sum(not p.optional for p in params)
        most = None if params and params[-1].many else len(params)
        if len(args) < least or (most is not None and len(args) > most):
            self.fail(
                "arguments",
                node.span,
                f"“{function.name}”的参数个数不对（写了 {len(args)} 个）",
                f"写法：{function.signature}",
            )
            return False
        good = True
        for index, arg in enumerate(args):
            param = params[min(index, len(params) - 1)]
            if arg.type.name not in param.accepts:
                wanted = "、".join(_labels(param.accepts))
                what = f"“{function.name}”的“{param.label}”应为{wanted}，这里是{arg.type.label}"
                self.fail("type", arg.node.span, what, f"写法：{function.signature}")
                good = False
            elif param.literal and not isinstance(arg.node, Literal):
                what = f"“{function.name}”的“{param.label}”必须直接写出"
                self.fail("literal", arg.node.span, what, f"写法：{function.signature}")
                good = False
        return good

    def allowed(
        self, function: Function, node: Call, args: tuple[Typed, ...], child: Scopes
    ) -> bool:
        """Whether aggregates and quantifiers stand where they may."""
        nested = any(a.aggregate for a in args)
        inner = [t for a in args for t in a.walk() if t.function and t.function.quantifier]
        if function.aggregate and (not self.scope.aggregates or nested or child):
            remedy = "汇总函数只用在汇总（aggregate）步骤，且不能套汇总函数"
            self.fail("aggregate", node.span, f"这里不能用汇总函数“{function.name}”", remedy)
            return False
        if function.name == LOOKUP and inner:
            remedy = "请先用 let 定义键或日期"
            self.fail("nested", node.span, f"“{LOOKUP}”的键和日期里不能有子表函数", remedy)
            return False
        if function.quantifier and (
            (inner and isinstance(args[0].node, Call)) or any(not looks_up(t) for t in inner)
        ):
            remedy = "子表函数不能套子表函数，请先用 let 定义中间值"
            self.fail("nested", node.span, f"“{function.name}”不能套在子表函数里", remedy)
            return False
        if function.aggregate and args and all(a.constant for a in args):
            self.fail("aggregate", node.span, f"“{function.name}”里没有列", "汇总函数里要有一列")
            return False
        return True


def _labels(names: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(Type(n).label for n in names))
