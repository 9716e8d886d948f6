"""The fixed Chinese words that the interface sends have a translation on the pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shujian.app.http.journal_words import deed
from shujian.app.shelf import Shelf
from shujian.clues.states import ClueState
from shujian.core.cells import State
from shujian.store.content import Content
from shujian.store.schema import JournalEntry
from shujian.store.schema.casework import Seen
from shujian.trust import Action

LOCALES = Path(__file__).parents[2] / "web" / "src" / "locales"


def _words(language: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(
        (LOCALES / language / "words.json").read_text("utf-8")
    )
    return found


WORDS = _words("en-US")


def _shipped(kind: str, field: str) -> set[str]:
    items = Content().items(kind).values()
    return {str(item.data[field]) for item in items if item.data.get(field)}


def _lines() -> set[str]:
    shelf = Shelf(None)
    return {str(i.data["line"]) for i in (*shelf.items.values(), *shelf.packs.values())}


def _deeds() -> set[str]:
    def told(action: Action, **detail: object) -> str:
        entry = JournalEntry(action=action, detail_json=detail, actor="甲", object="乙")
        return deed(entry)

    found = {action.label for action in Action} | {told(Action.VIEW, looked=1)}
    for state in ClueState:
        found |= {told(Action.CLUE, to=state), told(Action.CLUE, to=state, undone=True)}
    found |= {told(Action.ACCOUNT, role=role) for role in _shipped("roles", "name")}
    found |= {told(Action.ACCOUNT, was={"active": not on}, active=on) for on in (True, False)}
    return found | {told(Action.ACCOUNT, made=True), told(Action.ACCOUNT, password=True)}


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("state", set(ClueState)),
        ("seen", set(Seen)),
        ("cell", {state.label for state in State}),
        ("role", _shipped("roles", "name")),
        ("line", _lines()),
        ("layer", {Content().layers[0].name}),
        ("deed", _deeds()),
    ],
)
def test_every_word_that_is_sent_has_an_english_one(name: str, sent: set[str]) -> None:
    assert sent
    assert {str(word) for word in sent} - set(WORDS[name]) == set()
