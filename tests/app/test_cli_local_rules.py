"""`local`: what is asked, entering, ending and taking back at the command line."""

from __future__ import annotations

from typing import Any

STOP = "高龄津贴.停发规则"
RULE = (STOP, "次月停", "--region", "990100", "--from", "2020-01-01", "--source", "虚构市办法")


def test_what_nobody_entered_is_listed_first_and_a_rule_can_be_entered(shell: Any) -> None:
    assert "（没有录入）" in shell("local", "list", "--item", STOP).said
    made = shell("local", "add", *RULE)
    assert made.code == 0, made.said
    assert "9901，2020-01-01起" in made.said
    (one,) = shell("local", "list", "--item", STOP, "--json").json
    assert one["models"][0]["id"] == "shujian/allowance-after-death"
    assert [(r["region"], r["value"], r["own"]) for r in one["rules"]] == [("9901", "次月停", True)]
    names = [i["item"] for i in shell("local", "list", "--json").json]
    entered = [n for n in names if n == STOP or n.endswith("价款下限")]
    assert names[-len(entered) :] == entered


def test_an_end_and_a_withdrawal(shell: Any) -> None:
    assert shell("local", "add", *RULE).code == 0
    which = (STOP, "--region", "9901", "--from", "2020-01-01")
    assert "有效至2024-12-31" in shell("local", "withdraw", *which, "--to", "2024-12-31").said
    assert "已撤回" in shell("local", "withdraw", *which).said
    gone = shell("local", "withdraw", *which)
    assert (gone.code, "没有录入这条规定" in gone.said) == (1, True)


def test_what_does_not_fit_is_refused(shell: Any) -> None:
    wrong = shell("local", "add", *[w.replace("次月停", "下月停") for w in RULE])
    assert (wrong.code, "可选：次月停、当月停" in wrong.said) == (1, True)
    assert shell("local", "list", "--item", "没有").code == 1
