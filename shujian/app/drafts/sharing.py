"""The answers given for one part of an upload, taken for its siblings where a person says so."""

from __future__ import annotations

from collections.abc import Iterable

from shujian.app.drafts import proposed
from shujian.app.drafts.kept import Draft
from shujian.core.errors import Place, ShujianError
from shujian.pool.proposals.alike import alike, carried
from shujian.pool.proposals.proposal import PartProposal, Proposal
from shujian.store.home import Home
from shujian.trust import Context


def share(
    ctx: Context, home: Home, source: Draft, no: int, draft: Draft, parts: Iterable[int]
) -> None:
    """Answer parts of a draft as a part of another draft, or of this one, was answered.

    They become ordinary answers, each of which can be changed; what was answered for a sibling
    itself stays.

    Args:
        ctx: who says so.
        home: the home.
        source: the draft with the answers, as kept now.
        no: its part with the answers.
        draft: changed here; the caller keeps it.
        parts: numbers of the siblings in it.

    Raises:
        ShujianError: ``app.not_found``; ``pool.unlike`` where headers, supplier or table differ.
    """
    told = proposed.proposal_of(ctx, home, source)
    mine = _part(told, no)
    before = proposed.proposal_of(ctx, home, draft)
    siblings = [_part(before, number) for number in parts]
    for one in siblings:
        if source.supplier != draft.supplier or not alike(mine, one):
            raise _unlike(source, draft)
    untold = [one.raw.part_no for one in siblings if one.table is None]
    if untold and mine.table is not None:  # units are known of a table's columns only
        tables = {f"p{number}.table": mine.table.name for number in untold}
        proposed.answered(ctx, home, draft, tables)
        before = proposed.proposal_of(ctx, home, draft)
    given: dict[str, str] = {}
    for one in siblings:
        number = one.raw.part_no
        given |= carried(told, mine, before, _part(before, number))
        draft.shared[str(number)] = source.name
    proposed.answered(ctx, home, draft, given)


def _part(proposal: Proposal, no: int) -> PartProposal:
    for part in proposal.parts:
        if part.raw.part_no == no:
            return part
    raise ShujianError("app.not_found", "文件里没有这一部分", where=Place(file=proposal.name))


def _unlike(source: Draft, draft: Draft) -> ShujianError:
    return ShujianError(
        "pool.unlike",
        f"不能把“{source.name}”的对应用于“{draft.name}”",
        why="两者的表头、供数单位或标准表不同",
        remedy="请刷新页面，逐个回答这一文件的问题",
        where=Place(file=draft.name),
    )
