"""What the columns of an explanation are: how sensitive, and which source columns they read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from shujian.models.checking import Bound
from shujian.models.explaining.ways import path
from shujian.models.model import Model
from shujian.models.packs.types import Pack
from shujian.models.schema import Column

About = dict[str, Any]
NAMED = re.compile(r"\[([^\[\]]+)\]")
"""Columns in a sentence stand in brackets."""


def of_model(model: Model, step: str) -> About:
    """Levels, used source columns and words of a model's clue.

    Returns:
        ``levels`` column → [level, element], the highest of a name; ``step_levels`` the same
        of one step, where a name may mean another column; ``used`` input → source columns that the steps
        read; ``reads`` column → [[input, source column] …]; ``tables`` input → table;
        ``periods`` input → its column of time; the model's name, line, purpose and doubt.
    """
    columns: dict[str, list[Column]] = {}
    used: set[tuple[str, str]] = set()
    steps: dict[str, dict[str, list[Any]]] = {}
    for name in path(model, step):
        bound = model.steps[name]
        own: dict[str, list[Column]] = {}
        for schema in (*bound.inputs.values(), bound.schema):
            for column, info in schema.items():
                own.setdefault(column, []).append(info)
        for column, held in own.items():
            columns.setdefault(column, []).extend(held)
        steps[name] = _levels(own)
        used |= _used(bound)
    reads = {n: sorted(set().union(*(c.sources for c in cs))) for n, cs in columns.items()}
    return {
        "levels": _levels(columns),
        "step_levels": steps,
        "used": _by_input(used),
        "reads": {n: [list(s) for s in sources] for n, sources in reads.items() if sources},
        "tables": {a: i.table for a, i in model.inputs.items()},
        "periods": {a: i.info.period for a, i in model.inputs.items() if i.info is not None},
        "name": model.spec.name,
        "line": model.spec.line,
        "purpose": model.spec.purpose,
        "doubt": model.spec.doubt,
    }


def _used(bound: Bound) -> set[tuple[str, str]]:
    """The source columns that a step's formulas and keys read."""
    names = {n for formula in bound.formulas.values() for _, n in formula.columns}
    for pair in getattr(bound.operator, "pairs_on", ()):
        names |= set(pair)
    found: set[tuple[str, str]] = set()
    for schema in bound.inputs.values():
        for name in names & set(schema):
            found |= schema[name].origin or schema[name].sources
    return found


def of_pack(pack: Pack, rule: str) -> About:
    """The same of a pack's clue; the base table is its own input."""
    names, calls = pack.closure(pack.rules[rule].when)
    for shown in pack.rules[rule].shown:  # what decides a clue is often told beside the condition
        names = names | {shown}
        if shown in pack.let:
            more, told = pack.closure(pack.let[shown])
            names, calls = names | more, calls | told
    base = pack.spec.base
    columns = {n: [c] for n, c in pack.schema.items()}
    used = {(base, n) for n in names if n not in pack.let}
    for child in pack.children.values():
        for name, info in child.info.columns.items():
            columns.setdefault(name, []).append(info)
    for name in calls:
        used |= _of_call(pack, name)
    return {
        "levels": _levels(columns),
        "used": _by_input(used),
        "reads": {n: [list(s) for s in sorted(_of_let(pack, n))] for n in pack.let if n in names},
        "tables": {base: base, **{a: c.spec.table for a, c in pack.children.items()}},
        "name": pack.spec.name,
        "line": str(pack.spec.about["line"]),
        "purpose": str(pack.spec.about["purpose"]),
        "doubt": pack.rules[rule].spec.doubt or str(pack.spec.about["doubt"]),
        "rule_name": pack.rules[rule].spec.name,
    }


def _of_let(pack: Pack, name: str) -> set[tuple[str, str]]:
    names, calls = pack.closure(pack.let[name])
    found = {(pack.spec.base, n) for n in names if n not in pack.let}
    return found.union(*(_of_call(pack, c) for c in calls))


def _of_call(pack: Pack, name: str) -> set[tuple[str, str]]:
    call = pack.quantifiers[name]
    return {(call.child, n) for n in call.own()} if call.child in pack.children else set()


def _levels(columns: Mapping[str, Iterable[Column]]) -> dict[str, list[Any]]:
    """The most sensitive of the columns of a name; only what is above 1 is told."""
    found = {}
    for name, held in columns.items():
        top = max(held, key=lambda c: (c.level, c.element))
        if top.level > 1:
            found[name] = [top.level, top.element]
    return found


def _by_input(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for alias, column in sorted(pairs):
        found.setdefault(alias, []).append(column)
    return found


def linked(sentence: str, about: Mapping[str, Any], base: str) -> list[tuple[str, str]]:
    """The source columns that a sentence speaks of: [列] and [子表.列], through shared values."""
    found: list[tuple[str, str]] = []
    for words in NAMED.findall(sentence):
        alias, dot, column = words.partition(".")
        if dot and alias in about["tables"]:
            found.append((alias, column))
        elif words in about["reads"]:
            found += [(a, c) for a, c in about["reads"][words]]
        elif base:
            found.append((base, words))
    return list(dict.fromkeys(found))
