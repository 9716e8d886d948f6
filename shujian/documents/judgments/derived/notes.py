"""Sentences that do not fit the penalty: days of probation, the ratio of 管制, losses left open."""

from __future__ import annotations

import re

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

GROUP = "slips"
_PLACE = re.compile(r"(?:第[一二三四五](?:市区)?)?(?:人民法院|人民检察院)$")
_LEVEL = re.compile(r"[省市县区旗州盟]")
_MOVED = re.compile(r"指定|移送|交办|改变管辖|管辖")
_MASK = re.compile("[某×xXＸ*＊]")
_APART = re.compile(r"铁路|海事|军事|兵团|林区|开发区|新区|园区|矿区|农垦|高新|集中")


def derive(reading: Reading) -> None:
    """Fill 考验期起止, 管制折抵一日 of 判决结果, 损失未获赔偿 and 检法异地 of 文书."""
    outcomes = reading.rows.of("判决结果")
    for row in outcomes:
        part = _item(reading, row, outcomes)
        for column, wanted in (("考验期起止", row.true("宣告缓刑")),
                               ("管制折抵一日", row.text("主刑") == "管制")):  # fmt: skip
            match = language(GROUP)[column].search(reading.text, *part) if wanted else None
            if match is not None:
                words = reading.normal.raw(*match.span())
                row.put(column, words, match.span(), "主文", f"{GROUP}/{column}")
    start, end = reading.parts.narrative
    lost = language(GROUP)["损失未获赔偿"].search(reading.text, start, end)
    elsewhere = language(GROUP)["损失已在别处处理"].search(reading.text, start, end)
    if lost is not None and elsewhere is None:
        words = reading.normal.raw(*lost.span())
        segment = reading.parts.at(start)
        reading.document.put("损失未获赔偿", words, lost.span(), segment, f"{GROUP}/损失未获赔偿")
    _county(reading)


def _item(reading: Reading, row: Row, outcomes: list[Row]) -> Span:
    """The disposition from the penalty of one defendant to that of the next."""
    start, end = reading.parts.verdict
    at = row.cells["主刑"].start if "主刑" in row.cells else start
    later = [r.cells["主刑"].start for r in outcomes if "主刑" in r.cells]
    return max(at, start), min((p for p in later if p > at), default=end)


def _county(reading: Reading) -> None:
    """Whether prosecution and court of a first instance are of different places."""
    row = reading.document
    court, office = row.text("法院"), row.text("公诉机关")
    if row.text("审级") != "一审" or not court or not office or row.text("法院层级") != "基层":
        return
    if _APART.search(court + office) or _MOVED.search(reading.part((0, reading.parts.charge[0]))):
        return
    one, other = (_PLACE.sub("", name) for name in (court, office))
    if _MASK.search(_last(one) + _last(other)):
        return  # 某县人民法院 and 虚河县人民检察院: a masked name is of any place
    same = one.endswith(_last(other)) or other.endswith(_last(one))
    fact = row.cells["公诉机关"]
    row.put("检法异地", not same, (fact.start, fact.end), "首部", "推算/检法异地")


def _last(name: str) -> str:
    """The last place of a name: 虚省虚州市虚江区 → 虚江区."""
    ends = [m.end() for m in _LEVEL.finditer(name)]
    return name[ends[-2] :] if len(ends) > 1 and name[ends[-2] :] else name
