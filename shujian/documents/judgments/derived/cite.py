"""Which provisions of the Criminal Law a judgment cites, against those that it should cite."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from shujian.documents.judgments.citations import APPENDIX, BASIS
from shujian.documents.judgments.cited import citations, usual
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.provisions import ends, exists
from shujian.documents.judgments.punishment import FREE
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import every, offences, rows
from shujian.law.offence import Offence

LAW = "刑法"
Article = tuple[int, int]
Place = tuple[int, int, int]
"""Article, 之, paragraph (0 where not written)."""


def derive(reading: Reading) -> None:
    """Fill 引用法条.条款存在, the citation columns of 判项 and of 文书."""
    row = reading.document
    judged = row.day("裁判日期")
    cited = [r for r in reading.rows.of("引用法条") if r.text("法律") == LAW]
    body = [r for r in cited if r.text("位置") != APPENDIX]
    if judged is None or not any(r.text("位置") == BASIS for r in body):
        return
    _existing(row, body, judged)
    places = [_place(r) for r in body]
    _general(row, {p[:2] for p in places}, judged)
    counts = [r for r in reading.rows.of("判项") if r.text("罪名")]
    known = {id(r): offences().find(r.text("罪名")) for r in counts}
    owned = {a for o in known.values() if o for a in articles(o)}
    for count in counts:
        offence = known[id(count)]
        # nobody has to cite the article of a charge that fails
        if offence is not None and count.text("主刑") not in FREE:
            _count(count, offence, places, owned)
    _appendix(row, cited, places, owned)
    _old_text(reading, row, judged)
    _twice(row, [r for r in body if r.text("位置") == BASIS])
    _order(row, reading)


def _place(row: Row) -> Place:
    return row.number("条"), row.number("之"), row.number("款")


def articles(offence: Offence) -> set[Article]:
    """Every article in which the offence stands or stood."""
    return {p[:2] for p in _places(offence)}


def _places(offence: Offence) -> frozenset[Place]:
    found = _PLACES.get(offence.name)
    if found is None:
        found = _PLACES[offence.name] = _read_places(offence)
    return found


_PLACES: dict[str, frozenset[Place]] = {}
"""Of the shipped offences: by name, as their texts are long to compare."""


def _read_places(offence: Offence) -> frozenset[Place]:
    texts: list[str] = [*offence.articles]
    for version in offence.versions:
        texts += [*version.articles, *version.unit_articles]
    found = [c for text in texts for c in citations(text, 0, len(text), LAW)]
    return frozenset((c.article, c.sub, c.paragraph) for c in found)


def _existing(row: Row, body: Sequence[Row], judged: dt.date) -> None:
    """Whether each provision exists, and which do not."""
    missing: list[Row] = []
    for one in body:
        fact = one.cells["条文"]
        known = exists((one.number("条"), one.number("之")), one.number("款"),
                       one.number("项"), judged)  # fmt: skip
        if known is None:
            one.doubt("条款存在", "这一条的旧条文没有核对", (fact.start, fact.end))
            continue
        one.put("条款存在", known, (fact.start, fact.end), "", "推算/条款存在")
        if not known:
            missing.append(one)
    if missing:
        words = "、".join(dict.fromkeys(usual(r.text("条文")) for r in missing))
        fact = missing[0].cells["条文"]
        row.put("不存在的条款", words, (fact.start, fact.end), "", "推算/不存在的条款")


def _general(row: Row, cited: set[Article], judged: dt.date) -> None:
    """The matters whose articles of the general part are cited."""
    found = [name for name, wanted in _matters(judged).items() if wanted & cited]
    row.put("已引事项", "、".join(sorted(found)) or "无", (0, 0), "", "推算/已引事项")


@lru_cache(maxsize=8192)
def _matters(judged: dt.date) -> dict[str, set[Article]]:
    """Matter of the general part → its articles on a day."""
    held: dict[str, set[Article]] = {}
    for one in every("通用条文", judged):
        held.setdefault(one["事项"], set()).add((one["条"], one["之"]))
    return held


def _count(count: Row, offence: Offence, places: Sequence[Place], owned: set[Article]) -> None:
    """Whether the offence's article is cited, with its paragraph; else whether another's is."""
    own, wanted = articles(offence), _places(offence)
    fact = count.cells["罪名"]
    span = (fact.start, fact.end)
    mine = [p for p in places if p[:2] in own]
    count.put("本罪条文", _words(own), span, "", "推算/本罪条文")
    count.put("已引本罪条文", bool(mine), span, "", "推算/已引本罪条文")
    strange = {p[:2] for p in places if p[:2] in penal()} - owned
    if not mine and strange:
        count.put("所引他罪条文", _words(strange), span, "", "推算/所引他罪条文")
    numbered = {p for p in wanted if p[2]}
    if not mine or not numbered or any(not p[2] for p in wanted):
        return
    here = [p for p in mine if p[:2] in {n[:2] for n in numbered}]
    if here and all(not p[2] for p in here):
        count.put("未引到款", True, span, "", "推算/未引到款")
    elif here and all(p[2] for p in here) and not numbered & set(here):
        count.put("所引款不符", _paragraphs(here), span, "", "推算/所引款不符")


@cache
def penal() -> frozenset[Article]:
    """The articles of all offences of the table."""
    return frozenset(a for o in offences() for a in articles(o))


def _appendix(row: Row, cited: Sequence[Row], places: Sequence[Place], owned: set[Article]) -> None:
    """Articles printed after the judgment that it does not cite, and those it should have printed."""
    printed = {_place(r)[:2] for r in cited if r.text("位置") == APPENDIX}
    if not printed:
        return
    fact = row.cells.get("附录法条")
    span = (fact.start, fact.end) if fact else (0, 0)
    more = printed - {p[:2] for p in places}
    if more:
        row.put("附录多出条文", _words(more), span, APPENDIX, "推算/附录多出条文")
    lost = {p[:2] for p in places if p[:2] in owned} - printed
    if lost:
        row.put("附录缺少条文", _words(lost), span, APPENDIX, "推算/附录缺少条文")


def _old_text(reading: Reading, row: Row, judged: dt.date) -> None:
    """Articles that the appendix prints in a text that had been replaced by the judgment."""
    printed = [r for r in reading.rows.of("引用法条") if r.text("位置") == APPENDIX]
    starts = [r.cells["条"].start for r in printed] + [len(reading.text)]
    old: list[str] = []
    for one, end in zip(printed, starts[1:], strict=True):
        words = reading.part((one.cells["条"].start, end)) if one.text("法律") == LAW else ""
        for phrase in rows("旧条文用语", (one.number("条"), one.number("之")), judged):
            if phrase["用语"] in words and phrase["失效"] < judged:
                old.append(usual(one.text("条文")))
    if old:
        row.put("附录旧条文", "、".join(dict.fromkeys(old)), (starts[0], starts[-1]), APPENDIX,
                "推算/附录旧条文")  # fmt: skip


def _twice(row: Row, basis: Sequence[Row]) -> None:
    """Provisions that the basis names twice: often another was meant."""
    held = [r.text("条文") for r in basis if r.number("款")]
    again = [w for w in dict.fromkeys(held) if held.count(w) > 1]
    if again:
        fact = basis[0].cells["条文"]
        row.put("重复引用", usual("、".join(again)), (fact.start, fact.end), "", "推算/重复引用")


def _order(row: Row, reading: Reading) -> None:
    """Whether the law of procedure stands before the Criminal Law in the basis."""
    laws = [r.text("法律") for r in reading.rows.of("引用法条") if r.text("位置") == BASIS]
    if "刑诉法" in laws and LAW in laws:
        first = laws.index("刑诉法") < laws.index(LAW)
        row.put("程序法在前", first, (0, 0), "", "推算/程序法在前")


def _words(found: Iterable[Article]) -> str:
    return "、".join(f"第{a}条" + (f"之{ends(s)}" if s else "") for a, s in sorted(found))


def _paragraphs(found: Iterable[Place]) -> str:
    return "、".join(f"第{a}条" + (f"之{ends(s)}" if s else "") + f"第{p}款"
                    for a, s, p in sorted(set(found)))  # fmt: skip
