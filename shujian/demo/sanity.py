"""Ordinary life keeps the law: checked on the plain data before anything is planted."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shujian.demo.cells import NULL, Ints, month_of
from shujian.demo.frames import Frames
from shujian.demo.pension_records import whole_months
from shujian.demo.world import AS_OF, World


class SanityError(AssertionError):
    """Ordinary life broke a rule by accident: a fault of the builder."""


def check(w: World) -> None:
    """Look for accidental violations in the background.

    Raises:
        SanityError: with the first one found.
    """
    frames = w.frames
    _unique(frames)
    _prison(frames)
    _corrections(frames)
    _after_death(w)
    _wages_paid(frames)
    _licences(frames)


def words(frames: Frames, table: str, column: str) -> NDArray[Any]:
    """A column of words, one for each row."""
    merged = frames[table].merged(column).words
    assert merged is not None
    return np.array(merged.words, dtype=object)[merged.codes]


def numbers(frames: Frames, table: str, column: str) -> Ints:
    """A column of dates, months or money, one for each row."""
    merged = frames[table].merged(column).numbers
    assert merged is not None
    return merged


def _fail(text: str, found: Any) -> None:
    raise SanityError(f"{text}: {found}")


def _unique(frames: Frames) -> None:
    ids = words(frames, "人口信息", "公民身份号码")
    if len(set(ids.tolist())) != len(ids):
        _fail("two people with one number", len(ids) - len(set(ids.tolist())))


def _prison(frames: Frames) -> None:
    """No pension, wage or insurance for a month that lies wholly in prison."""
    inside: dict[str, set[int]] = defaultdict(set)
    for row in frames["在押人员"].rows:
        end = row["出监日期"] or AS_OF
        inside[row["公民身份号码"]] |= set(whole_months(row["入监日期"], end))
    listed = (("养老金发放", "待遇月份"), ("工资发放", "工资月份"), ("社保缴费", "费款月份"))
    for table, column in listed:
        merged = frames[table].merged("公民身份号码").words
        assert merged is not None
        known = np.array([word in inside for word in merged.words])[merged.codes]
        who = words(frames, table, "公民身份号码")[known]
        month = numbers(frames, table, column)[known]
        for number, paid in zip(who, month.tolist(), strict=True):
            if paid in inside[number]:
                _fail(f"{table} while in prison", number)


def _corrections(frames: Frames) -> None:
    """Everybody with a suspended sentence was accepted within ten days of effect."""
    accepted = {row["公民身份号码"]: row["接收日期"] for row in frames["社区矫正对象"].rows}
    for row in frames["刑事裁判"].rows:
        if not row["缓刑"] and row["主刑"] != "管制":
            continue
        on = accepted.get(row["公民身份号码"])
        if on is None or not 0 <= (on - row["生效日期"]).days <= 10:
            _fail("not accepted in time", row["文书编号"])


def _after_death(w: World) -> None:
    frames = w.frames
    died = numbers(frames, "死亡登记", "死亡日期").astype("datetime64[D]").astype("datetime64[M]")
    month = died.astype(np.int64) + 1970 * 12
    last = dict(zip(words(frames, "死亡登记", "公民身份号码"), month.tolist(), strict=True))
    for table, column in (("养老金发放", "待遇月份"), ("高龄津贴发放", "享受月份")):
        who = words(frames, table, "公民身份号码")
        late = [
            number
            for number, paid in zip(who, numbers(frames, table, column).tolist(), strict=True)
            if paid > last.get(number, 10**9)
        ]
        if late:
            _fail(f"{table} after death", late[0])


def _wages_paid(frames: Frames) -> None:
    """Every month worked and due was paid."""
    due = month_of(AS_OF) - 1

    def keys(table: str, month: str) -> set[tuple[str, str, int]]:
        cells = (
            words(frames, table, "项目编号").tolist(),
            words(frames, table, "公民身份号码").tolist(),
            numbers(frames, table, month).tolist(),
        )
        return {key for key in zip(*cells, strict=True) if key[2] <= due}

    unpaid = keys("实名考勤", "考勤月份") - keys("农民工工资发放", "工资月份")
    if unpaid:
        _fail("worked and not paid", sorted(unpaid)[0])
    short = numbers(frames, "人工费拨付", "实拨金额") < numbers(frames, "人工费拨付", "应拨金额")
    if bool(short.any()) or NULL in numbers(frames, "工资专户", "开户日期").tolist():
        _fail("a labour fee not paid in full, or an account without a day", int(short.sum()))


def _licences(frames: Frames) -> None:
    """Nobody convicted of drunken driving keeps a licence in order."""
    drunk = {
        row["公民身份号码"] for row in frames["刑事裁判"].rows if row["罪名"] == "危险驾驶罪"
    } | {row["公民身份号码"] for row in frames["戒毒决定"].rows}
    who, state = words(frames, "驾驶证", "公民身份号码"), words(frames, "驾驶证", "状态")
    kept = set(who[state == "正常"].tolist()) & drunk
    if kept:
        _fail("a licence kept in order", sorted(kept)[0])
