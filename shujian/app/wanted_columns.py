"""Which columns of each table the rules of models decide on, and what is lost without them."""

from __future__ import annotations

from shujian.app.shelves import Entry, kept
from shujian.app.stuck_columns import StuckColumns
from shujian.models.model import Model
from shujian.pool.proposals.wanted import Losses, Wanted
from shujian.store.home import Home

_KEPT: list[tuple[object, Wanted]] = []
"""Of the content that was looked at last: the same object is the same content."""


def wanted_columns(home: Home) -> Wanted:
    """What cannot be judged without each column of each table, for every usable model of a home."""
    content = kept(home)
    if not _KEPT or _KEPT[0][0] is not content:
        _KEPT[:] = [
            (content, Wanted(_losses(content.entries()), StuckColumns.of(content.entries())))
        ]
    return _KEPT[0][1]


def _losses(entries: list[Entry]) -> Losses:
    losses: dict[str, dict[str, list[str]]] = {}
    for entry in entries:
        if not isinstance(entry.bound, Model):  # rule packs read what documents give
            continue
        for need in entry.needs:
            for column, rules in need.columns.items():
                if rules and column not in need.standins:
                    told = f"“{entry.bound.spec.name}”的 {len(rules)} 条规则"
                    losses.setdefault(need.table, {}).setdefault(column, []).append(told)
    return {t: {c: _loss(told) for c, told in held.items()} for t, held in losses.items()}


def _loss(told: list[str]) -> str:
    return f"{'、'.join(told)}用到它，这些行可能判不了"
