"""Routes of the list of kept documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from shujian.app.http.judgments.codes import (
    GRADES,
    GradeCount,
    StateCode,
    grade_counts,
    state_code,
)
from shujian.app.http.paging import CursorQuery, LimitQuery, Page, decode, encode
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.judgments.accused import told
from shujian.app.judgments.awaiting import unsure_rules
from shujian.app.judgments.catalogue import entries
from shujian.app.judgments.choosing import Choice, chosen
from shujian.app.judgments.entry import Entry
from shujian.store.home import Home
from shujian.trust import Action, Thing, require

router = APIRouter()
_MADE = ("state_code", "clues", "undecided")


class DocumentItem(BaseModel):
    """A kept document in the list.

    ``undecided``: where it has no clue, how many rules that make clues lacked a certain fact.
    """

    id: str
    name: str
    source: str
    format: str
    state: str
    state_code: StateCode
    reasons: str
    case_no: str
    court: str
    kind: str
    judged_on: str
    people: int | None
    names: str
    original: bool
    import_id: str
    created: str
    copies: int
    clues: list[GradeCount]
    undecided: int


class Facet(BaseModel):
    """A value of a filter and how many documents have it."""

    value: str
    count: int
    code: str = ""


class DocumentFacets(BaseModel):
    """What the list can be filtered by; counted over everything that is kept."""

    total: int
    states: list[Facet]
    kinds: list[Facet]
    courts: list[Facet]
    with_clues: int


def items(home: Home, rows: Sequence[Entry]) -> list[DocumentItem]:
    """Entries as the pages see them."""
    left = unsure_rules(home, [e.id for e in rows if not e.clues])
    return [_item(e, left.get(e.id, 0)) for e in rows]


def _item(entry: Entry, undecided: int) -> DocumentItem:
    own = {n: getattr(entry, n) for n in DocumentItem.model_fields if n not in _MADE}
    return DocumentItem(
        **own, state_code=state_code(entry.state), clues=grade_counts(entry.clues),
        undecided=undecided,
    )  # fmt: skip


@router.get("/documents", operation_id="listDocuments")
def list_documents(
    home: HomeDep,
    ctx: ContextDep,
    q: Annotated[str, Query(max_length=200)] = "",
    state: Annotated[list[str] | None, Query()] = None,
    kind: Annotated[str, Query(max_length=60)] = "",
    court: Annotated[str, Query(max_length=120)] = "",
    clues: Annotated[str, Query(pattern="^(|yes|no|sure|likely)$")] = "",
    import_id: Annotated[str, Query(max_length=40)] = "",
    sort: Annotated[str, Query(pattern="^(new|judged|clues)$")] = "new",
    limit: LimitQuery = 100,
    cursor: CursorQuery = "",
) -> Page[DocumentItem]:
    """Kept documents; copies stand behind the most complete one."""
    require(ctx, Action.VIEW, Thing("文书"))
    grade = next((g for g, code in GRADES.items() if code == clues), clues)
    wanted = Choice(q, frozenset(state or ()), kind, court, grade, import_id, sort)
    found = chosen(entries(home), wanted)
    start = 0
    if cursor:
        last = decode(cursor, 1)[0]
        start = next((n for n, e in enumerate(found, 1) if e.id == last), len(found))
    rows = found[start : start + limit]
    more = start + limit < len(found)
    return Page(
        items=items(home, told(home, rows)),
        next=encode([rows[-1].id]) if more and rows else None,
        total=len(found),
    )


@router.get("/documents/facets", operation_id="documentFacets")
def document_facets(home: HomeDep, ctx: ContextDep) -> DocumentFacets:
    """The values that the list can be filtered by."""
    require(ctx, Action.VIEW, Thing("文书"))
    held = entries(home)
    return DocumentFacets(
        total=len(held),
        states=state_facets(Counter(e.state for e in held)),
        kinds=_facets(Counter(e.kind for e in held if e.kind)),
        courts=_facets(Counter(e.court for e in held if e.court))[:200],
        with_clues=sum(1 for e in held if e.clues),
    )


def state_facets(counts: Counter[str]) -> list[Facet]:
    """States with their codes, the most frequent first."""
    return [f.model_copy(update={"code": state_code(f.value)}) for f in _facets(counts)]


def _facets(counts: Counter[str]) -> list[Facet]:
    return [Facet(value=value, count=many) for value, many in counts.most_common()]
