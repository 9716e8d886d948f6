"""How the rows of 待核 and 未检查 look in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shujian.app.aside_rows import aside_rows
from shujian.app.cli.clue_views import hidden
from shujian.app.cli.frame import Session, emit_json, out, table
from shujian.core.errors import ShujianError
from shujian.store.schema import Run, RunStep

STREAMS = ("待核", "未检查")


def show_stream(
    session: Session, run: Run, steps: Sequence[RunStep], stream: str, limit: int, as_json: bool
) -> None:
    """Print the rows that a run put aside, with step, reason and subject.

    Raises:
        ShujianError: ``app.bad_stream`` for another word, ``app.run_not_kept``.
    """
    if stream not in STREAMS:
        raise ShujianError(
            "app.bad_stream", f"没有“{stream}”这一路", remedy="--stream 写 待核 或 未检查"
        )
    total = sum(s.review if stream == "待核" else s.unchecked for s in steps)
    found = aside_rows(session.ctx, session.home, run.id, stream, limit)
    # a pack's rule of 待核 says its sentence as the reason: it may hold identity numbers
    rows = [replace(r, reason=hidden(session.ctx, r.reason)) for r in found]
    if as_json:
        listed = [{**vars(r), "subject": dict(r.subject)} for r in rows]
        emit_json({"run": run.id, "stream": stream, "total": total, "rows": listed})
        return
    view = table("", "步骤", "原因", "何人何事")
    for row in rows:
        view.add_row(row.step, row.reason, "，".join(f"{k} {v}" for k, v in row.subject.items()))
    out.print(view)
    out.print(f"{stream}共 {total} 行，列出 {len(rows)} 行。")
