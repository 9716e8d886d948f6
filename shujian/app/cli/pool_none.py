"""``pool none``: a supplier has nothing for a place and a period."""

from __future__ import annotations

from pathlib import Path

import typer

from shujian.app.cli import pool_views as views
from shujian.app.cli.covers import parse_cover
from shujian.app.cli.frame import HomeOption, JsonOption, emit_json, guarded, opened, out
from shujian.pool.nothing import state_none


@guarded
def none(
    table: str = typer.Argument(..., help="标准表名称。"),
    covers: str = typer.Option(
        ..., "--covers", help="哪个地区、哪段时间没有：地区代码[@单位]:起..止，所有地区写 *。"
    ),
    supplier: str = typer.Option(..., "--supplier", "-s", help="供数单位：谁说没有。"),
    authority: str = typer.Option(..., "--authority", help="依据，如来函的日期和文号。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """写明一类数据没有（零条）：成为一次零行的导入，“查无记录”在这个范围内算作没有。

    例：shujian pool none 假释裁定 --covers 990101:2025-01-01..2025-06-30 -s 某法院 --authority 来函
    """
    session = opened(home)
    stated = parse_cover(covers)
    result = state_none(session.ctx, session.home, table, stated, supplier, authority)
    if json_:
        emit_json(result.as_dict())
    elif result.duplicate_of:
        views.show_results([result])
    else:
        told = f"已写明“{result.table}”没有（零条），第 {result.version} 版"
        undo = f"shujian pool withdraw {result.import_id} --reason …"
        out.print(f"{told}；重新运行模型后按此判断。撤回：{undo}", markup=False, soft_wrap=True)
