"""Matters of form: numbers that contradict each other, items out of order, names that differ."""

from __future__ import annotations

import re
from collections import Counter

from shujian.core.numerals import parse_int
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import every, memberships, rows
from shujian.documents.judgments.verdict_text import DECIDE

_MASK = re.compile(r"[某×XxＸ*＊]")
_TWICE = re.compile(r"号\d+号|第\d+号第|〕号|字字|〔\d{4}〕〔")
_SECURITY = ("危害国家安全犯罪", "恐怖活动犯罪")
_PRIVACY = "性侵隐私案件"


def derive(reading: Reading) -> None:
    """Fill the columns of 文书 on form."""
    row = reading.document
    _numbers(reading, row)
    _items(row)
    _names(reading, row)
    _counsel(reading, row)
    _charges(reading, row)


def _span(row: Row, column: str) -> tuple[int, int]:
    fact = row.cells.get(column)
    return (fact.start, fact.end) if fact else (0, 0)


def _numbers(reading: Reading, row: Row) -> None:
    """Case number against the dates and the court; number of the indictment."""
    day = row.day("受理日期") or row.day("起诉日期")
    year = row.get("案号年份")
    if isinstance(year, int) and day is not None:
        row.put("案号年差", year - day.year, _span(row, "案号年份"), "", "推算/案号年差")
    number = row.text("起诉书文号")
    if number:
        wrong = _TWICE.search(number) is not None
        row.put("文号有误", wrong, _span(row, "起诉书文号"), "", "推算/文号有误")
    _court_code(row)


def _court_code(row: Row) -> None:
    """The letter of the province in the case number, where the court's name tells the province."""
    code, court, judged = row.text("案号法院代字"), row.text("法院"), row.day("裁判日期")
    if judged is None or not re.fullmatch(r"[\u4e00-\u9fff]\d{2,4}", code):
        return
    held = [r["地区"] for r in rows("省级代字", (code[0],), judged)]
    others = [r["地区"] for r in every("省级代字", judged)]
    named = [name for name in others if court.startswith(name)]
    if held and named:
        row.put("代字不符", held[0] not in named, _span(row, "案号"), "", "推算/代字不符")


def _items(row: Row) -> None:
    """Whether the items of the disposition are numbered 一、二、三 …."""
    numbers = [parse_int(n) for n in row.text("主文项号").split("、") if n]
    if numbers:
        good = numbers == list(range(1, len(numbers) + 1))
        row.put("项号连续", good, _span(row, "主文项号"), "", "推算/项号连续")


def _names(reading: Reading, row: Row) -> None:
    """Names of the disposition that are not those of the header; masked ones are left out."""
    header = reading.text[slice(*reading.parts.header)]  # lists translated and former names too
    drafts = reading.decision.drafts if reading.decision else []
    decided = [n for d in drafts if d.mode == DECIDE and d.counts for n in d.names if n.words]
    doubted = [n for n in decided if n.doubt and not _listed(n.words, header)]
    differ = [n for n in doubted if not _MASK.search(n.words + n.doubt)]
    strange = [n for n in decided if not n.seq and not _MASK.search(n.words)]
    masked = any(_MASK.search(p.text("被告人")) for p in reading.people)
    for column, found in (("主文异名", differ), ("主文外人", [] if masked else strange)):
        if found:
            words = "、".join(dict.fromkeys(n.words for n in found))
            row.put(column, words, found[0].span, "主文", f"推算/{column}")


def _listed(name: str, header: str) -> bool:
    """Whether the header gives this very name as another one: （约翰·多）, 曾用名阿力."""
    found = re.search(rf"(?:[（(“]|[译又用]名|化名){re.escape(name)}[）)”，、；]", header)
    return found is not None


def _counsel(reading: Reading, row: Row) -> None:
    """Counsel listed for several defendants who are natural persons."""
    held: Counter[str] = Counter()
    for person in reading.people:
        if not person.true("单位"):
            held.update({c.strip() for c in person.text("辩护人").split("；") if c.strip("，")})
    shared = [c for c, n in held.items() if n > 1 and not _MASK.search(c)]
    if shared:
        row.put("同一辩护人", "、".join(shared), (0, 0), "首部", "推算/同一辩护人")
    names = {p.text("被告人") for p in reading.people if not p.true("单位")}
    spoke = [p.text("诉讼代表人") for p in reading.people if p.text("诉讼代表人")]
    if spoke:
        same = any(s in names and not _MASK.search(s) for s in spoke)
        row.put("代表人为被告人", same, (0, 0), "首部", "推算/代表人为被告人")


def _charges(reading: Reading, row: Row) -> None:
    """Whether charges of the disposition make the trial a closed one, or one of a higher court."""
    counts = [r for r in reading.rows.of("判项") if r.text("罪名")]
    if not counts:
        return
    members = {
        name: [memberships(r.text("罪名")).get(name) for r in counts]
        for name in (_PRIVACY, *_SECURITY)
    }
    certain = {n: any(m is not None and m.certain for m in held) for n, held in members.items()}
    place = _span(counts[0], "罪名")
    row.put("性侵隐私罪名", certain[_PRIVACY], place, "", "推算/性侵隐私罪名")
    row.put("国安罪名", certain[_SECURITY[0]], place, "", "推算/国安罪名")
    row.put("国安恐怖罪名", any(certain[n] for n in _SECURITY), place, "", "推算/国安恐怖罪名")
