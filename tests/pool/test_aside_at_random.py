"""Imports, corrections of rows set aside and withdrawals in any order, against a plain model."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import select

from shujian.core.ids import unpack_row
from shujian.pool import importing
from shujian.pool.storage.force import replay
from shujian.pool.storage.registry import find_table, force_of, history, last_snapshot
from shujian.store import db
from shujian.store.schema import SnapshotRow
from tests.pool.conftest import id_number, person
from tests.pool.mending import mend

SUPPLIERS = ("某监狱", "某看守所")


@dataclass
class Row:
    """A row of a file: what is written as its number, and its key since it was put right."""

    born: int
    supplier: str
    written: str
    key: str
    mended: bool = False


@dataclass
class Deed:
    """An import, or (``back``: written → key) rows of import ``no`` put right."""

    id: str
    no: int
    supplier: str
    mode: str
    rows: list[str] = field(default_factory=list)
    back: dict[str, str] = field(default_factory=dict)


def good(number: str) -> bool:
    return not number.startswith("9901018")


@dataclass
class Model:
    """What stands in the pool, and what waits, after deeds one after another."""

    live: list[Row] = field(default_factory=list)
    waiting: list[Row] = field(default_factory=list)

    def bring(self, deed: Deed) -> None:
        fresh = [Row(deed.no, deed.supplier, n, n) for n in deed.rows]
        if deed.mode == "replace":
            self.live = [r for r in self.live if r.supplier != deed.supplier]
            self.waiting = [r for r in self.waiting if r.supplier != deed.supplier]
        if deed.mode == "correct":
            self._correct(deed)
        self.live += [r for r in fresh if good(r.written)]
        self.waiting += [r for r in fresh if not good(r.written)]

    def _correct(self, deed: Deed) -> None:
        stood = Counter(r.born for r in (*self.live, *self.waiting))
        had = {r.born for r in self.live if not r.mended and r.supplier == deed.supplier}
        brought = set(deed.rows)

        def stays(row: Row) -> bool:
            told = {row.key, row.written} if row.mended else {row.written}
            return row.supplier != deed.supplier or not told & brought

        self.live = [r for r in self.live if stays(r)]
        self.waiting = [r for r in self.waiting if stays(r)]
        has = {r.born for r in self.live if not r.mended}
        over = {no for no in had - has if stood[no] <= len(deed.rows)}
        self.live = [r for r in self.live if r.born not in over]
        self.waiting = [r for r in self.waiting if r.born not in over]

    def put_right(self, deed: Deed, born: Deed) -> None:
        rows = [r for r in self.waiting if r.born == deed.no and r.written in deed.back]
        self.waiting = [r for r in self.waiting if r not in rows]
        back = [Row(r.born, r.supplier, r.written, deed.back[r.written], True) for r in rows]
        if born.mode == "correct":
            keys = {r.key for r in back}
            self.live = [
                r
                for r in self.live
                if r.born >= deed.no or r.supplier != deed.supplier or r.key not in keys
            ]
        self.live += back


def model_of(deeds: list[Deed]) -> Model:
    model, by_no = Model(), {d.no: d for d in deeds if d.rows}
    for deed in deeds:
        if deed.rows:
            model.bring(deed)
        elif deed.no in by_no:
            model.put_right(deed, by_no[deed.no])
    return model


class Player:
    """Does the deeds both in the pool and in the model."""

    def __init__(self, pool: Any, seed: int) -> None:
        self.pool, self.random, self.step = pool, random.Random(seed), 0
        self.deeds: list[Deed] = []

    def bring(self) -> None:
        chosen = self.random.sample(range(1, 7), self.random.randint(1, 5))
        rows = [
            (id_number(n) if self.random.random() < 0.6 else f"9901018{n:07d}", n) for n in chosen
        ]
        supplier = self.random.choices(SUPPLIERS, (3, 1))[0]
        mode = self.random.choice(["append", "correct", "correct", "replace"])
        lines = [[no, *person(n, handed=f"2024-04-{self.step + 1:02d}")[1:]] for no, n in rows]
        made = self.pool.add_rows(lines, supplier=supplier, mode=mode)
        assert made.rows_in == len(rows) == made.rows_kept + made.rows_quarantined
        self.deeds.append(Deed(made.import_id, made.no, supplier, mode, [no for no, _ in rows]))

    def put_right(self) -> None:
        wanted = {n: id_number(self.random.randint(1, 9)) for n in range(1, 7)}

        def change(row: Any) -> None:
            if self.random.random() < 0.6:
                row[4].value = wanted[int(str(row[4].value)[-1])]

        before = Counter(r.key for r in model_of(self.deeds).live)
        made = mend(self.pool, change)
        for one in made.imports:
            if mine := self._mended(one.import_id):
                born = next(d for d in self.deeds if d.no == unpack_row(mine[0]).import_no)
                written = [born.rows[unpack_row(r).line - 2] for r in mine]
                back = {text: wanted[int(text[-1])] for text in written}
                self.deeds.append(Deed(one.import_id, born.no, born.supplier, "mend", back=back))
        now = Counter(r.key for r in model_of(self.deeds).live)
        assert all(now[key] <= max(before[key], 1) for key in now), "counted twice"

    def _mended(self, import_id: str) -> list[int]:
        with db.reader(self.pool.home) as session:
            query = select(SnapshotRow).where(SnapshotRow.import_id == import_id)
            version = session.scalars(query).one()
            return list(version.stats_json["own"]["mended"])

    def take_back(self) -> None:
        deed = self.random.choice(self.deeds)
        importing.withdraw(self.pool.ctx, self.pool.home, deed.id, "试验")
        with_it = [d for d in self.deeds if deed.rows and not d.rows and d.no == deed.no]
        self.deeds = [d for d in self.deeds if d is not deed and d not in with_it]

    def agree(self) -> None:
        model, home = model_of(self.deeds), self.pool.home
        found = sorted(
            (unpack_row(r).import_no, k) for r, k in self.pool.rows("__row, 公民身份号码")
        )
        assert found == sorted((r.born, r.key) for r in model.live)
        aside = Counter(unpack_row(r).import_no for (r,) in self.pool.quarantined())
        assert aside == Counter(r.born for r in model.waiting)
        with db.reader(home) as session:
            table = find_table(session, self.pool.table)
            force = force_of(last_snapshot(session, table.id))
            again = replay(history(session, table.id), frozenset(), home.lake(table.id) / "rows")
        assert sum(e.left for e in again.rows) == force.count
        assert sum(e.left for e in again.quarantine) == sum(e.left for e in force.quarantine)


@pytest.mark.parametrize("seed", range(4))
def test_every_row_stands_once_or_waits_once(pool: Any, seed: int) -> None:
    player = Player(pool, seed)
    player.bring()
    for player.step in range(1, 11):
        deeds = [player.bring, player.put_right, player.put_right]
        deed = player.random.choice([*deeds, *[player.take_back] * bool(player.deeds)])
        deed()
        player.agree()
