"""``shujian demo``: the whole way on an invented city."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import typer

from shujian.app.cli.demo_accounts import make_accounts, show_accounts
from shujian.app.cli.frame import JsonOption, emit_json, guarded, opened, out, progress, table
from shujian.app.cli.serve import DEMO_MARK, serve_home
from shujian.app.demonstrate import Demonstration, demonstrate
from shujian.app.shelf import Shelf
from shujian.core.errors import ShujianError
from shujian.pool.asking.exporting import check_place, exported


@guarded
def demo(
    people: int = typer.Option(
        20_000, "--people", min=1_000, help="城市人口；行数约为人口的二十倍。"
    ),
    seed: int = typer.Option(1, "--seed", help="种子；同样的种子造出同样的城市。"),
    no_serve: bool = typer.Option(False, "--no-serve", help="只演示，不启动网页服务。"),
    home: Path = typer.Option(Path("demo-home"), "--home", help="演示用的数据目录；每次重建。"),
    port: int = typer.Option(8000, "--port", min=0, max=65535, help="网页工作台的端口。"),
    report: Path = typer.Option(None, "--report", help="把结果表写成 JSON 文件。"),
    json_: bool = JsonOption,
) -> None:
    """Build the city, import it, run the models, print the table."""
    if report is not None:
        check_place(report)
    _clear(home)
    session = opened(home, purpose="演示")
    make_accounts(session)
    (home / DEMO_MARK).write_text("shujian demo\n", "utf-8")
    with progress("演示", json_) as told:
        done = demonstrate(session.ctx, session.home, people, seed, told)
    made = [s.as_dict() for s in done.scores]
    if report is not None:
        with exported(report) as part:
            part.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", "utf-8")
    if json_:
        emit_json(json.loads(json.dumps(made), parse_float=str))
    else:
        _show(done, home, Shelf(session.home))
    if not no_serve and not json_:
        show_accounts()
        serve_home(session, "127.0.0.1", port, open_=False)
    if not all(s.perfect for s in done.scores):
        raise typer.Exit(1)


def _clear(home: Path) -> None:
    """Remove the home of an earlier demonstration; never a home with real data."""
    if not home.exists() or not any(home.iterdir()):
        return
    if not (home / DEMO_MARK).is_file():
        raise ShujianError(
            "app.not_a_demo_home",
            f"“{home}”不是演示用的数据目录，不会清空它",
            remedy="请用 --home 指定一个新的文件夹",
        )
    shutil.rmtree(home)


def _named(shelf: Shelf, model: str) -> str:
    """A model's number and name; what is no model stays as it is."""
    try:
        return f"{model} {shelf.item(model).data['name']}"
    except ShujianError:
        return model


def _show(done: Demonstration, home: Path, shelf: Shelf) -> None:
    rows = sum(r.rows_in for r in done.imports)
    kept = sum(r.rows_kept for r in done.imports)
    aside = sum(r.rows_quarantined for r in done.imports)
    out.print(
        f"虚构城市：{len(done.city.files)} 个文件，{rows:,} 行 ＝ 入池 {kept:,} ＋ 隔离 {aside:,}"
    )
    view = table(
        "", "模型", "布设违规", "找到", "待核", "遗漏", "陷阱", "误中", "答偏", "意外", "秒",
        right=("布设违规", "找到", "待核", "遗漏", "陷阱", "误中", "答偏", "意外", "秒"),
    )  # fmt: skip
    for s in done.scores:
        numbers = (
            s.planted,
            s.found,
            s.lowered,
            s.missed,
            s.traps,
            s.traps_hit,
            s.strayed,
            s.extra,
        )
        view.add_row(s.model, *(str(n) for n in numbers), f"{s.seconds:.1f}")
    out.print(view)
    # below the table: beside ten columns a name would be broken into five lines
    for named in (_named(shelf, s.model) for s in done.scores):
        out.print(f"  {named}", markup=False)
    for s in done.scores:
        for note in s.notes[:20]:
            out.print(f"  {s.model} {note}", markup=False)
    out.print("线索是机器提示，供核查，不作为认定依据。接下来可以看：")
    for line in ("clues list", "clues show 线索编号", "runs list", "pool list"):
        out.print(f"  shujian {line} --home {home}", markup=False, soft_wrap=True)
