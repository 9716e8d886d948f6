"""Strict YAML: no duplicate keys, no silent types, each value knows its line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from shujian.core.errors import Place, ShujianError

MAX_BYTES = 2_000_000
MAX_DEPTH = 100


_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader in C, ten times as fast, where PyYAML was built with it."""


class _Loader(_Base):  # type: ignore[misc]
    """SafeLoader without duplicate keys, aliases or YAML 1.1 surprises."""


class Mapping(dict[str, Any]):
    """A dict that knows the line of each key (``lines``) and its own (``line``)."""

    line: int = 0
    lines: dict[str, int]


def _construct_mapping(loader: _Loader, node: yaml.MappingNode) -> Mapping:
    result = Mapping()
    result.line, result.lines = node.start_mark.line + 1, {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str | int) or isinstance(key, bool):
            raise yaml.MarkedYAMLError(
                problem=f"键“{key}”应为文字", problem_mark=key_node.start_mark
            )
        text = str(key)
        if text in result:
            raise yaml.MarkedYAMLError(problem=f"键“{text}”重复", problem_mark=key_node.start_mark)
        result.lines[text] = key_node.start_mark.line + 1
        result[text] = loader.construct_object(value_node, deep=True)
    return result


_Loader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)


def _construct_day(loader: Any, node: yaml.ScalarNode) -> Any:
    try:
        return yaml.SafeLoader.construct_yaml_timestamp(loader, node)
    except ValueError:
        raise yaml.MarkedYAMLError(
            problem=f"没有“{node.value}”这一天", problem_mark=node.start_mark
        ) from None


def _refuse_tag(loader: Any, node: yaml.Node) -> Any:
    raise yaml.MarkedYAMLError(problem=f"标记“{node.tag}”不允许使用", problem_mark=node.start_mark)


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _construct_day)
for _name in ("float", "set", "binary", "omap", "pairs"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_name}", _refuse_tag)
# yes/no/on/off stay text, and so do numbers that are codes (010101), times (12:30) and
# decimals: only true and false are booleans, only plain digits are whole numbers
_DROPPED = ("bool", "float", "int")
_Loader.yaml_implicit_resolvers = {
    first: [(tag, rx) for tag, rx in pairs if tag.rpartition(":")[2] not in _DROPPED]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9]\d*)$"), list("-0123456789")
)


def _refuse_depth(text: str, name: str) -> None:
    """Deep nesting would exhaust the stack of the C parser; brackets are counted instead."""
    depth = deepest = 0
    for char in text:
        if char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth = max(0, depth - 1)
    indents = max((len(m) for m in re.findall(r"(?m)^ *(?:- )*", text)), default=0)
    if deepest > MAX_DEPTH * 5 or indents > MAX_DEPTH * 40:
        raise ShujianError(
            "core.yaml_depth", "内容文件嵌套过深", remedy="请减少层次", where=Place(file=name)
        )


def _refuse_aliases(root: yaml.Node) -> None:
    """An alias is the same node in two places."""
    seen: set[int] = set()
    todo = [root]
    while todo:
        node = todo.pop()
        if id(node) in seen:
            raise yaml.MarkedYAMLError(problem="别名（*）不允许使用", problem_mark=node.start_mark)
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            todo += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            todo += node.value


def _slip(text: str, line: int | None) -> str:
    """The usual slips of Chinese keyboards and editors near a line, in Chinese; or ""."""
    rows = text.splitlines()[max((line or 1) - 2, 0) : line or 1]
    if any("\t" in row[: len(row) - len(row.lstrip())] for row in rows):
        return "缩进用了 Tab，只能用空格"
    found = next((m for row in rows if (m := re.match(r"[ -]*(\w+)：", row))), None)
    return f"“{found[1]}：”用了全角冒号，请写“{found[1]}: ”（半角冒号加空格）" if found else ""


def parse(text: str, name: str = "") -> Any:
    """Parse strict YAML.

    Decimal numbers stay text (``0.1`` is ``"0.1"``): content turns them into Decimal.

    Args:
        text: the YAML text.
        name: the file's name, for errors.

    Raises:
        ShujianError: ``core.yaml`` with file and line.
    """
    _refuse_depth(text, name)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        _refuse_aliases(node)
        return loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ShujianError(
            "core.yaml",
            "内容文件格式不对",
            why=_slip(text, line) or str(error.problem or error),
            remedy="请检查该行的缩进、冒号后的空格和引号",
            where=Place(file=name, row=line),
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ShujianError(
            "core.yaml",
            "内容文件无法读取",
            why=str(error)[:200],
            remedy="请用文本编辑器另存为 UTF-8 的纯文本",
            where=Place(file=name),
        ) from error
    finally:
        loader.dispose()


def load(path: Path) -> Any:
    """Read and parse a content file of at most 2 MB, UTF-8."""
    if path.stat().st_size > MAX_BYTES:
        raise ShujianError(
            "core.yaml_size",
            "内容文件过大",
            why=f"超过 {MAX_BYTES} 字节",
            remedy="请拆成几个文件",
            where=Place(str(path)),
        )
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ShujianError(
            "core.yaml_encoding",
            "内容文件不是 UTF-8 编码",
            remedy="请用“另存为”选择 UTF-8 编码",
            where=Place(str(path)),
        ) from error
    return parse(text, str(path))
