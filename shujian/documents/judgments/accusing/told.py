"""What accuses, as one object: kind, charges, acts, proposals."""

from __future__ import annotations

from typing import Any

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.plain import plain
from shujian.documents.judgments.reading import Reading

_SEQUENCES = ("被告人序号", "指控序号", "建议序号", "事实序号", "署名序号")
TABLES = {"charges": "指控", "acts": "犯罪事实", "proposals": "量刑建议"}


def accusation(reading: Reading) -> dict[str, Any]:
    """Kind, number and date, and the rows of 指控, 犯罪事实 and 量刑建议.

    Args:
        reading: of a document that accuses.
    """
    row = reading.document
    return {
        "kind": row.text("文书种类"),
        "number": row.text("文号") or None,
        "made_on": plain(row.get("制作日期")),
        "investigator": row.text("侦查机关") or None,
        **{key: [_plain(r) for r in reading.rows.of(table)] for key, table in TABLES.items()},
    }


def _plain(row: Row) -> dict[str, Any]:
    return {name: plain(row.get(name)) for name in row.cells if name not in _SEQUENCES}
