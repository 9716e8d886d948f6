"""The files of a Delta table's newest version, read from its log alone.

Every start compares the files of all tables with what the database shows; opening each
table took most of that time. Where the log is anything but a plain row of commits from 0
on, nothing is said and the table is opened.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

_COMMIT = re.compile(r"\d{20}\.json")
_KNOWN = frozenset({"add", "remove", "commitInfo", "metaData", "protocol"})


def logged_files(folder: Path) -> list[str] | None:
    """File names of the newest version, sorted; None where the table must be opened.

    Args:
        folder: the table's folder.
    """
    try:
        entries = sorted(p.name for p in (folder / "_delta_log").iterdir())
        commits = [n for n in entries if _COMMIT.fullmatch(n)]
        plain = commits == [f"{number:020}.json" for number in range(len(commits))]
        if not commits or not plain or any("checkpoint" in n for n in entries):
            return None
        held: set[str] = set()
        for name in commits:
            text = (folder / "_delta_log" / name).read_text("utf-8")
            for line in text.splitlines():
                _apply(json.loads(line), held)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return sorted(unquote(path).rpartition("/")[2] for path in held)


def _apply(action: dict[str, Any], held: set[str]) -> None:
    """One line of a commit.

    Raises:
        ValueError: an action that tells of features which this program does not write.
    """
    if not action.keys() <= _KNOWN or action.get("add", {}).get("deletionVector"):
        raise ValueError(str(action.keys()))
    if "add" in action:
        held.add(action["add"]["path"])
    if "remove" in action:
        held.discard(action["remove"]["path"])
