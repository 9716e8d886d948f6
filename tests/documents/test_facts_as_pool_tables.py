"""Facts in the pool's form: a case number agrees with the one in a department's table."""

from __future__ import annotations

from shujian.documents.judgments.arrow import tables
from shujian.documents.judgments.arrow_pool import as_pool
from shujian.documents.judgments.reading import read_judgment
from shujian.schema.elements import element
from tests.app.invented_judgments import judgment


def test_a_case_number_takes_the_form_of_its_element_and_keeps_its_words() -> None:
    text = judgment().replace("刑初12号", "刑初字第00012号")
    pairs = [("a", read_judgment(text))]
    (row,) = as_pool(tables(pairs), pairs)["文书"].to_pylist()
    assert row["案号"] == element("案号", "", "").clean("(2031)虚0101刑初字第12号").value
    assert row["案号__r"] == "（2031）虚0101刑初字第00012号"


def test_the_words_of_an_uncertain_fact_stand_beside_it() -> None:
    reading = read_judgment(judgment())
    reading.document.doubt("受理日期", "两种读法", (0, 4))
    pairs = [("a", reading)]
    (row,) = as_pool(tables(pairs), pairs)["文书"].to_pylist()
    assert (row["受理日期"], row["受理日期__s"]) == (None, 2)
    assert row["受理日期__r"] == reading.normal.raw(0, 4)
