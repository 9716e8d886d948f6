"""Routes of the hits on judgments that wait for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from shujian.app.clue_masks import hidden
from shujian.app.http.clues.shown import covered
from shujian.app.http.paging import CursorQuery, LimitQuery, Page, decode, encode
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.judgments.awaiting import Sort, Waiting, folded, of_delivery, placed, waiting
from shujian.app.judgments.catalogue import entries
from shujian.core.errors import ShujianError
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, require

router = APIRouter()
Delivery = Annotated[str, Query(max_length=40)]
"""Only what is about documents of this delivery; "": of all."""


class AwaitingItem(BaseModel):
    """A row that a rule put aside; ``document`` is "" where its facts were read anew since.

    Args:
        alike: how many rows of the rule with the same reason this one stands for.
    """

    id: str
    document: str
    name: str
    court: str
    pack: str
    pack_name: str
    rule: str
    rule_name: str
    reason: str
    sort: Sort
    run: str
    alike: int = 1


class AwaitingRule(BaseModel):
    """So many rows of a rule wait."""

    rule: str
    name: str
    pack_name: str
    count: int


class AwaitingFacets(BaseModel):
    """How many rows meet a rule, could not be decided, were not checked, and of which rules."""

    hit: int
    unsure: int
    unchecked: int
    rules: list[AwaitingRule]


@router.get("/documents/awaiting", operation_id="listAwaiting")
def list_awaiting(
    home: HomeDep,
    ctx: ContextDep,
    sort: Annotated[Sort, Query()] = "hit",
    rule: Annotated[str, Query(max_length=120)] = "",
    delivery: Delivery = "",
    fold: bool = False,
    limit: LimitQuery = 50,
    cursor: CursorQuery = "",
) -> Page[AwaitingItem]:
    """Rows that wait for a person: why, in which document; ``fold``: what is alike told once."""
    require(ctx, Action.VIEW, Thing("文书"))
    found = [w for w in waiting(home) if w.sort == sort and rule in ("", w.rule[0])]
    found = of_delivery(home, found, delivery) if delivery else found
    lines = folded(found) if fold else [(one, 1) for one in found]
    start = decode(cursor, 1)[0] if cursor else 0
    if not isinstance(start, int) or start < 0:
        raise ShujianError("app.cursor", "翻页的位置无法识别", remedy="请回到第一页")
    items = _items(ctx, home, lines[start : start + limit])
    more = start + limit < len(lines)
    return Page(items=items, next=encode([start + limit]) if more else None, total=len(lines))


def _items(ctx: Context, home: Home, lines: Sequence[tuple[Waiting, int]]) -> list[AwaitingItem]:
    reader = covered(ctx)
    known = {e.id: e for e in entries(home)}
    often = {id(one): many for one, many in lines}
    items = []
    for one, document in placed(reader, home, [one for one, _ in lines]):
        entry = known.get(document)
        items.append(
            AwaitingItem(
                id=f"{one.run}-{one.rule[0]}-{one.row}",
                document=document if entry is not None else "",
                name=(entry.case_no or entry.name) if entry is not None else "",
                court=entry.court if entry is not None else "",
                pack=one.pack[0], pack_name=one.pack[1],
                rule=one.rule[0], rule_name=one.rule[1],
                reason=hidden(reader, one.reason), sort=one.sort, run=one.run,
                alike=often[id(one)],
            )
        )  # fmt: skip
    return items


@router.get("/documents/awaiting/facets", operation_id="awaitingFacets")
def awaiting_facets(
    home: HomeDep,
    ctx: ContextDep,
    sort: Annotated[Sort, Query()] = "hit",
    delivery: Delivery = "",
) -> AwaitingFacets:
    """What waits, counted; the rules of one sort, the most frequent first."""
    require(ctx, Action.VIEW, Thing("文书"))
    found = of_delivery(home, waiting(home), delivery) if delivery else waiting(home)
    sorts = Counter(w.sort for w in found)
    counts = Counter((w.rule, w.pack[1]) for w in found if w.sort == sort)
    rules = [
        AwaitingRule(rule=rule[0], name=rule[1], pack_name=pack, count=many)
        for (rule, pack), many in counts.most_common()
    ]
    return AwaitingFacets(
        hit=sorts["hit"], unsure=sorts["unsure"], unchecked=sorts["unchecked"], rules=rules
    )
