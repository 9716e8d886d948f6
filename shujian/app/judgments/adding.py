"""A row of a fact table that nobody read, added by a person: checked, journaled, taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shujian.app.judgments.columns import NUMBER, columns, read_value, stateable
from shujian.app.judgments.corrections import later, of_document
from shujian.app.judgments.rows_added import (
    ADDABLE,
    PERSON,
    WHOLE,
    Kept,
    added,
    kept,
    number_for,
    owned,
)
from shujian.app.screening.judging import judged
from shujian.core.errors import Place, ShujianError
from shujian.documents.judgments.reading import Reading
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import FactCorrection
from shujian.trust import Action, Context, Thing
from shujian.trust.journal import act


@dataclass(frozen=True)
class WantedRow:
    """A row that a person asks for.

    Args:
        table: the fact table.
        of: whose: a defendant's number; "" where the table has rows of nobody.
        values: column → words; what is not known is left out.
        blank: whether the text states nothing else; else it is unknown.
        reason: why, in the person's words.
    """

    table: str
    of: str
    values: Mapping[str, str]
    blank: bool
    reason: str


def add_row(
    ctx: Context, home: Home, document: str, reading: Reading, wanted: WantedRow
) -> FactCorrection:
    """Keep a row beside the machine's.

    Raises:
        ShujianError: refused; ``app.correction`` for a table that takes none, nobody whose row
            it is, no value, a value that cannot be read, no reason.
    """
    _check_table(reading, wanted)
    values = {n: w.strip() for n, w in wanted.values.items() if w.strip()}
    if not values:
        raise _refused(wanted, "没有填写任何一项", "请至少填写一项，不知道的可以不填")
    if wanted.table == PERSON and PERSON not in values:
        raise _refused(wanted, "没有填写被告人的姓名或者名称", "请填写“被告人”一项")
    cells = {name: _read(wanted, name, words) for name, words in values.items()}
    with db.session(home) as session:
        rows = of_document(session, document)
        _check_owner(reading, rows, wanted)
        row = FactCorrection(
            document_id=document, table=wanted.table, row=number_for(rows, wanted.table), column="",
            machine_json=None, value_json=Kept(wanted.of, cells, wanted.blank).as_json(),
            reason=wanted.reason.strip(), actor=ctx.actor,
            at=later(session, document, ctx.now()),
        )  # fmt: skip
        session.add(row)
        session.flush()
        told = {"文书": document, "表": row.table, "行": row.row, "补充行": row.id}
        level = max(columns(row.table)[name].level for name in cells)
        # the decision asks for a purpose only where values come out: here some go in
        act(session, ctx, Action.CORRECT, Thing(f"{document}/{row.table}/{WHOLE}", level), told)
    return row


def _check_table(reading: Reading, wanted: WantedRow) -> None:
    if wanted.table not in ADDABLE or not judged(reading):
        raise _refused(
            wanted, "这里不能补充整行",
            "可以补充行的是：" + "、".join(ADDABLE), "规则只审查判决书、裁定书的这些表",
        )  # fmt: skip
    if not wanted.reason.strip():
        raise _refused(wanted, "没有写明补充的理由", "请写明依据，如原文位置或核对的材料")


def _check_owner(reading: Reading, rows: Sequence[FactCorrection], wanted: WantedRow) -> None:
    """Whose row it is must be known, and one has one 判决结果."""
    if not owned(wanted.table):
        if wanted.of:
            raise _refused(wanted, "这张表的行不属于哪一名被告人", "请刷新页面后重新填写")
        return
    held = added(reading, rows)
    people = {str(p.number(NUMBER)) for p in reading.people}
    if wanted.of not in people | {r.row for r in held if r.table == PERSON}:
        raise _refused(wanted, "没有写明是哪一名被告人的", "请从列出的被告人中选择")
    taken = {kept(r).of for r in held if r.table == wanted.table}
    taken |= {str(r.number(NUMBER)) for r in reading.rows.of(wanted.table)}
    if wanted.table == "判决结果" and wanted.of in taken:
        raise _refused(wanted, "这名被告人已有判决结果", "请在已有的一行里更正、补充")


def _read(wanted: WantedRow, column: str, words: str) -> str:
    if not stateable(wanted.table, column) or (column == PERSON and owned(wanted.table)):
        raise _refused(wanted, f"“{column}”不能填写", "请从列出的各项中填写")
    told, why = read_value(wanted.table, column, words)
    if told is None:
        example = columns(wanted.table)[column].cleaner.example
        raise _refused(wanted, f"“{words}”不能作为“{column}”读出", f"例如：{example}", why)
    return told


def _refused(wanted: WantedRow, what: str, remedy: str, why: str = "") -> ShujianError:
    return ShujianError("app.correction", what, why, remedy, Place(field=f"{wanted.table}/{WHOLE}"))
