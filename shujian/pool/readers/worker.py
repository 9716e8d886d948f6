"""The child's side: one request a line in, progress and one answer a line out."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from shujian.core.errors import Place, ShujianError
from shujian.core.lean import without
from shujian.pool.readers.refusals import disk_failure, no_file
from shujian.pool.readers.types import Limits, ReadOptions

if TYPE_CHECKING:
    from shujian.pool.readers.job import Job

_CHUNK = 1 << 20
_HEAVY = 32 << 20
_TICK = 0.2


Reporter = Callable[[float, str], None]
Work = Callable[[dict[str, Any], Limits, Reporter], dict[str, Any]]
"""Does what a request asks; told the limits, and whom to tell the share done."""


def main(work: Work | None = None) -> None:
    """Serve requests until standard input closes.

    Args:
        work: what is done for each request; None: read a table.
    """
    if work is None:
        # not at the top: other children do without its libraries; not in the work:
        # they could not be loaded under a narrow limit of memory
        importlib.import_module("shujian.pool.readers.job")
        work = _read_table
    gc.disable()  # millions of small lists and no cycles: collecting finds nothing and costs a fifth
    without("pandas")
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a parser prints must not reach the protocol
    for line in sys.stdin.buffer:
        request = json.loads(line)
        answer = _serve(request, out, work)
        gc.collect()
        # a child keeps the memory of its largest file: after a large one, ask for a new child
        answer["heavy"] = os.path.getsize(request["path"]) > _HEAVY
        _send(out, answer)


def _send(out: IO[bytes], message: dict[str, Any]) -> None:
    out.write(json.dumps(message).encode() + b"\n")
    out.flush()


def _serve(request: dict[str, Any], out: IO[bytes], work: Work) -> dict[str, Any]:
    limits, name = Limits(**request["limits"]), request["name"]
    _limit_memory(limits.memory_bytes)
    try:
        return {"result": work(request, limits, _reporter(out))}
    except ShujianError as error:
        return {"error": error.as_dict()}
    except MemoryError:
        return {"error": _memory_error(name, limits).as_dict()}
    except BaseException as error:  # a panic inside a Rust parser is no Exception
        told = disk_failure(error, Path(request["tmp"])) or _unexpected(name, error)
        return {"error": told.as_dict()}


def _read_table(request: dict[str, Any], limits: Limits, report: Reporter) -> dict[str, Any]:
    from shujian.pool.readers.job import Job

    options = request["options"]
    if options["sheets"] is not None:
        options["sheets"] = tuple(options["sheets"])
    path, name = Path(request["path"]), request["name"]
    target = Path(request["tmp"]) / f"raw-{request['token']}"
    job = Job(name, target, ReadOptions(**options), limits, report)
    sha256, size = _digest(path, job)
    job.read_file(path)
    parts = [part.as_dict() for part in job.parts]
    refused = [error.as_dict() for error in job.refused]
    return {"parts": parts, "refused": refused, "sha256": sha256, "size": size}


def _reporter(out: IO[bytes]) -> Reporter:
    last = 0.0

    def report(share: float, text: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _TICK:
            last = now
            _send(out, {"progress": [share, text]})

    return report


def _digest(path: Path, job: Job) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                job.report(0.0, "计算文件摘要")
    except OSError as error:
        raise no_file(job.name, error) from error
    return digest.hexdigest(), size


def _limit_memory(size: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def _memory_error(name: str, limits: Limits) -> ShujianError:
    return ShujianError(
        "pool.reader_memory",
        "读取时内存不足，文件未导入",
        why=f"超过上限 {limits.memory_bytes >> 20} MB",
        remedy="请拆分文件，或另存为 CSV 后导入",
        where=Place(file=name),
    )


def _unexpected(name: str, error: BaseException) -> ShujianError:
    return ShujianError(
        "pool.unreadable",
        "文件读不出来",
        why=f"{type(error).__name__}：{str(error)[:200]}",
        remedy="请用 Excel 或 WPS 打开确认文件完好，另存后再导入",
        where=Place(file=name),
    )
