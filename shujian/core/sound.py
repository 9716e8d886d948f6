"""Text that every database and file takes."""

from __future__ import annotations


def sound_text(value: str) -> str:
    """Text that every database takes: bytes of file names that are no text become ``?``."""
    return value.encode("utf-8", "replace").decode("utf-8")
