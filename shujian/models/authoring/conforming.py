"""Samples of operators: small tables, one step, and exactly what each stream must hold.

They are documentation, and the conformance suite that every engine has to pass.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shujian.core import yamlio
from shujian.core.errors import Place, raise_all
from shujian.engines.base import Engine
from shujian.formulas.show import show
from shujian.models.authoring.case_tables import CaseEngine, CaseTable, before, case_table
from shujian.models.authoring.cases import read_coverage
from shujian.models.authoring.sample_library import sample_library
from shujian.models.inlining import Find
from shujian.models.model import Model, parse
from shujian.models.reading import At, check_keys, read_text
from shujian.models.relations.cells import rows_of
from shujian.models.relations.relation import OUT, REVIEW, UNCHECKED, WHY, Relation
from shujian.models.running.earlier import EARLIER, pinned_of
from shujian.models.running.env import Library
from shujian.models.running.planner import Plan
from shujian.models.running.run import make_plan
from shujian.models.running.standard import table_infos
from shujian.schema.table_types import StandardTable
from shujian.schema.tables import parse_table

KEYS = (
    "name",
    "models",
    "tables",
    "before",
    "parameters",
    "steps",
    "step",
    "subject",
    "as_of",
    "gives",
    "note",
)
GIVES = ("columns", "rows", "待核", "未检查")
DAY = dt.date(2025, 6, 30)
STEP = "结果"
Plain = dict[str, Any]


@dataclass(frozen=True)
class Sample:
    """One sample.

    Args:
        op: the operator.
        name: what it shows, Chinese.
        data: as written.
        place: file and line.
    """

    op: str
    name: str
    data: Mapping[str, Any]
    place: Place

    @property
    def step(self) -> str:
        """The id of its step; a table's is its alias."""
        return str(self.data["step"]["table"]) if self.op == "table" else STEP


def read_samples(path: Path) -> list[Sample]:
    """The samples of a file; all errors of form at once."""
    errors: list[Any] = []
    data = yamlio.load(path)
    at = At(Place(str(path)), errors)
    found: list[Sample] = []
    if check_keys(at, data, ("op", "samples")):
        op = read_text(at, data, "op")
        for raw in data.get("samples") or []:
            here = at.line(raw)
            if check_keys(here, raw, KEYS):
                check_keys(here.into("gives", raw), raw.get("gives"), GIVES)
                found.append(Sample(op, read_text(here, raw, "name"), raw, here.place))
    raise_all(errors)
    return found


@dataclass(frozen=True)
class Got:
    """What a sample's step gave.

    Args:
        model: the model around the step.
        columns: column → Chinese name of its type.
        rows: passed rows as people read them, with their sources under ``来源``.
        asides: stream → rows with ``reason``.
    """

    model: Model
    columns: Mapping[str, str]
    rows: Sequence[Plain]
    asides: Mapping[str, Sequence[Plain]]


def model_of(sample: Sample, library: Library | None = None) -> tuple[Model, dict[str, CaseTable]]:
    """The model around a sample's step, and its tables.

    Raises:
        ShujianError: the sample is not a right model.
    """
    data, at = sample.data, At(sample.place, [])
    standard = {n: parse_table(_table(n, t)) for n, t in data["tables"].items()}
    tables = _rows_of(standard, data["tables"], at)
    then = _rows_of(standard, data.get("before") or {}, at)
    tables |= {n + EARLIER: before(then.get(n), t, DAY) for n, t in standard.items()}
    raise_all(at.errors)
    first = next(iter(standard.values()))
    subject = data.get("subject") or first.columns[0].name
    written: Plain = {
        "id": "t/样例",
        "name": "样例",
        "inputs": {n: n for n in standard},
        "parameters": data.get("parameters") or {},
        "steps": list(data.get("steps") or []),
    }
    if sample.op != "table":
        written["steps"].append({"id": STEP, "op": sample.op, **data["step"]})
    if sample.op != "clue":
        output = {"subject": subject, "identity": [subject], "title": "样例"}
        written["output"] = {**output, "kind": "提示"}
    text = json.dumps(written, ensure_ascii=False, default=str)
    infos = table_infos(standard)
    return parse(
        text, infos, library or sample_library(), str(sample.place), _find(data.get("models") or {})
    ), tables


def _rows_of(
    standard: Mapping[str, StandardTable], data: Mapping[str, Any], at: At
) -> dict[str, CaseTable]:
    return {
        n: case_table(
            standard[n], t.get("rows") or [], read_coverage(t.get("coverage"), at), DAY, at
        )
        for n, t in data.items()
    }


def got(sample: Sample, engine: Engine, library: Library | None = None) -> Got:
    """Run a sample's step on an engine."""
    model, tables = model_of(sample, library)
    held = CaseEngine(engine)
    held.tables = tables
    pinned = {a: t.snapshot for a, t in pinned_of(model.inputs, tables).items()}
    day = sample.data.get("as_of") or DAY
    try:
        plan = make_plan(model, pinned, held, as_of=day)
        plan.lineage = True
        kinds = {n: c.type for n, c in model.steps[sample.step].schema.items()}
        parts = [i for i in model.steps if i == sample.step or i.startswith(f"{sample.step}·")]
        for part in parts[:-1]:  # as a run would: each of them is read several times
            rest = plan.rest(part)
            passed, _ = plan.computed(plan.passed(part), part)
            plan.keep(
                part, passed, plan.computed(rest, f"{part}·余")[0] if rest is not None else None
            )
        rests = [rest for i in parts if (rest := plan.rest(i)) is not None]
        return Got(
            model,
            {n: t.label for n, t in kinds.items()},
            _rows(plan, plan.passed(sample.step)),
            _asides(plan, rests),
        )
    finally:
        held.release()


def conform(sample: Sample, engine: Engine, library: Library | None = None) -> list[str]:
    """Differences between what a sample gives and what it must give, Chinese; none is right."""
    found, gives = got(sample, engine, library), sample.data["gives"]
    said = [
        f"列“{n}”应为{kind}，实为{found.columns.get(n, '没有')}"
        for n, kind in (gives.get("columns") or {}).items()
        if found.columns.get(n) != kind
    ]
    said += _compared("通过", gives.get("rows") or [], found.rows)
    for stream in ("待核", "未检查"):
        said += _compared(stream, gives.get(stream) or [], found.asides.get(stream, []))
    return said


def _compared(stream: str, wanted: Sequence[Plain], rows: Sequence[Plain]) -> list[str]:
    left = list(rows)
    said = []
    for row in wanted:
        hit = next((r for r in left if _fits(row, r)), None)
        if hit is None:
            said.append(f"{stream}缺少 {dict(row)}")
        else:
            left.remove(hit)
    return said + [f"{stream}多出 {row}" for row in left]


def _fits(wanted: Plain, row: Plain) -> bool:
    for name, value in wanted.items():
        if name == "reason":
            if str(value) not in row.get("reason", ""):
                return False
        elif name == "来源":
            if {k: v if isinstance(v, list) else [v] for k, v in value.items()} != row["来源"]:
                return False
        elif row.get(name) != ("" if value is None else str(value)):
            return False
    return True


def _rows(plan: Plan, relation: Relation, extra: Sequence[str] = ()) -> list[Plain]:
    data = plan.engine.arrow(relation.expr)
    kinds = relation.columns
    cells = rows_of(relation, data) if relation.columns else [{}] * data.num_rows
    found: list[Plain] = [{n: show(c, kinds[n]) for n, c in row.items()} for row in cells]
    for alias, column in sorted(relation.rows.items()):
        for row, value in zip(found, data.column(column).to_pylist(), strict=True):
            numbers = value if isinstance(value, list) else [value]
            held = sorted({n for n in numbers if n is not None})
            row.setdefault("来源", {}).update({alias: held} if held else {})
    for name in extra:
        for row, value in zip(found, data.column(name).to_pylist(), strict=True):
            row[name] = value
    return found


def _asides(plan: Plan, rests: Sequence[Relation]) -> dict[str, list[Plain]]:
    """The rows aside of a step, and of those that it is written out as."""
    found: dict[str, list[Plain]] = {}
    for row in (r for rest in rests for r in _rows(plan, rest, (OUT, WHY))):
        stream = {REVIEW: "待核", UNCHECKED: "未检查"}[row.pop(OUT)]
        found.setdefault(stream, []).append({**row, "reason": row.pop(WHY)})
    return found


def _find(models: Mapping[str, Any]) -> Find:
    """Models that stand in the sample, as files."""
    return lambda key: {
        "model.yaml": json.dumps({"id": key, "name": key, **models[key]}, ensure_ascii=False)
    }


def _table(name: str, raw: Mapping[str, Any]) -> Any:
    columns = [
        {"name": n, "element": e} if isinstance(e, str) else {"name": n, **e}
        for n, e in raw["columns"].items()
    ]
    held = {k: raw[k] for k in ("key", "place", "period") if k in raw}
    table = {"id": f"t/{name}", "name": name, "key": [], "columns": columns, **held}
    return yamlio.parse(json.dumps(table, ensure_ascii=False))
