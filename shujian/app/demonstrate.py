"""The main job on invented data: build a city, bring its files in, run models, keep score."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from shujian.app.cli.covers import parse_cover
from shujian.app.judgments.screening import Outcome, bring_in, screen
from shujian.app.limits import Limits
from shujian.app.running import Ran
from shujian.app.scoring import Score, score
from shujian.app.scoring_judgments import Heard
from shujian.app.scoring_judgments import score as score_judgments
from shujian.app.screening.work import Asked, screened
from shujian.app.shelf import Shelf
from shujian.app.together import Bench, Told, Wanted
from shujian.core.errors import ShujianError
from shujian.core.progress import SILENT, Progress
from shujian.demo import City, build
from shujian.demo.judgments.deliver import FOLDER, ORIGINALS, PUBLISHED, TRUTH
from shujian.engines.base import Coverage
from shujian.pool import importing
from shujian.pool.proposals.proposal import ImportResult, Proposal
from shujian.store.home import Home
from shujian.trust import Context

SUPPLIER = "虚构省高级虚构人民法院"
"""Who sent the city's judgments."""


@dataclass
class Demonstration:
    """What happened.

    Args:
        city: the built city.
        imports: the account of each import.
        scores: one for each model.
    """

    city: City
    imports: list[ImportResult] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)


def demonstrate(
    ctx: Context,
    home: Home,
    people: int,
    seed: int,
    progress: Progress = SILENT,
) -> Demonstration:
    """Do the whole way from departmental files to explained clues.

    Args:
        ctx: who does it.
        home: a home of its own.
        people: inhabitants of the city, at least 1,000.
        seed: the same seed and people give the same city.
        progress: told the share done.
    """
    folder = home.path / "demo-city"
    shutil.rmtree(folder, ignore_errors=True)
    city = build(folder, people, seed, _part(progress, 0.0, 0.15))
    take_local_rules(home, folder)
    done = Demonstration(city)
    for index, entry in enumerate(city.files):
        share = 0.15 + 0.55 * index / len(city.files)
        progress.step(share, f"导入 {entry['path']}")
        done.imports += import_file(ctx, home, folder / entry["path"], entry)
    done.scores = run_all(ctx, home, folder, _part(progress, 0.7, 0.9))
    done.scores.append(screen_judgments(folder, _part(progress, 0.9, 0.95)))
    keep_judgments(ctx, home, folder, _part(progress, 0.95, 1.0))
    return done


def _part(progress: Progress, low: float, high: float) -> Progress:
    def report(share: float, text: str) -> None:
        progress.report(low + (high - low) * share, text)

    return Progress(report, progress.cancelled)


def take_local_rules(home: Home, folder: Path) -> None:
    """Copy the city's local rules into the home's content."""
    target = home.content / "local"
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted((folder / "content" / "local").glob("*.yaml")):
        shutil.copy(path, target / path.name)


def import_file(
    ctx: Context, home: Home, path: Path, entry: Mapping[str, Any]
) -> list[ImportResult]:
    """Import one file the way a careful person would: the manifest holds the answers.

    Raises:
        ShujianError: the file cannot be imported.
    """
    proposal = importing.propose(
        ctx, home, path, table=entry["table"], supplier=entry["supplier"], name=entry["path"]
    )
    answers = _answers(proposal, entry)
    if answers:
        proposal = importing.answer(ctx, home, proposal, answers)
    results = importing.commit(
        ctx, home, proposal,
        authority=entry["authority"], as_of=dt.date.fromisoformat(entry["as_of"]),
        coverage=tuple(_coverage(entry["coverage"])), mode=entry["mode"], accept=True,
    )  # fmt: skip
    return list(results)


def _answers(proposal: Proposal, entry: Mapping[str, Any]) -> dict[str, str]:
    """The columns on which the proposal and the person differ."""
    answers = {}
    for part in proposal.parts:
        for header, column in entry["mapping"].items():
            if header not in part.raw.header:
                continue
            index = part.raw.header.index(header)
            if part.sources.get(column) != index:
                answers[f"p{part.raw.part_no}.column.{column}"] = f"c{index}"
    return answers


def _coverage(statements: Iterable[Mapping[str, str]]) -> list[Coverage]:
    return [
        parse_cover(
            f"{s['place'] or '*'}{'@' + s['unit'] if s['unit'] else ''}:{s['from']}..{s['to']}"
        )
        for s in statements
    ]


def run_all(ctx: Context, home: Home, folder: Path, progress: Progress = SILENT) -> list[Score]:
    """Run every shipped model that the truth table speaks of, and score it."""
    truth = folder / "truth.json"
    marks = json.loads(truth.read_text("utf-8"))
    shelf = Shelf(home)
    names: dict[str, str] = {}
    lacking: list[Score] = []
    for name in sorted({m["model"] for m in marks}):
        try:
            names[shelf.item(name).id] = name
        except ShujianError:
            planted = sum(1 for m in marks if m["model"] == name and m["kind"] == "plant")
            lacking.append(Score(name, planted, 0, planted, notes=("没有这个模型",)))
    bench = Bench(ctx, home, partial(_scored, truth, names), Limits.whole())
    told = bench.run_all(shelf, [Wanted(model) for model in names], progress)
    return sorted([*lacking, *map(_score_of, told)], key=lambda s: s.model)


def screen_judgments(folder: Path, progress: Progress = SILENT, processes: int = 2) -> Score:
    """Screen the city's judgments as ``judgments screen`` does, and score it."""
    truth = json.loads((folder / TRUTH).read_text("utf-8"))
    heard, start = Heard(), time.monotonic()
    for name in (ORIGINALS, PUBLISHED):
        progress.step(0.0, f"审查 {name}")
        path = folder / FOLDER / name
        for answer in screened(Asked([path], name == ORIGINALS, (), processes)):
            heard.take(answer)
            progress.step(0.0, f"审查 {len(heard.states)} 份")
    return score_judgments(truth, heard, time.monotonic() - start)


def _scored(truth: Path, names: Mapping[str, str], ran: Ran) -> Score:
    marks = json.loads(truth.read_text("utf-8"))
    return score(names[ran.model.spec.id], marks, ran.result, ran.seconds)


def keep_judgments(ctx: Context, home: Home, folder: Path, progress: Progress = SILENT) -> None:
    """Keep the city's judgments in the home as a person would, and run the packs over them."""
    for name in (ORIGINALS, PUBLISHED):
        path = folder / FOLDER / name
        bring_in(ctx, home, [path], SUPPLIER, name == ORIGINALS, progress)
    screen(ctx, home, Outcome(), progress)


def _score_of(told: Told[Score]) -> Score:
    if told.error is not None:
        raise told.error
    assert told.result is not None
    return told.result
