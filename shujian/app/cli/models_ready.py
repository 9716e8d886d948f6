"""监督模型 command: whether models can run on what there is, in the words of the library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer
from rich.markup import escape

from shujian.app.cli.frame import HomeOption, JsonOption, emit_json, guarded, opened, out, table
from shujian.app.fit_rules import Readiness, RuleFit, readiness
from shujian.app.fitting import Fit, ModelFit, fit
from shujian.app.holdings import holdings
from shujian.app.rule_names import RuleNames
from shujian.app.shelves import kept
from shujian.store import db

STATES = {
    Fit.WHOLE: "齐备",
    Fit.PART: "部分齐备",
    Fit.UNCHECKED: "只会得到未检查",
    Fit.REVIEW: "只会得到待核",
    Fit.UNDECIDED: "得不出线索",
    Fit.NONE: "缺数据",
}
RULES = {
    Fit.WHOLE: "可以运行",
    Fit.PART: "缺列，判不全",
    Fit.UNCHECKED: "只会得到未检查",
    Fit.NONE: "不能运行",
}


def register(app: typer.Typer) -> None:
    """Put the command into the group."""
    app.command("ready")(guarded(ready))


def ready(
    model_id: str = typer.Argument("", help="模型编号；不写则列出全部模型和规则包。"),
    home: Path = HomeOption,
    json_: bool = JsonOption,
) -> None:
    """看各模型在现有数据上能否运行，各条规则缺什么。

    例：shujian models ready pension-while-serving
    """
    held = opened(home).home
    content = kept(held)
    entries = [content.entry(model_id)] if model_id else content.entries()
    with db.reader(held) as session:
        have = holdings(session, held)
    found = {e.id: readiness(e.bound, fit(e.needs, have)) for e in entries if e.bound is not None}
    if json_:
        emit_json([{"id": i, **_details(r)} for i, r in found.items()])
        return
    names = RuleNames(held)
    if model_id:
        for key, one in found.items():
            _show(one, key, names)
        return
    view = table(
        "", "编号", "名称", "能否运行", "能判断的规则", "只会得到待核", "只会得到未检查", "不能运行"
    )
    for key, one in found.items():
        counts = one.reviewed, one.unchecked, len(one.silent)
        able = f"{one.able}/{len(one.rules)}"
        view.add_row(key, names.model(key), STATES[one.state], able, *map(str, counts))
    out.print(view)


def _details(ready: Readiness) -> dict[str, Any]:
    """For programs."""
    return {
        "state": str(ready.state),
        "rules": [
            {
                "rule": r.rule,
                "state": str(r.kind),
                "tables": list(r.tables),
                "columns": [list(c) for c in r.columns],
                "unsaid": list(r.unsaid),
                "items": list(r.items),
            }
            for r in ready.rules
        ],
    }


def _show(ready: Readiness, key: str, names: RuleNames) -> None:
    """Every rule that lacks something, and what."""
    there, needed = ready.fitted.there, len(ready.fitted.tables)
    out.print(f"能否运行：{STATES[ready.state]}（所需 {needed} 张表中导入过的 {there} 张）")
    view = table("各条规则能否运行", "规则", "状态", "缺什么")
    for rule in ready.rules:
        said = "只会得到待核" if rule.reviewed(ready.fitted) else RULES[rule.kind]
        lacks = _lacks(rule, ready.fitted)
        view.add_row(escape(names.name(key, rule.rule)), said, escape(lacks))
    out.print(view)


def _lacks(rule: RuleFit, fitted: ModelFit) -> str:
    found, unread = [], fitted.unread
    aside = {t.need.table for t in fitted.tables if t.aside}
    if empty := [t for t in rule.tables if t not in aside]:
        found.append(f"没有数据：{'、'.join(empty)}")
    if held := [t for t in rule.tables if t in aside]:
        found.append(f"导入的行全在隔离区：{'、'.join(held)}")
    columns: dict[str, list[str]] = {}
    for place in rule.columns:
        said = "的列有，但一格也读不出" if place in unread else "缺列"
        columns.setdefault(f"“{place[0]}”{said}", []).append(place[1])
    found += [f"{said}：{'、'.join(held)}" for said, held in columns.items()]
    if rule.unsaid:
        found.append(f"没有写明覆盖范围：{'、'.join(rule.unsaid)}")
    if rule.items:
        found.append(f"没有录入地方规定：{'、'.join(rule.items)}（管理→地方规定）")
    return "；".join(found)
