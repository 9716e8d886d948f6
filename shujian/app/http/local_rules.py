"""Routes of local rules: what models ask of places, and what the unit entered for it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.local_rules.changing import Which, Wish, add, prefix, withdraw
from shujian.app.local_rules.listing import Question, Rule, listed

router = APIRouter(tags=["local-rules"])
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Region = Annotated[str, StringConstraints(strip_whitespace=True, max_length=12)]


class AskingModel(BaseModel):
    """A model that asks an item."""

    id: str
    name: str


class LocalRuleView(BaseModel):
    """One rule; ``own``: it was entered here and can be taken back here."""

    model_config = ConfigDict(validate_by_name=True)

    region: str
    value: str
    start: dt.date | None = Field(alias="from")
    end: dt.date | None = Field(alias="to")
    source: str
    note: str
    layer: str
    file: str
    own: bool


class LocalItemView(BaseModel):
    """A question that places answer differently, with all answers; ``input``: how to ask it."""

    item: str
    type: str
    meaning: str
    unit: str
    choices: list[str]
    input: Literal["choice", "list", "number", "text"]
    models: list[AskingModel]
    rules: list[LocalRuleView]


class LocalRulesView(BaseModel):
    """All items; ``broken``: files that cannot be read, and why."""

    items: list[LocalItemView]
    broken: list[str]


class LocalRuleWish(BaseModel):
    """A rule to enter; an empty region is everywhere."""

    item: Text
    value: Text | Annotated[list[Text], Field(max_length=200)]
    region: Region = ""
    start: dt.date | None = Field(None, alias="from")
    end: dt.date | None = Field(None, alias="to")
    source: Text = ""
    note: Text = ""


class LocalRuleEnd(BaseModel):
    """Which rule is taken back; with ``to`` it stays, and that is its last day."""

    item: Text
    region: Region = ""
    start: dt.date = Field(alias="from")
    end: dt.date | None = Field(None, alias="to")


@router.get("/local-rules", operation_id="listLocalRules")
def list_local_rules(ctx: ContextDep, home: HomeDep) -> LocalRulesView:
    """Every item, its rules, and the models that ask it."""
    found = listed(ctx, home)
    return LocalRulesView(
        items=[_item(q) for q in found.items], broken=[str(e) for e in found.broken]
    )


@router.post("/local-rules", operation_id="addLocalRule", status_code=201)
def add_local_rule(body: LocalRuleWish, ctx: ContextDep, home: HomeDep) -> LocalRulesView:
    """Enter a rule; all items as they are now."""
    wish = Wish(body.item, body.value, body.region, body.start, body.end, body.source, body.note)
    add(ctx, home, wish)
    return list_local_rules(ctx, home)


@router.post("/local-rules/withdrawal", operation_id="withdrawLocalRule")
def withdraw_local_rule(body: LocalRuleEnd, ctx: ContextDep, home: HomeDep) -> LocalRulesView:
    """Take one of the unit's own rules back, or set its last day; all items as they are now."""
    withdraw(ctx, home, Which(body.item, prefix(body.region), body.start), body.end)
    return list_local_rules(ctx, home)


def _item(question: Question) -> LocalItemView:
    item = question.item
    return LocalItemView(
        item=item.name, type=item.type, meaning=item.meaning, unit=item.unit,
        choices=list(question.choices), input=_input(question), rules=[_rule(rule) for rule in question.rules],
        models=[AskingModel(id=m.id, name=m.name) for m in question.models],
    )  # fmt: skip


def _input(question: Question) -> Literal["choice", "list", "number", "text"]:
    kind = question.item.type
    if kind == "文本列表":
        return "list"
    if question.choices:
        return "choice"
    return "number" if kind in ("整数", "数量", "金额") else "text"


def _rule(rule: Rule) -> LocalRuleView:
    return LocalRuleView.model_validate(vars(rule), by_name=True)
