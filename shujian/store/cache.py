"""Where things are kept that can be made anew: nothing in it is anybody's data."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

_KEPT = 4
"""So many ways of the program keep their cache: more than one may be installed."""
_MADE_WITH = ("duckdb", "ibis-framework", "pyarrow")


def default_cache() -> Path:
    """SHUJIAN_CACHE, else the cache folder of the platform; it need not be there."""
    given = os.environ.get("SHUJIAN_CACHE", "").strip()
    if given:
        return Path(given)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        return base / "shujian-cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "shujian"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "shujian"


@cache
def program() -> str:
    """SHA-256 over all programs and content of this installation, and what they run on."""
    digest = hashlib.sha256(sys.version.encode())
    for name in _MADE_WITH:
        digest.update(f"{name} {_version(name)}\0".encode())
    for path, file in _files(resources.files("shujian"), ""):
        digest.update(path.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _version(name: str) -> str:
    """The version of a package; "" where its description was left out of an installation."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def program_cache(root: Path) -> Path:
    """The folder of what this very program computed; those of older ones go, the last few stay.

    Args:
        root: the cache folder.
    """
    own = root / program()[:24]
    if not own.is_dir():
        own.mkdir(parents=True)
        others = sorted(root.iterdir(), key=lambda p: p.stat().st_mtime)
        for old in others[:-_KEPT]:
            shutil.rmtree(old, ignore_errors=True)
    return own


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda i: i.name):
        name = f"{path}/{item.name}"
        if item.is_dir():
            yield from _files(item, name)
        elif item.name.endswith((".py", ".yaml")):
            yield name, item
