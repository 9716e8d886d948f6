"""Route of the judgment behind a clue: its text, and where it says what the clue rests on."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from shujian.app.clue_masks import hidden
from shujian.app.clue_reasons import Reasons, reasons
from shujian.app.clue_rows import clue_rows
from shujian.app.clue_text import spans
from shujian.app.clue_titles import Titles
from shujian.app.http.clues.shown import covered
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.judgments import masks
from shujian.app.judgments.columns import columns
from shujian.app.judgments.opened import Opened, opened, reading_of
from shujian.app.judgments.shown import Shown, groups
from shujian.app.rule_names import RuleNames
from shujian.app.written_numbers import IDENTITY
from shujian.clues import query
from shujian.core.errors import Place, ShujianError
from shujian.schema.elements.person_name import named
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue
from shujian.trust import Action, Context, Thing, require

router = APIRouter(tags=["clues"])
DOCUMENT = "文书编号"


class TextSpan(BaseModel):
    """A fact's place in the text; the end is not included."""

    start: int
    end: int
    input: str
    table: str
    column: str
    segment: str


class ClueText(BaseModel):
    """A judgment with the places that a clue rests on; identity numbers are masked in place."""

    document: str
    name: str
    source: str
    text: str
    spans: list[TextSpan]


@router.get("/clues/{clue_id}/text", operation_id="getClueText")
def clue_text(clue_id: str, home: HomeDep, ctx: ContextDep) -> ClueText:
    """The text of the judgment that the clue is about."""
    require(ctx, Action.VIEW, Thing(clue_id))
    with db.reader(home) as session:
        clue = query.one(session, clue_id)
    ident = str((clue.identity_json or {}).get(DOCUMENT, ""))
    if not ident:
        raise ShujianError("app.not_found", "这条线索不是从文书得出的", where=Place(field=clue_id))
    paper = opened(home, ident)
    document, held = paper.document, reasons(home, clue)
    words = Titles(covered(ctx), RuleNames(home)).words(clue)
    rows = _witnesses(home, covered(ctx), clue, held)
    return ClueText(
        document=ident,
        name=document.name,
        source=document.source,
        text=_text(covered(ctx), document.text, _facts(home, paper, words)),
        spans=[TextSpan(**vars(span)) for span in spans(document, held, rows)],
    )


def _facts(home: Home, paper: Opened, words: str) -> list[Shown]:
    """The facts of the document but for the names that the clue tells (decision 0010)."""
    listed = groups(reading_of(home, paper))
    facts = [fact for _, rows in listed for _, own in rows for fact in own]
    return [f for f in facts if not named(columns(f.at[0])[f.at[2]].element, f.value, words)]


def _text(reader: Context, text: str, facts: list[Shown]) -> str:
    """Covered as where documents are read; of an identity number the ends are told as in fields."""
    held, ends = list(masks.covered(reader, text, facts)[0]), hidden(reader, text)
    for found in IDENTITY.finditer(text):
        held[found.start() : found.end()] = ends[found.start() : found.end()]
    return "".join(held)


def _witnesses(
    home: Home, reader: Context, clue: Clue, held: Reasons
) -> dict[str, list[dict[str, str]]]:
    """Input → the fact rows that made the condition so."""
    numbers: dict[str, set[int]] = {}
    for traced in held.said["trace"].values():
        for row in traced["rows"]:
            for alias, found in row["sources"].items():
                numbers.setdefault(alias, set()).update(found)
    with db.reader(home) as session:
        wanted = {n for own in numbers.values() for n in own}
        every = clue_rows(reader, session, home, clue, wanted)
    return {
        alias: [{c: cell.shown for c, cell in every[n].cells.items()} for n in sorted(own)]
        for alias, own in numbers.items()
    }
