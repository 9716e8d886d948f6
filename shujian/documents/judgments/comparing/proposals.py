"""量刑: what the indictment proposes beside what the 量刑建议书 proposes."""

from __future__ import annotations

from shujian.documents.judgments.comparing.items import SENTENCE
from shujian.documents.judgments.comparing.pairing import Pair, name

COLUMNS = (
    ("主刑", ""), ("刑期下限", ""), ("刑期上限", ""), ("建议缓刑", ""), ("罚金下限", "元"), ("罚金上限", "元"),
)  # fmt: skip


def compare(pair: Pair) -> None:
    """Compare the proposals of each person that both documents make."""
    for a, b, _ in pair.people.pairs:
        left = pair.one.reading.rows.about("量刑建议", a.number("被告人序号"))
        right = pair.two.reading.rows.about("量刑建议", b.number("被告人序号"))
        for row in left:
            others = [r for r in right if r.text("规范罪名") == row.text("规范罪名")]
            if not others and len(left) == len(right) == 1:
                others = right
            for column, unit in COLUMNS if others else ():
                facts = (row.cells.get(column), others[0].cells.get(column))
                if None not in facts:
                    pair.told(SENTENCE, f"建议{column}".replace("建议建议", "建议"), *facts,
                              person=name(a), charge=row.text("规范罪名"), unit=unit)  # fmt: skip
