"""What officials file about a building project: complaints, orders, notices."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo import firms
from shujian.demo.project_money import Project
from shujian.demo.world import AS_OF, World, plus


def notice(w: World, p: Project, start: dt.date, end: dt.date) -> None:
    """Post the notice that an account will be closed."""
    w.add("销户公示", **p.place, 公示起始日期=start, 公示终止日期=end)


def complain(w: World, p: Project, on: dt.date, **cells: Any) -> str:
    """Write a complaint about unpaid wages; answer its number."""
    number = w.next_no("TS")
    row = {
        **p.place,
        "投诉编号": number,
        "投诉日期": on,
        "投诉人数": 12,
        "投诉金额": 12_000_000,
        "受理机关": firms.labour_office(p.county),
        "受理日期": plus(on, 1),
        "立案日期": plus(on, 3),
        "延长期限": False,
        "办结日期": None,
        "处理结果": None,
    }
    w.add("欠薪投诉", **(row | cells))
    return number


def order(w: World, p: Project, served: dt.date, deadline: dt.date, **cells: Any) -> str:
    """Write an order to pay; answer its number."""
    number = w.next_no("ZL")
    row = {
        **p.place,
        "文书文号": number,
        "用工单位": p.firm.name,
        "送达日期": served,
        "送达方式": "直接",
        "履行期限": deadline,
        "责令金额": 12_000_000,
        "涉及人数": 11,
        "最长欠薪月数": 4,
        "付清日期": None,
    }
    w.add("责令支付", **(row | cells))
    return number


def sign_of_means(w: World, p: Project, kind: str, on: dt.date) -> None:
    """A sign that the employer hides money, or has it."""
    w.add("支付能力线索", 用工单位=p.firm.name, 种类=kind, 日期=on, 地区划=p.county)


def months_until(p: Project, last: dt.date = AS_OF) -> range:
    """The months from the start of building to a day."""
    return range(p.start.year * 12 + p.start.month - 1, last.year * 12 + last.month)
