"""量刑: what was imposed beside what was proposed."""

from __future__ import annotations

from typing import NamedTuple

from shujian.documents.judgments.comparing.items import (
    DIFFERENT,
    NOTHING,
    OPEN,
    SAME,
    SENTENCE,
    Side,
    side,
)
from shujian.documents.judgments.comparing.lengths import deviation, fine_deviation
from shujian.documents.judgments.comparing.pairing import Pair, name
from shujian.documents.judgments.comparing.reasons import reason
from shujian.documents.judgments.facts import Row

FREE = ("无罪", "不负刑事责任", "终止审理")
LIGHTER = ("免予刑事处罚", "单处罚金", "管制", "拘役", "有期徒刑", "无期徒刑", "死缓", "死刑")
"""Principal penalties, lightest first (刑法第三十三条)."""


class Subject(NamedTuple):
    """Whom and which charge a proposal concerns."""

    person: str
    charge: str


def compare(pair: Pair) -> None:
    """Compare each proposal with the count of its charge, or with the sentence to be served."""
    for a, b, _ in pair.people.pairs:
        proposed = pair.one.reading.rows.about("量刑建议", a.number("被告人序号"))
        for row in proposed:
            imposed, open_ = _imposed(pair, b, row, len(proposed))
            if imposed is None:
                pair.add(SENTENCE, "主刑", OPEN, _words(pair, row), Side(), open_, person=name(a))
                continue
            _one(pair, a, row, imposed)


def _imposed(pair: Pair, person: Row, row: Row, many: int) -> tuple[Row | None, str]:
    seq, rows = person.number("被告人序号"), pair.two.reading.rows
    if row.text("规范罪名") and many > 1:
        counts = [c for c in rows.about("判项", seq) if c.text("规范罪名") == row.text("规范罪名")]
        return (counts[0], "") if counts else (None, f"{pair.two.role}没有{row.text('罪名')}的判项")
    finals = rows.about("判决结果", seq)
    return (finals[0], "") if finals else (None, f"{pair.two.role}没有读出判决结果")


def _one(pair: Pair, person: Row, row: Row, imposed: Row) -> None:
    kept = Subject(name(person), row.text("规范罪名"))
    because = reason(pair.two.reading, [], "调整", near="建议词")
    one, two = _words(pair, row), _final(pair, imposed)
    kind, given = row.text("主刑"), imposed.text("主刑")
    high = row.text("最高主刑") or kind
    if not kind or not given or kind not in LIGHTER or given not in LIGHTER:
        if given in FREE:
            why = f"建议{one.words}，判决结果为{given}"
            pair.add(
                SENTENCE,
                "主刑",
                DIFFERENT,
                one,
                two,
                why,
                reason=because,
                person=kept.person,
                charge=kept.charge,
            )
        else:
            why = "建议或者判决的主刑没有读出"
            pair.add(SENTENCE, "主刑", OPEN, one, two, why, person=kept.person, charge=kept.charge)
        return
    if not LIGHTER.index(kind) <= LIGHTER.index(given) <= LIGHTER.index(high):
        heavier = LIGHTER.index(given) > LIGHTER.index(high)
        why = f"建议{one.words}，判处{two.words}：主刑{'重于' if heavier else '轻于'}建议"
        pair.add(
            SENTENCE,
            "主刑",
            DIFFERENT,
            one,
            two,
            why,
            reason=because,
            person=kept.person,
            charge=kept.charge,
        )
    else:
        told = deviation(row, imposed)
        why = f"建议{one.words}，判处{two.words}：{told.words}"
        pair.add(
            SENTENCE,
            "刑期",
            told.result,
            one,
            two,
            why,
            reason=because if told.result == DIFFERENT else NOTHING,
            person=kept.person,
            charge=kept.charge,
        )
    _probation(pair, row, imposed, because, kept)
    _fine(pair, row, imposed, because, kept)


def _probation(pair: Pair, row: Row, imposed: Row, because: Side, kept: Subject) -> None:
    asked, given = row.true("建议缓刑"), imposed.true("宣告缓刑")
    if not asked and not given:
        return
    one = side(pair.one.reading, row.cells.get("建议缓刑"), "适用缓刑" if asked else "没有建议缓刑")
    two = side(
        pair.two.reading, imposed.cells.get("宣告缓刑"), "宣告缓刑" if given else "没有宣告缓刑"
    )
    if asked != given:
        why = f"{pair.one.role}{one.words}，{pair.two.role}{two.words}"
        pair.add(
            SENTENCE,
            "缓刑",
            DIFFERENT,
            one,
            two,
            why,
            reason=because,
            person=kept.person,
            charge=kept.charge,
        )
        return
    told = deviation(row, imposed, ("考验期下限", "考验期上限", "缓刑考验期"))
    if told.result != OPEN:
        why = "一致" if told.result == SAME else f"缓刑考验期：{told.words}"
        pair.add(
            SENTENCE,
            "缓刑考验期",
            told.result,
            one,
            two,
            why,
            person=kept.person,
            charge=kept.charge,
        )


def _fine(pair: Pair, row: Row, imposed: Row, because: Side, kept: Subject) -> None:
    asked, given = row.true("建议罚金"), imposed.true("判处罚金")
    if not asked and not given:
        return
    one = side(pair.one.reading, row.cells.get("罚金下限") or row.cells.get("建议罚金"))
    two = side(pair.two.reading, imposed.cells.get("罚金") or imposed.cells.get("判处罚金"))
    if asked != given:
        words = ("建议" if asked else "没有建议", "判处" if given else "没有判处")
        why = f"{pair.one.role}{words[0]}罚金，{pair.two.role}{words[1]}罚金"
        pair.add(
            SENTENCE,
            "罚金",
            DIFFERENT,
            one,
            two,
            why,
            reason=because,
            person=kept.person,
            charge=kept.charge,
        )
        return
    told = fine_deviation(row, imposed)
    if told is not None:
        pair.add(
            SENTENCE,
            "罚金",
            told.result,
            one,
            two,
            told.words,
            reason=because,
            person=kept.person,
            charge=kept.charge,
        )


def _words(pair: Pair, row: Row) -> Side:
    """A proposal in a few words, at its place."""
    low, high = row.get("刑期下限"), row.get("刑期上限")
    kind, top = row.text("主刑"), row.text("最高主刑")
    length = f"{low}" if low == high else f"{low or ''}至{top}{high or ''}"
    words = kind + (length if low or high else "") + ("，缓刑" if row.true("建议缓刑") else "")
    return side(pair.one.reading, row.cells.get("刑期下限") or row.cells.get("主刑"), words)


def _final(pair: Pair, row: Row) -> Side:
    term = row.get("刑期")
    words = row.text("主刑") + (str(term) if term and "期" not in row.text("主刑")[:1] else "")
    words += "，缓刑" if row.true("宣告缓刑") else ""
    return side(pair.two.reading, row.cells.get("刑期") or row.cells.get("主刑"), words)
