"""DuckDB built-ins (``duckfn``, ``lower_numbers``) → Spark SQL of exactly the same meaning."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ibis.expr.operations as ops
import sqlglot.expressions as sge

from shujian.engines.physical import function_name
from shujian.engines.spark_refusing import cannot
from shujian.engines.spark_regex import portable

Made = Any
"""A sqlglot expression."""
_FIRST_MONTH, _LAST_MONTH = 12, 12 * 9999 + 11
_WIDE = 38


def call(name: str, *args: Any) -> Made:
    """A function by its very name; sqlglot rewrites those that it knows."""
    return sge.Anonymous(this=name, expressions=[sge.convert(a) for a in args])


def cast(value: Made, kind: str) -> Made:
    """A cast to a Spark type."""
    return sge.Cast(this=value, to=sge.DataType.build(kind, dialect="spark"))


def whole(number: int, suffix: str = "L") -> Made:
    """A whole constant; a bigint unless the suffix says another kind."""
    made = sge.Var(this=f"{number}{suffix}")
    return made if number >= 0 else sge.Paren(this=made)


def when(test: Made, value: Made, other: Made | None = None) -> Made:
    """CASE WHEN; NULL otherwise."""
    return sge.Case(ifs=[sge.If(this=test, true=value)], default=other)


def _plain(name: str) -> Callable[..., Made]:
    return lambda compiler, op, *args: call(name, *args)


def _number(name: str) -> Callable[..., Made]:
    return lambda compiler, op, *args: cast(call(name, *args), "bigint")


def _counted(name: str) -> Callable[..., Made]:
    """Counts are int in Spark; a negative one, hidden by the caller, must not raise."""

    def made(compiler: Any, op: Any, text: Made, *counts: Made) -> Made:
        held = [cast(call("greatest", c, whole(0)), "int") for c in counts]
        # ``greatest`` leaves nulls out
        missing = [sge.Is(this=c, expression=sge.Null()) for c in counts if not _constant(c)]
        value = call(name, text, *held)
        for test in missing:
            value = when(test, sge.Null(), value)
        return value

    return made


def _text(made: Callable[..., Made]) -> Callable[..., Made]:
    """A plain text: Sail 0.7.2 makes a kind of its own that its pattern functions do not read."""
    return lambda *args: cast(made(*args), "string")


def _constant(value: Made) -> bool:
    return isinstance(value, sge.Literal | sge.Var)


def _pattern(op: Any) -> str:
    held = op.args[1]
    if not isinstance(held, ops.Literal):
        raise cannot("不是常量的正则模式")
    return portable(held.value)


def _matches(compiler: Any, op: Any, text: Made, _: Made) -> Made:
    return sge.RegexpLike(this=text, expression=sge.convert(_pattern(op)))


def _extract(compiler: Any, op: Any, text: Made, _: Made, group: Made) -> Made:
    return call("regexp_extract", text, _pattern(op), cast(group, "int"))


def _split(compiler: Any, op: Any, text: Made, separator: Made) -> Made:
    """Spark splits at a pattern: the mark is spelt out by its characters' numbers."""
    held = op.args[1]
    if not isinstance(held, ops.Literal) or not held.value:
        raise cannot("string_split", "分隔符在该引擎是正则表达式，须直接写出")
    return call("split", text, "".join(f"\\x{{{ord(c):X}}}" for c in held.value))


def _item(compiler: Any, op: Any, items: Made, place: Made) -> Made:
    return call("get", items, cast(place - 1, "int"))


def _from_days(compiler: Any, op: Any, days: Made) -> Made:
    return call("date_from_unix_date", days)


def _from_ymd(compiler: Any, op: Any, year: Made, month: Made, day: Made) -> Made:
    """Null where there is no such day: the arguments are within bounds, or null."""
    start = call("make_date", cast(year, "int"), cast(month, "int"), 1)
    made = call("date_add", start, cast(day - 1, "int"))

    return when(sge.EQ(this=cast(call("month", made), "bigint"), expression=month), made)


def _add_months(compiler: Any, op: Any, day: Made, months: Made) -> Made:
    """Null outside the years 1 to 9999; Spark stays at the month's last day as DuckDB does."""
    index = cast(call("year", day), "bigint") * 12 + call("month", day) - 1 + months
    bounds = {"low": whole(_FIRST_MONTH), "high": whole(_LAST_MONTH)}
    inside = sge.Between(this=sge.Paren(this=index), **bounds)
    return call("add_months", day, when(inside, cast(months, "int")))


def _multiply(compiler: Any, op: Any, left: Made, right: Made) -> Made:
    return sge.Mul(this=_operand(left), expression=_operand(right))


def _operand(value: Made) -> Made:
    return sge.Paren(this=value) if isinstance(value, sge.Binary | sge.Unary) else value


def _try(compiler: Any, op: Any, value: Made) -> Made:
    """Null where a product passes 38 digits; a day that is not there is null already."""
    inner = op.args[0]
    name = function_name(inner)
    if name == "make_ymd":
        return value
    if name != "exact_product":
        raise cannot("TRY")
    return product(inner, value.this, value.expression)


def product(op: Any, left: Made, right: Made) -> Made:
    """The exact product of two decimals; null where it passes 38 digits."""
    room = sge.convert(f"1e{_WIDE - 1 - sum(a.dtype.scale for a in op.args)}")
    size = call("abs", cast(left, "double")) * call("abs", cast(right, "double"))
    small = sge.LT(this=size, expression=cast(room, "double"))
    return sge.Mul(this=when(small, left), expression=right)


def _whole_divide(compiler: Any, op: Any, top: Made, bottom: Made) -> Made:
    """The quotient cut to a whole number, exactly: the remainder is taken off before.

    The types leave the division room for 22 digits before the point on Spark and Sail.
    """
    divisor = cast(bottom, "decimal(22, 0)")
    rest = sge.Mod(this=_operand(top), expression=divisor)
    exact = sge.Paren(this=sge.Sub(this=_operand(top), expression=sge.Paren(this=rest)))
    return sge.Div(this=cast(exact, "decimal(38, 0)"), expression=divisor.copy())


def _weekday(compiler: Any, op: Any, day: Made) -> Made:
    """Monday is 1; Sail's ``weekday`` is wrong on Sundays (0.7.2)."""
    place = sge.Mod(this=sge.Paren(this=call("dayofweek", day) + 5), expression=sge.convert(7))
    return cast(sge.Paren(this=place) + 1, "bigint")


def _split_part(compiler: Any, op: Any, text: Made, mark: Made, place: Made) -> Made:
    return call("split_part", text, mark, cast(place, "int"))


def _without(compiler: Any, op: Any, text: Made, _: Made, new: Made, options: Made) -> Made:
    """Only taking away: a replacement has signs of its own on every engine."""
    if not isinstance(op.args[2], ops.Literal) or op.args[2].value:
        raise cannot("regexp_replace 的替换文字")
    return call("regexp_replace", text, _pattern(op), "")


CALLS: dict[str, Callable[..., Made]] = {
    "left": _text(_counted("left")),
    "right": _text(_counted("right")),
    "substring": _counted("substring"),
    "length": _number("char_length"),
    "instr": _number("instr"),
    "contains": _plain("contains"),
    "starts_with": _plain("startswith"),
    "ends_with": _plain("endswith"),
    "replace": _plain("replace"),
    "trim": _plain("btrim"),
    "translate": _plain("translate"),
    "lpad": _plain("lpad"),
    "regexp_matches": _matches,
    "regexp_extract": _extract,
    "string_split": _split,
    "list_extract": _item,
    "array_to_string": _plain("array_join"),
    "make_date": _from_days,
    "make_ymd": _from_ymd,
    "try_date": _try,
    "to_months": lambda compiler, op, months: months,
    "add_interval": _add_months,
    "last_day": _plain("last_day"),
    "isodow": _weekday,
    "repeat": _counted("repeat"),
    "split_part": _split_part,
    "regexp_replace": _without,
    "divide": lambda compiler, op, a, b: sge.IntDiv(this=_operand(a), expression=_operand(b)),
    "weekofyear": _number("weekofyear"),
    "try_decimal": _try,
    "exact_product": _multiply,
    "whole_divide": _whole_divide,
}
"""Built-in by the name of its Python function → how it is written."""
