"""引擎 commands: which engine computes, and whether it computes as it must."""

from __future__ import annotations

from pathlib import Path

import typer

from shujian.app.cli.frame import HomeOption, JsonOption, emit_json, guarded, opened, out, table
from shujian.app.cli.groups import group
from shujian.app.engine_check import check_engine
from shujian.app.shelf import Shelf
from shujian.engines.choose import FILE, choice

app = group("engines")


@app.command("show")
@guarded
def show(home: Path = HomeOption, json_: bool = JsonOption) -> None:
    """看现在用哪个计算引擎。

    例：shujian engines show
    """
    held = choice(opened(home).home.path)
    if json_:
        emit_json({k: dict(v) if isinstance(v, dict) else v for k, v in vars(held).items()})
        return
    where = f"（{held.spark}）" if held.engine == "spark" else ""
    out.print(f"计算引擎：{held.engine}{where}", markup=False)
    out.print(f"改用别的引擎：数据目录下的 {FILE}，或环境变量 SHUJIAN_ENGINE、SHUJIAN_SPARK。")


@app.command("check")
@guarded
def check(
    home: Path = HomeOption,
    cases: int = typer.Option(
        0, "--cases", min=0, help="每个模型只做几个用例，0 为全部；规则包总是全部。"
    ),
    json_: bool = JsonOption,
) -> None:
    """检查计算引擎：全部函数的例子、模型和规则包的用例，逐一与规定的结果相比。

    例：shujian engines check --cases 3
    """
    session = opened(home)
    with session.home.workspace() as folder:
        version, parts = check_engine(session.home, Shelf(session.home), folder, cases or None)
    wrong = [w for p in parts for w in p.wrong]
    if json_:
        emit_json({"engine": version, "parts": [vars(p) for p in parts]})
    else:
        view = table(f"引擎 {version}", "检查的内容", "例数", "不符", "拒绝")
        for part in parts:
            view.add_row(part.name, *map(str, (part.tried, len(part.wrong), len(part.refused))))
        out.print(view)
        for line in wrong:
            out.print(f"不符：{line}", markup=False)
        out.print("全部相符" if not wrong else "有不符：请不要用这个引擎运行模型")
    if wrong:
        raise typer.Exit(1)
