"""What has to be so before a proposal is carried out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from shujian.core.cells import State
from shujian.core.errors import Place, ShujianError
from shujian.pool.by_month import asking as by_month
from shujian.pool.cleaning.plan import EMPTY, MARKS
from shujian.pool.proposals.leaving import missing_error, unread
from shujian.pool.proposals.proposal import FIXED, Proposal, blank_text
from shujian.pool.proposals.repeated import BESIDE
from shujian.schema.elements.day import LAST_YEAR
from shujian.schema.table_types import TableColumn
from shujian.store.schema import ImportMode
from shujian.trust import Action, Context, Thing, require

_LONGEST = 100
"""Characters of a text that stands for every row."""


def check_wanted(ctx: Context, proposal: Proposal, mode: str) -> None:
    """Refuse what has nothing to import, may not be imported, or not in this way.

    Raises:
        ShujianError: ``pool.nothing``, ``pool.bad_mode``, ``pool.no_key``,
            ``pool.incomplete_replace``, a right that is lacking.
    """
    chosen = proposal.tables()
    if not chosen:
        raise ShujianError(
            "pool.nothing",
            "没有可导入的内容",
            why="文件中没有选定要导入的部分",
            remedy="请为要导入的工作表指定标准表",
            where=Place(file=proposal.name),
        )
    for name, parts in chosen.items():
        level = max(c.level for p in parts if p.table for c in p.table.columns)
        require(ctx, Action.IMPORT, Thing(name, level))
    if mode not in (ImportMode.APPEND, ImportMode.REPLACE, ImportMode.CORRECT):
        raise ShujianError(
            "pool.bad_mode", f"不认识的导入方式“{mode}”", remedy="可用：append、replace、correct"
        )
    if mode == ImportMode.REPLACE:
        _refuse_incomplete(proposal)
    if mode == ImportMode.CORRECT:
        _refuse_without_key(proposal)


def _refuse_without_key(proposal: Proposal) -> None:
    for name, parts in proposal.tables().items():
        if any(p.table is not None and not p.table.key for p in parts):
            raise ShujianError(
                "pool.no_key",
                f"标准表“{name}”没有主键，不能按主键更正",
                why="主键为空（key: []），整行作主键，认不出要更正的是哪一行",
                remedy=f"请在标准表文件的 key 中写明不重复的列，再用 shujian pool redefine {name}；"
                "或用 --mode replace 整体替换该单位此前的数据",
            )


def _refuse_incomplete(proposal: Proposal) -> None:
    left = unread(proposal)
    if left:
        raise ShujianError(
            "pool.incomplete_replace",
            "文件有没有读出的部分，不能用它替换此前的数据",
            why="；".join(str(error.where) + error.what for error in left[:5]),
            remedy="请先把这些部分改好；不需要的部分请用 --skip 写明名称",
            where=Place(file=proposal.name),
        )


def refuse_open(proposal: Proposal, as_of: dt.date | None) -> None:
    """Refuse a proposal that lacks columns or answers.

    Args:
        proposal: with accepted answers.
        as_of: the as-of day where it was given.

    Raises:
        ShujianError: ``pool.required_missing``, ``pool.open_questions``.
    """
    lacking = next((p for p in proposal.parts if p.missing and not p.left_out), None)
    if lacking is not None:
        raise missing_error(lacking)
    left = [q for q in proposal.questions if not (q.kind == "as_of" and as_of is not None)]
    if left:
        unclear = any(q.kind == "table" for q in left)
        which = "表用 --table 表名 指定，没有合适的用 --new-table 新表名 起草；" if unclear else ""
        raise ShujianError(
            "pool.open_questions",
            f"还有 {len(left)} 个问题没有回答",
            why="\n".join(q.text for q in left[:10]),
            remedy=which
            + "请逐一回答；有建议答案的，可用 --yes 接受；列也可用 --column 标准列=文件列名 指定",
            where=Place(file=proposal.name),
            params={"questions": [q.id for q in left]},
        )


def check_answers(proposal: Proposal, answers: Mapping[str, str]) -> None:
    """Refuse answers that cannot be meant.

    Raises:
        ShujianError: ``pool.bad_answer``.
    """
    widths = {p.raw.part_no: len(p.raw.header) for p in proposal.parts}
    for key, value in answers.items():
        head, _, rest = key.partition(".")
        sound = True
        if rest.startswith("column.") and value.startswith(FIXED):
            _check_fixed(proposal, key, value.removeprefix(FIXED))
        elif rest.startswith("column.") and value:
            number, text = value.partition(FIXED)[0].removeprefix("c"), blank_text(value)
            width = widths.get(int(head[1:]) if head[1:].isdecimal() else -1, 0)
            sound = number.isdecimal() and int(number) < width and not text.startswith(MARKS)
            if sound and text:
                _check_fixed(proposal, key, text)
        elif rest in ("months", "year") and value:
            sound = by_month.sound(key, value, LAST_YEAR)
        elif head == "as_of" and value:
            sound = _is_day(value)
        elif key.startswith(BESIDE):
            sound = value == "yes" and key.removeprefix(BESIDE) in proposal.tables()
        if not sound:
            raise ShujianError(
                "pool.bad_answer",
                f"“{key}”的回答“{value}”不能用",
                remedy="列写作 c0、c1 …（从 0 起），日期写作 2024-06-30，年份写作 2024",
            )


def _check_fixed(proposal: Proposal, key: str, text: str) -> None:
    """Refuse a text for every row that the column could not read in any.

    Raises:
        ShujianError: ``pool.bad_fixed``.
    """
    head, _, rest = key.partition(".")
    part = next((p for p in proposal.parts if f"p{p.raw.part_no}" == head), None)
    columns = part.table.columns if part is not None and part.table is not None else ()
    column = next((c for c in columns if f"column.{c.name}" == rest), None)
    if column is not None and column.blank and text == f"{EMPTY}{column.blank}":
        return
    read = column.cleaner.clean(text) if column is not None and len(text) <= _LONGEST else None
    if read is not None and read.state is State.VALUE:
        return
    raise ShujianError(
        "pool.bad_fixed",
        f"“{text[:_LONGEST]}”不能作这一列的固定值",
        why=_why(read, text),
        remedy=_writable(column) if column is not None else "请先选定标准表",
        where=Place(file=proposal.name, field=column.name if column is not None else key),
    )  # fmt: skip


def _why(read: Any, text: str) -> str:
    if read is not None and read.state is State.BLANK:
        return f"“{text[:_LONGEST]}”算作没有填写，不是一个值"
    return getattr(read.value, "reason", "") if read is not None else ""


def _writable(column: TableColumn) -> str:
    said = f"请写一个能读作“{column.element}”的值"
    return f"{said}，或者“{EMPTY}{column.blank}”" if column.blank else said


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
