"""The child's side: office files, PDF and scans are read here, under limits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from shujian.documents.readers.raw import Raw
from shujian.pool.readers import worker
from shujian.pool.readers.types import Limits

Report = Callable[[float, str], None]


def main() -> None:
    """Serve requests until standard input closes."""
    worker.main(_read)


def _read(request: dict[str, Any], limits: Limits, report: Report) -> dict[str, Any]:
    path, shown = Path(request["path"]), request["name"]
    raw = read_by_kind(request["kind"], path, shown, limits, report, bool(request["ocr"]))
    return raw.as_dict()


def read_by_kind(
    kind: str, path: Path, shown: str, limits: Limits, report: Report, ocr: bool
) -> Raw:
    """Read a file with the parser of its kind; parsers are imported when needed.

    Raises:
        ShujianError: why the file cannot be read.
    """
    if kind == "docx":
        from shujian.documents.readers.docx import read_docx

        return read_docx(path, shown, limits)
    if kind == "pdf":
        from shujian.documents.readers.pdf import read_pdf

        return read_pdf(path, shown, report, ocr)
    if kind == "ofd":
        from shujian.documents.readers.ofd import read_ofd

        return read_ofd(path, shown, limits)
    if kind in ("doc", "rtf"):
        from shujian.documents.readers.oldword import read_old_word

        return read_old_word(path, shown, kind, limits)
    from shujian.documents.readers.scans import read_image

    return read_image(path, shown, ocr)
