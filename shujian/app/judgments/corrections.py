"""Corrections of facts by persons, and facts that they add to those read: kept beside the
machine's values, never in their place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shujian.app.judgments.columns import CITED, EXPECTED, PROVISION, columns, shown, stateable
from shujian.app.judgments.rows_added import WHOLE, check_undo, is_row
from shujian.app.judgments.shown import DERIVED, Address, found
from shujian.clues.stating import shake
from shujian.core.cells import Missing
from shujian.core.errors import Place, ShujianError
from shujian.documents.judgments.cited import cited_of
from shujian.documents.judgments.comparing.items import words_of
from shujian.documents.judgments.facts import Fact, Value
from shujian.documents.judgments.reading import Reading
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import FactCorrection
from shujian.trust import Action, Context, Thing
from shujian.trust.journal import act


@dataclass(frozen=True)
class Wanted:
    """A correction that a person asks for.

    Args:
        at: which fact.
        value: the right value in words; "" where the text says nothing of it.
        reason: why, in the person's words.
    """

    at: Address
    value: str
    reason: str


def add(
    ctx: Context, home: Home, document: str, reading: Reading, wanted: Wanted
) -> FactCorrection:
    """Keep a correction; an earlier one of the same fact stands behind it.

    Raises:
        ShujianError: refused; ``app.correction`` for a fact that is not there or follows from
            others, a value that cannot be read, no reason, nothing changed.
    """
    table, number, column = wanted.at
    machine = _checked(reading, wanted)
    silent = machine is None and column not in EXPECTED.get(table, ())
    if silent and not wanted.value.strip():
        raise _refused(wanted, "没有读出的一项，须写明补充的值", "请填写，或取消")
    old = "" if machine is None or isinstance(machine.value, Missing) else words_of(machine.value)
    value = _value(wanted)
    new = "" if value is None else words_of(value)
    if machine is not None and new == old and not isinstance(machine.value, Missing):
        raise _refused(wanted, "与机器读出的值相同，不需要更正", "请改写更正值，或取消")
    level = columns(table)[column].level
    with db.session(home) as session:
        row = FactCorrection(
            document_id=document, table=table, row=str(number), column=column,
            machine_json=old or None, value_json=new or None, reason=wanted.reason.strip(),
            actor=ctx.actor, at=later(session, document, ctx.now()),
        )  # fmt: skip
        replaced = _in_force_at(session, document, wanted.at)
        session.add(row)
        session.flush()
        shake(session, ctx, document, replaced, f"所依据的人工{_named(row)}已改为别的值")
        told = {"文书": document, "表": table, "行": number, "列": column, "更正": row.id}
        # the decision asks for a purpose only where values come out: here one goes in
        act(session, ctx, Action.CORRECT, Thing(f"{document}/{table}/{column}", level), told)
    return row


def _in_force_at(session: Session, document: str, at: Address) -> set[str]:
    """The corrections of a fact that a new one stands before."""
    rows = of_document(session, document)
    own = (r for r in rows if not r.undone and not is_row(r))
    return {r.id for r in own if (r.table, int(r.row), r.column) == at}


def _named(row: FactCorrection) -> str:
    return f"{'更正' if row.machine_json else '补充'}（{row.table}·{row.column or WHOLE}）"


def later(session: Session, document: str, now: dt.datetime) -> dt.datetime:
    """A time after every correction there is, also where the clock stands still or went back."""
    last = session.scalar(
        select(func.max(FactCorrection.at)).where(FactCorrection.document_id == document)
    )
    return now if last is None else max(now, last + dt.timedelta(microseconds=1))


def undo(ctx: Context, home: Home, document: str, ident: str) -> None:
    """Take a correction back; the row stays, so that it can be seen.

    Raises:
        ShujianError: refused, ``app.not_found``.
    """
    with db.session(home) as session:
        row = session.get(FactCorrection, ident)
        if row is None or row.document_id != document or row.undone:
            raise ShujianError(
                "app.not_found", "没有这条更正，或者已经撤销", remedy="请刷新页面",
                where=Place(field=ident),
            )  # fmt: skip
        check_undo(of_document(session, document), row)
        row.undone = True
        shake(session, ctx, document, {ident}, f"所依据的人工{_named(row)}已撤回")
        column = row.column or WHOLE
        told = {"文书": document, "表": row.table, "列": column, "撤销更正": ident}
        act(session, ctx, Action.CORRECT, Thing(f"{document}/{row.table}/{column}"), told)


def of_document(session: Session, document: str) -> list[FactCorrection]:
    """All corrections of a document, also undone ones, the oldest first."""
    query = select(FactCorrection).where(FactCorrection.document_id == document)
    return list(session.scalars(query.order_by(FactCorrection.at, FactCorrection.id)))


def stale(reading: Reading, row: FactCorrection) -> bool:
    """Whether the machine reads another value now than when the correction was made."""
    if is_row(row):
        return False
    fact = found(reading, (row.table, int(row.row), row.column))
    now = "" if fact is None or isinstance(fact.value, Missing) else words_of(fact.value)
    return now != (row.machine_json or "")


def _checked(reading: Reading, wanted: Wanted) -> Fact | None:
    table, number, column = wanted.at
    there = 0 < number <= len(reading.rows.of(table))
    if not there or column not in columns(table) or not shown(table, column):
        raise _refused(wanted, "文书里没有这一项", "请刷新页面后从列出的事实中选择")
    if not wanted.reason.strip():
        raise _refused(wanted, "没有写明更正理由", "请写明依据，如原文位置或核对的材料")
    fact = found(reading, wanted.at)
    follows = not stateable(table, column) if fact is None else fact.pattern.startswith(DERIVED)
    if follows:
        raise _refused(wanted, "这一项由其他事实推算得出，不能直接更正", "请更正它所依据的事实")
    return fact


def _value(wanted: Wanted) -> Value | None:
    table, _, column = wanted.at
    words = wanted.value.strip()
    if not words:
        return None
    if (table, column) == (CITED, PROVISION):
        return _provision(wanted, words)
    cleaned = columns(table)[column].cleaner.clean(words)
    if isinstance(cleaned.value, Missing):
        raise _refused(
            wanted, f"更正值不能作为“{column}”读出", f"例如：{columns(table)[column].cleaner.example}",
            cleaned.note or cleaned.value.reason,
        )  # fmt: skip
    value: Value = cleaned.value
    return value


def _provision(wanted: Wanted, words: str) -> str:
    cited = cited_of(words)
    if cited is None:
        raise _refused(
            wanted,
            f"“{words}”不能作为一条法律条文读出",
            "请写明法律和条、款、项，例如：刑法第266条第1款",
        )
    return cited.text


def _refused(wanted: Wanted, what: str, remedy: str, why: str = "") -> ShujianError:
    place = Place(field="/".join(map(str, wanted.at)))
    return ShujianError("app.correction", what, why, remedy, place)
