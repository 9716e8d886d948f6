"""Whose a row aside is, and the values that its reason speaks of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from shujian.app.aside_places import Places
from shujian.app.no_row import SAID, Raw, numbers
from shujian.engines.base import STATE
from shujian.formulas.types import BOOL, MONTH
from shujian.models.checking import Bound
from shujian.models.operators.filter import Filter
from shujian.models.relations.relation import WHY
from shujian.models.running.beside import whose
from shujian.pool.asking.source import SourceCell
from shujian.schema.elements.org_name import OrgName
from shujian.schema.elements.person_name import PersonName
from shujian.trust.decisions import SENSITIVE

_CODE = re.compile("(统一社会信用代码|编号|代码|号码)$")
_CALLED = "名称"
OTHER_NAME = "同号不同名"
"""How the reasons of steps call two names under one number."""


def held(raw: Raw) -> list[str]:
    """The columns that a row was written with; of one that no row has only the state stands."""
    return list(dict.fromkeys(key.removesuffix(STATE) for key in raw))


def known_by(bound: Bound, raw: Raw) -> list[str]:
    """Names, the number, the month, what else it is known by: a narrow cell shows the first.

    A month that is missing or covered tells no rows apart.
    """
    more = [
        n
        for n in whose(bound, held(raw))
        if bound.schema[n].type != MONTH
        or not (raw.get(n + STATE) or raw.get(n) is None or bound.schema[n].level >= SENSITIVE)
    ]
    names = [n for n in more if bound.schema[n].element == PersonName.name]
    subjects = [n for n in bound.subjects if n in bound.schema]
    return list(dict.fromkeys([*names, *subjects[:1], *more, *subjects]))


def decided(bound: Bound, raw: Raw) -> list[str]:
    """The columns whose values a row's reason speaks of, without telling them.

    A flag that the model makes says no more than the reason; a missing value that the reason
    names is told by it.
    """
    reason, have, operator = raw[WHY] or "", held(raw), bound.operator
    read: set[str] = {m[1] for m in SAID.finditer(reason)}
    told = set(read)
    if isinstance(operator, Filter):
        for key, exception, _ in operator.exceptions():
            if exception.reason in reason:
                read |= bound.columns_of(key)
    return [
        name
        for name, column in bound.schema.items()
        if name in read and name in have and name not in told
        if column.type.name != "list" and (column.type != BOOL or column.origin)
    ]


def names_of(places: Places, raw: Raw, known: Collection[str]) -> dict[str, SourceCell]:
    """The name as the row's own source rows have it, where the row carries none.

    Of what is known by a code (项目编号) it is what the same list calls it (项目名称).
    """
    bound = places.model.steps[raw["step"]]
    if any(bound.schema[n].element == PersonName.name for n in known):
        return {}
    for called in (_CODE.sub("", n) + _CALLED for n in bound.subjects if _CODE.search(n)):
        if called in known:
            return {}
        for _, name, cell in _cells(places, raw):
            if name == called or (called == _CALLED and cell.element == OrgName.name):
                return {name: cell}
    return {name: cell for _, name, cell in islice(_names(places, raw), 1)}


def told_apart(places: Places, raw: Raw) -> dict[str, SourceCell]:
    """Of one number with several names, the names by the input that has them."""
    reason = raw[WHY] or ""
    if OTHER_NAME not in reason:
        return {}
    found: dict[str, SourceCell] = {}
    told = list(_names(places, raw))
    meant = [one for one in told if f"“{one[1]}”" in reason] or told
    for alias, name, cell in meant:
        found.setdefault(f"{alias}·{name}", cell)
    return found


def _names(places: Places, raw: Raw) -> Iterator[tuple[str, str, SourceCell]]:
    """Input, column and cell of every name in the source rows."""
    return (one for one in _cells(places, raw) if one[2].element == PersonName.name)


def _cells(places: Places, raw: Raw) -> Iterator[tuple[str, str, SourceCell]]:
    """Input, column and cell of every filled cell in the source rows."""
    for alias, listed in numbers(places.model, raw).items():
        for row in (places.rows[n] for n in listed if n in places.rows):
            for name, cell in row.cells.items():
                if cell.shown:
                    yield alias, name, cell
