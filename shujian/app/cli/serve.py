"""``shujian serve``: the workbench in the browser."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Sequence
from pathlib import Path

import typer

from shujian.app.cli.frame import HomeOption, Session, guarded, opened, out
from shujian.app.cli.serving import noted, running
from shujian.core.errors import ShujianError

DEMO_MARK = ".demo"
"""A file in homes that the demonstration made: an invented city, cleared and served as such."""
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


@guarded
def serve(
    port: int = typer.Option(8000, "--port", min=0, max=65535, help="端口；0 由系统选一个。"),
    host: str = typer.Option("127.0.0.1", "--host", help="地址；默认只有本机能打开。"),
    name: list[str] = typer.Option([], "--name", help="浏览器可用的其他主机名，可重复。"),
    open_: bool = typer.Option(False, "--open", help="启动后打开浏览器。"),
    home: Path = HomeOption,
) -> None:
    """启动网页工作台；按 Ctrl-C 停止。

    例：shujian serve --open
    """
    serve_home(opened(home), host, port, open_, names=name)


def serve_home(
    session: Session, host: str, port: int, open_: bool, names: Sequence[str] = ()
) -> None:
    """Serve a home until Ctrl-C; ``names``: other names of this computer.

    Raises:
        ShujianError: ``app.served`` where it is served already, ``app.port``.
    """
    import uvicorn  # only this command needs the web server

    from shujian.app.http.main import create_app
    from shujian.app.http.served import Served, own_names

    if there := running(session.home):
        if not open_:
            raise _served(there)
        out.print(f"网页工作台已在运行：{there}  （已在浏览器中打开）")
        webbrowser.open(there)
        return
    bound = _bound(host, port, spare=open_)
    address = f"http://{'127.0.0.1' if host in _LOOPBACK else host}:{bound.getsockname()[1]}"
    demo = (session.home.path / DEMO_MARK).is_file()
    hosts = own_names() | {host.lower(), *(n.lower() for n in names)}
    app = create_app(Served(session.home, demo=demo, hosts=hosts), worker=True)
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_keep_alive=30)
    config.timeout_graceful_shutdown = 3

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if not self.should_exit:
                _announce(address, open_, host not in _LOOPBACK)

    with noted(session.home, address):
        Server(config).run(sockets=[bound])


def _announce(address: str, open_: bool, abroad: bool) -> None:
    """Tell the address once it answers: before, a browser would be refused."""
    out.print(f"网页工作台：{address}  （按 Ctrl-C 停止）")
    if abroad:
        out.print("其他电脑可以打开这个地址；连接未加密，请只在可信的内网使用。")
    if open_:
        threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()


def _served(address: str) -> ShujianError:
    """Two workbenches over one home would take jobs from each other and wait for one another."""
    return ShujianError(
        "app.served",
        f"这个数据目录的网页工作台已在运行：{address}",
        remedy="请在浏览器中打开上面的地址；要改端口或地址，请先在运行它的窗口按 Ctrl-C 停止",
    )


def _bound(host: str, port: int, spare: bool) -> socket.socket:
    """A listening socket, or a word about who has the port.

    ``spare``: any free port will do instead, as the browser is opened at the right one.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
    except OSError as error:
        made.close()
        if spare and port:
            return _bound(host, 0, spare=False)
        raise ShujianError(
            "app.port",
            f"端口 {port} 用不了",
            why=str(error.strerror or error),
            remedy=f"请换一个端口，如 shujian serve --port {port + 1 if port < 65535 else 8080}",
        ) from None
    return made
