"""Local rules through the interface, up to the clue that a run finds only with them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.http import late_model as late
from tests.http.conftest import Site

STOP = "高龄津贴.停发规则"
RULE = {
    "item": STOP, "value": "次月停", "region": "990101", "from": "2020-01-01",
    "source": "虚构区高龄津贴办法（虚政发〔2019〕1号）",
}  # fmt: skip


def _of(told: Any, item: str) -> Any:
    return next(i for i in told["items"] if i["item"] == item)


def test_a_rule_is_entered_seen_by_all_ended_and_taken_back(site: Site) -> None:
    handler = site.other("banan")
    assert _of(handler.get("/local-rules").json(), STOP)["rules"] == []
    made = site.client.post("/local-rules", json=RULE)
    assert made.status_code == 201, made.text
    (rule,) = _of(handler.get("/local-rules").json(), STOP)["rules"]
    assert (rule["from"], rule["to"], rule["layer"], rule["own"]) == (
        "2020-01-01", None, "本单位", True,
    )  # fmt: skip
    which = {"item": STOP, "region": "990101", "from": "2020-01-01"}
    ended = site.client.post("/local-rules/withdrawal", json={**which, "to": "2024-12-31"})
    assert _of(ended.json(), STOP)["rules"][0]["to"] == "2024-12-31"
    gone = site.client.post("/local-rules/withdrawal", json=which)
    assert _of(gone.json(), STOP)["rules"] == []
    assert site.client.post("/local-rules/withdrawal", json=which).status_code == 404
    entries = site.client.get("/admin/journal", params={"action": "local-rule"}).json()["items"]
    assert [(e["label"], e["thing"]) for e in entries] == [
        ("撤回地方规定", STOP), ("写明地方规定的废止日期", STOP), ("录入地方规定", STOP),
    ]  # fmt: skip


def test_refusals_name_the_field(site: Site) -> None:
    told = site.client.post("/local-rules", json={**RULE, "value": "下月停"})
    assert (told.status_code, told.json()["where"]["field"]) == (422, "value")
    assert told.headers["content-type"] == "application/problem+json"
    told = site.client.post("/local-rules", json={"item": STOP, "value": "次月停"})
    assert told.status_code == 422
    assert [e["where"]["field"] for e in told.json()["errors"]] == ["from", "source"]
    told = site.client.post("/local-rules", json={**RULE, "from": "2020-13-01"})
    assert (told.status_code, told.json()["errors"][0]["field"]) == (422, "from")
    told = site.other("banan").post("/local-rules", json=RULE)
    assert told.status_code == 403
    assert "管理员" in told.json()["remedy"]


MODEL = "shujian/allowance-after-death"
NUMBER = "990101194001010016"


def _ran(site: Site) -> Any:
    told = site.client.post(f"/models/{MODEL}/runs", json={})
    assert told.status_code == 202, told.text
    late.work(site)
    return site.client.get(f"/runs/{told.json()['job_id']}").json()


@pytest.mark.timeout(300)
def test_a_run_finds_what_it_could_not_check_before_the_rule_was_entered(site: Site) -> None:
    late.supply(
        site.home, "死亡登记", "身份证号,姓名,死亡日期,来源,登记日期,地区划",
        f"{NUMBER},甲老,2024-11-20,公安,2025-06-01,990101",
    )  # fmt: skip
    late.supply(
        site.home, "高龄津贴发放",
        "身份证号,姓名,发放地区划,档次,享受月份,金额,到账日期,发放批次,收款账号,户名身份号码",
        f"{NUMBER},甲老,990101,80-89,2024-12,100,2024-12-10,1,6217000000000000012,{NUMBER}",
    )  # fmt: skip
    late.supply(
        site.home, "生存迹象", "身份证号,姓名,种类,日期,地区划",
        f"{NUMBER},甲老,资格认证,2024-09-10,990101",
    )  # fmt: skip
    before = _ran(site)
    assert before["run"]["counts"]["clues"] == 0
    assert before["run"]["counts"]["unchecked"] > 0
    assert site.client.post("/local-rules", json=RULE).status_code == 201
    after = _ran(site)
    assert after["run"]["counts"]["clues"] == 1
    (clue,) = site.client.get("/clues").json()["items"]
    assert "甲老" in clue["title"]
