"""Which text of the law may apply to an act: the old one, or a later and lighter one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from shujian.law.offence import Offence, Penalties
from shujian.law.offences import OffenceBook


@dataclass(frozen=True)
class Applicable:
    """Every text that could lawfully carry a sentence.

    Args:
        versions: by date; empty where the offence is newer than the judgment.
        of_act: the text in force on the day of the act; None where the day is unknown or
            the act was no such offence yet.
        complete: False where the law of the act is not in the table, so that nothing
            certain follows from ``versions``.
        why: the reason, Chinese.
    """

    versions: tuple[Penalties, ...]
    of_act: Penalties | None = None
    complete: bool = True
    why: str = ""

    @property
    def checked(self) -> bool:
        """Whether every one of these texts was compared with the law."""
        return all(version.checked for version in self.versions)


def versions_applicable(
    book: OffenceBook, offence: Offence, act: dt.date | None, judged: dt.date
) -> Applicable:
    """The texts that could apply to an act, judged on a day.

    The law of the act applies; a later law that is lighter applies instead. Which one is
    lighter depends on the tier, so all texts from the act to the judgment are given.
    Texts of the charge's origins count for the time before it began, and texts of its
    successors for the time after it ended.

    Args:
        book: all offences.
        offence: the charge.
        act: last day of the act; None: unknown, then every text up to the judgment counts.
        judged: day of the judgment.

    Source: 刑法第十二条.
    """
    if act is not None and act > judged:
        return Applicable((), complete=False, why="行为日晚于裁判日")
    line = sorted(_line(book, offence), key=lambda version: (version.start, version.source))
    until = [version for version in line if version.start <= judged]
    if act is None:
        return Applicable(tuple(until))
    if act < book.earliest:
        return Applicable(tuple(until), complete=False, why="行为日早于表中最早的法律")
    ended = [version for version in until if version.end is not None and version.end < act]
    left = tuple(version for version in until if version not in ended)
    return Applicable(left, next((v for v in left if v.covers(act)), None))


def _line(book: OffenceBook, offence: Offence) -> Iterator[Penalties]:
    yield from offence.versions
    yield from _before(book, offence, offence.versions[0].start)
    last = offence.versions[-1].end
    if last is not None:
        for name in book.successors.get(offence.name, ()):
            yield from (v for v in book.offences[name].versions if v.start > last)


def _before(book: OffenceBook, offence: Offence, start: dt.date) -> Iterator[Penalties]:
    for name in offence.origins:
        origin = book.offences[name]
        yield from (version for version in origin.versions if version.start < start)
        yield from _before(book, origin, origin.versions[0].start)
