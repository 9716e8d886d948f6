"""Names of places in lists that should have codes: a person says once which code it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow.compute as pc

from shujian.core.cells import State
from shujian.core.errors import ShujianError
from shujian.pool.proposals.sample import batches
from shujian.pool.readers.types import RawPart
from shujian.schema.elements import element
from shujian.schema.elements.region import Region, place_name
from shujian.schema.fold import fold
from shujian.store import db, settings
from shujian.store.home import Home
from shujian.store.schema import Setting
from shujian.trust import Action, Context, Thing, require
from shujian.trust.journal import record

PLACE = "place."
"""Begin of what a question asks of a part: ``p1.place.虚构县``."""
_SETTING = "place_names"
_MOST = 20
"""Names of one list that a person is asked about; of the others the rows say that they are unread."""
_PREFIX = 6
_FEW = 3
_LOOKED = 20_000
"""Rows in which is looked for what identity numbers begin with."""


@dataclass(frozen=True)
class NamedPlace:
    """A name that stands in a list where a code should be.

    Args:
        name: as folded.
        header: the file's column.
        rows: in how many rows.
        code: as a person said it; "" while nobody did.
        likely: the code with which most identity numbers in these rows begin; "" without one.
            Where a person was first registered proves nothing: it is never taken unseen.
    """

    name: str
    header: str
    rows: int
    code: str = ""
    likely: str = ""


def known(home: Home) -> dict[str, str]:
    """Folded name → code, as people of this unit said it."""
    return dict(settings.get(home, _SETTING, {}))


def say(ctx: Context, home: Home, names: Mapping[str, str]) -> None:
    """Keep which place is which, for every list from now on; it is noted who said so.

    Args:
        ctx: who says it.
        home: the home.
        names: name → code.

    Raises:
        ShujianError: ``pool.bad_place``; a right that is lacking.
    """
    told = {fold(name).dense: code_of(name, code) for name, code in names.items()}
    if not told:
        return
    require(ctx, Action.IMPORT, Thing(_SETTING))
    with db.session(home) as session:
        row = session.get(Setting, _SETTING)
        before = dict(row.value_json) if row is not None else {}
        fresh = {n: c for n, c in told.items() if before.get(n) != c}
        if fresh:
            session.merge(Setting(key=_SETTING, value_json={**before, **fresh}))
            record(session, ctx, Action.IMPORT, _SETTING, {"names": fresh})


def code_of(name: str, code: str) -> str:
    """The code that a person says a place has, read as a cell would be.

    Raises:
        ShujianError: ``pool.bad_place``.
    """
    read = element(Region.name).clean(code)
    if read.state is not State.VALUE or not place_name(fold(name).dense):
        raise ShujianError(
            "pool.bad_place",
            f"“{name}”的行政区划代码“{code}”不能用",
            why=getattr(read.value, "reason", "") or f"“{name}”不像地区的名称",
            remedy="请写 6、9 或 12 位代码，如 990101；不知道的留空",
        )
    return str(read.value)


def answered(answers: Mapping[str, str | None]) -> dict[str, str]:
    """Name → code among the answers to questions."""
    found = {}
    for key, value in answers.items():
        _, _, rest = key.partition(".")
        if rest.startswith(PLACE) and value:
            found[rest.removeprefix(PLACE)] = value
    return found


def named_places(
    raw: RawPart, sources: Iterable[int], codes: Mapping[str, str], owner: int = -1
) -> tuple[NamedPlace, ...]:
    """The places that a part names, the most frequent first.

    Args:
        raw: the part.
        sources: columns of the file in which codes should stand.
        codes: folded name → code.
        owner: column of the identity numbers; -1: none.
    """
    found: dict[str, NamedPlace] = {}
    for source in dict.fromkeys(sources):
        counted = _counted(raw, source)
        begins = _beginnings(raw, source, owner) if counted.keys() - codes.keys() else {}
        for name, rows in counted.most_common(_MOST):
            code = codes.get(name, "")
            likely = "" if code else most_begin(begins.get(name, Counter()))
            found.setdefault(name, NamedPlace(name, raw.header[source], rows, code, likely))
    return tuple(found.values())


def _counted(raw: RawPart, source: int) -> Counter[str]:
    """How many rows name each place."""
    found: Counter[str] = Counter()
    for batch in batches(raw.path):
        for pair in pc.value_counts(batch.column(source)).to_pylist():
            name = fold(pair["values"] or "").dense
            if place_name(name):
                found[name] += pair["counts"]
    return found


def _beginnings(raw: RawPart, source: int, owner: int) -> dict[str, Counter[str]]:
    """Name → what the identity numbers of the first rows begin with."""
    found: dict[str, Counter[str]] = {}
    for name, number in zip(_first(raw, source), _first(raw, owner), strict=False):
        begin = fold(number).dense[:_PREFIX]
        found.setdefault(fold(name).dense, Counter())[begin] += 1
    return found


def beginnings(raw: RawPart, owner: int) -> Counter[str]:
    """What the identity numbers of a part's first rows begin with."""
    return Counter(fold(number).dense[:_PREFIX] for number in _first(raw, owner))


def most_begin(begins: Counter[str]) -> str:
    """The code that most of some numbers begin with; "" of too few, or where none prevails."""
    code, times = begins.most_common(1)[0] if begins else ("", 0)
    enough = times >= _FEW and times * 2 > begins.total()
    return code if enough and element(Region.name).clean(code).state is State.VALUE else ""


def _first(raw: RawPart, column: int) -> list[str]:
    found: list[str] = []
    for batch in batches(raw.path):
        if column < 0 or len(found) >= _LOOKED:
            break
        piece = batch.column(column).slice(0, _LOOKED - len(found))
        found += [text or "" for text in piece.to_pylist()]
    return found
