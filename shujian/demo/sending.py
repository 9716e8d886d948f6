"""One file on its way out: its form, its parts, what it vouches for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from shujian.demo.file_parts import members, sheets_of
from shujian.demo.firms import court
from shujian.demo.gazetteer import counties
from shujian.demo.sheet_faults import Part
from shujian.demo.sheet_look import fields_of, look_of
from shujian.demo.sheets import workbook
from shujian.demo.world import AS_OF, World
from shujian.demo.writers import csv_bytes, json_lines, zip_file

SHEET_LIMIT = 20_000
"""A department with more rows than this sends text, not a workbook."""
AUTHORITY = "《调取证据通知书》虚检调〔2025〕{no}号"
COVERED = ("9901", "990201", "990202", "990203")


def write(w: World, out: Path, part: Part) -> dict[str, Any]:
    """Write one file; answer its entry in the manifest."""
    plan, rows = part.plan, part.rows
    form = plan.get("format", "csv")
    path = Path(plan["path"])
    if form == "xlsx" and len(rows) > SHEET_LIMIT:
        form, path = "csv", path.with_suffix(".csv")
    target = out / path
    target.parent.mkdir(parents=True, exist_ok=True)
    fields, mapping, units = fields_of(w, part, form)
    everything = np.arange(len(fields[0].codes))
    look = look_of(part, form, fields, mapping)
    if form == "xlsx":
        workbook(target, fields, sheets_of(part, everything), look)
    elif form == "jsonl":
        json_lines(target, fields, everything)
    elif form == "zip":
        zip_file(target, [
            (f"{name}.csv", csv_bytes(fields, some, look))
            for name, some in members(part, plan["member"], everything)
        ])  # fmt: skip
    else:
        target.write_bytes(csv_bytes(fields, everything, look, "\t" if form == "tsv" else ","))
    return {
        "path": path.as_posix(),
        "table": part.frame.table.name,
        "supplier": plan["supplier"],
        "authority": AUTHORITY.format(no=part.index + 1),
        "as_of": AS_OF.isoformat(),
        "mode": "append",
        "coverage": _coverage(plan),
        "mapping": mapping,
        "units": units,
        "rows": len(everything),
    }


def _coverage(plan: Mapping[str, Any]) -> list[dict[str, str]]:
    mine = tuple(plan.get("places", ("99",)))
    places = plan.get("cover") or [p for p in COVERED if p.startswith(mine) or "99" in mine]
    start = str(plan["from"])
    if plan.get("by") == "court":
        # each court vouches for its own register, wherever the documents went
        courts = [court(c.code) for c in counties() if c.code.startswith(COVERED)]
        span = {"from": start, "to": AS_OF.isoformat()}
        return [{"place": "", "unit": name, **span} for name in courts]
    own = [{"place": place, "unit": "", "from": start, "to": AS_OF.isoformat()} for place in places]
    extra = plan.get("extra_cover", [])
    return own + [
        {"place": e["place"], "unit": "", "from": str(e["from"]), "to": str(e["to"])} for e in extra
    ]
