"""The harness itself, and what holds on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.browser import Watch, axe, shot
from tests.e2e.conftest import Open
from tests.e2e.site import PASSWORD, Served

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_the_start_page_opens_without_any_fault(page: Page) -> None:
    page.get_by_role("main").wait_for()
    assert page.title()
    assert axe(page) == []
    shot(page, "start")


def test_a_person_signs_in_on_the_page(demo: Served, open_page: Open) -> None:
    page = open_page(demo, account="")
    page.get_by_label("账号").fill("chengban")
    page.locator("input[type=password]").first.fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_text("示范").first.wait_for()


def test_a_request_to_another_address_fails_a_test(page: Page) -> None:
    watch: Watch = page.watch  # type: ignore[attr-defined]
    page.evaluate("() => fetch('http://127.0.0.1:9/').catch(() => null)")
    page.wait_for_timeout(200)
    assert any("left the origin" in fault or "console" in fault for fault in watch.faults)
    watch.faults.clear()


def test_an_error_status_fails_a_test_unless_it_is_expected(page: Page) -> None:
    watch: Watch = page.watch  # type: ignore[attr-defined]
    page.evaluate("() => fetch('/api/v1/jobs/nothing')")
    page.wait_for_timeout(300)
    with pytest.raises(AssertionError, match="404"):
        assert not watch.faults, watch.faults
    watch.faults.clear()
    watch.allow(404, "jobs/nothing")
    page.evaluate("() => fetch('/api/v1/jobs/nothing')")
    page.wait_for_timeout(300)
