"""The demo city's files read in plain Python: nothing of the program takes part."""

from __future__ import annotations

import codecs
import csv
import io
import json
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

Row = dict[str, str]
"""Standard column → the cell as the department wrote it."""


def plain(text: str) -> str:
    """A cell without what people do not see: width, blanks, case."""
    folded = unicodedata.normalize("NFKC", text).strip().lstrip("'").upper()
    return "".join(folded.split())


def tables(city: Path) -> dict[str, list[Row]]:
    """Table → rows of all its files, in the order of the manifest; units of heads at the cells."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for entry in json.loads((city / "manifest.json").read_text("utf-8"))["files"]:
        units = {entry["mapping"][raw]: unit for raw, unit in entry["units"].items()}
        for row in _rows(city / entry["path"], entry["mapping"]):
            told = {c: f"{row[c]}{u}" for c, u in units.items() if row.get(c)}
            found[entry["table"]].append({**row, **told})
    return dict(found)


def _rows(path: Path, mapping: Mapping[str, str]) -> Iterator[Row]:
    """Rows below the line that names every mapped column."""
    wanted = {plain(raw): column for raw, column in mapping.items()}
    if path.suffix == ".jsonl":
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                record = json.loads(line)
                yield {c: str(record.get(r) or "") for r, c in mapping.items()}
        return
    for grid in _grids(path):
        places: dict[str, int] = {}
        for cells in grid:
            named = {plain(c): i for i, c in enumerate(cells)}
            if wanted.keys() <= named.keys():
                places = {column: named[raw] for raw, column in wanted.items()}
            elif places:
                yield {c: cells[i] if i < len(cells) else "" for c, i in places.items()}


def _grids(path: Path) -> Iterator[list[list[str]]]:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as held:
            for name in held.namelist():
                yield _separated(held.read(name))
    elif path.suffix == ".xlsx":
        for sheet in load_workbook(path, data_only=True).worksheets:
            yield [[_text(c) for c in row] for row in sheet.iter_rows(values_only=True)]
    else:
        yield _separated(path.read_bytes())


def _separated(data: bytes) -> list[list[str]]:
    # without its mark nearly every text of even length can be read as UTF-16
    marked = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    tabs = text.count("\t") > text.count(",")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ","))


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)
