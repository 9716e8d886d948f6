"""How the rows of 待核 and 未检查 look in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from shujian.app.aside_rows import AsideRow, aside_rows
from shujian.app.cli.frame import Session, emit_json, out, table
from shujian.app.clue_masks import hidden
from shujian.core.errors import ShujianError
from shujian.store.schema import Run, RunStep

STREAMS = ("待核", "未检查", "右表键不明")
MEANT = {
    "待核": "",
    "未检查": "",
    "右表键不明": "（右表中读不出是谁的行，可能与左表的任何一行对应）",
}
"""What a run's summary adds to the name of a stream that nobody knows yet."""


def show_steps(steps: Sequence[RunStep]) -> None:
    """Print how many rows took which way at each step."""
    heads = ["进", "通过", "待核", "未检查", "不符"]
    unkeyed = any(s.unkeyed for s in steps)
    heads += ["右表键不明"] if unkeyed else []
    view = table("", "步骤", "算子", *heads, right=tuple(heads))
    for s in steps:
        numbers = [s.rows_in, s.passed, s.review, s.unchecked, s.dropped]
        numbers += [s.unkeyed] if unkeyed else []
        view.add_row(s.step, s.op, *(f"{n:,}" for n in numbers))
    out.print(view)


def show_stream(
    session: Session, run: Run, steps: Sequence[RunStep], stream: str, limit: int, as_json: bool
) -> None:
    """Print the rows that a run put aside, with step, reason and subject.

    Raises:
        ShujianError: ``app.bad_stream`` for another word, ``app.run_not_kept``.
    """
    if stream not in STREAMS:
        raise ShujianError(
            "app.bad_stream", f"没有“{stream}”这一路", remedy=f"--stream 写 {' 或 '.join(STREAMS)}"
        )
    key = {"待核": "review", "未检查": "unchecked"}.get(stream, "unkeyed")
    total = sum(getattr(s, key) for s in steps)
    found = aside_rows(session.ctx, session.home, run.id, stream, limit)
    # a pack's rule of 待核 says its sentence as the reason: it may hold identity numbers
    rows = [_covered(session, r) for r in found]
    if as_json:
        listed = [{**vars(r), "places": list(r.places)} for r in rows]
        emit_json({"run": run.id, "stream": stream, "total": total, "rows": listed})
        return
    view = table("", "步骤", "原因", "何人何事", "来自")
    for row in rows:
        subject = "，".join(f"{k} {v}" for k, v in row.subject.items())
        told = "".join(f"；{n} {text}" for n, text in row.values.items())
        told += "".join(
            f"；{n}原文“{text}”" if text else f"；{n}未填" for n, text in row.unread.items()
        )
        view.add_row(row.step, row.reason + told, subject, "\n".join(row.places))
    out.print(view)
    out.print(f"{stream}共 {total} 行，列出 {len(rows)} 行。")
    if len(rows) < limit:
        _unlisted({s.step: getattr(s, key) for s in steps}, rows)


def _unlisted(totals: Mapping[str, int], rows: Sequence[AsideRow]) -> None:
    """Name the rules of which no row is listed although all that are kept were listed."""
    listed = Counter(row.step for row in rows)
    left = [f"{step}（{n:,} 行）" for step, n in totals.items() if n > listed[step]]
    if left:
        out.print(
            "没有逐行列出的：" + "、".join(left) + "。没有行可列的规则是整条没有判断"
            "（规则暂不运行、数据里没有它要的列，或者只适用于法院原件），原因见运行时的说明。", markup=False,
        )  # fmt: skip


def _covered(session: Session, row: AsideRow) -> AsideRow:
    """The row without identity numbers in its texts, unless a purpose was stated."""
    unread = {n: hidden(session.ctx, text) for n, text in row.unread.items()}
    return replace(row, reason=hidden(session.ctx, row.reason), unread=unread)
