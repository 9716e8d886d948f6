"""While there is no job the worker explains the clues that are likely to be opened first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from shujian.app.clue_reasons import FOLDER, kept_at
from shujian.app.explaining import Reopened
from shujian.app.worker.ahead import Ahead
from shujian.clues import query
from shujian.core.errors import ShujianError
from shujian.store import db
from tests.app.invented_judgments import HIT
from tests.http import judgments_given as given
from tests.http.conftest import Site
from tests.http.judgments_given import copied, opened


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one clue; only copied."""
    path = tmp_path_factory.mktemp("ahead")
    site = opened(path / "home")
    given.judged(site, path / "given", 判决书=HIT)
    site.home.close()
    return path / "home"


@pytest.fixture
def judged(made: Path, tmp_path: Path) -> Iterator[tuple[Site, str]]:
    """A copy of that home, served, and its clue."""
    with copied(made, tmp_path) as site:
        (clue,) = site.client.get("/clues").json()["items"]
        yield site, clue["id"]


def kept(site: Site, clue_id: str) -> bool:
    with db.reader(site.home) as session:
        return kept_at(site.home, query.one(session, clue_id)).exists()


def broken(self: Reopened, clue: object) -> None:
    raise ShujianError("x.y", "坏了", remedy="修好")


def test_a_clue_explained_ahead_is_opened_without_asking_the_engine(
    judged: tuple[Site, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site, clue = judged
    assert not kept(site, clue)
    ahead = Ahead(site.home)
    assert ahead.one()
    assert kept(site, clue)
    monkeypatch.setattr(Reopened, "said", broken)
    assert site.client.get(f"/clues/{clue}/explanation").status_code == 200


def test_it_ends_and_looks_again_only_after_a_further_run(judged: tuple[Site, str]) -> None:
    site, clue = judged
    ahead = Ahead(site.home)
    while ahead.one():
        pass
    for path in (site.home.path / FOLDER).iterdir():
        path.unlink()
    assert not ahead.one()
    assert not kept(site, clue)
    given.judged(site, site.home.path.parent / "more", 又一份=HIT)
    assert ahead.one()


def test_a_clue_that_cannot_be_explained_does_not_end_the_work(
    judged: tuple[Site, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site, clue = judged
    monkeypatch.setattr(Reopened, "said", broken)
    ahead = Ahead(site.home)
    assert ahead.one()
    assert not ahead.one()
    assert not kept(site, clue)


def test_a_home_without_runs_has_nothing_to_explain(site: Site) -> None:
    assert not Ahead(site.home).one()
