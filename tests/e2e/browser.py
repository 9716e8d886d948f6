"""Help for the browser tests: what must not happen on a page, accessibility, pictures."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.e2e.site import ROOT, STATIC

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request, Response

CHROMIUM = os.environ.get("E2E_CHROMIUM") or "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-default-apps", "--disable-extensions",
    "--disable-sync", "--no-first-run", "--no-default-browser-check", "--no-proxy-server",
    "--font-render-hinting=none", "--force-color-profile=srgb", "--hide-scrollbars",
)  # fmt: skip
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
SIZES = ((1366, 768), (1920, 1080))


def absent() -> str:
    """Why browser tests cannot run here; "" where they can."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "Playwright for Python is not installed"
    if shutil.which(CHROMIUM) is None:
        return f"no browser at {CHROMIUM}; install chromium or set E2E_CHROMIUM"
    if not (STATIC / "index.html").is_file():
        return "the pages are not built; run `make web`"
    return ""


@dataclass
class Watch:
    """Notes what must not happen on a page.

    Args:
        origin: the only address that may be asked.
        faults: what happened.
        allowed: (status, pattern of the address) of answers that a test expects.
    """

    origin: str
    faults: list[str] = field(default_factory=list)
    allowed: list[tuple[int, str]] = field(default_factory=list)
    _strict: bool = True

    def allow(self, status: int, pattern: str = "") -> None:
        """Expect answers of a status, e.g. 409, from addresses that match."""
        self.allowed.append((status, pattern))

    @contextmanager
    def offline(self) -> Iterator[None]:
        """For a stretch in which the server cannot be reached on purpose."""
        self._strict = False
        try:
            yield
        finally:
            self._strict = True

    def attach(self, page: Page) -> None:
        """Begin to watch."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # answers with an error status are judged by _response, lost connections by _failed
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text[:800]}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.faults.append(f"left the origin: {request.url}")

    def _failed(self, request: Request) -> None:
        # a page that is left drops its requests
        if self._strict and request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not any(
            response.status == status and re.search(pattern, response.url)
            for status, pattern in self.allowed
        ):
            self.faults.append(f"status {response.status}: {response.url}")


def axe(page: Page, within: str = "") -> list[str]:
    """Serious and critical findings of axe; the test asserts that there is none.

    Args:
        page: a page that has settled.
        within: only this part, a CSS selector; "" for the whole page.
    """
    if not page.evaluate("() => typeof window.axe === 'object'"):
        page.evaluate(AXE.read_text("utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        """async (within) => {
          const told = await window.axe.run(within ? {include: [[within]]} : document, {
            resultTypes: ['violations'],
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
          });
          return told.violations
            .filter((v) => ['serious', 'critical'].includes(v.impact))
            .map((v) => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 4).map((n) => n.html)}));
        }""",
        within,
    )
    return [f"{f['id']}: {f['help']}: " + " | ".join(n[:200] for n in f["nodes"]) for f in found]


def shot(page: Page, name: str) -> None:
    """Pictures in both sizes, where ``E2E_SHOTS`` names a folder."""
    folder = os.environ.get("E2E_SHOTS")
    if not folder:
        return
    Path(folder).mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(400)
        page.screenshot(path=str(Path(folder) / f"{name}-{width}x{height}.png"))
    if before is not None:
        page.set_viewport_size(before)
