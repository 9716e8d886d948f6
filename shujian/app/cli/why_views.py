"""Tell why a subject has no clue: for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from shujian.app.cli.frame import out, table
from shujian.app.why_masked import near_for, passage_for, plain, tables_of
from shujian.app.why_nearest import Near, nearest, ordered
from shujian.app.why_not import WhyNot
from shujian.models.explaining.why import Answer
from shujian.models.model import Model
from shujian.trust import Context

VERDICTS = {
    "线索": "已是线索",
    "待核": "待核：有不能判断的行",
    "未检查": "未检查：缺数据",
    "离开": "没有成为线索",
    "没有": "输入的表里没有这个对象",
}


def tell(ctx: Context, found: WhyNot, all_: bool) -> None:
    """For people: one line a rule, then where the subject left."""
    out.print(f"按运行 {found.run_id}，说到 {found.as_of}", markup=False)
    if found.unfit:
        out.print(f"这个号码不能作为对象：{found.unfit}", markup=False, soft_wrap=True)
    for one in plain(ctx, found)["choose"]:
        where = "、".join(one["tables"])
        out.print(
            f"同名：{one['shown']}（见于{where}）；请写号码再问", markup=False, soft_wrap=True
        )
    for row in tables_of(found):
        for line in _aside(row):
            out.print(line, markup=False, soft_wrap=True)
    near = nearest(found.model, found.answers)
    for end in ordered(list(found.answers), near):
        answer = found.answers[end]
        out.print(f"\n[bold]{_called(answer)}[/]  {VERDICTS[answer.verdict]}")
        if answer.verdict == "离开":
            for line in _plainly(ctx, found.model, near[end]):
                out.print(f"  {line}", markup=False, soft_wrap=True)
        for line in _lines(ctx, found.model, answer):
            out.print(f"  {line}", markup=False, soft_wrap=True)
        if all_:
            view = table("", "步骤", "来", "去", "待核、未检查", "说明")
            for p in answer.passages:
                view.add_row(p.step, str(p.came), str(p.passed), str(len(p.put)), p.sentence)
            out.print(view)


def _aside(row: Mapping[str, Any]) -> Iterator[str]:
    """What of a table lies in quarantine, where and why."""
    kinds = (("同号", row["quarantined"]), ("同名、号码读不出或者没有", row["named"]))
    counts = "，".join(f"{kind} {n} 行" for kind, n in kinds if n)
    if not counts:
        return
    yield f"“{row['table']}”的隔离区有{counts}，没有参加计算；更正后重新导入才会判断"
    for one in row["apart"]:
        sheet = f"·{one['sheet']}" if one["sheet"] else ""
        same = "" if one["numbered"] else "（只是同名，是不是同一人请核对）"
        yield f"  {one['file']}{sheet} 第 {one['line']} 行{same}：{one['why']}"


def _plainly(ctx: Context, model: Model, near: Near) -> Iterator[str]:
    """What the subject failed, in plain words, before the formulas."""
    told = near_for(ctx, model, near)
    if told is None:
        if near.lacks:
            yield f"{'或者'.join(f'“{t}”' for t in near.lacks)}里没有它，不会成为这条规则的线索"
        return
    held = told["beside"] or "，".join(f"{n} {v}" for n, v in told["values"].items())
    if told["wanted"]:
        yield f"最远走到“{told['step']}”；要求：{'；'.join(told['wanted'])}；查到：{held}"


def _called(answer: Answer) -> str:
    return answer.rule if answer.name == answer.rule else f"{answer.name}（{answer.rule}）"


def _lines(ctx: Context, model: Model, answer: Answer) -> Iterator[str]:
    for raw in answer.passages:
        passage = passage_for(ctx, model, raw)
        if raw.aside:
            continue
        for put in passage["put_aside"]:
            yield f"在“{raw.step}”转入{put['stream']}：{put['reason']}"
        if raw.left:
            yield f"在“{raw.step}”离开（来 {raw.came} 行）：{raw.sentence}"
            for one in passage["why"]:
                values = "，".join(f"{n}＝{v}" for n, v in one["values"].items())
                yield f"  {one['said']}" + (f"（{values}）" if values else "")
