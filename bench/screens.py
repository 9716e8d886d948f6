"""How soon the screens stand: the frame with a skeleton, and the content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

SHELL = "() => !!document.querySelector('header') && !!document.querySelector('main')"
CONTENT = """() => { const main = document.querySelector('main');
  return !!main && main.innerText.trim().length > 40
    && !document.querySelector('main .ant-skeleton, main .ant-spin-spinning, main [aria-busy=true]') }"""
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def timed(
    address: str, account: str, password: str, paths: Mapping[str, str], rounds: int
) -> dict[str, list[tuple[float, float]]]:
    """Per screen, (frame, content) in seconds after the address was entered.

    The browser's cache is warm, as it is for a person after the first page.
    """
    from playwright.sync_api import sync_playwright

    found: dict[str, list[tuple[float, float]]] = {name: [] for name in paths}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(address)
        page.fill("input[type=password]", password)
        page.locator("input").first.fill(account)
        page.keyboard.press("Enter")
        page.wait_for_function(SHELL)  # the sign-in page has no header
        for number in range(rounds + 1):
            for name, path in paths.items():
                both = _one(page, address + path)
                if number:  # the first round fills the cache
                    found[name].append(both)
        browser.close()
    return found


def _one(page: Any, address: str) -> tuple[float, float]:
    page.goto(address, wait_until="commit")
    shell = _at(page, SHELL)
    return shell, _at(page, CONTENT)


def _at(page: Any, condition: str) -> float:
    """The page's own clock when the condition first held, seconds."""
    held = f"() => ({condition})() && performance.now()"
    return float(page.wait_for_function(held, polling="raf", timeout=60_000).json_value()) / 1000


def worst(times: Sequence[tuple[float, float]], which: int) -> float:
    """The middle of several loads of one screen."""
    values = sorted(pair[which] for pair in times)
    return values[len(values) // 2]
