"""Every shipped rule pack binds, and every case of its rules comes out as expected."""

from __future__ import annotations

import datetime as dt

import pytest

from shujian.app.shelf import Shelf
from shujian.models.packs.pack import check_pack
from tests.models.support import engine

SHELF = Shelf()
PACKS = sorted(SHELF.packs)


@pytest.mark.parametrize("pack_id", PACKS)
def test_every_case_of_a_shipped_pack_comes_out_as_expected(pack_id: str) -> None:
    pack, _ = SHELF.pack(pack_id)
    results = check_pack(pack, SHELF.tables, engine(), as_of=dt.date(2030, 1, 1))
    assert len(results) >= 2 * len(pack.rules)
    assert [str(r) for r in results if not r.passed] == []


@pytest.mark.parametrize("pack_id", PACKS)
def test_a_rule_of_a_shipped_pack_that_is_certain_names_its_law(pack_id: str) -> None:
    pack, _ = SHELF.pack(pack_id)
    for rule in pack.spec.rules:
        assert rule.basis or rule.off, rule.id
