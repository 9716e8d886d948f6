"""Walking what was given: folders, files and archives become items, one after the other."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from shujian.core.errors import ShujianError
from shujian.core.sound import sound_text
from shujian.documents.readers.kinds import HEAD, kind_of
from shujian.documents.readers.options import DocumentOptions
from shujian.documents.readers.raw import unreadable
from shujian.pool.readers.archive import (
    ENCRYPTED,
    bad_member,
    chunks,
    encrypted,
    junk,
    member_name,
)
from shujian.pool.readers.refusals import bomb, disk_failure, no_file

_IN_MEMORY = 4 << 20
_KNOWN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)


@dataclass
class Item:
    """One file or archive member; its bytes in memory where they are few, else on disk.

    Args:
        shown: its path as the user knows it.
        whole: the bytes, or where they lie.
        depth: how many archives it lies in.
        error: why it could not even be taken out.
        outer: the archive it lies in; None for a delivered file.
    """

    shown: str
    whole: bytes | Path = b""
    depth: int = 0
    error: ShujianError | None = None
    outer: Item | None = field(default=None, repr=False)
    _sha256: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """The file name alone."""
        return self.shown.replace("\\", "/").rpartition("/")[2]

    @property
    def sha256(self) -> str:
        """Digest of the bytes; "" where they cannot be read."""
        if not self._sha256 and self.error is None:
            if isinstance(self.whole, bytes):
                self._sha256 = hashlib.sha256(self.whole).hexdigest()
            else:
                with self.whole.open("rb") as stream:
                    self._sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        return self._sha256

    @property
    def original(self) -> str:
        """Digest of the delivered file that it is or lies in."""
        return self.outer.original if self.outer is not None else self.sha256

    def kind(self) -> str:
        """What it is, by its content."""
        if isinstance(self.whole, bytes):
            return kind_of(self.whole[:HEAD], self.whole)
        with self.whole.open("rb") as stream:
            return kind_of(stream.read(HEAD), self.whole)

    def data(self, limit: int) -> bytes:
        """All bytes.

        Raises:
            ShujianError: ``documents.too_large``.
        """
        size = len(self.whole) if isinstance(self.whole, bytes) else self.whole.stat().st_size
        if size > limit:
            why = f"{size >> 20} MB，文字上限 {limit >> 20} MB"
            raise unreadable(self.shown, why, "请拆分后导入", "documents.too_large")
        return self.whole if isinstance(self.whole, bytes) else self.whole.read_bytes()


def walk(paths: list[Path], options: DocumentOptions) -> Iterator[Item]:
    """Files in the order given, those of a folder by name; what cannot be opened has an error."""
    return (_file(path, shown, options) for path, shown in files_of(paths))


def files_of(paths: list[Path]) -> Iterator[tuple[Path, str]]:
    """Each file with its name for people: the place in the folder that was given."""
    for path in paths:
        if not path.is_dir():
            yield path, path.name
            continue
        base = path.absolute().parent
        for folder, folders, names in os.walk(path):
            folders.sort()
            held = Path(folder)
            place = held.absolute().relative_to(base)  # once a folder, not once a file
            shown = str(place) if place.parts else ""
            for name in sorted(names):
                if not junk(name) and not name.startswith("."):
                    yield held / name, os.path.join(shown, name)


def _file(path: Path, shown: str, options: DocumentOptions) -> Item:
    shown = sound_text(shown).replace(os.sep, "/")
    try:
        told = path.stat()
        size = told.st_size
        if not stat.S_ISREG(told.st_mode):
            raise unreadable(shown, "这不是文件", "请给出文件或文件夹", "documents.no_file")
        if size > options.limits.file_bytes:
            why = f"{size >> 20} MB，上限 {options.limits.file_bytes >> 20} MB"
            raise unreadable(shown, why, "请拆分后导入", "documents.too_large")
        with path.open("rb") as stream:
            return Item(shown, path if size > _IN_MEMORY else stream.read())
    except OSError as error:
        return Item(shown, error=no_file(shown, error))
    except ShujianError as error:
        return Item(shown, error=error)


@dataclass
class Unpacker:
    """Takes members out of archives; counts what they unpack to.

    Args:
        options: the limits.
        tmp: folder for members too large for memory.
    """

    options: DocumentOptions
    tmp: Path
    unpacked: int = 0
    _files: int = 0

    def members(self, item: Item) -> Iterator[Item]:
        """The members; what cannot be taken out has an error and the rest goes on.

        Raises:
            ShujianError: broken archive, too many members, a bomb, a full disk.
        """
        if item.depth > 1:
            raise unreadable(item.shown, "压缩包套得太深，只读一层内层压缩包", "请解压后导入")
        try:
            with zipfile.ZipFile(_opened(item)) as archive:
                infos = [i for i in archive.infolist() if not i.is_dir() and not junk(i.filename)]
                if len(infos) > self.options.limits.members:
                    limit = self.options.limits.members
                    raise bomb(item.shown, f"含 {len(infos)} 个文件，上限 {limit} 个")
                for info in infos:
                    yield from self._member(archive, info, item)
        except zipfile.BadZipFile as error:
            raise unreadable(item.shown, "压缩包已损坏", "请重新下载或重新索取") from error
        if not infos:
            raise unreadable(item.shown, "压缩包里没有文件", "请向提供单位重新索取")

    def _member(
        self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, item: Item
    ) -> Iterator[Item]:
        shown = sound_text(f"{item.shown}/{member_name(info)}")
        target: Path | None = None
        try:
            if info.flag_bits & ENCRYPTED:
                raise encrypted(shown)
            if info.compress_type not in _KNOWN_METHODS:
                raise unreadable(shown, "压缩方式不支持", "请解压后导入")
            whole = self._unpack(archive, info, shown)
            target = whole if isinstance(whole, Path) else None
        except ShujianError as error:
            if error.code == "pool.bomb" or error.code.startswith("store."):
                raise
            yield Item(shown, error=error, outer=item)
            return
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as e:
            if full := disk_failure(e, self.tmp):
                raise full from e
            yield Item(shown, error=bad_member(shown, e), outer=item)
            return
        try:
            yield Item(shown, whole, item.depth + 1, outer=item)
        finally:
            if target is not None:
                target.unlink(missing_ok=True)

    def _unpack(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str) -> bytes | Path:
        pieces = chunks(archive, info, shown, self.options.limits.ratio, self._count)
        start = bytearray()
        for piece in pieces:
            start += piece
            if len(start) > _IN_MEMORY:
                break
        else:
            return bytes(start)
        path = self.new_file()
        with path.open("wb") as out:
            out.write(start)
            out.writelines(pieces)
        return path

    def new_file(self) -> Path:
        """A fresh path in the work folder."""
        self._files += 1
        return self.tmp / f"member-{self._files}"

    def _count(self, size: int, shown: str) -> None:
        self.unpacked += size
        if self.unpacked > self.options.limits.unpacked_bytes:
            raise bomb(shown, f"解压后超过 {self.options.limits.unpacked_bytes >> 20} MB")


def _opened(item: Item) -> Path | IO[bytes]:
    return io.BytesIO(item.whole) if isinstance(item.whole, bytes) else item.whole
