"""The facts of persons that a clue rests on, in lines for a workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app.judgments.masks import fact_covered
from shujian.app.judgments.rows_added import is_row, kept
from shujian.clues.basis import basis
from shujian.store.schema import Clue, FactCorrection, Seen, User
from shujian.trust import Context
from shujian.trust.context import BEIJING


def told_basis(ctx: Context, session: Session, clue: Clue) -> list[str]:
    """Which fact, what the machine read, what the person stated, who, when, why; one a line.

    Args:
        ctx: who reads; values are masked as the document's page masks them.
        session: a read session.
        clue: the clue; of one that a run found there is nothing to tell.
    """
    facts = basis(clue).get("facts", ())
    if not facts:
        return []
    names = {account: name for account, name in session.execute(select(User.account, User.name))}
    lines = [_line(ctx, session, one, names) for one in facts]
    return lines + ([str(Seen.UNBASED)] if clue.seen == Seen.UNBASED else [])


def _line(
    ctx: Context, session: Session, one: Mapping[str, object], names: Mapping[str, str]
) -> str:
    table, column, actor = str(one["table"]), str(one["column"]), str(one["actor"])
    day = dt.datetime.fromisoformat(str(one["at"])).astimezone(BEIJING).date().isoformat()
    row = session.get(FactCorrection, str(one["id"]))
    undone = "，已撤回" if row is None or row.undone else ""
    machine, value = (
        fact_covered(ctx, table, column, str(one[key] or "")) for key in ("machine", "value")
    )
    if row is not None and is_row(row):
        own = kept(row).cells.items()
        value = "；".join(f"{name}：{fact_covered(ctx, table, name, words)}" for name, words in own)
    return (
        f"{table}·{column}：{machine or '机器没有读出'} → {value or '文书没有写明'}"
        f"（{names.get(actor) or actor} {day}，{one['reason']}{undone}）"
    )
