"""Small changes that turn a lawful judgment into one with a mistake, or with a look-alike."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo.checks import citizen_id
from shujian.demo.judgments import citing, timing
from shujian.demo.judgments.charges import articles
from shujian.demo.judgments.model import Accused, Case
from shujian.demo.judgments.planting import Change


def count(**values: Any) -> Change:
    """Set fields of the first count; the dates of the term follow its months."""

    def change(case: Case) -> None:
        for name, value in values.items():
            setattr(case.one.counts[0], name, value)
        if "months" in values:
            retime(case)

    return change


def total(months: int | None = None, fine: int | None = None) -> Change:
    """Set what is decided for several counts; negative and positive numbers are added."""

    def change(case: Case) -> None:
        assert case.one.total is not None
        if months is not None:
            case.one.total.months = months
        if fine is not None:
            case.one.total.fine = fine
        retime(case)

    return change


def note(**values: Any) -> Change:
    """Set what renderers need besides."""

    def change(case: Case) -> None:
        case.notes |= values

    return change


def uncited(*grounds: str) -> Change:
    """Leave out the articles of some grounds."""

    def change(case: Case) -> None:
        for ground in grounds:
            case.cites.pop(ground)

    return change


def cited(ground: str, *spots: str) -> Change:
    """Cite articles for a ground: those given, else the ground's own."""

    def change(case: Case) -> None:
        case.cites[ground] = list(spots or articles()["criminal"][ground])

    return change


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(case: Case) -> None:
        for each in changes:
            each(case)

    return change


def suspended(months: int) -> Change:
    """Suspend the sentence of the first defendant, who is on bail."""

    def change(case: Case) -> None:
        who = case.one
        who.probation, who.start, who.end = months, None, None
        citing.cite(case)

    return change


def order(text: str, based: bool = True) -> Change:
    """Add an item to the verdict; {名} is the first defendant."""

    def change(case: Case) -> None:
        case.orders.append(text.replace("{名}", case.one.name))
        if based:
            case.cites["财物"] = list(articles()["criminal"]["财物"])

    return change


def story(old: str, new: str) -> Change:
    """Replace words in the first count's story."""

    def change(case: Case) -> None:
        told = case.one.counts[0].story
        if old not in told:
            raise ValueError(f"“{old}” is not in the story")
        case.one.counts[0].story = told.replace(old, new)

    return change


def retime(case: Case) -> None:
    """Count the term's dates anew."""
    timing.dates(case.one, case.notes["layout"])


def reborn(who: Accused, birth: dt.date) -> None:
    """Give a defendant another birthday, and the number that goes with it."""
    sequence = int(who.id[14:17])
    who.birth, who.id = birth, citizen_id(who.id[:6], birth, sequence)


def probation(months: int) -> Change:
    """Set the months of 考验期."""

    def change(case: Case) -> None:
        case.one.probation = months

    return change
