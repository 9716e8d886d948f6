"""列表: texts taken apart into lists, and lists beside each other as sets."""

from __future__ import annotations

from typing import Any, ClassVar

from shujian.formulas.functions.base import (
    At,
    Cell,
    Example,
    Expr,
    Function,
    Ops,
    Param,
    RefusedError,
    common,
)
from shujian.formulas.functions.text import TEXT_PARAM
from shujian.formulas.types import BOOL, LIST, TEXT, Type

_TWO = (Param("甲", ("list",)), Param("乙", ("list",)))


class SplitList(Function):
    """The different parts of a text."""

    name, group, result, aliases = "拆分列表", "列表", LIST(TEXT), ("TEXTSPLIT",)
    params = (TEXT_PARAM, Param("分隔符", ("text",), literal=True))
    help = "用分隔符把文字拆成列表：空的不要，相同的只留一个，按字符编码排序"
    excel = "得到的是列表，不是几个单元格"
    examples = (
        Example('列表文字(拆分列表("诈骗罪、盗窃罪、诈骗罪", "、"), "、")', "盗窃罪、诈骗罪"),
        Example('列表个数(拆分列表("", "、"))', 0),
    )

    def type_of(self, at: At) -> Type:
        """A list of texts."""
        if not at.literals[1]:
            raise RefusedError("分隔符不能为空文字", index=1)
        return LIST(TEXT)

    def value(self, at: At, *args: Any) -> Cell:
        """Sorted, each once."""
        return tuple(sorted({part for part in args[0].split(args[1]) if part}))

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Sorted, each once."""
        return ops.split_list(args[0], str(at.literals[1]))

    def phrase(self, *parts: str) -> str:
        """拆开."""
        return f"{parts[0]}按{parts[1]}拆开的列表"


class SameItems(Function):
    """Whether two lists hold the same values."""

    name, group, guard, reuse = "列表相同", "列表", True, True
    params = _TWO
    help = "两个列表的值是否完全相同（不管次序和重复）"
    excel = "Excel 没有"
    examples: ClassVar[tuple[Example, ...]] = (
        Example('列表相同(拆分列表("甲、乙", "、"), 拆分列表("乙、甲", "、"))', True),
    )
    words: ClassVar[str] = "与{}的值完全相同"

    def type_of(self, at: At) -> Type:
        """BOOL for lists of one type."""
        assert at.types[0].of is not None
        assert at.types[1].of is not None
        common((at.types[0].of, at.types[1].of))
        if at.types[0] != at.types[1]:
            raise RefusedError("两个列表的值类型不同", index=1)
        return BOOL

    def value(self, at: At, *args: Any) -> Cell:
        """As sets."""
        return set(args[0]) == set(args[1])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """By how many there are in each and in both."""
        one, two = (ops.list_size(ops.list_set(a)) for a in args)
        both = ops.list_size(ops.list_union(*args))
        return self.counted(one, two, both)

    def counted(self, one: Expr, two: Expr, both: Expr) -> Expr:
        """From the numbers of different values."""
        return (one == both) & (two == both)

    def phrase(self, *parts: str) -> str:
        """In words."""
        return f"{parts[0]}{self.words.format(parts[1])}"


class HasSome(SameItems):
    """Whether two lists have a value in common."""

    name, words = "列表含任一", "至少含{}中的一个值"
    help = "前一个列表是否至少含有后一个列表中的一个值"
    examples = (Example('列表含任一(拆分列表("甲、乙", "、"), 参数("罪名"))', True),)

    def value(self, at: At, *args: Any) -> Cell:
        """Common ones."""
        return bool(set(args[0]) & set(args[1]))

    def counted(self, one: Expr, two: Expr, both: Expr) -> Expr:
        """Common ones."""
        return one + two > both


class HasAll(SameItems):
    """Whether one list holds all of another."""

    name, words = "列表含全部", "含有{}中的全部值"
    help = "前一个列表是否含有后一个列表中的全部值；后一个为空则为真"
    examples = (
        Example('列表含全部(参数("罪名"), 拆分列表("甲", "、"))', True),
        Example('列表含全部(参数("罪名"), 拆分列表("甲、丙", "、"))', False),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """Superset."""
        return set(args[1]) <= set(args[0])

    def counted(self, one: Expr, two: Expr, both: Expr) -> Expr:
        """Superset."""
        return one == both


class Union(SameItems):
    """All values of two lists."""

    name, words = "列表合并", "与{}合并的列表"
    help = "两个列表的全部值，相同的只留一个，从小到大排序"
    examples = (
        Example('列表文字(列表合并(拆分列表("甲、丙", "、"), 参数("罪名")), "、")', "丙、乙、甲"),
    )

    def type_of(self, at: At) -> Type:
        """The lists'."""
        super().type_of(at)
        return at.types[0]

    def value(self, at: At, *args: Any) -> Cell:
        """Sorted, each once."""
        return tuple(sorted({*args[0], *args[1]}))

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Sorted, each once."""
        return ops.list_union(*args)
