"""The dictionaries shipped as content: characters, charges, units, ethnic groups, regions."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from shujian.core import yamlio

FOLDER = Path(__file__).resolve().parent.parent / "content" / "dictionaries"


@lru_cache(maxsize=32)
def dictionary(name: str) -> Any:
    """The content of a shipped dictionary file, by its name without ending."""
    return yamlio.load(FOLDER / f"{name}.yaml")
