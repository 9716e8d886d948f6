"""Why a rule hits a row or not: its shared values and its parts, computed in plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from shujian.core.cells import ABSENT
from shujian.formulas import Part, column, interpret, quantifiers, replace
from shujian.formulas import explain as explain_formula
from shujian.formulas.env import Env
from shujian.formulas.scope import Typed
from shujian.models.packs.types import Pack, PackFormula
from shujian.models.relations.cells import Cells

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
    found = shared(pack, row, children, env)
    held = {("", n): c for n, c in {**row, **found}.items()}
    for name, rule in pack.rules.items():
        found[name] = _cell(pack, rule.when, held, children, env)
    return found


def shared(
    pack: Pack,
    row: Cells,
    children: Rows,
    env: Env | None = None,
    wanted: Iterable[str] | None = None,
) -> Cells:
    """The shared values of a row; only the wanted ones and what they read, if so asked."""
    held = {("", n): c for n, c in row.items()}
    names = set(pack.let) if wanted is None else set(wanted)
    for name in [n for n in pack.let if n in names]:
        names |= pack.closure(pack.let[name])[0]
    found: Cells = {}
    for name, formula in pack.let.items():
        if name in names:
            found[name] = held["", name] = _cell(pack, formula, held, children, env)
    return found


def condition(pack: Pack, rule: str, row: Cells, children: Rows, env: Env | None = None) -> Any:
    """A rule's condition for one row, by the interpreter."""
    formula = pack.rules[rule].when
    cells = {**row, **shared(pack, row, children, env, pack.closure(formula)[0])}
    return _cell(pack, formula, {("", n): c for n, c in cells.items()}, children, env)


def explain(
    pack: Pack, rule: str, row: Cells, children: Rows | None = None, env: Env | None = None
) -> list[Part]:
    """Take a rule's condition apart for one row.

    Args:
        pack: the bound pack.
        rule: the rule's id.
        row: base column → cell; shared values that stand there are not computed again.
        children: child rows by alias; one that is not named is not supplied.
        env: as for ``values``.
    """
    held: Rows = children or {}
    formula = pack.rules[rule].when
    typed, extra = _open(pack, formula, held)
    lacking = [n for n in pack.closure(formula)[0] if n not in row]
    cells = {**shared(pack, row, held, env, lacking), **row}
    known = {a: r for a, r in held.items() if r is not None}
    keyed = {("", n): c for n, c in cells.items()}
    return explain_formula(typed, {**keyed, **extra}, env or pack.env, known)


def _cell(
    pack: Pack,
    formula: PackFormula,
    held: Mapping[tuple[str, str], Any],
    children: Rows,
    env: Env | None,
) -> Any:
    typed, extra = _open(pack, formula, children)
    known = {a: r for a, r in children.items() if r is not None}
    return interpret(typed, {**held, **extra}, env or pack.env, children=known)


def _open(
    pack: Pack, formula: PackFormula, children: Rows
) -> tuple[Typed, dict[tuple[str, str], Any]]:
    """The formula with quantifiers over unknown children as absent columns."""
    typed = formula.formula.typed
    lost = [
        pack.quantifiers[n]
        for n in formula.quantifiers
        if not pack.quantifiers[n].looks_up and children.get(pack.quantifiers[n].child) is None
    ]
    if not lost:
        return typed, {}
    nodes = {(q.typed.node, q.child): q.label for q in lost}
    mapping = {
        t: column(nodes[t.node, t.child], t.type)
        for t in quantifiers(typed)
        if (t.node, t.child) in nodes
    }
    opened = replace(typed, mapping)
    return opened, {("", q.label): ABSENT for q in lost}
