"""Importing a dirty file of twelve columns, beside pandas that only reads and strips."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from bench import data
from bench.measure import Figure, Outcome, alternate, median
from shujian.pool import importing
from shujian.store.home import Home
from shujian.trust import Context

TABLE = "测速发放"
ELEMENTS = (
    "公民身份号码", "姓名", "文本", "行政区划代码", "月份", "金额", "金额", "日期", "编号",
    "手机号", "文本", "单位名称",
)  # fmt: skip
KEY = ("公民身份号码", "待遇月份", "发放批次")
CTX = Context("测速")


def csv(folder: Path, small: bool) -> Outcome:
    """600,000 rows of GB18030."""
    count = 6_000 if small else 600_000
    path = data.write_csv(folder / "发放.csv", count)

    def peer() -> None:
        stripped(pd.read_csv(path, dtype=str, encoding="gb18030", keep_default_na=False))

    return _compared(folder, path, count, peer, 60_000)


def xlsx(folder: Path, small: bool) -> Outcome:
    """150,000 rows of a workbook."""
    count = 2_000 if small else 150_000
    path = data.write_xlsx(folder / "发放.xlsx", count)

    def peer() -> None:
        frame = pd.read_excel(path, dtype=str, engine="calamine", keep_default_na=False)
        stripped(frame)

    return _compared(folder, path, count, peer, 25_000)


def stripped(frame: pd.DataFrame) -> pd.DataFrame:
    """All that the peer does with the cells."""
    return pd.DataFrame({name: frame[name].str.strip() for name in frame.columns})


def table_text() -> str:
    """The standard table of the measured file."""
    lines = ["id: bench/测速发放", f"name: {TABLE}", "meaning: 测速用", f"key: [{', '.join(KEY)}]"]
    lines += ["place: 发放地区划", "period: 待遇月份", "columns:"]
    for name, element in zip(data.HEADER, ELEMENTS, strict=True):
        unit = ", unit: 元" if element == "金额" else ""
        lines.append(f"  - {{name: {name}, element: {element}{unit}, meaning: 测速用}}")
    return "\n".join(lines) + "\n"


def home_with_table(path: Path) -> Home:
    """A new home that knows the table."""
    home = Home.open(path, database="")
    (home.content / "tables").mkdir(parents=True, exist_ok=True)
    (home.content / "tables" / "bench.yaml").write_text(table_text(), encoding="utf-8")
    return home


def bring_in(home: Home, path: Path) -> Any:
    """The whole import: read, propose, clean, commit."""
    proposal = importing.propose(CTX, home, path, table=TABLE, supplier="虚构县社保经办中心")
    (done,) = importing.commit(CTX, home, proposal, as_of=dt.date(2025, 6, 30), accept=True)
    return done


def _compared(
    folder: Path, path: Path, count: int, peer: Callable[[], None], goal: float
) -> Outcome:
    numbers = itertools.count()

    def ours() -> None:
        home = home_with_table(folder / f"home {next(numbers)}")
        done = bring_in(home, path)
        assert done.rows_in == count == done.rows_kept + done.rows_quarantined
        home.close()

    seconds = alternate({"import": ours, "pandas": peer}, 3)
    speed = count / median(seconds, "import")
    ratio = median(seconds, "import") / median(seconds, "pandas")
    figures = [
        Figure("whole import", speed, "rows/s", goal, at_least=True),
        Figure("pandas, reading and stripping alone", count / median(seconds, "pandas"), "rows/s"),
        Figure("import / pandas", ratio, "× its time"),
    ]
    return Outcome(figures, {"rows": count, "bytes": path.stat().st_size}, seconds)
