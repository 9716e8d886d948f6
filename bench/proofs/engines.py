"""Golden cases of models and packs, random formulas and random models on the second engine."""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec
from pathlib import Path

from bench.proofs.chunk import Chunk, Proof, Proved, holds
from bench.proofs.cities import settled
from bench.proofs.suites import suite
from shujian.app.engine_check import check_content
from shujian.app.running import pin
from shujian.app.shelf import Shelf
from shujian.engines.base import Engine
from shujian.engines.duck import DuckEngine
from shujian.engines.spark import SparkEngine, SparkSettings
from shujian.models.running.run import run

PAIRS = 8 * 25
"""Formula and row pairs of one example of the random suite."""


def engine_proofs(seed: int, small: bool) -> tuple[Proof, ...]:
    """Nothing where the extra is not installed: the page then does not speak of it."""
    if find_spec("pysail") is None or find_spec("pyspark") is None:
        return ()
    shelf = Shelf()
    names = [*shelf.items, *sorted(shelf.packs)]
    cases = 1 if small else None
    chunks = tuple(
        Chunk(f"engine cases {name}", seed, partial(_golden, name, cases))
        for name in (names[:1] if small else names)
    )
    golden = Proof("cases", "模型和规则包的全部用例在 Spark（Sail）上结果相同", "个用例", chunks)
    formulas = suite(
        "engines",
        "随机公式在解释器、DuckDB、Spark（Sail）三方逐格相同",
        f"组（每组 8 个公式 × 25 行，即 {PAIRS} 对）",
        ("tests/formulas/test_formula_random.py",),
        range(seed, seed + 1),
        "random_formulas and spark",
    )
    models = suite(
        "meanings",
        "随机模型在 Spark（Sail）上与逐行的 Python 含义相同：每一步通过、待核、未检查的行都相同",
        "组（每组 1 个模型 × 5 份数据）",
        ("tests/models/test_random_models.py",),
        range(seed, seed + (1 if small else 3)),
        engine="spark",
    )
    people = 1_000 if small else 20_000
    city = Proof(
        "both",
        "六个核心模型在示范城市上，DuckDB 与 Spark（Sail）的线索逐字节相同，各步骤行数相同",
        "个模型",
        (Chunk(f"both people={people} seed={seed}", seed, partial(_both, people, seed)),),
    )
    return golden, formulas, models, city


def _golden(name: str, cases: int | None, folder: Path) -> Proved:
    folder.mkdir(parents=True, exist_ok=True)
    engine = SparkEngine(SparkSettings(temp=folder))
    try:
        part = check_content(engine, Shelf(), name, cases)
    finally:
        engine.close()
    holds(not part.wrong, "\n".join(part.wrong[:5]))
    return Proved(part.tried, {})


def _both(people: int, seed: int, folder: Path) -> Proved:
    home, city = settled(folder, people, seed)
    shelf, clues, temp = Shelf(home), 0, folder / "spark"
    temp.mkdir()
    for name in shelf.items:
        model, _ = shelf.model(name)
        pinned, _, _ = pin(home, shelf, model)
        engines: list[Engine] = [DuckEngine(), SparkEngine(SparkSettings(temp=temp))]
        found = []
        for engine in engines:
            try:
                found.append(run(model, pinned, engine))
            finally:
                engine.close()
        one, two = found
        holds(one.canonical() == two.canonical(), f"{name}: other clues")
        holds(one.counts == two.counts, f"{name}: other numbers of rows")
        clues += len(one.clues) + len(one.hints)
    home.close()
    holds(clues, "a city without clues proves nothing")
    return Proved(len(shelf.items), {"条线索": clues, "行数据": city.rows})
