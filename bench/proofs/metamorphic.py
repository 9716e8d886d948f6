"""The demo city: changes that must not change a clue, and stricter ones that add none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from bench.proofs.changed_files import halved, is_text, shuffled, strangers
from bench.proofs.chunk import Chunk, Proof, ProofError, Proved, holds
from bench.proofs.cities import CTX, run_models, settled
from shujian.app.demonstrate import import_file, take_local_rules
from shujian.app.running import Ran, run_model
from shujian.app.shelf import Shelf
from shujian.demo import City
from shujian.store.home import Home

_AMOUNT = re.compile(r'(?<=value: ")\d+\.\d\d(?=")')
_RAISED = {
    "M02": ("起点人数", "责令逾期天数", "投诉次数"),
    "M04": ("处分宽限月数", "送达宽限月数"),
    "M05": ("宽限天数",),
    "M08": ("最低核查年龄", "一户人数", "未处理月数"),
    "M42": ("恢复期限月数", "告知后仍发月数"),
    "M50": ("宽限天数",),
}
"""Model → parameters of which more is stricter."""


def metamorphic_proof(seed: int, small: bool) -> Proof:
    """One city, four changes of its files and stricter thresholds."""
    people = 1_000 if small else 2_000
    works = {"files": _files, "raised": _raised}
    chunks = tuple(
        Chunk(f"metamorphic {name} people={people} seed={seed}", seed, partial(work, people, seed))
        for name, work in works.items()
    )
    claim = (
        "示范城市的文本文件打乱行序、一份分两次导入、多一名无关的人，各模型线索逐字节不变"
        "（同一文件再导入见 twice）；人数、天数、月数、年龄、金额起点提高，线索不增加"
    )
    return Proof("metamorphic", claim, "次比较", chunks)


def _files(people: int, seed: int, folder: Path) -> Proved:
    home, city = settled(folder, people, seed)
    first = run_models(home)
    clues, counts = _clues(first), _counts(first)
    holds(all(map(_found, first)), "a model without clues proves nothing")
    for entry in city.files:
        if is_text(entry):
            for path in strangers(city.out / entry["path"], entry, folder / "又一人"):
                _bring(home, path, entry)
    _same(clues, _clues(run_models(home)), "with one more inhabitant")
    home.close()
    changes: dict[str, Callable[..., list[Path]]] = {
        "in another order": partial(shuffled, seed=seed),
        "in halves": halved,
    }
    files = sum(1 for e in city.files if is_text(e))
    for number, (when, change) in enumerate(changes.items()):
        other = _filled(folder / f"另{number}", city, change)
        ran = run_models(other)
        _same(clues, _clues(ran), when)
        _same(counts, _counts(ran), f"counts {when}")
        other.close()
    found = sum(len(_found(r)) for r in first)
    return Proved(3 * len(first), {"条线索": found, "个文本文件": files})


def _filled(folder: Path, city: City, change: Callable[..., list[Path]]) -> Home:
    """A home with the city's files, the text files changed."""
    home = Home.open(folder / "home", database="")
    take_local_rules(home, city.out)
    for entry in city.files:
        path = city.out / entry["path"]
        for made in change(path, entry, folder / "城") if is_text(entry) else [path]:
            _bring(home, made, entry)
    return home


def _bring(home: Home, path: Path, entry: Mapping[str, Any]) -> None:
    named = {**entry, "path": str(Path(entry["path"]).with_name(path.name))}
    for done in import_file(CTX, home, path, named):
        holds(done.state == "acknowledged", f"{path.name}: {done.state}")


def _raised(people: int, seed: int, folder: Path) -> Proved:
    home, _ = settled(folder, people, seed)
    first = {r.model.spec.id: r for r in run_models(home)}
    shelf, cases, fewer = Shelf(home), 0, 0
    for alias, names in _RAISED.items():
        spec = shelf.model(alias)[0].spec
        for name in names:
            value = spec.parameters[name].value
            assert isinstance(value, int)
            for higher in (value + max(2, value // 2), value * 8):
                ran = run_model(CTX, home, shelf, spec.id, parameters={name: higher})
                fewer += _lost(first[spec.id], ran, f"{spec.name}, {name} {higher}")
                cases += 1
    for path in (home.content / "local").glob("*.yaml"):
        text = _AMOUNT.sub(lambda m: str(Decimal(m[0]) * 2 + 10_000), path.read_text("utf-8"))
        path.write_text(text, encoding="utf-8", newline="\n")
    for ran in run_models(home):
        fewer += _lost(first[ran.model.spec.id], ran, "higher local amounts")
        cases += 1
    holds(fewer, "no threshold made any difference")
    home.close()
    return Proved(cases, {"条线索因起点提高不再列出": fewer})


def _lost(lower: Ran, higher: Ran, when: str) -> int:
    """How many clues a higher threshold took away.

    Raises:
        ProofError: it added one.
    """
    before, after = ({f.id: f for f in _found(r)} for r in (lower, higher))
    added = [after[i].record["title"] for i in sorted(set(after) - set(before))]
    holds(not added, f"{when}: {len(added)} more, {added[:3]}")
    return len(before) - len(after)


def _found(ran: Ran) -> list[Any]:
    return [*ran.result.clues, *ran.result.hints]


def _clues(runs: list[Ran]) -> dict[str, str]:
    return {r.model.spec.id: r.result.canonical() for r in runs}


def _counts(runs: list[Ran]) -> dict[str, list[tuple[str, int, int, int]]]:
    return {
        r.model.spec.id: [(c.step, c.passed, c.review, c.unchecked) for c in r.result.counts]
        for r in runs
    }


def _same(first: Mapping[str, Any], then: Mapping[str, Any], when: str) -> None:
    for model, known in first.items():
        now = then[model]
        if now != known:
            differ = (i for i, (a, b) in enumerate(zip(known, now, strict=False)) if a != b)
            start = max(0, next(differ, 0) - 300)
            part = slice(start, start + 600)
            raise ProofError(f"{when}, {model}: {known[part]} / {now[part]}")
