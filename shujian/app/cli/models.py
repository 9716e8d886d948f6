"""监督模型 commands: list, look, make, check, run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from shujian.app import authoring
from shujian.app.cli import models_ready, ran
from shujian.app.cli.cause_views import FEW, show_causes
from shujian.app.cli.covers import parse_day
from shujian.app.cli.frame import (
    HomeOption,
    JsonOption,
    PurposeOption,
    Session,
    emit_json,
    guarded,
    opened,
    out,
    progress,
    show_error,
    system_error,
    table,
)
from shujian.app.cli.groups import group
from shujian.app.cli.pack_views import pack_details, show_pack
from shujian.app.cli.ran import Summary, summary
from shujian.app.limits import Limits
from shujian.app.packing import packs_with_data
from shujian.app.shelf import Shelf
from shujian.app.together import Bench, Told, Wanted
from shujian.core.errors import ShujianError
from shujian.models.model import Model

app = group("models")
models_ready.register(app)


@app.command("list")
@guarded
def list_(home: Path = HomeOption, json_: bool = JsonOption) -> None:
    """列出全部模型。

    例：shujian models list
    """
    shelf = Shelf(opened(home).home)
    if json_:
        found = [_brief(key, i.data, i.layer.name) for key, i in shelf.items.items()]
        packs = [_brief(key, i.data, i.layer.name) for key, i in shelf.packs.items()]
        emit_json(found + [{**p, "kind": "pack"} for p in packs])
        _tell_broken(shelf)
        return
    view = table("", "编号", "名称", "业务条线", "依据已核", "来源")
    for key, item in (*shelf.items.items(), *shelf.packs.items()):
        checked = "是" if item.data.get("checked", True) else "有疑"
        view.add_row(
            key, item.data.get("name", ""), item.data.get("line", ""), checked, item.layer.name
        )
    out.print(view)
    _tell_broken(shelf)


def _tell_broken(shelf: Shelf) -> bool:
    """Tell of model files that cannot be read; whether there are any."""
    _ = (shelf.items, shelf.packs)  # read now, if nobody asked before
    for error in shelf.broken:
        show_error(error)
    return bool(shelf.broken)


def _brief(key: str, data: dict[str, Any], layer: str) -> dict[str, Any]:
    return {
        "id": key,
        "name": data.get("name", ""),
        "alias": data.get("alias", ""),
        "line": data.get("line", ""),
        "purpose": data.get("purpose", ""),
        "checked": data.get("checked", True),
        "layer": layer,
    }


@app.command("show")
@guarded
def show(
    model_id: str = typer.Argument(..., help="模型编号。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """看一个模型：目的、依据、参数、每一步的中文说明，会被什么推翻，要核查什么。

    例：shujian models show pension-while-serving
    """
    shelf = Shelf(opened(home).home)
    if shelf.is_pack(model_id):
        pack, _ = shelf.pack(model_id)
        if json_:
            emit_json(pack_details(pack))
        else:
            show_pack(pack)
        return
    model, _ = shelf.model(model_id)
    if json_:
        emit_json(_details(model))
        return
    spec = model.spec
    out.print(f"[bold]{spec.name}[/]  {spec.id}  {spec.line}")
    out.print(f"目的：{spec.purpose}", markup=False)
    out.print(f"依据：{'；'.join(spec.basis)}", markup=False)
    if not spec.checked:
        out.print(f"[yellow]尚有未核实之处：[/]{spec.doubt}")
    _list("会被什么推翻", [str(objection) for objection in spec.disprove])
    _list("要核查什么", spec.verify)
    out.print(f"文书：{'、'.join(spec.document)}", markup=False)
    for name, parameter in spec.parameters.items():
        out.print(
            f"参数 {name}＝{parameter.value}：{parameter.meaning}（{parameter.source}）",
            markup=False,
        )
    view = table("步骤", "步骤", "说明")
    for step, sentence in model.sentences.items():
        view.add_row(step, sentence)
    out.print(view)


def _list(title: str, items: Sequence[str]) -> None:
    if items:
        out.print(f"{title}：" + "；".join(items), markup=False)


def _details(model: Model) -> dict[str, Any]:
    spec = model.spec
    return {
        "id": spec.id,
        "name": spec.name,
        "purpose": spec.purpose,
        "basis": list(spec.basis),
        "checked": spec.checked,
        "doubt": spec.doubt,
        "inputs": dict(spec.inputs),
        "reads": {a: list(c) for a, c in model.reads.items()},
        "steps": [
            {"id": i, "op": b.operator.op, "sentence": model.sentences[i]}
            for i, b in model.steps.items()
        ],
        "disprove": [str(objection) for objection in spec.disprove],
        "verify": list(spec.verify),
        "document": list(spec.document),
        "meaning": spec.meaning_hash,
    }


@app.command("new")
@guarded
def new(
    model_id: str = typer.Argument(
        ..., help="新模型的编号：命名空间/英文名，如 本院/double-benefit。"
    ),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """在数据目录里建一个新模型的文件夹，内有可改的范例。

    例：shujian models new 本院/double-benefit
    """
    session = opened(home)
    _made(authoring.new_model(session.ctx, session.home, model_id), json_)


@app.command("copy")
@guarded
def copy(
    model_id: str = typer.Argument(..., help="要复制的模型。"),
    new_id: str = typer.Argument(..., help="新编号，如 本院/pension。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """把一个模型复制为自己的，随后可改；原来的不动。

    例：shujian models copy shujian/pension-while-serving 本院/pension
    """
    session = opened(home)
    source = Shelf(session.home).item(model_id)
    _made(authoring.copy_model(session.ctx, session.home, source, new_id), json_)


def _made(folder: Path, as_json: bool) -> None:
    if as_json:
        emit_json({"folder": str(folder)})
        return
    out.print("已建好，请改这两个文件：")
    for name in ("model.yaml", "cases.yaml"):
        out.print(f"  {folder / name}", markup=False, soft_wrap=True)


@app.command("check")
@guarded
def check(
    model_ids: list[str] = typer.Argument(None, help="模型编号；不写则检查全部。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """检查模型的写法，并跑它的用例。

    例：shujian models check 本院/double-benefit
    """
    shelf = Shelf(opened(home).home)
    reports: list[dict[str, Any]] = []
    failed = _tell_broken(shelf) and not model_ids
    for model_id in model_ids or [*shelf.items, *shelf.packs]:
        try:
            report = authoring.check_model(shelf, model_id)
        except ShujianError as error:
            failed = True
            reports.append({"id": model_id, "error": error.as_dict()})
            if not json_:
                show_error(error)
            continue
        failed = failed or not report.passed
        reports.append(report.as_dict())
        if not json_:
            _show_report(report)
    if json_:
        emit_json(reports)
    if failed:
        raise typer.Exit(1)


def _show_report(report: authoring.Report) -> None:
    good = sum(1 for case in report.cases if case.passed)
    word = "[green]通过[/]" if report.passed else "[red]有不符[/]"
    out.print(f"{report.model_id}：写法正确，用例 {good}/{len(report.cases)} {word}")
    for case in report.cases:
        if not case.passed:
            out.print(str(case), markup=False)
    for note in report.notes:
        out.print(f"  提醒：{note}", markup=False)


@app.command("run")
@guarded
def run(
    model_ids: list[str] = typer.Argument(None, help="模型编号，可以多个。"),
    all_: bool = typer.Option(False, "--all", help="运行全部模型。"),
    as_of: str = typer.Option("", "--as-of", help="说到哪一天；默认取各表截至日中最早的。"),
    set_: list[str] = typer.Option([], "--set", help="改参数：名称=值，可重复。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """运行模型，线索进入线索库。一个模型出错不影响其余。

    例：shujian models run pension-while-serving --as-of 2025-06-30
    """
    session = opened(home)
    shelf = Shelf(session.home)
    wanted = list(model_ids or [])
    if all_:
        wanted = [*shelf.items, *packs_with_data(session.home, shelf)]
    if not wanted:
        raise ShujianError("app.no_models", "没有说明运行哪个模型", remedy="写模型编号，或用 --all")
    day = parse_day(as_of, "--as-of") if as_of else None
    asked = [Wanted(model, day, tuple(set_)) for model in wanted]
    bench = Bench(session.ctx, session.home, summary, Limits.whole())
    told: list[dict[str, Any]] = []
    with progress("", quiet=json_) as heard:
        for one in bench.run_all(shelf, asked, heard):
            told.append(_tell(session, one, quiet=json_))
    if json_:
        emit_json(told)
    else:
        ran.show_next(told)
    if _tell_broken(shelf) or any("error" in t for t in told):
        raise typer.Exit(1)


def _tell(session: Session, told: Told[Summary], quiet: bool) -> dict[str, Any]:
    if told.result is not None:
        if not quiet:
            ran.show(told.result)
            show_causes(session, told.result.data["run"], FEW)
        return told.result.data
    error = told.error
    assert error is not None
    shown = error if isinstance(error, ShujianError) else system_error(error)
    show_error(shown)
    return {"model": told.wanted.model, "error": shown.as_dict()}


@app.command("why")
@guarded
def why(
    model_id: str = typer.Argument(..., help="模型编号。"),
    subject: str = typer.Option(..., "--subject", help="对象：身份号码、信用代码、项目编号等。"),
    all_: bool = typer.Option(False, "--all", help="列出走过的每一步。"),
    purpose: str = PurposeOption,
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """为什么没有线索：这个对象在哪一步离开，或为何待核、未检查，取值是什么。

    例：shujian models why pension-while-serving --subject 990101198001010015
    """
    from shujian.app import open_run, why_masked
    from shujian.app.cli import why_views
    from shujian.app.why_not import why_not

    session = opened(home, purpose)
    try:
        found = why_not(session.ctx, session.home, model_id, subject)
    finally:
        open_run.close()
    if json_:
        emit_json(why_masked.plain(session.ctx, found))
    else:
        why_views.tell(session.ctx, found, all_)


@app.command("preview")
@guarded
def preview(
    model_id: str = typer.Argument(..., help="模型编号。"),
    step: str = typer.Argument("", help="步骤；不写时看线索之前的一步。"),
    rows: int = typer.Option(20, "--rows", min=1, max=1000, help="看前几行。"),
    purpose: str = PurposeOption,
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """看一步的前几行：按对象抽样，不保存，不进线索库。

    例：shujian models preview pension-while-serving 在押领取人
    """
    from shujian.app.cli import previews

    session = opened(home, purpose)
    model, name, shown = previews.previewed(session.ctx, session.home, model_id, step, rows)
    data = previews.plain(session.ctx, model, name, shown)
    if json_:
        emit_json(data)
    else:
        previews.tell(data, shown.note)
