"""Property tests at their large budget, seed after seed; hypothesis counts the cases."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

from bench.facts import ROOT
from bench.proofs.chunk import Chunk, Proof, ProofError, Proved, holds

_PASSED = re.compile(r"(\d+) passing(?: examples?)?, (\d+) failing")
_TESTS = re.compile(r"(\d+) passed")


def suite(
    name: str,
    claim: str,
    unit: str,
    files: tuple[str, ...],
    seeds: range,
    words: str = "",
    engine: str = "duckdb",
) -> Proof:
    """A proof by running test files once for each seed.

    Args:
        name: as on the command line.
        claim: what is proved, Chinese.
        unit: what a case is, Chinese.
        files: property tests that widen with the variable PROVE.
        seeds: one chunk each.
        words: which of the tests, as pytest's ``-k`` takes it.
        engine: on which the tests of models run.
    """
    chunks = tuple(
        Chunk(f"{name} seed={s}", s, partial(_run, files, s, words, engine)) for s in seeds
    )
    return Proof(name, claim, unit, chunks)


def suites(seed: int, small: bool) -> tuple[Proof, ...]:
    """Formulas, elements, readers, accounts, periods."""

    def seeds(count: int) -> range:
        return range(seed, seed + (1 if small else count))

    return (
        suite(
            "formulas",
            "随机公式在解释器与数据库引擎上逐格相同",
            "组（每组 8 个公式 × 25 行）",
            ("tests/formulas/test_formula_random.py",),
            seeds(10),
            "not spark",
        ),
        suite(
            "models",
            "随机模型在数据库引擎上与逐行的 Python 含义相同：每一步通过、待核、未检查的行都相同",
            "组（每组 1 个模型 × 10 份数据）",
            ("tests/models/test_random_models.py",),
            seeds(2),
        ),
        suite(
            "relations",
            "随机模型：打乱行序、多一名无关的人、一表分两个文件，每一步的行都不变；起点提高，不增加行",
            "组（每组 1 个模型 × 1 份数据及其改动）",
            ("tests/models/test_metamorphic.py",),
            seeds(2),
        ),
        suite(
            "missing",
            "每个模型缺任何一张表，或者只有一张表，运行都不出错",
            "次运行",
            ("tests/content/test_tables_missing.py",),
            seeds(1),
            "whichever",
        ),
        suite(
            "elements",
            "数据元：按列清洗与逐格定义相同；显示的值可原样读回；错一位校验码即被发现",
            "例",
            ("tests/schema/test_schema_properties.py",),
            seeds(3),
        ),
        suite(
            "readers",
            "任意字节不使读取崩溃，每个物理行都有交代；进 = 留 + 隔离",
            "例",
            ("tests/pool/readers/test_reader_properties.py", "tests/pool/test_pool_accounting.py"),
            seeds(3),
        ),
        suite(
            "layouts",
            "下一份文件的表头任意增减、换序，认出的列与逐一核对的相同；一月一列的表拆开后每笔金额恰出一次",
            "例",
            ("tests/pool/test_layouts_alike.py", "tests/pool/test_by_month.py"),
            seeds(3),
            "subset or nearest_of_several or every_amount",
        ),
        suite(
            "law",
            "法定期间、刑期、羁押折抵、年龄、累犯和数罪并罚的计算与逐日数出的相同",
            "例",
            (
                "tests/law/test_periods.py",
                "tests/law/test_custody_oracle.py",
                "tests/law/test_windows_oracle.py",
            ),
            seeds(25),
        ),
    )


def _run(files: tuple[str, ...], seed: int, words: str, engine: str, folder: Path) -> Proved:
    folder.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable, "-X", "utf8", "-m", "pytest", "-x", "-p", "no:cacheprovider",
        f"--hypothesis-seed={seed}", "--hypothesis-show-statistics", "-o", "timeout=0",
        *(["-k", words] if words else []), *files,
    ]  # fmt: skip
    child = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", errors="replace",
        env={**os.environ, "PROVE": "large", "SHUJIAN_TEST_ENGINE": engine}, check=False,
    )  # fmt: skip
    if child.returncode:
        raise ProofError(child.stdout[-3000:] + child.stderr[-1000:])
    return counted(child.stdout)


def counted(output: str) -> Proved:
    """The cases that hypothesis tried, by its own statistics.

    Raises:
        ProofError: a failing example, or no example at all.
    """
    found = [(int(a), int(b)) for a, b in _PASSED.findall(output)]
    cases = sum(passing for passing, _ in found)
    holds(cases and not any(failing for _, failing in found), "no examples, or failing ones")
    return Proved(cases, {"项测试": sum(int(n) for n in _TESTS.findall(output))})
