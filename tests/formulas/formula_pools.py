"""Values of each type that are likely to go wrong."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from shujian.core.cells import ABSENT, BLANK, UNKNOWN
from shujian.core.terms import Term
from shujian.formulas.types import BOOL, DATE, DECIMAL, INT, LIST, MONTH, TERM, TEXT, Type

D = dt.date
MISSING = [BLANK, UNKNOWN, ABSENT]
BIG = 10**15 - 1
VALUES: dict[str, list[Any]] = {
    "bool": [True, False],
    "int": [0, 1, -1, 2, 3, 12, 31, 40, -400, 2024, 10**9 * 5, BIG, -BIG],
    "text": [
        "",
        "甲",
        "张三丰",
        " 甲 乙\u3000",
        "ab-AB-012",
        "012",
        "-7",
        "99999999999999999999",
        "9901",
        "990101199002300016",
        "990101199002280016",
        "99010119900228002X",
        "𠮷野家",
        "a\nb",
    ],
    "date": [
        D(1, 1, 1),
        D(1900, 2, 28),
        D(1990, 5, 4),
        D(2021, 12, 31),
        D(2022, 1, 1),
        D(2023, 1, 31),
        D(2023, 2, 28),
        D(2024, 2, 29),
        D(2024, 4, 28),
        D(2024, 4, 30),
        D(2024, 5, 1),
        D(2024, 5, 11),
        D(2024, 12, 31),
        D(9999, 12, 31),
    ],
    "month": [D(1, 1, 1), D(2023, 2, 1), D(2024, 1, 1), D(2024, 12, 1), D(9999, 12, 1)],
    "term": [
        Term(0, 0),
        Term(0, 15),
        Term(1),
        Term(6, 10),
        Term(12),
        Term(13, 999),
        Term(1188),
        Term(indefinite="无期"),
        Term(indefinite="终身"),
        Term(indefinite="死缓"),
        Term(indefinite="死刑"),
    ],
}
NUMBERS = ["0", "0.5", "-0.5", "1", "2.345678", "-2.5", "1000000.01", "0.000001", "999999999999999"]
MONEY_TYPE, FINE = DECIMAL(2), DECIMAL(6)
BY_NAME: dict[str, list[Type]] = {
    "bool": [BOOL],
    "int": [INT],
    "decimal": [MONEY_TYPE, FINE],
    "text": [TEXT],
    "date": [DATE],
    "month": [MONTH],
    "term": [TERM],
    "list": [LIST(TEXT), LIST(INT)],
}


def values(kind: Type) -> list[Any]:
    if kind.name == "decimal":
        unit = Decimal(1).scaleb(-kind.scale)
        return [Decimal(n).quantize(unit) for n in NUMBERS]
    if kind.name == "list":
        assert kind.of is not None
        return [(), ("甲",), ("012", "甲")] if kind.of == TEXT else [(), (0, 1, 3)]
    return VALUES[kind.name]
