"""Twenty users of the workbench at once: what they ask, how long they wait."""

from __future__ import annotations

import http.client
import json
import random
import statistics
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

API = "/api/v1"
MARK = {"X-Shujian": "1", "Content-Type": "application/json"}
THINKS = (0.5, 3.0)
"""Seconds between two requests of one user: a person reads what came."""


@dataclass
class User:
    """One signed-in person with a connection of their own."""

    port: int
    cookie: str = ""
    spent: dict[str, list[float]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def sign_in(self, account: str, password: str) -> None:
        """Sign in.

        Raises:
            RuntimeError: refused.
        """
        link = self.link()
        body = json.dumps({"account": account, "password": password})
        link.request("POST", f"{API}/session", body, MARK)
        answer = link.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"sign-in: {answer.status}")
        self.cookie = (answer.getheader("Set-Cookie") or "").split(";")[0]
        link.close()

    def link(self) -> http.client.HTTPConnection:
        """A connection that stays open, as a browser's does."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, link: http.client.HTTPConnection, kind: str, path: str, body: Any = None) -> Any:
        """Ask once, note the time under ``kind``; None where it failed."""
        method = "GET" if body is None else "POST"
        sent = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        began = time.perf_counter()
        link.request(method, API + path, sent, {**MARK, "Cookie": self.cookie})
        answer = link.getresponse()
        data = answer.read()
        self.spent.setdefault(kind, []).append(time.perf_counter() - began)
        if answer.status >= 400:
            self.failed.append(f"{method} {path}: {answer.status} {data.decode()[:200]}")
            return None
        return json.loads(data) if data else None


def together(
    users: Sequence[User],
    reads: Sequence[str],
    told: Sequence[str],
    clues: Sequence[str],
    seconds: float,
) -> None:
    """Let all users work for some seconds.

    One request in ten is a write (a clue is moved), one in forty asks for one of the
    explanations ``told``, which are queries over the rows; the others are ``reads``.
    """
    end = time.monotonic() + seconds
    shares = [list(clues[n :: len(users)]) for n in range(len(users))]
    threads = [
        threading.Thread(target=_works, args=(user, reads, told, share, end, number))
        for number, (user, share) in enumerate(zip(users, shares, strict=True))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _works(
    user: User, reads: Sequence[str], told: Sequence[str], own: list[str], end: float, seed: int
) -> None:
    chance = random.Random(seed)
    link = user.link()
    while time.monotonic() < end:
        time.sleep(chance.uniform(*THINKS))
        if own and chance.random() < 0.1:
            body = {"state": "核查中", "reason": "开始核对", "seen": None}
            user.ask(link, "write", f"/clues/{own.pop()}/moves", body)
        elif chance.random() < 0.025:
            user.ask(link, "explanation", chance.choice(told))
        else:
            user.ask(link, "read", chance.choice(reads))
    link.close()


def percentile(times: Sequence[float], share: float) -> float:
    """The time that this share of requests does not exceed, milliseconds."""
    return statistics.quantiles(times, n=100)[round(share * 100) - 1] * 1000


def gathered(users: Sequence[User]) -> Mapping[str, list[float]]:
    """All times by kind."""
    found: dict[str, list[float]] = {}
    for user in users:
        for kind, times in user.spent.items():
            found.setdefault(kind, []).extend(times)
    return found
