"""A model as its author wrote it: read from YAML with every error at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shujian.core import yamlio
from shujian.core.canonical import digest
from shujian.core.errors import Place, ShujianError, raise_all
from shujian.models.doubling import doubled
from shujian.models.inlining import FOLDER, Find, Inlining
from shujian.models.objections import KEY, Objection, check_objections, read_objections
from shujian.models.operator import Operator
from shujian.models.operators import OPERATORS
from shujian.models.operators.clue import Clue
from shujian.models.operators.compose.since import FirstTime
from shujian.models.parameters import Parameter, read_parameters
from shujian.models.reading import (
    At,
    check_keys,
    did_you_mean,
    read_flag,
    read_prose,
    read_text,
    read_texts,
)
from shujian.models.steps.composed import Composed, expanded
from shujian.models.steps.naming import RULE, good_name

KEYS = [
    "id",
    "name",
    "alias",
    "line",
    "purpose",
    "basis",
    "checked",
    "doubt",
    "inputs",
    "parameters",
    "steps",
    "output",
    "disprove",
    "verify",
    "document",
    "derives_from",
    "version",
    "note",
    "source",
]
OUTPUT = "线索"
"""The id of the step that ``output:`` stands for."""
WRITTEN: Mapping[str, type[Operator]] = {**OPERATORS, FirstTime.op: FirstTime}
"""What steps may be written out as."""


@dataclass(frozen=True)
class ModelSpec:
    """A supervision model.

    Args:
        id: namespaced id, ``shujian/xxx``.
        name: Chinese name.
        line: 业务条线.
        purpose: what it is for.
        basis: legal basis.
        checked: False while a basis is not verified.
        doubt: what is not verified.
        inputs: alias → table name.
        parameters: by name.
        steps: in order, the implicit table steps first.
        disprove: what would refute a clue, of every rule or of some.
        verify: what a person checks.
        document: the document that usually follows.
        meaning_hash: digest of what decides the clues.
        metadata_hash: digest of everything else.
        texts: file name → text, kept with a run.
        path: the model's folder or file.
    """

    id: str
    name: str
    line: str
    purpose: str
    basis: tuple[str, ...]
    checked: bool
    doubt: str
    inputs: Mapping[str, str]
    parameters: Mapping[str, Parameter]
    steps: tuple[Operator, ...]
    disprove: tuple[Objection, ...]
    verify: tuple[str, ...]
    document: tuple[str, ...]
    meaning_hash: str
    metadata_hash: str
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    path: str = ""
    problems: tuple[ShujianError, ...] = field(default=(), repr=False)

    @property
    def step(self) -> dict[str, Operator]:
        """Steps by id."""
        return {s.id: s for s in self.steps}


def read_model(path: Path, find: Find | None = None) -> ModelSpec:
    """Read ``model.yaml`` (a folder or the file) and ``steps/*.yaml`` beside it.

    Errors of form are kept in ``problems``: ``models.model.load`` adds the errors of
    meaning and raises them all.
    """
    file = path / "model.yaml" if path.is_dir() else path
    return parse_model(model_texts(path), str(file), find)


def model_texts(path: Path) -> dict[str, str]:
    """File name → text of a model's folder or file, ``model.yaml`` first."""
    file = path / "model.yaml" if path.is_dir() else path
    if not file.is_file():
        raise ShujianError(
            "models.no_file",
            "没有模型文件",
            remedy="模型文件夹里应有 model.yaml",
            where=Place(str(file)),
        )
    more = sorted((file.parent / "steps").glob("*.yaml")) if file.name == "model.yaml" else []
    return {
        str(f.relative_to(file.parent).as_posix()): f.read_text(encoding="utf-8-sig")
        for f in [file, *more]
    }


def parse_model(
    texts: Mapping[str, str],
    name: str = "model.yaml",
    find: Find | None = None,
    chain: tuple[str, ...] = (),
) -> ModelSpec:
    """Read a model from the texts of its files; the first is ``model.yaml``.

    Args:
        texts: file name → text; further files hold lists of steps, those below ``FOLDER``
            are the models that stand in it as steps.
        name: the path shown in errors.
        find: where models that stand in it as steps are, besides the texts.
        chain: the models that it stands in itself.
    """
    errors: list[ShujianError] = []
    (_, first), *others = ((n, t) for n, t in texts.items() if not n.startswith(FOLDER))
    data = yamlio.parse(first, name)
    at = At(Place(name), errors)
    if not check_keys(at, data, KEYS):
        raise_all(errors)
    raw_steps = _steps(data, at, others)
    inputs = _inputs(data.get("inputs"), at.into("inputs", data))
    parameters = read_parameters(data.get("parameters"), at.into("parameters", data))
    held = dict(texts)
    inner = Inlining(parse_model, find, held, chain, inputs, parameters)
    steps = doubled(_operators(raw_steps, inputs, at, data, inner), inputs)
    meaning, metadata = _hashes(data, [raw for raw, _ in raw_steps], inner.meanings)
    return ModelSpec(
        id=read_text(at, data, "id"),
        name=read_text(at, data, "name"),
        line=read_text(at, data, "line", ""),
        purpose=read_prose(at, data, "purpose"),
        basis=read_texts(at, data, "basis"),
        checked=read_flag(at, data, "checked", default=True),
        doubt=read_prose(at, data, "doubt"),
        inputs=inputs,
        parameters=parameters,
        steps=tuple(steps),
        disprove=_objections(at, data, steps),
        verify=read_texts(at, data, "verify"),
        document=read_texts(at, data, "document"),
        meaning_hash=meaning,
        metadata_hash=metadata,
        texts=held,
        path=name,
        problems=tuple(errors),
    )


RawStep = tuple[Any, At]


def _steps(data: Any, at: At, others: list[tuple[str, str]]) -> list[RawStep]:
    """The raw steps of all files, each with its place."""
    found: list[RawStep] = []
    held = data.get("steps", [])
    if not isinstance(held, list):
        at.into("steps", data).error("not_list", "steps 应为步骤的列表", "每步以“- ”开头")
        held = []
    found += [(raw, at) for raw in held]
    for name, text in others:
        more = yamlio.parse(text, name)
        here = At(Place(name), at.errors)
        listed = more.get("steps") if isinstance(more, dict) else more
        if isinstance(listed, list):
            found += [(raw, here) for raw in listed]
        else:
            here.error("not_list", "这个文件应为步骤的列表", "每步以“- ”开头")
    return found


def _inputs(raw: Any, at: At) -> dict[str, str]:
    if not isinstance(raw, dict) or not raw:
        at.error("no_inputs", "没有写明输入的数据表", "请写 inputs: {别名: 表名}")
        return {}
    found: dict[str, str] = {}
    for alias, value in raw.items():
        here = at.into(alias, raw)
        if not good_name(alias):
            here.error("bad_name", f"输入的别名“{alias}”不能使用", RULE)
        table = value.get("table") if isinstance(value, dict) else value
        if isinstance(value, dict):
            check_keys(here, value, ("table", "note"))
        if isinstance(table, str) and table.strip():
            found[alias] = table.strip()
        else:
            here.error("no_table", f"输入“{alias}”没有写明数据表", "请写 {table: 表名}")
    return found


def _operators(
    raw_steps: list[RawStep], inputs: Mapping[str, str], at: At, data: Any, inner: Inlining
) -> list[Operator]:
    table = OPERATORS["table"]
    here = at.into("inputs", data)
    steps = [
        table.read(a, {"table": t}, here.into(a, data.get("inputs"))) for a, t in inputs.items()
    ]
    taken = {s.id for s in steps}
    for raw, place in raw_steps:
        before = len(at.errors)
        step = _operator(raw, place, taken)
        if step is not None:
            right = len(at.errors) == before  # else nobody knows what it stands for
            parts = expanded(step, WRITTEN) if isinstance(step, Composed) and right else [step]
            steps += [one for part in parts for one in inner.steps(part)]
            taken.add(step.id)
    if "output" in data:
        last = steps[-1].id if steps else ""
        raw = data["output"]
        place = at.into("output", data)
        if isinstance(raw, dict):
            filled = yamlio.Mapping({"from": last, **raw})
            filled.line, filled.lines = getattr(raw, "line", 0), getattr(raw, "lines", {})
            steps.append(OPERATORS["clue"].read(OUTPUT, filled, place))
        else:
            place.error(
                "not_mapping", "output 应写成“键: 值”的形式", "请写 subject、identity、title"
            )
    if not any(s.op == "clue" for s in steps):
        at.error("no_output", "模型没有产出线索", "请写 output，或加 op: clue 的步骤")
    return steps


def _operator(raw: Any, at: At, taken: set[str]) -> Operator | None:
    here = at.line(raw)
    if not isinstance(raw, dict):
        here.error("not_mapping", "步骤应写成“键: 值”的形式", "请写 {id: …, op: …, …}")
        return None
    step_id, op = raw.get("id"), raw.get("op")
    label = f"步骤“{step_id}”" if step_id else "步骤"
    here = At(Place(here.place.file, row=here.place.row, field=label), at.errors)
    if not isinstance(step_id, str) or not good_name(step_id):
        here.error("bad_id", "步骤的 id 不能使用" if step_id else "步骤缺少 id", RULE)
        return None
    if step_id in taken:
        here.error("taken", f"“{step_id}”已是别的步骤或输入的名称", "请换一个 id")
        return None
    kind = OPERATORS.get(op) if isinstance(op, str) else None
    if kind is None or op == "table":
        known = [o for o in OPERATORS if o != "table"]
        what = f"不认识的 op“{op}”" if op else "步骤缺少 op"
        here.error("bad_op", what, did_you_mean(str(op or ""), known))
        return None
    return kind.read(step_id, raw, here)


def _objections(at: At, data: Any, steps: list[Operator]) -> tuple[Objection, ...]:
    found = read_objections(at, data)
    rules = {step.rule_name for step in steps if isinstance(step, Clue)}
    check_objections(at.into(KEY, data), found, rules)
    return found


_MEANING = ("id", "inputs", "parameters", "output")
_WORDS = ("note", "meaning", "source", "suggest", "title", "grade")


def _hashes(data: Any, steps: list[Any], inner: Mapping[str, str]) -> tuple[str, str]:
    """Digests of what decides the clues, and of all the rest."""
    meaning = {k: _bare(data[k]) for k in _MEANING if k in data}
    if inner:
        meaning["models"] = dict(inner)
    if "output" in meaning:
        meaning["output"] = _nameless(meaning["output"])
    meaning["steps"] = [_nameless(_bare(s)) for s in steps]
    return digest(meaning), digest({k: v for k, v in data.items() if k != "steps"})


def _nameless(step: Any) -> Any:
    """A step without the name of its rule: deeper down, ``name`` may be a column."""
    return {k: v for k, v in step.items() if k != "name"} if isinstance(step, dict) else step


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _bare(v) for k, v in value.items() if k not in _WORDS}
    if isinstance(value, list):
        return [_bare(v) for v in value]
    return value
