"""The name that a clue tells is shown in its fields; other names and all numbers stay masked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from shujian.app.clue_telling import Telling
from shujian.clues import export
from shujian.pool.asking.source import sources
from shujian.store import db
from shujian.store.schema import Clue
from shujian.trust import Action, Context
from tests.http.conftest import Site
from tests.http.late_model import author, ran, serving, supply
from tests.models.support import citizen

NAME = "赵一一"
_HEADER = "身份证号,姓名,收到决定日期,移交日期,执行地区划"


def _clue(site: Site, rule: str) -> dict[str, Any]:
    found: dict[str, Any] = site.client.get("/clues", params={"rule": rule}).json()["items"][0]
    return found


def _explained(site: Site, clue: dict[str, Any]) -> Any:
    return site.client.get(f"/clues/{clue['id']}/explanation").json()


@pytest.fixture
def listed(site: Site) -> Site:
    author(site.home)
    supply(site.home, "暂予监外执行", _HEADER, f"{citizen(1)},{NAME},2024-03-01,2024-04-09,990102")
    serving(site.home, 9)
    ran(site)
    return site


def test_a_name_in_the_title_is_shown_in_values_and_source_rows(listed: Site) -> None:
    clue = _clue(listed, "R2")
    told = _explained(listed, clue)
    values = {v["column"]: v for v in told["values"]}
    assert (values["姓名"]["shown"], values["姓名"]["masked"]) == (NAME, False)
    cells = told["sources"][0]["rows"][0]["cells"]
    assert (cells["姓名"]["shown"], cells["姓名"]["masked"]) == (NAME, False)
    assert "********" in cells["公民身份号码"]["shown"]
    assert cells["公民身份号码"]["masked"]


def test_a_name_that_the_title_does_not_tell_stays_masked(listed: Site) -> None:
    told = _explained(listed, _clue(listed, "R1"))
    values = {v["column"]: v for v in told["values"]}
    assert values["姓名"]["masked"]
    assert "*" in values["姓名"]["shown"]
    assert "*" in told["sources"][0]["rows"][0]["cells"]["姓名"]["shown"]


def test_rows_of_somebody_else_stay_masked_beside_a_named_person(listed: Site) -> None:
    with db.reader(listed.home) as session:
        clue = session.get_one(Clue, _clue(listed, "R2")["id"])
        (number,) = clue.content_json["rows"]["监外"]["rows"]
        for words, shown in (("别的人", "赵**"), (clue.title, NAME)):
            row = sources(Context("x"), session, listed.home, [number], words)[number]
            assert row.cells["姓名"].shown == shown
            assert row.cells["姓名"].covered is (words == "别的人")


def test_who_may_see_no_values_reads_masked_names_everywhere(
    listed: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clue = _clue(listed, "R2")
    path = tmp_path / "a.xlsx"
    ctx = replace(Context("王", purpose="移送"), may=frozenset({Action.EXPORT, Action.VIEW}))
    with db.reader(listed.home) as session:
        one = session.get_one(Clue, clue["id"])
        export.to_workbook([one], path, Telling(ctx, listed.home, session))
    cells = [str(v) for row in openpyxl.load_workbook(path).active.values for v in row]
    assert not any(NAME in cell for cell in cells)
    from shujian.trust import sign_in

    monkeypatch.setattr(sign_in, "context_of", lambda *a, **k: replace(ctx, purpose=""))
    for address in ("/clues", f"/clues/{clue['id']}", f"/clues/{clue['id']}/explanation"):
        told = listed.client.get(address)
        assert told.status_code == 200
        assert NAME not in json.dumps(told.json(), ensure_ascii=False)
    hits = listed.client.get("/search", params={"q": "没有接收", "kind": "clues"}).json()
    assert hits["groups"][0]["total"] > 0
    assert NAME not in json.dumps(hits, ensure_ascii=False)
