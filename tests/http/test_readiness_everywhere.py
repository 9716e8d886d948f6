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
        assert fit["able"] + len(fit["silent"]) == fit["all"] == card["rules"], key
        assert (fit["able"] > 0) == (fit["state"] != "none"), key
        if key in gaps:
            told = gaps[key]
            assert told["fit"] == fit["state"], key
            assert told["able"] + told["hampered"] == fit["able"], key
            assert (told["rules"], told["hampered"]) == (fit["all"], fit["hampered"]), key
    return cards


def test_every_page_says_the_same_of_each_model(site: Site) -> None:
    cards = _same_everywhere(site)
    assert {c["fit"] for c in cards.values()} == {"none"}
    bring_in(site, begin(site, csv(people(3))))
    cards = _same_everywhere(site)
    assert any(c["fit"] == "part" for c in cards.values())


def _ready(*rules: RuleFit, tables: Fit = Fit.PART) -> Readiness:
    class Tables(ModelFit):
        state = tables  # type: ignore[assignment]

    return Readiness(Tables(()), rules)


WHOLE = RuleFit("甲", Fit.WHOLE, (), ())
BESIDE = RuleFit("乙", Fit.PART, ("名单",), ())
HAMPERED = RuleFit("丙", Fit.PART, (), (("名单", "姓名"),))
SILENT = RuleFit("丁", Fit.NONE, ("名单",), ())


def test_a_model_of_which_no_rule_can_run_is_not_ready_in_part() -> None:
    idle = _ready(SILENT, tables=Fit.WHOLE)
    assert (idle.state, idle.able, idle.silent, idle.runnable) == (Fit.NONE, 0, ("丁",), True)
    some = _ready(WHOLE, BESIDE, HAMPERED, SILENT, tables=Fit.WHOLE)
    assert (some.state, some.able, some.hampered, some.silent) == (Fit.PART, 3, 1, ("丁",))
    assert _ready(WHOLE, BESIDE, tables=Fit.WHOLE).state is Fit.WHOLE
    nothing = _ready(WHOLE, tables=Fit.NONE)
    assert (nothing.state, nothing.able, nothing.runnable) == (Fit.NONE, 0, False)
