"""The packs on penalties bind, and every case of their rules comes out as written."""

from __future__ import annotations

import datetime as dt

import pytest

from shujian.app.shelf import Shelf
from shujian.models.packs.pack import check_pack
from tests.models.support import engine

SHELF = Shelf()
PACKS = ("shujian/裁判-刑罚", "shujian/裁判-执行刑")


@pytest.mark.parametrize("pack_id", PACKS)
def test_every_case_of_a_pack_on_penalties_comes_out_as_written(pack_id: str) -> None:
    pack, _ = SHELF.pack(pack_id)
    results = check_pack(pack, SHELF.tables, engine(), as_of=dt.date(2030, 1, 1))
    assert len(results) >= 2 * len(pack.rules)
    assert [str(r) for r in results if not r.passed] == []


@pytest.mark.parametrize("pack_id", PACKS)
def test_a_rule_of_an_unverified_law_is_only_for_review(pack_id: str) -> None:
    pack, _ = SHELF.pack(pack_id)
    assert all(rule.checked or rule.severity == "待核" for rule in pack.spec.rules)
