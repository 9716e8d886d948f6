"""Fixtures: the demo home, a served copy of it, a browser, a signed-in page."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from tests.e2e.browser import CHROMIUM, FLAGS, Watch, absent
from tests.e2e.site import (
    ADMIN,
    LONG,
    PASSWORD,
    Served,
    build_demo,
    copied,
    explained,
    serving,
    serving_here,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

Open = Callable[..., "Page"]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say once why no browser test can run here."""
    mine = [item for item in items if HERE in Path(item.path).parents]
    why = absent() if mine else ""
    for item in mine:
        item.add_marker(pytest.mark.timeout(600))  # the first one also makes the demo home
        if why:
            item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def demo_home(shared_folder: Path) -> Path:
    """A demo home that is only copied, never served; one for all processes of this run.

    ``E2E_HOME`` names one that was made before.
    """
    if given := os.environ.get("E2E_HOME"):
        return Path(given)
    home = shared_folder / "e2e-demo"
    with FileLock(f"{home}.lock"):
        if not home.exists():
            made = home.with_name("e2e-demo-making")
            build_demo(made)
            explained(made)
            made.rename(home)
    return home


@pytest.fixture(scope="session")
def demo(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo home of this process, served; what a test changes all later ones see.

    A server and its worker compute for twenty seconds before they are ready. A file of tests
    that need a home in which nobody has worked yet has a ``demo`` of its own.
    """
    with serving(copied(demo_home, tmp_path_factory.mktemp("demo") / "home")) as made:
        yield made


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Served]:
    """A new installation, started as a user does: nobody has signed in yet."""
    with serving(tmp_path / "home") as made:
        yield made


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Served]:
    """The same, served from this process: it does no tasks."""
    with serving_here(tmp_path / "home") as made:
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        made = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield made
        made.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """``open_page(served, account="admin", path="/")``: a page in a browser of its own.

    No account: signed out. At the end every watched page must be without faults.
    """
    watches: list[Watch] = []
    with ExitStack() as stack:

        def opened(served: Served, account: str = ADMIN, path: str = "/") -> Page:
            context = browser.new_context(
                base_url=served.url, viewport={"width": 1366, "height": 768}, locale="zh-CN",
                timezone_id="Asia/Shanghai", reduced_motion="reduce", accept_downloads=True,
            )  # fmt: skip
            stack.callback(context.close)
            if account:
                sign_in(context, account)
            page = context.new_page()
            page.set_default_timeout(LONG)
            page.watch = watch = Watch(served.url)  # type: ignore[attr-defined]
            watch.attach(page)
            watches.append(watch)
            page.goto(path)
            return page

        yield opened
    faults = [fault for watch in watches for fault in watch.faults]
    assert not faults, "\n".join(faults)


def sign_in(context: BrowserContext, account: str, password: str = PASSWORD) -> None:
    """Sign a browser in without its page."""
    told = context.request.post(
        "/api/v1/session",
        data={"account": account, "password": password}, headers={"X-Shujian": "1"},
    )  # fmt: skip
    assert told.ok, told.text()


@pytest.fixture
def page(demo: Served, open_page: Open) -> Page:
    """The start page of the demo city, signed in as its administrator."""
    return open_page(demo)
