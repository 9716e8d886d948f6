"""What the terminal says before a file is brought in: rows that go, days that nobody gave."""

from __future__ import annotations

import datetime as dt

from shujian.app.again import Again, repeated
from shujian.app.cli.frame import Session, err, out
from shujian.pool.anew.along import unfit_notes
from shujian.pool.anew.going_along import going_along
from shujian.pool.proposals.one_file import Terms
from shujian.pool.proposals.proposal import Proposal
from shujian.pool.proposals.replacing import AsideThere, Outgoing, aside_there, outgoing
from shujian.pool.proposals.vouching import as_of_table
from shujian.store import db
from shujian.store.schema import ImportMode

_NAMED = 5
"""Files that are named where rows of them go; of more it gives the number."""


def show_outgoing(session: Session, proposal: Proposal, terms: Terms) -> None:
    """Which earlier rows will go, and which corrections go along, by what then does it."""
    with db.reader(session.home) as reading:
        found = outgoing(reading, session.home, proposal, terms)
        going = going_along(reading, session.home, proposal, terms)
        there = aside_there(reading, proposal, terms)
    for one in found:
        out.print(_outgoing_text(one), markup=False)
    for one_there in there:
        out.print(_there_text(one_there), markup=False)
    for along in going:
        text = f"“{along.table}”中 {along.rows:,} 行更正会一并带入"
        for line in (text, *unfit_notes(list(along.unfit))):
            out.print(line, markup=False)


def _outgoing_text(one: Outgoing) -> str:
    whose = "所有供数单位" if one.supplier is None else f"“{one.supplier or '未写明供数单位'}”"
    if one.unchanged:
        return f"“{one.table}”里已有这份文件，读法相同：不替换任何行"
    if one.rows == 0 and one.quarantined == 0:
        kept = f"，现有的 {one.left:,} 行都保留" if one.left else ""
        return f"“{one.table}”里没有{whose}此前的数据，不替换任何行{kept}"
    aside = f"和隔离区的 {one.quarantined:,} 行" if one.quarantined else ""
    rest = f"，其余 {one.left:,} 行不动" if one.left else ""
    named = "；".join(f"{file.words}：{file.rows:,} 行" for file in one.files[:_NAMED])
    more = len(one.files) - _NAMED
    which = f"（{named}{f'；另有 {more:,} 份' if more > 0 else ''}）" if named else ""
    mended = f"（含更正入池的 {one.mended:,} 行）" if one.mended else ""
    return f"将替换“{one.table}”中{whose}现有的 {one.rows:,} 行{mended}{which}{aside}{rest}"


def _there_text(one: AsideThere) -> str:
    mended = f"更正入池的 {one.mended:,} 行" if one.mended else ""
    aside = f"隔离区的 {one.aside:,} 行" if one.aside else ""
    return (
        f"“{one.table}”里此前{'、'.join(filter(None, (mended, aside)))}：这份文件又送来同一行的，"
        "或者取代其所属整份文件的，随之替换"
    )


def show_again(session: Session, proposal: Proposal, terms: Terms) -> None:
    """Where rows would stand beside rows about the same: how many, and which mode is meant."""
    if terms.mode == ImportMode.REPLACE or terms.anew:
        return
    tell = _adds_up if terms.mode == ImportMode.APPEND else _stays
    for one in repeated(session.ctx, session.home, proposal):
        among = "" if one.whole else f"试读的 {one.looked:,} 行中"
        for text in tell(one, f"“{one.table}”：{among}"):
            err.print(text, markup=False, soft_wrap=True)


def _adds_up(one: Again, start: str) -> list[str]:
    if not one.rows:
        return []
    return [
        f"{start}有 {one.rows:,} 行的识别列（{'、'.join(one.key)}）与已有的行"
        "相同，追加会把新旧两行都算进去，旧的一行会造成误报；同一对象的新情况请用 "
        "--mode correct，每次发来全量名单的请用 --mode replace"
    ]


def _stays(one: Again, start: str) -> list[str]:
    """A correction goes by the identifying columns: where one of them was corrected, it cannot."""
    return [
        f"{start}有 {rows:,} 行与已有的行只差识别列“{day}”：更正只换掉识别列全都相同的行，"
        f"这些旧行会留下，与新的一行并存。若是改了“{day}”的，每次发来全量名单的请用 "
        "--mode replace，或先用 shujian pool withdraw 撤回旧的那次导入；确是另一次的，不用处理"
        for day, rows in one.beside.items()
    ]


def show_days(proposal: Proposal, given: dt.date | None) -> None:
    """Where nobody gave an as-of day and none was asked for: which one is taken, and why.

    Args:
        proposal: with accepted answers.
        given: the day that was given for the whole file, if any.
    """
    for name, parts in proposal.tables().items():
        key = f"as_of.{name}"
        if given is not None or key not in proposal.accepted:
            continue
        told = as_of_table(part.as_of for part in parts)
        if told.day is None:
            text = f"“{name}”的截至日未写明（{told.why}）；知道的请用 --as-of 写明"
        elif told.guessed:
            text = (
                f"“{name}”的截至日取 {told.day.isoformat()}，是数据中最晚的日期，没有人确认过；"
                "供数单位保证到别的日子的，请用 --as-of 写明"
            )
        else:
            text = (
                f"“{name}”的截至日取 {told.day.isoformat()}（{told.why}）；不对的请用 --as-of 写明"
            )
        err.print(text, markup=False, soft_wrap=True)
