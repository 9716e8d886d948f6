"""Why a clue is a clue: conditions, sources, the judgment's words; masked unless a purpose is told.

While there is no job the worker explains ahead the clues that are likely to be opened first.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shujian.app.clue_reasons import FOLDER, kept_at
from shujian.app.explaining import Reopened
from shujian.app.worker.ahead import Ahead
from shujian.clues import query
from shujian.core.errors import ShujianError
from shujian.store import db
from shujian.store.schema import JournalEntry
from tests.app.invented_judgments import HIT
from tests.http import judgments_given as given
from tests.http import late_model as late
from tests.http.conftest import Site
from tests.http.judgments_given import copied, opened

IDENTITY = "990101198001010016"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one clue: the judgment is dated before its hearing; only copied."""
    path = tmp_path_factory.mktemp("explained")
    site = opened(path / "home")
    text = HIT.replace("男，2001", f"男，公民身份号码{IDENTITY}，2001")
    given.judged(site, path / "given", 判决书=text)
    site.home.close()
    return path / "home"


@pytest.fixture
def judged(made: Path, tmp_path: Path) -> Iterator[tuple[Site, str]]:
    """A copy of that home, served, and its clue."""
    with copied(made, tmp_path) as site:
        (clue,) = site.client.get("/clues").json()["items"]
        yield site, clue["id"]


def explained(site: Site, clue: str) -> Any:
    told = site.client.get(f"/clues/{clue}/explanation")
    assert told.status_code == 200, told.text
    return told.json()


def test_each_condition_comes_with_its_value_and_its_source(
    judged: tuple[Site, str],
) -> None:
    told = explained(*judged)
    assert "诉讼" in "".join(told["basis"])
    (step,) = [s for s in told["steps"] if s["decided"]]
    conditions = step["rows"][0]["conditions"]
    assert all(part["value"] for part in conditions if part["depth"] == 0)
    cells = {c["column"]: c["shown"] for part in conditions for c in part["cells"]}
    assert cells["裁判日期"] == "2031-02-10"
    assert {"input": "文书", "column": "裁判日期"} in conditions[-1]["links"]
    source = next(s for s in told["sources"] if s["input"] == "文书")
    assert {c["name"] for c in source["columns"] if c["used"]} >= {"裁判日期", "末次开庭日期"}
    assert step["rows"][0]["refs"][0]["row_id"] == source["rows"][0]["row_id"]


def test_the_facts_say_what_the_rule_reads_and_of_which_case(judged: tuple[Site, str]) -> None:
    facts = {table["table"]: table for table in explained(*judged)["facts"]}
    cells = {c["column"]: c["shown"] for c in facts["文书"]["rows"][0]["cells"]}
    assert cells["裁判日期"] == "2031-02-10"
    assert cells["案号"] == "（2031）虚0101刑初12号"
    assert IDENTITY not in str(facts)


def test_the_head_of_a_clue_of_a_judgment_names_its_case(judged: tuple[Site, str]) -> None:
    site, clue = judged
    told = site.client.get(f"/clues/{clue}").json()
    assert told["clue"]["case_numbers"] == ["（2031）虚0101刑初12号"]


def test_the_text_shows_where_it_says_so_with_identity_numbers_covered_in_place(
    judged: tuple[Site, str],
) -> None:
    site, clue = judged
    told = site.client.get(f"/clues/{clue}/text").json()
    words = {s["column"]: told["text"][s["start"] : s["end"]] for s in told["spans"]}
    assert words["裁判日期"] == "二〇三一年二月十日"
    assert IDENTITY not in told["text"]
    assert f"{IDENTITY[:6]}********{IDENTITY[-4:]}" in told["text"]


def test_an_explanation_is_computed_once_and_again_where_what_is_kept_is_spoilt(
    judged: tuple[Site, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site, clue = judged
    first = explained(site, clue)
    (kept,) = (site.home.path / FOLDER).glob("*.json")
    with monkeypatch.context() as patched:
        patched.setattr(Reopened, "said", _never)
        assert explained(site, clue) == first
    kept.write_text("{", "utf-8")
    assert explained(site, clue) == first


def _never(*_: Any) -> None:
    raise AssertionError("computed again")


def test_one_value_comes_out_for_a_stated_purpose_and_stands_in_the_journal(
    judged: tuple[Site, str],
) -> None:
    site, clue = judged
    source = next(s for s in explained(site, clue)["sources"] if s["input"] == "文书")
    asked = {"column": "案号", "row_id": source["rows"][0]["row_id"]}
    assert site.client.post(f"/clues/{clue}/reveal", json=asked).status_code == 422
    told = site.client.post(f"/clues/{clue}/reveal", json={**asked, "purpose": "核查案件"})
    assert told.json()["shown"] == "（2031）虚0101刑初12号"
    with db.reader(site.home) as session:
        entry = session.query(JournalEntry).order_by(JournalEntry.seq.desc()).first()
    assert entry is not None
    assert (entry.action, entry.purpose) == ("reveal", "核查案件")
    assert entry.object == f"线索 {clue}：案号"


@pytest.mark.parametrize(
    "asked",
    [
        {"column": "案号", "row_id": "1"},
        {"column": "没有的列"},
        *({"column": "案号", "row_id": odd} for odd in ("x", "²", "٣", "9" * 5000)),
    ],
)
def test_rows_of_others_and_unknown_columns_do_not_come_out(
    judged: tuple[Site, str], asked: dict[str, str]
) -> None:
    site, clue = judged
    told = site.client.post(f"/clues/{clue}/reveal", json={**asked, "purpose": "核查案件"})
    assert told.status_code == 404


def test_unknown_clues_are_not_found(site: Site) -> None:
    for end in ("", "/explanation", "/text", "/related"):
        assert site.client.get(f"/clues/nixdergleichen{end}").status_code == 404


def test_a_value_of_a_condition_comes_out_by_its_step_and_row(judged: tuple[Site, str]) -> None:
    site, clue = judged
    (step,) = [s for s in explained(site, clue)["steps"] if s["decided"]]
    asked = {"column": "裁判日期", "step": step["step"], "row": 0, "purpose": "核查案件"}
    assert site.client.post(f"/clues/{clue}/reveal", json=asked).json()["shown"] == "2031-02-10"
    for wrong in ({"row": 7}, {"step": "没有的步骤"}, {"column": "没有的列"}):
        assert site.client.post(f"/clues/{clue}/reveal", json={**asked, **wrong}).status_code == 404


def test_rows_of_others_on_the_side_where_nothing_was_found_are_not_told(site: Site) -> None:
    text = late.TEXT.replace(
        "  - id: 漏管\n",
        "  - {id: 已接收, op: filter, from: 矫正, where: '=[矫正类别]=\"缓刑\"'}\n  - id: 漏管\n",
    ).replace("right: 矫正", "right: 已接收")
    late.author(site.home, text)
    late.outside(site.home, "2024-03-01", "2024-03-01")
    late.serving(site.home, 1)
    late.ran(site)
    clues = site.client.get("/clues").json()["items"]
    (clue,) = [c for c in clues if "没有接收" in c["title"]]
    told = explained(site, clue["id"])
    other = next(s for s in told["steps"] if s["step"] == "已接收")
    assert (other["passed"], other["decided"], other["rows"]) == (False, False, [])
    missed = next(s for s in told["steps"] if s["step"] == "漏管")
    assert missed["decided"]
    assert "“已接收”里没有对应的行" in missed["sentence"]
    assert all(r["listed"] for s in told["steps"] for row in s["rows"] for r in row["refs"])


def _kept(site: Site, clue_id: str) -> bool:
    with db.reader(site.home) as session:
        return kept_at(site.home, query.one(session, clue_id)).exists()


def _broken(self: Reopened, clue: object) -> None:
    raise ShujianError("x.y", "坏了", remedy="修好")


def test_a_clue_explained_ahead_is_opened_without_asking_the_engine(
    judged: tuple[Site, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site, clue = judged
    assert not _kept(site, clue)
    ahead = Ahead(site.home)
    assert ahead.one()
    assert _kept(site, clue)
    monkeypatch.setattr(Reopened, "said", _never)
    assert site.client.get(f"/clues/{clue}/explanation").status_code == 200


def test_it_ends_and_looks_again_only_after_a_further_run(judged: tuple[Site, str]) -> None:
    site, clue = judged
    ahead = Ahead(site.home)
    while ahead.one():
        pass
    for path in (site.home.path / FOLDER).iterdir():
        path.unlink()
    assert not ahead.one()
    assert not _kept(site, clue)
    given.judged(site, site.home.path.parent / "more", 又一份=HIT)
    assert ahead.one()


def test_a_clue_that_cannot_be_explained_does_not_end_the_work(
    judged: tuple[Site, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site, clue = judged
    monkeypatch.setattr(Reopened, "said", _broken)
    ahead = Ahead(site.home)
    assert ahead.one()
    assert not ahead.one()
    assert not _kept(site, clue)


def test_a_home_without_runs_has_nothing_to_explain(site: Site) -> None:
    assert not Ahead(site.home).one()
