"""To be written."""

from __future__ import annotations

from shujian.documents.judgments.reading import Reading


def stage(reading: Reading) -> None:
    """Nothing yet."""
