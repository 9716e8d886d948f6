"""Facts that a person adds: in the reading as stated, before anything is derived."""

from __future__ import annotations

from decimal import Decimal

from shujian.app.judgments.amended import amending
from shujian.app.judgments.columns import GROUPS, columns, stateable
from shujian.app.judgments.lacking import sources
from shujian.app.judgments.shown import DERIVED, blanks
from shujian.documents.judgments.facts import CORRECTED, STATED
from shujian.documents.judgments.reading import read_judgment
from shujian.store.schema import FactCorrection
from tests.app.invented_judgments import CLEAN, HIT


def _stated(column: str, value: str, table: str = "判项") -> FactCorrection:
    return FactCorrection(
        id=column, document_id="d", table=table, row="1", column=column, value_json=value
    )


def test_what_is_stated_is_marked_so_and_what_follows_is_derived_from_it() -> None:
    assert read_judgment(HIT).rows.of("判项")[0].get("罚金上限") is None
    amended = read_judgment(HIT, amend=amending([_stated("数额", "2000")]))
    row = amended.rows.of("判项")[0]
    assert row.get("数额") == Decimal(2000)
    assert row.cells["数额"].pattern == STATED
    assert row.get("罚金上限") == Decimal(4000)
    other = read_judgment(HIT, amend=amending([_stated("刑期", "2年")])).rows.of("判项")[0]
    assert other.cells["刑期"].pattern == CORRECTED


def test_a_stated_charge_is_named_as_the_table_of_charges_names_it() -> None:
    unread = HIT.replace("犯盗窃罪，判处", "判处")
    assert read_judgment(unread).rows.of("判项")[0].get("罪名") is None
    rows = [_stated("罪名", "盗窃")]
    row = read_judgment(unread, amend=amending(rows)).rows.of("判项")[0]
    assert (row.text("罪名"), row.text("规范罪名")) == ("盗窃", "盗窃罪")
    assert row.true("已引本罪条文")


def test_nothing_that_the_program_works_out_can_be_stated() -> None:
    for text in (HIT, CLEAN):
        reading = read_judgment(text)
        derived = {
            (r.table, name) for r in reading.rows for name, fact in r.cells.items()
            if fact.pattern.startswith(DERIVED)
        }  # fmt: skip
        assert derived
        assert not [one for one in derived if stateable(*one)]
        for row in reading.rows:
            if row.table in GROUPS:
                assert not set(blanks(row)) & row.cells.keys()


def test_the_sources_of_what_is_worked_out_are_columns_that_can_be_stated() -> None:
    known = {name for table in GROUPS for name in columns(table)}
    for name, own in sources().items():
        assert name in known
        assert own
        assert all(stateable(*column) for column in own), name
