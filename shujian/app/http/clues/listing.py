"""Routes of the list of clues: pages, counts, neighbours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from shujian.app.clue_titles import Titles
from shujian.app.http.clues.asked import AskedDep, SortQuery
from shujian.app.http.clues.asked_for import asked_for
from shujian.app.http.clues.cases_of import case_numbers
from shujian.app.http.clues.corrected import corrections_of
from shujian.app.http.clues.shown import ClueView, clue_view, covered
from shujian.app.http.paging import CursorQuery, LimitQuery, Page, decode, encode
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.remarked import Remarked
from shujian.app.rule_names import RuleNames
from shujian.clues import listing
from shujian.store import db
from shujian.trust import Action, Context, Thing, require

router = APIRouter(tags=["clues"])
THING = Thing("线索")


class ClueFacet(BaseModel):
    """A value of a dimension, its name for people, and how many clues have it."""

    value: str
    name: str
    count: int


class CluePage(Page[ClueView]):
    """A page of clues; ``newest``: when the last of the whole list changed."""

    newest: dt.datetime | None = None


class Facets(BaseModel):
    """Counts by dimension; the dimension's own filter does not restrict them."""

    kind: list[ClueFacet]
    model: list[ClueFacet]
    rule: list[ClueFacet]
    state: list[ClueFacet]
    grade: list[ClueFacet]
    seen: list[ClueFacet]


class Neighbours(BaseModel):
    """The clues beside one in its list; ``place`` counts from 1, 0 where it left the list."""

    previous: str | None
    next: str | None
    place: int
    total: int


def looks(ctx: Context) -> None:
    """Refuse who may not look at clues."""
    require(ctx, Action.VIEW, THING)


@router.get("/clues", operation_id="listClues")
def list_clues(
    home: HomeDep,
    ctx: ContextDep,
    wanted: AskedDep,
    sort: SortQuery = "grade",
    limit: LimitQuery = 100,
    cursor: CursorQuery = "",
) -> CluePage:
    """A page of clues; that somebody was looked for by a whole number is journaled."""
    looks(ctx)
    order = listing.Order(sort)
    start = decode(cursor, len(order.keys)) if cursor else ()
    with db.reader(home) as session:
        rows, after = listing.page(session, wanted, order, limit, start)
        stands = listing.stand(session, wanted)
        cases = case_numbers(session, rows)
        corrected = corrections_of(session, rows)
        told = Remarked(ctx, home, session)
        remarked = {row.id for row in rows if told.marks(row)}
    if not cursor:
        asked_for(ctx, home, f"{wanted.text} {wanted.subject}".strip(), stands.total)
    following = encode(_plain(after)) if after else None
    named = RuleNames(home)
    titles = Titles(covered(ctx), named)
    items = [clue_view(ctx, row, named, cases, titles) for row in rows]
    for item in items:
        item.corrected, item.remarked = item.id in corrected, item.id in remarked
    return CluePage(items=items, next=following, total=stands.total, newest=stands.newest)


def _plain(values: list[object]) -> list[object]:
    return [v if isinstance(v, str | int | float) else str(v) for v in values]


@router.get("/clues/facets", operation_id="countClues")
def count_clues(home: HomeDep, ctx: ContextDep, wanted: AskedDep) -> Facets:
    """How many clues there are of each value, for the filters."""
    looks(ctx)
    with db.reader(home) as session:
        found = listing.facets(session, wanted)
        models = listing.model_names(session)
        rules = listing.models_of_rules(session)
    named = RuleNames(home)
    for asked in wanted.model:  # a filter that finds nothing is still shown by its name
        found["model"].setdefault(asked, 0)
        models.setdefault(asked, named.model(asked))
    names = {"model": models, "rule": {r: named.names(r, own) for r, own in rules.items()}}
    return Facets(
        **{
            dimension: [
                ClueFacet(value=v, name=names.get(dimension, {}).get(v, v), count=counts[v])
                for v in sorted(counts, key=_place(dimension, counts))
                if v
            ]
            for dimension, counts in found.items()
        }
    )


def _place(dimension: str, counts: Mapping[str, int]) -> Callable[[str], tuple[int, int, str]]:
    """Grades stand in their order, anything else by how many clues it has."""
    order = listing.GRADE_ORDER if dimension == "grade" else ()
    return lambda v: (order.index(v) if v in order else len(order), -counts[v], v)


@router.get("/clues/neighbours", operation_id="getClueNeighbours")
def neighbours(
    home: HomeDep,
    ctx: ContextDep,
    wanted: AskedDep,
    clue: Annotated[str, Query(max_length=40)],
    sort: SortQuery = "grade",
) -> Neighbours:
    """Where a clue stands in its list, and what is before and after it."""
    looks(ctx)
    with db.reader(home) as session:
        found = listing.neighbours(session, wanted, listing.Order(sort), clue)
    return Neighbours(**vars(found))
