"""The demo city: every run can be made again, and the same files again change nothing."""

from __future__ import annotations

import shutil
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bench.proofs.chunk import Chunk, Proof, Proved, holds
from shujian.app import replaying
from shujian.app.demonstrate import import_file, take_local_rules
from shujian.app.running import Ran, run_model
from shujian.app.shelf import Shelf
from shujian.clues.ledger import Recorded
from shujian.demo import City, build
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Run, RunState
from shujian.trust import Context

CTX = Context("验证")
_ZIPPED = (".xlsx", ".zip")


def replay_proof(seed: int, small: bool) -> Proof:
    """Three cities, all models, every run again."""
    people, count = (1_000, 1) if small else (20_000, 3)
    chunks = tuple(
        Chunk(f"replay people={people} seed={s}", s, partial(_replay, people, s))
        for s in range(seed, seed + count)
    )
    claim = "示范城市全部模型的每次运行，用留存的内容重做，线索逐字节相同"
    return Proof("replay", claim, "次运行", chunks)


def twice_proof(seed: int, small: bool) -> Proof:
    """One city, every file three times."""
    people = 1_000 if small else 20_000
    chunk = Chunk(f"twice people={people} seed={seed}", seed, partial(_twice, people, seed))
    claim = "同一文件再导入一次、同样的行换文件名替换导入一次，再运行：线索不新增、不变化、不消失"
    return Proof("twice", claim, "个文件", (chunk,))


def _replay(people: int, seed: int, folder: Path) -> Proved:
    home, city = settled(folder, people, seed)
    clues = sum(len(r.result.clues) + len(r.result.hints) for r in run_models(home))
    with db.reader(home) as session:
        ids = list(session.scalars(select(Run.id).where(Run.state == RunState.DONE)))
    for run_id in ids:
        again = replaying.replay(CTX, home, run_id)
        holds(again.equal, f"run {run_id} differs: {again.differences[:5]}")
    home.close()
    return Proved(len(ids), {"条线索": clues, "行数据": city.rows})


def _twice(people: int, seed: int, folder: Path) -> Proved:
    home, city = settled(folder, people, seed)
    first = run_models(home)
    known = sum(len(r.result.clues) + len(r.result.hints) for r in first)
    holds(known, "a city without clues proves nothing")
    for entry in city.files:
        for done in import_file(CTX, home, city.out / entry["path"], entry):
            holds(done.state == "duplicate", f"{entry['path']} was not known again")
    _nothing_new(home, known, "after the same files")
    for entry in city.files:
        other = _other_bytes(city.out / entry["path"])
        named: dict[str, Any] = {**entry, "path": f"再次提供-{other.name}", "mode": "replace"}
        for done in import_file(CTX, home, other, named):
            holds(done.state == "acknowledged", f"{entry['path']}: {done.state}")
            rows = f"{done.superseded} rows replaced by {done.rows_kept + done.rows_quarantined}"
            holds(done.superseded > 0 or not done.rows_kept, f"{entry['path']}: {rows}")
    _nothing_new(home, known, "after the same rows under other names")
    home.close()
    return Proved(len(city.files), {"条线索": known, "行数据": city.rows})


def settled(folder: Path, people: int, seed: int) -> tuple[Home, City]:
    """A fresh home with the city's files in it."""
    shutil.rmtree(folder, ignore_errors=True)
    city = build(folder / "城", people, seed)
    home = Home.open(folder / "home", database="")
    take_local_rules(home, city.out)
    for entry in city.files:
        import_file(CTX, home, city.out / entry["path"], entry)
    return home, city


def run_models(home: Home) -> list[Ran]:
    """Run every model of the home."""
    shelf = Shelf(home)
    return [run_model(CTX, home, shelf, name) for name in shelf.items]


def _nothing_new(home: Home, known: int, when: str) -> None:
    total = Recorded()
    for ran in run_models(home):
        for key, value in vars(ran.recorded).items():
            setattr(total, key, getattr(total, key) + value)
    expected = Recorded(again=known)
    holds(total == expected, f"{when}: {total}, not {expected}")


def _other_bytes(path: Path) -> Path:
    """A copy under another name: other bytes, the same rows."""
    copy = path.with_name(f"再-{path.name}")
    shutil.copy(path, copy)
    if path.suffix in _ZIPPED:
        with zipfile.ZipFile(copy, "a") as held:
            held.comment = b"again"
    else:
        text = "\n".encode("utf-16-le") if path.read_bytes()[:2] == b"\xff\xfe" else b"\n"
        with copy.open("ab") as out:
            out.write(text)
    return copy
