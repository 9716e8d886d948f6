"""The value where another column is least or greatest, and exact roots: both ways agree."""

from __future__ import annotations

import itertools
import random
from decimal import Decimal, localcontext

import pytest
from formula_pools import BY_NAME, MISSING, values

from shujian.core.cells import ABSENT, BLANK, UNKNOWN
from shujian.core.errors import ShujianError
from shujian.formulas import Scope, check, interpret, parse
from shujian.formulas.sample import SAMPLE_ENV
from shujian.formulas.types import DATE, DECIMAL, INT, TEXT, Type
from tests.engines.spark_support import REFUSED

VALUE, KEY = ("", "值"), ("", "次")
TEXTS = ["MINBY([值],[次])", "MAXBY([值],[次])"]
KINDS = [k for name in ("int", "decimal", "text", "date", "month") for k in BY_NAME[name]]
KEYS = [k for name in ("int", "decimal", "date", "month") for k in BY_NAME[name]]


def both(duck, value: Type, key: Type, groups) -> None:
    types = {VALUE: value, KEY: key}
    scope = Scope(types, SAMPLE_ENV, aggregates=True)
    typed = [check(parse(t), scope) for t in TEXTS]
    for group in groups:
        rows = [dict(zip(types, row, strict=True)) for row in group]
        ours = [interpret(t, {}, rows=rows) for t in typed]
        assert duck.group(typed, types, rows) == ours, group


PAIRS = [(value, KEYS[i % len(KEYS)]) for i, value in enumerate(KINDS)]
PAIRS += [(KINDS[i % len(KINDS)], key) for i, key in enumerate(KEYS, 1)]


@pytest.mark.parametrize(("value", "key"), PAIRS, ids=str)
def test_the_value_of_the_first_row_over_mixtures(duck, value, key) -> None:
    chance = random.Random(f"{value} {key}")
    good = list(itertools.product(values(value), values(key)))
    groups = [[], good[:1], [(v, values(key)[0]) for v in values(value)]]
    for _ in range(3):
        group = chance.sample(good, 6)
        lost = [(chance.choice([good[0][0], *MISSING]), chance.choice([good[0][1], *MISSING]))]
        groups += [group, group + lost]
    both(duck, value, key, groups)


def test_what_the_first_row_is() -> None:
    scope = Scope({VALUE: TEXT, KEY: DATE}, SAMPLE_ENV, aggregates=True)
    first, last = (check(parse(t), scope) for t in TEXTS)
    days = values(DATE)

    def of(typed, *rows):
        return interpret(typed, {}, rows=[dict(zip((VALUE, KEY), r, strict=True)) for r in rows])

    rows = [("丙", days[3]), ("乙", days[2]), ("甲", days[2]), ("丁", days[4]), ("戊", days[4])]
    assert (of(first, *rows), of(last, *rows)) == (min("甲", "乙"), min("丁", "戊"))
    assert of(first, ("甲", BLANK), (BLANK, days[1]), ("乙", days[2])) == "乙"
    assert of(first, ("甲", days[1]), ("乙", UNKNOWN)) == UNKNOWN
    assert of(first, ("甲", days[1]), (ABSENT, days[2])) == ABSENT
    assert of(first) == BLANK


def test_roots_are_the_exactly_rounded_ones(duck) -> None:
    if "SQRT" in REFUSED[duck.name]:
        typed = check(parse("SQRT([值])"), Scope({VALUE: INT}, SAMPLE_ENV))
        with pytest.raises(ShujianError) as refused:
            duck.rows([typed], {VALUE: INT}, [{VALUE: 4}])
        assert refused.value.code == "engines.refused"
        return
    chance = random.Random(7)
    wholes = [
        0,
        1,
        2,
        3,
        10**15 - 1,
        *(chance.randrange(10 ** chance.randint(1, 15)) for _ in range(300)),
    ]
    near = []
    for _ in range(300):  # just beside the square of a number that ends in a half
        root = Decimal(2 * chance.randrange(10 ** chance.randint(1, 13)) + 1).scaleb(-7) * 5
        square = (root * root).quantize(Decimal("0.000001"))
        near += [
            square,
            square + Decimal("0.000001"),
            max(square - Decimal("0.000001"), Decimal(0)),
        ]
    for kind, numbers in ((INT, wholes), (DECIMAL(6), [n for n in near if n < 10**15])):
        typed = check(parse("SQRT([值])"), Scope({VALUE: kind}, SAMPLE_ENV))
        rows = [{VALUE: n} for n in numbers]
        ours = [interpret(typed, row) for row in rows]
        assert duck.rows([typed], {VALUE: kind}, rows)[0] == ours
        for number, root in zip(numbers, ours, strict=True):
            half = Decimal("0.0000005")
            with localcontext(prec=60):
                assert (max(root - half, Decimal(0))) ** 2 <= number < (root + half) ** 2
