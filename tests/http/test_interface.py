"""The interface as a whole: its description, and what every route must hold to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shujian.app.http.main import PREFIX
from shujian.app.http.openapi import text
from tests.http.conftest import Site

COMMITTED = Path(__file__).parents[2] / "web" / "openapi.json"
OPEN = {"getSession", "signIn", "signOut", "firstRun"}
"""What can be asked without having signed in."""


@pytest.fixture(scope="module")
def described() -> dict:  # type: ignore[type-arg]
    return dict(json.loads(text()))


def _routes(described: dict):  # type: ignore[no-untyped-def, type-arg]
    for path, methods in described["paths"].items():
        for method, route in methods.items():
            yield path, method, route


def test_the_committed_description_is_the_programs() -> None:
    assert COMMITTED.read_text("utf-8") == text(), "run: python -m tools.web gen"


def test_no_get_has_a_body_and_every_route_a_given_id(described: dict) -> None:  # type: ignore[type-arg]
    ids = []
    for _path, method, route in _routes(described):
        assert not (method == "get" and "requestBody" in route), route["operationId"]
        assert "_" not in route["operationId"]
        ids.append(route["operationId"])
    assert len(ids) == len(set(ids))


def test_every_other_route_wants_a_sign_in(site: Site, described: dict) -> None:  # type: ignore[type-arg]
    stranger = site.other()
    for path, method, route in _routes(described):
        if route["operationId"] in OPEN:
            continue
        concrete = path.removeprefix(PREFIX).replace("{", "").replace("}", "")
        told = stranger.request(method, concrete, json={})
        assert told.status_code == 401, (route["operationId"], told.text)


def test_unknown_addresses_are_problems_below_the_interface(site: Site) -> None:
    told = site.client.get("/nothing")
    assert (told.status_code, told.json()["code"]) == (404, "app.http")
    assert told.headers["content-type"] == "application/problem+json"
