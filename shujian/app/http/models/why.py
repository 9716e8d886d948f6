"""The route that tells why somebody has no clue of a model."""

from __future__ import annotations

import datetime as dt
import threading
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field, StringConstraints

from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.why_masked import plain
from shujian.app.why_not import why_not

router = APIRouter(tags=["models"])
_one = threading.Lock()
"""One is computed at a time: each takes an engine of its own."""
_VERDICTS = {
    "线索": "clue",
    "待核": "review",
    "未检查": "unchecked",
    "离开": "left",
    "没有": "absent",
}


class WhyWish(BaseModel):
    """Of whom; in the body, so that the number stands in no address and no log."""

    subject: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    pick: Annotated[int, Field(ge=0, le=100)] | None = None


class PutRow(BaseModel):
    """A row put aside: ``stream`` is 待核 or 未检查."""

    stream: str
    reason: str
    values: dict[str, str]


class ToldRow(BaseModel):
    """Why one row did not pass, with the values that decided."""

    said: str
    values: dict[str, str]
    parts: list[str]


class WhyStep(BaseModel):
    """A step that the subject came to: how many rows came, how many passed.

    ``aside``: of a way whose rows speak against a clue, so that to end there is no reason.
    """

    step: str
    op: str
    sentence: str
    came: int
    passed: int
    quarantined: int
    left: bool
    aside: bool
    put_aside: list[PutRow]
    why: list[ToldRow]


class NearStep(BaseModel):
    """The step at which the subject ended, and the conditions that it failed there.

    ``wanted``: these conditions; ``said``: where no single condition decided; ``beside``: what
    the row and the rows of the other table hold; ``values``: what the row holds.
    """

    step: str
    rows: int
    wanted: list[str]
    said: str
    beside: str
    values: dict[str, str]


class WhyRule(BaseModel):
    """The answer of one rule; ``verdict``: clue, review, unchecked, left or absent.

    ``near``: where it ended; null where it never entered the rule, because none of its rows
    stands in a table that leads there, such as one of ``lacks``.
    """

    rule: str
    name: str
    verdict: str
    subject_column: str
    steps: list[WhyStep]
    untold: list[str]
    near: NearStep | None = None
    lacks: list[str] = []


class WhyApart(BaseModel):
    """A row in quarantine that may be the subject's: where it stands and why it was set aside.

    ``numbered``: it bears the number that was asked for, not only the name beside it.
    """

    file: str
    sheet: str
    line: int
    month: str = ""
    why: str
    import_id: str
    numbered: bool


class WhyTable(BaseModel):
    """A table of the run: how many rows of it are the subject's, how many rows set apart are.

    ``named``: rows set apart that bear the name only; ``apart``: the first of all of them.
    """

    table: str
    rows: int
    quarantined: int
    named: int = 0
    apart: list[WhyApart] = []


class WhyWhom(BaseModel):
    """One of several of a name: the number as the reader may see it, and where it stands."""

    index: int
    shown: str
    tables: list[str]


class WhyAnswer(BaseModel):
    """What the latest finished run says of a subject; rules that it came far in come first.

    ``choose``: where a name means several, one of them is to be picked.

    ``unfit``: why no rule can be about the number, where only rows set aside bear it.
    """

    run: str
    as_of: dt.date
    unfit: str = ""
    tables: list[WhyTable]
    rules: list[WhyRule]
    choose: list[WhyWhom] = []


@router.post("/models/{model_id:path}/why", operation_id="askWhyNot")
def ask(model_id: str, wish: WhyWish, ctx: ContextDep, home: HomeDep) -> WhyAnswer:
    """At which step the subject left each rule, or why it waits in 待核 or 未检查."""
    with _one:
        found = why_not(ctx, home, model_id, wish.subject, wish.pick)
    told = plain(ctx, found)
    order = list(_VERDICTS)
    rules = sorted(told["rules"], key=lambda r: order.index(r["verdict"]))
    told["rules"] = [{**rule, "verdict": _VERDICTS[rule["verdict"]]} for rule in rules]
    return WhyAnswer.model_validate(told)
