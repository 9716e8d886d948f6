"""What a workbook says of a clue beyond the ledger: rule, values, files, as its reader may see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app.clue_basis import told_basis
from shujian.app.clue_masks import Masker
from shujian.app.clue_titles import HIDDEN_LEVEL, Titles
from shujian.app.clue_verdicts import Conclusions
from shujian.app.packing import PackView
from shujian.app.remarked import Remarked
from shujian.app.rule_names import RuleNames
from shujian.clues.cells import Value, typed
from shujian.clues.export import Told
from shujian.core.ids import unpack_row
from shujian.models.model import Model
from shujian.store.home import Home
from shujian.store.schema import Clue, DocumentRow, Import, Part
from shujian.trust import Context

Types = Mapping[str, str]
DOCUMENTS = ("文书编号", "前文书编号", "后文书编号")
_FEW = 20
"""Rows of an input whose files are looked up."""


class Telling:
    """Tells of clues to one person.

    Args:
        ctx: who reads, for which purpose; without the right to see values they are masked.
        home: the home.
        session: open while clues are told.
    """

    def __init__(self, ctx: Context, home: Home, session: Session) -> None:
        self._ctx, self._session = ctx, session
        self._names = RuleNames(home)
        self._titles = Titles(ctx, self._names)
        self._conclusions = Conclusions(ctx, session)
        self._types: dict[tuple[str, str], Types] = {}
        self._files: dict[tuple[int, int], str] = {}
        self._documents: dict[str, tuple[str, str]] = {}
        self._remarks = Remarked(ctx, home, session)

    def __call__(self, clue: Clue) -> Told:
        """What is said of one clue."""
        content = clue.content_json or {}
        step = str(content.get("step", ""))
        identity = clue.identity_json or {}
        masker = self._masker(clue)
        papers = [self._document(str(identity[n])) for n in DOCUMENTS if n in identity]
        files = [source for _, source in papers if source] or self._of_rows(content)
        return Told(
            rule=self._names.name(clue.model_id, clue.rule, step),
            title=self._titles.title(clue),
            subject=self._titles.subject(clue),
            numbers=[number for number, _ in papers if number],
            identity=_shown(masker, identity, self._typed(clue.model_id, step)),
            values=_shown(masker, content.get("values") or {}, self._typed(clue.model_id, step)),
            files=list(dict.fromkeys(files)),
            concluded=self._conclusions.of(clue),
            remarks=self._remarks.of(clue),
            stated=told_basis(self._ctx, self._session, clue),
        )

    def _typed(self, model: str, step: str) -> Types:
        """Column → the name of its type; nothing where the model is gone."""
        if (model, step) not in self._types:
            self._types[model, step] = _types(self._names.bound(model), step)
        return self._types[model, step]

    def _masker(self, clue: Clue) -> Masker:
        free = Masker(self._ctx)
        if not free.hides(HIDDEN_LEVEL):
            return free
        return Masker(self._ctx, self._titles.levels(clue), self._titles.words(clue))

    def _of_rows(self, content: Mapping[str, Any]) -> list[str]:
        found = []
        for held in (content.get("rows") or {}).values():
            found += [self._file(int(number)) for number in held["rows"][:_FEW]]
        return [name for name in found if name]

    def _file(self, number: int) -> str:
        at = unpack_row(number)
        key = (at.import_no, at.part)
        if key not in self._files:
            query = (
                select(Part.file, Part.sheet, Import.supplier)
                .join(Import, Import.id == Part.import_id)
                .where(Import.no == at.import_no, Part.part_no == at.part)
            )
            row = self._session.execute(query).first()
            told = "·".join(filter(None, row[:2])) if row else ""
            self._files[key] = f"{told}（{row[2]}）" if row and row[2] else told
        return self._files[key]

    def _document(self, ident: str) -> tuple[str, str]:
        """Case number and file of a document; "" where it is not known."""
        if ident not in self._documents:
            row = self._session.get(DocumentRow, ident)
            self._documents[ident] = (row.number, row.source) if row else ("", "")
        return self._documents[ident]


def _types(bound: Model | PackView | None, step: str) -> Types:
    if isinstance(bound, PackView):
        return {name: column.type.name for name, column in bound.pack.schema.items()}
    if bound is None or step not in bound.steps:
        return {}
    return {name: column.type.name for name, column in bound.steps[step].schema.items()}


def _shown(masker: Masker, held: Mapping[str, Any], types: Types) -> dict[str, Value]:
    """Column → value; without blanks, and without parts of conditions, which have no name."""
    found: dict[str, Value] = {}
    for name, value in held.items():
        cell = None if "[" in name else typed(types.get(name, ""), value)
        if cell is None or cell == "":
            continue
        text = str(cell)
        shown = masker.cell(name, text)
        found[name] = cell if shown == text else shown
    return found
