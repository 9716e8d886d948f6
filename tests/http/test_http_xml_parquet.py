"""XML and Parquet through the upload of the pages: the same as by the command line."""

from __future__ import annotations

import pytest

from tests.http.conftest import Site
from tests.http.pooling import TABLE, begin, bring_in, decide
from tests.pool.foreign_files import LAUGHS, OUTSIDE, columns, cut, department, nested, parquet


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("名单.xml", department(30, "GB18030")),
        ("名单.parquet", parquet(columns(30))),
    ],
)
def test_every_row_of_an_upload_comes_in(site: Site, name: str, data: bytes) -> None:
    draft = begin(site, data, name)
    assert (draft["state"], draft["parts"][0]["rows"]) == ("ready", 30)
    decide(site, draft, answers={"p1.table": TABLE})
    done = bring_in(site, draft)
    assert done["state"] == "done", done
    (result,) = done["results"]
    assert (result["rows_in"], result["rows_kept"], result["rows_quarantined"]) == (30, 30, 0)


@pytest.mark.parametrize(
    ("name", "data", "code", "why"),
    [
        ("笑.xml", department(3, head=LAUGHS), "pool.xml", "定义了实体“a”"),
        ("外.xml", department(3, head=OUTSIDE), "pool.xml", "定义了实体“f”"),
        ("列.parquet", nested(3), "pool.nested_columns", "同案犯"),
        ("半.parquet", parquet(columns(50))[:-300], "pool.broken_parquet", "截断"),
    ],
)
def test_what_is_refused_says_what_where_why_and_what_to_do(
    site: Site, name: str, data: bytes, code: str, why: str
) -> None:
    draft = begin(site, data, name)
    problem = draft["error"] or draft["refused"][0]
    assert (problem["code"], problem["where"]["file"]) == (code, name)
    assert why in problem["why"]
    assert problem["remedy"]
    assert problem["title"]


def test_an_xml_that_breaks_off_is_told_before_it_is_imported(site: Site) -> None:
    draft = begin(site, cut(20), "名单.xml")
    assert draft["state"] == "ready"
    assert [p["code"] for p in draft["refused"]] == ["pool.cut_off"]
    decide(site, draft, answers={"p1.table": TABLE})
    done = bring_in(site, draft)
    (result,) = done["results"]
    assert (result["rows_in"], result["rows_kept"], result["rows_quarantined"]) == (20, 19, 1)
