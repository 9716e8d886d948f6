"""线索 commands: list, look into, verify, give out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from shujian.app.cli import clue_views as views
from shujian.app.cli.frame import (
    HomeOption,
    JsonOption,
    PurposeOption,
    Session,
    emit_json,
    guarded,
    opened,
    out,
)
from shujian.app.cli.groups import group
from shujian.clues import export as exporting
from shujian.clues import query
from shujian.clues.states import state_named
from shujian.clues.verify import verify as verifying
from shujian.core.errors import ShujianError
from shujian.store import db
from shujian.trust import Action, Thing, journal, require

app = group("clues")


def _model_id(session: Session, name: str) -> str:
    """The id of a model that was named in any way; "" for none."""
    if not name:
        return ""
    from shujian.app.shelf import Shelf

    return Shelf(session.home).item(name).id


@app.command("list")
@guarded
def list_(
    model: str = typer.Option("", "--model", help="只看这个模型。"),
    state: str = typer.Option(
        "", "--state", help="只看这种状态：待核查、核查中、属实、不属实、存查。"
    ),
    kind: str = typer.Option("线索", "--kind", help="线索，或 提示。"),
    text: str = typer.Option("", "--text", help="内容里含有的字。"),
    limit: int = typer.Option(50, "--limit", help="最多几条。"),
    purpose: str = PurposeOption,
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """列出线索，分值高的在前。

    例：shujian clues list --state 待核查
    """
    session = opened(home, purpose)
    model_id = _model_id(session, model)
    wanted = query.ClueFilter(
        model=model_id, state=str(state_named(state)) if state else "", kind=kind, text=text
    )
    with db.reader(session.home) as held:
        rows = query.listed(held, wanted, limit)
        total = query.counted(held, wanted)
    if json_:
        emit_json([views.masked_dict(session.ctx, row) for row in rows])
    else:
        views.show_list(session.ctx, rows, total)


@app.command("show")
@guarded
def show(
    clue_id: str = typer.Argument(..., help="线索编号，或其开头几位。"),
    purpose: str = PurposeOption,
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """一条线索的来由：先看会被什么推翻，再看每个条件的取值和来源的文件、工作表、行。

    例：shujian clues show 3f8k2m --purpose 核查线索
    """
    from shujian.app.explaining import explain  # all of the engine, for this command alone

    session = opened(home, purpose)
    explained = explain(session.ctx, session.home, clue_id)
    if json_:
        emit_json(views.explained_dict(session.ctx, explained))
    else:
        views.show_explained(session.ctx, explained)


@app.command("verify")
@guarded
def verify(
    clue_id: str = typer.Argument(..., help="线索编号，或其开头几位。"),
    state: str = typer.Option(..., "--state", help="核查中、属实、不属实、存查、待核查。"),
    reason: str = typer.Option("", "--reason", help="核查了什么、依据是什么；下结论时必须写。"),
    step: list[int] = typer.Option(
        [], "--step", help="已核对的核查步骤，写它的次序（从 1 起），可以写几次。"
    ),
    though_open: bool = typer.Option(
        False, "--though-open", help="有核查步骤没有核对也照样记为属实；办理记录写明是哪几步。"
    ),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """记下核查结果：谁、何时、为什么。核查步骤没有核对完的，记为属实以前会列出来。

    例：shujian clues verify 3f8k2m --state 不属实 --reason 银行回单证明已退回
    """
    from shujian.app.clue_steps import steps_of  # what runs kept is read with the engine

    session = opened(home, "核查线索")
    steps = steps_of(session.home)
    with db.session(session.home) as held:
        asked = steps(query.one(held, clue_id))
        clue = verifying(
            held, session.ctx, clue_id, state_named(state), reason,
            checks=_done(asked, step), though_open=though_open, steps=steps,
        )  # fmt: skip
    if json_:
        emit_json({"id": clue.id, "state": clue.state})
    else:
        out.print(f"线索 {clue.id} 现为“{clue.state}”。")


def _done(asked: Sequence[str], numbers: Sequence[int]) -> list[str]:
    """The steps of these numbers.

    Raises:
        ShujianError: ``clues.step`` for a number that no step has.
    """
    for number in numbers:
        if not 1 <= number <= len(asked):
            named = "；".join(f"{n}. {words}" for n, words in enumerate(asked, start=1))
            raise ShujianError(
                "clues.step", f"没有第 {number} 步", remedy=f"这条线索的核查步骤：{named or '没有'}"
            )
    return [asked[number - 1] for number in numbers]


@app.command("export")
@guarded
def export(
    path: Path = typer.Argument(..., help="写到这个文件：.xlsx 或 .jsonl。"),
    model: str = typer.Option("", "--model", help="只导出这个模型。"),
    state: str = typer.Option("", "--state", help="只导出这种状态。"),
    kind: str = typer.Option("线索", "--kind", help="线索，或 提示。"),
    purpose: str = typer.Option(..., "--purpose", help="用途；会记入日志。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """导出线索（含原值）；工作簿中没有公式。

    例：shujian clues export 线索.xlsx --purpose 移送核查
    """
    session = opened(home, purpose)
    form = path.suffix.lower()
    if form not in (".xlsx", ".jsonl"):
        raise ShujianError(
            "app.export_form", f"不能导出成“{path.suffix}”", remedy="请用 .xlsx 或 .jsonl 结尾"
        )
    model_id = _model_id(session, model)
    wanted = query.ClueFilter(model=model_id, state=state, kind=kind)
    require(session.ctx, Action.EXPORT, Thing(str(path.name), level=4))
    with db.session(session.home) as held:
        clues = query.listed(held, wanted, limit=1_000_000)
        if form == ".xlsx":
            from shujian.app.clue_telling import Telling  # all of the models, only for this

            telling = Telling(session.ctx, session.home, held)
            count = exporting.to_workbook(clues, path, telling)
        else:
            count = exporting.to_json_lines(clues, path)
        journal.record(held, session.ctx, Action.EXPORT, path.name, {"clues": count})
    if json_:
        emit_json({"file": str(path), "clues": count})
    else:
        out.print(f"已导出 {count} 条到 {path}。", markup=False)
