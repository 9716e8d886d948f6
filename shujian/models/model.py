"""A model that is known to be right: every column, type and formula checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from shujian.core.errors import ShujianError, raise_all
from shujian.models.checking import Bound, Check
from shujian.models.inlining import Find
from shujian.models.likely import check_hints
from shujian.models.operator import Operator
from shujian.models.operators.clue import Clue
from shujian.models.reading import did_you_mean
from shujian.models.running.earlier import is_earlier
from shujian.models.running.env import Library, ModelEnv
from shujian.models.schema import Input, Schema, Tables
from shujian.models.spec import ModelSpec, parse_model, read_model
from shujian.models.steps.matching import Matching


@dataclass(frozen=True)
class Model:
    """A bound model.

    Args:
        spec: as written.
        steps: bound steps by id, in an order in which inputs come first.
        inputs: by alias.
        ancestors: step → the inputs it comes from.
        env: types and defaults of parameters, law, local rules.
    """

    spec: ModelSpec
    steps: Mapping[str, Bound]
    inputs: Mapping[str, Input]
    ancestors: Mapping[str, frozenset[str]]
    env: ModelEnv

    @property
    def clue_steps(self) -> list[Bound]:
        """The steps that give clues and hints."""
        return [b for b in self.steps.values() if isinstance(b.operator, Clue)]

    def with_library(self, **parts: Any) -> Model:
        """The same model with another law, local rules or calendar."""
        library = replace(self.env.library, **parts)
        return replace(self, env=replace(self.env, library=library))

    @cached_property
    def sentences(self) -> dict[str, str]:
        """Each step in Chinese."""
        return {i: b.operator.sentence(b) for i, b in self.steps.items()}

    @cached_property
    def unused(self) -> tuple[str, ...]:
        """Steps that no clue comes from."""
        used: set[str] = set()
        todo = [b.id for b in self.clue_steps]
        while todo:
            name = todo.pop()
            if name not in used:
                used.add(name)
                todo += self.steps[name].operator.inputs()
        return tuple(i for i in self.steps if i not in used)

    @property
    def identities(self) -> dict[str, tuple[str, ...]]:
        """Rule → the columns that make a clue the same."""
        clues = (b.operator for b in self.clue_steps)
        return {c.rule_name: c.identity for c in clues if isinstance(c, Clue)}

    @cached_property
    def reads(self) -> dict[str, tuple[str, ...]]:
        """Input alias → the columns of its table that the model reads."""
        needed = self.needed
        return {a: tuple(sorted(needed.get(a, ()))) for a in self.inputs}

    def key_columns(self, table: str) -> frozenset[str]:
        """Columns of a table by which right sides are looked up: their absence counts."""
        return frozenset(
            name
            for bound in self.steps.values()
            if isinstance(bound.operator, Matching)
            for _, right in bound.operator.pairs_on
            for alias, name in bound.inputs[bound.operator.inputs()[1]][right].origin
            if self.inputs[alias].table == table
        )

    @cached_property
    def needed(self) -> dict[str, set[str]]:
        """Step → the columns of it that anything later reads."""
        wanted: dict[str, set[str]] = {}
        for name, bound in reversed(list(self.steps.items())):
            if name in self.unused:
                continue
            mine = wanted.setdefault(name, set())
            if isinstance(bound.operator, Clue):
                mine |= set(bound.schema)
            mine |= set(bound.subjects)
            for source, columns in bound.operator.needs(bound, set(mine)).items():
                wanted.setdefault(source, set()).update(columns)
        return wanted


def load(
    path: Path, tables: Tables, library: Library | None = None, find: Find | None = None
) -> Model:
    """Load a model from its folder or file.

    Args:
        path: folder with ``model.yaml``, or the file.
        tables: the standard tables by name.
        library: law, local rules and calendar.
        find: where models that stand in it as steps are.

    Raises:
        ShujianError: one error; ``ManyErrorsError`` for all of them.
    """
    return bind(read_model(path, find), tables, library)


def parse(
    text: str,
    tables: Tables,
    library: Library | None = None,
    name: str = "model.yaml",
    find: Find | None = None,
) -> Model:
    """Load a model from one text; see ``load``."""
    return bind(parse_model({"model.yaml": text}, name, find), tables, library)


def bind(spec: ModelSpec, tables: Tables, library: Library | None = None) -> Model:
    """Check every column, type and formula of a model; all errors at once."""
    errors: list[ShujianError] = list(spec.problems)
    env = ModelEnv(
        library or Library(),
        {p.name: p.type for p in spec.parameters.values()},
        {p.name: p.value for p in spec.parameters.values()},
    )
    inputs = {a: Input(a, t, tables.get(t)) for a, t in spec.inputs.items()}
    schemas: dict[str, Schema] = {}
    ancestors: dict[str, frozenset[str]] = {}
    steps: dict[str, Bound] = {}
    places = {a: i.info.place for a, i in inputs.items() if i.info}
    for step in _ordered(spec, errors):
        names = step.inputs()
        own = frozenset({step.id}) if step.op == "table" else frozenset()
        ancestors[step.id] = own.union(*(ancestors.get(n, frozenset()) for n in names))
        at = step.at if is_earlier(step.id) else replace(step.at, errors=errors)
        held = replace(step, at=at)
        check = Check(schemas, inputs, env, held, tuple(tables), ancestors)
        schemas[step.id] = held.bind(check)
        sources = {n: schemas.get(n, {}) for n in names}
        steps[step.id] = Bound(held, schemas[step.id], sources, check.formulas, (), places)
    check_hints(steps)
    raise_all(errors)
    model = Model(spec, steps, inputs, ancestors, env)
    subjects = _subjects(model)
    bound = {i: replace(b, subjects=subjects[i]) for i, b in steps.items()}
    return replace(model, steps=bound)


def _ordered(spec: ModelSpec, errors: list[ShujianError]) -> list[Operator]:
    """Steps so that inputs come first; unknown inputs and circles are errors."""
    by_id, done = spec.step, dict[str, Operator]()
    waiting = list(spec.steps)
    for step in waiting:
        for name in step.inputs():
            if name and name not in by_id and not is_earlier(name):
                at = replace(step.at, errors=errors)
                at.error("no_step", f"没有步骤或输入“{name}”", did_you_mean(name, by_id))
    while waiting:
        ready = [s for s in waiting if all(n in done or n not in by_id for n in s.inputs())]
        if not ready:
            names = "、".join(s.id for s in waiting)
            at = replace(waiting[0].at, errors=errors)
            at.error("circle", f"步骤互相引用成环：{names}", "请检查 from、left、right")
            break
        for step in ready:
            done[step.id] = step
        waiting = [s for s in waiting if s.id not in done]
    return list(done.values())


def _subjects(model: Model) -> dict[str, tuple[str, ...]]:
    """By which columns a person recognises a row of each step.

    Those of the clues that come from the step, as far as they exist by then; else the
    key of its table.
    """
    wanted: dict[str, dict[str, None]] = {i: {} for i in model.steps}
    for name, bound in reversed(list(model.steps.items())):
        operator = bound.operator
        if isinstance(operator, Clue):
            wanted[name].update(dict.fromkeys([operator.subject, *operator.identity]))
        for source in operator.inputs():
            wanted[source].update(wanted[name])
    found: dict[str, tuple[str, ...]] = {}
    for name, bound in model.steps.items():
        mine = [c for c in wanted[name] if c in bound.schema]
        if not mine:
            keys = [k for i in model.inputs.values() if i.info for k in i.info.key]
            mine = [k for k in dict.fromkeys(keys) if k in bound.schema][:2]
        found[name] = tuple(mine)
    return found
