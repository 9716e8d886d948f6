"""Which earlier convictions can make a recidivist, and how old the defendant was."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from shujian.core.dates import add_months
from shujian.documents.judgments.act_bounds import Acts, acts_of
from shujian.documents.judgments.acts import latest_act
from shujian.documents.judgments.derived.again import again
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import memberships, parameters
from shujian.law.dated_values import value_on
from shujian.law.windows import INSIDE, OUTSIDE, full_age_from, recidivism

YES, NO, OPEN = "是", "否", "未定"
_NAME = "推算/前科"
_HEAVY = ("有期徒刑", "无期徒刑", "死缓")
_LIGHT = ("拘役", "管制", "单处罚金", "免予刑事处罚")
_SPECIAL = ("危害国家安全犯罪", "恐怖活动犯罪", "黑社会性质的组织犯罪")


def derive(reading: Reading) -> None:
    """Fill what law says of 前科 and of the age and acts of each 被告人.

    Source: 刑法第十七条、第六十五条、第六十六条、第三百五十六条；高检发释字〔2018〕2号、〔2020〕1号.
    """
    for person in reading.people:
        seq = person.number("被告人序号")
        acts, latest = acts_of(reading, seq), latest_act(reading, seq)
        priors = reading.rows.about("前科", seq)
        for prior in priors:
            _charges(prior)
            adult(prior, person.day("出生日期"))
            prior.put("可成累犯", _qualifies(prior), pattern=_NAME)
            prior.put("再犯间隔", _interval(prior, acts), pattern=_NAME)
        again(person, priors, acts, latest)
        if acts and not acts.exact:
            person.put("作案最早", acts.first, pattern=_NAME)
            person.put("作案最晚", acts.last, pattern=_NAME)
        _ages(reading, person, acts)
        _summary(person, priors)
        _new_charges(person, reading.rows.about("判项", seq))


def parts_of(charge: str) -> list[str]:
    """The charges that one conviction joins."""
    return [part for part in re.split(r"(?<=罪)[、，和及]", charge) if part]


def member(charge: str, names: Iterable[str]) -> str:
    """Whether a charge belongs to one of the sets: 是, 否 or 未定."""
    held = [m for n in names if (m := memberships(charge).get(n))]
    if any(m.certain for m in held):
        return YES
    return OPEN if held else NO


def _charges(prior: Row) -> None:
    charge = prior.text("前科罪名")
    if not charge:
        return
    place = (prior.cells["前科罪名"].start, prior.cells["前科罪名"].end)
    careless = {member(part, ("过失犯罪",)) for part in parts_of(charge)}
    if careless == {YES}:
        prior.put("过失犯罪", True, place, "", _NAME)
    elif NO in careless:
        prior.put("过失犯罪", False, place, "", _NAME)
    else:
        prior.doubt("过失犯罪", "过失还是故意有争议", place)
    drugs = {member(part, ("毒品再犯前罪",)) for part in parts_of(charge)}
    if drugs == {OPEN}:
        prior.doubt("毒品犯罪", "不能确定是否属于第三百五十六条所列", place)
    else:
        prior.put("毒品犯罪", YES in drugs, place, "", _NAME)


def adult(prior: Row, birth: dt.date | None) -> None:
    """Whether the defendant was of age at the earlier offence, by the day of its judgment."""
    judged = prior.day("前科判决日期")
    state = OPEN
    if birth and judged:
        years = value_on(parameters(), "刑法.年龄.成年", judged, int)
        margin = value_on(parameters(), "筛查.前科.犯罪至判决月数", judged, int)
        if years is not None and margin is not None:
            grown = full_age_from(birth, years)
            state = NO if judged < grown else YES if judged >= add_months(grown, margin) else OPEN
    prior.put("前罪时成年", state, pattern=_NAME)


def _qualifies(prior: Row) -> str:
    """Whether the conviction can be the first one of a recidivist, time aside."""
    suspended = "前科缓刑考验期" in prior.cells and not prior.true("撤销缓刑")
    if prior.text("前科主刑") in _LIGHT or prior.true("过失犯罪"):
        return NO
    if prior.text("前罪时成年") == NO or (suspended and "释放日期" not in prior.cells):
        return NO
    open_ = suspended or prior.text("前罪时成年") == OPEN or prior.get("过失犯罪") is not False
    return OPEN if open_ or prior.text("前科主刑") not in _HEAVY else YES


def _interval(prior: Row, acts: Acts | None) -> str:
    """Where all acts lie: 内 the five years, 前 the release, 后 the five years, or 未定."""
    released = prior.day("释放日期")
    if released is None or acts is None or "假释" in prior.text("释放方式"):
        return OPEN
    first, last = acts.first, acts.last
    if last < released:
        return "前"
    found = {recidivism(released, day, day, parameters()) for day in (first, last)}
    if found == {INSIDE} and first >= released:
        return "内"
    late = found == {OUTSIDE} and first > released
    return "后" if late else OPEN


def _ages(reading: Reading, person: Row, acts: Acts | None) -> None:
    birth = person.day("出生日期")
    judged = reading.document.day("裁判日期")
    if birth is None:
        return
    at_trial = reading.document.day("末次开庭日期") or judged
    for column, day in (("审理时未成年", at_trial), ("判决时未成年", judged)):
        years = value_on(parameters(), "刑法.年龄.成年", day, int) if day else None
        if day and years is not None:
            person.put(column, day < full_age_from(birth, years), pattern=_NAME)
    if acts is None:
        return
    for column, day in (("作案首日年龄", acts.first), ("作案末日年龄", acts.last)):
        person.put(column, _band(birth, day), pattern=_NAME)


def _band(birth: dt.date, day: dt.date) -> str:
    """The stretch of life that the law tells apart: 未满十四 … 已满七十五."""
    paths = ("刑法.责任年龄.相对", "刑法.责任年龄.完全", "刑法.年龄.成年", "刑法.老年人.年龄")
    names = ("责任年龄以下", "相对责任年龄", "未成年", "成年", "老年")
    for path, name in zip(paths, names, strict=False):
        years = value_on(parameters(), path, day, int)
        if years is None:
            return "成年" if path == paths[-1] else OPEN
        if day < full_age_from(birth, years):
            return name
    return names[-1]


def _summary(person: Row, priors: list[Row]) -> None:
    """Whether all earlier convictions are told with their penalty and charge."""
    whole = bool(priors) and not person.true("有未列前科")
    whole = whole and all(p.text("前科主刑") not in ("", "不明") for p in priors)
    whole = whole and all(p.text("前科罪名") for p in priors)
    person.put("前科齐全", whole, pattern=_NAME)
    special = {member(part, _SPECIAL) for p in priors for part in parts_of(p.text("前科罪名"))}
    person.put("前科有特别累犯罪名", bool(special - {NO}), pattern=_NAME)


def _new_charges(person: Row, counts: list[Row]) -> None:
    """What the new charges are: negligent all, drugs any, special any."""
    names = [c.text("规范罪名") for c in counts]
    if not names or not all(names):
        return
    careless = {member(n, ("过失犯罪",)) for n in names}
    if OPEN in careless and NO not in careless:
        person.doubt("后罪均为过失", "过失还是故意有争议")
    else:
        person.put("后罪均为过失", careless == {YES}, pattern=_NAME)
    person.put("后罪有故意", NO in careless, pattern=_NAME)
    drugs = {member(n, ("毒品犯罪",)) for n in names}
    if drugs == {OPEN}:
        person.doubt("后罪属毒品犯罪", "不能确定")
    else:
        person.put("后罪属毒品犯罪", YES in drugs, pattern=_NAME)
    person.put(
        "后罪有特别累犯罪名", bool({member(n, _SPECIAL) for n in names} - {NO}), pattern=_NAME
    )
    young = {member(n, ("责任年龄十四周岁",)) for n in names}
    person.put("后罪均不在相对责任范围", young == {NO}, pattern=_NAME)


__all__ = ["derive", "member", "parts_of"]
