"""The facts of a judgment as one object: months and yuan as numbers, dates as text."""

from __future__ import annotations

from typing import Any

from shujian.documents.judgments.accusing.told import accusation
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.plain import plain
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.verdict import COLUMNS

DOCUMENT = {
    "court": "法院", "case_no": "案号", "judgment_date": "裁判日期", "procuratorate": "公诉机关",
    "indictment_no": "起诉书文号", "indicted_on": "起诉日期", "procedure": "程序", "panel": "审判组织",
}  # fmt: skip
PERSON = {
    "sex": "性别", "birth": "出生日期", "ethnicity": "民族", "detained_on": "拘留日期",
    "arrested_on": "逮捕日期", "bailed_on": "取保日期",
}  # fmt: skip
FINDINGS = {
    "recidivist": "累犯", "drug_reoffender": "毒品再犯", "surrender": "自首", "confession": "坦白",
    "merit": "立功", "accessory": "从犯", "attempt": "未遂", "plea": "认罪认罚", "forgiven": "谅解",
}  # fmt: skip
BENCH = ("审判长", "审判员", "代理审判员", "助理审判员", "独任审判员", "人民陪审员")


def flat(reading: Reading, doc_id: str) -> dict[str, Any]:
    """One object per document, in the form that tools outside expect.

    Args:
        reading: the facts.
        doc_id: the document's id.
    """
    row = reading.document
    signers = [r for r in reading.rows.of("审判人员") if r.text("职务") in BENCH]
    cited = [r.text("条文") for r in reading.rows.of("引用法条") if r.text("位置") == "依照"]
    told = {key: plain(row.get(column)) for key, column in DOCUMENT.items()}
    if row.text("起诉方式") == "自诉":  # the key is of public prosecutions
        told["indicted_on"] = None
    return {
        "id": doc_id,
        **told,
        "judges": [r.text("姓名") for r in signers],
        "assessors": sum(r.text("职务") == "人民陪审员" for r in signers),
        "statutes": list(dict.fromkeys(cited)),
        "defendants": [_person(reading, r) for r in reading.people],
        "state": row.text("读取状态"),
        "unread": [f"{part}：{why}" for part, why in reading.unread],
        **(accusation(reading) if reading.kind is not None else {}),
    }


def _person(reading: Reading, row: Row) -> dict[str, Any]:
    seq = row.number("被告人序号")
    outcome = reading.rows.about("判决结果", seq)
    return {
        "name": row.text("被告人"),
        **{key: partial(row, column) for key, column in PERSON.items()},
        "priors": [_prior(r) for r in reading.rows.about("前科", seq)],
        "admin_penalties": row.number("行政处罚数"),
        **{key: row.true(column) for key, column in FINDINGS.items()},
        "counts": [
            {"charge": r.text("罪名") or None, **_penalty(r)}
            for r in reading.rows.about("判项", seq) or _upheld(reading, seq)
        ],
        "final": {**_penalty(outcome[0]), **_dates(outcome[0])} if outcome else None,
    }


def _upheld(reading: Reading, seq: int) -> list[Row]:
    """The counts of the judgment below that an appeal left as they were."""
    found = []
    for count in (c for draft in reading.upheld.get(seq, ()) for c in draft.counts):
        row = Row("判项")
        if count.charge:
            row.put("罪名", count.charge)
        count.fill(row, COLUMNS, "", 0)
        found.append(row)
    return found


def _prior(row: Row) -> dict[str, Any]:
    return {
        "judged_on": row.text("前科判决日期原文") or plain(row.get("前科判决日期")),
        "charge": row.text("前科罪名") or None,
        "term_months": plain(row.get("前科刑期")),
        "probation_months": plain(row.get("前科缓刑考验期")),
        "released_on": partial(row, "释放日期"),
    }


def _penalty(row: Row) -> dict[str, Any]:
    taken = row.get("没收财产")
    amount = plain(row.get("没收金额"))
    return {
        "penalty": row.text("主刑") or None,
        "months": plain(row.get("刑期")),
        "probation_months": plain(row.get("缓刑考验期")),
        "fine_yuan": plain(row.get("罚金")),
        "confiscation": amount if amount is not None else taken,
        "political_rights_months": plain(row.get("剥夺政治权利")),
    }


def _dates(row: Row) -> dict[str, Any]:
    return {"start": plain(row.get("刑期起日")), "end": plain(row.get("刑期止日"))}


def partial(row: Row, column: str) -> Any:
    """A date as far as it is written (column 原文 where it is not whole), else the value."""
    value = plain(row.get(column))
    return value if value is not None else (row.text(column + "原文") or None)
