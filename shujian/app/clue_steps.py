"""What is to be checked of a clue, as the model of its last run asks: read from what the run kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from shujian.app.replaying import kept
from shujian.clues.steps import Steps
from shujian.core import yamlio
from shujian.core.errors import ShujianError
from shujian.store.home import Home
from shujian.store.schema import Clue


def steps_of(home: Home) -> Steps:
    """The checklist of each clue; runs are read once each."""

    @cache
    def of_run(run_id: str) -> Sequence[str]:
        try:
            first, *_ = kept(home, run_id)["model"]["texts"].values()
        except ShujianError:  # a run that kept nothing asks for nothing
            return ()
        found = yamlio.parse(first, "model.yaml").get("verify") or ()
        return (found,) if isinstance(found, str) else tuple(str(step) for step in found)

    def of(clue: Clue) -> Sequence[str]:
        return of_run(clue.last_run)

    return of
