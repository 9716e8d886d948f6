"""The city's text files in another order, cut in two, and with one more inhabitant."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.proofs.chunk import holds

_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"), (b"", "gb18030"))
STRANGER = "99020219530418073X"
_PERSON = {"公民身份号码": STRANGER, "姓名": "司马不相干"}
_ROWS: dict[str, list[dict[str, str]]] = {
    "公安/影海市户籍人口.csv": [
        {
            "出生日期": "1953-04-18", "户籍地区划": "990202", "起始日期": "2005-01-01",
            "户籍地址": "虚构省影海市半月井县不相干路1号",
        }
    ],
    "人社/影海市养老金发放.csv": [
        {
            "发放地区划": "990202", "金额": "3000.00", "基金支付额": "3000.00",
            "制度类型": "企业职工", "发放批次": f"P20250{month}",
            "到账日期": f"2025-0{month}-10", "待遇月份": f"2025-0{month}",
        }
        for month in range(1, 7)
    ],
    "人社/资格认证和就诊.tsv": [{"地区划": "990202", "种类": "资格认证", "日期": "2025-03-11"}],
    "交管/影海市驾驶证.csv": [
        {
            "档案编号": "990999999999", "核发日期": "2001-05-09", "准驾车型": "C1",
            "快照日期": "2025-06-30", "状态": "正常", "发证地区划": "990200",
            "发证机关": "影海市公安局交通警察支队",
        }
    ],
}  # fmt: skip
"""A pensioner who drives, is alive, was never convicted: lawful in every table."""


@dataclass(frozen=True)
class Lines:
    """A text file of the city taken apart; what stands below the rows is left out.

    Args:
        head: title and header.
        rows: the lines of data.
        encoding: of the file.
        delimiter: between cells.
    """

    head: list[str]
    rows: list[str]
    encoding: str
    delimiter: str

    @classmethod
    def of(cls, path: Path, entry: Mapping[str, Any]) -> Lines:
        """Read a file; the manifest says how many rows it has."""
        data, mark = path.read_bytes(), _DELIMITERS[path.suffix]
        encoding = next(e for start, e in _MARKS if data.startswith(start))
        lines = data.decode(encoding).split("\n")
        cells = list(csv.reader(lines, delimiter=mark))
        holds(len(cells) == len(lines), f"{path.name}: a cell holds a line break")
        top = next(i for i, row in enumerate(cells) if set(entry["mapping"]) <= set(row))
        rows = [
            line
            for line, row in zip(lines[top + 1 :], cells[top + 1 :], strict=True)
            if len(row) == len(cells[top]) and row != cells[top] and "合计" not in row
        ]
        holds(len(rows) == entry["rows"], f"{path.name}: {len(rows)} rows, not {entry['rows']}")
        return cls(lines[: top + 1], rows, encoding, mark)

    def write(self, path: Path, rows: Iterable[str]) -> None:
        """The same head above other rows."""
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join([*self.head, *rows]) + "\n"
        path.write_bytes(text.encode(self.encoding))


def is_text(entry: Mapping[str, Any]) -> bool:
    """Whether a file of the city can be taken apart."""
    return Path(entry["path"]).suffix in _DELIMITERS


def shuffled(path: Path, entry: Mapping[str, Any], out: Path, seed: int) -> list[Path]:
    """The file with its rows in another order."""
    held = Lines.of(path, entry)
    rows = list(held.rows)
    random.Random(f"{seed} {entry['path']}").shuffle(rows)
    held.write(out / entry["path"], rows)
    return [out / entry["path"]]


def halved(path: Path, entry: Mapping[str, Any], out: Path) -> list[Path]:
    """The file as two; one of a single row stays one."""
    held = Lines.of(path, entry)
    middle = (len(held.rows) + 1) // 2
    made = []
    for number, rows in enumerate((held.rows[:middle], held.rows[middle:]), start=1):
        if rows:
            made.append(out / Path(entry["path"]).with_stem(f"{path.stem}-{number}"))
            held.write(made[-1], rows)
    return made


def strangers(path: Path, entry: Mapping[str, Any], out: Path) -> list[Path]:
    """A further file with the rows of somebody who occurs nowhere; none for most tables."""
    if entry["path"] not in _ROWS:
        return []
    held = Lines.of(path, entry)
    holds(not any(STRANGER in row for row in held.rows), f"{path.name} knows the stranger")
    header = next(csv.reader(held.head[-1:], delimiter=held.delimiter))
    lines = []
    for row in _ROWS[entry["path"]]:
        cells = {**_PERSON, **row}
        holds(set(cells) <= set(entry["mapping"].values()), f"{path.name}: no place for a cell")
        lines.append(held.delimiter.join(cells.get(entry["mapping"][h], "") for h in header))
    held.write(out / Path(entry["path"]).with_stem(f"{path.stem}-又一人"), lines)
    return [out / Path(entry["path"]).with_stem(f"{path.stem}-又一人")]
