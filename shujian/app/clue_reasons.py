"""Explanations of clues, kept on disk: what one run says of one clue never changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shujian
from shujian.app.open_run import opened
from shujian.core.canonical import plain
from shujian.core.ids import content_id
from shujian.store.disk import write_atomic
from shujian.store.home import Home
from shujian.store.schema import Clue

if TYPE_CHECKING:
    from shujian.app.explaining import Reopened

FOLDER = "explanations"
ROWS = 200
"""Source rows of an input that are kept; the rest are counted."""
_KEPT = 4000
"""Explanations that are kept; the oldest give way."""
_FORM = 10
"""Counts changes of what is kept."""


@dataclass(frozen=True)
class Reasons:
    """Why a clue is a clue, with nothing masked: mask it for each reader.

    Args:
        said: as ``explaining.computed`` gives it.
        rows: input → its first source rows.
        counts: input → how many there are.
        about: what the columns are (``clue_columns``).
    """

    said: Mapping[str, Any]
    rows: Mapping[str, list[int]]
    counts: Mapping[str, int]
    about: Mapping[str, Any]


def kept_at(home: Home, clue: Clue) -> Path:
    """Where the explanation is kept; another run, evidence or program has another place."""
    key = [clue.id, clue.evidence, clue.last_run, shujian.__version__, str(_FORM)]
    return home.path / FOLDER / f"{content_id('|'.join(key), 20)}.json"


def reasons(home: Home, clue: Clue) -> Reasons:
    """The explanation of a clue, computed where it is not kept yet.

    Raises:
        ShujianError: a run that kept nothing.
    """
    path = kept_at(home, clue)
    held = _read(path)
    if held is None:
        with opened(home, clue.last_run) as run:
            held = _read(path) or _compute(run, clue, path)
    return Reasons(held["said"], held["rows"], held["counts"], held["about"])


def _read(path: Path) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found


def _compute(run: Reopened, clue: Clue, path: Path) -> dict[str, Any]:
    said, rows, about = run.said(clue)
    held: dict[str, Any] = plain(
        {
            "said": said,
            "rows": {a: list(numbers[:ROWS]) for a, numbers in rows.items()},
            "counts": {a: len(numbers) for a, numbers in rows.items()},
            "about": about,
        }
    )
    with suppress(OSError):  # a full disk keeps nobody from reading
        path.parent.mkdir(exist_ok=True)
        write_atomic(path, json.dumps(held, ensure_ascii=False).encode())
        _make_room(path.parent)
    return held


def _make_room(folder: Path) -> None:
    held = sorted(folder.glob("*.json"), key=lambda p: p.stat().st_mtime)
    for old in held[: max(0, len(held) - _KEPT)]:
        old.unlink(missing_ok=True)


def warm() -> None:
    """Import the engine and the reader of judgments before the first person waits for them."""
    import shujian.app.explaining  # noqa: F401
    from shujian.documents.judgments.reading import read_judgment

    read_judgment("")
