"""Why rows of a run were not judged, grouped, and what to do next about each reason."""

from __future__ import annotations

from collections.abc import Iterator

from shujian.app.cli.frame import Session, out
from shujian.app.clue_masks import hidden
from shujian.app.holdings import holdings
from shujian.app.run_causes import Cause, causes
from shujian.store import db

FEW, MANY = 3, 12
_RULES = 4
"""Rules that a reason is told with; a step that leads to more of them is one of the first."""


def show_causes(session: Session, run_id: str, most: int) -> None:
    """Print the reasons of a finished run, each with its way out.

    Rows of 待核 come first, since a person can judge them now; then those of the most rows.

    Args:
        session: the home and who asks.
        run_id: the run's whole id.
        most: how many reasons of each stream at most; the others are told by their number.
    """
    with db.reader(session.home) as held:
        found = causes(session.home.run(run_id), holdings(held, session.home))
    if not found:
        return
    streams = [[c for c in found if c.stream == stream] for stream in ("待核", "未检查")]
    shown = [c for held_back in streams for c in held_back[:most]]
    out.print("没有得出结论的行，按原因（行数多的在前）：")
    for cause in shown:
        said = f"{_where(cause)}：{hidden(session.ctx, cause.reason)}"
        out.print(f"  {cause.stream} {cause.rows:,} 行，{said}", markup=False, soft_wrap=True)
        for step in _next(cause, run_id):
            out.print(f"    → {step}", markup=False, soft_wrap=True)
    rest = [c for c in found if c not in shown]
    if rest:
        rows = sum(c.rows for c in rest)
        line = f"  另有 {len(rest)} 个原因，{rows:,} 行：shujian runs show {run_id}"
        out.print(line, markup=False, soft_wrap=True)


def _where(cause: Cause) -> str:
    """The rules that lose the rows, else the step that put them aside."""
    if not cause.rules or len(cause.rules) > _RULES:
        return f"步骤“{cause.step}”"
    return "规则 " + "、".join(cause.rules)


def _next(cause: Cause, run_id: str) -> Iterator[str]:
    for item in cause.items:
        yield (
            f"录入地方规定“{item}”：shujian local add {item} 值 --region 区划 --from 施行日期 "
            "--source 依据（网页：系统管理 › 地方规定）"
        )
    tables: dict[str, list[str]] = {}
    for table, column in cause.lacking:
        tables.setdefault(table, []).append(column)
    for table, columns in tables.items():
        named = "、".join(columns)
        yield f"“{table}”的清单要有“{named}”：请供数单位补上再导入；每行都一样的，导入时用 --column 写明"
    if cause.uncovered:
        yield (
            f"“{cause.uncovered}”补导这些地区、期间的名单，导入时用 --covers 写明覆盖范围；"
            "名单只到某一天的，运行时用 --as-of 改为那一天"
        )
    if cause.stream == "待核" and not (cause.items or cause.lacking):
        yield f"逐行核对：shujian runs show {run_id} --stream 待核"
