"""How judgments and what rules find in them look in the terminal and to programs."""

from __future__ import annotations

from collections import Counter
from typing import Any

from shujian.app.cli.frame import out, table
from shujian.app.screening.types import SEVERITIES, Account, Totals

_LISTED = 20


def as_data(totals: Totals) -> dict[str, Any]:
    """A screening's sums for programs."""
    return {
        "documents": sum(n for s, n in totals.states.items() if s != "重复"),
        "states": dict(totals.states),
        "clues": {s: totals.severities[s] for s in SEVERITIES},
        "rules": [
            {"rule": rule, "name": totals.names[rule], "severity": severity, "clues": count}
            for (rule, severity), count in sorted(totals.rules.items())
        ],
        "open": [told(a) for a in totals.open],
        "copies": [{**told(a), "copy_of": a.copy_of} for a in totals.copies],
        "read_without_clue": len(totals.clean),
        "not_judgments": dict(totals.accusing),
        "out_of_scope": dict(totals.outside),
        "outcomes": outcomes(totals),
    }


def outcomes(totals: Totals) -> dict[str, dict[str, int]]:
    """Rule → rows by outcome: 命中, 待核 (a fact is not certain), 未检查, 未命中."""
    found: dict[str, dict[str, int]] = {}
    for (rule, word), rows in sorted(totals.counts.items()):
        found.setdefault(rule, {})[word] = rows
    return found


def told(account: Account) -> dict[str, Any]:
    """A document that was not read whole, for programs."""
    return {
        "document": account.id,
        "name": account.name,
        "source": account.source,
        "state": account.state,
        "reasons": list(account.reasons),
    }


def show_states(totals: Totals) -> None:
    """How many documents were read, and which were not, with reasons."""
    many = {s: totals.states[s] for s in ("已解析", "部分解析", "未解析", "范围外")}
    if not many["范围外"]:
        del many["范围外"]
    out.print(
        f"文书 {sum(many.values())} 份："
        + "，".join(f"{s} {n}" for s, n in many.items())
        + f"；重复 {len(totals.copies)} 份"
    )
    for account in [a for a in totals.open][:_LISTED]:
        why = "；".join(account.reasons)[:200].removeprefix("范围外：")
        state = "范围外" if account.outside else account.state
        out.print(f"  {state}  {account.source}：{why}", markup=False)
    more = len([a for a in totals.open]) - _LISTED
    if more > 0:
        out.print(f"  …… 另有 {more} 份，--json 可列出全部。")
    for account in totals.copies[:_LISTED]:
        what = f"与 {account.copy_of} {'；'.join(account.reasons)}"
        out.print(f"  重复  {account.source}：{what}", markup=False)


def show_screening(totals: Totals, written: bool) -> None:
    """The summary of a screening.

    Args:
        totals: its sums.
        written: whether the clues went to a file; else the first are named here.
    """
    show_states(totals)
    view = table("", "规则", "名称", "程度", "条数", right=("条数",))
    order = {s: n for n, s in enumerate(SEVERITIES)}
    found = sorted(totals.rules.items(), key=lambda r: (order[r[0][1]], -r[1], r[0]))
    for (rule, severity), count in found:
        view.add_row(rule, totals.names[rule], severity, str(count))
    if found:
        out.print(view)
    if not written:
        _show_first(totals)
    sums = "，".join(f"{s} {totals.severities[s]}" for s in SEVERITIES)
    out.print(f"线索：{sums}。线索是机器提示，供核查，不作为认定依据。")
    out.print(f"读全而没有线索的 {len(totals.clean)} 份：只说明现有规则没有发现，不等于没有问题。")
    aside = Counter[str]()
    for (_, word), rows in totals.counts.items():
        aside[word] += rows
    if aside["待核"] + aside["未检查"]:
        out.print(
            f"事实写得不明而没有判断的 {aside['待核']} 处，缺少数据而没有检查的"
            f" {aside['未检查']} 处（--json 逐条规则列出）。"
        )
    if totals.accusing:
        kinds = "、".join(f"{kind} {n} 份" for kind, n in totals.accusing.items())
        out.print(f"不是裁判文书而没有审查：{kinds}；与判决书比对用 shujian judgments compare。")
    if totals.states["未解析"]:
        out.print(f"[yellow]未解析的 {totals.states['未解析']} 份没有审查，须由人阅读。[/]")
    if totals.states["部分解析"]:
        out.print(f"[yellow]部分解析的 {totals.states['部分解析']} 份只审查了读出的部分。[/]")


def _show_first(totals: Totals) -> None:
    """The first clues, the surest before others: which document, who, what."""
    surest = [c for s in SEVERITIES[:-1] for c in totals.shown.get(s, ())]
    first = surest or totals.shown.get(SEVERITIES[-1], [])
    for clue in first[:_LISTED]:
        record = clue.record
        names = dict.fromkeys(n for n in (clue.name, clue.case_no) if n)
        told = f"  {record['severity']}  {'　'.join(names)}：{record['message']}"
        out.print(f"{told}［{record['rule']}］", markup=False, soft_wrap=True)
    more = totals.severities.total() - len(first[:_LISTED])
    if first:
        rest = f"另有 {more} 条没有列出；" if more else ""
        out.print(
            f"{rest}加 --out 线索.xlsx 写出全部线索和原文位置；"
            "看一份文书：shujian judgments show 文件",
            markup=False, soft_wrap=True,
        )  # fmt: skip
