"""Cells without a value because no row stands beside the row: they were not unreadable.

A left join gives such a cell a state, which tells the later steps whether "not there" is
known; a person must not be sent to look for an unreadable cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from shujian.app.fit_local import items_behind
from shujian.app.lacking_words import Lacks, not_supplied, plainer
from shujian.app.reason_words import made_of, other, sided
from shujian.app.stated_reasons import absent_behind
from shujian.core.cells import State
from shujian.formulas.types import BOOL
from shujian.models.checking import Bound
from shujian.models.model import Model
from shujian.models.operators.join import Join
from shujian.models.relations.rows import PREFIX
from shujian.models.schema import Column
from shujian.models.steps.joining import MARK

NO_ROW = "没有对应的行"
OPEN = "无法确定"
"""Whether there is a row: a flag that is neither found nor known not to be there."""
NOT_MADE = "算不出"
"""What the model makes itself cannot be made."""
NO_VALUE = "没有值"
"""Where a large run carried no row numbers: unread, or no row at all."""
SAID = re.compile("“([^”]+)”(" + "|".join(s.label for s in list(State)[1:]) + ")")

Raw = Mapping[str, Any]
"""A row as the run wrote it."""


def numbers(model: Model, raw: Raw) -> dict[str, list[int]]:
    """Input → row numbers, for the inputs whose lineage the row carries; [] for none."""
    held = {a: raw[PREFIX + a] for a in model.inputs if PREFIX + a in raw}
    return {
        alias: sorted({n for n in (v if isinstance(v, list) else [v]) if n is not None})
        for alias, v in held.items()
    }


def missing_word(model: Model, raw: Raw, column: Column) -> str:
    """What to call a missing cell of a column instead of its state; "" where its row is there."""
    rows, aliases = numbers(model, raw), {alias for alias, _ in column.sources}
    if not aliases:
        return ""
    if rows and any(rows.get(a, [0]) for a in aliases):
        return ""
    if column.type == BOOL and not column.origin:
        return OPEN
    if rows:
        return NO_ROW
    return NO_VALUE if aliases <= _optional(model, raw["step"], True) else ""


def truer(model: Model, raw: Raw, reason: str, lacks: Lacks = lambda _: False) -> str:
    """A reason that does not call a column unreadable of which there is no row.

    Of a column that was not supplied, or that cannot be computed without such a one, it names
    the table and the column; of one that is computed by a local rule, the rule that nobody may
    have entered; of another one that the model makes, what it is made of.

    Args:
        model: the model.
        raw: the row.
        reason: as the run keeps it.
        lacks: whether a column of an input was not supplied for this row.
    """
    bound = model.steps[raw["step"]]

    def said(match: re.Match[str]) -> str:
        column = _meant(model, bound, match[1])
        word = missing_word(model, raw, column) if column is not None else ""
        if not word and column is not None and match[2] == State.ABSENT.label:
            items = asked(model, bound, match)
            if all(model.env.local_versions(i) for i in items):
                name = match[1].removeprefix(MARK)
                if told := not_supplied(model, name, column, items, lacks):
                    return told
        return f"{_called(model, bound, match[1])}{word or _told(model, bound, match)}"

    return plainer(model, bound, SAID.sub(said, reason)) + _stated(model, bound, reason)


def asked(model: Model, bound: Bound, match: re.Match[str]) -> tuple[str, ...]:
    """The local rules that a column needs of which a reason says that it was not supplied."""
    name, said = match[1], match[2]
    here = name in bound.schema or any(name in s for s in bound.inputs.values())
    if said != State.ABSENT.label or not here:
        return ()
    return items_behind(model, bound.id, name)


def with_local(model: Model, bound: Bound, reason: str) -> str:
    """A reason that names the local rules which what was not supplied needs; see ``truer``."""

    def said(match: re.Match[str]) -> str:
        return _called(model, bound, match[1]) + _told(model, bound, match)

    return SAID.sub(said, reason) + _stated(model, bound, reason)


def _stated(model: Model, bound: Bound, reason: str) -> str:
    """The local rules of which an author's reason speaks."""
    items = entered_first(model, tuple(absent_behind(model, bound, reason).items))
    none = [i for i in items if not model.env.local_versions(i)]
    said = "、".join(f"“{i}”" for i in items)
    return f"（{'没有录入' if none else '请核对'}地方规定{said}）" if items else ""


def entered_first(model: Model, items: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the local rules that nobody entered for any place, or all where there are none."""
    return tuple(i for i in items if not model.env.local_versions(i)) or items


def _meant(model: Model, bound: Bound, name: str) -> Column | None:
    if name.startswith(MARK):
        return other(model, bound, name.removeprefix(MARK))[0]
    return column_of(bound, name)


def _called(model: Model, bound: Bound, name: str) -> str:
    return sided(model, bound, f"“{name}”")


def _told(model: Model, bound: Bound, match: re.Match[str]) -> str:
    """What is the matter with a column, and what it needs or is made of."""
    column = _meant(model, bound, match[1])
    made = made_of(model, column)
    flag = column is not None and column.type == BOOL and bool(made)
    state = OPEN if flag and match[2] == State.UNKNOWN.label else match[2]
    if column is not None and not column.origin and match[2] == State.ABSENT.label:
        state = NOT_MADE  # nobody supplies what the model makes itself
    return state + (_local(model, bound, match) or made)


def _local(model: Model, bound: Bound, match: re.Match[str]) -> str:
    items = asked(model, bound, match)
    none = [f"“{i}”" for i in items if not model.env.local_versions(i)]
    if none:
        return f"（没有录入地方规定{'、'.join(none)}）"
    if items:
        named = "、".join(f"“{i}”" for i in items)
        return f"（要用地方规定{named}，请核对该地区、该日有没有录入）"
    return ""


def column_of(bound: Bound, name: str) -> Column | None:
    """A column that a step reads or has."""
    schemas = [*list(bound.inputs.values())[:1], bound.schema]
    return next((s[name] for s in schemas if name in s), None)


def _optional(model: Model, step: str, here: bool) -> frozenset[str]:
    """Inputs of which a row of the step may lack a row.

    Args:
        model: the model.
        step: its id.
        here: whether rows aside of this very step are meant: a pair may not have been made.
    """
    operator = model.steps[step].operator
    names = operator.inputs()
    if operator.op in ("exists", "not_exists"):
        return _optional(model, names[0], False)
    found = frozenset[str]().union(*(_optional(model, n, False) for n in names))
    outer = isinstance(operator, Join) and operator.outer
    if outer or (here and operator.op in ("join", "overlap")):
        return found | (model.ancestors[names[1]] - model.ancestors[names[0]])
    return found
