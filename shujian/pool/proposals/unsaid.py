"""Columns that models decide on and a file does not have: a person is asked, nothing is taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from shujian.pool.cleaning.plan import EMPTY
from shujian.pool.proposals.filled import dated
from shujian.pool.proposals.proposal import FIXED, SKIP, Option, PartProposal, Proposal, Question
from shujian.pool.proposals.wanted import Losses
from shujian.pool.readers.types import RawPart
from shujian.schema.fold import fold, header_key
from shujian.schema.tables import StandardTable, TableColumn
from shujian.schema.wordings import opposite

_END = "结束"
_SHORTEST = 2
"""Characters of a wording that a title may be searched for."""


def unsaid(
    raw: RawPart,
    table: StandardTable,
    held: Iterable[str],
    wanted: Losses,
    known: Mapping[str, str],
    supplier: str,
    free: Mapping[str, tuple[int, ...]] | None = None,
) -> tuple[Question, ...]:
    """What to ask about a part: of columns with a list of values, that may be vouched blank, or
    that a column of the file which nothing takes may be.

    Args:
        raw: the part.
        table: its standard table.
        held: columns that the file has, that stand fixed, or of which a person said something.
        wanted: what models decide on.
        known: what was said of the same headers of this supplier before; "" means: not known.
        supplier: who sent the file; its name may speak of the value.
        free: standard column → columns of the file that may be it, see ``unused``.
    """
    there = set(held)
    asked = wanted.get(table.name, {})
    words = fold(" ".join([supplier, *raw.titles, raw.sheet, raw.file])).dense
    found = []
    for column in table.columns:
        if column.name in there or column.name not in asked or column.dated:
            continue  # dated: the as-of day answers it
        if column.name in known and not dated(column, known[column.name]):
            continue
        texts = choices(column)
        fitting = (free or {}).get(column.name, ())
        if fitting and not texts:
            found.append(_which(raw, column, fitting))
        elif texts:
            proposed = spoken(column, words)
            text = _text(raw, column, proposed)
            options = [Option(FIXED + one, label(column, one)) for one in texts]
            if fitting := _ends(raw, fitting) if column.blank else ():
                text += f"{_names(raw, fitting)}读得出，没有用上，也可能就是它"
                options += [Option(f"c{i}", f"是“{raw.header[i]}”") for i in fitting]
            options.append(Option(SKIP, "不知道，或各行不同"))
            key = f"p{raw.part_no}.column.{column.name}"
            answer = FIXED + proposed if proposed else None
            found.append(Question(key, "column", text, tuple(options), answer, personal=True))
    return tuple(found)


def _which(raw: RawPart, column: TableColumn, fitting: tuple[int, ...]) -> Question:
    """Whether a free column is the lacking one: its cells fit, which proves no meaning."""
    names = _names(raw, fitting)
    asked = f"是不是{names}？" if len(fitting) == 1 else f"是{names}中的哪一列？"
    told = "它的内容读得出，但没有用上" if len(fitting) == 1 else "它们的内容读得出，但没有用上"
    options = [Option(f"c{i}", f"是“{raw.header[i]}”") for i in fitting]
    options.append(Option(SKIP, "不是，文件中没有这一列"))
    where = f"工作表“{raw.sheet}”" if raw.sheet else f"文件“{raw.file}”"
    text = f"{where}没有找到“{column.name}”，{asked}{told}"
    key = f"p{raw.part_no}.column.{column.name}"
    return Question(key, "column", text, tuple(options), personal=True)


def _ends(raw: RawPart, fitting: tuple[int, ...]) -> tuple[int, ...]:
    """Columns that may be the end of something: vouching for its blank would deny them."""
    return tuple(i for i in fitting if not opposite(header_key(raw.header[i]), _END))


def _names(raw: RawPart, fitting: tuple[int, ...]) -> str:
    return "、".join(f"“{raw.header[i]}”" for i in fitting)


def choices(column: TableColumn) -> tuple[str, ...]:
    """What may stand for every row of a column: its values, or that all cells are blank."""
    if column.required:
        return ()
    blank = (f"{EMPTY}{column.blank}",) if column.blank else ()
    return (*blank, *column.stated)


def spoken(column: TableColumn, words: str) -> str:
    """The one value of which a title, a name or the supplier speaks; "" for none or several."""
    wordings: Mapping[str, str] = getattr(column.cleaner, "wordings", {})
    hits = {w: v for w, v in wordings.items() if len(w) >= _SHORTEST and w in words}
    longest = {v for w, v in hits.items() if not any(w != o and w in o for o in hits)}
    return longest.pop() if len(longest) == 1 else ""


def label(column: TableColumn, text: str) -> str:
    """What it says that one text stands in every row, and what follows from it."""
    bare = text.removeprefix(EMPTY)
    says = f"是，{bare}" if text.startswith(EMPTY) else f"都是“{text}”"
    effect = column.effect(bare)
    return f"{says}：{effect}" if effect else says


def _text(raw: RawPart, column: TableColumn, proposed: str) -> str:
    where = f"工作表“{raw.sheet}”" if raw.sheet else f"文件“{raw.file}”"
    if column.blank and column.stated:
        asked = f"整份名单都是哪一种，还是{column.blank}？"
    elif column.blank:
        asked = f"是不是{column.blank}？"
    elif proposed:
        asked = f"名称和标题像是“{proposed}”，整份名单都是吗？"
    else:
        asked = "整份名单都是哪一种？"
    return f"{where}没有“{column.name}”这一列，{asked}"


def unknown(part: PartProposal, proposal: Proposal) -> dict[str, str]:
    """Columns that models decide on and of which a person could say nothing: not asked again.

    Where nobody was asked, the next one is.
    """
    wanted = proposal.wanted.get(part.table.name, {}) if part.table else {}
    unasked = {q.id for q in proposal.unsaid}
    keys = {c: f"p{part.raw.part_no}.column.{c}" for c in wanted}
    answers = {c: proposal.answers.get(key) for c, key in keys.items() if key not in unasked}
    return {c: "" for c, a in answers.items() if a == SKIP and c in part.absent}
