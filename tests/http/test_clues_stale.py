"""Batches of clues over a list that is no longer true."""

from __future__ import annotations

from tests.http.conftest import Site
from tests.http.test_clues_listed import listed  # noqa: F401
from tests.http.test_clues_moved import move


def test_a_batch_writes_over_no_verdict_that_its_list_did_not_show(listed: Site) -> None:  # noqa: F811
    clues = ["fact0001", "fact0002"]
    shown = {i: listed.client.get(f"/clues/{i}").json()["clue"]["state"] for i in clues}
    move(listed.other("banan"), "fact0002", state="属实", reason="在押期间领取")
    body = {"ids": clues, "state": "核查中", "reason": "", "seen": shown}
    told = listed.client.post("/clues/moves", json=body).json()
    assert told["done"] == ["fact0001"]
    assert [f["id"] for f in told["failed"]] == ["fact0002"]
    assert "李办案已把这条线索改为“属实”" in told["failed"][0]["why"]
    assert listed.client.get("/clues/fact0002").json()["clue"]["state"] == "属实"
