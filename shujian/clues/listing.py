"""Pages of clues in a stable order, counts, and the neighbours of one in its list."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    and_,
    bindparam,
    case,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from shujian.clues.found import KIND
from shujian.clues.wanted import DIMENSIONS, Wanted, score_number
from shujian.core.errors import ShujianError
from shujian.store.columns import UtcTime
from shujian.store.schema import Clue

Key = ColumnElement[Any] | InstrumentedAttribute[Any]

GRADES = (("确定", "A"), ("较可能", "B"), ("待核", "C"))
"""Words of one weight together, the surest first; any other word comes after them."""
GRADE_ORDER = ("确定", "较可能", "待核", "A", "B", "C", "机关", "经办", "权益")
"""How grades are listed: those of rules on judgments, then those of models, each from the surest."""
_GRADE = case(
    (Clue.kind != KIND, len(GRADES) + 1),
    *((Clue.grade.in_(words), place) for place, words in enumerate(GRADES)),
    else_=len(GRADES),
)
"""Hints come last, whatever grade they have."""


def weight(grade: str) -> int:
    """The place of a grade, 0 for the surest."""
    return next((at for at, words in enumerate(GRADES) if grade in words), len(GRADES))


_HIGH = -func.coalesce(score_number, -1.0e15)
SORTS: dict[str, tuple[Key, ...]] = {
    "grade": (_GRADE, _HIGH),
    "score": (_HIGH,),
    "created": (Clue.created,),
    "updated": (Clue.updated,),
    "state": (Clue.state, _GRADE),
    "model": (Clue.model_id, Clue.rule),
}
"""What a list may be sorted by; ``grade`` and ``score`` put the weightiest first."""


@dataclass(frozen=True)
class Order:
    """The order of a list; the number settles ties.

    Args:
        name: a key of ``SORTS``, with "-" before it the other way round.
    """

    name: str = "grade"

    @property
    def keys(self) -> tuple[Key, ...]:
        """The sort values.

        Raises:
            ShujianError: ``clues.sort``.
        """
        bare = self.name.removeprefix("-")
        if bare not in SORTS:
            raise ShujianError(
                "clues.sort", f"不能按“{bare}”排序", remedy="可用：" + "、".join(SORTS)
            )
        return (*SORTS[bare], Clue.id)

    @property
    def down(self) -> bool:
        """Whether the order is reversed."""
        return self.name.startswith("-")

    def sorted(self, back: bool = False) -> list[ColumnElement[Any]]:
        """For ORDER BY; ``back`` walks towards the beginning."""
        return [k.desc() if self.down != back else k.asc() for k in self.keys]

    def after(self, values: Sequence[Any], back: bool = False) -> ColumnElement[bool]:
        """Rows beyond a place, which is told by its sort values."""
        keys, found = self.keys, false()
        for at in range(len(keys) - 1, -1, -1):
            held = bindparam(None, _typed(keys[at], values[at]), type_=keys[at].type)
            beyond = keys[at] < held if self.down != back else keys[at] > held
            found = or_(beyond, and_(keys[at] == held, found))  # type: ignore[assignment]
        return found


def _typed(key: Key, value: Any) -> Any:
    """A sort value as the database compares it: what comes from a page may be anything.

    Raises:
        ShujianError: ``app.cursor``.
    """
    try:
        if isinstance(key.type, UtcTime):
            time = value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(value)
            return time.astimezone(dt.UTC)
        return float(value) if isinstance(key.type, Float | Integer) else str(value)
    except (TypeError, ValueError, OverflowError):
        raise ShujianError("app.cursor", "翻页的位置无法识别", remedy="请回到第一页") from None


def page(
    session: Session, wanted: Wanted, order: Order, limit: int, start: Sequence[Any] = ()
) -> tuple[list[Clue], list[Any] | None]:
    """A page and the sort values of its last row, if more follow.

    The order is found in the index alone; only the rows of the page are read whole.
    """
    query = select(*order.keys).where(*wanted.conditions())
    if start:
        query = query.where(order.after(start))
    keys = session.execute(query.order_by(*order.sorted()).limit(limit + 1)).all()
    shown = keys[:limit]
    held = {
        c.id: c for c in session.scalars(select(Clue).where(Clue.id.in_([k[-1] for k in shown])))
    }
    following = list(shown[-1]) if len(keys) > limit else None
    return [held[k[-1]] for k in shown if k[-1] in held], following


def total(session: Session, wanted: Wanted) -> int:
    """How many clues there are."""
    query = select(func.count(Clue.id)).where(*wanted.conditions())
    return session.scalar(query) or 0


@dataclass(frozen=True)
class Stand:
    """How a list stands: what enters it or changes in it is newer, what leaves it makes it shorter.

    Args:
        total: how many clues it has.
        newest: when the last of them changed; None: it is empty.
    """

    total: int
    newest: dt.datetime | None


def stand(session: Session, wanted: Wanted) -> Stand:
    """How a list stands now: equal only where the same clues stand in it unchanged."""
    query = select(func.count(Clue.id), func.max(Clue.updated)).where(*wanted.conditions())
    many, newest = session.execute(query).one()
    return Stand(many or 0, newest)


def chosen(
    session: Session, wanted: Wanted, newest: dt.datetime | None
) -> tuple[dict[str, str], list[str]]:
    """The clues of a list as it stood when the newest of them changed, and those since.

    Returns:
        Clue → its state now, and the numbers of the clues that came or changed later.
    """
    query = select(Clue.id, Clue.state, Clue.updated).where(*wanted.conditions())
    then, since = dict[str, str](), list[str]()
    for number, state, updated in session.execute(query.order_by(*Order().sorted())):
        if newest is None or updated <= newest:
            then[number] = state
        else:
            since.append(number)
    return then, since


def ids(session: Session, wanted: Wanted, order: Order | None = None) -> list[str]:
    """The numbers of all clues asked for."""
    query = select(Clue.id).where(*wanted.conditions())
    return list(session.scalars(query.order_by(*(order or Order()).sorted())))


Cube = list[tuple[dict[str, str], int]]
"""How many clues there are of each combination of values."""


def cube(session: Session, wanted: Wanted) -> Cube:
    """All combinations of values, restricted by words and ranges alone: one walk of the index."""
    free = replace(wanted, **dict.fromkeys(DIMENSIONS, ()))  # type: ignore[arg-type]
    columns = list(DIMENSIONS.values())
    query = select(*columns, func.count(Clue.id)).where(*free.conditions()).group_by(*columns)
    return [
        (dict(zip(DIMENSIONS, map(str, row[:-1]), strict=True)), int(row[-1]))
        for row in session.execute(query)
    ]


def facets(session: Session, wanted: Wanted) -> dict[str, dict[str, int]]:
    """Dimension → value → how many clues; its own filter does not restrict a dimension."""
    held = cube(session, wanted)
    found: dict[str, dict[str, int]] = {}
    for name in DIMENSIONS:
        free, own = wanted.without(name), Counter[str]()
        for values, count in held:
            if free.takes(values):
                own[values[name]] += count
        found[name] = dict(own)
    return found


def totals(session: Session, wanted: Sequence[Wanted]) -> list[int]:
    """How many clues each of several lists has; plain ones are counted together."""
    held = cube(session, Wanted())
    return [
        sum(n for values, n in held if one.takes(values)) if one.plain else total(session, one)
        for one in wanted
    ]


def model_names(session: Session) -> dict[str, str]:
    """Model → its name, as of its clues."""
    newest = select(func.max(Clue.id)).group_by(Clue.model_id)
    last = list(session.scalars(newest))
    named = select(Clue.model_id, Clue.model_name).where(Clue.id.in_(last))
    return {model: name or model for model, name in session.execute(named)}


def models_of_rules(session: Session) -> dict[str, list[str]]:
    """Rule → the models whose clues name it: models may share a code."""
    found: dict[str, list[str]] = {}
    query = select(Clue.rule, Clue.model_id).distinct().order_by(Clue.rule, Clue.model_id)
    for rule, model in session.execute(query):
        found.setdefault(rule, []).append(model)
    return found


@dataclass(frozen=True)
class Neighbours:
    """The clues before and after one in its list; place counts from 1, 0 where it left it."""

    previous: str | None
    next: str | None
    place: int
    total: int


def neighbours(session: Session, wanted: Wanted, order: Order, clue_id: str) -> Neighbours:
    """Where a clue stands in a list; it need not be in it any more."""
    values = session.execute(select(*order.keys).where(Clue.id == clue_id)).first()
    if values is None:
        return Neighbours(None, None, 0, total(session, wanted))
    base = select(Clue.id).where(*wanted.conditions())
    ahead = base.where(order.after(values)).order_by(*order.sorted()).limit(1)
    behind = base.where(order.after(values, True)).order_by(*order.sorted(True)).limit(1)
    ahead_of = case((order.after(values, True), 1), else_=0)
    counted = select(func.count(Clue.id), func.sum(ahead_of)).where(*wanted.conditions())
    many, before = session.execute(counted).one()
    inside = session.scalar(base.where(Clue.id == clue_id)) is not None
    place = (before or 0) + 1 if inside else 0
    return Neighbours(session.scalar(behind), session.scalar(ahead), place, many)
