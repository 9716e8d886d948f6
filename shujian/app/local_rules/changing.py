"""Entering, ending and taking back the unit's own local rules."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shujian.app.local_rules import own_file
from shujian.app.local_rules.listing import flat, named
from shujian.core.errors import ManyErrorsError, Place, ShujianError
from shujian.law.local import ITEMS, RULES, Item, read_items, read_rules
from shujian.law.versions import Entry, entries
from shujian.store import db, locks
from shujian.store.content import Content
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, journal, require

LOCK = "local-rules"
_NUMBERS = ("整数", "数量", "金额")
_BOOLEANS = {"是": True, "否": False, "true": True, "false": False}
_NEEDED = {
    "item": "地方事项",
    "value": "值",
    "from": "施行日期",
    "source": "依据（文件名称和文号）",
}


@dataclass(frozen=True)
class Wish:
    """A rule as a person types it.

    Args:
        item: the item's name.
        value: as text, or several texts where the item takes a list.
        region: division code or the front of one; empty: everywhere.
        start: first day in force; needed.
        end: last day in force; None: still in force.
        source: what it is laid down in; needed.
        note: a remark.
    """

    item: str
    value: str | Sequence[str]
    region: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Which:
    """One of the unit's rules: no two of an item and a region begin on one day."""

    item: str
    region: str
    start: dt.date

    def fits(self, row: Mapping[str, Any]) -> bool:
        """Whether a row of the file is the rule."""
        told = (row.get("item"), str(row.get("region") or ""), row.get("from"))
        return told == (self.item, self.region, self.start)


def add(ctx: Context, home: Home, wish: Wish) -> Which:
    """Enter a rule.

    Returns:
        Which rule it is; its region may be shorter than what was typed, see ``prefix``.

    Raises:
        ShujianError: ``trust.refused``; ``law.local_rule`` for each field that does not fit;
            ``law.content`` or ``core.yaml`` where the rules there are already faulty.
    """
    require(ctx, Action.LOCAL_RULE, Thing(wish.item))
    with locks.writer(home, LOCK):
        items = read_items(Content(home).files(ITEMS), [])
        row = _row(wish, items.get(wish.item))
        _refuse_blanks(row)
        rows = own_file.read(home)
        _check(home, rows, row)
        _keep(ctx, home, [*rows, row], "add", row)
    return Which(row["item"], row.get("region", ""), row["from"])


def withdraw(ctx: Context, home: Home, which: Which, end: dt.date | None = None) -> None:
    """Take one of the unit's own rules back, or set its last day.

    Args:
        ctx: who does it.
        home: the home.
        which: the rule.
        end: the last day on which it was in force; None: it should never have been entered.

    Raises:
        ShujianError: ``trust.refused``; ``app.not_found`` where the program wrote no such rule;
            ``law.local_rule`` where the day does not fit.
    """
    require(ctx, Action.LOCAL_RULE, Thing(which.item))
    with locks.writer(home, LOCK):
        rows = own_file.read(home)
        found = next((row for row in rows if which.fits(row)), None)
        if found is None:
            raise ShujianError(
                "app.not_found", "本单位没有录入这条规定，或已被撤回",
                remedy="请刷新后再看；写在其他文件里的规定由维护人员改",
                where=Place(field=which.item),
            )  # fmt: skip
        others = [row for row in rows if row is not found]
        if end is None:
            _keep(ctx, home, others, "withdraw", found)
            return
        ended = {**found, "to": end}
        _check(home, others, ended)
        _keep(ctx, home, [ended if row is found else row for row in rows], "end", ended)


def prefix(code: str) -> str:
    """The part of a division code that tells the place: 990100 is all that begins with 9901."""
    code = unicodedata.normalize("NFKC", code).strip()
    while len(code) > 6 and len(code) % 3 == 0 and code.endswith("000"):
        code = code[:-3]
    while 2 < len(code) <= 6 and len(code) % 2 == 0 and code.endswith("00"):
        code = code[:-2]
    return code


def _row(wish: Wish, item: Item | None) -> dict[str, Any]:
    """The entry of the file; what is empty is left out."""
    row = {
        "item": _clean(wish.item),
        "region": prefix(wish.region),
        "value": _raw(item.type if item else "", wish.value),
        "from": wish.start,
        "to": wish.end,
        "source": _clean(wish.source),
        "note": _clean(wish.note),
    }
    return {key: value for key, value in row.items() if value not in ("", None, [])}


def _clean(text: str) -> str:
    """Text of one line that every file and database takes."""
    return "".join(c if c.isprintable() else " " for c in text).strip()


def _raw(kind: str, given: str | Sequence[str]) -> Any:
    """What was typed as strict YAML would give it; what does not fit stays as it was typed."""
    if kind == "文本列表":
        texts = re.split(r"[、，,；;\n]", given) if isinstance(given, str) else given
        return [text for text in map(_clean, texts) if text]
    text = _clean(given if isinstance(given, str) else "、".join(given))
    if kind in _NUMBERS:
        text = unicodedata.normalize("NFKC", text).replace(",", "")
        return int(text) if kind == "整数" and re.fullmatch(r"-?\d{1,18}", text) else text
    if kind == "布尔":
        return _BOOLEANS.get(text.casefold(), text)
    if kind == "日期":
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return text
    return text


def _refuse_blanks(row: Mapping[str, Any]) -> None:
    _refuse(
        [
            ShujianError("law.local_rule", f"请填写{name}", where=Place(field=key))
            for key, name in _NEEDED.items()
            if key not in row
        ]
    )


def _check(home: Home, rows: Sequence[Mapping[str, Any]], changed: Mapping[str, Any]) -> None:
    """Refuse a rule with which the whole set could not be loaded.

    Args:
        home: the home.
        rows: the other rules of the program's file.
        changed: the rule that is new or other than before.
    """
    errors: list[ShujianError] = []
    content, own = Content(home), own_file.own_path(home)
    items = read_items(content.files(ITEMS), errors)
    written = (pair for pair in content.files(RULES) if pair[1] != own)
    there = [*entries(written, errors), *(Entry(row, own) for row in rows)]
    read_rules(there, items, errors)
    if errors:
        first = named(flat(errors)[0])
        raise ShujianError(
            "law.local_rule", "已有的地方规定有错，未能录入", str(first).replace("\n", "；"),
            "请维护人员先改好这个文件", Place(row=first.where.row),
        )  # fmt: skip
    read_rules([*there, Entry(changed, "")], items, errors)
    _refuse(
        [
            ShujianError("law.local_rule", e.what, e.why, e.remedy, Place(field=e.where.field))
            for e in flat(errors)
        ]
    )


def _refuse(errors: list[ShujianError]) -> None:
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise ManyErrorsError("law.local_rule", f"有 {len(errors)} 处须改正", errors=errors)


def _keep(
    ctx: Context, home: Home, rows: Sequence[Mapping[str, Any]], done: str, row: Mapping[str, Any]
) -> None:
    detail = {key: value for key, value in row.items() if key != "item"}
    # written before the journal's entry is final: no file without an entry, no entry without a file
    with db.session(home) as session:
        journal.record(session, ctx, Action.LOCAL_RULE, row["item"], {"done": done, **detail})
        own_file.write(home, rows)
