"""Asking a person for the codes of places: of those that a list names, and of the whole list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from shujian.pool.place_names import PLACE, NamedPlace, beginnings, most_begin, named_places
from shujian.pool.proposals.column_questions import where
from shujian.pool.proposals.naming import Names
from shujian.pool.proposals.proposal import FIXED, SKIP, Match, Option, Question
from shujian.pool.proposals.sample import Sample
from shujian.pool.readers.types import RawPart
from shujian.schema.elements.region import Region, place_name
from shujian.schema.fold import fold
from shujian.schema.tables import StandardTable

_OWNER = "公民身份号码"


def places_of(
    raw: RawPart,
    sample: Sample,
    table: StandardTable,
    matches: Iterable[Match],
    codes: Mapping[str, str],
) -> tuple[NamedPlace, ...]:
    """The places that a part names where codes should stand.

    Args:
        raw: the part.
        sample: of its cells; a column without a name there is not searched.
        table: its standard table.
        matches: its columns.
        codes: folded name → code, of those that are known.
    """
    kinds = {c.name: c.element for c in table.columns}
    here = [m.source for m in matches if kinds[m.column] == Region.name]
    written = [s for s in here if any(place_name(fold(t).dense) for t in sample.columns[s])]
    return named_places(raw, written, codes, _owner(kinds, matches)) if written else ()


def _owner(kinds: Mapping[str, str], matches: Iterable[Match]) -> int:
    return next((m.source for m in matches if kinds[m.column] == _OWNER), -1)


def place_questions(
    raw: RawPart, places: Iterable[NamedPlace], answers: Mapping[str, str]
) -> list[Question]:
    """Which code each named place has that nobody spoke of."""
    found = []
    for place in places:
        key = f"p{raw.part_no}.{PLACE}{place.name}"
        if place.code or key in answers:
            continue
        text = (
            f"{where(raw)}：“{place.header}”列写的是地区名“{place.name}”（{place.rows:,} 行），"
            "不是代码。它的行政区划代码是什么？写一次，以后各份名单都照此读"
        )
        options = [Option(SKIP, "不知道，这些行的地区作读不出")]
        if place.likely:
            told = f"{place.likely}（这些行的身份证号多以它开头，请核对）"
            options.insert(0, Option(place.likely, told))
        found.append(Question(key, "place", text, tuple(options), personal=True))
    return found


def place_notes(places: Iterable[NamedPlace]) -> list[str]:
    """Which names are read as which codes: what a person once said goes for a list unseen."""
    by_head: dict[str, list[str]] = {}
    for place in places:
        if place.code:
            told = f"{place.name} {place.code}（{place.rows:,} 行）"
            by_head.setdefault(place.header, []).append(told)
    return [
        f"“{head}”列的地区名按写明过的代码读：{'、'.join(told)}" for head, told in by_head.items()
    ]


def whole_place(
    raw: RawPart,
    table: StandardTable,
    matches: Iterable[Match],
    codes: Mapping[str, str],
    supplier: str,
) -> tuple[Option, ...]:
    """What the place of a whole list may be: what its names speak of, and its identity numbers.

    Args:
        raw: the part.
        table: its standard table.
        matches: its columns.
        codes: folded name → code, of the places that are known.
        supplier: who sent it.
    """
    words = fold(" ".join([supplier, Names.of(raw).whole])).dense
    named = {codes[n]: n for n in sorted(codes, key=len) if n in words}
    found = [
        Option(FIXED + c, f"都是 {c}（名称、标题、供数单位里有“{n}”）") for c, n in named.items()
    ]
    owner = _owner({c.name: c.element for c in table.columns}, matches)
    likely = most_begin(beginnings(raw, owner)) if owner >= 0 else ""
    if likely and likely not in named:
        found.append(Option(FIXED + likely, f"都是 {likely}（身份证号多以它开头，请核对）"))
    return tuple(found)
