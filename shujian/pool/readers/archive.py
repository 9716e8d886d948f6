"""ZIP archives: each member read by its content, one archive inside another at most."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from shujian.core.errors import Place, ShujianError
from shujian.pool.readers.refusals import bomb, disk_failure

if TYPE_CHECKING:
    from shujian.pool.readers.job import Job

_CHUNK = 1 << 20
_RATIO_FROM = 10 << 20
_JUNK = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")
_UTF8_FLAG, ENCRYPTED = 0x800, 0x1


def read_archive(job: Job, path: Path, shown: str, member: str, depth: int) -> None:
    """Read every member; what cannot be read is refused by name and the rest goes on.

    Members are written under names of our own, so a member's path can do no harm.

    Raises:
        ShujianError: broken archive, too many members, or a bomb.
    """
    if depth > 1:
        raise ShujianError(
            "pool.nested_zip",
            "压缩包套得太深",
            why="只读取压缩包内的一层压缩包",
            remedy="请解压后导入",
            where=Place(file=shown),
        )
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [i for i in archive.infolist() if not i.is_dir() and not junk(i.filename)]
            if len(infos) > job.limits.members:
                raise bomb(shown, f"含 {len(infos)} 个文件，上限 {job.limits.members} 个")
            for info in infos:
                _read_member(job, archive, info, shown, member, depth)
    except zipfile.BadZipFile as error:
        raise ShujianError(
            "pool.broken_zip",
            "压缩包已损坏",
            why="内部结构不完整，可能没有传完或被截断",
            remedy="请重新下载或向提供单位重新索取",
            where=Place(file=shown),
            params={"error": str(error)[:100]},
        ) from error
    if depth == 0 and not infos:
        raise ShujianError(
            "pool.empty_file",
            "压缩包里没有文件",
            remedy="请向提供单位重新索取",
            where=Place(file=shown),
        )


def junk(name: str) -> bool:
    """Whether a file is what systems and programs leave behind, not something delivered."""
    lower = name.lower().replace("\\", "/")
    last = lower.rpartition("/")[2]
    return lower.startswith(_JUNK[0]) or last in _JUNK or last.startswith(("._", "~$"))


def member_name(info: zipfile.ZipInfo) -> str:
    """The member's name; Windows in China writes GBK where the format says CP437."""
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _read_member(
    job: Job, archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str, member: str, depth: int
) -> None:
    inner = member_name(info)
    place = f"{shown}/{inner}"
    name = f"{member}/{inner}" if member else inner
    if info.flag_bits & ENCRYPTED:
        job.refuse(encrypted(place))
        return
    if stat.S_ISLNK(info.external_attr >> 16):
        job.refuse(_link(place))
        return
    target = job.new_file("member")
    try:
        if _extract(job, archive, info, target, place):
            job.read_one(target, place, name, depth + 1)
        else:
            job.refuse(_empty(place))
    except ShujianError as error:
        if error.code == "pool.bomb" or error.code.startswith("store."):
            raise
        job.refuse(error)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, OSError) as error:
        if full := disk_failure(error, target):
            raise full from error
        job.refuse(bad_member(place, error))
    finally:
        target.unlink(missing_ok=True)


def _extract(
    job: Job, archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, place: str
) -> int:
    size = 0
    with target.open("wb") as out:
        for chunk in chunks(archive, info, place, job.limits.ratio, job.unpack):
            size += len(chunk)
            out.write(chunk)
            job.report(0.1, f"解压 {place}")
    return size


def chunks(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    place: str,
    ratio: int,
    count: Callable[[int, str], None],
) -> Iterator[bytes]:
    """Unpack a member in pieces; sizes are counted, not believed.

    Args:
        archive: the archive.
        info: the member.
        place: its name, for errors.
        ratio: unpacked over packed size, looked at above 10 MB.
        count: told the bytes of each piece and the place; may raise.

    Raises:
        ShujianError: ``pool.bomb``.
    """
    size, packed = 0, max(1, info.compress_size)
    with archive.open(info) as source:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            count(len(chunk), place)
            if size > _RATIO_FROM and size > packed * ratio:
                raise bomb(place, f"解压后超过原来的 {ratio} 倍")
            yield chunk


def encrypted(place: str) -> ShujianError:
    """``pool.password``: a member that needs a password."""
    return ShujianError(
        "pool.password",
        "压缩包内的文件设有密码，未读取",
        why="内容已加密",
        remedy="请用密码解压后导入",
        where=Place(file=place),
    )


def _link(place: str) -> ShujianError:
    return ShujianError(
        "pool.no_file",
        "压缩包内是一个快捷方式（符号链接），不是文件",
        why="它所指的文件不在压缩包里",
        remedy="请把它所指的文件本身压缩进来",
        where=Place(file=place),
    )


def _empty(place: str) -> ShujianError:
    return ShujianError(
        "pool.empty_file", "文件是空的", remedy="请向提供单位重新索取", where=Place(file=place)
    )


def bad_member(place: str, error: Exception) -> ShujianError:
    """``pool.broken_zip``: a member that cannot be unpacked."""
    return ShujianError(
        "pool.broken_zip",
        "压缩包内的文件解不出来",
        why=str(error)[:100],
        remedy="请用解压软件解压后导入",
        where=Place(file=place),
    )
