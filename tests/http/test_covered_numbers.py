"""What is covered stays covered on side roads: search by pieces, free text in sensitive columns."""

from __future__ import annotations

import pytest

from shujian.app.aside_rows import _shown
from shujian.app.clue_masks import Masker
from shujian.app.shelf import Shelf
from shujian.clues import ledger
from shujian.formulas.types import TEXT
from shujian.models.schema import Column
from shujian.schema.headings import heading_level
from shujian.store import db
from shujian.trust import Context
from shujian.trust.masking import HIDDEN
from tests.http.conftest import Site
from tests.http.test_clues_listed import fact

NUMBER = "990101198203249834"


@pytest.mark.parametrize(
    ("word", "found"),
    [(NUMBER, 1), ("19820324", 0), ("01198203", 0), ("1982", 0), ("990101", 1), ("9834", 1)],
)
def test_a_search_by_pieces_does_not_tell_covered_digits(site: Site, word: str, found: int) -> None:
    with db.session(site.home) as session:
        ctx = Context("运行", clock=site.clock)
        ledger.record(session, ctx, "m/甲", "r", [fact(1, subject=NUMBER, title="某人领取")])
    assert site.client.get("/clues", params={"text": word}).json()["total"] == found
    groups = site.client.get("/search", params={"q": word, "kind": "clues"}).json()["groups"]
    assert groups[0]["total"] == found


def test_free_text_in_a_sensitive_column_is_covered_whole() -> None:
    reader = Context("banan")
    masker = Masker(reader, {"住址": (3, "文本"), "姓名": (3, "姓名")})
    assert masker.cell("住址", "虚构省某路 1 号") == HIDDEN
    assert masker.cell("姓名", "李某某") == "李**"
    column = Column(TEXT, level=3, element="文本")
    assert _shown(reader, "虚构省某路 1 号", column) == HIDDEN


def test_what_a_judgment_says_of_homes_and_numbers_is_sensitive_as_it_was_written(
    site: Site,
) -> None:
    table = Shelf(site.home).tables["被告人"]
    levels = {name: table.column(name).level for name in ("身份号码原文", "户籍地", "住址")}
    assert levels == {"身份号码原文": 4, "户籍地": 3, "住址": 3}
    assert heading_level("身份号码可校验") == 1
