"""Files of 暂予监外执行 as XML and Parquet, sound and hostile, for tests through every door."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tests.pool.conftest import person

NAMES = ("身份证号", "姓名", "收到决定日期", "移交日期", "执行地区划")


def record(cells: Sequence[str], prefix: str = "jy:") -> str:
    """One person, the name and number in an element of their own."""
    number, name, received, handed, place = cells
    tags = (("收到决定日期", received), ("移交日期", handed), ("执行地区划", place))
    rest = "".join(f"<{prefix}{n}>{v}</{prefix}{n}>" for n, v in tags)
    who = f"<{prefix}身份证号>{number}</{prefix}身份证号><{prefix}姓名>{name}</{prefix}姓名>"
    return f"<{prefix}罪犯><{prefix}人员>{who}</{prefix}人员>{rest}</{prefix}罪犯>"


def department(count: int, encoding: str = "UTF-8", head: str = "") -> bytes:
    """A delivery of a department: a frame, a name space, nested people, the encoding declared."""
    people = "".join(record(person(n)) for n in range(1, count + 1))
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>{head}<jy:数据包 xmlns:jy="urn:invented:jy">'
        f"<jy:报文头><jy:单位>某监狱</jy:单位></jy:报文头><jy:名单>{people}</jy:名单></jy:数据包>"
    )
    return text.encode(encoding)


LAUGHS = '<!DOCTYPE z [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE z [<!ENTITY f SYSTEM "file:///etc/hostname">]>'


def cut(count: int) -> bytes:
    """A delivery that breaks off in its last record."""
    whole = department(count)
    return whole[: whole.rindex("<jy:执行地区划>".encode()) + len("<jy:执行地区划>".encode())]


def columns(count: int) -> dict[str, Any]:
    """The columns of people, with every kind of type that writers use for them."""
    people = [person(n) for n in range(1, count + 1)]
    moments = [dt.datetime(2024, 3, 1) for _ in people]
    return {
        "身份证号": pa.array([p[0] for p in people]).dictionary_encode(),
        "姓名": pa.array([p[1] for p in people]),
        "收到决定日期": pa.array(moments, pa.timestamp("ns")),
        "移交日期": pa.array([dt.date(2024, 3, 4) for _ in people], pa.date32()),
        "执行地区划": pa.array([Decimal(990102) for _ in people], pa.decimal128(20, 0)),
    }


def parquet(held: dict[str, Any]) -> bytes:
    """The bytes of a file."""
    out = io.BytesIO()
    pq.write_table(pa.table(held), out)
    return out.getvalue()


def nested(count: int) -> bytes:
    """With a column of lists."""
    lists = pa.array([["甲", "乙"]] * count)
    return parquet({**columns(count), "同案犯": lists})
