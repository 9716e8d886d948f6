"""Standardising the parts of a delivery under the tables' locks, then making them visible."""

from __future__ import annotations

import datetime as dt
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from shujian.core.cells import State
from shujian.core.errors import Place, ShujianError
from shujian.core.progress import Progress
from shujian.engines.base import Coverage
from shujian.pool.accounts import part_result, part_row
from shujian.pool.anew.along import Along, check_rereading
from shujian.pool.cleaning.plan import Done
from shujian.pool.cleaning.prepare import plan_of
from shujian.pool.cleaning.workers import standardise_part
from shujian.pool.proposals import layout
from shujian.pool.proposals.leaving import unread, withheld
from shujian.pool.proposals.one_file import Terms, refuse_gone, scope_in
from shujian.pool.proposals.proposal import ImportResult, PartProposal, Proposal
from shujian.pool.proposals.repeated import Earlier, still_said
from shujian.pool.proposals.replacing import SameFile, held_already, leaving
from shujian.pool.proposals.unsaid import unknown
from shujian.pool.proposals.vouching import as_of_table
from shujian.pool.storage import leftovers
from shujian.pool.storage.force import Change
from shujian.pool.storage.publishing import Staged, account_error, folders
from shujian.pool.storage.registry import coverage_json, ensure_table, open_import
from shujian.pool.storage.showing import entries, printable, publish, undo, writing
from shujian.store import db, originals
from shujian.store.home import Home
from shujian.store.schema import Import, ImportState
from shujian.trust import Action, Context
from shujian.trust.journal import record


@dataclass(frozen=True)
class Delivery:
    """A file and what its supplier says of it; see ``importing.commit``."""

    proposal: Proposal
    supplier: str
    authority: str
    as_of: dt.date | None
    coverage: tuple[Coverage, ...]
    mode: str
    scope: str
    anew: bool = False
    instead: str = ""

    @property
    def terms(self) -> Terms:
        """What happens to earlier rows."""
        return Terms(self.supplier, self.mode, self.scope, self.anew, self.instead)

    def day(self, table: str) -> dt.date | None:
        """The as-of day for a table: as given, else as answered."""
        if self.as_of is not None:
            return self.as_of
        answer = self.proposal.answers.get(f"as_of.{table}", "")
        return dt.date.fromisoformat(answer) if answer else None

    def unsaid(self, table: str) -> bool:
        """Whether no person said up to which day the supplier vouches."""
        key = f"as_of.{table}"
        answered = key in self.proposal.answers and key not in self.proposal.accepted
        return self.as_of is None and not answered

    @property
    def covered(self) -> tuple[Coverage, ...]:
        """The statements that hold: none where a part could not be read.

        A supplier's word speaks of the whole file; its unread part may hold the very row
        that a model does not find.
        """
        return () if unread(self.proposal) else self.coverage

    def notes(self, table: str, held: dt.date | None) -> tuple[str, ...]:
        """What was taken without being looked at, and what does not hold; ``held``: as-of day."""
        texts = []
        if unread(self.proposal):  # also where none is stated: it may be stated afterwards
            texts.append(withheld(self.proposal))
        day = self.day(table)
        for key in self.proposal.accepted:
            if key == f"as_of.{table}" and self.as_of is None and day is not None and day == held:
                told = as_of_table(p.as_of for p in self.proposal.tables()[table])
                why = "取自数据中最晚的日期" if told.guessed else f"按{told.why}"
                texts.append(f"截至日 {day.isoformat()} {why}，未经核对")
            elif not key.startswith("as_of."):
                texts.append(f"按建议接受：{key}")
        own = {f"p{p.raw.part_no}" for p in self.proposal.tables()[table]}
        left = [(q.kind, q.id.split(".")) for q in self.proposal.unsaid]
        texts += dict.fromkeys(_unsaid(k, rest[-1]) for k, (p, *rest) in left if p in own)
        return tuple(texts)


def _unsaid(kind: str, what: str) -> str:
    if kind == "place":
        return f"“{what}”的行政区划代码没有人写明，作读不出"
    return f"“{what}”没有人写明，作未提供"


def bring_in(
    ctx: Context, home: Home, delivery: Delivery, progress: Progress
) -> tuple[ImportResult, ...]:
    """Import all tables of a delivery, or none of them."""
    proposal, terms = delivery.proposal, delivery.terms
    original = originals.keep(home, proposal.path, progress)
    if original.sha256 != proposal.sha256:
        raise changed_file(proposal.name)
    chosen = proposal.tables()
    with ExitStack() as held:
        ids = _table_ids(home, chosen)
        for name, table_id in sorted(ids.items(), key=lambda pair: pair[1]):
            held.enter_context(writing(home, table_id, name, progress))
        with db.reader(home) as session:
            refuse_gone(session, chosen, terms)
            known = {
                name: found
                for name, parts in chosen.items()
                if (found := held_already(session, proposal, name, parts, terms)) is not None
            }
            leaves = {
                name: old
                for name, parts in chosen.items()
                if (old := leaving(session, proposal, name, parts, terms)) is not None
            }
        for name in (found.table for found in known.values() if found.anew):
            check_rereading(ctx, name, leaves[name].row)
        kept = [found for found in known.values() if not found.anew]
        done = [_duplicate(ctx, home, delivery, ids[found.table], found) for found in kept]
        here = {found.table for found in kept}
        fresh = {name: parts for name, parts in chosen.items() if name not in here}
        anew = {name for name, found in known.items() if found.anew}
        return (*done, *_bring_fresh(ctx, home, delivery, fresh, ids, (leaves, anew), progress))


def _bring_fresh(
    ctx: Context,
    home: Home,
    delivery: Delivery,
    fresh: dict[str, tuple[PartProposal, ...]],
    ids: dict[str, str],
    earlier: tuple[dict[str, Earlier], set[str]],
    progress: Progress,
) -> list[ImportResult]:
    leaves, anew = earlier
    opened = {name: _open(ctx, home, delivery, ids[name], name, leaves.get(name)) for name in fresh}
    pending = list(opened.values())
    try:
        staged = []
        # closed without telling of an error: only then the folder's lock file goes as well
        with closing(ExitStack()) as folder:
            tmp = folder.enter_context(home.workspace())
            for name, parts in fresh.items():
                staged.append(_stage(home, delivery, parts, opened[name], tmp, progress))
                if name in leaves:
                    bring = Along(ctx, home, leaves[name].row, opened[name], staged[-1], tmp)
                    bring.take_place(name in anew)
                    bring.carry(pending)
        progress.step(0.99, "正在写入数据池")
        return publish(ctx, home, staged, lambda session: _remember(session, ctx, delivery, staged))
    except BaseException as error:
        undo(home, pending, error)
        raise


def _table_ids(home: Home, chosen: dict[str, tuple[PartProposal, ...]]) -> dict[str, str]:
    tables = [parts[0].table for parts in chosen.values()]
    with db.session(home) as session:
        return {t.name: ensure_table(session, t).id for t in tables if t is not None}


def _fields(
    ctx: Context, delivery: Delivery, table: str, earlier: Earlier | None = None
) -> dict[str, object]:
    """What is kept of the delivery; what nobody says anew of the same file holds as before."""
    proposal, unread_parts = delivery.proposal, bool(unread(delivery.proposal))
    supplier, authority, day = delivery.supplier, delivery.authority, delivery.day(table)
    covered = coverage_json(delivery.covered)
    if earlier is not None:
        was = earlier.row
        supplier, authority = supplier or was.supplier, authority or was.authority
        if delivery.unsaid(table) and still_said(earlier, proposal, proposal.tables()[table]):
            day = was.as_of or day
        if not (unread_parts or earlier.restated):  # another month's file is complete for itself
            covered = covered or was.coverage_json
    return {
        "supplier": supplier,
        "authority": authority,
        "as_of": day,
        "coverage_json": covered,
        "mode": delivery.mode,
        "file_name": printable(proposal.name),
        "sha256": proposal.sha256,
        "size": proposal.size,
        "actor": ctx.actor,
        "created": ctx.now(),
    }


def _open(
    ctx: Context, home: Home, delivery: Delivery, table_id: str, table: str, earlier: Earlier | None
) -> Import:
    with db.session(home) as session:
        return open_import(session, table_id, _fields(ctx, delivery, table, earlier))


def _duplicate(
    ctx: Context, home: Home, delivery: Delivery, table_id: str, found: SameFile
) -> ImportResult:
    table, of, note = found.table, found.known.import_id, found.note
    with db.session(home) as session:
        row = open_import(session, table_id, _fields(ctx, delivery, table))
        row.state, row.note = ImportState.DUPLICATE, note
        record(session, ctx, Action.IMPORT, table, {"import": row.id, "duplicate_of": of})
    return ImportResult(
        row.id, row.no, table, 0, str(row.state),
        duplicate_of=of, already=found.known, notes=(note,),
    )  # fmt: skip


def _stage(
    home: Home,
    delivery: Delivery,
    parts: tuple[PartProposal, ...],
    row: Import,
    tmp: Path,
    progress: Progress,
) -> Staged:
    """Write the files of one table's rows; nobody sees them yet."""
    table = parts[0].table
    assert table is not None
    rows, quarantine = folders(home, row.table_id)
    total, results, kept_parts = Done(), [], []
    for part in parts:
        units = {c: u for (no, c), u in delivery.proposal.units.items() if no == part.raw.part_no}
        plan = plan_of(part, table, units, row.no, rows, quarantine, tmp, as_of=row.as_of)
        done = standardise_part(plan, part.raw.rows, tmp, progress, name=part.raw.file)
        if done.rows != part.raw.rows or done.rows != done.kept + done.quarantined:
            raise account_error(part.raw.rows, done.kept, done.quarantined)
        total.add(done)
        results.append(part_result(part, done, row.as_of))
        kept_parts.append(part_row(part, done, row.id, units, leftovers.keep(plan)))
    with db.reader(home) as session:
        scope = scope_in(session, table.name, delivery.terms)
    change = Change(
        no=row.no,
        supplier=row.supplier,
        mode=row.mode,
        scope=scope,
        rows=entries(total.files, row),
        quarantine=entries(total.quarantine, row),
        key=table.key,
    )
    notes = (*delivery.notes(table.name, row.as_of), *_unread_cells(total))
    return Staged(
        table, row.table_id, row.id, change, total.states, kept_parts, tuple(results), notes=notes
    )


def _unread_cells(done: Done) -> tuple[str, ...]:
    """How many cells of kept rows say something that could not be read, by column."""
    counts = {c: states[State.UNKNOWN] for c, states in done.states.items()}
    told = [f"“{column}” {count:,} 格" for column, count in counts.items() if count]
    if not told:
        return ()
    return (f"读不懂的单元格：{'、'.join(told)}；保留原文，涉及它们的判断作“未检查”或待核",)


def _remember(session: Session, ctx: Context, delivery: Delivery, staged: list[Staged]) -> None:
    """Keep the confirmed mappings for the supplier's next delivery."""
    proposal = delivery.proposal
    for one in staged:
        if one.withdraws:
            detail = {"import": one.withdraws[0], "instead": one.import_id}
            record(session, ctx, Action.WITHDRAW, one.table_id, detail)
        for part in proposal.tables()[one.table.name]:
            if not part.raw.rows:
                continue  # it says nothing of how the supplier's rows are written
            number = part.raw.part_no
            units = {c: u for (no, c), u in proposal.units.items() if no == number}
            header, fixed = tuple(part.raw.header), {**unknown(part, proposal), **part.fixed}
            known = layout.Layout(one.table.name, header, part.sources, units, fixed)
            layout.save(session, known, one.table_id, one.change.supplier, ctx.actor)


def changed_file(name: str) -> ShujianError:
    """The file is another one than the one the proposal speaks of."""
    return ShujianError(
        "pool.file_changed",
        "文件在确认之后被改动，未导入",
        remedy="请重新预览后再导入",
        where=Place(file=name),
    )
