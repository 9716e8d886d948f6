"""Parts of a file that are not imported: by a person's word, or because they fit no table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shujian.core.errors import Place, ShujianError
from shujian.pool.proposals.proposal import SKIP, PartProposal, Proposal
from shujian.pool.readers.types import RawPart

CUT_OFF = "pool.cut_off"
HOLLOW = ("pool.empty_sheet",)
"""Refusals of parts in which nothing stands: nothing is unread then."""
WITHHELD = "不登记覆盖范围"
"""Stands in the note of an import of which part was not read."""


def unread(proposal: Proposal) -> tuple[ShujianError, ...]:
    """Refused parts that may hold rows.

    What they hold is unknown, so the file is not complete, whatever its supplier says: no
    coverage is registered for it, and it replaces nothing.
    """
    return tuple(error for error in proposal.refused if error.code not in HOLLOW)


def withheld(proposal: Proposal) -> str:
    """Why the supplier's word on completeness is not registered, Chinese."""
    left = unread(proposal)
    if all(error.code == CUT_OFF for error in left):
        why = "；".join(error.why for error in left)
        return f"文件不完整（{why}），{WITHHELD}；请向提供单位索取完整的文件，导入时再写明"
    return f"有 {len(left)} 个部分没有导入，{WITHHELD}；补导这些部分并写明覆盖范围后再登记"


def without(proposal: Proposal, names: Sequence[str]) -> tuple[Proposal, dict[str, str]]:
    """Leave out sheets and member files that a person names as not wanted.

    Args:
        proposal: as read.
        names: sheet names, member files (``包.zip/成员.csv`` or ``成员.csv``).

    Returns:
        The proposal without the refusals named, and the answers that leave out the parts.

    Raises:
        ShujianError: ``pool.no_such_part`` for a name that nothing has.
    """
    answers: dict[str, str] = {}
    refused = list(proposal.refused)
    for name in names:
        parts = [p for p in proposal.parts if _is(name, p.raw.file, p.raw.sheet)]
        gone = [e for e in refused if _is(name, e.where.file or "", e.where.sheet or "")]
        if not parts and not gone:
            raise _no_such_part(proposal, name)
        answers |= {f"p{p.raw.part_no}.table": SKIP for p in parts}
        refused = [e for e in refused if e not in gone]
    return replace(proposal, refused=tuple(refused)), answers


def _is(name: str, file: str, sheet: str) -> bool:
    return name in (sheet, file) or ("/" in file and file.partition("/")[2] == name)


def _no_such_part(proposal: Proposal, name: str) -> ShujianError:
    known = dict.fromkeys(p.raw.sheet or p.raw.file for p in proposal.parts)
    return ShujianError(
        "pool.no_such_part",
        f"文件里没有“{name}”这个工作表或者成员文件",
        remedy=f"文件中有：{'、'.join(list(known)[:20])}",
        where=Place(file=proposal.name),
    )


def set_unfit_aside(proposal: Proposal, accept: bool) -> Proposal:
    """Refuse by name the parts that fit no table, so that the others can be imported.

    Only where another part of the file can be imported; else the whole file is refused.

    Args:
        proposal: with all answers that could be taken.
        accept: nobody will be asked, so a part of unknown table is refused as well.
    """
    undecided = {q.id for q in proposal.questions if q.kind == "table" and q.proposed is None}
    refused: list[ShujianError] = []
    parts: list[PartProposal] = []
    gone: set[int] = set()
    for part in proposal.parts:
        error = None
        if part.missing and not part.left_out:
            error = missing_error(part)
        elif accept and f"p{part.raw.part_no}.table" in undecided:
            error = _no_table(part)
        if error is not None:
            known = [(e.code, e.where) for e in (*proposal.refused, *refused)]
            refused += [error] if (error.code, error.where) not in known else []
            gone.add(part.raw.part_no)
        parts.append(replace(part, left_out=True) if error is not None else part)
    left = replace(proposal, parts=tuple(parts), refused=(*proposal.refused, *refused))
    if not gone or not left.tables():
        return proposal
    questions = tuple(q for q in proposal.questions if _part_of(q.id) not in gone)
    return replace(left, questions=questions)


def _part_of(question: str) -> int:
    head = question.partition(".")[0].removeprefix("p")
    return int(head) if head.isdecimal() else 0


def missing_error(part: PartProposal) -> ShujianError:
    """The refusal of a part that lacks key or required columns."""
    return ShujianError(
        "pool.required_missing",
        f"缺少标准表“{part.table.name if part.table else ''}”的必需列：{'、'.join(part.missing)}",
        why="文件中没有找到对应的列：" + "、".join(part.raw.header[:30]) + layout_told(part.raw),
        remedy="请用 --column 标准列=文件列名 指定这些列；文件里没有、但每行都一样的，"
        f"用 --column 标准列==值 写明{_choices(part)}；或改用另一张标准表；"
        "不需要这一部分的，请用 --skip 写明它的名称",
        where=Place(file=part.raw.file, sheet=part.raw.sheet or None),
        params={"columns": list(part.missing)},
    )


def layout_told(raw: RawPart) -> str:
    """What is odd about how a part is laid out, where no header was found, Chinese."""
    if raw.header_line:
        return ""
    told = [note for note in raw.notes if "后再导入" in note]
    return "".join(f"；{note}" for note in told)


def _choices(part: PartProposal) -> str:
    """What may stand in those of the missing columns whose values are listed, Chinese."""
    columns = part.table.columns if part.table is not None else ()
    listed = {c.name: getattr(c.cleaner, "listed", ()) for c in columns if c.name in part.missing}
    told = [f"{name}可以是{'、'.join(values)}" for name, values in listed.items() if values]
    return f"（{'；'.join(told)}）" if told else ""


def _no_table(part: PartProposal) -> ShujianError:
    return ShujianError(
        "pool.no_table",
        f"看不出这一部分（{part.raw.rows} 行）是哪一张标准表，未导入",
        why="它的列：" + "、".join(part.raw.header[:30]),
        remedy="请用 --table 指定标准表单独导入；不需要这一部分的，请用 --skip 写明它的名称",
        where=Place(file=part.raw.file, sheet=part.raw.sheet or None),
    )
