"""The route of the search page: everything that holds the words, in groups."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from shujian.app import searching
from shujian.app.clue_titles import Titles
from shujian.app.http.clues.asked_for import asked_for
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.judgments import masks
from shujian.app.judgments.catalogue import entries
from shujian.app.judgments.entry import Entry
from shujian.app.rule_names import RuleNames
from shujian.app.searching import Group, Hit
from shujian.app.shelf import Shelf
from shujian.core.errors import ShujianError
from shujian.documents.search_terms import parse
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, require

router = APIRouter(tags=["search"])
_SHELVES: dict[Path, tuple[float, Shelf]] = {}
_LOCK = threading.Lock()
_NUMBER = re.compile(r"\d{15}|\d{17}[\dXx]")


class SearchHit(BaseModel):
    """Something that was found."""

    id: str
    title: str
    note: str
    snippet: str
    count: int


class SearchGroup(BaseModel):
    """The hits of one kind; ``problem`` says why this kind could not be searched."""

    kind: str
    total: int
    items: list[SearchHit]
    problem: str = ""


class SearchView(BaseModel):
    """What was found; ``words`` are to be marked in the snippets."""

    words: list[str]
    groups: list[SearchGroup]


@router.get("/search", operation_id="search")
def search(
    home: HomeDep,
    ctx: ContextDep,
    q: Annotated[str, Query(max_length=200)],
    kind: Annotated[str, Query(pattern="^(|documents|clues|tables|models)$")] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 8,
) -> SearchView:
    """Documents, clues, tables and models that hold all words.

    Raises:
        ShujianError: ``documents.query`` for a question without a word to look for.
    """
    require(ctx, Action.VIEW, Thing("检索"))
    q = unbroken(q)
    terms = parse(q)
    words = [term.text.lower() for term in terms if not term.excluded]
    made: dict[str, Callable[[], Group]] = {
        "documents": lambda: searching.documents(home, q, limit),
        "clues": lambda: searching.clues(home, q, words, limit, Titles(ctx, RuleNames(home))),
        "tables": lambda: searching.tables(home, _shelf(home), words, limit),
        "models": lambda: searching.models(_shelf(home), words, limit),
    }
    groups = [_group(home, ctx, name, make) for name, make in made.items() if kind in ("", name)]
    for group in groups:
        if group.kind == "clues":
            asked_for(ctx, home, q, group.total)
    return SearchView(words=words, groups=groups)


def unbroken(text: str) -> str:
    """An identity number copied with blanks in it, without them; other texts as they are."""
    joined = "".join(text.split())
    return joined if _NUMBER.fullmatch(joined) else text


def _group(home: Home, ctx: Context, kind: str, make: Callable[[], Group]) -> SearchGroup:
    """One kind; where it cannot be searched the others still are."""
    try:
        group = make()
    except ShujianError as error:
        return SearchGroup(kind=kind, total=0, items=[], problem=str(error))
    held = {e.id: e for e in entries(home)} if kind == "documents" else {}
    items = [
        SearchHit(
            id=h.id, title=masks.words_covered(ctx, _title(h, held.get(h.id))), note=h.note or _note(held.get(h.id)),
            count=h.count,
            snippet=masks.snippet_covered(ctx, h.snippet),
        )
        for h in group.hits
    ]  # fmt: skip
    return SearchGroup(kind=kind, total=group.total, items=items)


def _title(hit: Hit, entry: Entry | None) -> str:
    return (entry.case_no if entry else "") or hit.title


def _note(entry: Entry | None) -> str:
    """What tells a document beside its number."""
    if entry is None:
        return ""
    words = (
        entry.court,
        entry.kind,
        entry.names,
        entry.name if entry.case_no not in ("", entry.name) else "",
    )
    return " · ".join(word for word in words if word)


def _shelf(home: Home) -> Shelf:
    """The content of a home, loaded again when it changed."""
    mark = max((p.stat().st_mtime for p in (home.content, *home.content.rglob("*"))), default=0.0)
    with _LOCK:
        held = _SHELVES.get(home.path)
        if held is None or held[0] != mark:
            held = _SHELVES[home.path] = (mark, Shelf(home))
        return held[1]
