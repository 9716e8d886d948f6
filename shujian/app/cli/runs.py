"""运行 commands: what was computed, every step counted, and made again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer
from sqlalchemy import select

from shujian.app import replaying
from shujian.app.cli import aside_views
from shujian.app.cli.cause_views import MANY, show_causes
from shujian.app.cli.frame import (
    HomeOption,
    JsonOption,
    PurposeOption,
    emit_json,
    guarded,
    opened,
    out,
    progress,
    table,
)
from shujian.app.cli.groups import group
from shujian.app.set_aside import quarantined, said
from shujian.core.errors import ShujianError
from shujian.models.running.earlier import FIRST
from shujian.store import db
from shujian.store.schema import Run, RunState, RunStep
from shujian.trust import Action, Thing, journal, require

app = group("runs")


@app.command("list")
@guarded
def list_(
    model: str = typer.Option("", "--model", help="只看这个模型。"),
    limit: int = typer.Option(30, "--limit", help="最多几条。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """列出各次运行，最近的在前。

    例：shujian runs list --limit 10
    """
    session = opened(home)
    query = select(Run).where(Run.state != RunState.ONE)
    query = query.order_by(Run.started.desc(), Run.id).limit(limit)
    if model:
        query = query.where(Run.model_id.endswith(model))
    with db.reader(session.home) as held:
        rows = list(held.scalars(query))
    if json_:
        emit_json([as_dict(row) for row in rows])
        return
    view = table(
        "",
        "运行",
        "模型",
        "状态",
        "截至日",
        "线索",
        "待核",
        "未检查",
        "开始时间",
        right=("线索", "待核", "未检查"),
    )
    for row in rows:
        counts = row.counts_json
        view.add_row(
            row.id, row.model_id, row.state, str(row.as_of or ""),
            *(str(counts.get(k, "")) for k in ("线索", "待核", "未检查")),
            row.started.astimezone().strftime("%Y-%m-%d %H:%M"),
        )  # fmt: skip
    out.print(view)


@app.command("show")
@guarded
def show(
    run_id: str = typer.Argument(..., help="运行编号，或其开头几位。"),
    stream: str = typer.Option("", "--stream", help="逐行列出：待核、未检查 或 右表键不明。"),
    limit: int = typer.Option(50, "--limit", min=1, help="与 --stream 同用：最多几行。"),
    purpose: str = PurposeOption,
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """一次运行：没有得出结论的行按原因各几行、怎么办；每一步进几行、各路几行；用了哪些表的哪一版。

    例：shujian runs show a1b2c3d4e5 --stream 待核
    """
    session = opened(home, purpose)
    row, steps = _load(session.home, run_id)
    if stream:
        aside_views.show_stream(session, row, steps, stream, limit, json_)
        return
    if json_:
        aside = quarantined(session.home, row.inputs_json)
        listed = [_step(s) for s in steps]
        emit_json({**as_dict(row), "quarantined": aside, "steps": listed})
        return
    out.print(f"[bold]{row.model_id}[/]  运行 {row.id}  {row.state}  截至日 {row.as_of or ''}")
    if row.error:
        out.print(f"原因：{row.error}", markup=False)
    used = "；".join(f"{a}＝{v['table']} {_which(v)}" for a, v in row.inputs_json.items())
    out.print(f"数据：{used}", markup=False)
    for line in said(quarantined(session.home, row.inputs_json)):
        out.print("  " + line, markup=False, soft_wrap=True)
    out.print(f"程序 {row.program}  结果摘要 {row.digest[:16]}")
    if row.state == RunState.DONE:
        show_causes(session, row.id, MANY)
    aside_views.show_steps(steps)


def _which(entry: dict[str, Any]) -> str:
    return "（没有上次运行）" if entry["version"] == FIRST else f"第 {entry['version']} 版"


@app.command("replay")
@guarded
def replay(
    run_id: str = typer.Argument(..., help="运行编号，或其开头几位；all 表示全部完成的运行。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """用当时的数据、模型、法律参数和日历重做一遍，逐字节比较；不同时以非零退出。

    例：shujian runs replay all
    """
    session = opened(home)
    if run_id == "all":
        with db.reader(session.home) as held:
            query = select(Run.id).where(Run.state == RunState.DONE).order_by(Run.started)
            ids = list(held.scalars(query))
    else:
        ids = [_load(session.home, run_id)[0].id]
    results = []
    for one in ids:
        with progress(f"重现 {one}", json_) as told:
            results.append(replaying.replay(session.ctx, session.home, one, told))
    if json_:
        emit_json([vars(r) for r in results])
    else:
        _show_replays(results)
    if not all(r.equal for r in results):
        raise typer.Exit(1)


def _show_replays(results: list[replaying.Replayed]) -> None:
    for result in results:
        word = "[green]相同[/]" if result.equal else "[red]不同[/]"
        out.print(f"运行 {result.run_id}：{word}（{result.clues} 条线索）")
        for line in (*result.differences, *result.notes):
            out.print("  " + line, markup=False)


@app.command("cancel")
@guarded
def cancel(
    run_id: str = typer.Argument(..., help="运行编号，或其开头几位。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """请求停止一次正在进行的运行。

    例：shujian runs cancel a1b2c3d4e5
    """
    session = opened(home)
    row, _ = _load(session.home, run_id)
    require(session.ctx, Action.CANCEL, Thing(row.id))
    if row.state not in (RunState.RUNNING, RunState.WAITING):
        raise ShujianError(
            "app.run_over", f"运行 {row.id} 已是“{row.state}”", remedy="只能取消正在进行的运行"
        )
    with db.session(session.home) as held:
        held.get_one(Run, row.id).cancel_requested = True
        journal.record(held, session.ctx, Action.CANCEL, row.id)
    if json_:
        emit_json({"id": row.id, "cancel_requested": True})
    else:
        out.print(f"已请求停止运行 {row.id}；它会在当前一步停下。")


def _load(home: Any, run_id: str) -> tuple[Run, list[RunStep]]:
    with db.reader(home) as held:
        query = select(Run).where(Run.id.startswith(run_id, autoescape=True)).limit(2)
        found = list(held.scalars(query)) if run_id else []
        if len(found) != 1:
            raise ShujianError(
                "app.no_run",
                f"以“{run_id}”开头的运行不止一次" if found else f"没有编号为“{run_id}”的运行",
                remedy="见 shujian runs list",
            )
        steps = held.scalars(select(RunStep).where(RunStep.run_id == found[0].id))
        return found[0], list(steps)


def as_dict(row: Run) -> dict[str, Any]:
    """A run for programs."""
    keys = [
        "id",
        "model_id",
        "model_version",
        "state",
        "as_of",
        "digest",
        "engine",
        "program",
        "actor",
        "error",
    ]
    return {
        **{k: getattr(row, k) for k in keys},
        "inputs": row.inputs_json,
        "counts": row.counts_json,
        "started": row.started.isoformat(),
        "finished": row.finished.isoformat() if row.finished else None,
    }


def _step(step: RunStep) -> dict[str, Any]:
    keys = ["step", "op", "rows_in", "passed", "review", "unchecked", "dropped", "unkeyed"]
    return {k: getattr(step, k) for k in keys}
