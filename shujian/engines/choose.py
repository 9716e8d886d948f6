"""Which engine a home computes with: DuckDB, or Spark where the settings say so."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shujian.core import yamlio
from shujian.core.errors import Place, ShujianError
from shujian.engines.base import Engine
from shujian.engines.spark import LOCAL, SparkEngine, SparkSettings

FILE = "engine.yaml"
"""In the home; environment variables go before it."""
DUCKDB, SPARK = "duckdb", "spark"
_KEYS = ("engine", "spark", "workers", "paths", "work", "conf")


@dataclass(frozen=True)
class Choice:
    """The settings of the engine.

    Args:
        engine: ``duckdb`` or ``spark``.
        spark: ``local`` or ``sc://host:port``.
        workers: workers of the local server.
        paths: local folder → path or URL that the cluster sees.
        work: folder or URL of the cluster for results between steps.
        conf: further settings of the Spark session.
    """

    engine: str = DUCKDB
    spark: str = LOCAL
    workers: int = 0
    paths: Mapping[str, str] = field(default_factory=dict)
    work: str = ""
    conf: Mapping[str, str] = field(default_factory=dict)


def choice(home: Path | None = None, env: Mapping[str, str] | None = None) -> Choice:
    """What the environment and the home's file say.

    Args:
        home: the home folder; None: the environment alone.
        env: the environment; by default the process's.

    Raises:
        ShujianError: ``engines.bad_choice``.
    """
    held = os.environ if env is None else env
    data = _file(home / FILE) if home is not None else {}
    data |= {k: held[v] for k, v in _VARIABLES.items() if held.get(v)}
    if isinstance(data.get("paths"), str):
        data["paths"] = _pairs(data["paths"])
    engine = str(data.get("engine", DUCKDB)).lower()
    if engine not in (DUCKDB, SPARK):
        raise _bad(f"没有名为“{engine}”的计算引擎", "可填 duckdb 或 spark")
    address = str(data.get("spark", LOCAL))
    if address != LOCAL and not address.startswith("sc://"):
        raise _bad(f"Spark 的地址“{address}”写错了", "应为 local 或 sc://主机:端口")
    workers = str(data.get("workers", 0))
    if not workers.isdigit():
        raise _bad(f"工作进程数“{workers}”不是整数", "请填 0 或正整数")
    paths, conf = data.get("paths") or {}, data.get("conf") or {}
    if not isinstance(paths, dict) or not isinstance(conf, dict):
        raise _bad("paths 和 conf 应写成“键: 值”的形式", "见 docs/second-engine.md")
    return Choice(engine, address, int(workers), paths, str(data.get("work", "")), conf)


_VARIABLES = {
    "engine": "SHUJIAN_ENGINE",
    "spark": "SHUJIAN_SPARK",
    "workers": "SHUJIAN_SPARK_WORKERS",
    "paths": "SHUJIAN_SPARK_PATHS",
    "work": "SHUJIAN_SPARK_WORK",
}


def _file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    data = yamlio.load(path) or {}
    if not isinstance(data, dict) or set(data) - set(_KEYS):
        raise _bad(f"只能有这些键：{'、'.join(_KEYS)}", "见 docs/second-engine.md", path.name)
    return dict(data)


def _pairs(text: str) -> dict[str, str]:
    """``local=remote;local=remote``."""
    return dict(part.split("=", 1) for part in text.split(";") if "=" in part)


def _bad(what: str, remedy: str, file: str | None = None) -> ShujianError:
    return ShujianError("engines.bad_choice", what, remedy=remedy, where=Place(file))


def spark_engine(chosen: Choice, temp: Path) -> Engine:
    """A Spark engine by the settings.

    Args:
        chosen: the settings.
        temp: folder of this machine for results between steps.

    Raises:
        ShujianError: not installed, not reached, a setting that the cluster refuses.
    """
    settings = SparkSettings(
        chosen.spark, chosen.workers, temp, dict(chosen.paths), chosen.work, dict(chosen.conf)
    )
    return SparkEngine(settings)
