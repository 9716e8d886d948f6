"""Routes of uploads in chunks: a lost connection goes on where it stopped."""

from __future__ import annotations

import json
import re
import shutil
import time
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from shujian.app.drafts import kept
from shujian.app.http.served import ContextDep, HomeDep
from shujian.core.errors import Place, ShujianError
from shujian.core.ids import random_id
from shujian.store.disk import guard, write_atomic
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, require

router = APIRouter(tags=["uploads"])
LARGEST = 8 << 30
CHUNK = 8 << 20
"""Bytes of a whole file and of one request."""
_SPARED = 256 << 20
"""Bytes of the disk that no upload may take."""
_KEPT = 7 * 24 * 3600
"""Seconds after which an upload that nobody goes on with is deleted: a weekend and more."""
_LONGEST = 200
"""Bytes of a file name; systems take 255, and some names get an ending of ours."""
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_ID = re.compile(r"[0-9a-z]{16}")


class NewUpload(BaseModel):
    """A file that will come."""

    name: Annotated[str, Field(min_length=1, max_length=1000)]
    size: Annotated[int, Field(ge=0, le=LARGEST)]


class UploadView(BaseModel):
    """How much of a file is here."""

    id: str
    name: str
    size: int
    received: int
    whole: bool


def folder(home: Home) -> Path:
    """Where uploads wait until they are imported."""
    return home.path / "uploads"


@router.post("/uploads", operation_id="beginUpload", status_code=201)
def begin(body: NewUpload, home: HomeDep, ctx: ContextDep) -> UploadView:
    """Announce a file; the answer's id takes its chunks."""
    require(ctx, Action.IMPORT, Thing(body.name))
    _sweep(home)
    key = random_id(16)
    place = folder(home) / key
    with guard(place):
        _room(home, body.size)
        place.mkdir(parents=True)
        told = {"name": safe_name(body.name), "size": body.size, "actor": ctx.actor}
        write_atomic(place / "about.json", json.dumps(told, ensure_ascii=False).encode())
        (place / "data").touch()
    return view(home, ctx, key)


def _room(home: Home, size: int) -> None:
    """Leave room for the work of all others: a full disk stops every writer.

    Raises:
        ShujianError: ``store.disk_full``.
    """
    if size > shutil.disk_usage(home.path).free - _SPARED:
        raise ShujianError(
            "store.disk_full", "磁盘剩余空间放不下这个文件", remedy="请清理磁盘后再上传"
        )


def safe_name(given: str) -> str:
    """A file name that every file system takes, leads nowhere and shows what it is.

    Control characters and marks that turn the direction of writing are left out: ``xslx.exe``
    must not look like a workbook. A long name keeps its ending, which tells the format.
    """
    last = re.split(r"[/\\]", given)[-1]
    shown = "".join(c for c in last if unicodedata.category(c) not in _INVISIBLE).strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if not dot or len(ending.encode()) > 20:
        stem, dot, ending = shown, "", ""
    room = _LONGEST - len((dot + ending).encode())
    short = stem.encode()[:room].decode(errors="ignore")
    return short + dot + ending or "文件"


def view(home: Home, ctx: Context, key: str) -> UploadView:
    """An upload of this person.

    Raises:
        ShujianError: ``app.not_found``.
    """
    place = folder(home) / key
    about: dict[str, object] = {}
    if _ID.fullmatch(key) and (place / "about.json").is_file():
        about = json.loads((place / "about.json").read_text("utf-8"))
    if about.get("actor") != ctx.actor:
        raise ShujianError(
            "app.not_found", "没有这个上传的文件", "可能已过期清理", "请重新上传", Place(field=key)
        )
    size, received = int(str(about["size"])), (place / "data").stat().st_size
    return UploadView(
        id=key, name=str(about["name"]), size=size, received=received, whole=received == size
    )


def held_by(home: Home, ctx: Context) -> list[UploadView]:
    """The uploads of this person, whole or not; nobody else's."""
    found = []
    for place in sorted(folder(home).glob("*")):
        # another request may take one away meanwhile
        with suppress(ShujianError, OSError):
            found.append(view(home, ctx, place.name))
    return found


def uploaded(home: Home, ctx: Context, key: str) -> tuple[Path, str]:
    """The file of a finished upload, and its name.

    Raises:
        ShujianError: ``app.not_found``, ``app.upload_unfinished``.
    """
    held = view(home, ctx, key)
    if not held.whole:
        raise ShujianError(
            "app.upload_unfinished", f"文件“{held.name}”还没有传完", remedy="请等上传完成"
        )
    return folder(home) / key / "data", held.name


def drop(home: Home, key: str) -> None:
    """Forget an upload that was imported or given up."""
    if _ID.fullmatch(key):
        shutil.rmtree(folder(home) / key, ignore_errors=True)


@router.get("/uploads/{key}", operation_id="getUpload")
def look(key: str, home: HomeDep, ctx: ContextDep) -> UploadView:
    """How much of a file is here: where to go on after a lost connection."""
    return view(home, ctx, key)


@router.put("/uploads/{key}", operation_id="putChunk")
async def put_chunk(
    key: str, request: Request, home: HomeDep, ctx: ContextDep, offset: Annotated[int, Query(ge=0)]
) -> UploadView:
    """Add the bytes from ``offset`` on; a chunk that is here already does no harm."""
    held = view(home, ctx, key)
    if offset > held.received:
        raise ShujianError(
            "app.conflict", "上传的位置对不上", remedy="请从已收到的位置继续",
            params={"received": held.received},
        )  # fmt: skip
    # asked again for each piece: files announced at the same time share one disk
    _room(home, min(CHUNK, held.size - offset))
    await _append(request, folder(home) / key / "data", offset, held)
    return view(home, ctx, key)


async def _append(request: Request, path: Path, offset: int, held: UploadView) -> None:
    """Only bytes behind those that are here are written: what was read once stays as it was."""
    taken = 0
    with guard(path), path.open("r+b") as out:
        out.seek(held.received)
        async for block in request.stream():
            here = held.received - offset - taken
            taken += len(block)
            if taken > CHUNK or offset + taken > held.size:
                raise ShujianError("app.too_large", "这一段数据超过了说好的大小")
            out.write(block[max(here, 0) :])


@router.delete("/uploads/{key}", operation_id="dropUpload", status_code=204)
def delete(key: str, home: HomeDep, ctx: ContextDep) -> None:
    """Give an upload up, unless it is being imported."""
    view(home, ctx, key)
    with kept.changing(key):
        if (draft := kept.known(home, key)) is not None:
            kept.refuse_busy(home, draft)
        drop(home, key)


def _sweep(home: Home) -> None:
    """Uploads that nobody finished."""
    limit = time.time() - _KEPT
    for place in folder(home).glob("*"):
        if place.stat().st_mtime < limit:
            shutil.rmtree(place, ignore_errors=True)
