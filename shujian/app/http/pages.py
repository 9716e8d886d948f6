"""The built pages: static files, and the one page for every address of the workbench."""

from __future__ import annotations

import os
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.exceptions import HTTPException

STATIC = Path(__file__).parent / "static"
_LASTING = "public, max-age=31536000, immutable"
_ABSENT = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>数检</title>
<body style="font-family:sans-serif;max-width:40em;margin:4em auto;line-height:1.7">
<h1>页面尚未构建</h1><p>服务已启动，但这份程序里没有构建好的页面。</p>
<p>在源码目录中运行 <code>make web</code>（需要 Node，可由 Python 包提供），再刷新本页；
安装包里自带页面，无需构建。</p><p>命令行的全部功能不受影响，接口说明见
<a href="/api/v1/openapi.json">/api/v1/openapi.json</a>。</p></body></html>"""


def install(app: FastAPI, static: Path = STATIC) -> None:
    """Serve the pages; every address that is no file and no API is the workbench's."""
    root = static.resolve()

    @app.get("/{path:path}", include_in_schema=False)
    def page(path: str) -> Response:
        if path.startswith("api/"):
            raise HTTPException(404)
        found = (root / path).resolve() if path else root
        if path and found.is_relative_to(root) and os.path.isfile(found):  # no error on long names
            lasting = path.startswith("assets/")
            return FileResponse(
                found, headers={"Cache-Control": _LASTING if lasting else "no-cache"}
            )
        if path.startswith("assets/"):
            raise HTTPException(404)
        index = root / "index.html"
        if not index.is_file():
            return HTMLResponse(_ABSENT, 200)
        return FileResponse(index, headers={"Cache-Control": "no-cache"})
