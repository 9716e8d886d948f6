"""A process that imports files and runs models until it is killed.

``python -m bench.proofs.victim HOME LOG SEED COUNT [--large]``: whatever was acknowledged
is written to LOG at once, one JSON line each; COUNT 0 means without end. It begins when
a line comes on standard input.
"""

from __future__ import annotations

import csv
import datetime as dt
import itertools
import json
import os
import sys
from pathlib import Path
from typing import Any

import deltalake  # noqa: F401 - loaded while the process waits, not when it works
import numpy as np

from bench.data import identity_numbers
from shujian.app.running import run_model
from shujian.app.shelf import Shelf
from shujian.pool import importing
from shujian.pool.storage import snapshots
from shujian.pool.storage.recover import recover as recover_pool
from shujian.store import db
from shujian.store.home import Home
from shujian.store.recover import recover as recover_store
from shujian.trust import Context, journal

CTX = Context("验证")
MODEL = """
id: bench/kills
name: 中断验证模型
inputs: {在押: 在押人员, 发放: 养老金发放}
steps:
  - {id: 同一人, op: join, left: 在押, right: 发放, on: [公民身份号码], agree: [姓名]}
  - {id: 期内, op: filter, from: 同一人, where: '=[待遇月份]>=下月([入监日期])'}
  - {id: 汇总, op: aggregate, from: 期内, by: [公民身份号码, 入监日期], measures: {合计: '=SUM([金额])'}}
output: {subject: 公民身份号码, identity: [公民身份号码, 入监日期], title: '共 {合计} 元', score: '=[合计]'}
"""
HELD = ("公民身份号码", "姓名", "羁押场所", "羁押类别", "入监日期", "出监日期", "羁押地区划")
PAID = (
    "公民身份号码",
    "姓名",
    "制度类型",
    "发放地区划",
    "待遇月份",
    "金额",
    "到账日期",
    "发放批次",
)
MODES = ("append", "append", "correct", "replace")
DAY = dt.date(2025, 6, 30)


class Victim:
    """Does one thing after another.

    Args:
        home: where.
        log: the file of acknowledgements.
        seed: of all choices.
        large: larger files, and the shipped pension model too.
    """

    def __init__(self, home: Home, log: Path, seed: int, large: bool) -> None:
        self.home, self.log, self.seed = home, log, seed
        self.rng = np.random.default_rng(seed)
        self.people = identity_numbers(np.random.default_rng(0), 20_000 if large else 300)
        self.sizes = (30, 300, 3_000, 30_000) if large else (30, 100)
        self.models = ["bench/kills", "M42"] if large else ["bench/kills"]

    def live(self, count: int) -> None:
        """Import and run; one import of each table first, so that models have data."""
        self.say({"ready": True})
        for number in range(count) if count else itertools.count():
            if number > 1 and self.rng.random() < 0.4:
                self.run(str(self.rng.choice(self.models)))
            else:
                self.bring(number, number % 2 == 0)

    def bring(self, number: int, prison: bool) -> None:
        """Import an invented file in a random way."""
        path = self.home.path.parent / f"提供 {self.seed}-{number}.csv"
        with path.open("w", encoding="gb18030", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(HELD if prison else PAID)
            writer.writerows(self.rows(prison))
        table = "在押人员" if prison else "养老金发放"
        supplier = f"虚构单位{self.rng.integers(3)}"
        proposal = importing.propose(CTX, self.home, path, table=table, supplier=supplier)
        mode = str(self.rng.choice(MODES))
        for done in importing.commit(CTX, self.home, proposal, as_of=DAY, mode=mode, accept=True):
            with db.reader(self.home) as session:
                total = snapshots.at(session, self.home, table, done.version)
            numbers = {
                "rows": done.rows_in, "kept": done.rows_kept, "aside": done.rows_quarantined,
                "total": total.rows, "version": done.version, "table": table,
            }  # fmt: skip
            self.say({"import": done.import_id, **numbers})
        path.unlink()

    def rows(self, prison: bool) -> list[tuple[str, ...]]:
        """Invented rows; every twentieth has an unreadable key."""
        made: list[tuple[str, ...]] = []
        for number in range(int(self.rng.choice(self.sizes))):
            at = int(self.rng.integers(len(self.people)))
            who = "无法辨认" if self.rng.random() < 0.05 else self.people[at]
            name = f"虚构{'甲乙丙丁戊己庚辛'[at % 8]}"
            year, month = 2020 + int(self.rng.integers(5)), 1 + int(self.rng.integers(12))
            amount = f"{int(self.rng.integers(80_000, 500_000)) / 100:.2f}"
            day = f"{year}-{month:02d}-15"
            if prison:
                made.append((who, name, "虚构监狱", "监狱服刑", day, "", "990101"))
            else:
                batch = f"{self.seed}-{number}"
                month_text = f"{year}年{month}月"
                made.append((who, name, "企业职工", "990101", month_text, amount, day, batch))
        return made

    def run(self, model: str) -> None:
        """Run a model."""
        ran = run_model(CTX, self.home, Shelf(self.home), model)
        self.say({"run": ran.run_id, "digest": ran.result.digest})

    def say(self, entry: dict[str, Any]) -> None:
        """Write down what is acknowledged, with the end of the journal; on disk at once."""
        with db.reader(self.home) as session:
            head = journal.last(session)
        line = json.dumps({**entry, "seq": head.seq, "hash": head.hash}) + "\n"
        with self.log.open("a", encoding="utf-8") as out:
            out.write(line)
            out.flush()
            os.fsync(out.fileno())


def main() -> None:
    """Live until the count is reached, or until killed."""
    place, log, seed, count, *more = sys.argv[1:]
    if not sys.stdin.readline():  # closed: whoever started this process is gone
        return
    home = Home.open(place, database="")
    recover_store(home)
    recover_pool(home)
    Victim(home, Path(log), int(seed), "--large" in more).live(int(count))


if __name__ == "__main__":
    main()
