"""An import in the place of an earlier one of the same file, and what goes along with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shujian.pool.anew.carrying import Carried, Fitter, Unfit, corrections
from shujian.pool.anew.same_row import parts_of
from shujian.pool.proposals.repeated import anew_note, known
from shujian.pool.proposals.replacing import without
from shujian.pool.quarantine.mended_rows import numbers
from shujian.pool.storage.force import Change, apply
from shujian.pool.storage.publishing import Staged, folders
from shujian.pool.storage.registry import force_of, history, last_snapshot, open_import
from shujian.pool.storage.showing import entries
from shujian.pool.storage.withdrawing import corrected_in
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Import, ImportMode
from shujian.trust import Action, Context, Thing, decide, require

_NAMED = 20
"""Rows that a note names; of more it gives the number."""


def may_reread(ctx: Context, table: str, earlier: Import) -> bool:
    """Whether a person may let the same file be read anew in the place of an import.

    Who imported a file may: its rows stay, only the way of reading changes. For imports of
    others the right to take imports back is needed.
    """
    own = earlier.actor == ctx.actor and decide(ctx, Action.IMPORT, Thing(table)).allowed
    return own or decide(ctx, Action.WITHDRAW, Thing(table)).allowed


def check_rereading(ctx: Context, table: str, earlier: Import) -> None:
    """Refuse what ``may_reread`` denies.

    Raises:
        ShujianError: ``trust.refused``.
    """
    if not may_reread(ctx, table, earlier):
        require(ctx, Action.WITHDRAW, Thing(table))


@dataclass(frozen=True)
class Along:
    """The new import of a file that was read before.

    Args:
        ctx: who imports; home: the home.
        earlier: the import whose place is taken; row: the new one; staged: its files.
        tmp: for temporary files.
    """

    ctx: Context
    home: Home
    earlier: Import
    row: Import
    staged: Staged
    tmp: Path

    def take_place(self, anew: bool) -> None:
        """Settle what is in force: ``anew`` takes back that one import and nothing else."""
        staged = self.staged
        folder, _ = folders(self.home, staged.table_id)
        with db.reader(self.home) as session:
            if anew:
                base = without(session, staged.table_id, self.earlier.no, folder)
                changes = history(session, staged.table_id)
                told = known(session, self.earlier, staged.table.name)
                corrected = corrected_in(session, changes, self.earlier.no)
                staged.withdraws = (self.earlier.id, *corrected)
                staged.notes = (*staged.notes, anew_note(told))
            else:
                base = force_of(last_snapshot(session, staged.table_id))
            earlier = history(session, staged.table_id)
        there = [c for c in earlier if not (anew and c.no == self.earlier.no)]
        staged.force = apply(base, staged.change, folder, there)

    def carry(self, pending: list[Import]) -> None:
        """Let the corrections of its quarantined rows go along.

        Args:
            pending: gets the imports that are opened here.
        """
        with db.reader(self.home) as session:
            known = corrections(session, self.home, self.earlier)
            before = parts_of(session, self.earlier.id)
        folder, _ = folders(self.home, self.staged.table_id)
        after = {part.part_no: part for part in self.staged.parts}
        fitter = Fitter(
            self.staged.table, before, after, self.row.no, folder, self.tmp, self.row.as_of
        )
        unfit: list[Unfit] = []
        for correction in known:
            carried = fitter.fit(correction)
            unfit += carried.unfit
            if carried.cleaned.done.kept:
                pending.append(self._opened(carried))
                self._stage(carried, pending[-1], folder)
        rows = sum(e.rows for one in self.staged.carried for e in one.change.rows)
        told = [f"更正过的 {rows:,} 行一并带入"] if rows else []
        self.staged.notes = (*self.staged.notes, *told, *unfit_notes(unfit))

    def _opened(self, carried: Carried) -> Import:
        was = carried.delivery
        fields = {
            "supplier": self.row.supplier,
            "authority": self.row.authority,
            "as_of": self.row.as_of,
            "mode": ImportMode.CORRECT,
            "file_name": was.file_name,
            "sha256": was.sha256,
            "size": was.size,
            "actor": self.ctx.actor,
            "created": self.ctx.now(),
            "note": f"改正导入 {self.row.id} 的隔离行：重新读入时带入导入 {was.id} 的更正",
        }
        with db.session(self.home) as session:
            return open_import(session, self.row.table_id, fields)

    def _stage(self, carried: Carried, row: Import, folder: Path) -> None:
        staged, cleaned = self.staged, carried.cleaned
        change = Change(
            row.no, row.supplier, ImportMode.CORRECT, "supplier",
            rows=entries(cleaned.done.files, row),
            mended=frozenset(numbers(cleaned.done, folder)), key=staged.table.key,
        )  # fmt: skip
        assert staged.force is not None  # settled by take_place
        staged.force = apply(staged.force, change, folder)
        staged.states = {}  # counted from the files: rows may have changed places
        made = Staged(staged.table, staged.table_id, row.id, change, results=cleaned.results)
        staged.carried.append(made)


def unfit_notes(unfit: list[Unfit]) -> list[str]:
    """What a person is told of corrections that do not go along, Chinese."""
    notes = [f"{place(one)} 第 {one.line:,} 行的更正没有带入：{one.why}" for one in unfit[:_NAMED]]
    more = len(unfit) - _NAMED
    return [*notes, f"另有 {more:,} 行的更正没有带入"] if more > 0 else notes


def place(one: Unfit) -> str:
    """Where a row stands, for people."""
    return f"{one.file}·{one.sheet}" if one.sheet else one.file
