"""What stands before every route: request ids, forged requests, headers of safety."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response

from shujian.app.http.problems import answer
from shujian.core.errors import ShujianError
from shujian.core.ids import random_id

LARGEST = 2 << 20
"""Bytes of a body that is no upload: the longest list of names or reasons is far below."""
MARK = "X-Shujian"
"""A header that other sites cannot send with a form: every changing request carries it."""
CSP = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_CHUNKS = "/api/v1/uploads/"
_SAFE = ("GET", "HEAD", "OPTIONS")
Next = Callable[[Request], Awaitable[Response]]


def install(app: FastAPI) -> None:
    """Put the guard before all routes."""

    @app.middleware("http")
    async def guard(request: Request, call_next: Next) -> Response:
        request.state.request_id = random_id()
        if not known(request):
            response: Response = answer(request, _unknown_host())
        elif request.method not in _SAFE and not honest(request):
            response = answer(request, _forged())
        elif not readable(request):
            response = answer(request, _no_address())
        elif not small(request):
            response = answer(request, _too_large())
        else:
            response = await _counted(request, call_next)
        response.headers["X-Request-Id"] = request.state.request_id
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.url.path.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


async def _counted(request: Request, call_next: Next) -> Response:
    """The answer; who was signed in is no longer busy with it, a stream of events goes on."""
    try:
        return await call_next(request)
    finally:
        if (who := getattr(request.state, "counted", None)) is not None:
            request.app.state.served.crowd.leave(who)


def known(request: Request) -> bool:
    """Whether the server is asked for under a name of its own.

    A foreign name that leads here (DNS rebinding) would make another site's scripts "our own".
    """
    try:
        name = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    except ValueError:  # half a bracket
        return False
    try:
        ip_address(name)
    except ValueError:
        return name in request.app.state.served.hosts
    return True


def readable(request: Request) -> bool:
    """Whether the address holds only characters that names of things and files can have."""
    return "\0" not in request.url.path


def small(request: Request) -> bool:
    """Whether the body is one that may be held in memory; uploads come piece by piece."""
    if request.method in _SAFE or request.url.path.startswith(_CHUNKS):
        return True
    told = request.headers.get("content-length", "0")
    return "transfer-encoding" not in request.headers and told.isdecimal() and int(told) <= LARGEST


def honest(request: Request) -> bool:
    """Whether a changing request comes from our own pages or a program, not another site."""
    if MARK not in request.headers:
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _unknown_host() -> ShujianError:
    return ShujianError(
        "trust.unknown_host",
        "不认识这个网址里的主机名",
        remedy="请用 IP 地址或本机名打开；要用别的名字，启动时写 --name 名字",
    )


def _no_address() -> ShujianError:
    return ShujianError("app.not_found", "没有这个地址", remedy="请从页面上的链接打开")


def _too_large() -> ShujianError:
    return ShujianError(
        "app.too_large",
        f"一次提交的内容超过 {LARGEST >> 20} MB，或没有写明长度",
        remedy="请分几次提交；文件请用上传",
    )


def _forged() -> ShujianError:
    return ShujianError(
        "trust.forged",
        "请求不是从本系统的页面发出的",
        remedy=f"请在本系统的页面上操作；程序调用须带请求头 {MARK}: 1",
    )
