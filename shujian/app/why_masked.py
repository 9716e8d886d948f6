"""What a run says of a subject without a clue, as plain data masked for its reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from shujian.app.clue_masks import Masker
from shujian.app.no_row import with_local
from shujian.app.reason_words import sided
from shujian.app.why_aside import Apart
from shujian.app.why_nearest import Near, nearest, ordered
from shujian.app.why_not import WhyNot
from shujian.formulas import show
from shujian.models.checking import Bound
from shujian.models.explaining.why import Passage
from shujian.models.explaining.why_told import Told
from shujian.models.model import Model
from shujian.trust import Context

Plain = dict[str, Any]


def levels(bound: Bound) -> dict[str, tuple[int, str]]:
    """Column → (level, element), of a step and what it reads."""
    columns = {n: c for s in bound.inputs.values() for n, c in s.items()} | bound.schema
    return {n: (c.level, c.element) for n, c in columns.items()}


def plain(ctx: Context, found: WhyNot) -> Plain:
    """All of it: rule by rule, the nearest first, step by step."""
    near = nearest(found.model, found.answers)
    ends = ordered(list(found.answers), near)
    return {
        "run": found.run_id,
        "as_of": found.as_of,
        "tables": tables_of(found),
        "unfit": found.unfit,
        "choose": [
            {
                "index": index,
                "shown": Masker(ctx, {"": (one.level, one.element)}).cell("", one.value),
                "tables": list(one.tables),
            }
            for index, one in enumerate(found.choose)
        ],
        "rules": [
            {
                "rule": answer.rule,
                "name": answer.name,
                "verdict": answer.verdict,
                "subject_column": answer.column,
                "steps": [passage_for(ctx, found.model, p) for p in answer.passages],
                "untold": list(answer.untold),
                "near": near_for(ctx, found.model, near[end]),
                "lacks": list(near[end].lacks),
            }
            for end in ends
            for answer in [found.answers[end]]
        ],
    }


def tables_of(found: WhyNot) -> list[Plain]:
    """The tables in which the subject can be told, with its rows there and in quarantine; each once."""
    told: dict[str, Plain] = {}
    for answer in found.answers.values():
        for passage in (p for p in answer.passages if p.op == "table"):
            alias = found.model.inputs.get(passage.step)
            name = alias.table if alias is not None else passage.step
            row = told.setdefault(name, {"table": name, "rows": 0, "quarantined": 0})
            row["rows"] = max(row["rows"], passage.came)
            row["quarantined"] = max(row["quarantined"], passage.quarantined)
    for name, apart in found.aside.items():
        row = told.setdefault(name, {"table": name, "rows": 0, "quarantined": 0})
        row["quarantined"] = max(row["quarantined"], apart.numbered)
    return [{**row, **_apart(found.aside.get(row["table"]))} for row in told.values()]


def _apart(apart: Apart | None) -> Plain:
    """How many rows set aside bear the name only, and where the first of all of them stand."""
    if apart is None:
        return {"named": 0, "apart": []}
    places = [
        {
            "file": row.file,
            "sheet": row.sheet,
            "line": row.line,
            "month": row.month,
            "why": row.why,
            "import_id": row.import_id,
            "numbered": apart.by[row.row_id] == "号码",
        }
        for row in apart.rows
    ]
    return {"named": apart.named, "apart": places}


def near_for(ctx: Context, model: Model, near: Near) -> Plain | None:
    """What was wanted and what stands there, masked for the reader."""
    if near.passage is None or near.told is None:
        return None
    bound, told = model.steps[near.passage.step], near.told
    masker = Masker(ctx, levels(bound))
    names = [n for n in near.columns if n in told.values] or list(told.values)
    sides = _sides(masker, bound, told)
    return {
        "step": near.passage.step,
        "rows": near.passage.came,
        "wanted": [masker.text(w) for w in near.wanted],
        "said": masker.text(told.said) if not near.wanted or sides else "",
        "beside": sides,
        "values": {n: masker.cell(n, told.values[n]) for n in _in_order(bound, names)},
    }


def passage_for(ctx: Context, model: Model, passage: Passage) -> Plain:
    """One step of the way, masked for the reader."""
    bound = model.steps[passage.step]
    masker = Masker(ctx, levels(bound))
    return {
        "step": passage.step,
        "op": passage.op,
        "sentence": passage.sentence,
        "came": passage.came,
        "passed": passage.passed,
        "quarantined": passage.quarantined,
        "left": passage.left,
        "aside": passage.aside,
        "put_aside": [
            {
                "stream": p.stream,
                "reason": with_local(model, bound, p.reason),
                "values": _cells(masker, bound, p.values),
            }
            for p in passage.put
        ],
        "why": [
            {
                "said": _said(masker, bound, t),
                "values": {n: masker.cell(n, t.values[n]) for n in _in_order(bound, t.values)},
                "parts": [sided(model, bound, p.sentence) for p in t.parts],
            }
            for t in passage.told
        ],
    }


def _said(masker: Masker, bound: Bound, told: Told) -> str:
    """The reason with the values that decided, those of each side masked by its own columns."""
    said, words = masker.text(told.said), _sides(masker, bound, told)
    return f"{said}：{words}" if words else said


def _sides(masker: Masker, bound: Bound, told: Told) -> str:
    """What the two sides of a condition hold, each by its own columns; "" for no such thing."""
    if told.sides is None:
        return ""
    mine, theirs = (
        masker.of({n: (c.level, c.element) for n, c in bound.inputs[step].items()}).cell
        for step in told.sides.steps
    )
    return told.sides.words(mine, theirs)


def _cells(masker: Masker, bound: Bound, cells: Mapping[str, Any]) -> dict[str, str]:
    kinds = {n: c.type for n, c in bound.schema.items()}
    return {n: masker.cell(n, show(cells[n], kinds.get(n))) for n in _in_order(bound, cells)}


def _in_order(bound: Bound, names: Iterable[str]) -> list[str]:
    """First the columns by which a person recognises the row, then the others as they stand."""
    held = list(names)
    first = [n for n in bound.subjects if n in held]
    return first + [n for n in held if n not in first]
