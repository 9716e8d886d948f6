"""函数 commands: what formulas may call, and what each function takes."""

from __future__ import annotations

import typer

from shujian.app.cli.cards import named
from shujian.app.cli.frame import JsonOption, emit_json, guarded, out, table
from shujian.app.cli.groups import group
from shujian.app.function_cards import function_cards

app = group("functions")


@app.command("list")
@guarded
def list_(
    json_: bool = JsonOption,
    of: str = typer.Option("", "--group", help="只列这一组，如 文本、日期。"),
) -> None:
    """列出公式可用的全部函数。

    例：shujian functions list --group 日期
    """
    found = [c for c in function_cards() if of in ("", c.function.group)]
    if json_:
        emit_json([card.plain() for card in found])
        return
    view = table(f"共 {len(found)} 个函数", "组", "写法", "也可写作", "结果", "引擎", "用途")
    for card in found:
        own = card.function
        view.add_row(
            own.group,
            own.signature.replace("[", "\\["),
            "、".join(own.aliases),
            card.result,
            "、".join(card.supported),
            own.help,
        )
    out.print(view)


@app.command("show")
@guarded
def show(
    name: str = typer.Argument(..., help="函数名，如 DATEDIF、在期间。"), json_: bool = JsonOption
) -> None:
    """看一个函数：参数、例子、哪些引擎能算。

    例：shujian functions show DATEDIF
    """
    held = {n: c for c in function_cards() for n in (c.function.name, *c.function.aliases)}
    card = named(name, held, "函数", "formulas.function")
    if json_:
        emit_json(card.plain())
        return
    told = card.plain()
    out.print(f"{told['signature']}  {told['group']}，结果：{told['result']}", markup=False)
    out.print(f"{told['help']}。", markup=False)
    if told["excel"]:
        out.print(f"与 Excel 的不同：{told['excel']}。", markup=False)
    view = table("参数", "名称", "类型", "写法")
    for one in card.parameters:
        ways = [
            w
            for w, on in (
                ("直接写出", one["literal"]),
                ("可省", one["optional"]),
                ("可多个", one["many"]),
            )
            if on
        ]
        view.add_row(one["name"], "、".join(one["types"]), "、".join(ways))
    out.print(view)
    for example in told["examples"]:
        out.print(f"例：{example['formula']} → {example['result']}", markup=False)
    for engine, why in card.engines.items():
        out.print(f"{engine}：{f'不能计算（{why}）' if why else '可以计算'}", markup=False)
