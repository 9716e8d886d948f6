"""A process killed in the middle of an import: nothing acknowledged lost, nothing half visible."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shujian.pool import importing
from shujian.pool.asking import catalogue
from shujian.pool.storage.lake import Lake
from shujian.pool.storage.recover import recover
from shujian.store import locks
from shujian.store.recover import recover as recover_store

_CHILD = """
import os, sys
from pathlib import Path
import shujian.pool.{module} as module
from shujian.pool import importing
from shujian.store.home import Home
from shujian.trust import Context

def dies(*args, **kwargs):
    {before}
    os._exit(9)

was = module.{function}
module.{function} = dies
home = Home.open(Path(sys.argv[1]), database="")
ctx = Context("某检察官")
proposal = importing.propose(ctx, home, Path(sys.argv[2]), table="暂予监外执行", supplier="某监狱")
importing.commit(ctx, home, proposal, accept=True, mode=sys.argv[3])
"""
_POINTS = {
    "before cleaning": ("cleaning.staging", "standardise_part", "pass"),
    "rows written, not committed": ("storage.showing", "prepare", "pass"),
    "committed to Delta, not in the database": ("storage.showing", "show", "pass"),
    "inside the database transaction": ("storage.showing", "show", "was(*args, **kwargs)"),
}


@pytest.mark.parametrize("mode", ["append", "correct"])
@pytest.mark.parametrize("point", _POINTS)
def test_killed_import_is_dropped_and_the_rest_stays(
    pool: Any, people: Any, point: str, mode: str
) -> None:
    pool.add_rows([people(1), people(2), ["坏", "虚构", "2024-01-01", "", ""]])
    before, rows = pool.snapshot(), pool.rows()
    path = pool.write(
        [people(2, handed="2024-05-01"), people(3), ["坏2", "虚构", "2024-01-01", "", ""]]
    )
    module, function, do = _POINTS[point]
    code = _CHILD.format(module=module, function=function, before=do)
    child = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, str(pool.home.path), str(path), mode],
        timeout=120,
    )
    assert child.returncode == 9
    assert (pool.snapshot(), pool.rows()) == (before, rows)

    recover_store(pool.home)
    recover(pool.home)
    assert (pool.snapshot(), pool.rows()) == (before, rows)
    folder = Path(before.files[0]).parent
    assert {p.name for p in folder.glob("*.parquet")} == {Path(f).name for f in before.files}
    assert Lake(folder).files() == [Path(f).name for f in before.files]
    assert [i.state for i in catalogue.imports(pool.home)] == ["dropped", "acknowledged"]
    assert not recover(pool.home)

    assert pool.add(path, mode=mode).rows_kept == 2
    assert len(pool.rows()) == (4 if mode == "append" else 3)


def test_the_next_import_clears_what_a_killed_one_left_without_a_restart(
    pool: Any, people: Any
) -> None:
    pool.add_rows([people(1)])
    path = pool.write([people(2)])
    code = _CHILD.format(module="showing", function="show", before="pass")
    subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, str(pool.home.path), str(path), "append"],
        timeout=120,
    )
    pool.add_rows([people(3)])
    assert [r[0] for r in pool.rows()] == [people(1)[0], people(3)[0]]
    folder = Path(pool.snapshot().files[0]).parent
    assert Lake(folder).files() == sorted(Path(f).name for f in pool.snapshot().files)


def test_a_table_being_written_is_left_alone(pool: Any, people: Any) -> None:
    pool.add_rows([people(1)])
    table_id = pool.snapshot().meta["table_id"]
    with locks.writer(pool.home, locks.table_lock(table_id)):
        assert recover(pool.home).busy == [table_id]


def test_importing_again_waits_for_the_writer_and_says_so(
    pool: Any, people: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool.add_rows([people(1)])
    path = pool.write([people(2)])
    heard: list[str] = []
    table_id = pool.snapshot().meta["table_id"]
    proposal = importing.propose(pool.ctx, pool.home, path, table=pool.table)
    from shujian.core.errors import CancelledError
    from shujian.core.progress import Progress

    def listen(share: float, text: str) -> None:
        heard.append(text)
        if "等待" in text:
            raise CancelledError

    with locks.writer(pool.home, locks.table_lock(table_id)), pytest.raises(CancelledError):
        importing.commit(
            pool.ctx, pool.home, proposal, accept=True, progress=Progress(report=listen)
        )
    assert heard[-1] == "正在等待其他程序写完表“暂予监外执行”"
