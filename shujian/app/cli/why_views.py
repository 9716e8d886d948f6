"""Tell why a subject has no clue: for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from shujian.app.cli.frame import out, table
from shujian.app.clue_masks import Masker
from shujian.app.why_not import WhyNot
from shujian.formulas import show
from shujian.models.checking import Bound
from shujian.models.model import Model
from shujian.models.why import Answer, Passage
from shujian.trust import Context

VERDICTS = {
    "线索": "已是线索",
    "待核": "待核：有不能判断的行",
    "未检查": "未检查：缺数据",
    "离开": "没有成为线索",
    "没有": "输入的表里没有这个对象",
}
Plain = dict[str, Any]


def levels(bound: Bound) -> dict[str, tuple[int, str]]:
    """Column → (level, element), of a step and what it reads."""
    columns = {n: c for s in bound.inputs.values() for n, c in s.items()} | bound.schema
    return {n: (c.level, c.element) for n, c in columns.items()}


def plain(ctx: Context, found: WhyNot) -> Plain:
    """For programs, masked for the reader."""
    return {
        "run": found.run_id,
        "as_of": found.as_of,
        "rules": [
            {
                "rule": answer.rule,
                "verdict": answer.verdict,
                "subject_column": answer.column,
                "steps": [_passage(ctx, found.model, p) for p in answer.passages],
                "untold": list(answer.untold),
            }
            for answer in found.answers.values()
        ],
    }


def _passage(ctx: Context, model: Model, passage: Passage) -> Plain:
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
            {"stream": p.stream, "reason": p.reason, "values": _cells(masker, bound, p.values)}
            for p in passage.put
        ],
        "why": [
            {
                "said": masker.text(t.said),
                "values": {n: masker.cell(n, v) for n, v in t.values.items()},
                "parts": [p.sentence for p in t.parts],
            }
            for t in passage.told
        ],
    }


def _cells(masker: Masker, bound: Bound, cells: Mapping[str, Any]) -> dict[str, str]:
    kinds = {n: c.type for n, c in bound.schema.items()}
    return {n: masker.cell(n, show(v, kinds.get(n))) for n, v in cells.items()}


def tell(ctx: Context, found: WhyNot, all_: bool) -> None:
    """For people: one line a rule, then where the subject left."""
    out.print(f"按运行 {found.run_id}，说到 {found.as_of}", markup=False)
    for answer in found.answers.values():
        out.print(f"\n[bold]{answer.rule}[/]  {VERDICTS[answer.verdict]}")
        for line in _lines(ctx, found.model, answer):
            out.print(f"  {line}", markup=False, soft_wrap=True)
        if all_:
            view = table("", "步骤", "来", "去", "待核、未检查", "说明")
            for p in answer.passages:
                view.add_row(p.step, str(p.came), str(p.passed), str(len(p.put)), p.sentence)
            out.print(view)


def _lines(ctx: Context, model: Model, answer: Answer) -> Iterator[str]:
    for raw in answer.passages:
        passage = _passage(ctx, model, raw)
        if raw.aside:
            continue
        if raw.quarantined:
            yield f"“{raw.step}”有 {raw.quarantined} 行被隔离，没有参加计算"
        for put in passage["put_aside"]:
            yield f"在“{raw.step}”转入{put['stream']}：{put['reason']}"
        if raw.left:
            yield f"在“{raw.step}”离开（来 {raw.came} 行）：{raw.sentence}"
            for one in passage["why"]:
                values = "，".join(f"{n}＝{v}" for n, v in one["values"].items())
                yield f"  {one['said']}" + (f"（{values}）" if values else "")
