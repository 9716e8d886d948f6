"""One file being read: what was asked, what is allowed, what has come out so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from shujian.core.errors import ShujianError
from shujian.pool.readers.part import PartBuilder, PartName
from shujian.pool.readers.refusals import bomb
from shujian.pool.readers.sniff import sniff
from shujian.pool.readers.types import Limits, RawPart, ReadOptions


@dataclass
class Job:
    """One request to the child.

    Args:
        name: file name as the user knows it.
        target: path prefix of everything written.
        options: what a person decided.
        limits: sizes.
        report: told a share and a Chinese text.
    """

    name: str
    target: Path
    options: ReadOptions
    limits: Limits
    report: Callable[[float, str], None] = lambda share, text: None
    parts: list[RawPart] = field(default_factory=list)
    refused: list[ShujianError] = field(default_factory=list)
    unpacked: int = 0
    _parts_seen: int = 0
    _more: list[RawPart] = field(default_factory=list)
    _files: int = 0

    def read_file(self, path: Path) -> None:
        """Read the file itself; a failure of the whole is raised."""
        self.read_one(path, self.name, "", 0)
        for part in self._more:  # behind the others, whose numbers stay what they are
            self._parts_seen += 1
            self.parts.append(replace(part, part_no=self._parts_seen))

    def read_one(self, path: Path, shown: str, member: str, depth: int) -> None:
        """Read a file or an extracted member by what it contains, whatever it is called.

        Args:
            path: where it lies.
            shown: name for messages.
            member: path inside the archive; "" for the file itself.
            depth: how many archives it lies in.
        """
        found = sniff(path, shown)
        if found.kind == "zip":
            from shujian.pool.readers.archive import read_archive

            read_archive(self, path, shown, member, depth)
        elif found.kind == "workbook":
            from shujian.pool.readers.workbook import read_workbook

            read_workbook(self, path, shown, member, found)
        elif found.kind == "html":
            from shujian.pool.readers.markup import read_markup

            read_markup(self, path, shown, member, found)
        elif found.kind == "json":
            from shujian.pool.readers.jsonfile import read_json

            read_json(self, path, shown, member, found)
        elif found.kind == "xml":
            from shujian.pool.readers.xmlfile import read_xml

            read_xml(self, path, shown, member, found)
        elif found.kind == "parquet":
            from shujian.pool.readers.parquet import read_parquet

            read_parquet(self, path, shown, member, found)
        elif found.kind == "dbase":
            from shujian.pool.readers.dbase import read_dbase

            read_dbase(self, path, shown, member, found)
        else:
            from shujian.pool.readers.delimited import read_delimited

            read_delimited(self, path, shown, member, found)

    def builder(
        self, shown: str, sheet: str, member: str, form: str, notes: list[str]
    ) -> PartBuilder | None:
        """A builder for the next part; None when a person did not select it.

        Every candidate takes a number, so that a part's number does not hang on the selection.
        """
        self._parts_seen += 1
        key = "|".join(text for text in (member, sheet) if text)
        if not self.options.wants(key):
            return None
        name = PartName(self._parts_seen, shown, sheet, key, form)
        return PartBuilder(
            name, self.new_file("arrow"), self.options.header_of(key), self.limits.columns, notes
        )

    def done(self, builder: PartBuilder) -> None:
        """Close a part and keep it."""
        self.parts.append(builder.finish())
        self._more += builder.others

    def refuse(self, error: ShujianError) -> None:
        """Keep why something in the file is not read; the rest goes on."""
        self.refused.append(error)

    def new_file(self, ending: str) -> Path:
        """A fresh path under the target."""
        self._files += 1
        return self.target.with_name(f"{self.target.name}-{self._files}.{ending}")

    def unpack(self, size: int, shown: str) -> None:
        """Count unpacked bytes.

        Raises:
            ShujianError: ``pool.bomb`` above the limit.
        """
        self.unpacked += size
        if self.unpacked > self.limits.unpacked_bytes:
            raise bomb(shown, f"解压后超过 {self.limits.unpacked_bytes >> 20} MB")
