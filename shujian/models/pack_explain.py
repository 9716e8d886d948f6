"""Why a rule hits a row or not: its shared values and its parts, computed in plain Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from shujian.core.cells import ABSENT
from shujian.formulas import Part, column, interpret, quantifiers, replace
from shujian.formulas import explain as explain_formula
from shujian.formulas.env import Env
from shujian.formulas.scope import Typed
from shujian.models.cells import Cells
from shujian.models.pack_types import Pack, PackFormula

Rows = Mapping[str, Sequence[Cells] | None]
"""Child alias → its rows; None: none was found and nothing says that there is none."""


def values(pack: Pack, row: Cells, children: Rows, env: Env | None = None) -> Cells:
    """The shared values of a row, and each rule's condition, by the interpreter.

    Args:
        pack: the bound pack.
        row: base column → cell; a column that is not there is ABSENT.
        children: child rows by alias.
        env: parameters, law and days of the run; the pack's own by default.

    Returns:
        Shared value or rule id → cell.
    """
    held = {("", n): c for n, c in row.items()}
    found: Cells = {}
    for name, formula in [*pack.let.items(), *((i, r.when) for i, r in pack.rules.items())]:
        typed, extra = _open(pack, formula, children)
        known = {a: r for a, r in children.items() if r is not None}
        cell = interpret(typed, {**held, **extra}, env or pack.env, children=known)
        found[name] = cell
        if name in pack.let:
            held["", name] = cell
    return found


def explain(
    pack: Pack, rule: str, row: Cells, children: Rows | None = None, env: Env | None = None
) -> list[Part]:
    """Take a rule's condition apart for one row.

    Args:
        pack: the bound pack.
        rule: the rule's id.
        row: base column → cell.
        children: child rows by alias; one that is not named is not supplied.
        env: as for ``values``.
    """
    held: Rows = children or {}
    formula = pack.rules[rule].when
    typed, extra = _open(pack, formula, held)
    shared = {n: c for n, c in values(pack, row, held, env).items() if n in pack.let}
    cells: dict[tuple[str, str], Any] = {("", n): c for n, c in {**row, **shared}.items()}
    known = {a: r for a, r in held.items() if r is not None}
    return explain_formula(typed, {**cells, **extra}, env or pack.env, known)


def _open(
    pack: Pack, formula: PackFormula, children: Rows
) -> tuple[Typed, dict[tuple[str, str], Any]]:
    """The formula with quantifiers over unknown children as absent columns."""
    typed = formula.formula.typed
    lost = [q for q in quantifiers(typed) if children.get(q.child) is None]
    labels = {q: _label(pack, q) for q in lost}
    opened = replace(typed, {q: column(labels[q], q.type) for q in lost})
    return opened, {("", label): ABSENT for label in labels.values()}


def _label(pack: Pack, call: Typed) -> str:
    return next(
        q.label
        for q in pack.quantifiers.values()
        if q.typed.node == call.node and q.child == call.child
    )
