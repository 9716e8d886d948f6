"""Reasons and conditions in words of the tables: whose column it is, and what a result is made of.

A model calls the other side of a step 右, and its own results by short names: who reads why a row
was not judged knows neither, but knows the tables and what stands in them.
"""

from __future__ import annotations

import re

from shujian.models.checking import Bound
from shujian.models.model import Model
from shujian.models.schema import Column
from shujian.models.steps.joining import MARK

_NAMED = re.compile(rf"(“|\[){re.escape(MARK)}([^\]”]+)(”|\])")
_TABLES, _COLUMNS = 2, 4
"""Tables, and columns of each, that a result's making is told by; more would be a list."""


def other(model: Model, bound: Bound, name: str) -> tuple[Column | None, str]:
    """A column of the other side of a step, and what that side is called: its table, if one."""
    inputs = bound.operator.inputs()
    column = bound.inputs[inputs[-1]].get(name) if inputs else None
    tables = {model.inputs[alias].table for alias, _ in (column.origin if column else ())}
    called = tables.pop() if len(tables) == 1 else (inputs[-1] if inputs else "")
    return column, called


def table_of_right(model: Model, bound: Bound) -> str:
    """The one table that the other side of a step holds; "" where it holds several."""
    inputs = bound.operator.inputs()
    if len(inputs) < 2:
        return ""
    aliases = {alias for column in bound.inputs[inputs[-1]].values() for alias, _ in column.origin}
    tables = {model.inputs[alias].table for alias in aliases}
    return tables.pop() if len(tables) == 1 else ""


def sided(model: Model, bound: Bound, text: str) -> str:
    """A text that names the table instead of the side: “在押人员”的“出监日期”."""

    def said(match: re.Match[str]) -> str:
        called = other(model, bound, match[2])[1]
        return f"“{called}”的{match[1]}{match[2]}{match[3]}" if called else match[0]

    return _NAMED.sub(said, text) if MARK in text else text


def made_of(model: Model, column: Column | None) -> str:
    """What a model's own result is made of, Chinese; "" for a column of a table."""
    if column is None or column.origin or not column.needed:
        return ""
    tables: dict[str, dict[str, None]] = {}
    for alias, name in sorted(column.needed):
        tables.setdefault(model.inputs[alias].table, {})[name] = None
    told = []
    for table, names in list(tables.items())[:_TABLES]:
        more = "等列" if len(names) > _COLUMNS else ""
        told.append(f"“{table}”的{'、'.join(list(names)[:_COLUMNS])}{more}")
    more = "等表" if len(tables) > _TABLES else ""
    return f"（由{'和'.join(told)}{more}得出）"
