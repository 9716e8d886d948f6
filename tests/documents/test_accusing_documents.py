"""What is read from 起诉书, 起诉意见书, 量刑建议书 and 不起诉决定书, against facts told by hand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.findings import FINDINGS
from shujian.documents.judgments.plain import plain
from shujian.documents.judgments.reading import Reading, read_judgment

FOLDER = Path(__file__).parent / "data" / "accusations"
CASES = [
    case
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))["cases"]
]
_VAGUE = {"自愿认罪", "从轻", "减轻", "免除", "从重"}


def found(reading: Reading, table: str) -> list[Row]:
    """The rows of a table."""
    return [reading.document] if table == "文书" else reading.rows.of(table)


def told(row: Row, column: str) -> Any:
    """A cell as the expectations write it."""
    if column == "情节":
        return {n for n in FINDINGS if row.true(n)} - _VAGUE
    return plain(row.get(column))


def wished(value: Any) -> Any:
    """An expectation in the form of ``told``."""
    if isinstance(value, list):
        return set(value) - _VAGUE
    return value.isoformat() if isinstance(value, dt.date) else value


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_a_document_gives_the_facts_that_it_tells(case: dict[str, Any]) -> None:
    reading = read_judgment(case["text"])
    for table, rows in case["expect"].items():
        if table == "引用法条":
            assert [r.text("条文") for r in found(reading, table)] == rows
        elif table == "署名":
            signed = found(reading, "审判人员")
            assert [f"{r.text('职务')} {r.text('姓名')}" for r in signed] == rows
        else:
            _same(found(reading, table), [rows] if isinstance(rows, dict) else rows)


def _same(held: list[Row], rows: list[dict[str, Any]]) -> None:
    assert len(held) == len(rows)
    for row, expected in zip(held, rows, strict=True):
        for column, value in expected.items():
            assert told(row, column) == wished(value), (row.table, column)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_every_place_lies_in_the_text_and_no_stage_fails(case: dict[str, Any]) -> None:
    reading = read_judgment(case["text"])
    assert reading.unread == []
    for row in reading.rows:
        for column, fact in row.cells.items():
            assert 0 <= fact.start <= fact.end <= len(reading.text), column


def test_a_proposal_that_introduces_its_persons_gives_them_like_an_indictment() -> None:
    reading = read_judgment(
        "虚州市虚江区人民检察院\n量刑建议书\n虚江检量建〔2020〕301号\n虚州市虚江区人民法院：\n"
        "被告人钱某，男，1996年2月10日出生，汉族，住虚州市虚江区。2018年7月19日因犯故意伤害罪"
        "被虚州市虚江区人民法院判处有期徒刑一年，缓刑一年。因涉嫌犯抢夺罪，于2020年4月20日被刑事拘留，"
        "同年5月26日被逮捕。\n被告人孙某，男，1998年8月8日出生，汉族，住虚州市虚江区。"
        "因涉嫌犯抢夺罪，于2020年4月21日被取保候审。\n"
        "被告人钱某、孙某涉嫌抢夺罪一案，本院已审查终结。建议判处被告人钱某有期徒刑九个月至一年，"
        "并处罚金；建议判处被告人孙某拘役五个月，缓刑六个月，并处罚金。\n检察官李某\n2020年8月3日\n"
    )
    assert [p.text("被告人") for p in reading.people] == ["钱某", "孙某"]
    assert [p.day("出生日期") for p in reading.people] == [
        dt.date(1996, 2, 10),
        dt.date(1998, 8, 8),
    ]
    assert [p.day("逮捕日期") for p in reading.people] == [dt.date(2020, 5, 26), None]
    assert [r.text("前科罪名") for r in reading.rows.of("前科")] == ["故意伤害罪"]
    assert len(reading.rows.of("量刑建议")) == 2
