"""The figures of the court's code in the case number, against the city that the court names."""

from __future__ import annotations

import re

from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import rows

TABLE = "市级代字"
_CODE = re.compile(r"(?P<字>[\u4e00-\u9fff])(?P<数>\d{2})(?:\d{2})?")
_SPECIAL = re.compile("铁路|海事|兵团|林区|林业|农垦|垦区|油田|矿区|军事|互联网|知识产权|金融")
"""Courts whose codes follow no division of the land."""


def derive(reading: Reading) -> None:
    """Fill 市级代字不符 of 文书 where the court's name tells a city of the table."""
    row = reading.document
    code = _CODE.fullmatch(row.text("案号法院代字"))
    court, judged = row.text("法院"), row.day("裁判日期")
    if code is None or judged is None or not court or _SPECIAL.search(court):
        return
    named = {r["数字"] for r in rows(TABLE, (code["字"],), judged) if r["地方"] in court}
    if named:
        fact = row.cells["案号法院代字"]
        place = (fact.start, fact.end)
        row.put("市级代字不符", code["数"] not in named, place, "", "推算/市级代字不符")
