"""How rule packs look in the terminal and to programs."""

from __future__ import annotations

from typing import Any

from shujian.app.cli.frame import out, table
from shujian.models.packs.pack import Pack
from shujian.models.packs.result import off_note


def show_pack(pack: Pack) -> None:
    """A pack: what it reads, its shared values and every rule in Chinese."""
    spec = pack.spec
    out.print(f"[bold]{spec.name}[/]  {spec.id}  {spec.about['line']}  规则包")
    out.print(f"目的：{spec.about['purpose']}", markup=False)
    out.print(f"依据：{'；'.join(spec.about['basis'])}", markup=False)
    if not spec.about["checked"]:
        out.print(f"[yellow]尚有未核实之处：[/]{spec.about['doubt']}")
    for title, key in (("会被什么推翻", "disprove"), ("要核查什么", "verify")):
        if spec.about[key]:
            out.print(f"{title}：" + "；".join(spec.about[key]), markup=False)
    children = [f"{a}（{c.spec.table}）" for a, c in pack.children.items()]
    out.print(f"判断的表：{spec.base}；子表：{'、'.join(children) or '无'}", markup=False)
    for name in pack.let:
        out.print(f"共用值 {pack.sentences[name]}", markup=False)
    view = table(f"规则（{len(pack.rules)} 条）", "编号", "名称", "程度", "条件", "依据")
    for rule_id, rule in pack.rules.items():
        held = rule.spec
        only = f"（只对{held.only}）" if held.only else ""
        doubt = f"（有疑：{held.doubt}）" if held.doubt else ""
        said = rule.when.formula.sentence + only
        view.add_row(rule_id, held.name, held.severity, said, "；".join(held.basis) + doubt)
    out.print(view)
    for off in pack.off:
        out.print("  " + off_note(off), markup=False)


def pack_details(pack: Pack) -> dict[str, Any]:
    """The same for programs."""
    spec = pack.spec
    return {
        "id": spec.id,
        "name": spec.name,
        "kind": "pack",
        "purpose": spec.about["purpose"],
        "basis": list(spec.about["basis"]),
        "checked": spec.about["checked"],
        "doubt": spec.about["doubt"],
        "base": spec.base,
        "children": {a: c.spec.table for a, c in pack.children.items()},
        "let": {n: pack.let[n].formula.text for n in pack.let},
        "rules": [
            {
                "id": r.spec.id, "name": r.spec.name, "when": r.when.formula.text,
                "sentence": r.when.formula.sentence, "says": r.spec.says,
                "severity": r.spec.severity, "basis": list(r.spec.basis),
                "suggest": list(r.spec.suggest), "checked": r.spec.checked,
                "doubt": r.spec.doubt, "only": r.spec.only,
            }
            for r in pack.rules.values()
        ],
        "off": [{"id": r.id, "name": r.name, "off": r.off, "needs": list(r.needs)} for r in pack.off],
    }  # fmt: skip
