"""What may be decided about the reading of documents, and how much a file may cost."""

from __future__ import annotations

from dataclasses import dataclass, field

from shujian.core.progress import SILENT, Progress
from shujian.pool.readers.types import Limits

DOCUMENT_LIMITS = Limits(
    file_bytes=2 << 30,
    seconds=120.0,
    memory_bytes=2 << 30,
    unpacked_bytes=8 << 30,
    ratio=200,
    members=200_000,
)


@dataclass(frozen=True)
class DocumentOptions:
    """Choices and limits.

    Args:
        limits: what one file (or member of an archive) may cost.
        text_bytes: size of one text, web page or value in JSON; larger ones are refused.
        encoding: a person's choice for text files (utf-8, gb18030, utf-16-le, utf-16-be).
        split: whether several judgments in one file become several documents.
        ocr: whether scans are recognised, where the extra is installed.
        progress: told the file that is read; asked whether to stop.
    """

    limits: Limits = DOCUMENT_LIMITS
    text_bytes: int = 64 << 20
    encoding: str | None = None
    split: bool = True
    ocr: bool = True
    progress: Progress = field(default_factory=lambda: SILENT)
