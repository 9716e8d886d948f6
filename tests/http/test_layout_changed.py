"""The wizard where a supplier's columns are not those of last time."""

from __future__ import annotations

from tests.http.conftest import Site
from tests.http.pooling import TABLE, begin, bring_in, csv, decide, people
from tests.http.test_shared_answers import HEAD, SAID


def test_one_more_column_is_told_and_the_answers_of_last_time_are_offered(site: Site) -> None:
    march = decide(site, begin(site, csv(people(5), HEAD)), answers={"p1.table": TABLE})
    bring_in(site, decide(site, march, answers=SAID))
    more = [[*row[:4], "x"] for row in people(5, 20)]
    april = begin(site, csv(more, [*HEAD[:4], "手机号"]), "四月.csv")
    april = decide(site, april, answers={"p1.table": TABLE})
    (part,) = april["parts"]
    assert part["reused"]
    assert (part["change"]["added"], part["change"]["removed"]) == (["手机号"], ["所属"])
    assert (part["change"]["kept"], part["change"]["confirmed"]) == (True, False)
    anew = decide(site, april, answers={"p1.layout": "new"})["parts"][0]
    assert (anew["reused"], anew["change"]["kept"], anew["said"]["layout"]) == (False, False, "new")
    kept = decide(site, april, answers={"p1.layout": "ok"})["parts"][0]
    assert (kept["change"]["kept"], kept["change"]["confirmed"]) == (True, True)
    assert not any("沿用" in note for note in kept["notes"]), "it is said above"
    held = {t["name"]: t["source"] for t in kept["targets"] if t["source"] is not None}
    assert held == {"公民身份号码": 0, "姓名": 1, "收到决定日期": 2}
