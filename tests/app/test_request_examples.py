"""The examples that go out to other offices fit their columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from shujian.app.request_examples import example_of, words_of
from shujian.app.request_list import request_list
from shujian.app.shelves import Kept, kept
from shujian.core.cells import Missing
from shujian.schema.elements import element
from shujian.schema.table_types import StandardTable, TableColumn
from shujian.store.home import Home

ABOUT_NOTHING = {element(name).example for name in ("文本", "单位名称")}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    home: Path = tmp_path_factory.mktemp("home")
    return kept(Home.open(home))


def test_an_example_is_one_of_the_words_of_its_column_and_can_be_read(content: Kept) -> None:
    every = content.entries()
    for asked in request_list(every, content.shelf.tables, {}):
        table = content.shelf.tables[asked.table]
        for wanted in asked.columns:
            column, place = table.column(wanted.name), (asked.table, wanted.name)
            words = words_of(column)
            assert wanted.example in words or not words, place
            assert wanted.example not in ABOUT_NOTHING, place
            assert not isinstance(column.cleaner.clean(wanted.example).value, Missing), place


def test_without_any_case_a_free_text_shows_its_words_or_nothing(content: Kept) -> None:
    served = content.shelf.tables["文书送达"]
    assert example_of(served, served.column("送达种类"), []) == "通知"
    free = TableColumn("事由", "文本", meaning="申请的事由、理由，写明经过")
    own = StandardTable("shujian/试", "试", (free,), ())
    assert (words_of(free), example_of(own, free, [])) == ((), "")


def test_a_term_does_not_end_before_it_begins(content: Kept) -> None:
    held = content.shelf.tables["强制措施"]
    begun, ended = (
        example_of(held, held.column(name), content.entries()) for name in ("开始日期", "结束日期")
    )
    assert begun < ended
