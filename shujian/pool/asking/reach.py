"""How far the statements of coverage reach: no further than the lists of those who send them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from shujian.engines.base import Coverage

_EVERYWHERE = ("", "")


@dataclass
class _Feed:
    """What one supplier sends of one place and unit.

    Args:
        start, end: the first and the last day that its statements speak of.
        reach: the last day of its lists, or that it vouched for by name; None: not known.
    """

    start: dt.date = dt.date.max
    end: dt.date = dt.date.min
    reach: dt.date | None = None

    def state(self, one: Coverage, day: dt.date | None) -> None:
        """Take in a statement of a list of some day."""
        self.start = min(self.start, one.start or dt.date.min)
        self.end = max(self.end, one.end or dt.date.max)
        self.reach = _later(self.reach, one.end or day)

    def meets(self, other: _Feed) -> bool:
        """Whether both speak of some day; else one took the place of the other."""
        return self.start <= other.end and other.start <= self.end


@dataclass(frozen=True)
class Reach:
    """The lists that feed a table.

    A supplier vouches up to the latest day of its lists of that place and unit; one that comes
    without a statement brings all of them up to date. Where two suppliers send lists of the
    same place and time, as two prisons do, each holds a part only: what one of them no longer
    sends nobody vouches for, although the other goes on.

    Args:
        feeds: supplier → place and unit → what it sends of them.
    """

    feeds: dict[str, dict[tuple[str, str], _Feed]] = field(default_factory=dict)

    @staticmethod
    def of(lists: Iterable[tuple[str, dt.date | None, tuple[Coverage, ...]]]) -> Reach:
        """Read off the lists in force.

        Args:
            lists: of each its supplier, its as-of day and its statements.
        """
        made, plain = Reach(), dict[str, dt.date | None]()
        for supplier, day, stated in lists:
            mine = made.feeds.setdefault(supplier, {})
            for one in stated:
                mine.setdefault((one.place, one.unit), _Feed()).state(one, day)
            if not stated:
                plain[supplier] = _later(plain.get(supplier), day)
        for supplier, day in plain.items():
            mine = made.feeds[supplier]
            if not mine:  # nothing was ever stated: there may be rows of any place and time
                mine[_EVERYWHERE] = _Feed(dt.date.min, dt.date.max)
            for feed in mine.values():
                feed.reach = _later(feed.reach, day)
        return made

    def cut(self, supplier: str, one: Coverage) -> Coverage | None:
        """A statement as far as the lists reach; None where they end before it begins.

        Args:
            supplier: who made it.
            one: the statement; an end that it names needs no list of a later day.
        """
        own = self.feeds[supplier][(one.place, one.unit)]
        days = [one.end or own.reach, *(feed.reach for feed in self._beside(supplier, one, own))]
        last = min(filter(None, days), default=None)
        if last is None:
            return one
        if one.start and last < one.start:
            return None
        return replace(one, end=last) if one.end else replace(one, reach=last)

    def _beside(self, supplier: str, one: Coverage, own: _Feed) -> Iterator[_Feed]:
        """What others send of all of its place and unit, at the same time."""
        places = [one.place[:n] for n in range(len(one.place) + 1)]
        around = [(place, unit) for place in places for unit in {one.unit, ""}]
        for other, mine in self.feeds.items():
            if other != supplier:
                met = [mine[key] for key in around if key in mine and own.meets(mine[key])]
                # its list of a wider place brings that of the narrower up to date
                yield from sorted(met, key=lambda feed: feed.reach or dt.date.max)[-1:]


def _later(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return max(filter(None, (one, other)), default=None)
