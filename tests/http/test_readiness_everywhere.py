"""Library, fit page, gaps and run window say the same of a model: one source behind them."""

from __future__ import annotations

from typing import Any

from shujian.app.fit_rules import Readiness, RuleFit
from shujian.app.fitting import Fit, ModelFit
from tests.http.conftest import Site
from tests.http.pooling import begin, bring_in, csv, people


def _same_everywhere(site: Site) -> dict[str, Any]:
    cards = {m["id"]: m for m in site.client.get("/models").json()["models"]}
    gaps = {m["id"]: m for m in site.client.get("/pool/gaps").json()["models"]}
    for key, card in cards.items():
        if card["fit"] is None:
            continue
        fit = site.client.get(f"/models/{key}/fit").json()
        assert (fit["state"], fit["runnable"]) == (card["fit"], card["runnable"]), key
        judged = fit["able"] + fit["reviewed"] + fit["unchecked"]
        assert judged + len(fit["silent"]) == fit["all"] == card["rules"], key
        assert (fit["able"] > 0) == (fit["state"] in ("whole", "part")), key
        assert (judged > 0) == (fit["state"] != "none"), key
        if key in gaps:
            told = gaps[key]
            assert told["fit"] == fit["state"], key
            assert told["able"] + told["hampered"] == fit["able"], key
            assert (told["rules"], told["hampered"]) == (fit["all"], fit["hampered"]), key
            assert told["unchecked"] == fit["unchecked"], key
            assert told["reviewed"] == fit["reviewed"], key
    return cards


def test_every_page_says_the_same_of_each_model(site: Site) -> None:
    cards = _same_everywhere(site)
    assert {c["fit"] for c in cards.values()} == {"none"}
    bring_in(site, begin(site, csv(people(3))))
    cards = _same_everywhere(site)
    assert any(c["fit"] == "part" for c in cards.values())


def test_rows_that_all_stand_in_quarantine_are_no_data_anywhere(site: Site) -> None:
    table = "暂予监外执行"
    rows = [["9.90101E+17", *row[1:]] for row in people(3)]
    bring_in(site, begin(site, csv(rows)))
    _same_everywhere(site)
    key = "shujian/correction-delivery"
    cells = {
        m["id"]: {c["table"]: c for c in m["cells"]}
        for m in site.client.get("/pool/gaps").json()["models"]
    }
    cell = cells[key][table]
    assert (cell["state"], cell["rows"], cell["quarantined"]) == ("aside", 0, 3)
    fit = site.client.get(f"/models/{key}/fit").json()
    held = next(t for t in fit["tables"] if t["table"] == table)
    assert "aside" in held["troubles"]
    assert "empty" not in held["troubles"]
    lacks = [la for r in fit["rules"] for la in r["lacks"] if la["table"] == table]
    assert lacks
    assert all(one["aside"] for one in lacks)


def _ready(*rules: RuleFit, tables: Fit = Fit.PART) -> Readiness:
    class Tables(ModelFit):
        state = tables  # type: ignore[assignment]
        unread = frozenset({("名单", "死亡日期")})  # type: ignore[assignment]

    return Readiness(Tables(()), rules)


WHOLE = RuleFit("甲", Fit.WHOLE, (), ())
BESIDE = RuleFit("乙", Fit.PART, ("名单",), ())
HAMPERED = RuleFit("丙", Fit.PART, (), (("名单", "姓名"),))
SILENT = RuleFit("丁", Fit.NONE, ("名单",), ())


UNCHECKED = RuleFit("戊", Fit.UNCHECKED, ("名单",), ())


def test_a_rule_that_can_only_say_unchecked_is_not_counted_among_those_that_can_run() -> None:
    mixed = _ready(WHOLE, UNCHECKED, SILENT, tables=Fit.WHOLE)
    assert (mixed.state, mixed.able, mixed.unchecked, mixed.silent) == (Fit.PART, 1, 1, ("丁",))
    alone = _ready(UNCHECKED, SILENT)
    assert (alone.state, alone.able, alone.runnable) == (Fit.UNCHECKED, 0, True)


def test_a_model_of_which_no_rule_can_run_is_not_ready_in_part() -> None:
    idle = _ready(SILENT, tables=Fit.WHOLE)
    assert (idle.state, idle.able, idle.silent, idle.runnable) == (Fit.NONE, 0, ("丁",), True)
    some = _ready(WHOLE, BESIDE, HAMPERED, SILENT, tables=Fit.WHOLE)
    assert (some.state, some.able, some.hampered, some.silent) == (Fit.PART, 3, 1, ("丁",))
    assert _ready(WHOLE, BESIDE, tables=Fit.WHOLE).state is Fit.WHOLE
    nothing = _ready(WHOLE, tables=Fit.NONE)
    assert (nothing.state, nothing.able, nothing.runnable) == (Fit.NONE, 0, False)


UNREAD = RuleFit("己", Fit.UNCHECKED, (), (("名单", "死亡日期"),))


def test_a_model_whose_rules_can_only_say_to_verify_says_that_and_not_unchecked() -> None:
    verify = _ready(UNREAD, SILENT, tables=Fit.PART)
    assert (verify.state, verify.reviewed, verify.unchecked, verify.able) == (Fit.REVIEW, 1, 0, 0)
    both = _ready(UNREAD, UNCHECKED)
    assert (both.state, both.reviewed, both.unchecked) == (Fit.UNDECIDED, 1, 1)
    some = _ready(WHOLE, UNREAD, tables=Fit.PART)
    assert (some.state, some.reviewed, some.unchecked, some.able) == (Fit.PART, 1, 0, 1)
    assert _ready(UNREAD, tables=Fit.NONE).reviewed == 0
