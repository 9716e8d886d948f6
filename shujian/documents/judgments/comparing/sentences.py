"""量刑: what was imposed beside what was proposed."""

from __future__ import annotations

from shujian.documents.judgments.comparing.items import DIFFERENT, OPEN, SAME, SENTENCE, Side
from shujian.documents.judgments.comparing.lengths import deviation
from shujian.documents.judgments.comparing.pairing import Pair, name
from shujian.documents.judgments.comparing.proposed import (
    Proposed,
    fine,
    probation,
    proposal_words,
    retold,
)
from shujian.documents.judgments.comparing.reasons import reason
from shujian.documents.judgments.facts import Row

FREE = ("无罪", "不负刑事责任", "终止审理")
LIGHTER = ("免予刑事处罚", "单处罚金", "管制", "拘役", "有期徒刑", "无期徒刑", "死缓", "死刑")
"""Principal penalties, lightest first (刑法第三十三条)."""


def compare(pair: Pair) -> None:
    """Compare each proposal with the count of its charge, or with the sentence to be served."""
    for a, b, _ in pair.people.pairs:
        proposed = pair.one.reading.rows.about("量刑建议", a.number("被告人序号"))
        for row in proposed:
            imposed, open_ = _imposed(pair, b, row, len(proposed))
            if imposed is None:
                pair.add(
                    SENTENCE, "主刑", OPEN, proposal_words(pair, row), Side(), open_, person=name(a)
                )
                continue
            _one(pair, (a, b), row, imposed)


def _imposed(pair: Pair, person: Row, row: Row, many: int) -> tuple[Row | None, str]:
    seq, rows = person.number("被告人序号"), pair.two.reading.rows
    if row.text("规范罪名") and many > 1:
        counts = [c for c in rows.about("判项", seq) if c.text("规范罪名") == row.text("规范罪名")]
        return (counts[0], "") if counts else (None, f"{pair.two.role}没有{row.text('罪名')}的判项")
    finals = rows.about("判决结果", seq)
    return (finals[0], "") if finals else (None, f"{pair.two.role}没有读出判决结果")


def _one(pair: Pair, people: tuple[Row, Row], row: Row, imposed: Row) -> None:
    """Compare principal penalty and term, then probation and fine."""
    person, there = people
    because = reason(pair.two.reading, [], "调整", near="建议词", who=name(there))
    if because.start < 0:
        because = retold(pair, there, row, imposed)
    about = Proposed(pair, row, imposed, name(person), because)
    _main(about)
    if row.text("主刑") in LIGHTER and imposed.text("主刑") in LIGHTER:
        probation(about)
        fine(about)


def _main(about: Proposed) -> None:
    one, two = about.asked, about.given
    kind, given = about.row.text("主刑"), about.imposed.text("主刑")
    if given in FREE:
        about.add("主刑", DIFFERENT, one, two, f"建议{one.words}，判决结果为{given}")
        return
    if kind not in LIGHTER or given not in LIGHTER:
        about.add("主刑", OPEN, one, two, "建议或者判决的主刑没有读出")
        return
    low, at = LIGHTER.index(kind), LIGHTER.index(given)
    high = LIGHTER.index(about.row.text("最高主刑") or kind)
    said = f"建议{one.words}，判处{two.words}："
    if not low <= at <= high:
        about.add("主刑", DIFFERENT, one, two, f"{said}主刑{'重于' if at > high else '轻于'}建议")
        return
    told = deviation(about.row, about.imposed)
    if told.result != OPEN or about.row.term("刑期下限") or about.row.term("刑期上限"):
        about.add("刑期", told.result, one, two, said + told.words)
    else:  # a kind without a length: 单处罚金, 免予刑事处罚, 拘役
        about.add("主刑", SAME, one, two, f"{said}主刑相同")
