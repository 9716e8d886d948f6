"""Whether a clue stands on published copies: what was left out of them disproves no original."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

from shujian.engines.base import ROW, Engine, Snapshot
from shujian.models.packs.scan import read_rows
from shujian.models.packs.types import Pack

EDITION, ORIGINAL = "版本", "原件"
"""The column that tells it, and its value for a court's own document."""
OF_COPIES = "公开版"
"""With this word begins what can disprove only a clue of a published copy."""


def disproving(
    pack: Pack, snapshots: Mapping[str, Snapshot], engine: Engine, record: Mapping[str, Any]
) -> list[str]:
    """What would disprove a clue: as its rule says, else its pack.

    Of originals without what copies leave out.

    Args:
        pack: the pack of the run.
        snapshots: the tables by name.
        engine: where to read the rows.
        record: the clue as its run kept it, with row numbers.
    """
    said = told_of(pack, record["rule"])
    if not any(text.startswith(OF_COPIES) for text in said):
        return said
    told: set[Any] = set()
    tables = {pack.spec.base: ("", pack.base.schema(pack.spec.base))}
    tables |= {c.spec.table: (a, c.info.schema(a)) for a, c in pack.children.items()}
    for table, (alias, schema) in tables.items():
        numbers: Sequence[int] = record["rows"].get(alias or table, [])
        if EDITION in schema and table in snapshots and numbers:
            held = read_rows(engine, snapshots[table], schema, [EDITION])
            chosen = held.filter(held.expr[ROW].isin(list(numbers)))
            told |= set(engine.arrow(chosen.expr).column(EDITION).to_pylist())
    return fitting(said, told)


def told_of(pack: Pack, rule: str) -> list[str]:
    """What would disprove a clue of a rule: its own list, else its pack's."""
    own = pack.rules[rule].spec.disprove
    return [str(text) for text in own or pack.spec.about["disprove"]]


def fitting(said: Sequence[str], editions: Set[Any]) -> list[str]:
    """Of what would disprove a clue, what fits the editions that it stands on.

    Only where each is known to be an original does what copies leave out fall away.
    """
    return [t for t in said if editions != {ORIGINAL} or not t.startswith(OF_COPIES)]
