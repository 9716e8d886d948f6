"""A table that there is nothing of: stated by those who may import, and told where data lack."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from shujian.core.errors import ShujianError
from shujian.engines.base import Coverage
from shujian.pool.nothing import state_none
from shujian.trust import Action, Context
from tests.http.conftest import Site

SAID: dict[str, Any] = {
    "covers": {"place": "9901", "unit": "", "start": "2024-01-01", "end": "2024-12-31"},
    "supplier": "某法院",
    "authority": "某法院 2 月 3 日来函",
}
DAY = dt.date(2024, 12, 31)
TABLE, MODEL = "假释裁定", "shujian/correction-delivery"


def _cell(site: Site) -> dict[str, Any]:
    models = site.client.get("/pool/gaps").json()["models"]
    cells = next(m for m in models if m["id"] == MODEL)["cells"]
    return next(dict(c) for c in cells if c["table"] == TABLE)


def test_it_is_told_where_the_table_lacked(site: Site) -> None:
    assert (_cell(site)["state"], _cell(site)["nothing"]) == ("empty", False)
    made = site.client.post(f"/pool/tables/{TABLE}/none", json=SAID)
    assert (made.status_code, made.json()["version"]) == (201, 1)
    assert (_cell(site)["state"], _cell(site)["nothing"]) == ("whole", True)
    assert site.client.get(f"/pool/tables/{TABLE}").json()["coverage"] == [SAID["covers"]]
    again = site.client.post(f"/pool/tables/{TABLE}/none", json=SAID).json()
    assert again == {"import_id": made.json()["import_id"], "version": 0}
    words = [e["label"] for e in site.client.get("/admin/journal").json()["items"]]
    assert "导入数据" in words or "导入" in words, words


def test_who_may_not_import_may_not_say_so(site: Site) -> None:
    assert site.other().post(f"/pool/tables/{TABLE}/none", json=SAID).status_code == 401
    reader = Context("只看的人", may=frozenset({Action.VIEW}))
    with pytest.raises(ShujianError, match="不能导入"):
        state_none(reader, site.home, TABLE, Coverage("9901", end=DAY), "某法院", "来函")
    for lacking in ("supplier", "authority"):
        told = site.client.post(f"/pool/tables/{TABLE}/none", json={**SAID, lacking: " "})
        assert told.status_code in (400, 422), told.text
    assert _cell(site)["state"] == "empty"
