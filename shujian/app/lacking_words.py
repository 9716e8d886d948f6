"""Why a row was not judged, in words of who works with the lists: which column of which table.

A run says it by the names of its steps and of its own results. Who reads it knows the tables
that were supplied: what is told is which column is not in them, and what cannot be said for
the lack of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from shujian.app.reason_words import other, table_of_right
from shujian.models.checking import Bound
from shujian.models.formula import RIGHT
from shujian.models.model import Model
from shujian.models.schema import Column, Origin
from shujian.models.steps.matching import DOUBTFUL

Lacks = Callable[[Origin], bool]
"""Whether a column of an input was not supplied."""
_FEW = 4
_SAME = "有号码相同的记录"
_OPEN = "条件中的列未填、不可读或未提供"
_NO_KEY = re.compile("未覆盖：“[^”]+”未提供“([^”]+)”")


def not_supplied(
    model: Model, name: str, column: Column, items: Iterable[str], lacks: Lacks
) -> str:
    """What is not there for a column that has no value; "" where no column is lacking.

    Args:
        model: the model.
        name: the column, as the reason calls it.
        column: what it is.
        items: local rules that it needs, which somebody entered.
        lacks: whether a column of an input was not supplied.
    """
    if column.origin:
        return _named(model, [o for o in sorted(column.origin) if lacks(o)])
    gone = [o for o in sorted(column.needed) if lacks(o)]
    rules = "、".join(f"“{item}”" for item in items)
    told = f"，也查不到地方规定{rules}" if rules else ""
    # of several columns one may have been enough
    so = "可能因此算不出" if len(gone) > 1 else "算不出"
    return f"{_named(model, gone)}，{so}“{name}”{told}" if gone else ""


def _named(model: Model, origins: Iterable[Origin]) -> str:
    """“在建项目”没有“合同签订日期”、“合同价款”列; "" for none."""
    tables: dict[str, dict[str, None]] = {}
    for alias, column in origins:
        tables.setdefault(model.inputs[alias].table, {})[column] = None
    told = []
    for table, names in tables.items():
        listed = "、".join(f"“{n}”" for n in list(names)[:_FEW])
        told.append(f"“{table}”没有{listed}{'等' if len(names) > _FEW else ''}列")
    return "，".join(told)


def plainer(model: Model, bound: Bound, reason: str) -> str:
    """A reason of a step that looks for rows, with the table in which it looked."""
    if found := _NO_KEY.fullmatch(reason):
        table = other(model, bound, found[1])[1]
        return f"“{table}”没有“{found[1]}”列，对不上号，不能当作没有记录"
    table = table_of_right(model, bound)
    if not table:
        return reason
    if reason == DOUBTFUL:
        return f"“{table}”里有号码未填、读不出的行（或者在隔离区），可能就是这一个"
    if not reason.startswith(_SAME):
        return reason
    told = reason.replace(_SAME, f"“{table}”里{_SAME}", 1)
    if read := _read(bound):
        told = told.replace(_OPEN, f"{read}未填、读不出或者没有这一列，不能判断算不算")
    return told


def _read(bound: Bound) -> str:
    """The columns of the other side that the step's own condition reads."""
    formula = bound.formulas.get("where")
    inputs = bound.operator.inputs()
    if formula is None or not inputs:
        return ""
    right = bound.inputs[inputs[-1]]
    held = [right[n] for scope, n in formula.columns if scope == RIGHT and n in right]
    names = dict.fromkeys(n for column in held for _, n in sorted(column.needed))
    listed = "、".join(f"“{n}”" for n in list(names)[:_FEW])
    return listed + ("等列" if len(names) > _FEW else "")
