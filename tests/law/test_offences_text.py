"""The table of offences against the text of the Criminal Law, where that is at hand."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from shujian.core.numerals import parse_int
from shujian.law.offence import Penalties, Tier
from shujian.law.offences import OffenceBook
from shujian.store.content import Content

TEXT = Path(__file__).parents[3] / "shared" / "corpus" / "laws" / "刑法" / "刑法.md"
"""The law now in force."""
YEARS = "([一二三四五六七八九十]+)年"
START = re.compile(r"(?<![并单判惩])处(?=[一二三四五六七八九十]+年|死刑|无期|拘役|管制)")
END = re.compile(r"[；。：\n]|，(?=情节|数额|数量|致|造成|对|后果|有)")
"""A penalty runs to the next stop, or to the circumstances of the next one."""
PROPERTY = (
    (r"，?可以并处罚金或者没收财产", "可以并处罚金或者没收财产"),
    (r"，?可以并处没收财产", "可以并处没收财产"),
    (r"，?可以并处罚金", "可以并处罚金"),
    (r"，?并处没收财产", "并处没收财产"),
    (r"，?并处或者单处.*罚金", "并处或者单处罚金"),
    (r"，?并处.*罚金或者没收财产", "并处罚金或者没收财产"),
    (r"，?并处.*罚金", "并处罚金"),
    (r"或者(?:单处)?罚金", "单处罚金"),
)
BOOK = OffenceBook.load(Content())
CURRENT = [
    pytest.param(o.name, v, id=o.name)
    for o in BOOK
    for v in o.versions
    if v.end is None and v.checked
]
TAKEN = {("生产、销售有毒、有害食品罪", 3)}
"""Tiers that an article takes from another one: 第一百四十四条 from 第一百四十一条."""
Key = tuple[frozenset[tuple[str, int, int]], str]


@cache
def articles() -> dict[str, str]:
    """The text of every article by its number in Chinese."""
    found: dict[str, str] = {}
    name = ""
    for line in TEXT.read_text("utf-8").splitlines():
        head = re.match(r"(第[一二三四五六七八九十百零]+条(?:之[一二三四五六七八九十]+)?)\s", line)
        name = "" if line.startswith("#") else head[1] if head else name
        found[name] = found.get(name, "") + line + "\n"
    return found


def months(text: str) -> int:
    return 12 * (parse_int(text) or 0)


def penalty(text: str) -> Key:
    """Kinds with their months, and the words on fines, of one clause."""
    mains = re.split("，?(?:可以)?并处", text)[0]
    found = {(k, 0, 0) for k in ("管制", "拘役", "无期徒刑", "死刑", "剥夺政治权利") if k in mains}
    if both := re.search(f"{YEARS}以上{YEARS}以下有期徒刑", mains):
        found.add(("有期徒刑", months(both[1]), months(both[2])))
    elif top := re.search(f"{YEARS}以下有期徒刑", mains):
        found.add(("有期徒刑", 6, months(top[1])))
    elif floor := re.search(f"{YEARS}(以上)?有期徒刑", mains):
        found.add(("有期徒刑", months(floor[1]), 180))
    words = next((name for pattern, name in PROPERTY if re.search(pattern, text)), "无")
    return frozenset(found), words


def key(tier: Tier) -> Key:
    mains = (
        (m.kind, m.low.months if m.low else 0, m.high.months if m.high else 0) for m in tier.mains
    )
    return frozenset(mains), tier.property


@pytest.mark.corpus
@pytest.mark.skipif(not TEXT.is_file(), reason="the texts of law are not beside the checkout")
@pytest.mark.parametrize(("offence", "version"), CURRENT)
def test_every_checked_tier_stands_in_its_article(offence: str, version: Penalties) -> None:
    names = [
        re.sub("^刑法|第[一二三四五六]款.*$", "", a)
        for a in (*version.articles, *version.unit_articles)
    ]
    text = "".join(articles()[name] for name in names)
    ends = [(m.end(), END.search(text, m.end())) for m in START.finditer(text)]
    law = {penalty(text[start : end.start() if end else len(text)]) for start, end in ends}
    table = {key(t): t for t in (*version.tiers, *version.unit_tiers)}
    missing = {t.number for k, t in table.items() if k not in law}
    assert {(offence, number) for number in missing} - TAKEN == set()
