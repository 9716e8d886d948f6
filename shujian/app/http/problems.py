"""Errors as RFC 9457 problem documents: what, where, why, what to do, and a request id."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from shujian.app.http.remedies import for_pages, remedy_of
from shujian.core.canonical import plain
from shujian.core.errors import CancelledError, ShujianError
from shujian.store.disk import disk_error

MEDIA = "application/problem+json"
_log = logging.getLogger("shujian.http")
STATUS = {
    "trust.signed_out": 401,
    "trust.wrong_password": 401,
    "trust.refused": 403,
    "trust.password_to_change": 403,
    "trust.forged": 403,
    "trust.unknown_host": 403,
    "trust.locked": 423,
    "trust.crowded": 429,
    "app.crowded": 429,
    "app.not_found": 404,
    "app.no_model": 404,
    "app.no_run": 404,
    "app.conflict": 409,
    "pool.newer_version": 409,
    "pool.not_coverable": 409,
    "pool.not_none": 409,
    "pool.bad_cover": 422,
    "pool.no_supplier": 422,
    "app.too_large": 413,
    "app.unknown_key": 422,
    "app.queue_full": 429,
    "law.local_rule": 422,
    "clues.not_found": 404,
    "clues.move": 409,
    "clues.moved_meanwhile": 409,
    "clues.undo": 409,
    "clues.reason": 422,
    "trust.not_first": 409,
    "trust.unfit": 422,
    "store.locked": 503,
    "store.disk_full": 507,
    "app.unforeseen": 500,
}
"""Codes whose status is not 400; a code that ends in ``not_found`` or ``unknown_…`` is 404."""


class Problem(BaseModel):
    """What went wrong, for programs (code, params) and for users (Chinese texts)."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str = ""
    why: str = ""
    remedy: str = ""
    where: dict[str, Any] = Field(default_factory=dict)
    params: dict[str, Any] = Field(default_factory=dict)
    request_id: str = ""
    errors: list[dict[str, Any]] = Field(default_factory=list)


def problem_of(error: ShujianError, request_id: str = "") -> Problem:
    """The problem document of an error."""
    words = remedy_of(error)
    if words != error.remedy:
        error = replace(error, remedy=words)
    if error.code.startswith("store."):
        # where the database lies on the server is nothing for a page
        error = replace(error, where=replace(error.where, file=None))
    told = plain(error.as_dict())
    return Problem(
        title=error.what,
        status=status_of(error.code),
        code=error.code,
        detail=str(error),
        why=error.why,
        remedy=error.remedy,
        where=told["where"],
        params=told["params"],
        request_id=request_id,
        errors=[for_pages(e) for e in told.get("errors", [])],
    )


def problem_of_dict(told: dict[str, Any]) -> Problem:
    """The problem document of an error that was kept as ``ShujianError.as_dict`` gives it."""
    told = for_pages(told)
    known = {k: told[k] for k in ("code", "why", "remedy", "where", "params") if k in told}
    detail = "\n".join(t for t in (told.get("what"), told.get("why"), told.get("remedy")) if t)
    code = str(told.get("code", ""))
    return Problem(
        title=str(told.get("what", "")), status=status_of(code), detail=detail,
        errors=told.get("errors", []), **known,
    )  # fmt: skip


def status_of(code: str) -> int:
    """The HTTP status of an error code."""
    if code in STATUS:
        return STATUS[code]
    return 404 if code.endswith(("not_found", "no_job", "clue_gone")) else 400


def answer(request: Request, error: ShujianError) -> JSONResponse:
    """The response for an error."""
    made = problem_of(error, getattr(request.state, "request_id", ""))
    return JSONResponse(made.model_dump(), made.status, media_type=MEDIA)


def install(app: FastAPI) -> None:
    """Let every error of the application leave as a problem document."""
    app.add_exception_handler(ShujianError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(CancelledError, _cancelled)
    app.add_exception_handler(OSError, _system)
    app.add_exception_handler(Exception, _unforeseen)


def _known(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ShujianError)
    return answer(request, error)


def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    fields = [
        {"field": ".".join(str(p) for p in e["loc"][1:]), "type": e["type"], "what": e["msg"]}
        for e in error.errors()
    ]
    names = "、".join(sorted({f["field"] for f in fields if f["field"]}))
    told = ShujianError("app.invalid", f"填写的内容不合要求：{names}", remedy="请改正后再提交")
    made = problem_of(told, getattr(request.state, "request_id", ""))
    made = made.model_copy(update={"status": 422, "errors": fields})
    return JSONResponse(made.model_dump(), 422, media_type=MEDIA)


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    what = "没有这个地址" if error.status_code == 404 else "不能这样请求"
    made = problem_of(ShujianError("app.http", what, why=str(error.detail)))
    made = made.model_copy(
        update={
            "status": error.status_code,
            "request_id": getattr(request.state, "request_id", ""),
        }
    )
    return JSONResponse(made.model_dump(), error.status_code, media_type=MEDIA)


def _cancelled(request: Request, error: Exception) -> JSONResponse:
    return answer(request, ShujianError("app.conflict", "已取消"))


def _system(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, OSError)
    return answer(request, disk_error(error, request.app.state.served.home.path))


def _unforeseen(request: Request, error: Exception) -> JSONResponse:
    _log.exception("request %s", getattr(request.state, "request_id", ""), exc_info=error)
    told = ShujianError(
        "app.unforeseen",
        "程序出错，没有完成",
        why=type(error).__name__,
        remedy="请重试；仍然出错时，把下面的请求编号交给维护人员",
    )
    return answer(request, told)
