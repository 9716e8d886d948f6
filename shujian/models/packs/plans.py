"""The queries of packs kept in a folder: writing them takes seconds, reading them does not."""

from __future__ import annotations

import base64
import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from shujian.core.canonical import digest_of_text
from shujian.core.errors import ShujianError
from shujian.engines.base import Engine
from shujian.formulas.env import Env
from shujian.models.packs.prepare import Prepared, Shape, mark
from shujian.models.packs.types import Pack
from shujian.store.disk import write_atomic

_FIELDS = ("steps", "same", "kept")


@dataclass(frozen=True)
class Plans:
    """Queries by pack and shape.

    They say nothing of any row. What cannot be read or written is made anew.

    Args:
        folder: of this very program and its content: that the packs are the shipped ones,
            with their own parameters, is for the caller to see to.
    """

    folder: Path

    def read(self, pack: Pack, shape: Shape, env: Env, engine: Engine) -> Prepared | None:
        """The queries of a pack, with the law tables they need in the engine; None: not here.

        Args:
            pack: the bound pack.
            shape: what is supplied.
            env: the env of the pack's run.
            engine: where the queries will run.
        """
        try:
            digest, body = self._file(pack, shape).read_bytes().split(b"\n", 1)
        except (OSError, ValueError):
            return None
        if hashlib.sha256(body).hexdigest() != digest.decode("ascii", "replace"):
            return None
        held = json.loads(body)
        for name, data in held["kept"].items():
            engine.kept(name, _unpacked(data))
        steps = tuple((name, sql) for name, sql in held["steps"])
        return Prepared(pack, env, steps, held["same"])

    def write(self, shape: Shape, ready: Prepared) -> None:
        """Keep the queries of a pack."""
        kept = {name: _packed(data) for name, data in ready.kept.items()}
        values = (ready.steps, dict(ready.same), kept)
        held = dict(zip(_FIELDS, values, strict=True))
        body = json.dumps(held, ensure_ascii=False).encode()
        with suppress(OSError, ShujianError):
            digest = hashlib.sha256(body).hexdigest().encode()
            write_atomic(self._file(ready.pack, shape), digest + b"\n" + body)

    def _file(self, pack: Pack, shape: Shape) -> Path:
        return self.folder / f"{digest_of_text(mark(pack, shape))[:32]}.json"


def _packed(data: pa.Table) -> str:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, data.schema) as writer:
        writer.write_table(data)
    return base64.b64encode(sink.getvalue()).decode("ascii")


def _unpacked(data: Any) -> pa.Table:
    return pa.ipc.open_stream(base64.b64decode(data)).read_all()
