"""What is kept and told of a part that was brought in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from shujian.pool.cleaning.plan import Done
from shujian.pool.proposals.proposal import PartProposal, PartResult
from shujian.pool.storage.leftovers import LEFT
from shujian.pool.storage.showing import printable
from shujian.store.schema import Part


def part_result(part: PartProposal, done: Done, as_of: dt.date | None) -> PartResult:
    """The account of a part, for the person who imports.

    Args:
        part: as proposed.
        done: what became of its rows.
        as_of: the day up to which the supplier vouches: rows that say no day of their own are
            of that day, so that nothing is lacking.
    """
    notes = list(part.notes)
    columns = part.table.columns if part.table else ()
    dated = {c.name for c in columns if c.dated} if as_of else set()
    absent = [column for column in part.absent if column not in dated]
    if absent:
        notes.append("未提供的列：" + "、".join(absent))
    if part.unmatched:
        notes.append("未导入的列：" + "、".join(part.unmatched))
    raw = part.raw
    return PartResult(
        raw.part_no,
        raw.file,
        raw.sheet,
        done.rows,
        done.kept,
        done.quarantined,
        dict(sorted(done.reasons.items())),
        tuple(notes),
    )


def part_row(
    part: PartProposal, done: Done, import_id: str, units: dict[str, str], left: Sequence[int] = ()
) -> Part:
    """What is kept of a part: how it was read, and its account.

    Args:
        part: as proposed.
        done: what became of its rows.
        import_id: the import.
        units: standard column → unit in the file's header.
        left: columns of the file that were not imported but kept beside the rows.
    """
    raw = part.raw
    return Part(
        import_id=import_id,
        part_no=raw.part_no,
        file=printable(raw.file),
        sheet=printable(raw.sheet),
        header_line=raw.header_line,
        header_json=[printable(h) for h in raw.header],
        rows=raw.rows,
        skipped_json=[list(s) for s in raw.skipped],
        notes_json={
            "notes": list(part.notes),
            "kept": done.kept,
            "quarantined": done.quarantined,
            "reasons": dict(sorted(done.reasons.items())),
            "columns": part.sources,
            "fixed": dict(part.fixed),
            "units": units,
            "format": raw.format,
            "key": raw.key,
            LEFT: list(left),
            "places": {p.name: p.code for p in part.places if p.code},
            **({"months": part.apart.held()} if part.apart is not None else {}),
        },
    )
