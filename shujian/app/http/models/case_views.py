"""The cases of a model or rule pack, and how they came out last."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from shujian.app.http.jobs import PHASES
from shujian.app.http.models.views import CaseView, CheckResult, ModelCases
from shujian.app.packing import PackView
from shujian.app.shelves import Entry
from shujian.app.worker.checking import KIND
from shujian.models.authoring.case_tables import raw_text
from shujian.models.authoring.cases import Case
from shujian.models.packs.cases import PackCase, cases_of
from shujian.store import queue
from shujian.store.home import Home

_HEAD = re.compile(r"^([A-Za-z][A-Za-z0-9]*(?:[、，,]?[A-Z][0-9]+)*)\s*(\S{1,4}?)：")
_KINDS = {
    "命中": "hit", "应中": "hit", "例外": "exception", "边界": "near_miss", "邻近": "near_miss",
    "近似": "near_miss", "待核": "review", "未检查": "unchecked",
}  # fmt: skip


def cases(home: Home, entry: Entry) -> ModelCases:
    """All cases, in the order of their files."""
    last = _last(home, entry)
    if isinstance(entry.bound, PackView):
        pack = entry.bound.pack
        return ModelCases(cases=[_of_pack(pack.spec.base, c) for c in cases_of(pack)], last=last)
    return ModelCases(cases=[_of_model(c) for c in entry.cases], last=last)


def _of_model(case: Case) -> CaseView:
    head = _HEAD.match(case.name)
    expect: Mapping[str, Any] = case.data.get("expect") or {}
    kind = _KINDS.get(head[2], "") if head else ""
    return CaseView(
        name=case.name,
        kind=kind or ("hit" if expect.get("线索") else "near_miss"),
        rule=head[1] if head else "",
        source=case.source,
        as_of=raw_text(case.data.get("as_of")),
        tables={t: _rows(rows) for t, rows in (case.data.get("tables") or {}).items()},
        covered=[str(t) for t in case.data.get("coverage") or {}],
        expect={s: _rows(rows) for s, rows in expect.items() if rows},
    )


def _of_pack(base: str, case: PackCase) -> CaseView:
    own = {n: v for n, v in case.data.items() if not isinstance(v, list)}
    children = {n: _rows(v) for n, v in case.data.items() if isinstance(v, list)}
    return CaseView(
        name=case.name, kind=case.kind, rule=case.rule, source="", as_of="", covered=[],
        tables={base: _rows([own]), **children},
        expect={"线索": [{"rule": case.rule}]} if case.kind == "hit" else {},
    )  # fmt: skip


def _rows(rows: Any) -> list[dict[str, str]]:
    listed = rows if isinstance(rows, list) else [rows]
    return [{str(k): raw_text(v) for k, v in r.items()} for r in listed if isinstance(r, dict)]


def _last(home: Home, entry: Entry) -> CheckResult | None:
    """The newest check of the model by anybody; one under way has no result yet."""
    job = queue.latest(home, KIND, "model", entry.id)
    if job is None:
        return None
    result = job.result_json or {}
    listed = result.get("cases", [])
    meaning = entry.bound.spec.meaning_hash if entry.bound else ""
    return CheckResult(
        job_id=job.id,
        at=job.updated,
        phase=PHASES[job.state],
        passed=sum(1 for c in listed if c["passed"]),
        failed={c["name"]: c["differences"] for c in listed if not c["passed"]},
        notes=result.get("notes", []),
        stale=job.state in queue.ENDED and (job.params_json or {}).get("meaning") != meaning,
        error=job.error_json,
    )
