"""The table 同人文书: a person in an earlier and a later judgment of different cases."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.cases import FIRST, Related
from shujian.documents.judgments.pairs.people import Couple, couples
from shujian.documents.judgments.pairs.pool import Pool
from shujian.documents.judgments.pairs.sides import EARLIER, LATER, NAME, Side

TABLE = "同人文书"
_PARTS = ("in_windows", "in_custody", "in_priors", "in_merge", "in_facts")


def rows(pool: Pool, cases: list[Related]) -> Iterator[Row]:
    """All rows of 同人文书, in a fixed order; the later one is a judgment of first instance."""
    parts = [import_module(f"{__package__}.{name}").derive for name in _PARTS]
    for couple in couples(pool, cases):
        a = Side(pool.card(couple.earlier[0]), couple.earlier[1], EARLIER)
        b = Side(pool.card(couple.later[0]), couple.later[1], LATER)
        if b.document.text("审级") != FIRST:
            continue
        row = _row(couple, a, b)
        for derive in parts:
            try:
                derive(row, a, b)
            except Exception as error:  # a derivation that fails must not lose the facts
                row.put("未能推算", f"{type(error).__name__}: {error}"[:200], pattern=NAME)
        yield row


def _row(couple: Couple, a: Side, b: Side) -> Row:
    row = Row(TABLE)
    a.copy(row)
    b.copy(row)
    for mark, side in ((EARLIER, a), (LATER, b)):
        fact = side.person.cells.get("被告人")
        if fact is not None:
            column = "被告人" if mark == LATER else "前被告人"
            row.cells[column] = fact._replace(segment=mark)
    row.put("身份依据", couple.identity.basis, pattern=NAME)
    row.put("身份程度", couple.identity.degree, pattern=NAME)
    row.put("他案已处理", couple.elsewhere, pattern=NAME)
    return row
