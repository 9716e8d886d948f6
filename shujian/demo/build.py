"""Build the demo city: files as departments send them, and the truth about them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from shujian.core.progress import SILENT, Progress
from shujian.demo import (
    allowances,
    licences,
    payroll,
    pensions,
    plant_m02,
    plant_m02_edges,
    plant_m02_pay,
    plant_m02_pay_edges,
    plant_m04,
    plant_m04_edges,
    plant_m04_insurance,
    plant_m04_reversed,
    plant_m05,
    plant_m05_edges,
    plant_m08,
    plant_m08_edges,
    plant_m08_reversed,
    plant_m42,
    plant_m42_edges,
    plant_m42_more,
    plant_m42_reversed,
    plant_m50,
    plant_m50_edges,
    public_service,
    sanity,
    sentenced,
    wages,
)
from shujian.demo.columns import demo_content
from shujian.demo.frames import Frames
from shujian.demo.judgments import writing as judgments
from shujian.demo.names import Names
from shujian.demo.packing import pack
from shujian.demo.people import register
from shujian.demo.registry import Registry
from shujian.demo.settling import settle
from shujian.demo.truth import NOT_PLANTED, Mark
from shujian.demo.world import World

MINIMUM = 1_000


@dataclass(frozen=True)
class City:
    """A built city.

    Args:
        out: where its files lie.
        files: the entries of manifest.json.
        truth: what was planted.
        rows: rows in all files together.
        not_planted: what the decision tables know and the standard tables cannot say.
    """

    out: Path
    files: list[dict[str, Any]]
    truth: list[Mark]
    rows: int
    not_planted: dict[str, str] = field(default_factory=lambda: dict(NOT_PLANTED))


def imagine(people: int, seed: int, progress: Progress = SILENT) -> World:
    """Make the city's life and the planted facts, without writing anything.

    Raises:
        ValueError: fewer than 1,000 people.
    """
    if people < MINIMUM:
        raise ValueError(f"a city has at least {MINIMUM} people")
    rng = np.random.default_rng([seed, people])
    frames, names = Frames(), Names(rng)
    inhabitants = settle(people, names, rng)
    register(inhabitants, frames, names, rng)
    world = World(rng, people, inhabitants, names, Registry(frames, names), frames)
    lives = (pensions, allowances, payroll, licences, wages, sentenced)
    for index, subject in enumerate(lives):
        progress.step(0.02 + 0.02 * index, "生成日常业务")
        subject.ordinary(world)
    public_service.struck_off(world)
    plant_m42.ordinary(world)
    sanity.check(world)
    plants = (
        plant_m02, plant_m02_edges, plant_m02_pay, plant_m02_pay_edges, plant_m04, plant_m04_edges,
        plant_m04_insurance, plant_m05, plant_m05_edges, plant_m08, plant_m08_edges, plant_m42,
        plant_m42_more, plant_m42_edges, plant_m50, plant_m50_edges, plant_m04_reversed,
        plant_m08_reversed, plant_m42_reversed,
    )  # fmt: skip
    for index, subject in enumerate(plants):
        progress.step(0.2 + 0.005 * index, "布设违规与陷阱")
        subject.plant(world)
    return world


def build(out: Path, people: int = 20_000, seed: int = 1, progress: Progress = SILENT) -> City:
    """Write a synthetic city into a folder.

    Args:
        out: the folder; made where it does not exist.
        people: how many inhabitants; about twenty rows each.
        seed: the same seed and people give the same bytes.
        progress: told the share done; may stop.

    Raises:
        ValueError: fewer than 1,000 people.
        CancelledError: a person stopped it.
    """
    world = imagine(people, seed, progress)
    out.mkdir(parents=True, exist_ok=True)
    files = pack(world, out, progress)
    _dump(out / "manifest.json", {"people": people, "seed": seed, "files": files})
    _dump(out / "truth.json", world.truth.as_json())
    _local_rules(out / "content" / "local")
    tables = {name: world.frames[name].rows for name in ("刑事裁判", "强制措施")}
    judgments.write(out, people, seed, world.registry, tables)
    rows = sum(entry["rows"] for entry in files)
    return City(out, files, world.truth.marks, rows)


def _dump(path: Path, data: Any) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _local_rules(folder: Path) -> None:
    """The local rules of the demo unit, one file for each subject."""
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[str, list[str]] = {}
    for rule in demo_content("local_rules.yaml"):
        subject = rule["item"].partition(".")[0]
        for region, value in rule["values"].items():
            start = "2024-01-01" if subject == "高龄津贴" and region == "990104" else "2020-01-01"
            files.setdefault(subject, []).append(
                f"- item: {rule['item']}\n  region: '{region}'\n"
                f"  value: {_yaml(rule.get('same', value))}\n  from: {start}\n"
                f"  source: 虚构地方规定（{subject}）第{region[-2:]}号\n"
            )
    for subject, entries in files.items():
        (folder / f"{subject}.yaml").write_text("".join(entries), encoding="utf-8", newline="\n")


def _yaml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
