"""法条: articles of the Criminal Law that one document rests on and the other does not."""

from __future__ import annotations

from functools import cache

from shujian.documents.judgments.cited import citations, usual
from shujian.documents.judgments.comparing.items import ARTICLE, DIFFERENT, OPEN, SAME, Side, side
from shujian.documents.judgments.comparing.pairing import Pair
from shujian.documents.judgments.comparing.reasons import changed
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading
from shujian.schema.elements.charge import current

LAW = "刑法"
Article = tuple[int, int]


def compare(pair: Pair) -> None:
    """Compare articles of charges both ways, of the general part only where the later lacks one.

    A court must cite more of the general part than who accuses; that is no difference.
    """
    one, two = _held(pair.one.reading), _held(pair.two.reading)
    if not one or not two:
        if one or two:
            silent = pair.one if not one else pair.two
            pair.add(
                ARTICLE, "刑法条文", OPEN, Side(), Side(), f"{silent.role}没有读出所引刑法条文"
            )
        return
    before = len([i for i in pair.items if i.sort == ARTICLE and i.result == DIFFERENT])
    for article, rows in one.items():
        if article not in two:
            why = f"{pair.one.role}引用{_name(rows[0])}，{pair.two.role}没有引用"
            sides = (_side(pair.one.reading, rows[0]), Side())
            pair.add(
                ARTICLE, _name(rows[0]), DIFFERENT, *sides, why, reason=changed(pair.two.reading)
            )
        else:
            _paragraphs(pair, rows, two[article])
    for article, rows in two.items():
        if article not in one and article in _special():
            why = f"{pair.two.role}引用{_name(rows[0])}，{pair.one.role}没有引用"
            sides = (Side(), _side(pair.two.reading, rows[0]))
            pair.add(
                ARTICLE, _name(rows[0]), DIFFERENT, *sides, why, reason=changed(pair.two.reading)
            )
    if len([i for i in pair.items if i.sort == ARTICLE and i.result == DIFFERENT]) == before:
        told = "、".join(_name(rows[0]) for rows in one.values())
        pair.add(ARTICLE, "刑法条文", SAME, Side(told, told), Side(told, told), "一致")


def _paragraphs(pair: Pair, left: list[Row], right: list[Row]) -> None:
    """Paragraphs of one article; one that names none speaks of the whole, which is wording."""
    one, two = ({r.number("款") for r in rows} for rows in (left, right))
    if one & two or not (one and two):
        return
    whole = 0 in one | two
    why = f"同一条文写到的款不同：{pair.one.role}为{_texts(left)}，{pair.two.role}为{_texts(right)}"
    sides = (_side(pair.one.reading, left[0]), _side(pair.two.reading, right[0]))
    pair.add(ARTICLE, _name(left[0]), DIFFERENT, *sides, why, material=not whole)


def _held(reading: Reading) -> dict[Article, list[Row]]:
    """The articles of the Criminal Law in reasoning and basis, the appendix left out."""
    found: dict[Article, list[Row]] = {}
    for row in reading.rows.of("引用法条"):
        if row.text("法律") == LAW and row.text("位置") != "附录":
            found.setdefault((row.number("条"), row.number("之")), []).append(row)
    return found


@cache
def _special() -> frozenset[Article]:
    """The articles that charges stand in, by the table of charges."""
    found: set[Article] = set()
    for text in set(current().values()):
        words = f"刑法第{text}"
        found |= {(c.article, c.sub) for c in citations(words, 0, len(words))}
    return frozenset(found)


def _side(reading: Reading, row: Row) -> Side:
    return side(reading, row.cells["条文"], usual(row.text("条文")))


def _name(row: Row) -> str:
    return usual(row.text("条文").split(".")[0])


def _texts(rows: list[Row]) -> str:
    return "、".join(usual(r.text("条文")) for r in rows)
