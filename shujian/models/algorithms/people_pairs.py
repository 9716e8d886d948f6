"""Which persons are worth comparing, out of hundreds of thousands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations, product

from shujian.models.algorithms import names, numbers
from shujian.models.algorithms.people import Person, Points, same, score

Pair = tuple[Person, Person]
Scored = Mapping[Pair, tuple[int, str]]


class TooManyError(Exception):
    """More pairs than may be kept."""


def alike(
    left: Collection[Person],
    right: Collection[Person] | None,
    points: Points,
    least: int,
    most: int,
) -> Scored:
    """Pairs with at least so many points, and their reasons.

    Args:
        left: different persons.
        right: those of the other side; None: among ``left``, each pair once, smaller first.
        points: of each agreement.
        least: the threshold.
        most: more pairs than this are refused.

    Raises:
        TooManyError: more than ``most``.
    """
    found: dict[Pair, tuple[int, str]] = {}
    seen: set[Pair] = set()
    for one, two in within(left) if right is None else across(left, right):
        if (one, two) in seen or same(one, two):
            continue
        seen.add((one, two))
        total, why = score(one, two, points)
        if total >= least:
            found[one, two] = (total, why)
        if len(seen) > most:
            raise TooManyError
    return found


def across(left: Collection[Person], right: Collection[Person]) -> Iterator[Pair]:
    """Pairs with like numbers, or with one birth date (or turned) and like names."""
    by_number = _numbered(left), _numbered(right)
    for number in by_number[0].keys() & by_number[1].keys():
        yield from product(by_number[0][number], by_number[1][number])
    for a, b in numbers.neighbours(by_number[0].keys() | by_number[1].keys()):
        yield from product(by_number[0].get(a, ()), by_number[1].get(b, ()))
        yield from product(by_number[0].get(b, ()), by_number[1].get(a, ()))
    born = _born(left), _born(right)
    for date in born[0].keys() & born[1].keys():
        one, two = _named(born[0][date]), _named(born[1][date])
        for key in one.keys() & two.keys():
            yield from product(one[key], two[key])


def within(people: Collection[Person]) -> Iterator[Pair]:
    """Such pairs among one another, the smaller first; without a number also one with itself."""
    ordered = sorted(people, key=_key)
    by_number = _numbered(ordered)
    for held in by_number.values():
        yield from combinations(held, 2)
    for a, b in numbers.neighbours(by_number):
        yield from product(by_number[a], by_number[b])
    for held in _born(ordered).values():
        for alike in _named(held).values():
            yield from combinations(alike, 2)
    yield from ((person, person) for person in ordered if not person.number)


def _numbered(people: Collection[Person]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if person.number:
            found[person.number].append(person)
    return found


def _born(people: Collection[Person]) -> dict[tuple[int, int, int], list[Person]]:
    """Year, then day and month in order → persons with a name."""
    found: dict[tuple[int, int, int], list[Person]] = defaultdict(list)
    for person in people:
        born = person.birth()
        if born is not None and person.name:
            month, day = sorted((born.month, born.day))
            found[born.year, month, day].append(person)
    return found


def _named(people: Collection[Person]) -> dict[str, list[Person]]:
    """A text that like names share → persons."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for key in names.keys(person.name):
            found[key].append(person)
    return found


def _key(person: Person) -> tuple[object, ...]:
    return (person.number, person.name, str(person.born or ""))
