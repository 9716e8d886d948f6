"""A rule pack as its author wrote it: read from YAML with every error at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shujian.core import yamlio
from shujian.core.canonical import digest
from shujian.core.errors import Place, ShujianError, raise_all
from shujian.models.packs.rule import RuleSpec, needs, read_rule
from shujian.models.parameters import Parameter, read_parameters
from shujian.models.reading import (
    At,
    Written,
    check_keys,
    read_flag,
    read_prose,
    read_text,
    read_texts,
)
from shujian.models.steps.kinds import Cover, Covers, Formula, Formulas, Names, Pairs
from shujian.models.steps.naming import RULE, good_name

KEYS = (
    *("id", "name", "alias", "line", "purpose", "basis", "checked", "doubt", "note", "source"),
    *(
        "version",
        "base",
        "key",
        "original",
        "subject",
        "with",
        "let",
        "parameters",
        "as_of",
        "rules",
    ),
    *("disprove", "verify", "document", "derives_from"),
)


@dataclass(frozen=True)
class ChildSpec:
    """A child table: its rows belong to a base row by equal columns.

    Args:
        alias: as quantifiers call it.
        table: the standard table.
        pairs: (base column, child column).
        coverage: when “no row” means “there is none”; None: never.
        at: where it stands.
    """

    alias: str
    table: str
    pairs: tuple[tuple[str, str], ...]
    coverage: Cover | None
    at: At = field(repr=False, compare=False)


@dataclass(frozen=True)
class PackSpec:
    """A rule pack.

    Args:
        id: namespaced id, ``shujian/xxx``.
        name: Chinese name.
        base: the standard table whose rows are judged.
        key: the columns that identify a base row in clues.
        subject: the column of whom or what a clue is about.
        children: child tables by alias.
        let: shared values, in order.
        parameters: by name.
        rules: in order.
        original: whether a base row comes from the court's original, for rules of ``only: 原件``.
        as_of: the day on which the cases are run, as written; None where none is.
        about: the pack's other texts (line, purpose, basis, disprove, verify …).
        texts: file name → text, kept with a run.
        at: the file, and the errors found so far.
        places: key of the pack → where it stands.
    """

    id: str
    name: str
    base: str
    key: tuple[str, ...]
    subject: str
    children: Mapping[str, ChildSpec]
    let: Mapping[str, Written]
    parameters: Mapping[str, Parameter]
    rules: tuple[RuleSpec, ...]
    original: Written | None
    as_of: Any
    about: Mapping[str, Any]
    texts: Mapping[str, str] = field(repr=False)
    at: At = field(repr=False, compare=False)
    places: Mapping[str, At] = field(repr=False, compare=False)

    @property
    def digest(self) -> str:
        """SHA-256 of the pack's texts."""
        return digest(dict(self.texts))


def read_pack(path: Path) -> PackSpec:
    """Read a pack from its file, or from ``pack.yaml`` and ``rules/*.yaml`` in a folder."""
    file = path / "pack.yaml" if path.is_dir() else path
    if not file.is_file():
        raise ShujianError(
            "models.no_file",
            "没有规则包文件",
            remedy="规则包是一个 YAML 文件，或内有 pack.yaml 的文件夹",
            where=Place(str(file)),
        )
    more = sorted((path / "rules").glob("*.yaml")) if path.is_dir() else []
    texts = {
        f.relative_to(file.parent).as_posix(): f.read_text(encoding="utf-8-sig")
        for f in (file, *more)
    }
    return parse_pack(texts, str(file))


def parse_pack(texts: Mapping[str, str], name: str = "pack.yaml") -> PackSpec:
    """Read a pack from the texts of its files; the first is ``pack.yaml``.

    Errors of form are kept at ``spec.at``: binding adds those of meaning and raises all.
    """
    (_, first), *others = texts.items()
    data = yamlio.parse(first, name)
    at = At(Place(name), [])
    if not check_keys(at, data, KEYS):
        raise_all(at.errors)
    here = {k: at.into(k, data) for k in KEYS}
    base = data.get("base")
    return PackSpec(
        id=read_text(at, data, "id"),
        name=read_text(at, data, "name"),
        base=read_text(here["base"], base, "table")
        if isinstance(base, dict)
        else read_text(at, data, "base"),
        key=tuple(Names().read(data["key"], here["key"])) if needs(at, data, "key") else (),
        subject=read_text(at, data, "subject"),
        children=_children(data.get("with"), here["with"]),
        let=Formulas().read(data["let"], here["let"]) if data.get("let") else {},
        parameters=read_parameters(data.get("parameters"), here["parameters"]),
        rules=_rules(data, at, others),
        original=Formula().read(data["original"], here["original"])
        if data.get("original")
        else None,
        as_of=data.get("as_of"),
        about={
            **{k: read_prose(at, data, k) for k in ("line", "purpose", "doubt", "note")},
            **{k: read_texts(at, data, k) for k in ("basis", "disprove", "verify", "document")},
            "checked": read_flag(at, data, "checked", default=True),
        },
        texts=dict(texts),
        at=at,
        places=here,
    )


def _children(raw: Any, at: At) -> dict[str, ChildSpec]:
    """The ``with`` section."""
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        at.error("not_mapping", "with 应写成“别名: {table, on}”", "例如 送达: {table: …, on: […]}")
        return {}
    found: dict[str, ChildSpec] = {}
    for alias, data in raw.items():
        here = at.into(alias, raw)
        if not good_name(alias):
            here.error("bad_name", f"子表的别名“{alias}”不能使用", RULE)
        if not check_keys(here, data, ("table", "on", "coverage", "complete", "note")):
            continue
        table = read_text(here, data, "table")
        on = Pairs().read(data["on"], here.into("on", data)) if needs(here, data, "on") else ()
        found[alias] = ChildSpec(alias, table, tuple(on), _cover(data, here), here)
    return found


def _cover(data: Any, at: At) -> Cover | None:
    reason = read_text(at, data, "complete", "")
    if "coverage" not in data:
        return Cover(complete=reason) if reason else None
    if reason:
        at.error("mixed_cover", "coverage 与 complete 不能同时写", "请只写其中一个")
    found: Cover | None = Covers().read(data["coverage"], at.into("coverage", data))
    return found


def _rules(data: Any, at: At, others: list[tuple[str, str]]) -> tuple[RuleSpec, ...]:
    """The rules of all files."""
    held: list[tuple[Any, At]] = []
    raw = data.get("rules", [])
    if isinstance(raw, list):
        held += [(r, at) for r in raw]
    else:
        at.into("rules", data).error("not_list", "rules 应为规则的列表", "每条以“- id: …”开头")
    for name, text in others:
        more, here = yamlio.parse(text, name), At(Place(name), at.errors)
        if isinstance(more, list):
            held += [(r, here) for r in more]
        else:
            here.error("not_list", "这个文件应为规则的列表", "每条以“- id: …”开头")
    if not held:
        at.error("no_rules", "规则包里没有规则", "请写 rules")
    found: dict[str, RuleSpec] = {}
    for one, place in held:
        rule = read_rule(one, place.line(one), set(found))
        if rule is not None:
            found[rule.id] = rule
    return tuple(found.values())
