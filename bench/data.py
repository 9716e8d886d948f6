"""Synthetic files and tables for measuring; the same seed gives the same bytes."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
HEADER = (
    "公民身份号码", "姓名", "制度类型", "发放地区划", "待遇月份", "金额", "基金支付额", "到账日期",
    "发放批次", "联系电话", "备注", "经办单位",
)  # fmt: skip
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰建国"


def identity_numbers(rng: np.random.Generator, count: int) -> list[str]:
    """Valid 18-digit numbers of the unassigned region 990101."""
    days = rng.integers(0, 365 * 50, count).astype("timedelta64[D]") + np.datetime64("1935-01-01")
    births = np.char.replace(days.astype(str), "-", "")
    serial = np.char.zfill(rng.integers(1, 999, count).astype(str), 3)
    body = np.char.add(np.char.add("990101", births), serial)
    digits = np.array(body).astype("U17").view("U1").reshape(count, 17).astype(int)
    check = np.array(list("10X98765432"))[(digits * WEIGHTS).sum(axis=1) % 11]
    return [str(x) for x in np.char.add(body, check)]


def rows(count: int, dirty: float, seed: int = 1) -> list[list[str]]:
    """Rows of a pension file of twelve columns; a share of cells in dirty but readable form."""
    rng = np.random.default_rng(seed)
    ids = identity_numbers(rng, max(1, count // 12))
    names = [
        SURNAMES[rng.integers(len(SURNAMES))] + GIVEN[rng.integers(len(GIVEN))] for _ in range(997)
    ]
    amounts = rng.integers(80_000, 900_000, count)
    people = rng.integers(0, len(ids), count)
    months = rng.integers(0, 30, count)
    spoil = rng.random((count, 6)) < dirty * 2  # six of the twelve columns can be spoilt
    made = []
    for i in range(count):
        year, month = 2023 + months[i] // 12, months[i] % 12 + 1
        amount, person = f"{amounts[i] / 100:.2f}", ids[people[i]]
        name = names[people[i] % 997]
        bad = spoil[i]
        made.append(
            [
                person.lower() + " " if bad[0] else person,
                f"{name[0]} {name[1:]}" if bad[1] else name,
                "企业职工",
                "990101",
                f"{year}年{month}月" if bad[2] else f"{year}-{month:02d}",
                f"{amounts[i] / 100:,.2f}元" if bad[3] else amount,
                f"￥{amount}" if bad[4] else amount,
                f"{year}.{month}.15" if bad[5] else f"{year}-{month:02d}-15",
                f"{year}{month:02d}",
                f"139{person[6:14]}",
                "",
                "虚构县社保经办中心",
            ]
        )
    return made


def write_csv(path: Path, count: int, dirty: float = 0.1) -> Path:
    """A GB18030 file as departments send it."""
    with path.open("w", encoding="gb18030", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADER)
        writer.writerows(rows(count, dirty))
    return path


def write_xlsx(path: Path, count: int, dirty: float = 0.1) -> Path:
    """The same as a workbook, every cell text but the amounts."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("明细")
    sheet.write_row(0, 0, HEADER)
    for number, row in enumerate(rows(count, dirty), start=1):
        for index, cell in enumerate(row):
            if index in (5, 6) and cell.replace(".", "").isdigit():
                sheet.write_number(number, index, float(cell))
            else:
                sheet.write_string(number, index, cell)
    book.close()
    return path


def join_tables(folder: Path, big: int, small: int, seed: int = 7) -> tuple[Path, Path]:
    """Payments and prisoners as Parquet, in the physical form of a snapshot."""
    rng = np.random.default_rng(seed)
    ids = np.array(identity_numbers(rng, small * 2))
    held, paid = folder / "held.parquet", folder / "paid.parquet"
    start = np.datetime64("2020-01-01") + rng.integers(0, 1500, small).astype("timedelta64[D]")
    pq.write_table(
        pa.table(
            {
                "公民身份号码": ids[:small],
                "入监日期": pa.array(start, pa.date32()),
                "__row": pa.array(np.arange(small) + (1 << 43), pa.int64()),
            }
        ),
        held,
    )
    writer = None
    for first in range(0, big, 1_000_000):
        count = min(1_000_000, big - first)
        month = np.datetime64("2019-01") + rng.integers(0, 72, count).astype("timedelta64[M]")
        batch = pa.table(
            {
                "公民身份号码": ids[rng.integers(0, small * 2, count)],
                "待遇月份": pa.array(month.astype("datetime64[D]"), pa.date32()),
                "金额": pa.array(rng.integers(80_000, 900_000, count), pa.int64())
                .cast(pa.decimal128(21, 0))
                .cast(pa.decimal128(18, 2)),
                "__row": pa.array(np.arange(first, first + count) + (2 << 43), pa.int64()),
            }
        )
        writer = writer or pq.ParquetWriter(paid, batch.schema)
        writer.write_table(batch)
    if writer:
        writer.close()
    return paid, held
