"""Parquet files of snapshots as a SELECT of Spark SQL; columns and states as in ``duck``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from shujian.engines.base import STATE

_SPARK = {
    "string": "STRING",
    "int64": "BIGINT",
    "int32": "INT",
    "int8": "TINYINT",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "array<string>": "ARRAY<STRING>",
    "array<int64>": "ARRAY<BIGINT>",
    "array<int32>": "ARRAY<INT>",
    "array<date>": "ARRAY<DATE>",
}


def spark_type(kind: str) -> str:
    """An ibis type string in Spark's words."""
    return _SPARK.get(kind, kind.upper())


def quoted(name: str) -> str:
    """A quoted identifier."""
    return "`" + name.replace("`", "``") + "`"


def empty(wanted: Mapping[str, str]) -> str:
    """No row of these columns."""
    picked = ", ".join(f"CAST(NULL AS {spark_type(t)}) AS {quoted(n)}" for n, t in wanted.items())
    return f"SELECT {picked} WHERE false"


def column(name: str, kind: str, present: bool) -> str:
    """A column as it stands in files, or as it is where no file has it."""
    held, cast = quoted(name), spark_type(kind)
    if present and name.endswith(STATE):
        # files older than a column have no state for it: nobody supplied it then
        return f"CAST(coalesce({held}, 3) AS TINYINT) AS {held}"
    if present:
        return f"CAST({held} AS {cast}) AS {held}"
    if name.endswith(STATE):
        return f"CAST(3 AS TINYINT) AS {held}"
    return f"CAST(NULL AS {cast}) AS {held}"


def seen(path: str, places: Mapping[str, str]) -> str:
    """A local path as the cluster sees it.

    Args:
        path: on this machine.
        places: local folder → path or URL there; the longest that fits.
    """
    for local in sorted(places, key=len, reverse=True):
        folder = local.rstrip("/\\")
        if path == folder or path.startswith((folder + "/", folder + "\\")):
            rest = path[len(folder) :].replace("\\", "/")
            target = places[local].rstrip("/")
            return target + (quote(rest) if "://" in target else rest)
    return path


def groups(columns: Sequence[frozenset[str]]) -> list[tuple[frozenset[str], list[int]]]:
    """Files by the columns that they have: each group is read by itself."""
    found: dict[frozenset[str], list[int]] = {}
    for number, names in enumerate(columns):
        found.setdefault(names, []).append(number)
    return list(found.items())
