"""The job of the judgments page: uploaded files in, facts read, rule packs run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from shujian.app.http import uploads
from shujian.app.judgments.screening import bring_in, keep, screen
from shujian.app.worker.kinds import Task


def handle(task: Task) -> dict[str, Any]:
    """Do it; documents that are there already are told as repeats, so again does no harm.

    Parameters: ``uploads`` (ids; none: screen again what is kept), ``supplier``, ``originals``.

    Raises:
        ShujianError: an upload that is gone, refused, a full disk.
        CancelledError: a person stopped it.
    """
    keys = [str(key) for key in task.params.get("uploads", ())]
    with ExitStack() as stack:
        folder = stack.enter_context(task.home.workspace())
        paths = _named(task, keys, folder)
        done = bring_in(
            task.ctx, task.home, paths, str(task.params.get("supplier", "")),
            bool(task.params.get("originals")), task.progress,
        )  # fmt: skip
    screen(task.ctx, task.home, done, task.progress)
    keep(task.home, done)
    for key in keys:
        uploads.drop(task.home, key)
    return done.as_data()


def _named(task: Task, keys: Sequence[str], folder: Path) -> list[Path]:
    """The files under the names that their people know; each in a folder of its own."""
    paths = []
    for number, key in enumerate(keys):
        path, name = uploads.uploaded(task.home, task.ctx, key)
        place = folder / str(number) / name
        place.parent.mkdir(parents=True)
        try:
            os.link(path, place)
        except OSError:  # a workspace on another disk
            shutil.copyfile(path, place)
        paths.append(place)
    return paths
