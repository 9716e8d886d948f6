"""Content layers: shipped < installed packages < the unit's own; nothing shadows silently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import shujian
from shujian.core.canonical import digest
from shujian.core.errors import Place, ShujianError, raise_all
from shujian.core.yamlio import load
from shujian.store.home import Home

_ID = re.compile(r"[^\s./\\][^\s/\\]*(?:/[^\s./\\][^\s/\\]*)+")
"""Two names or more, none of which is a way up in a path."""
SHIPPED = Path(shujian.__file__).parent / "content"


@dataclass(frozen=True)
class Layer:
    """One source of content.

    Args:
        name: Chinese, for users: 随程序, 内容包“…”, 本单位.
        rank: 0 shipped, 1 packages, 2 the unit's own; a higher one may override.
        root: its folder.
    """

    name: str
    rank: int
    root: Path


@dataclass(frozen=True)
class Item:
    """A piece of content with an id.

    Args:
        id: ``namespace/name``.
        path: its file.
        layer: where it comes from.
        data: what the file says.
        overrides: the item of a lower layer that it replaces.
        stale: the lower item changed since it was copied (the copy named its digest).
    """

    id: str
    path: Path
    layer: Layer
    data: dict[str, Any] = field(repr=False)
    overrides: Item | None = None
    stale: bool = False


State = tuple[tuple[Layer, Path, int, int, int], ...]
"""Of some files: where each stands, and what changes when it does."""


def state_of(files: Iterable[tuple[Layer, Path]]) -> State:
    """What changes when one of the files does: path, time, size, or the file behind the name."""
    stats = ((layer, path, path.stat()) for layer, path in files)
    return tuple((layer, path, s.st_mtime_ns, s.st_size, s.st_ino) for layer, path, s in stats)


class Content:
    """All content that is in force for a home.

    Args:
        home: None for the shipped content alone.
        extra: further layers of the highest rank, for tests and checks.
    """

    def __init__(self, home: Home | None = None, extra: Sequence[Path] = ()) -> None:
        self.layers = [Layer("随程序", 0, SHIPPED)]
        if home is not None:
            packages = sorted(p for p in home.packages.glob("*") if _visible(p) and p.is_dir())
            self.layers += [Layer(f"内容包“{p.name}”", 1, p) for p in packages]
            self.layers.append(Layer("本单位", 2, home.content))
        self.layers += [Layer(f"附加“{p.name}”", 2, p) for p in extra]

    def files(self, kind: str, suffix: str = ".yaml") -> Iterator[tuple[Layer, Path]]:
        """Files of a kind (a folder such as ``tables``), lowest layer first, by path."""
        for layer in self.layers:
            root = layer.root / kind
            found = (p for p in root.rglob(f"*{suffix}") if _visible(p, root) and p.is_file())
            yield from ((layer, path) for path in sorted(found))

    def folders(self, kind: str) -> Iterator[tuple[Layer, Path]]:
        """Folders directly below a kind (such as ``models``), lowest layer first."""
        for layer in self.layers:
            found = (p for p in (layer.root / kind).glob("*") if _visible(p) and p.is_dir())
            yield from ((layer, path) for path in sorted(found))

    def items(self, kind: str) -> dict[str, Item]:
        """Load all files of a kind that carry an ``id``; the highest layer's wins.

        Raises:
            ShujianError: all errors together: bad YAML, ids, silent overrides.
        """
        return self.resolve(list(self.files(kind)))

    def models(
        self,
        kind: str = "models",
        name: str = "model.yaml",
        broken: list[ShujianError] | None = None,
    ) -> dict[str, Item]:
        """Load ``<kind>/<folder>/<name>`` of every folder; as ``items``.

        Args:
            kind: folder of folders.
            name: the file that makes a folder a model.
            broken: takes the errors, so that one broken file does not stop the others.
        """
        found = [(layer, folder / name) for layer, folder in self.folders(kind)]
        return self.resolve([(layer, path) for layer, path in found if path.is_file()], broken)

    def resolve(
        self, files: Sequence[tuple[Layer, Path]], broken: list[ShujianError] | None = None
    ) -> dict[str, Item]:
        """Load these files and let the highest layer win; see ``items``."""
        found: dict[str, Item] = {}
        errors: list[ShujianError] = []
        for layer, path in files:
            try:
                item = _load(layer, path)
                found[item.id] = _override(found.get(item.id), item)
            except ShujianError as error:
                errors.append(error)
        if broken is None:
            raise_all(errors)
        else:
            broken += errors
        return dict(sorted(found.items()))


def _visible(path: Path, root: Path | None = None) -> bool:
    parts = path.relative_to(root).parts if root else (path.name,)
    return not any(part.startswith((".", "~", "__")) for part in parts)


def _load(layer: Layer, path: Path) -> Item:
    if layer.rank:
        return _read(layer, path)
    s = path.stat()
    return _shipped(layer, path, s.st_mtime_ns, s.st_size, s.st_ino)


@lru_cache(maxsize=512)
def _shipped(layer: Layer, path: Path, *state: int) -> Item:
    """A shipped file, read once for all homes: nobody changes what an item says."""
    return _read(layer, path)


def _read(layer: Layer, path: Path) -> Item:
    data = load(path)
    if not isinstance(data, dict) or not isinstance(data.get("id"), str):
        raise ShujianError(
            "content.id",
            "内容文件缺少 id",
            remedy="请在文件开头写 id: 命名空间/名称，如 shujian/在押人员",
            where=Place(file=str(path)),
        )
    if not _ID.fullmatch(data["id"]):
        raise ShujianError(
            "content.namespace",
            f"id“{data['id']}”缺少命名空间，或者含有不能使用的字符",
            remedy="请写作 命名空间/名称，不用空格、反斜杠，不以点开头；本单位的内容请用本单位的简称作命名空间",
            where=_place(path, data),
        )
    return Item(data["id"], path, layer, data)


def _override(below: Item | None, item: Item) -> Item:
    if below is None:
        return item
    if below.layer.rank == item.layer.rank:
        raise ShujianError(
            "content.duplicate",
            f"id“{item.id}”重复",
            why=f"“{below.path}”已使用该 id",
            remedy="请改用另一个 id，或删除其中一个文件",
            where=_place(item.path, item.data),
        )
    origin, _, mark = str(item.data.get("derives_from") or "").partition("@")
    if origin != item.id:
        raise ShujianError(
            "content.shadow",
            f"id“{item.id}”与{below.layer.name}的内容相同，但没有声明来源",
            why="覆盖必须是声明了 derives_from 的副本，不能悄悄替换",
            remedy=f"请写 derives_from: {item.id}，或改用自己的命名空间",
            where=_place(item.path, item.data),
        )
    stale = bool(mark) and mark != mark_of(below.data)
    return Item(item.id, item.path, item.layer, item.data, below, stale)


def mark_of(data: dict[str, Any]) -> str:
    """The short digest to write after ``derives_from: id@…`` in a copy of this content."""
    return digest(data)[:12]


def _place(path: Path, data: dict[str, Any]) -> Place:
    lines = getattr(data, "lines", {})
    return Place(file=str(path), row=lines.get("id"), field="id")
