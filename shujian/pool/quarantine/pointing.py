"""Which cells of a row set aside are wrong, and which say who or what the row is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shujian.schema.tables import StandardTable

_TELLING = ("姓名", "公民身份号码", "单位名称", "统一社会信用代码", "案号", "编号")
"""Elements by which people tell rows apart, beside the key of the table."""


def wrong(
    spec: StandardTable, mapped: Mapping[str, int], why: str, header: Sequence[str] = ()
) -> tuple[int, ...]:
    """Indexes of the file's columns that the reason names.

    Args:
        spec: the table.
        mapped: standard column → index in the file.
        why: the reason, which names each bad column as 必需列“…”, one of the file as 列“…”.
        header: of the file.
    """
    if why.startswith("列“"):
        return tuple(i for i, h in enumerate(header) if why.startswith(f"列“{h}”"))
    named = [c.name for c in spec.columns if f"必需列“{c.name}”" in why]
    return tuple(mapped[n] for n in named if mapped.get(n, -1) >= 0)


def telling(spec: StandardTable, mapped: Mapping[str, int]) -> tuple[int, ...]:
    """Indexes of the columns that tell rows apart: names and numbers, then the rest of the key."""
    names = [c.name for c in spec.columns if c.element in _TELLING]
    names += [n for n in spec.key if n not in names]
    return tuple(mapped[n] for n in names if mapped.get(n, -1) >= 0)
