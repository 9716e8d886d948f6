from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from shujian.pool import importing
from shujian.pool.proposals.proposal import ImportResult
from shujian.pool.storage import snapshots
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Context

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_number(serial: int) -> str:
    """An invented number of a region that does not exist."""
    body = f"990101{1960 + serial % 40}0101{serial % 1000:03d}"
    total = sum(int(c) * w for c, w in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


HEADER = ["身份证号", "姓名", "收到决定日期", "移交日期", "执行地区划"]


def person(
    serial: int, received: str = "2024-03-01", handed: str = "", place: str = "990102"
) -> list[str]:
    return [id_number(serial), f"虚构{'甲乙丙丁戊己庚辛'[serial % 8]}", received, handed, place]


class Pool:
    """A home with short ways to import rows into 暂予监外执行 and to look at them."""

    table = "暂予监外执行"

    def __init__(self, home: Home, folder: Path) -> None:
        self.home, self.folder = home, folder
        self.ctx = Context("某检察官", purpose="测试")
        self._number = 0

    def write(self, rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> Path:
        self._number += 1
        path = self.folder / f"名单{self._number}.csv"
        lines = [",".join(header), *(",".join(r) for r in rows)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def add(self, path: Path, **options: Any) -> ImportResult:
        supplier = options.pop("supplier", "某监狱")
        answers = options.pop("answers", None)
        proposal = importing.propose(
            self.ctx, self.home, path, table=self.table, supplier=supplier, answers=answers
        )
        options.setdefault("accept", True)
        return importing.commit(self.ctx, self.home, proposal, **options)[0]

    def add_rows(
        self, rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER, **options: Any
    ) -> ImportResult:
        return self.add(self.write(rows, header), **options)

    def snapshot(self, version: int | None = None):  # type: ignore[no-untyped-def]
        with db.reader(self.home) as session:
            if version is None:
                return snapshots.current(session, self.home, self.table)
            return snapshots.at(session, self.home, self.table, version)

    def rows(
        self, columns: str = "公民身份号码, 收到决定日期::VARCHAR", version: int | None = None
    ) -> list[tuple[Any, ...]]:
        return read(self.snapshot(version).files, columns)

    def quarantined(self, columns: str = "__row") -> list[tuple[Any, ...]]:
        return read(self.snapshot().quarantine_files, columns)


def read(files: Sequence[str], columns: str) -> list[tuple[Any, ...]]:
    if not files:
        return []
    listed = ", ".join("'" + f.replace("'", "''") + "'" for f in files)
    sql = f"SELECT {columns} FROM read_parquet([{listed}], union_by_name=true) ORDER BY __row"
    with duckdb.connect() as con:
        return con.execute(sql).fetchall()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    opened = Home.open(tmp_path / "张三 (1)", database="")
    yield opened
    opened.close()


@pytest.fixture
def pool(home: Home, tmp_path: Path) -> Pool:
    return Pool(home, tmp_path)


@pytest.fixture
def people() -> Callable[..., list[str]]:
    return person


@pytest.fixture
def day() -> type[dt.date]:
    return dt.date
