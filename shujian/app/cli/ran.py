"""What is told of a finished run, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.markup import escape

from shujian.app.cli.aside_views import MEANT, STREAMS
from shujian.app.cli.frame import out
from shujian.app.running import Ran
from shujian.app.set_aside import said


@dataclass(frozen=True)
class Summary:
    """A finished run in few words.

    Args:
        data: for programs.
        name: of the model.
        seconds: wall time.
        notes: Chinese, one line each.
    """

    data: dict[str, Any]
    name: str
    seconds: float
    notes: tuple[str, ...]


def summary(ran: Ran) -> Summary:
    """What is told of a run."""
    data = {
        "run": ran.run_id,
        "model": ran.model.spec.id,
        "as_of": ran.result.as_of,
        "clues": len(ran.result.clues),
        "hints": len(ran.result.hints),
        "review": sum(c.review for c in ran.result.counts),
        "unchecked": sum(c.unchecked for c in ran.result.counts),
        "unkeyed": sum(c.unkeyed for c in ran.result.counts),
        "ledger": vars(ran.recorded),
        "missing_tables": list(ran.missing),
        "quarantined": dict(ran.quarantined),
        "warnings": list(ran.warnings),
        "digest": ran.result.digest,
        "seconds": json.loads(f"{ran.seconds:.2f}", parse_float=str),
    }
    return Summary(data, ran.model.spec.name, ran.seconds, ran.result.notes)


def show(held: Summary) -> None:
    """The same for people."""
    made = held.data
    new, missing = made["ledger"], made["missing_tables"]
    out.print(
        f"[bold]{held.name}[/]（截至 {made['as_of']}，{held.seconds:.1f} 秒，运行 {made['run']}）"
    )
    out.print(
        f"  线索 {made['clues']} 条（新 {new['new']}，变化 {new['changed']}，"
        f"本次未再现 {new['gone']}）；提示 {made['hints']} 条；"
        f"待核 {made['review']} 行；未检查 {made['unchecked']} 行"
    )
    keys = ("review", "unchecked", "unkeyed")
    for stream, many in zip(STREAMS, (made[k] for k in keys), strict=True):
        if many:
            line = f"  {stream} {many} 行{MEANT[stream]}：shujian runs show {made['run']} --stream {stream}"
            out.print(line, markup=False, soft_wrap=True)
    if missing:
        out.print(f"  [yellow]没有数据的表：{'、'.join(missing)}；依靠它们的规则没有检查。[/]")
    for line in said(made["quarantined"]):
        out.print("  " + line, markup=False, soft_wrap=True)
    for warning in made["warnings"]:
        out.print(f"  [yellow]提醒：[/]{escape(warning)}", soft_wrap=True)
    for note in held.notes:
        out.print("  " + note, markup=False)


def show_next(told: Sequence[Mapping[str, Any]]) -> None:
    """What a person does after the runs: read the clues, or see why there are none.

    Args:
        told: what is told of each run for programs; those that failed have no ``run``.
    """
    runs = [t for t in told if "run" in t]
    if not runs:
        return
    lines = ["shujian runs show " + runs[-1]["run"] + "（每一步进几行、留几行）"]
    if any(t["clues"] or t["hints"] for t in runs):
        lines = [
            "shujian clues list（全部线索）",
            "shujian clues show 线索编号（来由和原始行）",
            *lines,
        ]
    out.print("接下来：" + "；".join(lines), markup=False, soft_wrap=True)
