"""What a person is asked and told where a supplier's columns are not those of last time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shujian.pool.proposals import layout
from shujian.pool.proposals.change import LayoutChange
from shujian.pool.proposals.column_questions import where
from shujian.pool.proposals.proposal import (
    Option,
    PartProposal,
    Question,
    TableGuess,
)
from shujian.pool.proposals.sample import Sample
from shujian.pool.proposals.table_guess import unlike
from shujian.pool.readers.types import RawPart
from shujian.pool.tables import Tables
from shujian.schema.fold import header_key

ANEW = "new"
"""The answer that the mapping of last time does not hold: the file is one never seen."""
_MOST_NEW = 1 / 3
"""A list with a greater share of columns never seen is not taken for the one of last time."""


def question(raw: RawPart, supplier: str, change: LayoutChange) -> Question | None:
    """Whether the part may come in as its columns are now; None where nothing was added or lost.

    Args:
        raw: the part.
        supplier: who sent it.
        change: how its headers differ from the last ones.
    """
    if not (change.added if change.kept else change):
        return None  # what is gone and was not used changes nothing: it is only told
    sender = f"“{supplier}”" if supplier else "该来源"
    text = f"{where(raw)}的列与{sender}上次的不同：{change}。"
    if change.kept:
        text += "上次用到的列都在，沿用上次确认的对应吗？"
        options = [Option("ok", "沿用上次的对应"), Option(ANEW, "不沿用，按新文件对应")]
    else:
        text += "仍按现在的对应导入吗？"
        options = [Option("ok", "按现在的对应导入")]
    return Question(f"p{raw.part_no}.layout", "layout", text, tuple(options), "ok")


def kept_note(change: LayoutChange) -> str:
    """What the record of an import says of columns read as last time, Chinese."""
    told = f"（{what}）" if change.kept and (what := str(change)) else ""
    return f"列的对应沿用此前确认的{told}"


def since(before: layout.Layout | None, part: PartProposal) -> LayoutChange:
    """How the part's headers differ from the last ones, and what nothing stands for any more."""
    if before is None:
        return LayoutChange()
    header = part.raw.header
    there = {header_key(h) for h in header}
    held = {m.column for m in part.matches} | part.fixed.keys()
    lost = tuple(
        (before.header[index], column)
        for column, index in before.columns.items()
        if column not in held and header_key(before.header[index]) not in there
    )
    return replace(layout.changes(before.header, tuple(header)), lost=lost)


def last_table(
    fit: layout.Fit | None,
    tables: Tables,
    sample: Sample,
    hint: str,
    guesses: Sequence[TableGuess],
) -> str:
    """The table of a list with nearly the same columns; "" where anything speaks of another list.

    Args:
        fit: the mapping of last time.
        tables: the standard tables.
        sample: headers and cells of the part.
        hint: file name, sheet name and lines above the header.
        guesses: what the part looks like by itself.
    """
    name = fit.layout.table if fit is not None else ""
    if fit is None or name not in tables or len(fit.new) > _MOST_NEW * len(sample.header):
        return ""
    named = any(g.named and g.table != name for g in guesses)
    return "" if named or unlike(tables.get(name), sample, hint) else name


def with_last(
    guesses: list[TableGuess], name: str, fit: layout.Fit, clear: bool
) -> list[TableGuess]:
    """The guesses with the table of last time before the others, for a person to confirm.

    Args:
        guesses: best first.
        name: the table of last time.
        fit: its mapping.
        clear: the columns speak clearly of another table, which stays the first.
    """
    share = round(100 * (1 - len(fit.new) / len(fit.layout.header)))
    reason = f"该单位上次相近的列导入了它；{fit.change}".rstrip("；")
    own = next((g for g in guesses if g.table == name), TableGuess(name, share, ""))
    last = replace(own, score=max(own.score, share), reason=reason, sure=not clear)
    rest = [g if clear else replace(g, sure=False) for g in guesses if g.table != name]
    return [rest[0], last, *rest[1:]] if clear else [last, *rest]
