"""What the rows of a file say in columns that no standard column takes: kept beside the rows.

No model reads it. A person who looks at a row sees the whole row of the file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache, reduce
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from shujian.core.ids import unpack_row
from shujian.engines.base import ROW
from shujian.pool.cleaning.plan import Plan
from shujian.pool.cleaning.standardise import LINE
from shujian.pool.proposals.sample import batches, cell_columns
from shujian.pool.storage.sink import Sink
from shujian.store.disk import guard
from shujian.store.home import Home

FOLDER = "leftovers"
LEFT = "left"
"""In the notes of a part: the columns of the file that are kept here; lacking in older imports."""
_NAME = re.compile(r"[fm]-[a-z](\d{7})[-0-9a-z]*~(\d{7})-(\d{4})\.parquet")


def keep(plan: Plan, corrected: bool = False) -> list[int]:
    """Keep the cells of a part that no standard column takes; nobody sees them yet.

    Args:
        plan: how the part becomes rows; its stem begins with the number of who writes.
        corrected: rows that a person corrected: they stand for those of the file.

    Returns:
        Indices of the columns in which something stands.

    Raises:
        ShujianError: ``store.disk_full`` and the like.
    """
    number = unpack_row(plan.base)
    folder = plan.rows.parent / FOLDER
    with guard(folder):
        folder.mkdir(parents=True, exist_ok=True)
    kind = "m" if corrected else "f"
    name = f"{kind}-{plan.stem}~{number.import_no:07d}-{number.part:04d}.parquet"
    sink, filled = None, set[int]()
    taken = {c.source for c in plan.columns}
    try:
        for batch in batches(plan.path):
            free = [i for i in range(len(cell_columns(batch.schema))) if i not in taken]
            if not free:
                return []
            made, some = _free(batch, free, plan.base)
            filled |= {i for i, mask in some.items() if pc.any(mask).as_py()}
            sink = sink or Sink(folder / name, made.schema)
            sink.write(made if corrected else made.filter(reduce(pc.or_, some.values())))
        if sink is not None:
            sink.close()
    except BaseException:
        if sink is not None:
            sink.abandon()
        raise
    return sorted(filled)


def _free(
    batch: pa.RecordBatch, free: Sequence[int], base: int
) -> tuple[pa.RecordBatch, dict[int, pa.Array]]:
    """The columns that nothing takes with the row numbers, and where something stands in each."""
    columns = [batch.column(i) for i in free]
    numbers = pc.add(batch.column(LINE), base)
    made = pa.RecordBatch.from_arrays([*columns, numbers], names=[*(f"c{i}" for i in free), ROW])
    return made, {i: _filled(column) for i, column in zip(free, columns, strict=True)}


def _filled(column: pa.Array) -> pa.Array:
    return pc.fill_null(pc.greater(pc.utf8_length(pc.utf8_trim_whitespace(column)), 0), False)


def cells(home: Home, table_id: str, rows: Iterable[int]) -> dict[int, dict[int, str]]:
    """What was kept of rows of one table: row number → index of the file's column → text.

    Columns that a changed standard table takes by now are among them; blank cells are not.
    """
    found: dict[int, dict[int, str]] = {}
    by_part: dict[tuple[int, int], list[int]] = {}
    for row in rows:
        number = unpack_row(row)
        by_part.setdefault((number.import_no, number.part), []).append(row)
    for (no, part), wanted in by_part.items():
        for path in files(home, table_id, no, part):
            table = pq.read_table(path, filters=[(ROW, "in", wanted)])
            for record in table.to_pylist():
                # of a row that was corrected the file's own cells say nothing any more
                told = found.setdefault(record.pop(ROW), {})
                told |= {int(n[1:]): (text or "") for n, text in record.items()}
    return {row: {i: t for i, t in told.items() if t.strip()} for row, told in found.items()}


def said(
    home: Home, table_id: str, no: int, part: int, columns: Sequence[int], words: Sequence[str]
) -> dict[int, dict[int, str]]:
    """The cells of a part in which one of the words stands, also with blanks in it.

    Args:
        home: the home.
        table_id: the table.
        no: the import.
        part: which part of its file.
        columns: indices of the file's columns to look into.
        words: what is looked for.

    Returns:
        Row number → index of the file's column → text.
    """
    return _said(files(home, table_id, no, part), columns, words)


def speaking(
    home: Home, table_id: str, no: int, part: int, columns: Sequence[int], words: Sequence[str]
) -> frozenset[int]:
    """The rows of which ``said`` would tell something; looked through once, as files never change."""
    paths = tuple(files(home, table_id, no, part))
    return _speaking(paths, tuple(columns), tuple(words))


@lru_cache(maxsize=64)
def _speaking(
    paths: tuple[Path, ...], columns: tuple[int, ...], words: tuple[str, ...]
) -> frozenset[int]:
    return frozenset(_said(paths, columns, words))


def _said(
    paths: Iterable[Path], columns: Sequence[int], words: Sequence[str]
) -> dict[int, dict[int, str]]:
    pattern = "|".join(r"\s*".join(map(re.escape, word)) for word in words)
    found: dict[int, dict[int, str]] = {}
    for path in paths:
        held = [n for n in pq.read_schema(path).names if n in {f"c{i}" for i in columns}]
        table = pq.read_table(path, columns=[*held, ROW])
        if path.name.startswith("m-"):  # the person's own words stand for those of the file
            for row in table.column(ROW).to_pylist():
                found.pop(row, None)
        for name in held:
            mask = pc.fill_null(pc.match_substring_regex(table.column(name), pattern), False)
            for record in table.filter(mask).select([name, ROW]).to_pylist():
                found.setdefault(record[ROW], {})[int(name[1:])] = record[name]
    return found


def files(home: Home, table_id: str, no: int, part: int) -> list[Path]:
    """The files of a part, those of corrected rows last: the later one holds."""
    folder = home.lake(table_id) / FOLDER
    return sorted(folder.glob(f"*~{no:07d}-{part:04d}.parquet"))


def sweep(home: Home, table_id: str, undone: Collection[int]) -> list[str]:
    """Remove what was written by imports that were never acknowledged.

    Args:
        home: the home.
        table_id: the table; the caller holds its lock.
        undone: the numbers of such imports.

    Returns:
        Names of the files.
    """
    gone = []
    for path in sorted((home.lake(table_id) / FOLDER).glob("*.parquet")):
        found = _NAME.fullmatch(path.name)
        if found and int(found[1]) in undone:
            path.unlink(missing_ok=True)
            gone.append(path.name)
    return gone
