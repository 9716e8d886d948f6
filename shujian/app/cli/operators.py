"""步骤 commands: which kinds of step there are, and what each takes."""

from __future__ import annotations

import typer

from shujian.app.cli.cards import named
from shujian.app.cli.frame import JsonOption, emit_json, guarded, out, table
from shujian.app.cli.groups import group
from shujian.models.authoring.operator_support import engines_of
from shujian.models.authoring.palette import cards

app = group("operators")


@app.command("list")
@guarded
def list_(
    engines: bool = typer.Option(
        False, "--engines", help="逐个写出样例的查询，看每个引擎能不能算（约一分钟）。"
    ),
    json_: bool = JsonOption,
) -> None:
    """列出模型可用的全部步骤。

    例：shujian operators list
    """
    found = cards()
    held = {c.op: engines_of(c) for c in found} if engines else {}
    if json_:
        emit_json([c.plain() | ({"engines": held[c.op]} if held else {}) for c in found])
        return
    names = list(next(iter(held.values()), {}))
    view = table(f"共 {len(found)} 个步骤", "步骤", "名称", "类别", "计算", "用途", *names)
    for card in found:
        able = [f"不能：{why}" if why else "能" for why in held.get(card.op, {}).values()]
        view.add_row(card.op, card.kind.title, card.group, card.way, card.kind.help, *able)
    out.print(view)


@app.command("show")
@guarded
def show(
    op: str = typer.Argument(..., help="步骤的英文词，如 join。"), json_: bool = JsonOption
) -> None:
    """看一个步骤：参数、样例。

    例：shujian operators show sequence
    """
    card = named(op, {c.op: c for c in cards()}, "步骤", "models.bad_op")
    if json_:
        emit_json(card.plain())
        return
    out.print(f"[bold]{card.op}[/]  {card.kind.title}（{card.group}；{card.way}）")
    out.print(f"{card.kind.help}。", markup=False)
    view = table("参数", "键", "必填", "含义")
    for key, told, needed in card.parameters:
        view.add_row(key, "是" if needed else "", told)
    out.print(view)
    for sample in card.samples:
        out.print(f"例：{sample.name}", markup=False)
