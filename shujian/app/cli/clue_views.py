"""How clues look in the terminal: what would disprove them first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from shujian.app.cli.frame import out, table
from shujian.app.clue_masks import deep, hidden
from shujian.clues.export import NOTICE, as_dict
from shujian.store.schema import Clue
from shujian.trust import Context

if TYPE_CHECKING:
    from shujian.app.explaining import Explained
    from shujian.app.whole_rows import Caution, Rest, RestCell
    from shujian.pool.asking.source import SourceRow


def masked_dict(ctx: Context, clue: Clue) -> dict[str, Any]:
    """A clue for programs, masked like everything else."""
    made: dict[str, Any] = deep(ctx, as_dict(clue))
    return made


def show_list(ctx: Context, rows: Sequence[Clue], total: int) -> None:
    """One line a clue."""
    view = table("", "编号", "规则", "内容", "状态", "本次")
    for row in rows:
        view.add_row(row.id[:10], row.rule, hidden(ctx, row.title), row.state, row.seen)
    out.print(view)
    out.print(f"共 {total} 条，列出 {len(rows)} 条。{NOTICE}")


def show_explained(ctx: Context, explained: Explained) -> None:
    """The whole explanation."""
    clue, said = explained.clue, explained.said
    out.print(f"[bold]{hidden(ctx, clue.title)}[/]")
    out.print(
        f"线索 {clue.id}  {clue.model_name}  规则 {clue.rule}  {clue.kind}  状态：{clue.state}（{clue.seen}）"
    )
    out.print(NOTICE)
    _bullets("先看会被什么推翻", said["disprove"])
    _bullets("来文的备注里写着，先核实（模型不看备注）", [_caution(c) for c in explained.cautions])
    _bullets("要核查什么", said["verify"])
    out.print("依据：" + "；".join(said["basis"]), markup=False)
    if not said["checked"]:
        out.print("[yellow]本模型的依据尚有未核实之处，使用前请核对。[/]")
    _show_values(ctx, said)
    out.print("[bold]怎样得出[/]（截至日 " + said["as_of"] + "）")
    for step in said["steps"]:
        _show_step(ctx, step, said["trace"].get(step["step"]), explained)
    _show_put_aside(said.get("put_aside", []))
    _show_rows(explained)
    for event in explained.history:
        when = event.at.astimezone().strftime("%Y-%m-%d %H:%M")
        change = f"{event.from_state} → {event.to_state}" if event.from_state else event.to_state
        out.print(f"  {when} {event.actor}：{change} {event.reason}", markup=False)
        if event.left_json:
            out.print(f"    没有核对：{'；'.join(event.left_json)}", markup=False)


def _bullets(title: str, items: Sequence[str]) -> None:
    if items:
        out.print(f"[bold]{title}[/]")
        for item in items:
            out.print(f"  · {item}", markup=False)


def _caution(one: Caution) -> str:
    more = f" 等 {len(one.rows)} 行" if len(one.rows) > 1 else ""
    return f"“{one.column}”列写着“{one.shown}”：{_place(one.rows[0])}{more}"


def _show_values(ctx: Context, said: dict[str, Any]) -> None:
    view = table("各项取值", "项目", "值")
    for entry in said["values"]:
        view.add_row(entry["column"], hidden(ctx, str(entry["shown"])))
    out.print(view)


def _show_step(
    ctx: Context, step: dict[str, Any], traced: dict[str, Any] | None, explained: Explained
) -> None:
    """A step that decided something for this clue: coverage, or a condition that it met."""
    met = [row for row in (traced or {"rows": []})["rows"] if row["passed"]]
    cover = {n: s for n, s in (step.get("coverage") or {}).items() if n != "complete"}
    if not met and not cover:
        return
    out.print(f"  ▸ {step['step']}：{step['sentence']}", markup=False)
    for name, statements in cover.items():
        for s in statements:
            span = f"{s['from'] or '起始'} 至 {s['to'] or '今后'}"
            place = s["place"] or ("" if s["unit"] else "所有地区")
            out.print(f"      覆盖：{name} {place}{s['unit']}，{span}", markup=False)
        if not statements:
            out.print(f"      覆盖：{name} 没有覆盖声明", markup=False)
    for row in met[:3]:
        where = "；".join(f"{a} {_places(explained, a, n)}" for a, n in row["sources"].items() if n)
        out.print(f"      {where}", markup=False)
        for part in row["conditions"]:
            mark = {True: "✓", False: "✗"}.get(part["value"], "？")
            cells = "，".join(f"{n}＝{hidden(ctx, str(v))}" for n, v in part["columns"].items())
            state = "" if part["value"] is not None else f"（{part['state']}）"
            indent = "  " * part["depth"]
            out.print(f"      {indent}{mark} {part['sentence']}{state}：{cells}", markup=False)
    if len(met) > 3:
        out.print(f"      …… 这一步共 {len(met)} 行符合", markup=False)


def _places(explained: Explained, alias: str, numbers: Sequence[int]) -> str:
    known = {r.row_id: r for r in explained.rows.get(alias, [])}
    named = [_place(known[n]) for n in numbers if n in known]
    more = len(numbers) - len(named[:2])
    return "、".join(named[:2]) + (f" 等 {len(numbers)} 行" if more > 0 else "")


def _place(row: SourceRow) -> str:
    where = f"{row.file}·{row.sheet}" if row.sheet else row.file
    return f"{where} {row.at}"


def _show_put_aside(rows: Sequence[dict[str, Any]]) -> None:
    """What the sums lack: they may be too low."""
    if not rows:
        return
    out.print("[yellow]汇总可能不全：下列行没有计入[/]")
    for row in rows:
        why = f"（{row['reason']}）" if row["reason"] else "，未入池"
        whose = "" if row["sure"] else "；是否属于本线索，无法判断"
        text = f"  · “{row['step']}”：另有 {row['count']:,} 行{row['stream']}{why}{whose}"
        out.print(text, markup=False)


def _show_rows(explained: Explained) -> None:
    out.print("[bold]来源[/]")
    for alias, rows in explained.rows.items():
        out.print(f"  {alias}：共 {explained.counts[alias]} 行", markup=False)
        for row in rows:
            cells = "，".join(
                f"{name}＝{cell.shown}" + (f"（原文 {cell.raw}）" if cell.raw else "")
                for name, cell in row.cells.items()
                if cell.shown
            )
            out.print(f"    {_place(row)}（{row.supplier}）：{cells}", markup=False)
            _show_rest(explained.rests.get(row.row_id))


def _show_rest(rest: Rest | None) -> None:
    """The cells of a row that were not imported, remarks first."""
    if rest is not None and not rest.known:
        out.print("      没有导入的列：导入时没有留存，重新清洗这张表后可以看到", markup=False)
    elif rest is not None and rest.cells:
        cells = "，".join(f"{c.column}＝{c.shown.strip()}" for c in rest.cells)
        out.print(f"      没有导入的列：{cells}", markup=False)


def explained_dict(ctx: Context, explained: Explained) -> dict[str, Any]:
    """The explanation for programs."""
    rows = {
        alias: {
            "count": explained.counts[alias],
            "rows": [
                {
                    "table": r.table, "file": r.file, "sheet": r.sheet, "row": r.line, "month": r.month,
                    "supplier": r.supplier,
                    "cells": {n: {"value": c.shown, "raw": c.raw, "state": c.state.label} for n, c in r.cells.items()},
                    "rest": [{"column": c.column, "value": c.shown} for c in _rest(explained, r)],
                }
                for r in found
            ],
        }
        for alias, found in explained.rows.items()
    }  # fmt: skip
    history = [
        {
            "at": e.at.isoformat(),
            "actor": e.actor,
            "from": e.from_state,
            "to": e.to_state,
            "reason": e.reason,
            "checks": e.checks_json or [],
            "left": e.left_json or [],
        }
        for e in explained.history
    ]
    made: dict[str, Any] = deep(
        ctx, {**masked_dict(ctx, explained.clue), "explanation": explained.said}
    )
    told = [
        {"input": c.input, "column": c.column, "value": c.shown, "words": list(c.words),
         "rows": [_place(r) for r in c.rows]}
        for c in explained.cautions
    ]  # fmt: skip
    return {**made, "remarks": told, "sources": rows, "history": history}


def _rest(explained: Explained, row: SourceRow) -> Sequence[RestCell]:
    rest = explained.rests.get(row.row_id)
    return rest.cells if rest is not None else ()
