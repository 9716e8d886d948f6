"""A draft as it is kept: a JSON file beside the upload, and what the reader found."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from shujian.core.canonical import plain
from shujian.core.errors import Place, ShujianError
from shujian.pool.readers import RawPart, ReadOptions, ReadResult
from shujian.pool.readers.types import error_from_dict
from shujian.store import queue
from shujian.store.disk import guard, write_atomic
from shujian.store.home import Home

_FILE, _READ = "draft.json", "read.json"


@dataclass
class Draft:
    """What a person decided about an uploaded file.

    Args:
        key: the upload.
        name: the file's name.
        supplier, authority: who sent it, by what right.
        answers: by question id, as ``importing.answer`` takes them.
        skips: parts that were refused and are not wanted.
        headers: key of a part → line of its header, where a person set it.
        encoding: where a person set it.
        days: as-of day by table, ISO; coverage: statements as JSON.
        mode, scope: what happens to earlier rows; instead: id of the one import that goes.
        anew: take back what this very file brought with another mapping.
        reading: the job that reads the file; importing: the job that imports it.
        attempt: counts the readings: each has its own folder.
        begun: when the file was brought, ISO with offset; "" in drafts of older versions.
        shared: number of a part → the file whose answers were taken for it.
        visit: the upload with which the visit to the wizard began; "" for that one itself.
    """

    key: str
    name: str
    supplier: str = ""
    authority: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    skips: list[str] = field(default_factory=list)
    headers: dict[str, int] = field(default_factory=dict)
    encoding: str = ""
    coverage: list[dict[str, Any]] = field(default_factory=list)
    mode: str = "append"
    scope: str = "supplier"
    instead: str = ""
    anew: bool = False
    reading: str = ""
    importing: str = ""
    attempt: int = 0
    begun: str = ""
    shared: dict[str, str] = field(default_factory=dict)
    visit: str = ""

    @property
    def since(self) -> dt.datetime | None:
        """When the file was brought, where it is known."""
        return dt.datetime.fromisoformat(self.begun) if self.begun else None

    @property
    def options(self) -> ReadOptions:
        """How the file is to be read."""
        return ReadOptions(header_line=dict(self.headers), encoding=self.encoding or None)


_CHANGING: dict[str, threading.Lock] = {}
_LOCK = threading.Lock()


@contextmanager
def changing(key: str) -> Iterator[None]:
    """Be the only one who changes a draft: two answers at once would lose one of them.

    Drafts are changed by the server's process alone; the worker only reads them.
    """
    with _LOCK:
        mine = _CHANGING.setdefault(key, threading.Lock())
    with mine:
        yield


def place(home: Home, key: str) -> Path:
    """The folder of an upload."""
    return home.path / "uploads" / key


def save(home: Home, draft: Draft) -> None:
    """Keep a draft."""
    text = json.dumps(plain(asdict(draft)), ensure_ascii=False)
    write_atomic(place(home, draft.key) / _FILE, text.encode("utf-8"))


def load(home: Home, key: str) -> Draft:
    """The draft of an upload.

    Raises:
        ShujianError: ``app.not_found``.
    """
    try:
        return Draft(**json.loads((place(home, key) / _FILE).read_text("utf-8")))
    except OSError:
        raise ShujianError(
            "app.not_found", "没有这份待导入的文件", "可能已经导入，或放置过久被清理",
            "请重新上传", Place(field=key),
        ) from None  # fmt: skip


def known(home: Home, key: str) -> Draft | None:
    """The draft of an upload; None where none was begun."""
    return load(home, key) if (place(home, key) / _FILE).is_file() else None


def refuse_busy(home: Home, draft: Draft) -> None:
    """Refuse to change what is being imported, or waits for it: what was confirmed must stay.

    Raises:
        ShujianError: ``app.conflict``.
    """
    job = queue.one(home, draft.importing) if draft.importing else None
    if job is not None and job.state not in queue.ENDED:
        raise ShujianError(
            "app.conflict", "正在导入，不能再改", remedy="请等导入完成，或先取消",
            where=Place(file=draft.name),
        )  # fmt: skip


def parts_folder(home: Home, draft: Draft) -> Path:
    """Where this reading's Arrow files stand; made here, those of earlier readings go."""
    folder = place(home, draft.key)
    mine = folder / f"parts-{draft.attempt}"
    with guard(folder):
        for other in folder.glob("parts-*"):
            if other != mine:
                shutil.rmtree(other, ignore_errors=True)
        mine.mkdir(parents=True, exist_ok=True)
    return mine


def save_read(home: Home, draft: Draft, result: ReadResult) -> None:
    """Keep what the reader found."""
    told = {
        "attempt": draft.attempt,
        "parts": [part.as_dict() for part in result.parts],
        "refused": [error.as_dict() for error in result.refused],
        "sha256": result.sha256,
        "size": result.size,
    }
    text = json.dumps(plain(told), ensure_ascii=False)
    write_atomic(place(home, draft.key) / _READ, text.encode("utf-8"))


def read_before(home: Home, draft: Draft) -> ReadResult | None:
    """What the reader found at this reading; None while it has not ended."""
    try:
        told = json.loads((place(home, draft.key) / _READ).read_text("utf-8"))
    except OSError:
        return None
    if told["attempt"] != draft.attempt:
        return None
    parts = [RawPart.from_dict(part) for part in told["parts"]]
    refused = [error_from_dict(error) for error in told["refused"]]
    return ReadResult(parts, refused, told["sha256"], told["size"])
