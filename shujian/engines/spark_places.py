"""Where the second engine is, and where it leaves results between steps."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from shujian.engines.spark_files import seen

_NUMBERS = itertools.count()
LOCAL = "local"


@dataclass
class SparkSettings:
    """Where the engine is and how it reaches the files.

    Args:
        address: ``local``: Sail in a child process; else ``sc://host:port``.
        workers: worker processes of the local server; 0: one process.
        temp: folder of this machine for results between steps (local server).
        paths: local folder → the path or URL under which the cluster sees it.
        work: folder or URL of the cluster for results between steps; needed for a cluster.
        conf: further settings of the session.
    """

    address: str = LOCAL
    workers: int = 0
    temp: Path | None = None
    paths: dict[str, str] = field(default_factory=dict)
    work: str = ""
    conf: dict[str, str] = field(default_factory=dict)


class Places:
    """Folders for results, each never used before.

    Args:
        settings: where they may be.
    """

    def __init__(self, settings: SparkSettings) -> None:
        self.settings = settings
        self._folder = f"spark-{uuid.uuid4().hex}"
        self._own: Path | None = None

    def new(self) -> str:
        """A folder, as the engine sees it."""
        part = f"{self._folder}/{next(_NUMBERS)}"
        if self.settings.work:
            return f"{self.settings.work.rstrip('/')}/{part}"
        if self.settings.temp is None:
            self.settings.temp = Path(tempfile.mkdtemp(prefix="shujian-spark-"))
            self._own = self.settings.temp
        return seen(str(self.settings.temp / part), self.settings.paths)

    def here(self, place: str) -> list[Path] | None:
        """The files of a folder; None where this machine does not see them."""
        if self.settings.work or "://" in place:
            return None
        return sorted(Path(place).glob("*.parquet"))

    def rows(self, place: str) -> int | None:
        """How many rows a folder has, by its files; None where they are not seen."""
        files = self.here(place)
        return None if files is None else sum(pq.read_metadata(f).num_rows for f in files)

    def read(self, place: str) -> pa.Table | None:
        """What a folder holds; None where it is not seen."""
        files = self.here(place)
        return pa.concat_tables([pq.read_table(f) for f in files]) if files else None

    def remove(self, place: str) -> None:
        """Files of the work folder that this machine sees; a cluster's own are the site's."""
        if not self.settings.work and self.settings.temp is not None:
            number = place.rsplit("/", 1)[-1]
            shutil.rmtree(self.settings.temp / self._folder / number, ignore_errors=True)

    def close(self) -> None:
        """Remove all of them."""
        if self.settings.temp is not None:
            shutil.rmtree(self.settings.temp / self._folder, ignore_errors=True)
        if self._own is not None:
            shutil.rmtree(self._own, ignore_errors=True)
