"""The ibis operations whose Spark SQL means the same as on DuckDB; all others are refused."""

from __future__ import annotations

import ibis.expr.operations as ops
from ibis.backends.sql import rewrites

VALUES = {
    ops.Field, ops.Literal, ops.Alias, ops.Argument, ops.Cast, ops.TryCast,
    ops.Add, ops.Subtract, ops.Multiply, ops.Modulus, ops.FloorDivide, ops.Negate,
    ops.Floor, ops.Abs, ops.Greatest, ops.Least, ops.Coalesce, ops.NullIf,
    ops.Equals, ops.NotEquals, ops.Less, ops.LessEqual, ops.Greater, ops.GreaterEqual,
    ops.Between, ops.InValues, ops.IdenticalTo, ops.And, ops.Or, ops.Not, ops.IsNull, ops.NotNull,
    ops.HexDigest, ops.IfElse, ops.SearchedCase, ops.SimpleCase, ops.StringConcat, ops.Substring, ops.StartsWith, ops.EndsWith,
    ops.ExtractYear, ops.ExtractMonth, ops.ExtractDay, ops.DateDelta, ops.DateFromYMD, ops.DateTruncate,
    ops.Array, ops.ArrayIndex, ops.ArrayMap, ops.ArrayContains, ops.ArrayLength, ops.ArraySort,
    ops.ArrayDistinct, ops.ArrayFlatten, ops.ArrayConcat, ops.ArrayRemove, ops.ArrayCollect, ops.IntegerRange, ops.Unnest,
}  # fmt: skip
REDUCTIONS = {
    ops.Count, ops.CountStar, ops.CountDistinct, ops.Sum, ops.Min, ops.Max, ops.Any, ops.All,
}  # fmt: skip
WINDOWS = {ops.WindowFunction, ops.WindowBoundary, ops.RowNumber, ops.SortKey, ops.Lag, ops.Lead}
RELATIONS = {
    ops.UnboundTable, ops.SelfReference, ops.JoinReference, ops.Project, ops.Filter, ops.Sort,
    ops.Limit, ops.Distinct, ops.DropColumns, ops.Aggregate, ops.Union, ops.JoinChain,
    ops.JoinLink, ops.DummyTable,
}  # fmt: skip
_MADE = ("Select", "CTE", "FirstValue", "LastValue")
KNOWN = frozenset(
    {*VALUES, *REDUCTIONS, *WINDOWS, *RELATIONS, *(getattr(rewrites, n) for n in _MADE)}
)
"""Everything that is known, with the nodes that ibis' own rewriting makes."""
