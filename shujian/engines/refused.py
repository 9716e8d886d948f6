"""What an engine cannot do exactly as we mean it is refused by name, never approximated."""

from __future__ import annotations

from shujian.core.errors import ShujianError


def refused(engine: str, name: str, why: str = "") -> ShujianError:
    """The error for a function or operation that an engine does not do identically.

    Args:
        engine: the engine as the user knows it.
        name: the function, operator or operation.
        why: what would differ, Chinese.
    """
    return ShujianError(
        "engines.refused",
        f"计算引擎“{engine}”不能按规定的含义计算“{name}”",
        why=why or "该引擎没有同义的写法，换一种写法会得出不同的结果",
        remedy="请改用内嵌引擎 DuckDB 运行（设置 SHUJIAN_ENGINE=duckdb），或换一种写法",
        params={"engine": engine, "name": name},
    )
