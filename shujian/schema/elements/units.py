"""Units of measure: what the content file lists, and the spellings people have for them."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache

from shujian.schema.dictionaries import dictionary

_BLANK = re.compile(r"\s+")
_PER = re.compile(r"(\D+?)[/每](\d*)(百?)(\D+)")
"""毫克/100毫升, mg/dl, 毫克每百毫升: so much of one thing in so much of another."""


@lru_cache(maxsize=1)
def units() -> dict[str, tuple[str, Fraction]]:
    """Every unit and its other spellings: the measure, and its size in the base unit."""
    found: dict[str, tuple[str, Fraction]] = {}
    for measure, sizes in dictionary("units")["measures"].items():
        for names, size in sizes.items():
            for name in names.split():
                found[name] = (measure, Fraction(str(size)))
    for name in dictionary("units")["counters"].split():
        found[name] = (name, Fraction(1))
    return found


@lru_cache(maxsize=4096)
def unit_named(text: str, among: tuple[str, ...], own: str = "") -> str:
    """The unit that a text writes in any case, width or spelling; "" for none.

    Args:
        text: all of what may be a unit.
        among: the units that can be meant.
        own: the unit that is named where the text names another spelling of it.
    """
    found = text if text in among else _folded(text, among) or _compound(text, among)
    return own if found and own and _same(found, own) else found


def _fold(text: str) -> str:
    return _BLANK.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _folded(text: str, among: tuple[str, ...]) -> str:
    key = _fold(text)
    return next((unit for unit in among if _fold(unit) == key), "")


def _compound(text: str, among: tuple[str, ...]) -> str:
    """The listed unit of the same two measures and the same size: mg/dl is 毫克/100毫升."""
    ratio = _ratio(text)
    if ratio is None:
        return ""
    return next((unit for unit in among if _ratio(unit) == ratio), "")


@lru_cache(maxsize=4096)
def _ratio(text: str) -> tuple[str, str, Fraction] | None:
    """Of what, in what, and how much; None where the text is no such unit."""
    match = _PER.fullmatch(_fold(text))
    if match is None:
        return None
    small = {_fold(name): told for name, told in units().items()}
    above, below = small.get(match[1]), small.get(match[4])
    times = int(match[2] or 1) * (100 if match[3] else 1)
    if above is None or below is None or not times:
        return None
    return above[0], below[0], above[1] / (times * below[1])


def _same(one: str, other: str) -> bool:
    return one == other or (one in units() and units().get(one) == units().get(other))
