"""The list of clues and one clue, as a person works through them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.e2e.browser import axe, shot
from tests.e2e.conftest import Open
from tests.e2e.site import CLERK, LONG, Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

PENSION = "shujian/pension-while-serving"


def _get(page: Page, path: str) -> Any:
    told = page.request.get(f"/api/v1{path}", timeout=LONG)
    assert told.ok, told.text()
    return told.json()


def _post(page: Page, path: str, body: dict[str, Any]) -> None:
    told = page.request.post(f"/api/v1{path}", data=body, headers={"X-Shujian": "1"})
    assert told.ok, told.text()


def _first(page: Page, model: str = PENSION, at: int = 0) -> str:
    clue: str = _get(page, f"/clues?model={model}&kind=线索&limit=10")["items"][at]["id"]
    return clue


def test_a_list_is_narrowed_decided_upon_by_keyboard_and_undone(
    demo: Served, open_page: Open
) -> None:
    page = open_page(demo, CLERK, f'/clues?model=%5B"{PENSION}"%5D&kind=%5B"线索"%5D')
    rows = page.locator(".ant-table-row")
    rows.first.wait_for()
    total = _get(page, f"/clues?model={PENSION}&kind=线索")["total"]
    page.get_by_text(f"共 {total} 条", exact=True).first.wait_for()  # the head and the foot
    assert axe(page) == []
    shot(page, "clues")
    page.locator(".table-area").focus()
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    page.get_by_text("已选 2 条").wait_for()
    page.get_by_role("button", name="存查", exact=True).click()
    page.get_by_role("dialog").get_by_label("理由").fill("金额过小，暂存")
    page.get_by_role("dialog").get_by_role("button", name="存查").click()
    page.get_by_text("2 条线索已改为“存查”").wait_for()
    assert _get(page, f"/clues?model={PENSION}&state=存查")["total"] == 2
    page.get_by_role("button", name="撤销").click()
    page.get_by_text("2 条线索已改为“存查”").wait_for(state="detached")
    assert _get(page, f"/clues?model={PENSION}&state=存查")["total"] == 0


def test_a_clue_says_what_would_disprove_it_and_leads_from_condition_to_source(
    demo: Served, open_page: Open
) -> None:
    page = open_page(demo)
    clue = _first(page)
    page.goto(f"/clues/{clue}")
    page.get_by_role("heading", name="可能的反证，请先核对").wait_for()
    why = _get(page, f"/clues/{clue}/explanation")
    page.locator(".clue-disprove").get_by_text(why["disprove"][0]).wait_for()
    page.locator(".clue-fact").first.focus()
    page.locator(".clue-fact-on").first.wait_for()
    page.get_by_text("逐步推算（").click()
    page.locator(".clue-condition-act").first.focus()
    page.locator(".clue-condition-on").first.wait_for()
    page.locator(".clue-ref").first.click()
    page.locator(".clue-row-on").wait_for()
    assert axe(page) == []
    shot(page, "clue")
    covered = page.locator(".clue-table .masked").first
    before = covered.inner_text()
    assert "*" in before
    covered.get_by_role("button").click()
    page.get_by_label("用途").fill("核查线索")
    with page.expect_response(re.compile("/reveal$"), timeout=60_000) as told:
        page.get_by_role("button", name="查看", exact=True).click()
    assert told.value.ok, told.value.text()
    page.wait_for_function(
        "(before) => document.querySelector('.clue-table .masked').innerText !== before",
        arg=before,
    )
    assert "*" not in covered.inner_text()


def test_what_was_typed_survives_another_persons_decision_and_the_next_clue_follows(
    demo: Served, open_page: Open
) -> None:
    page = open_page(demo, CLERK)
    page.watch.allow(409, "/moves")  # type: ignore[attr-defined]
    other = open_page(demo)
    clue = _first(page, at=2)
    page.goto(f'/clues/{clue}?kind=%5B"线索"%5D')
    page.get_by_role("button", name="填写核查结果").click()
    page.get_by_label("理由").fill("核对了发放台账")
    page.get_by_text("不属实", exact=True).click()
    page.get_by_text("草稿已保存").wait_for()
    _post(other, f"/clues/{clue}/moves", {"state": "checking", "reason": "我先看"})
    page.get_by_role("button", name="提交").click()
    page.get_by_text("已在").wait_for()
    page.get_by_text("对方的理由：我先看").wait_for()
    assert page.get_by_label("理由").input_value() == "核对了发放台账"
    page.get_by_role("button", name="看过了，继续").click()
    page.get_by_role("button", name="提交").click()
    page.get_by_text("已记为“不属实”").wait_for()
    page.get_by_role("button", name="下一条线索").click()
    page.wait_for_url(lambda address: clue not in address)
    last = _get(page, f"/clues/{clue}")["events"][-1]
    assert (last["to_state"], last["reason"]) == ("不属实", "核对了发放台账")


def test_true_with_open_steps_is_asked_once_and_stands_in_the_history(
    demo: Served, open_page: Open
) -> None:
    page = open_page(demo, CLERK)
    clue = _first(page, at=4)
    steps = _get(page, f"/clues/{clue}/explanation")["verify"]
    page.goto(f"/clues/{clue}")
    page.get_by_role("button", name="填写核查结果").click()
    page.locator(".clue-checks").get_by_text(steps[0]).click()
    page.get_by_text("属实", exact=True).click()
    page.get_by_label("理由").fill("已调取发放明细")
    page.get_by_role("button", name="提交").click()
    asked = page.get_by_role("dialog")
    asked.get_by_text(steps[1]).wait_for()
    assert axe(page) == []
    asked.get_by_role("button", name="照样记为属实").click()
    page.get_by_text("已记为“属实”").wait_for()
    page.get_by_role("tab", name="办理记录").click()
    page.get_by_text(f"没有核对：{steps[1]}").first.wait_for()
    last = _get(page, f"/clues/{clue}")["events"][-1]
    assert (last["checks"], last["left"]) == (steps[:1], steps[1:])


def test_a_conclusion_is_undone_at_once_and_taken_back_later_with_a_reason(
    demo: Served, open_page: Open
) -> None:
    page = open_page(demo, CLERK)
    clue = _first(page, at=6)
    page.goto(f"/clues/{clue}")
    for again in (False, True):
        page.get_by_role("button", name="填写核查结果").click()
        page.get_by_text("不属实", exact=True).click()
        page.get_by_label("理由").fill("银行回单证明已退回")
        # the words of the first time may still stand there the second time
        with page.expect_response(lambda told: told.request.method == "POST") as sent:
            page.get_by_role("button", name="提交").click()
        assert sent.value.ok
        page.get_by_text("已记为“不属实”").first.wait_for()
        if not again:  # at once: the offer goes away after some seconds
            page.get_by_role("button", name="撤销").click()
            page.get_by_text("已撤销，恢复为“待核查”").wait_for()
    assert axe(page) == []
    page.reload()
    page.get_by_role("button", name="更改结果").click()
    page.locator("form.clue-form").get_by_text("待核查", exact=True).click()
    page.get_by_text("记为“待核查”须写明理由").wait_for()
    page.get_by_label("理由").fill("回单属于另一人")
    page.get_by_role("button", name="提交").click()
    page.get_by_text("已记为“待核查”").wait_for()
    events = _get(page, f"/clues/{clue}")["events"]
    assert [e["to_state"] for e in events[-4:]] == ["不属实", "待核查", "不属实", "待核查"]


def test_the_words_of_a_judgment_and_the_conditions_point_at_each_other(
    demo: Served, open_page: Open
) -> None:
    page = open_page(demo)
    judged = next(
        clue
        for clue in _get(page, "/clues?grade=确定&limit=50")["items"]
        if _get(page, f"/clues/{clue['id']}")["document"]
        and _get(page, f"/clues/{clue['id']}/text")["spans"]
    )
    page.goto(f"/clues/{judged['id']}")
    marks = page.locator(".evidence .mark")
    marks.first.wait_for()
    page.get_by_text("逐步推算（").click()
    lines, lit = page.locator(".clue-condition"), page.locator(".clue-condition-on")
    told: set[int] = set()
    for mark in marks.all():  # what only the message names is marked too, without a condition
        mark.hover()
        page.wait_for_timeout(100)
        told |= {
            i for i, line in enumerate(lines.all()) if "-on" in str(line.get_attribute("class"))
        }
    page.mouse.move(0, 0)
    lit.first.wait_for(state="detached")
    telling: set[int] = set()
    for i, line in enumerate(lines.all()):
        line.locator(".clue-condition-act").hover()
        page.wait_for_timeout(100)
        if page.locator(".evidence .mark-amber").count():
            telling.add(i)
    assert telling
    assert told == telling
    assert axe(page) == []
    shot(page, "clue-judgment")


def test_the_way_back_from_many_clues_leads_to_the_list_at_the_last_of_them(
    demo: Served, open_page: Open
) -> None:
    page = open_page(demo, CLERK, '/clues?kind=%5B"线索"%5D')
    rows = page.locator(".ant-table-row")
    rows.first.wait_for()
    rows.first.click()
    for place in range(1, 5):
        page.locator(".clue-head").get_by_text(f"第 {place} / ").wait_for()
        if place < 4:
            page.keyboard.press("j")
    page.go_back()
    page.locator(".table-row-current").wait_for()
    assert re.search(r"/clues\?", page.url)
    fourth = _get(page, "/clues?kind=线索&limit=10")["items"][3]["id"]
    assert page.locator(".table-row-current").get_attribute("data-row-key") == fourth
