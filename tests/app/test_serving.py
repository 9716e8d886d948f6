"""A second start of the workbench over the same home."""

from __future__ import annotations

import http.server
import socket
import threading
from pathlib import Path

import pytest

from shujian.app.cli import serve, serving
from shujian.app.cli.frame import Session, opened
from shujian.core.errors import ShujianError
from shujian.store.home import Home


class _Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # the name that the standard library calls
        body = b'{"state": "signed_out"}' if self.path == "/api/v1/session" else b"{}"
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def address() -> object:
    server = http.server.HTTPServer(("127.0.0.1", 0), _Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return opened(tmp_path / "home")


def test_a_served_home_is_found_while_it_is_served(session: Session, address: str) -> None:
    assert serving.running(session.home) == ""
    with serving.noted(session.home, address):
        assert serving.running(session.home) == address
    assert serving.running(session.home) == ""


def test_a_note_without_a_server_behind_it_is_not_believed(session: Session) -> None:
    with serving.noted(session.home, "http://127.0.0.1:9"):
        assert serving.running(session.home) == ""
    (session.home.locks / "serve.address").write_text("http://127.0.0.1:9", "utf-8")
    assert serving.running(session.home) == ""


def test_a_second_double_click_only_opens_the_browser(
    session: Session, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(serve.webbrowser, "open", shown.append)
    with serving.noted(session.home, address):
        serve.serve_home(session, "127.0.0.1", 0, open_=True)
    assert shown == [address]


def test_a_taken_port_is_told_unless_the_browser_is_opened_anyway() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ShujianError, match=str(port)):
            serve._bound("127.0.0.1", port, spare=False)
        other = serve._bound("127.0.0.1", port, spare=True)
        assert other.getsockname()[1] not in (0, port)
        other.close()


def test_a_home_is_served_again_after_its_server_ended(session: Session, address: str) -> None:
    for _ in range(2):
        with serving.noted(session.home, address):
            assert serving.running(Home.open(session.home.path)) == address


def test_a_second_start_says_where_the_first_one_runs(session: Session, address: str) -> None:
    with serving.noted(session.home, address), pytest.raises(ShujianError) as told:
        serve.serve_home(session, "127.0.0.1", 0, open_=False)
    assert told.value.code == "app.served"
    assert address in told.value.what
