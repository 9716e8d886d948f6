"""ibis expressions → Spark SQL: only what is known to mean the same as on DuckDB."""

# ruff: noqa: N802

# mypy: disable-error-code="no-untyped-def,no-untyped-call,misc"
# (the methods have the signatures of ibis' compiler)

from __future__ import annotations

import ibis.expr.datatypes as dt
import ibis.expr.operations as ops
import sqlglot.expressions as sge
from ibis.backends.sql.compilers.base import NULL
from ibis.backends.sql.compilers.pyspark import PySparkCompiler

from shujian.engines.physical import function_name
from shujian.engines.spark_calls import CALLS, call, cast, when, whole
from shujian.engines.spark_known import KNOWN
from shujian.engines.spark_refusing import cannot

_WRITTEN_DAY = (
    r"\A(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9][0-9]|[1-9][0-9][0-9][0-9])"
    r"\x2D(?:0[1-9]|1[0-2])\x2D(?:0[1-9]|[12][0-9]|3[01])\z"
)
_SUFFIX = {1: "Y", 2: "S", 4: "", 8: "L"}
"""Of a whole constant, by its bytes: a cast would have to be read and planned each time."""


class SparkCompiler(PySparkCompiler):
    """ibis' compiler with the differences mended; unknown operations are refused by name."""

    __slots__ = ()

    def visit_node(self, op, **kwargs):
        """Whatever is not known to be the same is refused."""
        name = type(op).__name__
        if isinstance(op, ops.ScalarUDF):
            name = function_name(op)
            made = CALLS.get(name)
            if made is None:
                raise cannot(name)
            return made(self, op, *kwargs.values())
        if type(op) not in KNOWN:
            raise cannot(name)
        return super().visit_node(op, **kwargs)

    def visit_NonNullLiteral(self, op, *, value, dtype):
        """Whole numbers and lists with their types."""
        if dtype.is_floating():
            raise cannot("浮点数")
        if dtype.is_integer():
            return whole(value, _SUFFIX[dtype.nbytes])
        if dtype.is_decimal():
            return self.cast(format(value, "f"), dtype)
        made = super().visit_NonNullLiteral(op, value=value, dtype=dtype)
        if dtype.is_array():
            made = self.visit_DefaultLiteral(op, value=value, dtype=dtype)
            return self.cast(made, dtype)
        return made

    def visit_Cast(self, op, *, arg, to):
        """Decimals become whole numbers by rounding half away from zero, as on DuckDB."""
        held = op.arg.dtype
        if isinstance(to, dt.Unknown):
            return cast(arg, "decimal(38, 0)")
        if held.is_decimal() and to.is_integer():
            arg = cast(arg, f"decimal({min(38, held.precision + 1)}, 0)")
        if (held.is_string() and not to.is_string()) or to.is_floating() or to.is_timestamp():
            raise cannot(f"{held} 转为 {to}")
        if to.is_date() and held.is_timestamp():
            return arg  # moved by months: a day already
        return self.cast(arg, to)

    def visit_TryCast(self, op, *, arg, to):
        """Null instead of an error."""
        held = op.arg.dtype
        if held.is_string() and to.is_date():
            return self._day(arg)
        if held.is_string() and not to.is_integer():
            raise cannot(f"TRY_CAST({held} AS {to})")
        return super().visit_TryCast(op, arg=arg, to=to)

    def _day(self, text):
        """A day written yyyy-mm-dd, null where there is none."""

        good = sge.RegexpLike(this=text, expression=sge.convert(_WRITTEN_DAY))
        held = when(good, text)

        def part(start, count):
            return cast(call("substring", held, start, count), "bigint")

        return CALLS["make_ymd"](self, None, part(1, 4), part(6, 2), part(9, 2))

    def visit_Greatest(self, op, *, arg):
        """One alone keeps a cast that may fail from being moved to the other side."""
        arg = [*arg, self.cast(NULL, op.dtype)] if len(arg) == 1 else arg
        return self.f.greatest(*arg)

    def visit_FloorDivide(self, op, *, left, right):
        """Whole numbers that are not negative; never through a double."""
        if not (op.left.dtype.is_integer() and op.right.dtype.is_integer()):
            raise cannot("整除")
        return sge.IntDiv(this=sge.Paren(this=left), expression=sge.Paren(this=right))

    def visit_DateDelta(self, op, *, part, left, right):
        """Days between days."""
        if getattr(op.part, "value", "day") not in ("day", "D"):
            raise cannot("日期差")
        return cast(call("datediff", left, right), "bigint")

    def visit_DateFromYMD(self, op, *, year, month, day):
        """A constant day."""
        if any(not isinstance(a, ops.Literal) for a in op.args):
            raise cannot("ibis.date")
        return call("make_date", *(a.value for a in op.args))

    def visit_DateTruncate(self, op, *, arg, unit):
        """First of the month, quarter or year; Sail's ``trunc`` fails outside the years of nanoseconds."""
        if unit.short == "M":
            return call("date_sub", arg, sge.Paren(this=call("day", arg) - 1))
        if unit.short not in ("Q", "Y"):
            raise cannot(f"truncate({unit.short})")
        month = sge.IntDiv(this=sge.Paren(this=call("month", arg) - 1), expression=sge.convert(3))
        first = sge.Paren(this=month) * 3 + 1 if unit.short == "Q" else sge.convert(1)
        return call("make_date", call("year", arg), cast(first, "int"), 1)

    def visit_ArrayIndex(self, op, *, arg, index):
        """Counted from 0; null outside. From the end, as on DuckDB, nothing is counted."""
        if isinstance(op.index, ops.Literal) and op.index.value >= 0:
            return call("get", arg, int(op.index.value))
        floors = op.index.arg if isinstance(op.index, ops.Greatest) else ()
        if any(isinstance(f, ops.Literal) and f.value >= 0 for f in floors):
            return call("get", arg, cast(index, "int"))
        raise cannot("按位置取列表项")

    def visit_ArrayMap(self, op, *, arg, body, param, index):
        """``pair.let``."""
        if index is not None:
            raise cannot("带序号的列表变换")
        return call("transform", arg, sge.Lambda(this=body, expressions=[param]))

    def visit_ArrayContains(self, op, *, arg, other):
        """Null where the list or the item is; numbers of two kinds are compared exactly."""
        held, item = op.arg.dtype.value_type, op.other.dtype
        if held.is_integer() and item.is_decimal():
            arg = self.cast(arg, dt.Array(dt.Decimal(38, item.scale)))
            other = self.cast(other, dt.Decimal(38, item.scale))
        elif held.is_decimal() and item.is_integer():
            other = self.cast(other, held)
        return call("array_contains", arg, other)

    def visit_ArrayLength(self, op, *, arg):
        """``size`` of a null may be -1."""
        return cast(call("array_size", arg), "bigint")

    def visit_ArraySort(self, op, *, arg):
        """Ascending; our lists hold no nulls."""
        return call("array_sort", arg)

    def visit_ArrayConcat(self, op, *, arg):
        """Null where one of the lists is."""
        return call("concat", *arg)

    def visit_Substring(self, op, *, arg, start, length):
        """From a known place on; with a length formulas have their own."""
        if length is not None or not isinstance(op.start, ops.Literal) or op.start.value < 0:
            raise cannot("substr")
        return call("substring", arg, op.start.value + 1)

    def visit_HexDigest(self, op, *, arg, how):
        """A plain text, as ``spark_calls`` makes of the others."""
        return cast(super().visit_HexDigest(op, arg=arg, how=how), "string")

    def visit_StartsWith(self, op, *, arg, start):
        """By characters."""
        return call("startswith", arg, start)

    def visit_EndsWith(self, op, *, arg, end):
        """By characters."""
        return call("endswith", arg, end)

    def visit_ArrayCollect(self, op, *, arg, where, order_by, include_null, distinct):
        """Null over no row, as on DuckDB.

        By the list's own size: Sail takes a count of the same column beside for a second one.
        """
        if order_by or include_null:
            raise cannot("有次序的汇集")
        held = arg if where is None else when(where, arg)
        made = call("collect_set" if distinct else "collect_list", held)
        return when(sge.GT(this=call("array_size", made), expression=sge.convert(0)), made)

    def visit_CountStar(self, op, *, arg, where):
        """0 over no row, also under a condition."""
        return call("count", sge.convert(1) if where is None else when(where, sge.convert(1)))

    def visit_WindowFunction(self, op, *, func, **kwargs):
        """Row numbers are bigint; ibis itself counts them from 0."""
        window = super().visit_WindowFunction(op, func=func, **kwargs)
        return cast(window, "bigint") if isinstance(op.func, ops.RowNumber) else window

    def visit_IntegerRange(self, op, *, start, stop, step):
        """Empty where the end is not above the start."""
        if not isinstance(op.step, ops.Literal) or op.step.value != 1:
            raise cannot("range 的步长")
        last = sge.Paren(this=stop) - 1
        return when(sge.LT(this=start, expression=stop), call("sequence", start, last))

    def visit_Unnest(self, op, *, arg):
        """One row for each item."""
        return call("explode", arg)
