"""文书: awards whose heads do not make their total; interpretations that were repealed before."""

from __future__ import annotations

import datetime as dt

from shujian.documents.judgments.amounts import read_money
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import rows

GROUP = "slips"
TABLE = "废止解释"


def derive(reading: Reading) -> None:
    """Fill 赔偿合计不符 and 废止解释."""
    _damages(reading)
    _repealed(reading)


def _damages(reading: Reading) -> None:
    """An award of at least two heads, each with its sum, and another total behind them."""
    say, text = language(GROUP), reading.text
    for match in say["赔偿合计"].finditer(text, *reading.parts.verdict):
        heads = [read_money(m["额"]) for m in say["赔偿分项"].finditer(text, *match.span("分"))]
        total, known = read_money(match["共"]), [h for h in heads if h is not None]
        if total is None or len(heads) < 2 or len(known) < len(heads):
            continue
        if sum(known) != total:
            words = reading.normal.raw(*match.span())
            reading.document.put("赔偿合计不符", words, match.span(), "主文", f"{GROUP}/赔偿合计")
            return


def _repealed(reading: Reading) -> None:
    judged = reading.document.day("裁判日期")
    if judged is None:
        return
    start, end = reading.parts.reasoning
    for match in language(GROUP)["文号"].finditer(reading.text, start, end):
        before = language(GROUP)["依照"].search(reading.text, start, match.end())
        if before and _ended(reading, match["号"], judged):
            reading.document.put("废止解释", match["号"], match.span(), "理由", f"{GROUP}/文号")
            return


def _ended(reading: Reading, number: str, judged: dt.date) -> bool:
    """Whether an interpretation had ended for this case.

    One on substance still serves acts from before its end, as the older law does; an act
    whose day is not known may be such an act.
    """
    ended = rows(TABLE, (number,), judged)
    if not ended or not ended[0]["按行为时"]:
        return bool(ended)
    acts = [count.day("行为起日") for count in reading.rows.of("判项")]
    return bool(acts) and all(day is not None and rows(TABLE, (number,), day) for day in acts)
