"""地方规定 commands: what models ask of places, entering, ending and taking back rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from shujian.app.cli.covers import parse_day
from shujian.app.cli.frame import (
    HomeOption,
    JsonOption,
    emit_json,
    guarded,
    opened,
    out,
    show_error,
    table,
)
from shujian.app.cli.groups import group
from shujian.app.local_rules.changing import Which, Wish, prefix
from shujian.app.local_rules.changing import add as enter
from shujian.app.local_rules.changing import withdraw as take_back
from shujian.app.local_rules.listing import Question, Rule, listed
from shujian.core.errors import ShujianError

app = group("local")
RegionOption = typer.Option("", "--region", help="行政区划代码或其前几位；不写为所有地区。")
EVERYWHERE = "所有地区"


@app.command("list")
@guarded
def list_(
    item: str = typer.Option("", "--item", help="只看一个事项；也可只写前几个字，如 高龄津贴。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """列出各模型要问的地方事项和已有的规定，没有录入的在前。

    例：shujian local list --item 高龄津贴
    """
    session = opened(home)
    found = listed(session.ctx, session.home)
    items = [q for q in found.items if q.item.name.startswith(item)]
    if item and not items:
        raise ShujianError(
            "app.not_found", f"没有以“{item}”开头的地方事项", remedy="shujian local list 可列出全部"
        )
    items.sort(key=lambda q: bool(q.rules))
    if json_:
        emit_json([_plain(q) for q in items])
    else:
        for one in items:
            _show(one)
    for error in found.broken:
        show_error(error)
    if found.broken:
        raise typer.Exit(1)


@app.command("add")
@guarded
def add(
    item: str = typer.Argument(..., help="地方事项，如 高龄津贴.停发规则。"),
    value: str = typer.Argument(..., help="值；是否类写 是 或 否，几个文本用顿号分开。"),
    region: str = RegionOption,
    from_: str = typer.Option(..., "--from", help="施行日期，如 2020-01-01。"),
    to: str = typer.Option("", "--to", help="最后有效的一天；不写为现行有效。"),
    source: str = typer.Option(..., "--source", help="依据：文件名称和文号。"),
    note: str = typer.Option("", "--note", help="备注。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """录入一条本单位查到的地方规定；记入日志。

    例：shujian local add 高龄津贴.停发规则 次月停 --region 990101 --from 2020-01-01 --source "虚构区办法"
    """
    session = opened(home)
    end = parse_day(to, "--to") if to else None
    wish = Wish(item, value, region, parse_day(from_, "--from"), end, source, note)
    made = enter(session.ctx, session.home, wish)
    if json_:
        emit_json({"item": made.item, "region": made.region, "from": made.start})
    else:
        place = made.region or EVERYWHERE
        out.print(f"已录入：{made.item}，{place}，{made.start} 起。下次运行模型时采用。")


@app.command("withdraw")
@guarded
def withdraw(
    item: str = typer.Argument(..., help="地方事项。"),
    region: str = RegionOption,
    from_: str = typer.Option(..., "--from", help="这条规定的施行日期。"),
    to: str = typer.Option("", "--to", help="只写明最后有效的一天，不撤回。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """撤回录错的一条规定；规定废止了的，用 --to 写明最后有效的一天。记入日志。

    例：shujian local withdraw 高龄津贴.停发规则 --region 990101 --from 2020-01-01 --to 2024-12-31
    """
    session = opened(home)
    end = parse_day(to, "--to") if to else None
    which = Which(item, prefix(region), parse_day(from_, "--from"))
    take_back(session.ctx, session.home, which, end)
    if json_:
        emit_json({"item": item, "region": which.region, "from": which.start, "to": end})
    else:
        out.print(f"已写明有效至 {end}。" if end else "已撤回。")


def _plain(question: Question) -> dict[str, Any]:
    item = question.item
    return {
        "item": item.name,
        "type": item.type,
        "meaning": item.meaning,
        "unit": item.unit,
        "choices": list(question.choices),
        "models": [vars(m) for m in question.models],
        "rules": [vars(r) for r in question.rules],
    }


def _show(question: Question) -> None:
    item = question.item
    state = "" if question.rules else "（没有录入）"
    kind = "、".join((item.type, *([item.unit] if item.unit else [])))
    out.print(f"{item.name}{state}", style="bold", markup=False)
    out.print(f"  问：{item.meaning}（{kind}）", markup=False)
    if question.choices:
        out.print(f"  可选：{'、'.join(question.choices)}", markup=False)
    if question.models:
        out.print(f"  要用它的模型：{'、'.join(m.name for m in question.models)}", markup=False)
    if not question.rules:
        return
    view = table("", "地区", "值", "施行", "废止", "依据", "来源")
    for rule in question.rules:
        view.add_row(*_row(rule))
    out.print(view)


def _row(rule: Rule) -> list[str]:
    return [
        rule.region or EVERYWHERE, rule.value, str(rule.start or ""), str(rule.end or ""),
        rule.source, rule.layer if rule.own else f"{rule.layer}（{rule.file}）",
    ]  # fmt: skip
