"""A rule pack as its author wrote it: read from YAML with every error at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shujian.core import yamlio
from shujian.core.canonical import digest
from shujian.core.errors import Place, ShujianError, raise_all
from shujian.models.kinds import Cover, Covers, Formula, Formulas, Names, Pairs
from shujian.models.naming import RULE, good_name
from shujian.models.parameters import Parameter, read_parameters
from shujian.models.reading import (
    At,
    Written,
    check_keys,
    did_you_mean,
    read_flag,
    read_text,
    read_texts,
)

KEYS = (
    *("id", "name", "alias", "line", "purpose", "basis", "checked", "doubt", "note", "source"),
    *("version", "base", "key", "subject", "with", "let", "parameters", "as_of", "rules"),
    *("disprove", "verify", "document", "derives_from"),
)
RULE_KEYS = (
    *("id", "name", "when", "says", "basis", "severity", "suggest", "checked", "doubt"),
    *("cases", "note", "source"),
)
SEVERITIES = ("确定", "较可能", "待核")
CASE_KINDS = ("hit", "near_miss", "exception")


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
class RuleSpec:
    """One rule.

    Args:
        id: unique in the pack.
        name: Chinese name.
        when: the condition.
        says: what a clue says, columns as ``{列}``.
        basis: legal basis.
        severity: 确定, 较可能, or 待核 (then a hit is a row to verify, never a clue).
        suggest: kinds of supervision.
        checked: False while a basis is not verified.
        doubt: what is not verified.
        cases: kind (``hit``, ``near_miss``, ``exception``) → rows as written.
        at: where it stands.
    """

    id: str
    name: str
    when: Written | None
    says: str
    basis: tuple[str, ...]
    severity: str
    suggest: tuple[str, ...]
    checked: bool
    doubt: str
    cases: Mapping[str, tuple[Any, ...]]
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
        key=tuple(Names().read(data["key"], here["key"])) if _needs(at, data, "key") else (),
        subject=read_text(at, data, "subject"),
        children=_children(data.get("with"), here["with"]),
        let=Formulas().read(data["let"], here["let"]) if data.get("let") else {},
        parameters=read_parameters(data.get("parameters"), here["parameters"]),
        rules=_rules(data, at, others),
        as_of=data.get("as_of"),
        about={
            **{k: read_text(at, data, k, "") for k in ("line", "purpose", "doubt", "note")},
            **{k: read_texts(at, data, k) for k in ("basis", "disprove", "verify", "document")},
            "checked": read_flag(at, data, "checked", default=True),
        },
        texts=dict(texts),
        at=at,
        places=here,
    )


def _needs(at: At, data: Any, key: str) -> bool:
    if data.get(key) is None:
        at.line(data).error("missing_key", f"缺少“{key}”", f"请补写“{key}: …”")
    return data.get(key) is not None


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
        on = Pairs().read(data["on"], here.into("on", data)) if _needs(here, data, "on") else ()
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
        rule = _rule(one, place.line(one), set(found))
        if rule is not None:
            found[rule.id] = rule
    return tuple(found.values())


def _rule(raw: Any, at: At, taken: set[str]) -> RuleSpec | None:
    rule_id = raw.get("id") if isinstance(raw, dict) else None
    label = f"规则“{rule_id}”" if rule_id else "规则"
    here = At(Place(at.place.file, row=at.place.row, field=label), at.errors)
    if not check_keys(here, raw, RULE_KEYS):
        return None
    rule_id = read_text(here, raw, "id")
    if not rule_id or rule_id in taken:
        if rule_id:
            here.error("taken", f"规则编号“{rule_id}”重复", "请换一个编号")
        return None
    severity = read_text(here, raw, "severity")
    if severity and severity not in SEVERITIES:
        what = f"severity 不能是“{severity}”"
        here.into("severity", raw).error("bad_choice", what, did_you_mean(severity, SEVERITIES))
    when = (
        Formula().read(raw["when"], here.into("when", raw)) if _needs(here, raw, "when") else None
    )
    return RuleSpec(
        rule_id,
        read_text(here, raw, "name"),
        when,
        read_text(here, raw, "says"),
        read_texts(here, raw, "basis"),
        severity,
        read_texts(here, raw, "suggest"),
        read_flag(here, raw, "checked", default=True),
        read_text(here, raw, "doubt", ""),
        _cases(raw.get("cases"), here.into("cases", raw)),
        here,
    )


def _cases(raw: Any, at: At) -> dict[str, tuple[Any, ...]]:
    """The cases of a rule; a rule without a hit and a near miss is refused."""
    if raw is None:
        raw = {}
    if not check_keys(at, raw, CASE_KINDS):
        return {}
    found = {}
    for kind in CASE_KINDS:
        held = raw.get(kind)
        rows = held if isinstance(held, list) else [held] if held is not None else []
        for row in rows:
            if not isinstance(row, dict):
                at.into(kind, raw).error("case_row", "用例应写成 {列: 值}", "请改写")
        found[kind] = tuple(r for r in rows if isinstance(r, dict))
    for kind, what in (("hit", "命中"), ("near_miss", "差一点不命中")):
        if not found[kind]:
            at.error(
                "no_case",
                f"规则没有{what}的用例（{kind}）",
                f"请补写 cases: {{{kind}: {{列: 值}}}}；没有用例的规则不能载入",
            )
    return found
