"""What a model or rule pack reads of which table, and which of its rules that concerns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shujian.app.fit_standins import standins
from shujian.app.packing import PackView
from shujian.models.checking import Bound
from shujian.models.model import Model
from shujian.models.operators.clue import Clue
from shujian.models.packs.pack import Pack
from shujian.models.steps.matching import Matching

Rules = tuple[str, ...]


@dataclass(frozen=True)
class Need:
    """A table that is read.

    Args:
        table: its Chinese name.
        aliases: as the model calls it.
        columns: column → the rules that depend on it; none where it is only shown.
        rules: every rule that comes from the table.
        covered: "not there" is claimed of it, so that its coverage must be stated.
        base: without it nothing can be judged.
        standins: column → the columns that the model takes where a file does not have it.
    """

    table: str
    aliases: tuple[str, ...]
    columns: Mapping[str, Rules]
    rules: Rules
    covered: bool = False
    base: bool = False
    standins: Mapping[str, Rules] = field(default_factory=dict)


def needs(made: Model | PackView) -> tuple[Need, ...]:
    """The tables of a model, in the order in which it names them."""
    return _of_pack(made.pack) if isinstance(made, PackView) else _of_model(made)


def _of_model(model: Model) -> tuple[Need, ...]:
    behind = behind_rules(model)
    found: dict[str, list[str]] = {}
    for alias, info in model.inputs.items():
        found.setdefault(info.table, []).append(alias)
    read = {i: columns_read(b) for i, b in model.steps.items()}
    claimed, instead = claims(model), standins(model)
    made = []
    for table, aliases in found.items():
        rules = tuple(r for r, steps in behind.items() if steps & set(aliases))
        columns = {
            column: tuple(
                r
                for r, steps in behind.items()
                if any((a, column) in read[s] for a in aliases for s in steps)
            )
            for column in dict.fromkeys(c for a in aliases for c in model.reads[a])
        }
        own = {c: others for (t, c), others in instead.items() if t == table}
        made.append(Need(table, tuple(aliases), columns, rules, table in claimed, standins=own))
    return tuple(made)


def behind_rules(model: Model) -> dict[str, set[str]]:
    """Rule → its step and all that it comes from."""
    found: dict[str, set[str]] = {}
    for bound in model.clue_steps:
        if isinstance(bound.operator, Clue):  # several steps may make clues of one rule
            found.setdefault(bound.operator.rule_name, set()).update(ancestors(model, bound.id))
    return found


def ancestors(model: Model, step: str) -> set[str]:
    """A step and all that it comes from."""
    found: set[str] = set()
    todo = [step]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += model.steps[name].operator.inputs()
    return found


def columns_read(bound: Bound) -> set[tuple[str, str]]:
    """The input columns on which a step decides; of a clue, what makes it that clue."""
    operator = bound.operator
    needed = operator.decides(bound)
    if isinstance(operator, Clue):
        needed = {operator.source: {operator.subject, *operator.identity}}
    found: set[tuple[str, str]] = set()
    for source, columns in needed.items():
        schema = bound.inputs.get(source, {})
        for name in columns & schema.keys():
            found |= schema[name].needed
    return found


def claims(model: Model) -> dict[str, set[str]]:
    """Table → the steps that say "not there" of it by its statements of coverage."""
    found: dict[str, set[str]] = {}
    for bound in model.steps.values():
        operator = bound.operator
        if not isinstance(operator, Matching):
            continue
        if operator.cover and not operator.cover.complete:
            right = bound.inputs[operator.parts()[1]]
            keys = {o for _, b in operator.pairs_on for o in right[b].origin}
            for alias, _ in keys:
                found.setdefault(model.inputs[alias].table, set()).add(bound.id)
    return found


def _of_pack(pack: Pack) -> tuple[Need, ...]:
    spec = pack.spec
    columns: dict[str, dict[str, list[str]]] = {spec.base: {n: list(pack.rules) for n in spec.key}}
    aliases: dict[str, list[str]] = {spec.base: [spec.base]}
    for alias, child in pack.children.items():
        aliases.setdefault(child.spec.table, []).append(alias)
        held = columns.setdefault(child.spec.table, {})
        for _, name in child.spec.pairs:
            held.setdefault(name, [])
    for rule in pack.rules.values():
        for table, name in _facts(pack, rule.spec.id):
            columns[table].setdefault(name, []).append(rule.spec.id)
    claimed = {
        c.spec.table
        for c in pack.children.values()
        if c.spec.coverage is not None and not c.spec.coverage.complete
    }
    return tuple(
        Need(
            table,
            tuple(aliases[table]),
            {n: tuple(dict.fromkeys(r)) for n, r in held.items()},
            tuple(pack.rules)
            if table == spec.base
            else tuple(dict.fromkeys(r for rules in held.values() for r in rules)),
            table in claimed,
            table == spec.base,
        )
        for table, held in columns.items()
    )


def _facts(pack: Pack, rule: str) -> list[tuple[str, str]]:
    """(table, column) of everything that a rule comes down to."""
    found = []
    for name in pack.facts(pack.rules[rule]):
        quantifier = pack.quantifiers.get(name)
        if quantifier is None:
            found.append((pack.spec.base, name))
        elif not quantifier.looks_up:
            child = pack.children[quantifier.child]
            found += [(child.spec.table, n) for n in quantifier.own()]
            found += [(child.spec.table, b) for _, b in child.spec.pairs]
    return [(t, n) for t, n in found if t != pack.spec.base or n in pack.base.columns]
