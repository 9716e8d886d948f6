"""What the figures depend on: machine, versions, the state of the program."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import platform
import subprocess
from pathlib import Path
from typing import Any

import psutil

import shujian

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
_PACKAGES = ("duckdb", "pyarrow", "ibis-framework", "deltalake", "pandas", "python-calamine")


def machine() -> dict[str, Any]:
    """Processors, memory and versions; no names of hosts or folders."""
    return {
        "cpus": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30, 1),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "shujian": shujian.__version__,
        **{name: importlib.metadata.version(name) for name in _PACKAGES},
    }


def commit() -> tuple[str, str]:
    """Short id and date of the last commit; empty outside a checkout."""
    try:
        found = subprocess.run(
            ["git", "log", "-1", "--format=%h %cs"],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
    except OSError:
        return "", ""
    name, _, day = found.stdout.strip().partition(" ")
    return name, day


def program_digest() -> str:
    """A digest of everything that a proof depends on: program, content, tests."""
    total = hashlib.sha256()
    for folder in ("shujian", "tests", "bench"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".yaml") and path.is_file():
                total.update(path.relative_to(ROOT).as_posix().encode())
                total.update(path.read_bytes())
    return total.hexdigest()[:16]
